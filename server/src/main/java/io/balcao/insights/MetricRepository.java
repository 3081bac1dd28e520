package io.balcao.insights;

import io.balcao.insights.Period.Window;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one way to the facts: sums of them, and the rows behind a sum. Quarters of an hour that are over come from their sums,
 * the rest, and what only some conversations are wanted of, from the facts themselves.
 */
final class MetricRepository {
    private static final String ORGANIZATION = "SELECT timezone, locale, name FROM organizations";
    private static final String LOOK = "SELECT accent, CASE logo_type WHEN 'image/png' THEN logo END FROM organizations";
    // The server's connections keep one plan for all values and find rows by their keys: neither fits sums over months.
    private static final String PLAN_EACH = """
            SELECT set_config('plan_cache_mode', 'force_custom_plan', true), set_config('enable_seqscan', 'on', true),
                   set_config('enable_mergejoin', 'on', true), set_config('enable_material', 'on', true)
            """;
    private static final String SUM_UP = "SELECT summed_until, days_until FROM sum_metrics()";
    private static final String TO_SUM_UP = "SELECT organizations_to_sum_up($1)";
    private static final String FILTER = """
            ($4::uuid IS NULL OR f.department_id = $4) AND ($5::uuid IS NULL OR f.user_id = $5)
              AND ($6::text IS NULL OR f.channel = $6)
            """;
    private static final String TAGGED = """
            AND ($7::text IS NULL OR f.conversation_id = ANY (ARRAY(SELECT tagged_conversations($7))))
            """;
    // Of days that are over the day's sums, then those of quarters of an hour, then what is not summed up yet.
    private static final String DAYS = """
            FROM metric_days f WHERE f.day >= $9::date AND f.day < $10::date AND
            """ + FILTER;
    private static final String QUARTERS = """
            FROM metric_sums f WHERE f.slot >= $11 AND f.slot < least($2, $3::timestamptz) AND $3 IS NOT NULL AND
            """ + FILTER;
    private static final String REST = """
            FROM conversation_facts f
            WHERE f.occurred_at >= greatest($1, $11, coalesce($3, '-infinity')) AND f.occurred_at < $2 AND
            """ + FILTER + TAGGED;
    private static final String FACTS = """
            WITH facts AS (
                SELECT f.day::timestamp AS at, f.metric, f.channel, f.department_id, f.user_id, f.began_day, f.amount,
                       CASE WHEN $12::boolean THEN f.business_ms ELSE f.total_ms END AS total_ms
            """ + DAYS + """
                UNION ALL
                SELECT f.slot AT TIME ZONE $8::text, f.metric, f.channel, f.department_id, f.user_id, f.began_day,
                       f.amount, CASE WHEN $12 THEN f.business_ms ELSE f.total_ms END
            """ + QUARTERS + """
                UNION ALL
                SELECT f.occurred_at AT TIME ZONE $8, f.metric, f.channel, f.department_id, f.user_id,
                       (f.began_at AT TIME ZONE $8)::date, 1, coalesce(CASE WHEN $12 THEN f.business_ms ELSE f.ms END, 0)
            """ + REST + ")";
    private static final String BY_TIME = FACTS + """
            SELECT date_trunc($13, f.at) AS step, f.metric, f.channel, sum(f.amount)::bigint, sum(f.total_ms)::bigint,
                   coalesce(sum(f.amount) FILTER (WHERE f.began_day >= $9), 0)::bigint
            FROM facts f GROUP BY step, f.metric, f.channel ORDER BY step
            """;
    private static final String BY_HOUR = """
            SELECT extract(hour FROM f.at AT TIME ZONE $8::text)::integer AS hour, f.metric, sum(f.amount)::bigint
            FROM (SELECT f.slot AS at, f.metric, f.amount
            """ + QUARTERS + """
                AND f.metric IN ('opened', 'received')
                UNION ALL
                SELECT f.occurred_at, f.metric, 1
            """ + REST + """
                AND f.metric IN ('opened', 'received')) AS f
            WHERE $9::date IS NOT NULL AND $10::date IS NOT NULL AND $12::boolean IS NOT NULL GROUP BY hour, f.metric
            """;
    private static final String BY_HOLDER = FACTS + """
            SELECT f.department_id, f.user_id, f.metric, sum(f.amount)::bigint, sum(f.total_ms)::bigint,
                   coalesce(sum(f.amount) FILTER (WHERE f.began_day >= $9), 0)::bigint
            FROM facts f GROUP BY f.department_id, f.user_id, f.metric
            """;
    private static final String TIMES = """
            CROSS JOIN LATERAL unnest(CASE WHEN $12::boolean THEN f.business_seconds ELSE f.seconds END,
                CASE WHEN $12 THEN f.business_amounts ELSE f.amounts END) AS u(seconds, n) WHERE
            """;
    private static final String SPREADS = """
            WITH times AS (
                SELECT f.metric, f.department_id, f.user_id, u.seconds, u.n
            """ + DAYS.replace("WHERE", TIMES) + """
                UNION ALL
                SELECT f.metric, f.department_id, f.user_id, u.seconds, u.n
            """ + QUARTERS.replace("WHERE", TIMES) + """
                UNION ALL
                SELECT f.metric, f.department_id, f.user_id,
                       rounded_seconds(CASE WHEN $12 THEN f.business_ms ELSE f.ms END), 1
            """ + REST + " AND f.ms IS NOT NULL AND $8::text IS NOT NULL)";
    private static final String SPREAD = SPREADS + """
            SELECT NULL::uuid, NULL::uuid, t.metric, t.seconds, sum(t.n)::bigint FROM times t
            GROUP BY t.metric, t.seconds ORDER BY t.seconds
            """;
    private static final String SPREAD_BY_HOLDER = SPREADS + """
            SELECT t.department_id, t.user_id, t.metric, t.seconds, sum(t.n)::bigint FROM times t
            GROUP BY t.department_id, t.user_id, t.metric, t.seconds ORDER BY t.seconds
            """;
    // What a tag is on is known now, not then: nothing of it is summed up.
    private static final String BY_TAG = """
            SELECT t.tag, f.metric, rounded_seconds(CASE WHEN $12::boolean THEN f.business_ms ELSE f.ms END) AS seconds,
                   count(*), coalesce(sum(CASE WHEN $12 THEN f.business_ms ELSE f.ms END), 0)::bigint,
                   count(*) FILTER (WHERE (f.began_at AT TIME ZONE $8::text)::date >= $9::date)
            FROM conversation_facts f JOIN conversations c ON c.id = f.conversation_id AND c.tags <> '{}'
            CROSS JOIN LATERAL unnest(c.tags) AS t(tag)
            WHERE f.occurred_at >= $1 AND f.occurred_at < $2 AND
            """ + FILTER + """
              AND ($7::text IS NULL OR t.tag = $7)
              AND f.metric NOT IN ('opened', 'transferred', 'bot_time', 'queue_time')
              AND $3::timestamptz IS NOT DISTINCT FROM $3 AND $10::date IS NOT NULL AND $11::timestamptz IS NOT NULL
            GROUP BY t.tag, f.metric, seconds ORDER BY t.tag, seconds
            """;
    // The page is cut before anything is joined to it.
    private static final String ROWS = """
            SELECT f.conversation_id, f.position, f.occurred_at, f.metric, f.channel, f.ms, f.business_ms, k.name,
                   k.phone_number, d.name AS department, u.full_name, c.status
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
              AND f.metric = ANY ($12)
              AND ($13::integer IS NULL OR extract(hour FROM f.occurred_at AT TIME ZONE $14::text) = $13) AND ($8::timestamptz IS NULL OR (f.occurred_at, f.conversation_id, f.position)
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

    /** What an organization looks like on paper; a picture that Java cannot draw is left out. */
    record Look(@Nullable String accent, @Nullable Buffer logo) {}

    /** Until when the ledger is summed up by quarters of an hour, and the first day that is not summed up. */
    record Summed(Instant until, LocalDate days) {}

    /**
     * What is asked of the facts.
     *
     * @param summed null when nothing may be taken from the sums
     */
    record Question(Window window, MetricFilter filter, ZoneId zone, @Nullable Summed summed) {
        LocalDate first() {
            return LocalDate.ofInstant(window.from(), zone);
        }

        /** The first day that is not told by a day's sums. */
        LocalDate daysEnd() {
            var last = LocalDate.ofInstant(window.until(), zone);
            var known = summed == null ? first() : summed.days();
            var end = known.isBefore(last) ? known : last;
            return end.isBefore(first()) ? first() : end;
        }
    }

    /**
     * How much there is of a metric in a step of the time.
     *
     * @param begunThen of what reached people, of closings and of scores, how much is of what began in the window
     */
    record Step(LocalDateTime at, String metric, String channel, long amount, long totalMs, long begunThen) {}

    /** How often something took so long. */
    record Time(@Nullable UUID department, @Nullable UUID user, String metric, int seconds, long amount) {}

    /** What there is of a metric on conversations with a tag; seconds where it is a time. */
    record Tagged(String tag, String metric, @Nullable Integer seconds, long amount, long totalMs, long begunThen) {}

    record Hour(int hour, String metric, long amount) {}

    /** What there is of a metric of somebody's; as of {@link Step}. */
    record Share(@Nullable UUID department, @Nullable UUID user, String metric, long amount, long totalMs,
            long begunThen) {}

    /** One fact, with the names of those it is about. */
    record Fact(UUID conversation, int position, Instant at, String metric, String channel, @Nullable Long ms,
            @Nullable Long businessMs, String customer, @Nullable String phone, @Nullable String department,
            @Nullable String user,
            String status) {}

    /** Of which metric facts are wanted; of a score of which one only, and of the day which hour only. */
    record Wanted(Metric metric, @Nullable Integer score, @Nullable Integer hour) {
        List<String> facts() {
            return score == null ? metric.facts() : List.of(Metric.ofScore(score));
        }
    }

    /** A fact's place in a list. */
    record Place(Instant at, UUID conversation, int position) {}

    record Named(UUID id, String name) {}

    Organization organization(Tx tx) {
        return tx.one(ORGANIZATION, row -> new Organization(ZoneId.of(Objects.requireNonNull(row.getString(0))),
                Objects.requireNonNull(row.getString(1)), Objects.requireNonNull(row.getString(2)))).orElseThrow();
    }

    Look look(Tx tx) {
        return tx.one(LOOK, row -> new Look(row.getString(0), row.getBuffer(1))).orElseThrow();
    }

    /** For the rest of the transaction each statement is planned for the days that it is about. */
    void planEach(Tx tx) {
        tx.one(PLAN_EACH, row -> row);
    }

    /** Sums up what is over, and says how far; once for all that one answer is made of. */
    Optional<Summed> sumUp(Tx tx) {
        return tx.list(SUM_UP, row -> Optional.ofNullable(row.getOffsetDateTime(0)).map(
                until -> new Summed(until.toInstant(), Objects.requireNonNull(row.getLocalDate(1))))).getFirst();
    }

    /** Whose ledger is not summed up until then. */
    static List<OrganizationId> organizationsToSumUp(Database database, Instant until) {
        return database.ask(TO_SUM_UP, row -> new OrganizationId(row.getUUID(0)), time(until));
    }

    /** By hour or by day of the organization's calendar. */
    List<Step> byTime(Tx tx, Question question, boolean isByHour) {
        return tx.list(BY_TIME, row -> {
            var columns = new Columns(row);
            return new Step(Objects.requireNonNull(row.getLocalDateTime(0)), columns.requiredText(1),
                    columns.requiredText(2), columns.number(3), columns.number(4), columns.number(5));
        }, values(question, !isByHour, isByHour ? "hour" : "day"));
    }

    List<Hour> byHour(Tx tx, Question question) {
        return tx.list(BY_HOUR, row -> {
            var columns = new Columns(row);
            return new Hour(columns.integer(0), columns.requiredText(1), columns.number(2));
        }, values(question, false));
    }

    List<Share> byHolder(Tx tx, Question question) {
        return tx.list(BY_HOLDER, row -> {
            var columns = new Columns(row);
            return new Share(columns.optionalId(0), columns.optionalId(1), columns.requiredText(2), columns.number(3),
                    columns.number(4), columns.number(5));
        }, values(question, true));
    }

    /** How the times of each metric are spread, the shortest first. */
    List<Time> times(Tx tx, Question question) {
        return tx.list(SPREAD, MetricRepository::time, values(question, true));
    }

    List<Time> timesByHolder(Tx tx, Question question) {
        return tx.list(SPREAD_BY_HOLDER, MetricRepository::time, values(question, true));
    }

    List<Tagged> byTag(Tx tx, Question question) {
        return tx.list(BY_TAG, row -> {
            var columns = new Columns(row);
            return new Tagged(columns.requiredText(0), columns.requiredText(1), row.getInteger(2), columns.number(3),
                    columns.number(4), columns.number(5));
        }, values(question, false));
    }

    /** A page of the facts behind a value, newest first. */
    List<Fact> page(Tx tx, Period period, MetricFilter filter, Wanted wanted, @Nullable Place after, int most) {
        var window = period.window();
        return tx.list(PAGE, MetricRepository::fact, time(window.from()),
                time(window.until()), wanted.metric().isOfTheSamePeriod() ? time(window.from()) : null,
                filter.department(),
                filter.user(), filter.channel(), filter.tag(), after == null ? null : time(after.at()),
                after == null ? null : after.conversation(), after == null ? null : after.position(), most,
                wanted.facts().toArray(String[]::new), wanted.hour(), period.zone().getId());
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

    private static @Nullable Object[] values(Question question, boolean isByDay, Object... more) {
        var filter = question.filter();
        // Tags are no part of the sums.
        var summed = filter.tag() == null ? question.summed() : null;
        var daysEnd = isByDay && summed != null ? question.daysEnd() : question.first();
        var daysEndAt = daysEnd.equals(question.first())
                ? question.window().from()
                : daysEnd.atStartOfDay(question.zone()).toInstant();
        var values = new ArrayList<@Nullable Object>(Arrays.asList(time(question.window().from()),
                time(question.window().until()), summed == null ? null : time(summed.until()), filter.department(),
                filter.user(), filter.channel(), filter.tag(), question.zone().getId(), question.first(), daysEnd,
                time(daysEndAt), filter.isInBusinessHours()));
        values.addAll(List.of(more));
        return values.toArray();
    }

    private static Time time(io.vertx.sqlclient.Row row) {
        var columns = new Columns(row);
        return new Time(columns.optionalId(0), columns.optionalId(1), columns.requiredText(2), columns.integer(3),
                columns.number(4));
    }

    private static Fact fact(io.vertx.sqlclient.Row row) {
        var columns = new Columns(row);
        return new Fact(columns.id(0), columns.integer(1), columns.time(2), columns.requiredText(3),
                columns.requiredText(4), columns.optionalNumber(5), columns.optionalNumber(6), columns.requiredText(7),
                columns.text(8), columns.text(9), columns.text(10), columns.requiredText(11));
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
