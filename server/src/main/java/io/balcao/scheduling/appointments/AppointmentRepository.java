package io.balcao.scheduling.appointments;

import io.balcao.platform.Ids;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import io.balcao.scheduling.appointments.Appointment.Customer;
import io.balcao.scheduling.appointments.Appointment.Resource;
import io.balcao.scheduling.appointments.Appointment.Service;
import io.balcao.scheduling.appointments.Booking.FreedTime;
import io.balcao.scheduling.clinics.Clinic;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Appointments of the transaction's organization, and whose time they take. */
public final class AppointmentRepository {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
    private static final String COLUMNS = """
            SELECT a.id, a.clinic_id, c.key, k.id, k.name, k.phone_number,
                   (SELECT jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name, 'duration_minutes', s.duration_minutes)
                           ORDER BY w.place)
                    FROM unnest(a.service_ids) WITH ORDINALITY AS w(id, place) JOIN clinic_services s ON s.id = w.id),
                   a.professional_id, p.name, p.color,
                   (SELECT coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'name', r.name, 'kind', r.kind)), '[]')
                    FROM clinic_resources r WHERE r.id = ANY (a.resource_ids)),
                   a.local_date, a.local_time, a.timezone, a.starts_at, a.ends_at, a.buffer_minutes, a.status,
                   a.confirmed_at, a.cancelled_at, a.cancel_reason, a.source, a.areas, a.notes, a.price_cents,
                   a.conversation_id, a.needs_review, u.full_name, a.version, a.created_at, a.updated_at,
                   EXISTS (SELECT FROM google_conflicts x WHERE x.appointment_id = a.id AND x.resolved_at IS NULL)
            FROM appointments a JOIN clinics c ON c.id = a.clinic_id JOIN customers k ON k.id = a.customer_id
            LEFT JOIN professionals p ON p.id = a.professional_id LEFT JOIN users u ON u.id = a.created_by
            """;
    private static final String FIND = COLUMNS + " WHERE a.id = $1";
    private static final String LOCK = "SELECT id FROM appointments WHERE id = $1 FOR UPDATE";
    private static final String OF_DAYS = COLUMNS + """
            WHERE a.clinic_id = $1 AND a.local_date BETWEEN $2 AND $3 AND ($4::text IS NULL OR a.status = $4)
              AND ($5::uuid IS NULL OR a.professional_id = $5) AND ($6::uuid IS NULL OR $6 = ANY (a.resource_ids))
            ORDER BY a.local_date, a.starts_at, a.id
            """;
    private static final String NEWEST = COLUMNS + """
            WHERE a.clinic_id = $1
              AND ($2::date IS NULL OR (a.local_date, a.starts_at, a.id) < ($2, $3::timestamptz, $4::uuid))
            ORDER BY a.local_date DESC, a.starts_at DESC, a.id DESC LIMIT $5
            """;
    private static final String OF_CUSTOMER = COLUMNS + """
            WHERE a.customer_id = $1 AND ($2::timestamptz IS NULL OR (a.starts_at, a.id) < ($2, $3::uuid))
            ORDER BY a.starts_at DESC, a.id DESC LIMIT $4
            """;
    private static final String NEXT_OF_CUSTOMER = COLUMNS + """
            WHERE a.customer_id = $1 AND ($2::uuid IS NULL OR a.clinic_id = $2) AND a.status = 'CONFIRMED'
              AND a.starts_at > $3
            ORDER BY a.starts_at, a.id LIMIT $4
            """;
    private static final String LAST_OF_CUSTOMER = COLUMNS + """
            WHERE a.customer_id = $1 AND ($2::uuid IS NULL OR a.clinic_id = $2)
            ORDER BY a.starts_at DESC, a.id DESC LIMIT 1
            """;
    private static final String INSERT = """
            INSERT INTO appointments (id, organization_id, clinic_id, customer_id, service_ids, professional_id,
                   resource_ids, starts_at, ends_at, local_date, local_time, timezone, buffer_minutes, source, areas,
                   notes, price_cents, conversation_id, created_by)
            SELECT $1, current_organization(), $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15,
                   (SELECT sum(s.price_cents)::integer FROM clinic_services s WHERE s.id = ANY ($4)), $16, $17
            """;
    private static final String MOVE = """
            UPDATE appointments SET starts_at = $2, ends_at = $3, local_date = $4, local_time = $5, timezone = $6,
                   professional_id = $7, resource_ids = $8, buffer_minutes = $9, needs_review = $10,
                   confirmed_at = CASE WHEN starts_at = $2 THEN confirmed_at END, version = version + 1
            WHERE id = $1
            """;
    private static final String SET_STATUS = """
            UPDATE appointments SET status = $2, cancelled_at = CASE WHEN $2 = 'CANCELLED' THEN $3::timestamptz END,
                   cancel_reason = $4, version = version + 1
            WHERE id = $1
            """;
    private static final String SHOW_AGAIN = "UPDATE appointments SET version = version + 1 WHERE id = $1";
    private static final String CONFIRM = "UPDATE appointments SET confirmed_at = $2, version = version + 1 WHERE id = $1";
    private static final String SET_REVIEW = "UPDATE appointments SET needs_review = $2, version = version + 1 WHERE id = $1";
    private static final String TO_REVIEW = COLUMNS + """
            WHERE a.clinic_id = $1 AND a.needs_review AND a.status = 'CONFIRMED' AND a.starts_at > $2
            ORDER BY a.starts_at, a.id LIMIT 500
            """;
    private static final String LOCK_TO_REVIEW = """
            SELECT id FROM appointments WHERE clinic_id = $1 AND id = ANY ($2) AND needs_review ORDER BY id FOR UPDATE
            """;
    private static final String SAY = "UPDATE appointments SET notes = $2, areas = $3, version = version + 1 WHERE id = $1";
    private static final String TAKE = """
            INSERT INTO taken_times (id, organization_id, clinic_id, subject_id, during, appointment_id, hold_id)
            SELECT gen_random_uuid(), current_organization(), $1, t.subject, tstzrange($3, $4), $5, $6
            FROM unnest($2::uuid[]) AS t(subject) ORDER BY t.subject
            """;
    private static final String FREE = "DELETE FROM taken_times WHERE appointment_id = $1";
    // What a hold took is deleted with it, after this has read it.
    private static final String FREED_OF_HOLDS = """
            SELECT o.clinic_id, p.id, lower(t.during) FROM over o JOIN taken_times t ON t.hold_id = o.id
            LEFT JOIN professionals p ON p.id = t.subject_id
            WHERE p.id IS NOT NULL OR t.subject_id = o.clinic_id
            """;
    private static final String FORGET_HOLDS = """
            WITH over AS (DELETE FROM appointment_holds WHERE id IN (SELECT h.id FROM appointment_holds h
                WHERE h.clinic_id = $1 AND h.expires_at <= $2 FOR UPDATE SKIP LOCKED) RETURNING id, clinic_id)
            """ + FREED_OF_HOLDS;
    private static final String GIVE_UP_HOLD = """
            WITH over AS (DELETE FROM appointment_holds WHERE id = $1 RETURNING id, clinic_id)
            """ + FREED_OF_HOLDS;
    private static final String HOLD = """
            INSERT INTO appointment_holds (id, organization_id, clinic_id, customer_id, expires_at)
            VALUES ($1, current_organization(), $2, $3, $4)
            """;
    private static final String IS_HELD = "SELECT EXISTS (SELECT FROM appointment_holds WHERE id = $1)";
    private static final String END_HOLD = "DELETE FROM appointment_holds WHERE id = $1";
    private static final String WHO_HAS = """
            SELECT CASE WHEN p.id IS NOT NULL THEN 'professional' WHEN r.id IS NOT NULL THEN 'resource' ELSE 'clinic' END,
                   coalesce(p.name, r.name, c.name), lower(t.during), upper(t.during), t.appointment_id, k.name, s.name
            FROM taken_times t JOIN clinics c ON c.id = t.clinic_id
            LEFT JOIN professionals p ON p.id = t.subject_id LEFT JOIN clinic_resources r ON r.id = t.subject_id
            LEFT JOIN appointments a ON a.id = t.appointment_id LEFT JOIN customers k ON k.id = a.customer_id
            LEFT JOIN clinic_services s ON s.id = a.service_ids[1]
            WHERE t.subject_id = ANY ($1) AND t.during && tstzrange($2, $3)
              AND ($4::uuid IS NULL OR t.appointment_id IS DISTINCT FROM $4)
              AND ($5::uuid IS NULL OR t.hold_id IS DISTINCT FROM $5)
            ORDER BY lower(t.during)
            """;
    private static final String ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))";
    private static final String NOTE = """
            INSERT INTO appointment_events (id, organization_id, appointment_id, type, actor, actor_name, from_starts_at,
                   to_starts_at, from_professional_name, to_professional_name, reason, created_at)
            VALUES ($1, current_organization(), $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """;
    private static final String HISTORY = """
            SELECT id, type, actor, actor_name, from_starts_at, to_starts_at, from_professional_name,
                   to_professional_name, reason, created_at
            FROM appointment_events WHERE appointment_id = $1 ORDER BY created_at, id
            """;
    private static final String TO_COME = """
            SELECT id, local_date, local_time, timezone, starts_at FROM appointments
            WHERE clinic_id = $1 AND status = 'CONFIRMED' AND starts_at > $2 ORDER BY id FOR UPDATE
            """;
    private static final int MOST_TO_COME = 20;
    private static final String OVERLAP = "23P01";
    private static final String UNKNOWN_REFERENCE = "23503";

    /** Whether a time was taken by somebody else at this moment. */
    static boolean isTaken(Throwable failure) {
        return failure instanceof PgException e && OVERLAP.equals(e.getSqlState());
    }

    /** One of them. */
    public Optional<Appointment> find(Tx tx, UUID id) {
        return tx.one(FIND, AppointmentRepository::read, id);
    }

    /** One of them, held until the transaction ends. */
    public Optional<Appointment> lock(Tx tx, UUID id) {
        return tx.one(LOCK, row -> new Columns(row).id(0), id).flatMap(held -> find(tx, held));
    }

    /** Which of a clinic's are asked for. */
    public record Filter(LocalDate from, LocalDate to, @Nullable String status, @Nullable UUID professionalId,
            @Nullable UUID resourceId) {}

    /** Those of some days, by time. */
    public List<Appointment> list(Tx tx, UUID clinic, Filter filter) {
        return tx.list(OF_DAYS, AppointmentRepository::read, clinic, filter.from(), filter.to(), filter.status(),
                filter.professionalId(), filter.resourceId());
    }

    /** All of a clinic, the last one first; some at a time, from after one on. */
    public List<Appointment> newest(Tx tx, UUID clinic, @Nullable Appointment after, int most) {
        return tx.list(NEWEST, AppointmentRepository::read, clinic,
                after == null ? null : LocalDate.parse(after.date()),
                after == null ? null : time(after.startsAt()), after == null ? null : after.id(), most);
    }

    List<Appointment> ofCustomer(Tx tx, UUID customer, @Nullable Instant before, @Nullable UUID beforeId, int most) {
        return tx.list(OF_CUSTOMER, AppointmentRepository::read, customer, time(before), beforeId, most);
    }

    /** Those to come that a customer has, of one clinic or of any; the next one first. */
    public List<Appointment> upcoming(Tx tx, UUID customer, @Nullable UUID clinic, Instant now) {
        return tx.list(NEXT_OF_CUSTOMER, AppointmentRepository::read, customer, clinic, time(now), MOST_TO_COME);
    }

    /** The last one that a customer had or has, whatever became of it. */
    public Optional<Appointment> last(Tx tx, UUID customer, @Nullable UUID clinic) {
        return tx.one(LAST_OF_CUSTOMER, AppointmentRepository::read, customer, clinic);
    }

    void insert(Tx tx, Clinic clinic, UUID id, BookingRequest request, Place place, Actor actor) {
        var local = request.startsAt().atZone(clinic.zone());
        try {
            tx.change(INSERT, id, clinic.id(), request.customerId(), request.serviceIds().toArray(UUID[]::new),
                    place.professionalId(), place.resourceIds().toArray(UUID[]::new), time(place.from()),
                    time(place.to()), local.toLocalDate(), local.format(CLOCK), clinic.zone().getId(),
                    clinic.bufferMinutes(), actor.source(), request.areas(), request.notes(),
                    request.conversationId(), actor.userId());
        } catch (PgException e) {
            if (UNKNOWN_REFERENCE.equals(e.getSqlState())) {
                throw new Problem.Unprocessable("conversation_id", "names something that does not exist");
            }
            throw e;
        }
    }

    /** Whose time is taken, from when to when, and how long something is kept free after it. */
    record Place(UUID clinicId, @Nullable UUID professionalId, List<UUID> resourceIds, Instant from, Instant to,
            int bufferMinutes) {
        UUID[] subjects() {
            return Stream.concat(Stream.of(professionalId == null ? clinicId : professionalId), resourceIds.stream())
                    .distinct().toArray(UUID[]::new);
        }

        Instant free() {
            return to.plus(Duration.ofMinutes(bufferMinutes));
        }
    }

    void take(Tx tx, Place place, @Nullable UUID appointment, @Nullable UUID hold) {
        tx.change(TAKE, place.clinicId(), place.subjects(), time(place.from()), time(place.free()), appointment, hold);
    }

    void free(Tx tx, UUID appointment) {
        tx.change(FREE, appointment);
    }

    /** Ends what was held for too long, and tells which times became free. */
    List<FreedTime> forgetHolds(Tx tx, UUID clinic, Instant now) {
        return tx.list(FORGET_HOLDS, AppointmentRepository::freed, clinic, time(now));
    }

    /** Ends what was held for somebody who does not want it, and tells which time became free. */
    List<FreedTime> giveUpHold(Tx tx, UUID hold) {
        return tx.list(GIVE_UP_HOLD, AppointmentRepository::freed, hold);
    }

    void hold(Tx tx, UUID id, UUID clinic, UUID customer, Instant expiresAt) {
        tx.change(HOLD, id, clinic, customer, time(expiresAt));
    }

    boolean isHeld(Tx tx, UUID hold) {
        return tx.one(IS_HELD, row -> new Columns(row).flag(0), hold).orElseThrow();
    }

    void endHold(Tx tx, UUID hold) {
        tx.change(END_HOLD, hold);
    }

    /** What stands in the way. */
    List<TakenTime> whoHas(Tx tx, Place place, @Nullable UUID butAppointment, @Nullable UUID butHold) {
        return tx.list(WHO_HAS, AppointmentRepository::taken, place.subjects(), time(place.from()), time(place.free()),
                butAppointment, butHold);
    }

    /** Has whoever books on the same day of a clinic wait until the transaction ends. */
    void oneDayAtATime(Tx tx, UUID clinic, LocalDate day) {
        tx.list(ONE_AT_A_TIME, row -> true, clinic + " " + day);
    }

    /** Has whoever books under the same id wait until the transaction ends. */
    void oneAtATime(Tx tx, UUID id) {
        tx.list(ONE_AT_A_TIME, row -> true, id.toString());
    }

    void move(Tx tx, UUID id, Clinic clinic, Place place, boolean needsReview) {
        var local = place.from().atZone(clinic.zone());
        tx.change(MOVE, id, time(place.from()), time(place.to()), local.toLocalDate(), local.format(CLOCK),
                clinic.zone().getId(), place.professionalId(), place.resourceIds().toArray(UUID[]::new),
                place.bufferMinutes(), needsReview);
    }

    void setStatus(Tx tx, UUID id, String status, Instant now, @Nullable String reason) {
        tx.change(SET_STATUS, id, status, time(now), reason);
    }

    void confirm(Tx tx, UUID id, Instant now) {
        tx.change(CONFIRM, id, time(now));
    }

    void showAgain(Tx tx, UUID id) {
        tx.change(SHOW_AGAIN, id);
    }

    void setReview(Tx tx, UUID id, boolean isNeeded) {
        tx.change(SET_REVIEW, id, isNeeded);
    }

    /** Those to come that somebody should look at. */
    List<Appointment> toReview(Tx tx, UUID clinic, Instant now) {
        return tx.list(TO_REVIEW, AppointmentRepository::read, clinic, time(now));
    }

    /** Which of some are marked still, held until the transaction ends. */
    List<UUID> lockToReview(Tx tx, UUID clinic, List<UUID> ids) {
        return tx.list(LOCK_TO_REVIEW, row -> new Columns(row).id(0), clinic, ids.toArray(UUID[]::new));
    }

    void say(Tx tx, UUID id, @Nullable String notes, @Nullable String areas) {
        tx.change(SAY, id, notes, areas);
    }

    void note(Tx tx, UUID appointment, String type, Actor actor, @Nullable Appointment before,
            @Nullable Appointment after, @Nullable String reason, Instant now) {
        tx.change(NOTE, Ids.next(), appointment, type, actor.kind(), actor.name(),
                before == null ? null : time(before.startsAt()), after == null ? null : time(after.startsAt()),
                before == null ? null : before.professionalName(), after == null ? null : after.professionalName(),
                reason, time(now));
    }

    /** Notes what followed from it by itself. */
    public void noteFollowing(Tx tx, UUID appointment, String type, @Nullable String what, Instant now) {
        note(tx, appointment, type, Actor.system(), null, null, what, now);
    }

    List<HistoryEntry> history(Tx tx, UUID appointment) {
        return tx.list(HISTORY, row -> {
            var columns = new Columns(row);
            return new HistoryEntry(columns.id(0), columns.requiredText(1), columns.requiredText(2), columns.text(3),
                    columns.optionalTime(4), columns.optionalTime(5), columns.text(6), columns.text(7),
                    columns.text(8), columns.time(9));
        }, appointment);
    }

    /** What was promised. */
    record Promise(UUID id, LocalDate date, String time, ZoneId zone, Instant startsAt) {}

    /** What a clinic promised for the time to come, held until the transaction ends. */
    List<Promise> promises(Tx tx, UUID clinic, Instant now) {
        return tx.list(TO_COME, row -> {
            var columns = new Columns(row);
            return new Promise(columns.id(0), Objects.requireNonNull(row.getLocalDate(1)), columns.requiredText(2),
                    ZoneId.of(columns.requiredText(3)), columns.time(4));
        }, clinic, time(now));
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private static FreedTime freed(Row row) {
        var columns = new Columns(row);
        return new FreedTime(columns.id(0), columns.optionalId(1), columns.time(2), null);
    }

    private static TakenTime taken(Row row) {
        var columns = new Columns(row);
        return new TakenTime(columns.requiredText(0), columns.requiredText(1), columns.time(2), columns.time(3),
                columns.optionalId(4), columns.text(5), columns.text(6));
    }

    private static Appointment read(Row row) {
        var columns = new Columns(row);
        var starts = columns.time(14);
        var ends = columns.time(15);
        var zone = columns.requiredText(13);
        return new Appointment(columns.id(0), columns.id(1), columns.requiredText(2),
                new Customer(columns.id(3), columns.text(4), columns.text(5)),
                objects(row.getJsonArray(6)).map(one -> new Service(UUID.fromString(one.getString("id")),
                        one.getString("name"), one.getInteger("duration_minutes"))).toList(),
                columns.optionalId(7), columns.text(8), columns.text(9),
                objects(row.getJsonArray(10)).map(one -> new Resource(UUID.fromString(one.getString("id")),
                        one.getString("name"), one.getString("kind"))).toList(),
                Objects.requireNonNull(row.getLocalDate(11)).toString(), columns.requiredText(12),
                ends.atZone(ZoneId.of(zone)).format(CLOCK), zone, starts, ends,
                (int) Duration.between(starts, ends).toMinutes(), columns.integer(16), columns.requiredText(17),
                columns.optionalTime(18), columns.optionalTime(19), columns.text(20), columns.requiredText(21),
                columns.text(22), columns.text(23), row.getInteger(24), columns.optionalId(25), columns.flag(26),
                columns.text(27), columns.integer(28), columns.time(29), columns.time(30), columns.flag(31));
    }

    private static Stream<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast);
    }
}
