package io.balcao.insights;

import io.balcao.insights.Period.Window;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one way to the facts: sums of them, and the rows behind a sum. Quarters of an hour that are over come from their sums,
 * the rest, and what only some conversations are wanted of, from the facts themselves.
 */
final class MetricRepository {
    private static final String ORGANIZATION = "SELECT timezone, locale, name FROM organizations";
    private static final String SUM_UP = "SELECT sum_metrics()";
    private static final String FILTER = """
            ($4::uuid IS NULL OR f.department_id = $4) AND ($5::uuid IS NULL OR f.user_id = $5)
              AND ($6::text IS NULL OR f.channel = $6)
            """;
    private static final String TAGGED = """
            AND ($7::text IS NULL OR f.conversation_id = ANY (ARRAY(SELECT tagged_conversations($7))))
            """;
    private static final String FACTS = """
            WITH facts AS (
                SELECT f.slot AS at, f.metric, f.channel, f.department_id, f.user_id, f.amount, f.total_ms
                FROM metric_sums f WHERE f.slot >= $1 AND f.slot < least($2, $3::timestamptz) AND $3 IS NOT NULL AND
            """ + FILTER + """
                UNION ALL
                SELECT f.occurred_at, f.metric, f.channel, f.department_id, f.user_id, 1, coalesce(f.ms, 0)
                FROM conversation_facts f
                WHERE f.occurred_at >= greatest($1, coalesce($3, '-infinity')) AND f.occurred_at < $2 AND
            """ + FILTER + TAGGED + ")";
    private static final String BY_TIME = FACTS + """
            SELECT date_trunc($8, f.at AT TIME ZONE $9) AS step, f.metric, f.channel, sum(f.amount)::bigint,
                   sum(f.total_ms)::bigint
            FROM facts f GROUP BY step, f.metric, f.channel ORDER BY step
            """;
    private static final String BY_HOUR = FACTS + """
            SELECT extract(hour FROM f.at AT TIME ZONE $8)::integer AS hour, f.metric, sum(f.amount)::bigint
            FROM facts f WHERE f.metric IN ('opened', 'received') GROUP BY hour, f.metric
            """;
    private static final String BY_HOLDER = FACTS + """
            SELECT f.department_id, f.user_id, f.metric, sum(f.amount)::bigint, sum(f.total_ms)::bigint
            FROM facts f GROUP BY f.department_id, f.user_id, f.metric
            """;
    private static final String BEGUN_THEN = """
            SELECT count(*) FROM conversation_facts f
            WHERE f.metric = $5 AND f.occurred_at >= $1 AND f.occurred_at < $2 AND f.began_at >= $1
              AND ($3::text IS NULL OR f.channel = $3)
              AND ($4::text IS NULL OR f.conversation_id = ANY (ARRAY(SELECT tagged_conversations($4))))
            """;
    // The page is cut before anything is joined to it.
    private static final String ROWS = """
            SELECT f.conversation_id, f.position, f.occurred_at, f.metric, f.channel, f.ms, k.name, k.phone_number,
                   d.name AS department, u.full_name, c.status
            FROM (
                SELECT f.* FROM conversation_facts f
                WHERE f.occurred_at >= $1 AND f.occurred_at < $2 AND f.began_at >= coalesce($3, '-infinity'::timestamptz)
                  AND
            """ + FILTER + TAGGED;
    private static final String JOINS = """
            ) AS f
            JOIN conversations c ON c.id = f.conversation_id JOIN customers k ON k.id = c.customer_id
            LEFT JOIN departments d ON d.id = f.department_id LEFT JOIN users u ON u.id = f.user_id
            """;
    private static final String PAGE = ROWS + """
              AND f.metric = $12 AND ($8::timestamptz IS NULL OR (f.occurred_at, f.conversation_id, f.position)
                  < ($8, $9::uuid, $10::integer))
            ORDER BY f.occurred_at DESC, f.conversation_id DESC, f.position DESC LIMIT $11
            """ + JOINS + " ORDER BY f.occurred_at DESC, f.conversation_id DESC, f.position DESC";
    private static final String EXPORT = "DECLARE exported NO SCROLL CURSOR FOR " + ROWS
            + "ORDER BY f.occurred_at, f.conversation_id, f.position, f.metric" + JOINS
            + "ORDER BY f.occurred_at, f.conversation_id, f.position, f.metric";
    private static final int ROWS_AT_ONCE = 1_000;
    private static final String NEXT = "FETCH " + ROWS_AT_ONCE + " FROM exported";
    private static final String USERS = "SELECT id, full_name FROM users ORDER BY lower(full_name), id";
    private static final String DEPARTMENTS = "SELECT id, name FROM departments ORDER BY lower(name), id";

    /** Whose calendar and language a report follows. */
    record Organization(ZoneId zone, String locale, String name) {}

    /** How much there is of a metric in a step of the time. */
    record Step(LocalDateTime at, String metric, String channel, long amount, long totalMs) {}

