package io.balcao.scheduling.google;

import static io.balcao.scheduling.google.ConnectionRepository.time;

import io.balcao.platform.Ids;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.scheduling.google.CalendarEvents.Span;
import io.balcao.scheduling.slots.Agenda.Taken;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whose agenda is in which calendar, what Google said of each, and where it tells of changes. */
final class CalendarRepository {
    private static final String COLUMNS = """
            SELECT g.id, g.clinic_id, g.professional_id, p.name, g.calendar_id, g.sync_token, g.synced_at, g.is_unknown,
                   g.trouble, g.watch, g.channel_resource, g.channel_expires_at, g.pushes
            FROM google_calendars g LEFT JOIN professionals p ON p.id = g.professional_id
            """;
    private static final String OF_CLINIC = COLUMNS + " WHERE g.clinic_id = $1 ORDER BY p.name NULLS FIRST, g.id";
    private static final String FIND = COLUMNS + " WHERE g.id = $1";
    private static final String OF = COLUMNS + """
             WHERE g.clinic_id = $1 AND g.professional_id IS NOT DISTINCT FROM $2
            """;
    private static final String TO_SYNC = COLUMNS + """
             WHERE g.clinic_id = $1 AND g.next_sync_at <= $2 ORDER BY g.next_sync_at, g.id LIMIT 1
            """;
    private static final String TO_WATCH = COLUMNS + """
             WHERE g.clinic_id = $1 AND g.next_watch_at <= $2 ORDER BY g.next_watch_at, g.id LIMIT 1
            """;
    private static final String INSERT = """
            INSERT INTO google_calendars (id, organization_id, clinic_id, professional_id, calendar_id, next_sync_at,
                   next_watch_at)
            SELECT $1, current_organization(), $2, $3, $4, $5, $5
            WHERE $3::uuid IS NULL OR EXISTS (SELECT FROM professionals p WHERE p.id = $3 AND p.clinic_id = $2)
            """;
    private static final String DELETE = "DELETE FROM google_calendars WHERE id = $1";
    private static final String SYNCED = """
            UPDATE google_calendars SET sync_token = $2, synced_at = $3, trouble = NULL,
                   next_sync_at = CASE WHEN pushes = $5 THEN $4::timestamptz ELSE next_sync_at END
            WHERE id = $1
            """;
    private static final String PUSHED = """
            UPDATE google_calendars SET next_sync_at = least(next_sync_at, $2), pushes = pushes + 1 WHERE id = $1
            """;
    private static final String TROUBLE = "UPDATE google_calendars SET trouble = $2, next_sync_at = $3 WHERE id = $1";
    private static final String FULL_SYNC = """
            UPDATE google_calendars SET sync_token = NULL, next_sync_at = least(next_sync_at, $2), pushes = pushes + 1
            WHERE clinic_id = $1
            """;
    private static final String CHANNEL = "SELECT organization_id, calendar FROM google_channel($1, $2)";
    private static final String PREPARE_CHANNEL = """
            UPDATE google_calendars SET watch = $2, channel_token_hash = $3, channel_resource = NULL,
                   channel_expires_at = NULL, next_watch_at = $4 WHERE id = $1
            """;
    private static final String CHANNEL_OPEN = """
            UPDATE google_calendars SET channel_resource = $3, channel_expires_at = $4, next_watch_at = $5
            WHERE id = $1 AND watch = $2
            """;
    private static final String READ_BUSY = """
            UPDATE google_calendars SET is_unknown = false, busy_from = $2, busy_to = $3, busy_read_at = $4,
                   busy = coalesce((SELECT range_agg(tstzrange(f, t)) FROM unnest($5::timestamptz[], $6::timestamptz[])
                                    AS b(f, t) WHERE f < t), '{}')
            WHERE id = $1
            """;
    private static final String READ_UNKNOWN = """
            UPDATE google_calendars SET is_unknown = true, busy_read_at = $2, trouble = $3 WHERE id = $1
            """;
    // Where the connection stopped, what was known last counts, and nobody can be asked for more.
    // What is busy there but for what we have there ourselves, as we know it and as it was written last. A whole day is the
    // clinic's, where Google takes it for that of the calendar's own zone.
    private static final String BUSY = """
            SELECT coalesce(g.professional_id, g.clinic_id), g.is_unknown AND n.state = 'active',
                   n.state = 'stopped' OR (seen.is_whole AND g.busy_read_at >= $4),
                   n.state = 'active' AND NOT g.is_unknown AND seen.is_whole AND g.busy_read_at >= $5, lower(b.during), upper(b.during)
            FROM google_calendars g JOIN google_connections n ON n.clinic_id = g.clinic_id AND n.state <> 'pending'
            CROSS JOIN LATERAL (SELECT g.busy_read_at IS NOT NULL
                AND (g.is_unknown OR (g.busy_from <= $2 AND g.busy_to >= $3)) AS is_whole) AS seen
            CROSS JOIN LATERAL (
                SELECT coalesce(range_agg(f.told_during), '{}') AS told, coalesce(range_agg(f.during), '{}') AS during
                FROM google_foreign_events f WHERE f.calendar = g.id AND f.told_during IS NOT NULL
                  AND f.during && tstzrange($2::timestamptz - interval '2 days', $3::timestamptz + interval '2 days')) AS day
            LEFT JOIN LATERAL unnest((g.busy - day.told + day.during
                    + coalesce((SELECT range_agg(f.during) FROM google_foreign_events f
                                WHERE f.calendar = g.id AND f.during && day.told), '{}'))
                * tstzmultirange(tstzrange($2, $3))
                - coalesce((SELECT range_agg(tstzrange(e.starts_at, e.ends_at)) FROM google_events e
                            WHERE e.calendar = g.id AND NOT e.is_gone AND e.starts_at < $3 AND e.ends_at > $2), '{}')
                - coalesce((SELECT range_agg(tstzrange(a.starts_at, a.ends_at)) FROM appointments a
                            WHERE a.clinic_id = g.clinic_id AND a.status = 'CONFIRMED'
                              AND a.professional_id IS NOT DISTINCT FROM g.professional_id
                              AND a.local_date BETWEEN ($2::timestamptz AT TIME ZONE 'UTC')::date - 1
                                                   AND ($3::timestamptz AT TIME ZONE 'UTC')::date + 1
                              AND a.starts_at < $3 AND a.ends_at > $2), '{}')) AS b(during) ON true
            WHERE g.clinic_id = $1
            """;

