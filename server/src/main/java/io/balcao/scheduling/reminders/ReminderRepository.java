package io.balcao.scheduling.reminders;

import io.balcao.platform.Ids;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.scheduling.appointments.Appointment;
import io.balcao.scheduling.clinics.ReminderSettings.Distance;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The reminders of the transaction's organization. */
final class ReminderRepository {
    private static final String ORGANIZATIONS = "SELECT id FROM organizations_with_due_reminders($1) AS id WHERE is_served(id)";
    private static final String CANCEL = """
            UPDATE reminders SET status = 'CANCELLED'
            WHERE appointment_id = $1 AND status = 'PENDING' AND recipient <> 'former_professional'
            """;
    // What is due for the same time is about to be sent: nobody would plan it again.
    private static final String CANCEL_OTHERS = """
            UPDATE reminders SET status = 'CANCELLED'
            WHERE appointment_id = $1 AND status = 'PENDING' AND recipient <> 'former_professional'
              AND (starts_at <> $2 OR due_at > $3 OR (recipient = 'professional' AND professional_id IS DISTINCT FROM $4))
            """;
    // Of one that told of this time already there is no second.
    private static final String PLAN = """
            INSERT INTO reminders (id, organization_id, clinic_id, appointment_id, recipient, amount, unit, starts_at, due_at,
                   professional_id)
            SELECT $1, current_organization(), $2, $3, $4, $5, $6, $7, $8, $9
            WHERE NOT EXISTS (SELECT FROM reminders r WHERE r.appointment_id = $3 AND r.recipient = $4
                AND r.amount = $5 AND r.unit = $6 AND r.starts_at = $7 AND r.status IN ('SENT', 'FAILED')
                AND r.professional_id IS NOT DISTINCT FROM $9 AND NOT r.is_taken_back)
            """;
    private static final String TAKE_BACK = """
            WITH told AS (UPDATE reminders SET is_taken_back = true
                WHERE appointment_id = $2 AND recipient = 'professional' AND professional_id = $3 AND starts_at = $4
                  AND status = 'SENT' AND NOT is_taken_back
                RETURNING organization_id, clinic_id, appointment_id, professional_id, amount, unit, starts_at)
            INSERT INTO reminders (id, organization_id, clinic_id, appointment_id, recipient, professional_id, amount, unit,
                   starts_at, due_at)
            SELECT $1, organization_id, clinic_id, appointment_id, 'former_professional', professional_id, amount, unit,
                   starts_at, $5 FROM told LIMIT 1
            """;
    private static final String LIST = """
            SELECT r.id, r.appointment_id, r.recipient, r.amount, r.unit, r.due_at, r.status, r.sent_at, m.status,
                   r.message_id, r.conversation_id, r.error, k.name, s.name, r.starts_at
            FROM reminders r JOIN appointments a ON a.id = r.appointment_id JOIN customers k ON k.id = a.customer_id
            JOIN clinic_services s ON s.id = a.service_ids[1] LEFT JOIN messages m ON m.id = r.message_id
            WHERE r.clinic_id = $1 AND ($2::uuid IS NULL OR r.appointment_id = $2)
              AND ($2 IS NOT NULL OR (r.due_at >= $3 AND r.due_at < $4)) AND ($5::text IS NULL OR r.status = $5)
              AND ($6 OR $5 IS NOT NULL OR r.status <> 'CANCELLED')
            ORDER BY r.due_at, r.id LIMIT 1000
            """;
    private static final String NEXT = """
            SELECT r.id, r.appointment_id, r.clinic_id, r.recipient, r.professional_id, p.name, r.starts_at, EXISTS (
                SELECT FROM reminders l WHERE l.appointment_id = r.appointment_id AND l.recipient = r.recipient
                  AND l.professional_id IS NOT DISTINCT FROM r.professional_id AND l.starts_at = r.starts_at
                  AND l.status = 'PENDING' AND l.due_at <= $1 AND (l.due_at, l.id) > (r.due_at, r.id))
            FROM reminders r LEFT JOIN professionals p ON p.id = r.professional_id
            WHERE r.status = 'PENDING' AND r.due_at <= $1 AND (r.not_before IS NULL OR r.not_before <= $1)
            ORDER BY r.due_at, r.id LIMIT 1 FOR UPDATE OF r SKIP LOCKED
            """;
    private static final String WAIT = "UPDATE reminders SET not_before = $2 WHERE id = $1";
    private static final String SENT = """
            UPDATE reminders SET status = 'SENT', sent_at = $2, message_id = $3, conversation_id = $4 WHERE id = $1
            """;
    private static final String DUE_REPORT = """
            SELECT id FROM clinics WHERE next_report_at <= $1 ORDER BY next_report_at LIMIT 1 FOR UPDATE SKIP LOCKED
            """;
    private static final String NEXT_REPORT = "UPDATE clinics SET next_report_at = $2 WHERE id = $1";
    private static final String REPORTED = "UPDATE clinics SET last_report_at = $2, last_report_error = $3 WHERE id = $1";
    private static final String END = "UPDATE reminders SET status = $2, error = $3 WHERE id = $1";