    record Hour(int hour, String metric, long amount) {}

    record Share(@Nullable UUID department, @Nullable UUID user, String metric, long amount, long totalMs) {}

    /** One fact, with the names of those it is about. */
    record Fact(UUID conversation, int position, Instant at, String metric, String channel, @Nullable Long ms,
            String customer, @Nullable String phone, @Nullable String department, @Nullable String user,
            String status) {}

    /** A fact's place in a list. */
    record Place(Instant at, UUID conversation, int position) {}

    record Named(UUID id, String name) {}

    Organization organization(Tx tx) {
        return tx.one(ORGANIZATION, row -> new Organization(ZoneId.of(Objects.requireNonNull(row.getString(0))),
                Objects.requireNonNull(row.getString(1)), Objects.requireNonNull(row.getString(2)))).orElseThrow();
    }

    /** By hour or by day of the organization's calendar. */
    List<Step> byTime(Tx tx, Window window, MetricFilter filter, boolean isByHour, ZoneId zone) {
        return tx.list(BY_TIME, row -> {
            var columns = new Columns(row);
            return new Step(Objects.requireNonNull(row.getLocalDateTime(0)), columns.requiredText(1),
                    columns.requiredText(2), columns.number(3), columns.number(4));
        }, values(tx, window, filter, isByHour ? "hour" : "day", zone.getId()));
    }

    List<Hour> byHour(Tx tx, Window window, MetricFilter filter, ZoneId zone) {
        return tx.list(BY_HOUR, row -> {
            var columns = new Columns(row);
            return new Hour(columns.integer(0), columns.requiredText(1), columns.number(2));
        }, values(tx, window, filter, zone.getId()));
    }

    List<Share> byHolder(Tx tx, Window window, MetricFilter filter) {
        return tx.list(BY_HOLDER, row -> {
            var columns = new Columns(row);
            return new Share(columns.optionalId(0), columns.optionalId(1), columns.requiredText(2), columns.number(3),
                    columns.number(4));
        }, values(tx, window, filter));
    }

    /** How many facts there are of services that began in the same window. */
    long begunThen(Tx tx, Window window, MetricFilter filter, Metric metric) {
        return tx.one(BEGUN_THEN, row -> new Columns(row).number(0), time(window.from()),
                time(window.until()), filter.channel(), filter.tag(), metric.fact()).orElseThrow();
    }

    /** A page of the facts behind a value, newest first. */
    List<Fact> page(Tx tx, Window window, MetricFilter filter, Metric metric, @Nullable Place after, int most) {
        return tx.list(PAGE, MetricRepository::fact, time(window.from()),
                time(window.until()), metric.isOfTheSamePeriod() ? time(window.from()) : null, filter.department(),
                filter.user(), filter.channel(), filter.tag(), after == null ? null : time(after.at()),
                after == null ? null : after.conversation(), after == null ? null : after.position(), most,
                metric.fact());
    }

    /** All facts, oldest first, some at a time, however many there are. */
    void each(Tx tx, Window window, MetricFilter filter, Consumer<Fact> reader) {
        tx.change(EXPORT, time(window.from()), time(window.until()), null, filter.department(), filter.user(),
                filter.channel(), filter.tag());
        List<Fact> some;
        do {
            some = tx.list(NEXT, MetricRepository::fact);
            some.forEach(reader);
        } while (some.size() == ROWS_AT_ONCE);
    }

    List<Named> users(Tx tx) {
        return tx.list(USERS, MetricRepository::named);
    }

    List<Named> departments(Tx tx) {
        return tx.list(DEPARTMENTS, MetricRepository::named);
    }

    private static Named named(io.vertx.sqlclient.Row row) {
        var columns = new Columns(row);
        return new Named(columns.id(0), columns.requiredText(1));
    }

    private static @Nullable Object[] values(Tx tx, Window window, MetricFilter filter, Object... more) {
        // Tags are no part of the sums.
        var summedUntil = filter.tag() == null ? summedUntil(tx) : null;
        var values = new ArrayList<@Nullable Object>(
                Arrays.asList(time(window.from()), time(window.until()), summedUntil,
                        filter.department(), filter.user(), filter.channel(), filter.tag()));
        values.addAll(List.of(more));
        return values.toArray();
    }

    private static @Nullable OffsetDateTime summedUntil(Tx tx) {
        return tx.list(SUM_UP, row -> java.util.Optional.ofNullable(row.getOffsetDateTime(0))).getFirst().orElse(null);
    }

    private static Fact fact(io.vertx.sqlclient.Row row) {
        var columns = new Columns(row);
        return new Fact(columns.id(0), columns.integer(1), columns.time(2), columns.requiredText(3),
                columns.requiredText(4), columns.optionalNumber(5), columns.requiredText(6), columns.text(7),
                columns.text(8), columns.text(9), columns.requiredText(10));
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
