package io.balcao.insights;

import io.balcao.insights.ReportSchedule.Owner;
import io.balcao.insights.ReportSchedule.Plan;
import io.balcao.insights.ReportSchedule.Sending;
import io.balcao.platform.Ids;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reports that are mailed by themselves, and their times. */
final class ScheduleRepository {
    private static final String ORGANIZATIONS = "SELECT id FROM organizations_with_due_reports($1) AS id WHERE is_served(id)";
    private static final String COLUMNS = """
            SELECT r.id, r.owner_id, u.full_name, r.name, r.format, r.every, r.weekday, r.month_day, r.hour,
                   r.department_id, r.user_id, r.channel, r.tag, r.counts, r.recipient_ids, r.state, r.next_at, r.channel_id
            """;
    private static final String FROM = "FROM report_schedules r JOIN users u ON u.id = r.owner_id\n";
    // What a mail came to it says itself, and then no more: those that ended long ago are deleted.
    private static final String LAST = """
            , s.occurs_at,
                   CASE WHEN s.state = 'failed' OR m.failed > 0 THEN 'failed'
                        WHEN s.state = 'due' OR m.open > 0 THEN 'sending' WHEN s.state = 'made' THEN 'sent' END,
                   coalesce(s.error, m.error), s.first_day::text, s.last_day::text, s.rows, s.is_linked,
                   cardinality(s.mail_ids), cardinality(s.mail_ids) - m.open::integer - m.failed::integer
            """;
    private static final String LAST_SENDING = """
            LEFT JOIN LATERAL (
                SELECT * FROM report_sendings l WHERE l.schedule_id = r.id ORDER BY l.occurs_at DESC LIMIT 1) AS s ON true
            LEFT JOIN LATERAL (
                SELECT count(*) FILTER (WHERE m.state = 'failed') AS failed,
                       count(*) FILTER (WHERE m.state IN ('queued', 'sending')) AS open, max(m.error) AS error
                FROM mails m WHERE m.id = ANY (s.mail_ids)) AS m ON true
            """;
    private static final String LIST = COLUMNS + LAST + FROM + LAST_SENDING + "ORDER BY lower(r.name), r.id";
    private static final String FIND = COLUMNS + LAST + FROM + LAST_SENDING + "WHERE r.id = $1";
    private static final String LOCK = COLUMNS + FROM + "WHERE r.id = $1 FOR UPDATE OF r";
    private static final String COUNT = "SELECT count(*) FROM report_schedules";
    private static final String INSERT = """
            INSERT INTO report_schedules (id, organization_id, owner_id, name, format, every, weekday, month_day, hour,
                   department_id, user_id, channel, tag, counts, recipient_ids, state, next_at, channel_id)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
            """;
    private static final String UPDATE = """
            UPDATE report_schedules SET owner_id = $2, name = $3, format = $4, every = $5, weekday = $6, month_day = $7,
                   hour = $8, department_id = $9, user_id = $10, channel = $11, tag = $12, counts = $13,
                   recipient_ids = $14, state = $15, next_at = $16, channel_id = $17
            WHERE id = $1
            """;
    private static final String DELETE = "DELETE FROM report_schedules WHERE id = $1";
    private static final String STOP = "UPDATE report_schedules SET state = 'stopped', next_at = NULL WHERE id = $1";
    private static final String DUE = COLUMNS + FROM + "WHERE r.next_at <= $1 FOR UPDATE OF r SKIP LOCKED";
    private static final String NEXT = "UPDATE report_schedules SET next_at = $2 WHERE id = $1";
    private static final String OCCUR = """
            INSERT INTO report_sendings (id, organization_id, schedule_id, occurs_at, state, next_attempt_at)
            VALUES ($1, $2, $3, $4, 'due', $4) ON CONFLICT (schedule_id, occurs_at) DO NOTHING
            """;
    private static final String CLAIM = """
            UPDATE report_sendings SET attempts = attempts + 1, next_attempt_at = $2
            WHERE id = (SELECT s.id FROM report_sendings s WHERE s.next_attempt_at <= $1 ORDER BY s.next_attempt_at LIMIT 1
                        FOR UPDATE SKIP LOCKED)
            RETURNING id, schedule_id, occurs_at, attempts
            """;
    private static final String HOLD = """
            SELECT s.id FROM report_sendings s WHERE s.id = $1 AND s.state = 'due' AND s.attempts = $2 FOR UPDATE
            """;
    private static final String MADE = """
            UPDATE report_sendings SET state = 'made', next_attempt_at = NULL, error = NULL, first_day = $2, last_day = $3,
                   rows = $4, is_linked = $5, mail_ids = $6, ended_at = $7
            WHERE id = $1
            """;
    private static final String FAILED = """
            UPDATE report_sendings SET state = 'failed', next_attempt_at = NULL, error = $3, ended_at = $4
            WHERE id = $1 AND attempts = $2 AND state = 'due'
            """;
    private static final String AGAIN = """
            UPDATE report_sendings SET next_attempt_at = $3, error = $4 WHERE id = $1 AND attempts = $2 AND state = 'due'
            """;
    // Who may export all of the organization's reports, as their requests are judged.
    private static final String READERS = """
            SELECT u.id, u.full_name, u.email, coalesce(u.locale, o.locale)
            FROM users u JOIN organizations o ON o.id = u.organization_id
            LEFT JOIN role_permissions p ON p.organization_id = u.organization_id AND p.role = u.role
            WHERE u.id = ANY ($1) AND u.is_active AND NOT u.is_machine
              AND (u.role = 'admin' OR (u.role = 'supervisor'
                  AND (p.role IS NULL OR (p.sees = 'all' AND 'export' = ANY (p.permissions)))))
            """;
    private static final String KNOWN = """
            SELECT ($1::uuid IS NULL OR EXISTS (SELECT FROM departments d WHERE d.id = $1))
               AND ($2::uuid IS NULL OR EXISTS (SELECT FROM users u WHERE u.id = $2))
               AND ($3::uuid IS NULL OR EXISTS (SELECT FROM channels n WHERE n.id = $3))
            """;

