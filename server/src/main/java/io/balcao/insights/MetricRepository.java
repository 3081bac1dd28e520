package io.balcao.insights;

import io.balcao.insights.Period.Window;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
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
    private static final String SUM_UP = "SELECT summed_until, days_until, tags_until FROM sum_metrics()";
    private static final String TO_SUM_UP = "SELECT organizations_to_sum_up($1)";
    private static final String FILTER = """
            ($4::uuid[] IS NULL OR coalesce(f.department_id, '00000000-0000-0000-0000-000000000000') = ANY ($4))
              AND ($5::uuid IS NULL OR coalesce(f.user_id, '00000000-0000-0000-0000-000000000000') = $5)
              AND ($6::text IS NULL OR f.channel = $6) AND ($9::uuid IS NULL OR f.channel_id = $9)
            """;
    // Which had the tag once is known quickly; then whether it had it when the fact's day ended.
    private static final String TAGGED = """
            AND ($7::text IS NULL OR (f.conversation_id IN (
                    SELECT e.conversation_id FROM tag_labels l JOIN tag_events e
                        ON e.organization_id = l.organization_id AND e.label_id = l.id WHERE l.name = $7)
                AND EXISTS (SELECT FROM tags_at(f.conversation_id,
                        instant_of((f.occurred_at AT TIME ZONE $8::text)::date + 1, $8)) AS t WHERE t.tag = $7)))
            """;
    // Of days that are over the day's sums, then those of quarters of an hour, then what is not summed up yet.
    private static final String DAYS = """
            FROM metric_days f WHERE $7::text IS NULL AND f.day >= $10::date AND f.day < $11::date AND
            """ + FILTER;
    private static final String TAG_DAYS = """
            FROM metric_tag_days f WHERE f.tag = $7 AND f.day >= $10 AND f.day < $11 AND
            """ + FILTER;
    private static final String QUARTERS = """
            FROM metric_sums f WHERE f.slot >= $12 AND f.slot < least($2, $3::timestamptz) AND $3 IS NOT NULL AND
            """ + FILTER;
    private static final String ALL_REST = """
            FROM conversation_facts f
            WHERE f.occurred_at >= $1 AND f.occurred_at < $2 AND
            """ + FILTER;
    private static final String REST = ALL_REST + TAGGED;
    private static final String FACTS = """
            WITH facts AS (
                SELECT f.day::timestamp AS at, f.metric, f.channel_id, f.department_id, f.user_id, f.began_day, f.amount,
                       CASE WHEN $13::boolean THEN f.business_ms ELSE f.total_ms END AS total_ms
            """ + DAYS + """
                UNION ALL
                SELECT f.day, f.metric, f.channel_id, f.department_id, f.user_id, f.began_day, f.amount,
                       CASE WHEN $13 THEN f.business_ms ELSE f.total_ms END
            """ + TAG_DAYS + """
                UNION ALL
                SELECT f.slot AT TIME ZONE $8::text, f.metric, f.channel_id, f.department_id, f.user_id, f.began_day,
                       f.amount, CASE WHEN $13 THEN f.business_ms ELSE f.total_ms END
            """ + QUARTERS + """
                UNION ALL
                SELECT f.occurred_at AT TIME ZONE $8, f.metric, f.channel_id, f.department_id, f.user_id,
                       (f.began_at AT TIME ZONE $8)::date, 1, coalesce(CASE WHEN $13 THEN f.business_ms ELSE f.ms END, 0)
            """ + REST + ")";
    private static final String BY_TIME = FACTS + """
            SELECT date_trunc($14, f.at) AS step, f.metric, f.channel_id, sum(f.amount)::bigint, sum(f.total_ms)::bigint,
                   coalesce(sum(f.amount) FILTER (WHERE f.began_day >= $10), 0)::bigint
            FROM facts f GROUP BY step, f.metric, f.channel_id ORDER BY step
            """;
    private static final String BY_HOUR = """
            SELECT f.hour, f.metric, sum(f.amount)::bigint
            FROM (SELECT extract(hour FROM f.slot AT TIME ZONE $8::text)::integer AS hour, f.metric, f.amount
            """ + QUARTERS + """
                AND f.metric IN ('opened', 'received')
                UNION ALL
                SELECT f.hour, f.metric, f.amount
            """ + TAG_DAYS.replace("$7 ", "$7::text ").replace("$10 ", "$10::date ").replace("$11 ", "$11::date ") + """
                AND f.hour IS NOT NULL
                UNION ALL
                SELECT extract(hour FROM f.occurred_at AT TIME ZONE $8)::integer, f.metric, 1
            """ + REST + """
                AND f.metric IN ('opened', 'received')) AS f
            WHERE $13::boolean IS NOT NULL GROUP BY f.hour, f.metric
            """;
    private static final String BY_HOLDER = FACTS + """
            SELECT f.department_id, f.user_id, f.metric, sum(f.amount)::bigint, sum(f.total_ms)::bigint,
                   coalesce(sum(f.amount) FILTER (WHERE f.began_day >= $10), 0)::bigint
            FROM facts f GROUP BY f.department_id, f.user_id, f.metric
            """;
    // In the list of columns both are taken apart side by side; as a table each row's would be written down first.
    private static final String TIMES = """
            unnest(CASE WHEN $13::boolean THEN f.business_seconds ELSE f.seconds END) AS seconds,
                       unnest(CASE WHEN $13 THEN f.business_amounts ELSE f.amounts END) AS n
            """;
    private static final String SPREADS = """
            WITH times AS (
                SELECT f.metric, f.department_id, f.user_id,
            """ + TIMES + DAYS + """
                AND f.seconds IS NOT NULL
                UNION ALL
                SELECT f.metric, f.department_id, f.user_id,
            """ + TIMES + TAG_DAYS + """
                AND f.seconds IS NOT NULL
                UNION ALL
                SELECT f.metric, f.department_id, f.user_id,
            """ + TIMES + QUARTERS + """
                AND f.seconds IS NOT NULL
                UNION ALL
                SELECT f.metric, f.department_id, f.user_id,
                       rounded_seconds(CASE WHEN $13 THEN f.business_ms ELSE f.ms END), 1
            """ + REST + " AND f.ms IS NOT NULL)";
    // Of everything there is one row a day.
    private static final String OF_EVERYTHING = """
            coalesce($4::uuid[]::text, $5::uuid::text, $6::text, $7::text, $9::uuid::text) IS NULL
            """;
    private static final String SPREAD = """
            SELECT NULL::uuid, NULL::uuid, t.metric, array_agg(t.seconds), array_agg(t.n)
            FROM (SELECT t.metric, t.seconds, sum(t.n)::integer AS n FROM (
            """ + SPREADS.replace("WITH times AS (", "SELECT f.metric," + TIMES + """
                FROM metric_day_times f
                WHERE f.day >= $10::date AND f.day < $11::date AND f.seconds IS NOT NULL AND
            """ + OF_EVERYTHING + " UNION ALL ").replace("f.department_id, f.user_id,", "")
            .replace("FROM metric_days f WHERE", "FROM metric_days f WHERE NOT " + OF_EVERYTHING + " AND") + """
             AS t GROUP BY t.metric, t.seconds) AS t GROUP BY t.metric
            """;
    // Row by row as they are summed up: adding them up here is dearer than reading them.
    private static final String LISTS = """
            CASE WHEN $13::boolean THEN f.business_seconds ELSE f.seconds END,
                   CASE WHEN $13 THEN f.business_amounts ELSE f.amounts END
            """;
    private static final String HAS_LISTS = " AND CASE WHEN $13 THEN f.business_seconds ELSE f.seconds END IS NOT NULL";
    private static final String SPREAD_BY_HOLDER = "SELECT f.department_id, f.user_id, f.metric, " + LISTS + DAYS
            + HAS_LISTS
            + " UNION ALL SELECT f.department_id, f.user_id, f.metric, " + LISTS + TAG_DAYS + HAS_LISTS
            + " UNION ALL SELECT f.department_id, f.user_id, f.metric, " + LISTS + QUARTERS + HAS_LISTS + """
             UNION ALL
            SELECT t.department_id, t.user_id, t.metric, array_agg(t.seconds), array_agg(t.n)
            FROM (SELECT f.department_id, f.user_id, f.metric,
                         rounded_seconds(CASE WHEN $13 THEN f.business_ms ELSE f.ms END) AS seconds, count(*)::integer AS n
            """ + REST + """
                    AND CASE WHEN $13 THEN f.business_ms ELSE f.ms END IS NOT NULL
                  GROUP BY f.department_id, f.user_id, f.metric, seconds) AS t
            GROUP BY t.department_id, t.user_id, t.metric
            """;
    // What is not summed up yet, once for each tag that it had when its day ended.
    private static final String TAGGED_REST = """
            FROM (SELECT f.*
            """ + ALL_REST + """
            ) AS f CROSS JOIN LATERAL tags_at(f.conversation_id,
                instant_of((f.occurred_at AT TIME ZONE $8::text)::date + 1, $8)) AS t
            WHERE ($7::text IS NULL OR t.tag = $7) AND $3::timestamptz IS NULL AND $12::timestamptz IS NOT NULL
            """;
    private static final String OF_TAG_DAYS = TAG_DAYS.replace("f.tag = $7", "($7::text IS NULL OR f.tag = $7)")
            .replace("$10 ", "$10::date ").replace("$11 ", "$11::date ");
    private static final String BY_TAG = """
            WITH facts AS (
                SELECT f.tag, f.metric, f.began_day, f.amount,
                       CASE WHEN $13::boolean THEN f.business_ms ELSE f.total_ms END AS total_ms
            """ + OF_TAG_DAYS + """
                UNION ALL
                SELECT t.tag, f.metric, (f.began_at AT TIME ZONE $8)::date, 1,
                       coalesce(CASE WHEN $13 THEN f.business_ms ELSE f.ms END, 0)
            """ + TAGGED_REST + """
            )
            SELECT f.tag, f.metric, sum(f.amount)::bigint, sum(f.total_ms)::bigint,
                   coalesce(sum(f.amount) FILTER (WHERE f.began_day >= $10), 0)::bigint
            FROM facts f GROUP BY f.tag, f.metric
            """;
    private static final String SPREAD_BY_TAG = """
            WITH times AS (
                SELECT f.tag, f.metric,
            """ + TIMES + OF_TAG_DAYS + """
                AND f.seconds IS NOT NULL
                UNION ALL
                SELECT t.tag, f.metric, rounded_seconds(CASE WHEN $13 THEN f.business_ms ELSE f.ms END), 1
            """ + TAGGED_REST + """
                AND f.ms IS NOT NULL)
            SELECT t.tag, t.metric, array_agg(t.seconds), array_agg(t.n)
            FROM (SELECT t.tag, t.metric, t.seconds, sum(t.n)::integer AS n FROM times t
                  GROUP BY t.tag, t.metric, t.seconds) AS t
            GROUP BY t.tag, t.metric
            """;
    // The page is cut before anything is joined to it.
    private static final String ROWS = """
            SELECT f.conversation_id, f.position, f.occurred_at, f.metric, f.channel, f.ms, f.business_ms, k.name,
                   k.phone_number, d.name AS department, u.full_name, c.status, n.name AS number
            FROM (
                SELECT f.* FROM conversation_facts f
                WHERE f.occurred_at >= $1 AND f.occurred_at < $2 AND f.began_at >= coalesce($3, '-infinity'::timestamptz)
                  AND
            """ + FILTER + TAGGED;
    private static final String JOINS = """
            ) AS f
            JOIN conversations c ON c.id = f.conversation_id JOIN customers k ON k.id = c.customer_id
            JOIN channels n ON n.id = f.channel_id
            LEFT JOIN departments d ON d.id = f.department_id LEFT JOIN users u ON u.id = f.user_id
            """;
    // Of what began and is wanted as contained, nothing that reached people by the end of the period.
    private static final String PAGE = ROWS + """
              AND f.metric = ANY ($14) AND f.occurred_at <= $17
              AND ($15::integer IS NULL OR extract(hour FROM f.occurred_at AT TIME ZONE $8) = $15)
              AND (NOT $16::boolean OR NOT EXISTS (
                    SELECT FROM conversation_events r
                    WHERE r.conversation_id = f.conversation_id AND r.began_at = f.began_at AND r.is_first
                      AND r.kind <> 'response' AND r.occurred_at < $2))
              AND ($10::timestamptz IS NULL OR (f.occurred_at, f.conversation_id, f.position) < ($10, $11::uuid, $12::integer))
            ORDER BY f.occurred_at DESC, f.conversation_id DESC, f.position DESC LIMIT $13
            """ + JOINS + " ORDER BY f.occurred_at DESC, f.conversation_id DESC, f.position DESC";
    private static final String EXPORT = "DECLARE exported NO SCROLL CURSOR FOR " + ROWS
            + "ORDER BY f.occurred_at, f.conversation_id, f.position, f.metric" + JOINS
            + "ORDER BY f.occurred_at, f.conversation_id, f.position, f.metric";
    private static final int ROWS_AT_ONCE = 1_000;
    private static final String NEXT = "FETCH " + ROWS_AT_ONCE + " FROM exported";
    private static final String USERS = "SELECT id, full_name FROM users ORDER BY lower(full_name), id";
    private static final String DEPARTMENTS = "SELECT id, name FROM departments ORDER BY lower(name), id";
    private static final String CHANNELS = "SELECT id, name, kind FROM channels ORDER BY lower(name), id";
    private static final String DEPARTMENTS_OF = "SELECT department_id FROM department_members WHERE user_id = $1";

    /** Whose calendar and language a report follows. */
    record Organization(ZoneId zone, String locale, String name) {}

    /** What an organization looks like on paper; a picture that Java cannot draw is left out. */
    record Look(@Nullable String accent, @Nullable Buffer logo) {}

    /** Until when the ledger is summed up by quarters of an hour, and the first day that is not; the same of tags. */
    record Summed(Instant until, LocalDate days, LocalDate tags) {
        boolean isBehindWithTags() {
            return tags.isBefore(days);
        }
    }

    /**
     * What is asked of the facts.
     *
     * @param summed null when nothing may be taken from the sums
     */
    record Question(Window window, MetricFilter filter, ZoneId zone, @Nullable Summed summed) {
        LocalDate first() {
            return LocalDate.ofInstant(window.from(), zone);
        }

        /** The first day that is not told by a day's sums, of everything or of tags. */
        LocalDate daysEnd(boolean isOfTags) {
            var last = LocalDate.ofInstant(window.until(), zone);
            var known = summed == null ? first() : isOfTags ? summed.tags() : summed.days();
            var end = known.isBefore(last) ? known : last;
            return end.isBefore(first()) ? first() : end;
        }
    }

    /**
     * How much there is of a metric in a step of the time.
     *
     * @param begunThen of what reached people, of closings and of scores, how much is of what began in the window
     */
    record Step(LocalDateTime at, String metric, UUID channel, long amount, long totalMs, long begunThen) {}

    /** How often something took how long: each length of time, and how often it was there. */
    record Time(@Nullable UUID department, @Nullable UUID user, String metric, List<Integer> seconds,
            List<Integer> amounts) {}

    /** What there is of a metric on conversations with a tag; as of {@link Step}. */
    record Tagged(String tag, String metric, long amount, long totalMs, long begunThen) {}

    /** How often something took so long on conversations with a tag. */
    record TaggedTime(String tag, String metric, List<Integer> seconds, List<Integer> amounts) {}

    record Hour(int hour, String metric, long amount) {}

    /** What there is of a metric of somebody's; as of {@link Step}. */
    record Share(@Nullable UUID department, @Nullable UUID user, String metric, long amount, long totalMs,
            long begunThen) {}

    /** One fact, with the names of those it is about. */
    record Fact(UUID conversation, int position, Instant at, String metric, String channel, @Nullable Long ms,
            @Nullable Long businessMs, String customer, @Nullable String phone, @Nullable String department,
            @Nullable String user,
            String status, String number) {}

    /** Of which metric facts are wanted; of a score of which one only, and of the day which hour only. */
    record Wanted(Metric metric, @Nullable Integer score, @Nullable Integer hour) {
        List<String> facts() {
            return score == null ? metric.behind() : List.of(Metric.ofScore(score));
        }
    }

    /** A fact's place in a list. */
    record Place(Instant at, UUID conversation, int position) {}

    record Named(UUID id, String name) {}

    /** A number or another way by which customers come. */
    record Channel(UUID id, String name, String kind) {}

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
                until -> new Summed(until.toInstant(), Objects.requireNonNull(row.getLocalDate(1)),
                        Objects.requireNonNull(row.getLocalDate(2)))))
                .getFirst();
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
                    columns.id(2), columns.number(3), columns.number(4), columns.number(5));
        }, values(question, !isByHour, isByHour ? "hour" : "day"));
    }

    List<Hour> byHour(Tx tx, Question question) {
        return tx.list(BY_HOUR, row -> {
            var columns = new Columns(row);
            return new Hour(columns.integer(0), columns.requiredText(1), columns.number(2));
        }, values(question, question.filter().tag() != null));
    }

    List<Share> byHolder(Tx tx, Question question) {
        return tx.list(BY_HOLDER, row -> {
            var columns = new Columns(row);
            return new Share(columns.optionalId(0), columns.optionalId(1), columns.requiredText(2), columns.number(3),
                    columns.number(4), columns.number(5));
        }, values(question, true));
    }

    /** How the times of each metric are spread. */
    List<Time> times(Tx tx, Question question) {
        return tx.list(SPREAD, MetricRepository::time, values(question, true));
    }

    List<Time> timesByHolder(Tx tx, Question question) {
        return tx.list(SPREAD_BY_HOLDER, MetricRepository::time, values(question, true));
    }

    List<Tagged> byTag(Tx tx, Question question) {
        return tx.list(BY_TAG, row -> {
            var columns = new Columns(row);
            return new Tagged(columns.requiredText(0), columns.requiredText(1), columns.number(2), columns.number(3),
                    columns.number(4));
        }, tagValues(question));
    }

    List<TaggedTime> timesByTag(Tx tx, Question question) {
        return tx.list(SPREAD_BY_TAG, row -> {
            var columns = new Columns(row);
            return new TaggedTime(columns.requiredText(0), columns.requiredText(1), List.of(row.getArrayOfIntegers(2)),
                    List.of(row.getArrayOfIntegers(3)));
        }, tagValues(question));
    }

    /**
     * A page of the facts behind a value, newest first: looked for in the last day before it, then in more and more days,
     * for all facts of a month would be put in order for each page.
     */
    List<Fact> page(Tx tx, Period period, MetricFilter filter, Wanted wanted, @Nullable Place after, int most) {
        var whole = period.window();
        var until = after == null ? whole.until() : after.at();
        var found = new ArrayList<Fact>();
        for (int days = 1;; days *= 4) {
            var from = until.minus(Duration.ofDays(days));
            var isLast = !from.isAfter(whole.from());
            var values = filterValues(new Window(isLast ? whole.from() : from, whole.until()),
                    wanted.metric().isOfTheSamePeriod() ? whole.from() : null, filter, period.zone());
            values.addAll(Arrays.asList(after == null ? null : time(after.at()),
                    after == null ? null : after.conversation(), after == null ? null : after.position(),
                    most - found.size(), wanted.facts().toArray(String[]::new), wanted.hour(),
                    wanted.metric() == Metric.CONTAINMENT, time(until)));
            found.addAll(tx.list(PAGE, MetricRepository::fact, values.toArray()));
            if (isLast || found.size() >= most) {
                return found;
            }
            // The smallest step of the ledger's times: what was looked at is not looked at again.
            until = from.minus(1, ChronoUnit.MICROS);
        }
    }

    /** All facts, oldest first, some at a time, however many there are. */
    void each(Tx tx, Period period, MetricFilter filter, Consumer<Fact> reader) {
        tx.change(EXPORT, filterValues(period.window(), null, filter, period.zone()).toArray());
        List<Fact> some;
        do {
            some = tx.list(NEXT, MetricRepository::fact);
            some.forEach(reader);
        } while (some.size() == ROWS_AT_ONCE);
    }

    List<Channel> channels(Tx tx) {
        return tx.list(CHANNELS, row -> {
            var columns = new Columns(row);
            return new Channel(columns.id(0), columns.requiredText(1), columns.requiredText(2));
        });
    }

    /** The departments that somebody works in. */
    List<UUID> departmentsOf(Tx tx, UUID user) {
        return tx.list(DEPARTMENTS_OF, row -> new Columns(row).id(0), user);
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
        var isOfTag = question.filter().tag() != null;
        // Quarters of an hour know nothing of tags.
        return values(question, isOfTag ? null : question.summed(), isByDay, isOfTag, more);
    }

    private static @Nullable Object[] tagValues(Question question) {
        return values(question, null, true, true);
    }

    private static @Nullable Object[] values(Question question, @Nullable Summed quarters, boolean isByDay,
            boolean isOfTags, Object... more) {
        var window = question.window();
        var daysEnd = isByDay ? question.daysEnd(isOfTags) : question.first();
        var daysEndAt = daysEnd.equals(question.first())
                ? window.from()
                : daysEnd.atStartOfDay(question.zone()).toInstant();
        // From where on the rows themselves are read. Said as it is: what has to be worked out first is no key of an index
        // behind the walls.
        var restFrom = quarters != null && quarters.until().isAfter(daysEndAt) ? quarters.until() : daysEndAt;
        var values = filterValues(new Window(restFrom, window.until()), quarters == null ? null : quarters.until(),
                question.filter(), question.zone());
        values.addAll(List.of(question.first(), daysEnd, time(daysEndAt), question.filter().isInBusinessHours()));
        values.addAll(List.of(more));
        return values.toArray();
    }

    /** The first nine values of each statement. */
    private static List<@Nullable Object> filterValues(Window window, @Nullable Instant third, MetricFilter filter,
            ZoneId zone) {
        return new ArrayList<>(Arrays.asList(time(window.from()), time(window.until()),
                third == null ? null : time(third),
                filter.departments() == null ? null : filter.departments().toArray(UUID[]::new), filter.user(),
                filter.channel(), filter.tag(), zone.getId(), filter.channelId()));
    }

    private static Time time(io.vertx.sqlclient.Row row) {
        var columns = new Columns(row);
        return new Time(columns.optionalId(0), columns.optionalId(1), columns.requiredText(2),
                List.of(row.getArrayOfIntegers(3)), List.of(row.getArrayOfIntegers(4)));
    }

    private static Fact fact(io.vertx.sqlclient.Row row) {
        var columns = new Columns(row);
        return new Fact(columns.id(0), columns.integer(1), columns.time(2), columns.requiredText(3),
                columns.requiredText(4), columns.optionalNumber(5), columns.optionalNumber(6), columns.requiredText(7),
                columns.text(8), columns.text(9), columns.text(10), columns.requiredText(11),
                columns.requiredText(12));
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
