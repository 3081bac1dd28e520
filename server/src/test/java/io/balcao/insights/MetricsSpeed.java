package io.balcao.insights;

import io.balcao.platform.Role;
import io.balcao.platform.db.Migrations;
import io.balcao.testing.ConversationRows;
import io.balcao.testing.FeatureServer.Person;
import io.balcao.testing.Stores;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How fast a month of 100,000 conversations is told, with the month before it to compare with. Run by hand: prints p50 and
 * p95 in milliseconds, of one reader.
 */
final class MetricsSpeed {
    private static final int CONVERSATIONS = Integer.getInteger("conversations", 100_000);
    private static final int READS = Integer.getInteger("reads", 60);
    private static final String MONTH = "from=2026-03-03&to=2026-04-01";
    /** Seven rows for each: opened, queued, assigned, three responses, closed. */
    private static final String LEDGER = """
            INSERT INTO conversation_events (organization_id, conversation_id, position, kind, occurred_at, channel, channel_id,
                owner_before, previous_user_id, previous_department_id, owner, user_id, department_id, began_at,
                people_since, elapsed_ms, business_ms, service_business_ms, is_first)
            SELECT c.organization_id, c.id, s.n, s.kind, c.started_at + s.after, 'whatsapp', c.channel_id,
                   CASE WHEN k.contained AND s.n = 7 THEN 'bot' ELSE s.before END,
                   CASE WHEN s.before = 'user' AND s.kind = 'closed' AND NOT k.contained THEN u.id END,
                   CASE WHEN s.n > 2 AND NOT k.contained THEN d.id END, s.owner,
                   CASE WHEN s.n > 2 AND NOT k.contained THEN u.id END,
                   CASE WHEN s.n > 1 AND NOT k.contained THEN d.id END, c.started_at, c.started_at,
                   CASE WHEN s.n > 1 THEN (5000 - 120000 * ln(1 - random()) * s.n)::bigint END,
                   CASE WHEN s.n > 1 THEN (5000 - 60000 * ln(1 - random()) * s.n)::bigint END,
                   CASE WHEN s.n = 7 THEN (5000 - 600000 * ln(1 - random()))::bigint END, s.is_first
            FROM conversations c,
                LATERAL (SELECT ('%s'::uuid[])[1 + abs(hashtext(c.id::text)) %% 10] AS id) AS u,
                LATERAL (SELECT ('%s'::uuid[])[1 + abs(hashtext(c.id::text)) %% 2] AS id) AS d,
                LATERAL (SELECT abs(hashtext(c.id::text)) %% 6 = 0 AS contained) AS k,
                (VALUES (1, 'opened', interval '0', NULL, 'bot', false),
                        (2, 'queued', interval '1 minute', 'bot', 'queue', true),
                        (3, 'assigned', interval '5 minutes', 'queue', 'user', false),
                        (4, 'response', interval '6 minutes', 'user', 'user', true),
                        (5, 'response', interval '9 minutes', 'user', 'user', false),
                        (6, 'response', interval '14 minutes', 'user', 'user', false),
                        (7, 'closed', interval '20 minutes', 'user', 'nobody', false))
                    AS s(n, kind, after, before, owner, is_first)
            WHERE c.external = 'speed' AND (NOT k.contained OR s.n IN (1, 7)) ORDER BY c.started_at + s.after
            """;

    private final BusyDay day = new BusyDay();

    private MetricsSpeed() {}

    public static void main(String[] args) {
        try {
            var speed = new MetricsSpeed();
            speed.fill();
            speed.sumUp();
            speed.measure();
            System.exit(0);
        } catch (SQLException | RuntimeException failure) {
            // The server's threads would keep a process alive that has nothing more to do.
            failure.printStackTrace();
            System.exit(1);
        }
    }

