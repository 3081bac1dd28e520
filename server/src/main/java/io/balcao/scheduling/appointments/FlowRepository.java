package io.balcao.scheduling.appointments;

import io.balcao.platform.Ids;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Bookings that go on step by step. */
final class FlowRepository {
    private static final String FIND = """
            SELECT f.id, f.clinic_id, c.key, k.id, k.name, k.phone_number, f.conversation_id, f.state, f.service_id,
                   f.professional_id, f.local_date, f.local_time, f.areas, f.hold_id, f.appointment_id, f.expires_at
            FROM appointment_flows f JOIN clinics c ON c.id = f.clinic_id JOIN customers k ON k.id = f.customer_id
            WHERE f.id = $1
            """;
    private static final String LOCK = "SELECT id FROM appointment_flows WHERE id = $1 FOR UPDATE";
    private static final String INSERT = """
            INSERT INTO appointment_flows (id, organization_id, clinic_id, customer_id, conversation_id, state, expires_at)
            VALUES ($1, current_organization(), $2, $3, $4, 'SELECT_SERVICE', $5)
            """;
    private static final String UPDATE = """
            UPDATE appointment_flows SET state = $2, service_id = $3, professional_id = $4, local_date = $5, local_time = $6,
                   areas = $7, hold_id = $8, appointment_id = $9, expires_at = $10
            WHERE id = $1
            """;
    private static final String UNKNOWN_REFERENCE = "23503";

    /** Where one is. */
    record Flow(UUID id, UUID clinicId, String clinicKey, Appointment.Customer customer, @Nullable UUID conversationId,
            String state, @Nullable UUID serviceId, @Nullable UUID professionalId, @Nullable LocalDate date,
            @Nullable String time, @Nullable String areas, @Nullable UUID holdId, @Nullable UUID appointmentId,
            Instant expiresAt) {
        Flow at(String next) {
            return new Flow(id, clinicId, clinicKey, customer, conversationId, next, serviceId, professionalId, date,
                    time, areas, holdId, appointmentId, expiresAt);
        }

        Flow of(@Nullable UUID service, @Nullable UUID professional, @Nullable String treated) {
            return new Flow(id, clinicId, clinicKey, customer, conversationId, state, service, professional, date, time,
                    treated, holdId, appointmentId, expiresAt);
        }

        Flow on(@Nullable LocalDate day, @Nullable String clock, @Nullable UUID hold) {
            return new Flow(id, clinicId, clinicKey, customer, conversationId, state, serviceId, professionalId, day,
                    clock, areas, hold, appointmentId, expiresAt);
        }

        Flow booked(UUID appointment) {
            return new Flow(id, clinicId, clinicKey, customer, conversationId, "BOOKED", serviceId, professionalId,
                    date,
                    time, areas, null, appointment, expiresAt);
        }
    }

    UUID insert(Tx tx, UUID clinic, UUID customer, @Nullable UUID conversation, Instant expiresAt) {
        var id = Ids.next();
        try {
            tx.change(INSERT, id, clinic, customer, conversation, expiresAt.atOffset(ZoneOffset.UTC));
        } catch (PgException e) {
            if (UNKNOWN_REFERENCE.equals(e.getSqlState())) {
                throw new Problem.Unprocessable("conversation_id", "names something that does not exist");
            }
            throw e;
        }
        return id;
    }

    Optional<Flow> find(Tx tx, UUID id) {
        return tx.one(FIND, FlowRepository::read, id);
    }

    /** One of them, held until the transaction ends. */
    Optional<Flow> lock(Tx tx, UUID id) {
        return tx.one(LOCK, row -> new Columns(row).id(0), id).flatMap(held -> find(tx, held));
    }

    void update(Tx tx, Flow flow, Instant expiresAt) {
        tx.change(UPDATE, flow.id(), flow.state(), flow.serviceId(), flow.professionalId(), flow.date(), flow.time(),
                flow.areas(), flow.holdId(), flow.appointmentId(), expiresAt.atOffset(ZoneOffset.UTC));
    }

    private static Flow read(Row row) {
        var c = new Columns(row);
        return new Flow(c.id(0), c.id(1), c.requiredText(2),
                new Appointment.Customer(c.id(3), c.text(4), c.text(5)), c.optionalId(6), c.requiredText(7),
                c.optionalId(8), c.optionalId(9), row.getLocalDate(10), c.text(11), c.text(12), c.optionalId(13),
                c.optionalId(14), c.time(15));
    }
}
