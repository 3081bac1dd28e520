package io.balcao.scheduling.reminders;

import io.balcao.channels.PhoneNumbers;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where somebody is written to: their conversation, the open one before those that ended. */
final class ThreadsOfPatientsRepository {
    private static final String OF_CUSTOMER = """
            SELECT c.id FROM conversations c JOIN customers k ON k.id = c.customer_id
            WHERE c.customer_id = $1 AND k.erased_at IS NULL AND ($2::uuid IS NULL OR c.channel_id = $2)
            ORDER BY (c.status <> 'closed') DESC, c.last_message_at DESC, c.id DESC LIMIT 1
            """;
    private static final String DUE_REPORT = """
            SELECT id FROM clinics WHERE next_report_at <= $1 ORDER BY next_report_at LIMIT 1 FOR UPDATE SKIP LOCKED
            """;
    private static final String NEXT_REPORT = "UPDATE clinics SET next_report_at = $2 WHERE id = $1";
    private static final String PHONE = "SELECT phone FROM professionals WHERE id = $1 AND is_active";
    private static final String BY_ADDRESS = """
            SELECT customer_id FROM customer_addresses
            WHERE organization_id = current_organization() AND channel_kind = 'whatsapp' AND address = $1
              AND retired_at IS NULL
            """;

    /** @param channel only by this one; null for any */
    Optional<UUID> ofCustomer(Tx tx, UUID customer, @Nullable UUID channel) {
        return tx.one(OF_CUSTOMER, row -> new Columns(row).id(0), customer, channel);
    }

    /** Of a professional who wrote to the organization by their own number. */
    Optional<UUID> ofProfessional(Tx tx, @Nullable UUID professional, @Nullable UUID channel) {
        return tx.one(PHONE, row -> Optional.ofNullable(new Columns(row).text(0)), professional)
                .flatMap(phone -> phone)
                .flatMap(phone -> ofPhone(tx, phone, channel));
    }

    /** Of whoever has a number. */
    Optional<UUID> ofPhone(Tx tx, String phone, @Nullable UUID channel) {
        return tx.one(BY_ADDRESS, row -> new Columns(row).id(0),
                "tel:" + PhoneNumbers.canonical(phone.replaceAll("[^0-9]", "")))
                .flatMap(customer -> ofCustomer(tx, customer, channel));
    }

    /** A clinic whose agenda of the next day is due, held until the transaction ends. */
    Optional<UUID> clinicWithDueReport(Tx tx, Instant now) {
        return tx.one(DUE_REPORT, row -> new Columns(row).id(0), now.atOffset(ZoneOffset.UTC));
    }

    void nextReport(Tx tx, UUID clinic, @Nullable Instant at) {
        tx.change(NEXT_REPORT, clinic, at == null ? null : at.atOffset(ZoneOffset.UTC));
    }
}
