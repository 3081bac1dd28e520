package io.balcao.insights;

import io.balcao.testing.FeatureServer.Person;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * How fast a month of 100,000 conversations is told, with the month before it to compare with. Run by hand: prints p50 and
 * p95 in milliseconds, of one reader.
 */
final class MetricsSpeed {
    private static final int CONVERSATIONS = Integer.getInteger("conversations", 100_000);
    private static final int READS = Integer.getInteger("reads", 60);
    private static final int PARTS = 100;
    private static final String MONTH = "from=2026-03-03&to=2026-04-01";

    private final BusyDay day = new BusyDay();

    private MetricsSpeed() {}

    public static void main(String[] args) {
        var speed = new MetricsSpeed();
        speed.fill();
        speed.sumUp();
        speed.measure();
        System.exit(0);
    }

    /** Seven rows for each: opened, queued, assigned, three responses, closed; by ten attendants in two departments. */
    private void fill() {
        var before = day.shop.rows("SELECT id FROM conversations");
        var users = new UUID[10];
        for (int i = 0; i < users.length; i++) {
            users[i] = day.shop.user(io.balcao.platform.Role.ATTENDANT).id;
        }
        // In parts, for no statement may take longer than half a minute.
        for (int part = 0; part < PARTS; part++) {
            day.shop.sql("INSERT INTO customers (id, organization_id, name) SELECT gen_random_uuid(), $1, 'Rita ' || $3"
                    + " FROM generate_series(1, $2) AS n", day.shop.id.value(), 2 * CONVERSATIONS / PARTS,
                    Integer.toString(part));
            day.shop.sql("""
                INSERT INTO conversations (id, organization_id, customer_id, channel_id, owner, status, closed_at, started_at,
                    tags)
                SELECT gen_random_uuid(), $1, id, $2, 'nobody', 'closed', now(),
                       '2026-02-01T03:00:00Z'::timestamptz + random() * interval '60 days',
                       CASE WHEN random() < 0.02 THEN ARRAY['vip'] ELSE '{}' END
                FROM customers WHERE name = 'Rita ' || $3
                """, day.shop.id.value(), day.channel, Integer.toString(part));
        }
        analyzed();
        var known = before.stream().map(row -> UUID.fromString(row.getString("id"))).toArray(UUID[]::new);
        for (int part = 0; part < PARTS; part++) {
            day.shop.sql("""
                INSERT INTO conversation_events (organization_id, conversation_id, position, kind, occurred_at, channel,
                    owner_before, previous_user_id, previous_department_id, owner, user_id, department_id, began_at,
                    people_since, elapsed_ms, business_ms, service_business_ms, is_first)
                SELECT $1, c.id, s.n, s.kind, c.started_at + s.after, 'whatsapp', s.before,
                       CASE WHEN s.before = 'user' AND s.kind = 'closed' THEN u.id END,
                       CASE WHEN s.n > 2 THEN d.id END, s.owner, CASE WHEN s.n > 2 THEN u.id END,
                       CASE WHEN s.n > 1 THEN d.id END, c.started_at, c.started_at, CASE WHEN s.n > 1 THEN (5000 - 120000 * ln(1 - random()) * s.n)::bigint END,
                       CASE WHEN s.n > 1 THEN (5000 - 60000 * ln(1 - random()) * s.n)::bigint END,
                       CASE WHEN s.n = 7 THEN (5000 - 600000 * ln(1 - random()))::bigint END, s.is_first
                FROM conversations c,
                    LATERAL (SELECT ($2::uuid[])[1 + abs(hashtext(c.id::text)) % 10] AS id) AS u,
                    LATERAL (SELECT ($3::uuid[])[1 + abs(hashtext(c.id::text)) % 2] AS id) AS d,
                    (VALUES (1, 'opened', interval '0', NULL, 'bot', false),
                            (2, 'queued', interval '1 minute', 'bot', 'queue', true),
                            (3, 'assigned', interval '5 minutes', 'queue', 'user', false),
                            (4, 'response', interval '6 minutes', 'user', 'user', true),
                            (5, 'response', interval '9 minutes', 'user', 'user', false),
                            (6, 'response', interval '14 minutes', 'user', 'user', false),
                            (7, 'closed', interval '20 minutes', 'user', 'nobody', false))
                        AS s(n, kind, after, before, owner, is_first)
                WHERE abs(hashtext(c.id::text)) % $6 = $5 AND c.status = 'closed' AND c.started_at < '2026-04-02' AND c.id <> ALL ($4::uuid[])
                """, day.shop.id.value(), users, new UUID[]{day.sales, day.support}, known, part, PARTS);
        }
        day.shop.sql("SELECT forget_sums()");
        analyzed();
    }

    /** PostgreSQL looks at new rows by itself a moment later: plans are made upon what it finds. */
    private static void analyzed() {
        LockSupport.parkNanos(12_000_000_000L);
    }

    private void sumUp() {
        var began = System.nanoTime();
        // What the job does beforehand.
        while (day.shop.rows("SELECT summed_until < now() - interval '1 hour' AS more FROM sum_metrics()").getFirst()
                .getBoolean("more")) {
            // Two days at a time.
        }
        analyzed();
        System.out.printf("60 days are summed up in %d ms%n", (System.nanoTime() - began) / 1_000_000);
    }

    private void measure() {
        var supervisor = day.supervisor;
        print("overview of a month", supervisor, "/metrics/overview?" + MONTH);
        print("the same in business hours", supervisor, "/metrics/overview?counts=business_hours&" + MONTH);
        print("the same of a department", supervisor, "/metrics/overview?" + MONTH + "&department_id=" + day.sales);
        print("the same of a tag (2 %)", supervisor, "/metrics/overview?" + MONTH + "&tag=vip");
        print("attendance of a month", supervisor, "/metrics/attendance?" + MONTH);
        print("tags of a month", supervisor, "/metrics/tags?" + MONTH);
        for (var metric : List.of("first_response", "handling_time", "resolution_rate", "transferred")) {
            print("conversations behind " + metric, supervisor,
                    "/metrics/conversations?metric=" + metric + "&" + MONTH);
        }
    }

    private static void print(String what, Person who, String path) {
        var times = new long[READS];
        for (int i = 0; i < READS; i++) {
            var began = System.nanoTime();
            if (who.gets(path).status() != 200) {
                throw new IllegalStateException(path);
            }
            times[i] = System.nanoTime() - began;
        }
        Arrays.sort(times);
        System.out.printf("%-40s p50 %6.1f  p95 %6.1f ms%n", what, times[READS / 2] / 1e6,
                times[READS * 95 / 100] / 1e6);
    }
}