    /** A clinic whose agenda of the next day is due, held until the transaction ends. */
    Optional<UUID> clinicWithDueReport(Tx tx, Instant now) {
        return tx.one(DUE_REPORT, row -> new Columns(row).id(0), time(now));
    }

    void nextReport(Tx tx, UUID clinic, @Nullable Instant at) {
        tx.change(NEXT_REPORT, clinic, at == null ? null : time(at));
    }

    /** @param error why it could not be written; null when it was */
    void reported(Tx tx, UUID clinic, Instant now, @Nullable String error) {
        tx.change(REPORTED, clinic, time(now), error);
    }

    static List<OrganizationId> organizations(Database database, Instant now) {
        return database.ask(ORGANIZATIONS, row -> new OrganizationId(new Columns(row).id(0)), time(now));
    }

    void cancel(Tx tx, UUID appointment) {
        tx.change(CANCEL, appointment);
    }

    /** Of an appointment that stands: what tells of another time, and what is planned anew. */
    void cancelOthers(Tx tx, Appointment appointment, Instant now) {
        tx.change(CANCEL_OTHERS, appointment.id(), time(appointment.startsAt()), time(now),
                appointment.professionalId());
    }

    /** @param professional who is reminded; null when it is the customer */
    void plan(Tx tx, Appointment appointment, @Nullable UUID professional, Distance distance, Instant due) {
        tx.change(PLAN, Ids.next(), appointment.clinicUuid(), appointment.id(),
                professional == null ? "customer" : "professional", distance.amount(), distance.unit(),
                time(appointment.startsAt()), time(due), professional);
    }

    /** Has a professional told who was reminded of what is not theirs any more; false when they were not. */
    boolean takeBack(Tx tx, Appointment before, Instant now) {
        return tx.change(TAKE_BACK, Ids.next(), before.id(), before.professionalId(), time(before.startsAt()),
                time(now)) == 1;
    }

    /** @param withCancelled when no status is asked for, which tells by itself */
    List<ReminderView> list(Tx tx, UUID clinic, @Nullable UUID appointment, Instant from, Instant to,
            @Nullable String status, boolean withCancelled) {
        return tx.list(LIST, row -> {
            var c = new Columns(row);
            return new ReminderView(c.id(0), c.id(1), c.requiredText(2),
                    new Distance(c.integer(3), c.requiredText(4)), c.time(5), c.requiredText(6), c.optionalTime(7),
                    c.text(8), c.optionalId(9), c.optionalId(10), c.text(11), c.text(12), c.requiredText(13),
                    c.time(14));
        }, clinic, appointment, time(from), time(to), status, withCancelled);
    }

    /**
     * One that is due.
     *
     * @param professional who is told; null when it is the customer
     * @param isOvertaken whether a later one of the same is due as well: because nobody was there, or it was night
     */
    record Due(UUID id, UUID appointment, UUID clinic, String recipient, @Nullable UUID professional,
            @Nullable String professionalName, Instant startsAt, boolean isOvertaken) {
        /** Whether it still is as it says. */
        boolean isTrueOf(Appointment now) {
            var isSo = now.stands() && now.startsAt().equals(startsAt)
                    && (professional == null || professional.equals(now.professionalId()));
            return isSo != isTakenBack();
        }

        /** Whether it tells that something is not so any more. */
        boolean isTakenBack() {
            return recipient.equals("former_professional");
        }
    }

    /** The next one, held until the transaction ends; nothing when others have what there is. */
    Optional<Due> next(Tx tx, Instant now) {
        return tx.one(NEXT, row -> {
            var c = new Columns(row);
            return new Due(c.id(0), c.id(1), c.id(2), c.requiredText(3), c.optionalId(4), c.text(5), c.time(6),
                    c.flag(7));
        }, time(now));
    }

    /** Leaves one for later; it stays due, so that nobody plans it anew meanwhile. */
    void waitUntil(Tx tx, UUID id, Instant at) {
        tx.change(WAIT, id, time(at));
    }

    void sent(Tx tx, UUID id, Instant now, UUID message, UUID conversation) {
        tx.change(SENT, id, time(now), message, conversation);
    }

    void skip(Tx tx, UUID id, String why) {
        tx.change(END, id, "SKIPPED", why);
    }

    void fail(Tx tx, UUID id, String why) {
        tx.change(END, id, "FAILED", why);
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
