package io.balcao.scheduling.google;

import static io.balcao.scheduling.google.ConnectionRepository.time;

import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import io.balcao.scheduling.google.CalendarEvents.Span;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The events of our appointments, as they were written or seen last, and when others have one. */
final class EventRepository {
    private static final String COLUMNS = "SELECT appointment_id, calendar, event_id, starts_at, ends_at, is_gone FROM google_events";
    private static final String FIND = COLUMNS + " WHERE appointment_id = $1";
    private static final String OF_CALENDAR = COLUMNS + " WHERE calendar = $1";
    private static final String PUT = """
            INSERT INTO google_events (appointment_id, organization_id, calendar, event_id, starts_at, ends_at)
            VALUES ($1, current_organization(), $2, $3, $4, $5)
            ON CONFLICT (appointment_id) DO UPDATE SET calendar = excluded.calendar, event_id = excluded.event_id,
                starts_at = excluded.starts_at, ends_at = excluded.ends_at, is_gone = false
            """;
    private static final String FORGET = "DELETE FROM google_events WHERE appointment_id = $1";
    private static final String SEEN = """
            UPDATE google_events SET starts_at = $2, ends_at = $3 WHERE appointment_id = $1
            """;
    private static final String GONE = "UPDATE google_events SET is_gone = true WHERE appointment_id = $1";
    private static final String FOREIGN = """
            INSERT INTO google_foreign_events (calendar, event_id, organization_id, during, told_during)
            VALUES ($1, $2, current_organization(), tstzrange($3, $4),
                    CASE WHEN $5::timestamptz IS NOT NULL THEN tstzrange($5, $6) END)
            ON CONFLICT (calendar, event_id) DO UPDATE SET during = excluded.during, told_during = excluded.told_during
            """;
    private static final String FORGET_FOREIGN = "DELETE FROM google_foreign_events WHERE calendar = $1 AND event_id = $2";
    private static final String FORGET_ALL_FOREIGN = "DELETE FROM google_foreign_events WHERE calendar = $1";

    /** An event of ours. */
    record Copy(UUID appointment, UUID calendar, String eventId, Instant startsAt, Instant endsAt, boolean isGone) {}

    Optional<Copy> find(Tx tx, UUID appointment) {
        return tx.one(FIND, EventRepository::read, appointment);
    }

    List<Copy> ofCalendar(Tx tx, UUID calendar) {
        return tx.list(OF_CALENDAR, EventRepository::read, calendar);
    }

    void put(Tx tx, Copy copy) {
        tx.change(PUT, copy.appointment(), copy.calendar(), copy.eventId(), time(copy.startsAt()), time(copy.endsAt()));
    }

    void forget(Tx tx, UUID appointment) {
        tx.change(FORGET, appointment);
    }

    void seen(Tx tx, UUID appointment, Instant startsAt, Instant endsAt) {
        tx.change(SEEN, appointment, time(startsAt), time(endsAt));
    }

    void gone(Tx tx, UUID appointment) {
        tx.change(GONE, appointment);
    }

    /** @param told when Google says that they are busy for it, where that is another time */
    void foreign(Tx tx, UUID calendar, String event, Span during, @Nullable Span told) {
        tx.change(FOREIGN, calendar, event, time(during.from()), time(during.to()),
                told == null ? null : time(told.from()), told == null ? null : time(told.to()));
    }

    void forgetForeign(Tx tx, UUID calendar, String event) {
        tx.change(FORGET_FOREIGN, calendar, event);
    }

    void forgetAllForeign(Tx tx, UUID calendar) {
        tx.change(FORGET_ALL_FOREIGN, calendar);
    }

    private static Copy read(Row row) {
        var c = new Columns(row);
        return new Copy(c.id(0), c.id(1), c.requiredText(2), c.time(3), c.time(4), c.flag(5));
    }
}