    /** A calendar, and whose it is. */
    record Calendar(UUID id, UUID clinic, @Nullable UUID professional, @Nullable String professionalName,
            String calendarId, @Nullable String syncToken, @Nullable Instant syncedAt, boolean isUnknown,
            @Nullable String trouble, @Nullable UUID channel, @Nullable String channelResource,
            @Nullable Instant channelExpiresAt, int pushes) {
        UUID subject() {
            return professional == null ? clinic : professional;
        }
    }

    /** Where a notification belongs. */
    record Notified(OrganizationId organization, UUID calendar) {}

    /** One time that is taken there, or none. */
    record BusyRow(UUID subject, boolean isUnknown, boolean isFresh, boolean isVerified, @Nullable Taken taken) {}

    /** Whose channel Google speaks through; nothing for who does not know its token. */
    static Optional<Notified> ofChannel(Database database, UUID channel, byte[] tokenHash) {
        return database.ask(CHANNEL, row -> {
            var columns = new Columns(row);
            return new Notified(new OrganizationId(columns.id(0)), columns.id(1));
        }, channel, Buffer.buffer(tokenHash)).stream().findFirst();
    }

    List<Calendar> ofClinic(Tx tx, UUID clinic) {
        return tx.list(OF_CLINIC, CalendarRepository::read, clinic);
    }