    /** A time of a schedule that this server makes now. */
    record Claimed(UUID id, UUID schedule, Instant occursAt, int attempts) {}

    /** Who may read all reports. */
    record Reader(UUID id, String fullName, String email, String language) {}

    static List<OrganizationId> organizations(Database database, Instant now) {
        return database.ask(ORGANIZATIONS, row -> new OrganizationId(row.getUUID(0)), time(now));
    }

    List<ReportSchedule> list(Tx tx) {
        return tx.list(LIST, row -> read(row, last(row)));
    }

    Optional<ReportSchedule> find(Tx tx, UUID id) {
        return tx.one(FIND, row -> read(row, last(row)), id);
    }

    Optional<ReportSchedule> lock(Tx tx, UUID id) {
        return tx.one(LOCK, row -> read(row, null), id);
    }

    long count(Tx tx) {
        return tx.one(COUNT, row -> new Columns(row).number(0)).orElseThrow();
    }

    void add(Tx tx, UUID id, UUID owner, Plan plan, Instant nextAt) {
        var values = new ArrayList<@Nullable Object>(List.of(id, tx.organization().value()));
        values.addAll(values(owner, plan, "active", nextAt));
        tx.change(INSERT, values.toArray());
    }

    void save(Tx tx, UUID id, UUID owner, Plan plan, String state, @Nullable Instant nextAt) {
        var values = new ArrayList<@Nullable Object>(List.of(id));
        values.addAll(values(owner, plan, state, nextAt));
        tx.change(UPDATE, values.toArray());
    }