    /**
     * Two months, by ten attendants in two departments, through two numbers; one in three conversations has a tag, one in
     * fifty the tag vip, one in six never reaches people. Rows only: no trigger and no foreign key looks at them one by one, the sums are made as ever.
     */
    private void fill() throws SQLException {
        var began = System.nanoTime();
        var users = Stream.generate(() -> day.shop.user(Role.ATTENDANT).id.toString()).limit(10)
                .collect(Collectors.joining(",", "{", "}"));
        var other = ConversationRows.channel(day.shop::sql, day.shop.id);
        try (var owner = Migrations.connect(Stores.database()); var statement = owner.createStatement()) {
            for (var step : List.of("SELECT set_config('app.organization_id', '" + day.shop.id.value() + "', false)",
                    "CREATE TEMPORARY TABLE held AS SELECT c.conrelid::regclass::text AS of, c.conname, pg_get_constraintdef(c.oid)"
                            + " AS def FROM pg_constraint c WHERE c.contype = 'f' AND c.conrelid IN ("
                            + "'conversations'::regclass, 'conversation_events'::regclass, 'tag_events'::regclass)",
                    "DO $$ DECLARE one record; BEGIN FOR one IN SELECT * FROM held LOOP EXECUTE format("
                            + "'ALTER TABLE %s DROP CONSTRAINT %I', one.of, one.conname); END LOOP; END $$",
                    "ALTER TABLE conversations DISABLE TRIGGER USER", "ALTER TABLE customers DISABLE TRIGGER USER",
                    "ALTER TABLE conversation_events DISABLE TRIGGER USER",
                    "ALTER TABLE conversations ADD COLUMN external text",
                    """
                    WITH customer AS (
                        INSERT INTO customers (id, organization_id, name)
                        SELECT gen_random_uuid(), current_organization(), 'Rita ' || n FROM generate_series(1, %d) AS n
                        RETURNING id)
                    INSERT INTO conversations (id, organization_id, customer_id, channel_id, owner, status, closed_at,
                        started_at, tags, external)
                    SELECT gen_random_uuid(), current_organization(), id,
                           CASE WHEN random() < 0.3 THEN '%s'::uuid ELSE '%s' END, 'nobody', 'closed', now(),
                           '2026-02-01T03:00:00Z'::timestamptz + random() * interval '60 days',
                           CASE WHEN random() < 0.02 THEN ARRAY['vip']
                                WHEN random() < 0.3 THEN ARRAY[(ARRAY['troca', 'entrega', 'elogio'])[1 + floor(random() * 3)::integer]]
                                ELSE '{}' END, 'speed'
                    FROM customer
                    """.formatted(2 * CONVERSATIONS, other, day.channel),
                    LEDGER.formatted(users, "{" + day.sales + "," + day.support + "}"),
                    """
                    INSERT INTO tag_labels (id, organization_id, name) SELECT gen_random_uuid(), current_organization(), t.tag
                    FROM (SELECT DISTINCT unnest(tags) AS tag FROM conversations) AS t
                    """,
                    """
                    INSERT INTO tag_events (organization_id, conversation_id, position, label_id, occurred_at, is_on)
                    SELECT c.organization_id, c.id, 1, l.id, c.started_at + interval '15 minutes', true
                    FROM conversations c JOIN tag_labels l ON l.name = ANY (c.tags)
                    """,
                    "ALTER TABLE conversations DROP COLUMN external",
                    "ALTER TABLE conversations ENABLE TRIGGER USER", "ALTER TABLE customers ENABLE TRIGGER USER",
                    "ALTER TABLE conversation_events ENABLE TRIGGER USER",
                    "DO $$ DECLARE one record; BEGIN FOR one IN SELECT * FROM held LOOP EXECUTE format("
                            + "'ALTER TABLE %s ADD CONSTRAINT %I %s NOT VALID', one.of, one.conname, one.def); END LOOP; END $$",
                    "SELECT forget_sums()", "ANALYZE")) {
                statement.execute(step);
            }
        }
        System.out.printf("filled in %d ms%n", (System.nanoTime() - began) / 1_000_000);
    }

    private void sumUp() {
        var began = System.nanoTime();
        // What the job does beforehand.
        while (day.shop.rows("SELECT summed_until < now() - interval '1 hour' AS more FROM sum_metrics()").getFirst()
                .getBoolean("more")) {
            // Two days at a time.
        }
        System.out.printf("60 days are summed up in %d ms%n", (System.nanoTime() - began) / 1_000_000);
    }

    private void measure() {
        var supervisor = day.supervisor;
        for (var filter : List.of("", "&counts=business_hours", "&department_id=" + day.sales,
                "&channel_id=" + day.channel, "&tag=vip", "&tag=troca")) {
            print("overview" + filter.replaceAll("=[0-9a-f-]{36}", ""), supervisor,
                    "/metrics/overview?" + MONTH + filter);
        }
        for (var filter : List.of("", "&tag=troca", "&channel_id=" + day.channel)) {
            print("attendance" + filter.replaceAll("=[0-9a-f-]{36}", ""), supervisor,
                    "/metrics/attendance?" + MONTH + filter);
        }
        print("tags", supervisor, "/metrics/tags?" + MONTH);
        print("tags of a department", supervisor, "/metrics/tags?" + MONTH + "&department_id=" + day.sales);
        print("wall", supervisor, "/wall");
        for (var metric : List.of("opened", "first_response", "handling_time", "resolution_rate", "transferred",
                "containment")) {
            print("list of " + metric, supervisor, "/metrics/conversations?metric=" + metric + "&" + MONTH);
        }
        print("list of first_response of a tag (2 %)", supervisor,
                "/metrics/conversations?metric=first_response&tag=vip&" + MONTH);
        print("list of closed at an hour", supervisor, "/metrics/conversations?metric=closed&hour=3&" + MONTH);
    }

    private static void print(String what, Person who, String path) {
        // The first one meets pages and plans that nobody has asked for before.
        var times = new long[READS];
        for (int i = 0; i < READS; i++) {
            var began = System.nanoTime();
            if (who.gets(path).status() != 200) {
                throw new IllegalStateException(path);
            }
            times[i] = System.nanoTime() - began;
        }
        var first = times[0];
        Arrays.sort(times);
        System.out.printf("%-40s first %6.1f  best %6.1f  p50 %6.1f  p95 %6.1f ms%n", what, first / 1e6, times[0] / 1e6,
                times[READS / 2] / 1e6,
                times[READS * 95 / 100] / 1e6);
    }
}