    Optional<Calendar> find(Tx tx, UUID id) {
        return tx.one(FIND, CalendarRepository::read, id);
    }

    Optional<Calendar> of(Tx tx, UUID clinic, @Nullable UUID professional) {
        return tx.one(OF, CalendarRepository::read, clinic, professional);
    }

    Optional<Calendar> toSync(Tx tx, UUID clinic, Instant now) {
        return tx.one(TO_SYNC, CalendarRepository::read, clinic, time(now));
    }

    Optional<Calendar> toWatch(Tx tx, UUID clinic, Instant now) {
        return tx.one(TO_WATCH, CalendarRepository::read, clinic, time(now));
    }

    /** @return false for a professional whom the clinic does not have */
    boolean insert(Tx tx, UUID clinic, @Nullable UUID professional, String calendarId, Instant now) {
        return tx.change(INSERT, Ids.next(), clinic, professional, calendarId, time(now)) == 1;
    }

    void delete(Tx tx, UUID id) {
        tx.change(DELETE, id);
    }

    /** It was read; what was said to have changed meanwhile is read again. */
    void synced(Tx tx, Calendar calendar, @Nullable String syncToken, Instant now, Instant next) {
        tx.change(SYNCED, calendar.id(), syncToken, time(now), time(next), calendar.pushes());
    }

    /** Google says that something changed there. */
    void pushed(Tx tx, UUID id, Instant now) {
        tx.change(PUSHED, id, time(now));
    }

    void trouble(Tx tx, UUID id, String trouble, Instant next) {
        tx.change(TROUBLE, id, trouble, time(next));
    }

    /** Has every calendar of a clinic read anew, from the beginning. */
    void syncFully(Tx tx, UUID clinic, Instant now) {
        tx.change(FULL_SYNC, clinic, time(now));
    }

    void prepareChannel(Tx tx, UUID id, UUID channel, byte[] tokenHash, Instant tryAgainAt) {
        tx.change(PREPARE_CHANNEL, id, channel, Buffer.buffer(tokenHash), time(tryAgainAt));
    }

    void channelOpen(Tx tx, UUID id, UUID channel, String resource, Instant expiresAt, Instant renewAt) {
        tx.change(CHANNEL_OPEN, id, channel, resource, time(expiresAt), time(renewAt));
    }

    void readBusy(Tx tx, UUID id, Instant from, Instant to, Instant now, List<Taken> busy) {
        tx.change(READ_BUSY, id, time(from), time(to), time(now),
                busy.stream().map(one -> time(one.from())).toArray(OffsetDateTime[]::new),
                busy.stream().map(one -> time(one.to())).toArray(OffsetDateTime[]::new));
    }

    void readUnknown(Tx tx, UUID id, Instant now, String why) {
        tx.change(READ_UNKNOWN, id, time(now), why);
    }

    /**
     * @param freshSince what was read later is not read again
     * @param verifiedSince what was read later is as it is there
     */
    List<BusyRow> busy(Tx tx, UUID clinic, Span asked, Instant freshSince, Instant verifiedSince) {
        return tx.list(BUSY, row -> {
            var columns = new Columns(row);
            var begin = columns.optionalTime(4);
            var end = columns.optionalTime(5);
            return new BusyRow(columns.id(0), columns.flag(1), columns.flag(2), columns.flag(3),
                    begin == null || end == null ? null : new Taken(begin, end));
        }, clinic, time(asked.from()), time(asked.to()), time(freshSince), time(verifiedSince));
    }

    private static Calendar read(Row row) {
        var c = new Columns(row);
        return new Calendar(c.id(0), c.id(1), c.optionalId(2), c.text(3), c.requiredText(4), c.text(5),
                c.optionalTime(6), c.flag(7), c.text(8), c.optionalId(9), c.text(10), c.optionalTime(11),
                c.integer(12));
    }
}
