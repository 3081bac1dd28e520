package io.balcao.scheduling.google;

import static io.balcao.scheduling.google.ConnectionRepository.time;

import io.balcao.platform.Ids;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import io.balcao.scheduling.appointments.Appointment;
import io.balcao.scheduling.google.CalendarEvents.Span;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where Google says something else than the agenda, and a person decides. */
final class ConflictRepository {
    private static final String COLUMNS = """
            SELECT k.id, k.clinic_id, k.appointment_id, k.calendar, k.event_id, k.kind, k.starts_at, k.ends_at, k.found_at,
                   g.calendar_id FROM google_conflicts k JOIN google_calendars g ON g.id = k.calendar
            """;
    private static final String OPEN_ONES = COLUMNS + """
             WHERE k.clinic_id = $1 AND k.resolved_at IS NULL ORDER BY k.ours_start_at, k.id LIMIT 500
            """;
    private static final String LOCK = COLUMNS + " WHERE k.id = $1 AND k.resolved_at IS NULL FOR UPDATE OF k";
    // What of ours waits to be written there is the later word.
    private static final String OPEN = """
            INSERT INTO google_conflicts (id, organization_id, clinic_id, appointment_id, calendar, event_id, kind, starts_at,
                   ends_at, ours_start_at, ours_end_at, found_at)
            SELECT $1, current_organization(), a.clinic_id, a.id, $3, $4, $5, $6, $7, a.starts_at, a.ends_at, $8
            FROM appointments a WHERE a.id = $2 AND a.status = 'CONFIRMED' AND NOT EXISTS (
                SELECT FROM google_tasks t WHERE t.appointment_id = a.id AND t.target = 'calendar')
            ON CONFLICT (appointment_id, kind, event_id) DO UPDATE SET starts_at = excluded.starts_at,
                ends_at = excluded.ends_at, ours_start_at = excluded.ours_start_at, ours_end_at = excluded.ours_end_at,
                found_at = excluded.found_at, resolved_at = NULL
            """;
    private static final String CLOSE = "UPDATE google_conflicts SET resolved_at = $2 WHERE id = $1";
    private static final String AGREE = """
            UPDATE google_conflicts SET resolved_at = $2
            WHERE appointment_id = $1 AND kind <> 'overlap' AND resolved_at IS NULL
            """;
    private static final String SETTLE = """
            UPDATE google_conflicts SET resolved_at = $5
            WHERE appointment_id = $1 AND kind <> 'overlap' AND resolved_at IS NULL
              AND (NOT $2 OR ours_start_at <> $3 OR ours_end_at <> $4)
            """;
    private static final String END_OVERLAPS = """
            DELETE FROM google_conflicts k WHERE k.clinic_id = $1 AND ($2::uuid IS NULL OR k.appointment_id = $2)
              AND k.kind = 'overlap' AND NOT EXISTS (
                SELECT FROM appointments a JOIN google_foreign_events f ON f.calendar = k.calendar
                                                                       AND f.event_id = k.event_id
                JOIN google_calendars g ON g.id = k.calendar
                    AND coalesce(g.professional_id = a.professional_id, g.professional_id IS NULL)
                WHERE a.id = k.appointment_id AND a.status = 'CONFIRMED' AND f.during && tstzrange(a.starts_at, a.ends_at))
            RETURNING k.appointment_id
            """;
    // What stands in the clinic's own calendar is everybody's. One that somebody looked at stays away while it stands still.
    private static final String FIND_OVERLAPS = """
            INSERT INTO google_conflicts (id, organization_id, clinic_id, appointment_id, calendar, event_id, kind, starts_at,
                   ends_at, ours_start_at, ours_end_at, found_at)
            SELECT gen_random_uuid(), current_organization(), a.clinic_id, a.id, g.id, f.event_id, 'overlap',
                   lower(f.during), upper(f.during), a.starts_at, a.ends_at, $3
            FROM appointments a
            JOIN google_calendars g ON g.clinic_id = a.clinic_id
                AND coalesce(g.professional_id = a.professional_id, g.professional_id IS NULL)
            JOIN google_foreign_events f ON f.calendar = g.id AND f.during && tstzrange(a.starts_at, a.ends_at)
            WHERE a.clinic_id = $1 AND ($2::uuid IS NULL OR a.id = $2) AND a.status = 'CONFIRMED' AND a.ends_at > $3
            ON CONFLICT (appointment_id, kind, event_id) DO UPDATE SET starts_at = excluded.starts_at,
                ends_at = excluded.ends_at, ours_start_at = excluded.ours_start_at, ours_end_at = excluded.ours_end_at,
                found_at = excluded.found_at, resolved_at = NULL
                WHERE (google_conflicts.starts_at, google_conflicts.ends_at, google_conflicts.ours_start_at,
                       google_conflicts.ours_end_at)
                    IS DISTINCT FROM (excluded.starts_at, excluded.ends_at, excluded.ours_start_at, excluded.ours_end_at)
            RETURNING appointment_id
            """;

    /** @param startsAt where the event stands in Google; nothing when it was deleted */
    record Conflict(UUID id, UUID clinic, UUID appointment, UUID calendar, String eventId, String kind,
            @Nullable Instant startsAt, @Nullable Instant endsAt, Instant foundAt, String calendarId) {}

    List<Conflict> open(Tx tx, UUID clinic) {
        return tx.list(OPEN_ONES, ConflictRepository::read, clinic);
    }

    Optional<Conflict> lock(Tx tx, UUID id) {
        return tx.one(LOCK, ConflictRepository::read, id);
    }

    /** Notes one, unless our own word is still to be said. */
    boolean open(Tx tx, EventRepository.Copy copy, String kind, @Nullable Span span, Instant now) {
        return tx.change(OPEN, Ids.next(), copy.appointment(), copy.calendar(), copy.eventId(), kind,
                span == null ? null : time(span.from()), span == null ? null : time(span.to()), time(now)) == 1;
    }

    void close(Tx tx, UUID id, Instant now) {
        tx.change(CLOSE, id, time(now));
    }

    /** Google says the same as the agenda again. */
    boolean agree(Tx tx, UUID appointment, Instant now) {
        return tx.change(AGREE, appointment, time(now)) > 0;
    }

    /** Ends what the appointment's new time or end has decided. */
    void settle(Tx tx, Appointment appointment, Instant now) {
        tx.change(SETTLE, appointment.id(), appointment.stands(), time(appointment.startsAt()),
                time(appointment.endsAt()), time(now));
    }

    /**
     * Finds what stands over what.
     *
     * @param appointment only of this one; null for all of the clinic
     * @return the appointments of which something changed
     */
    List<UUID> overlaps(Tx tx, UUID clinic, @Nullable UUID appointment, Instant now) {
        var ended = tx.list(END_OVERLAPS, row -> new Columns(row).id(0), clinic, appointment);
        var found = tx.list(FIND_OVERLAPS, row -> new Columns(row).id(0), clinic, appointment, time(now));
        return java.util.stream.Stream.concat(ended.stream(), found.stream()).distinct().toList();
    }

    private static Conflict read(Row row) {
        var c = new Columns(row);
        return new Conflict(c.id(0), c.id(1), c.id(2), c.id(3), c.requiredText(4), c.requiredText(5), c.optionalTime(6),
                c.optionalTime(7), c.time(8), c.requiredText(9));
    }
}