    private static List<@Nullable Object> values(UUID owner, Plan plan, String state, @Nullable Instant nextAt) {
        return Arrays.asList(owner, plan.name(), plan.format(), plan.every(), small(plan.weekday()),
                small(plan.monthDay()), (short) plan.hour(), plan.departmentId(), plan.userId(), plan.channel(),
                plan.tag(), plan.counts(), plan.recipientIds().toArray(UUID[]::new), state,
                nextAt == null ? null : time(nextAt), plan.channelId());
    }

    private static @Nullable Short small(@Nullable Integer number) {
        return number == null ? null : number.shortValue();
    }

    boolean delete(Tx tx, UUID id) {
        return tx.change(DELETE, id) > 0;
    }

    void stop(Tx tx, UUID id) {
        tx.change(STOP, id);
    }

    /** Those whose time has come and that no other server holds. */
    List<ReportSchedule> due(Tx tx, Instant now) {
        return tx.list(DUE, row -> read(row, null), time(now));
    }

    void next(Tx tx, UUID id, Instant at) {
        tx.change(NEXT, id, time(at));
    }

    /** Notes that a time came; once, however often it is noted. */
    void occur(Tx tx, UUID schedule, Instant at) {
        tx.change(OCCUR, Ids.next(), tx.organization().value(), schedule, time(at));
    }

    Optional<Claimed> claim(Tx tx, Instant now, Duration lease) {
        return tx.one(CLAIM, row -> {
            var columns = new Columns(row);
            return new Claimed(columns.id(0), columns.id(1), columns.time(2), columns.integer(3));
        }, time(now), time(now.plus(lease)));
    }

    /** Whether the claim still stands; nobody else gets it until the transaction ends. */
    boolean hold(Tx tx, Claimed claimed) {
        return tx.one(HOLD, row -> row, claimed.id(), claimed.attempts()).isPresent();
    }

    void made(Tx tx, Claimed claimed, ReportSchedule.Days days, long rows, boolean isLinked, List<UUID> mails,
            Instant now) {
        tx.change(MADE, claimed.id(), days.from(), days.to(), rows, isLinked, mails.toArray(UUID[]::new), time(now));
    }

    void failed(Tx tx, Claimed claimed, String error, Instant now) {
        tx.change(FAILED, claimed.id(), claimed.attempts(), error, time(now));
    }

    void again(Tx tx, Claimed claimed, Instant at, String error) {
        tx.change(AGAIN, claimed.id(), claimed.attempts(), time(at), error);
    }

    List<Reader> readers(Tx tx, List<UUID> users) {
        return tx.list(READERS, row -> {
            var columns = new Columns(row);
            return new Reader(columns.id(0), columns.requiredText(1), columns.requiredText(2), columns.requiredText(3));
        }, (Object) users.toArray(UUID[]::new));
    }

    boolean isKnown(Tx tx, Plan plan) {
        return tx.one(KNOWN, row -> new Columns(row).flag(0), plan.departmentId(), plan.userId(),
                plan.channelId()).orElseThrow();
    }

    private static ReportSchedule read(Row row, @Nullable Sending last) {
        var c = new Columns(row);
        return new ReportSchedule(c.id(0), new Owner(c.id(1), c.requiredText(2)),
                new Plan(c.requiredText(3), c.requiredText(4), c.requiredText(5), row.getInteger(6), row.getInteger(7),
                        c.integer(8), c.optionalId(9), c.optionalId(10), c.text(11), c.optionalId(17), c.text(12),
                        c.requiredText(13),
                        List.of(row.getArrayOfUUIDs(14))),
                c.requiredText(15), c.optionalTime(16), last);
    }

    private static @Nullable Sending last(Row row) {
        var c = new Columns(row);
        return row.getValue(18) == null
                ? null
                : new Sending(c.time(18), c.requiredText(19), c.text(20), c.text(21), c.text(22),
                        c.optionalNumber(23), c.flag(24), c.integer(25), c.integer(26));
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
