package io.balcao.conversations.queues;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.balcao.channels.MessageType;
import io.balcao.conversations.thread.Outgoing;
import io.balcao.conversations.thread.ThreadRepository;
import io.balcao.platform.Ids;
import io.balcao.platform.Role;
import io.balcao.platform.db.Tx;
import io.balcao.platform.http.Json;
import io.balcao.testing.FeatureServer.Person;
import io.balcao.testing.MovedTime;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * A day of a shop: 500 customers, 12 attendants who come and go, two departments that help each other out. After each step
 * nobody waits while somebody is free, and at its end every number of the reports is what the raw rows say.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SimulatedDayTest {
    private static final long SEED = 20_261_122;
    private static final int CUSTOMERS = 500;
    private static final int MINUTES = 600;
    private static final int FIRST_RESPONSE_MINUTES = 8;
    private static final int NEXT_RESPONSE_MINUTES = 5;
    private static final int RESOLUTION_MINUTES = 12;
    private static final List<String> PRIORITIES = List.of("low", "normal", "normal", "normal", "high", "urgent");
    /** Who has what, which of it is new to them, and the invariant: all as one moment has it. */
    private static final String LOOK = """
            SELECT (SELECT count(*) FROM stranded_conversations()) AS stranded,
                   (SELECT coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'version', c.owner_version,
                            'user', c.assigned_user_id) ORDER BY c.id), '[]')
                    FROM conversations c WHERE c.owner = 'user') AS held
            """;

    private final Floor floor = new Floor("least_loaded");
    private final Random random = new Random(SEED);
    private final ThreadRepository threads = new ThreadRepository();
    private final Rules rules = new Rules(floor.queues, new QueueRepository());
    private final List<Person> people = new ArrayList<>(List.of(floor.ana, floor.bia));
    private final Set<UUID> online = new HashSet<>();
    private final PriorityQueue<Step> steps = new PriorityQueue<>();
    private final Map<UUID, Integer> seen = new HashMap<>();
    private final UUID support;
    private long number;
    private double now;

    /** Something that happens at a minute of the day; the number keeps the order of what happens at once. */
    private record Step(double minute, long number, Runnable act) implements Comparable<Step> {
        @Override
        public int compareTo(Step other) {
            return minute == other.minute ? Long.compare(number, other.number) : Double.compare(minute, other.minute);
        }
    }

    SimulatedDayTest() {
        while (people.size() < 12) {
            people.add(floor.shop.user(Role.ATTENDANT));
        }
        var all = people.stream().map(person -> person.id).toList();
        support = floor.shop.department("Suporte", all.subList(6, 12).toArray(UUID[]::new));
        Floor.ok(floor.shop.admin.patches("/departments/" + floor.sales,
                new JsonObject().put("member_ids", Floor.ids(all.subList(0, 7).toArray(UUID[]::new)))));
        Floor.ok(floor.shop.admin.patches("/departments/" + support,
                new JsonObject().put("routing_mode", "longest_idle")));
        floor.rules(floor.sales, new JsonObject().put("offline_return_minutes", 10)
                .put("overflow_department_id", support.toString()).put("overflow_after_minutes", 5));
        floor.rules(support, new JsonObject().put("offline_return_minutes", 5).put("answer_limit_minutes", 15)
                .put("answer_limit_action", "reassign").put("overflow_department_id", floor.sales.toString())
                .put("overflow_over", 6));
        floor.shop.sql("INSERT INTO sla_policies (id, organization_id, name, position, first_response_minutes,"
                + " next_response_minutes, resolution_minutes, counts, created_at) VALUES (gen_random_uuid(), $1, 'Todos', 1,"
                + " $2, $3, $4, 'clock', now() - interval '2 days')", floor.shop.id.value(), FIRST_RESPONSE_MINUTES,
                NEXT_RESPONSE_MINUTES, RESOLUTION_MINUTES);
        floor.shop.sql("INSERT INTO survey_settings (organization_id, is_active) VALUES ($1, true)",
                floor.shop.id.value());
        // It ends about now: a report goes no further.
        MovedTime.passes(floor.shop, Duration.ofMinutes(-MINUTES));
        floor.shop.sql("UPDATE users SET capacity = 3 WHERE id = ANY($1)", (Object) all.toArray(UUID[]::new));
    }

    private void at(double minute, Runnable act) {
        steps.add(new Step(minute, number++, act));
    }

    private double between(double least, double most) {
        return least + random.nextDouble() * (most - least);
    }

    @Test
    void nobody_waits_while_somebody_is_free_and_every_report_is_what_the_raw_rows_say() {
        people.forEach(this::plan);
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            var priority = PRIORITIES.get(random.nextInt(PRIORITIES.size()));
            var department = random.nextInt(3) == 0 ? support : floor.sales;
            at(between(5, MINUTES - 60), () -> arrives(department, priority));
        }

        while (!steps.isEmpty() && steps.peek().minute() < MINUTES) {
            var step = steps.remove();
            passesUntil(step.minute());
            step.act().run();
        }
        passesUntil(MINUTES);

        assertThat(count("SELECT count(*) AS n FROM conversations WHERE owner = 'nobody'")).isGreaterThan(300);
        assertThat(count("SELECT count(*) AS n FROM audit_logs WHERE action = 'conversation.overflowed'"))
                .isPositive();
        assertThat(count("SELECT count(*) AS n FROM audit_logs WHERE action = 'conversation.returned_to_queue'"))
                .isPositive();
        reportsAreWhatTheRowsSay();
    }

    /** Comes, has a break or a dead line now and then, and leaves. */
    private void plan(Person person) {
        double minute = between(0, 90);
        double end = between(420, MINUTES);
        while (minute < end) {
            at(minute, () -> comes(person));
            minute += between(40, 160);
            var word = random.nextInt(3) == 0 ? "away" : "gone";
            at(Math.min(minute, end), () -> leaves(person, word));
            minute += between(2, 40);
        }
    }

    private void comes(Person person) {
        online.add(person.id);
        floor.are("online", person);
    }

    private void leaves(Person person, String word) {
        online.remove(person.id);
        floor.are(word, person);
    }

    private void inTransaction(Consumer<Tx> work) {
        Floor.SERVER.ground.database().inTransaction(floor.shop.id, tx -> {
            work.accept(tx);
            return true;
        });
    }

    /** Looks at what the step before left behind, lets time pass, and does as the monitor does what is due then. */
    private void passesUntil(double minute) {
        boolean isDue = Floor.SERVER.ground.database().inTransaction(floor.shop.id, tx -> {
            look(tx);
            MovedTime.passes(tx, Duration.ofMillis((long) ((minute - now) * 60_000)));
            return rules.isAnythingDue(tx);
        });
        now = minute;
        if (isDue) {
            floor.queues.alone(floor.shop.id, tx -> rules.apply(tx).handed().and(floor.queues.drain(tx)));
        }
    }

    /** The bot had them for a moment and hands them over, as the lane does it. */
    private void arrives(UUID department, String priority) {
        var customer = Ids.next();
        var id = Ids.next();
        inTransaction(tx -> {
            boolean drains = floor.queues.enter(tx, null, department);
            tx.change("INSERT INTO customers (id, organization_id, name) VALUES ($1, $2, 'Cliente')", customer,
                    floor.shop.id.value());
            tx.change("""
                    INSERT INTO conversations (id, organization_id, customer_id, channel_id, priority, started_at,
                           position, window_expires_at)
                    SELECT $1, $2, $3, $4, $5, now(), now(), now() + interval '1 day'
                    """, id, floor.shop.id.value(), customer, floor.channel(), priority);
            writes(tx, id);
            tx.change("""
                    UPDATE conversations SET owner = 'queue', status = 'waiting', department_id = $2,
                           waiting_since = clock_timestamp(), owner_version = owner_version + 1, version = version + 1
                    WHERE id = $1
                    """, id, department);
            tx.change("""
                    INSERT INTO conversation_transfers (id, organization_id, conversation_id, to_department_id,
                           transferred_at)
                    VALUES ($1, $2, $3, $4, clock_timestamp())
                    """, Ids.next(), floor.shop.id.value(), id, department);
            if (drains) {
                floor.queues.drain(tx);
            }
        });
    }

    private void writes(Tx tx, UUID conversation) {
        tx.change("""
                WITH place AS (
                    UPDATE conversations SET position = greatest(clock_timestamp(), position + interval '1 microsecond'),
                        last_message_at = clock_timestamp(), last_message_preview = 'Oi', last_message_type = 'text',
                        last_message_sender_type = 'customer', last_message_status = 'received',
                        last_seq = last_seq + 1, version = version + 1
                    WHERE id = $2 RETURNING organization_id, id, channel_id, position, last_seq)
                INSERT INTO messages (id, organization_id, conversation_id, channel_id, seq, sender_type, content, status,
                        sent_at, created_at)
                SELECT $1, organization_id, id, channel_id, last_seq, 'customer', 'Oi', 'received', position, position
                FROM place
                """, Ids.next(), conversation);
        // As store_messages does for a customer who was waited for.
        tx.one("SELECT resume_targets(ARRAY[c.id], c.position) FROM conversations c WHERE c.id = $1", row -> row,
                conversation);
    }

    /** What is said about a service that has ended, as the questions' job leaves it. */
    private void says(Tx tx, UUID conversation, String sender, String content, String part) {
        tx.change("""
                INSERT INTO messages (id, organization_id, conversation_id, channel_id, sender_type, content, status, metadata,
                        sent_at, created_at)
                SELECT $1, c.organization_id, c.id, c.channel_id, $3, $4, 'read',
                       jsonb_build_object('survey', jsonb_build_object('part', $5::text)), clock_timestamp(),
                       clock_timestamp()
                FROM conversations c WHERE c.id = $2
                """, Ids.next(), conversation, sender, content, part);
    }

    private void asks(UUID conversation) {
        inTransaction(tx -> {
            says(tx, conversation, "bot", "De 1 a 5?", "question");
            tx.change("""
                    UPDATE surveys SET state = 'asked', asked_at = clock_timestamp(), act = NULL, due_at = NULL
                    WHERE conversation_id = $1 AND state = 'planned'
                    """, conversation);
        });
        if (random.nextBoolean()) {
            int score = 1 + random.nextInt(5);
            at(now + between(1, 20), () -> inTransaction(tx -> {
                says(tx, conversation, "customer", Integer.toString(score), "score");
                tx.change("""
                        UPDATE surveys SET state = 'scored', score = $2, scored_at = clock_timestamp(), act = NULL,
                               due_at = NULL
                        WHERE conversation_id = $1 AND state = 'asked'
                        """, conversation, (short) score);
                tx.list("SELECT record_score(s.id) FROM surveys s WHERE s.conversation_id = $1", row -> row,
                        conversation);
            }));
        }
    }

    private void answers(UUID conversation, UUID user, int version, int turns) {
        if (!isStill(conversation, version)) {
            return;
        }
        if (!online.contains(user)) {
            at(now + 15, () -> answers(conversation, user, version, turns));
            return;
        }
        inTransaction(tx -> {
            boolean drains = floor.queues.enter(tx, List.of(conversation), null);
            threads.lock(tx, conversation);
            threads.add(tx, conversation,
                    new Outgoing(Ids.next(), "attendant", user, "Bia", MessageType.TEXT, "Já vejo",
                            Json.mapper().createObjectNode(), null, null, true, null, null));
            if (drains) {
                floor.queues.drain(tx);
            }
        });
        if (turns > 0) {
            at(now + between(0.5, 4), () -> inTransaction(tx -> writes(tx, conversation)));
            at(now + between(4.5, 12), () -> answers(conversation, user, version, turns - 1));
        } else {
            at(now + between(1, 5), () -> closes(conversation, version));
        }
    }

    private void closes(UUID conversation, int version) {
        if (!isStill(conversation, version)) {
            return;
        }
        at(now + 1, () -> asks(conversation));
        inTransaction(tx -> {
            boolean drains = floor.queues.enter(tx, List.of(conversation), null);
            tx.change("""
                    UPDATE conversations SET owner = 'nobody', status = 'closed', closed_at = clock_timestamp(),
                           owner_version = owner_version + 1, version = version + 1
                    WHERE id = $1 AND owner = 'user' AND owner_version = $2
                    """, conversation, version);
            if (drains) {
                floor.queues.drain(tx);
            }
        });
    }

    private boolean isStill(UUID conversation, int version) {
        return seen.getOrDefault(conversation, 0) == version;
    }

    private void look(Tx tx) {
        var seenNow = tx.one(LOOK, row -> new JsonObject().put("stranded", row.getLong(0)).put("held",
                row.getJsonArray(1))).orElseThrow();
        assertThat(seenNow.getInteger("stranded")).as("seed %d, minute %f, step %d", SEED, now, number).isZero();
        seenNow.getJsonArray("held").stream().map(JsonObject.class::cast).forEach(row -> {
            var id = UUID.fromString(row.getString("id"));
            int version = row.getInteger("version");
            if (!isStill(id, version)) {
                seen.put(id, version);
                var user = UUID.fromString(row.getString("user"));
                int turns = random.nextInt(4) == 0 ? 1 : 0;
                at(now + between(0.5, 6), () -> answers(id, user, version, turns));
            }
        });
    }

    private long count(String query) {
        return floor.shop.rows(query).getFirst().getLong("n");
    }

    // The reports

    /** Whose department it was at a moment, as the moves between people and queues tell it. */
    private static final String DEPARTMENT_AT = """
            (SELECT d.to_department_id FROM conversation_transfers d WHERE d.conversation_id = %s
                AND d.to_department_id IS NOT NULL AND d.transferred_at %s ORDER BY d.transferred_at DESC LIMIT 1)
            """;
    /** From when each began and ended, and from the moves in between: the ledger is not asked. */
    private static final String TIMES = """
            WITH steps AS (
                SELECT c.id, c.started_at AS at, 'bot' AS owner, NULL::uuid AS person, 0 AS rank FROM conversations c
                UNION ALL
                SELECT t.conversation_id, t.transferred_at, CASE WHEN t.to_user_id IS NULL THEN 'queue' ELSE 'user' END,
                       t.to_user_id, 1 FROM conversation_transfers t
                UNION ALL
                SELECT c.id, c.closed_at, 'nobody', NULL, 2 FROM conversations c WHERE c.status = 'closed'),
            turns AS (
                SELECT s.*, lag(s.at) OVER turn AS since, lag(s.owner) OVER turn AS had, lag(s.person) OVER turn AS who
                FROM steps s WINDOW turn AS (PARTITION BY s.id ORDER BY s.at, s.rank))
            SELECT CASE t.had WHEN 'bot' THEN 'bot_time' WHEN 'queue' THEN 'queue_time' ELSE 'handling_time' END AS metric,
                   CASE WHEN t.had <> 'bot' THEN""" + DEPARTMENT_AT.formatted("t.id", "<= t.since") + """
                   END AS department, CASE WHEN t.had = 'user' THEN t.who END AS person,
                   (extract(epoch FROM t.at - t.since) * 1000)::bigint AS ms
            FROM turns t WHERE t.since IS NOT NULL
            """;
    /** From the messages alone: who was asked when, and answered when. */
    private static final String ANSWERS = """
            WITH answers AS (
                SELECT m.conversation_id, m.created_at, m.sender_user_id,
                       lag(m.created_at) OVER (PARTITION BY m.conversation_id ORDER BY m.created_at) AS earlier
                FROM messages m WHERE m.sender_type = 'attendant'),
            waited AS (
                SELECT a.*, (SELECT min(c.created_at) FROM messages c WHERE c.conversation_id = a.conversation_id
                                AND c.sender_type = 'customer' AND c.created_at < a.created_at
                                AND c.created_at > coalesce(a.earlier, '-infinity')) AS asked_at,
                       (SELECT min(e.occurred_at) FROM conversation_events e WHERE e.conversation_id = a.conversation_id
                           AND e.owner IN ('queue', 'user')) AS people_at
                FROM answers a)
            SELECT w.conversation_id AS id, w.sender_user_id AS person,"""
            + DEPARTMENT_AT.formatted("w.conversation_id",
                    "<= w.created_at")
            + """
                   AS department, (extract(epoch FROM w.created_at - greatest(w.asked_at, w.people_at)) * 1000)::bigint AS ms,
                   row_number() OVER (PARTITION BY w.conversation_id ORDER BY w.created_at) = 1 AS is_first
            FROM waited w WHERE w.asked_at IS NOT NULL ORDER BY w.created_at
            """;
    private static final String ENDS = """
            SELECT c.id, c.assigned_user_id AS person, c.department_id AS department,
                   (extract(epoch FROM c.closed_at - c.started_at) * 1000)::bigint AS ms
            FROM conversations c WHERE c.status = 'closed'
            """;
    /** Each move that neither the bot made nor a queue to a person. */
    private static final String MOVES = """
            SELECT t.from_user_id AS person, coalesce(t.from_department_id,""" + DEPARTMENT_AT.formatted(
            "t.conversation_id", "< t.transferred_at") + """
                   ) AS department
            FROM conversation_transfers t
            WHERE t.from_user_id IS NOT NULL OR (t.from_department_id IS NOT NULL AND t.to_department_id IS NOT NULL)
            """;
    private static final String RECEIVED = """
            SELECT DISTINCT ON (conversation_id) to_department_id AS department FROM conversation_transfers
            ORDER BY conversation_id, transferred_at
            """;
    /** Who was asked for a score, and which one was given. */
    private static final String SCORES = """
            SELECT c.assigned_user_id AS person, c.department_id AS department,
                   (SELECT m.content::integer FROM messages m WHERE m.conversation_id = c.id AND m.sender_type = 'customer'
                       AND m.metadata -> 'survey' ->> 'part' = 'score') AS score
            FROM conversations c JOIN messages q ON q.conversation_id = c.id AND q.sender_type = 'bot'
                AND q.metadata -> 'survey' ->> 'part' = 'question'
            """;
    /** What the ledger and the row of a move or of an end note one after the other, in one transaction. */
    private static final Set<String> NOTED_TWICE = Set.of("bot_time", "queue_time", "handling_time", "resolution_time");
    private static final long APART_MS = 250;

    /** How many, and how much of them: of the shop, and of each department and person. */
    private final Map<String, Map<String, List<Long>>> expected = new TreeMap<>();

    private void expect(String metric, long ms, JsonObject row) {
        for (var one : new String[]{"all", row.getString("person"), row.getString("department")}) {
            if (one != null) {
                expected.computeIfAbsent(one, key -> new TreeMap<>()).merge(metric, List.of(1L, ms),
                        (a, b) -> List.of(a.get(0) + b.get(0), a.get(1) + b.get(1)));
            }
        }
    }

    private void reportsAreWhatTheRowsSay() {
        floor.shop.rows(TIMES).forEach(row -> expect(row.getString("metric"), row.getLong("ms"), row));
        var waited = new HashMap<String, Long>();
        var late = new HashSet<String>();
        floor.shop.rows(ANSWERS).forEach(row -> {
            long ms = row.getLong("ms");
            expect("response", ms, row);
            if (row.getBoolean("is_first")) {
                expect("first_response", ms, row);
            }
            expect(row.getBoolean("is_first") ? "sla_first_response" : "sla_next_response",
                    ms < 60_000L * (row.getBoolean("is_first") ? FIRST_RESPONSE_MINUTES : NEXT_RESPONSE_MINUTES)
                            ? 1
                            : 0,
                    row);
            // The clock of the end runs while the customer waits; a missed target is told by the next answer.
            if (waited.merge(row.getString("id"), ms, Long::sum) >= 60_000L * RESOLUTION_MINUTES
                    && late.add(row.getString("id"))) {
                expect("sla_resolution", 0, row);
            }
        });
        floor.shop.rows(ENDS).forEach(row -> {
            expect("resolution_time", row.getLong("ms"), row);
            expect("closed", 1, row);
            if (!late.contains(row.getString("id"))) {
                expect("sla_resolution", 1, row);
            }
        });
        floor.shop.rows(SCORES).forEach(row -> {
            var score = row.getLong("score");
            expect("csat_answered", score == null ? 0 : 1, row);
            if (score != null) {
                expect("csat", score, row);
            }
        });
        assertThat(requireNonNull(expected.get("all")).keySet()).contains("csat", "csat_answered", "sla_first_response",
                "sla_next_response", "sla_resolution");
        assertThat(late).hasSizeGreaterThan(10);
        floor.shop.rows("SELECT id FROM conversations").forEach(row -> expect("opened", 1, row));
        floor.shop.rows(RECEIVED).forEach(row -> expect("received", 1, row));
        floor.shop.rows(MOVES).forEach(row -> expect("transferred", 1, row));

        var days = floor.shop.rows("SELECT (min(occurred_at) - interval '1 day')::date AS first,"
                + " (max(occurred_at) + interval '1 day')::date AS last FROM conversation_events").getFirst();
        var query = "from=" + days.getString("first") + "&to=" + days.getString("last");
        agree("all", floor.supervisor.gets("/metrics/overview?" + query).body().getJsonArray("metrics"));
        var attendance = floor.supervisor.gets("/metrics/attendance?" + query).body();
        assertThat(lines(attendance, "by_attendant")).hasSizeGreaterThan(10);
        assertThat(lines(attendance, "by_department")).hasSize(2);
        for (var table : List.of("by_attendant", "by_department")) {
            lines(attendance, table).forEach(line -> agree(line.getString("id"), line.getJsonArray("metrics")));
        }
    }

    private static List<JsonObject> lines(JsonObject attendance, String table) {
        return attendance.getJsonArray(table).stream().map(JsonObject.class::cast)
                .filter(line -> line.getString("id") != null).toList();
    }

    private void agree(String whose, JsonArray shown) {
        var cells = new TreeMap<String, JsonObject>();
        shown.stream().map(JsonObject.class::cast).forEach(cell -> cells.put(cell.getString("metric"), cell));
        requireNonNull(expected.get(whose)).forEach((metric, sum) -> {
            var cell = requireNonNull(cells.get(metric), metric);
            assertThat(cell.getLong("amount")).as("%s of %s", metric, whose).isEqualTo(sum.get(0));
            assertThat(cell.getLong("total")).as("time of %s of %s", metric, whose).isCloseTo(sum.get(1),
                    within(NOTED_TWICE.contains(metric) ? sum.get(0) * APART_MS : 0L));
        });
    }
}
