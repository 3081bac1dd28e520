package io.balcao.conversations.desk;

import io.balcao.platform.Ids;
import io.balcao.platform.Role;
import io.balcao.testing.FeatureServer.Person;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * How fast lists, threads and sends are with 100,000 conversations. Run by hand: prints p50 and p95 in milliseconds, with
 * four readers at once, and of sends at 200 a second.
 */
final class DeskSpeed {
    private static final int CONVERSATIONS = Integer.getInteger("conversations", 100_000);
    private static final int CLOSED_PERCENT = Integer.getInteger("closed", 80);
    private static final int READERS = 4;
    private static final int READS = Integer.getInteger("reads", 400);
    private static final int SENDS = 2_000;

    private final Counter counter = new Counter();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Random random = new Random(1);

    private DeskSpeed() {}

    public static void main(String[] args) throws Exception {
        var speed = new DeskSpeed();
        speed.fill();
        speed.measure();
        System.exit(0);
    }

    private void fill() {
        var finance = counter.shop.department("Financeiro", counter.bia.id);
        counter.shop.sql("""
                INSERT INTO customers (id, organization_id, name, phone_number)
                SELECT gen_random_uuid(), $1, (ARRAY['Rita','Caio','Lia','Eva','João','Ana','Otávio'])[1 + n % 7] || ' '
                       || (ARRAY['Silva','Conceição','Prado','Souza','Lima'])[1 + n % 5] || ' ' || n, '5511' || (900000000 + n)
                FROM generate_series(1, $2) AS n
                """, counter.shop.id.value(), CONVERSATIONS);
        counter.shop.sql("""
                INSERT INTO conversations (id, organization_id, customer_id, channel_id, owner, status, assigned_user_id,
                       department_id, waiting_since, window_expires_at, closed_at, last_message_at, position,
                       last_message_preview, last_message_sender_type, last_message_type, last_message_status)
                SELECT gen_random_uuid(), organization_id, id, $2, o,
                       CASE o WHEN 'queue' THEN 'waiting' WHEN 'nobody' THEN 'closed' ELSE 'open' END,
                       CASE WHEN o IN ('user', 'nobody') THEN (ARRAY[$3, $4, $5]::uuid[])[1 + n / 7 % 3] END,
                       CASE WHEN o <> 'bot' THEN (ARRAY[$6, $7]::uuid[])[1 + n / 11 % 2] END,
                       CASE WHEN o = 'queue' THEN at END, now() + interval '20 hours', CASE WHEN o = 'nobody' THEN at END,
                       at, at, 'Oi, tudo bem?', 'customer', 'text', 'received'
                FROM (SELECT k.*, now() - n * interval '1 minute' AS at,
                             CASE WHEN n % 100 < $8 THEN 'nobody' WHEN n % 5 = 0 THEN 'bot' WHEN n % 97 = 0 THEN 'queue'
                                  ELSE 'user' END AS o
                      FROM (SELECT *, row_number() OVER (ORDER BY random()) AS n FROM customers
                            WHERE organization_id = $1) AS k) AS c
                """, counter.shop.id.value(), counter.channel, counter.ana.id, counter.bia.id,
                counter.shop.user(Role.ATTENDANT).id, counter.sales, finance, CLOSED_PERCENT);
        counter.shop.sql("""
                INSERT INTO messages (id, organization_id, conversation_id, channel_id, seq, sender_type, content, status,
                       sent_at, created_at)
                SELECT gen_random_uuid(), organization_id, id, channel_id, n, 'customer',
                       'Quero marcar ' || (ARRAY['avaliação','consulta','limpeza','retorno'])[1 + (abs(hashtext(id::text)) % 4)]
                       || ' para o dia ' || n, 'received', last_message_at, last_message_at - (3 - n) * interval '1 second'
                FROM conversations, generate_series(1, 3) AS n
                """);
        try (var connection = io.balcao.platform.db.Migrations.connect(io.balcao.testing.Stores.database());
                var statement = connection.createStatement()) {
            statement.execute("VACUUM ANALYZE");
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void measure() throws Exception {
        var long_thread = counter.with(counter.ana, "Longa");
        counter.shop.sql("""
                INSERT INTO messages (id, organization_id, conversation_id, channel_id, seq, sender_type, content, status,
                       sent_at, created_at)
                SELECT gen_random_uuid(), $1, $2, $3, n, 'customer', 'Mensagem ' || n, 'received', now(),
                       now() - n * interval '1 minute'
                FROM generate_series(1, 10000) AS n
                """, counter.shop.id.value(), long_thread, counter.channel);
        var middle = counter.shop.rows("SELECT id FROM messages WHERE content = 'Mensagem 5000'"
                + " AND conversation_id = $1", long_thread).getFirst().getString("id");
        Map<String, Supplier<HttpRequest>> reads = new LinkedHashMap<>();
        var supervisor = counter.supervisor;
        var ana = counter.ana;
        var deep = deep(supervisor);
        reads.put("warm up", () -> get(supervisor, "/conversations"));
        reads.put("supervisor: all", () -> get(supervisor, "/conversations"));
        reads.put("supervisor: all, deep page", () -> get(supervisor, "/conversations?cursor=" + deep));
        reads.put("supervisor: open", () -> get(supervisor, "/conversations?status=open"));
        reads.put("supervisor: waiting", () -> get(supervisor, "/conversations?status=waiting"));
        reads.put("supervisor: waiting longest", () -> get(supervisor, "/conversations?sort=waiting_since"));
        reads.put("supervisor: closed", () -> get(supervisor, "/conversations?status=closed"));
        reads.put("supervisor: of ana", () -> get(supervisor, "/conversations?assigned_to=" + ana.id));
        reads.put("supervisor: department", () -> get(supervisor, "/conversations?department_id=" + counter.sales));
        reads.put("supervisor: nobody's, open", () -> get(supervisor, "/conversations?assigned_to=none&status=open"));
        reads.put("attendant: all", () -> get(ana, "/conversations"));
        reads.put("attendant: mine, open", () -> get(ana, "/conversations?assigned_to=me&status=open"));
        reads.put("attendant: waiting", () -> get(ana, "/conversations?status=waiting"));
        reads.put("thread: newest", () -> get(ana, "/messages?conversation_id=" + long_thread));
        reads.put("thread: middle", () -> get(ana, "/messages?conversation_id=" + long_thread + "&before=" + middle));
        reads.put("attendant: stats", () -> get(ana, "/conversations/stats"));
        reads.put("supervisor: stats", () -> get(supervisor, "/conversations/stats"));
        for (var read : reads.entrySet()) {
            print(read.getKey(), readers(read.getValue()));
        }
        send(long_thread);
        var began = System.nanoTime();
        Counter.desk().readAllForSearch();
        System.out.printf("search: %,d messages read in %d ms%n", 3 * CONVERSATIONS + 10_000,
                (System.nanoTime() - began) / 1_000_000);
        print("search: a name", readers(() -> get(supervisor, "/conversations?q=concei" + random.nextInt(10))));
        print("search: a person",
                readers(() -> get(supervisor, "/conversations?q=silva%20" + random.nextInt(100_000))));
        print("search: a phone", readers(() -> get(supervisor, "/conversations?q=90" + random.nextInt(9_999_999))));
        print("search: a common word", readers(() -> get(supervisor, "/conversations?q=consulta"), 40));
        print("search: two words", readers(() -> get(supervisor, "/conversations?q=mensagem%20"
                + (1 + random.nextInt(9_999)))));
    }

    private String deep(Person person) {
        String cursor = null;
        for (int i = 0; i < 50; i++) {
            cursor = person.gets("/conversations?limit=100" + (cursor == null ? "" : "&cursor=" + cursor)).body()
                    .getString("next_cursor");
        }
        return cursor == null ? "" : cursor;
    }

    private HttpRequest get(Person person, String path) {
        return request(person, path).build();
    }

    private static HttpRequest.Builder request(Person person, String path) {
        URI uri = Counter.SERVER.uri(path);
        return HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + person.token);
    }

    private long once(HttpRequest request) {
        var began = System.nanoTime();
        try {
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() > 201) {
                throw new IllegalStateException(request.uri() + ": " + answer.statusCode() + " " + answer.body());
            }
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return System.nanoTime() - began;
    }

    private long[] readers(Supplier<HttpRequest> read) throws Exception {
        return readers(read, READS);
    }

    private long[] readers(Supplier<HttpRequest> read, int reads) throws Exception {
        try (var pool = Executors.newFixedThreadPool(READERS)) {
            var all = new ArrayList<java.util.concurrent.Future<List<Long>>>();
            for (int r = 0; r < READERS; r++) {
                all.add(pool.submit(() -> {
                    var times = new ArrayList<Long>();
                    for (int i = 0; i < reads; i++) {
                        times.add(once(read.get()));
                    }
                    return times;
                }));
            }
            var times = new ArrayList<Long>();
            for (var one : all) {
                times.addAll(one.get());
            }
            return times.stream().mapToLong(Long::longValue).toArray();
        }
    }

    private void send(UUID conversation) throws Exception {
        var conversations = new ArrayList<UUID>(List.of(conversation));
        for (int i = 0; i < 100; i++) {
            conversations.add(counter.with(counter.ana, "S" + i));
        }
        for (var name : List.of("warm up", "send at 200/s")) {
            var times = new long[SENDS];
            try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
                var began = System.nanoTime();
                for (int i = 0; i < SENDS; i++) {
                    var at = i;
                    var due = began + i * TimeUnit.MILLISECONDS.toNanos(5);
                    while (System.nanoTime() < due) {
                        Thread.sleep(0, 200_000);
                    }
                    pool.execute(() -> {
                        var body = new JsonObject()
                                .put("conversation_id", conversations.get(at % conversations.size()).toString())
                                .put("content", "Boa tarde! " + at).put("client_id", Ids.next().toString());
                        times[at] = once(request(counter.ana, "/messages").header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body.encode())).build());
                    });
                }
            }
            print(name, times);
        }
    }

    private static void print(String name, long[] times) {
        Arrays.sort(times);
        System.out.printf("%-32s p50 %6.2f  p95 %6.2f  max %6.2f%n", name, times[times.length / 2] / 1e6,
                times[times.length * 95 / 100] / 1e6, times[times.length - 1] / 1e6);
    }
}
