package io.balcao.scheduling.appointments;

import io.balcao.channels.PhoneNumbers;
import io.balcao.channels.Texts;
import io.balcao.platform.Ids;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Customers as patients: found by who they are or by their number, or made. */
public final class PatientRepository {
    private static final int LONGEST_NAME = 120;
    private static final int FEWEST_DIGITS = 8;
    private static final int MOST_DIGITS = 15;
    private static final int BRAZILIAN_DIGITS = 11;
    private static final String KNOWN = """
            SELECT k.id FROM customers k WHERE k.id = $1 AND k.erased_at IS NULL
            """;
    private static final String ATTENDANCE = """
            SELECT count(*), count(*) FILTER (WHERE status = 'NO_SHOW') FROM appointments
            WHERE customer_id = $1 AND status <> 'CANCELLED' AND (status <> 'CONFIRMED' OR ends_at <= $2)
            """;
    private static final String BY_ADDRESS = """
            SELECT customer_id FROM customer_addresses
            WHERE organization_id = current_organization() AND channel_kind = 'whatsapp' AND address = $1
              AND retired_at IS NULL
            """;
    // The road on which customers come who write for the first time: two who are new at once are one.
    private static final String INTRODUCE = """
            SELECT introduce_customers(current_organization(), ARRAY[$1::text], ARRAY[NULL::text], ARRAY[$2::text],
                   ARRAY[NULL::text], ARRAY[$3::text], ARRAY[$4::text], ARRAY[$5::uuid])
            """;

    /**
     * Whether somebody comes when they are to. Schema {@code Attendance}.
     *
     * @param due how many they were to come to, by now
     * @param noShows how many of them somebody marked as one that they did not come to
     */
    record Attendance(long due, long noShows) {}

    Attendance attendance(Tx tx, UUID customer, Instant now) {
        return tx.one(ATTENDANCE, row -> new Attendance(new Columns(row).number(0), new Columns(row).number(1)),
                customer, now.atOffset(ZoneOffset.UTC)).orElseThrow();
    }

    /** Who it is. */
    public UUID find(Tx tx, @Nullable UUID customer, @Nullable String phone, @Nullable String name) {
        if (customer != null) {
            return tx.one(KNOWN, row -> new Columns(row).id(0), customer)
                    .orElseThrow(
                            () -> new Problem.Unprocessable("customer_id", "names a customer that does not exist"));
        }
        if (phone == null) {
            throw new Problem.Unprocessable("phone", "is missing");
        }
        var digits = digits(phone);
        var address = "tel:" + PhoneNumbers.canonical(digits);
        return byAddress(tx, address).orElseGet(() -> {
            tx.list(INTRODUCE, row -> true, address, digits,
                    name == null ? PhoneNumbers.display(digits) : Texts.line(name, LONGEST_NAME),
                    PhoneNumbers.e164(digits), Ids.next());
            return byAddress(tx, address).orElseThrow();
        });
    }

    /** Whether there is such a customer; one who was erased has no appointments that anybody may see. */
    void requireKnown(Tx tx, UUID customer) {
        if (tx.one(KNOWN, row -> true, customer).isEmpty()) {
            throw new Problem.NotFound("customer", customer);
        }
    }

    private static Optional<UUID> byAddress(Tx tx, String address) {
        return tx.one(BY_ADDRESS, row -> new Columns(row).id(0), address);
    }

    /** With the country code: a Brazilian number may come without it. */
    private static String digits(String phone) {
        var digits = phone.replaceAll("[^0-9]", "");
        var whole = digits.length() <= BRAZILIAN_DIGITS && !phone.strip().startsWith("+") ? "55" + digits : digits;
        if (digits.length() < FEWEST_DIGITS || whole.length() > MOST_DIGITS) {
            throw new Problem.Unprocessable("phone", "is no phone number");
        }
        return whole;
    }
}
