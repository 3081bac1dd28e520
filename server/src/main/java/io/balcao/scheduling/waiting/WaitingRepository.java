package io.balcao.scheduling.waiting;

import io.balcao.platform.Ids;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import io.balcao.scheduling.appointments.Appointment;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who waits for a time, in the transaction's organization. */
final class WaitingRepository {
    private static final String COLUMNS = """
            SELECT w.id, c.key, k.id, k.name, k.phone_number, s.name, p.name, w.service_id, w.professional_id, w.from_date,
                   w.to_date, w.from_time, w.to_time, w.notes, w.status, w.offered_starts_at, w.offer_expires_at,
                   w.appointment_id, w.created_at, w.clinic_id
            FROM waiting_entries w JOIN clinics c ON c.id = w.clinic_id JOIN customers k ON k.id = w.customer_id
            JOIN clinic_services s ON s.id = w.service_id LEFT JOIN professionals p ON p.id = w.professional_id
            """;
    private static final String LIST = COLUMNS + """
            WHERE w.clinic_id = $1 AND ($2::text IS NULL OR w.status = $2)
            ORDER BY (w.status IN ('WAITING', 'OFFERED')) DESC, w.created_at, w.id LIMIT 500
            """;
    private static final String FIND = COLUMNS + " WHERE w.id = $1";
    private static final String INSERT = """
            INSERT INTO waiting_entries (id, organization_id, clinic_id, customer_id, service_id, professional_id, from_date,
                   to_date, from_time, to_time, notes)
            SELECT $1, current_organization(), $2, $3, s.id, $5, $6, $7, $8, $9, $10
            FROM clinic_services s WHERE s.id = $4 AND s.clinic_id = $2
            """;
    private static final String DELETE = "DELETE FROM waiting_entries WHERE id = $1 RETURNING hold_id";
    private static final String END_HOLD = "DELETE FROM appointment_holds WHERE id = $1";
    // Whoever booked what they waited for, by whichever road, waits no more.
    private static final String SETTLE = """
            WITH settled AS (
                UPDATE waiting_entries w SET status = 'BOOKED', offer_expires_at = NULL, appointment_id = $1
                WHERE w.customer_id = $2 AND w.clinic_id = $3 AND w.status IN ('WAITING', 'OFFERED')
                  AND w.service_id = ANY ($4) AND (w.professional_id IS NULL OR w.professional_id = $5)
                  AND $6 BETWEEN w.from_date AND w.to_date
                  AND (w.from_time IS NULL OR w.from_time <= $7) AND (w.to_time IS NULL OR w.to_time >= $7)
                RETURNING w.id)
            UPDATE waiting_offers o SET status = 'EXPIRED' FROM settled s WHERE o.entry_id = s.id AND o.status = 'OPEN'
            """;
    private static final String EXPIRE = """
            UPDATE waiting_entries SET status = 'EXPIRED'
            WHERE status = 'WAITING' AND to_date < ($1::timestamptz AT TIME ZONE 'UTC')::date - 1 RETURNING clinic_id
            """;
    private static final String UNKNOWN_REFERENCE = "23503";

    /** One that waits. */
    record Entry(UUID id, UUID clinicUuid, String clinicKey, UUID customerId, @Nullable String customerName,
            @Nullable String phoneNumber, String serviceName, @Nullable String professionalName, UUID serviceId,
            @Nullable UUID professionalId, String fromDate, String toDate, @Nullable String fromTime,
            @Nullable String toTime, @Nullable String notes, String status,
            @Nullable Instant offeredStartsAt, @Nullable Instant offerExpiresAt,
            @Nullable UUID appointmentId, Instant createdAt) {}

    /** What somebody waits for. */
    record Wish(UUID serviceId, @Nullable UUID professionalId, LocalDate from, LocalDate to, @Nullable String fromTime,
            @Nullable String toTime, @Nullable String notes) {}

    List<Entry> list(Tx tx, UUID clinic, @Nullable String status) {
        return tx.list(LIST, WaitingRepository::read, clinic, status);
    }

    Optional<Entry> find(Tx tx, UUID id) {
        return tx.one(FIND, WaitingRepository::read, id);
    }

    UUID insert(Tx tx, UUID clinic, UUID customer, Wish wish) {
        var id = Ids.next();
        try {
            if (tx.change(INSERT, id, clinic, customer, wish.serviceId(), wish.professionalId(), wish.from(), wish.to(),
                    wish.fromTime(), wish.toTime(), wish.notes()) == 0) {
                throw new Problem.Unprocessable("service_id", "names a service that the clinic does not have");
            }
        } catch (PgException e) {
            if (UNKNOWN_REFERENCE.equals(e.getSqlState())) {
                throw new Problem.Unprocessable("professional_id",
                        "names a professional that the clinic does not have");
            }
            throw e;
        }
        return id;
    }

    void delete(Tx tx, UUID id) {
        tx.list(DELETE, row -> Optional.ofNullable(row.getUUID(0)), id).stream().flatMap(Optional::stream)
                .forEach(hold -> tx.change(END_HOLD, hold));
    }

    void settle(Tx tx, Appointment now) {
        tx.change(SETTLE, now.id(), now.customer().id(), now.clinicUuid(),
                now.services().stream().map(Appointment.Service::id).toArray(UUID[]::new), now.professionalId(),
                LocalDate.parse(now.date()), now.time());
    }

    /** Ends what waits for days that are over; gives the clinics that it was of. */
    List<UUID> expire(Tx tx, Instant now) {
        return tx.list(EXPIRE, row -> new Columns(row).id(0), now.atOffset(ZoneOffset.UTC));
    }

    private static Entry read(Row row) {
        var c = new Columns(row);
        return new Entry(c.id(0), c.id(19), c.requiredText(1), c.id(2), c.text(3), c.text(4), c.requiredText(5),
                c.text(6),
                c.id(7),
                c.optionalId(8), Objects.requireNonNull(row.getLocalDate(9)).toString(),
                Objects.requireNonNull(row.getLocalDate(10)).toString(), c.text(11), c.text(12), c.text(13),
                c.requiredText(14), c.optionalTime(15), c.optionalTime(16), c.optionalId(17), c.time(18));
    }
}
