import io.balcao.platform.Ids;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One organization floods: its customers write, its people read lists and take exports as fast as they are let, with the
 * limits that a server has when nobody sets others. Five people of another one read their list as people do (TN-13).
 */
final class FloodRun {
    /** For {@link Stage}: reads and writes are limited as they are by themselves. */
    static final Map<String, String> LIMITS = Map.of("RATE_LIMIT_READS", "600", "RATE_LIMIT_WRITES", "300");
    private static final int WRITERS = 16;
    private static final int READERS = 15;
    private static final int EXPORTERS = 4;
    private static final int QUIET_PEOPLE = 5;
    private static final int QUIET_CONVERSATIONS = 40;
    private static final int QUIET_PAUSE_MILLIS = 700;

    private final Stage stage;
    private final AtomicInteger webhooks = new AtomicInteger();
    private final AtomicInteger served = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    FloodRun(Stage stage) {
        this.stage = stage;
    }

    void run(int seconds) throws Exception {
        var people = quietPeople();
        // A server that has been at work for a while, as in the other runs.
        flooded(people, 30);
        for (int round = 1; round <= 2; round++) {
            System.out.printf("calm:    %s%n", asked(people, seconds).summary());
            webhooks.set(0);
            served.set(0);
            refused.set(0);
            System.out.printf("flooded: %s%n  meanwhile of the neighbour %d webhooks/s, %d requests/s served, %d/s refused%n",
                    flooded(people, seconds).summary(), webhooks.get() / seconds, served.get() / seconds,
                    refused.get() / seconds);
        }
    }

    /** Another organization, straight into the tables: who may make one is on the server's command line. */
    private List<String> quietPeople() throws Exception {
        var organization = Ids.next();
        var channel = Ids.next();
        var users = new ArrayList<UUID>();
        try (var connection = stage.connect(); var statement = connection.createStatement()) {
            var hash = statement.executeQuery("SELECT password_hash FROM users WHERE email = 'admin@bench.example'");
            hash.next();
            var password = hash.getString(1);
            statement.execute("SET app.organization_id = '" + organization + "'");
            statement.execute("INSERT INTO organizations (id, name) VALUES ('" + organization + "', 'Quiet')");
            statement.execute("INSERT INTO channels (id, organization_id, name, phone_number_id) VALUES ('" + channel
                    + "', '" + organization + "', 'Quiet', '800100200301')");
            try (var insert = connection.prepareStatement("INSERT INTO users (id, organization_id, email, password_hash, "
                    + "full_name, role) VALUES (?, ?, ?, ?, 'Quiet', 'supervisor')")) {
                for (int i = 0; i < QUIET_PEOPLE; i++) {
                    users.add(Ids.next());
                    insert.setObject(1, users.getLast());
                    insert.setObject(2, organization);
                    insert.setString(3, "quiet" + i + "@bench.example");
                    insert.setString(4, password);
                    insert.execute();
                }
            }
            var conversations = new ArrayList<UUID>();
            for (int i = 0; i < QUIET_CONVERSATIONS; i++) {
                conversations.add(Ids.next());
            }
            Seeds.conversations(connection, organization, channel, users, conversations, 900_000);
        }
        var tokens = new ArrayList<String>();
        for (int i = 0; i < QUIET_PEOPLE; i++) {
            tokens.add(stage.logIn("quiet" + i + "@bench.example"));
        }
        return tokens;
    }

    /** What the quiet ones wait for their list. */
    private Latencies asked(List<String> people, int seconds) throws Exception {
        var waited = new Latencies();
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        var threads = new ArrayList<Thread>();
        for (var token : people) {
            threads.add(Thread.ofPlatform().start(() -> {
                try (var api = new Rest(stage, token)) {
                    while (System.nanoTime() < end) {
                        Thread.sleep(ThreadLocalRandom.current().nextInt(2 * QUIET_PAUSE_MILLIS));
                        long begin = System.nanoTime();
                        api.call("GET", "/api/v1/conversations?limit=30", "");
                        waited.add(System.nanoTime() - begin);
                    }
                } catch (Exception e) {
                    e.printStackTrace();
                }
            }));
        }
        for (var thread : threads) {
            thread.join();
        }
        return waited;
    }

    private Latencies flooded(List<String> people, int seconds) throws Exception {
        long end = System.nanoTime() + (seconds + 2) * 1_000_000_000L;
        var threads = new ArrayList<Thread>();
        for (int w = 0; w < WRITERS; w++) {
            int writer = w;
            threads.add(Thread.ofPlatform().start(() -> write(writer, end)));
        }
        for (int r = 0; r < READERS; r++) {
            var token = stage.tokens.get(r);
            threads.add(Thread.ofPlatform().start(() -> ask(token, "/api/v1/conversations?limit=100", end)));
        }
        var today = LocalDate.now();
        for (int e = 0; e < EXPORTERS; e++) {
            var token = stage.tokens.get(READERS + e);
            threads.add(Thread.ofPlatform().start(() -> ask(token, "/api/v1/metrics/export?format=xlsx&from="
                    + today.minusDays(28) + "&to=" + today, end)));
        }
        Thread.sleep(1_000);
        var waited = asked(people, seconds);
        for (var thread : threads) {
            thread.join();
        }
        return waited;
    }

    /** Half of what is written belongs to people, the other half to the bot. */
    private void write(int writer, long end) {
        try (var sender = new WebhookSender(stage)) {
            for (int i = 0; System.nanoTime() < end; i++) {
                int customer = i % 2 == 0 ? (i * WRITERS + writer) % Stage.CONVERSATIONS : 200_000 + (i * WRITERS + writer) % 5_000;
                sender.send("wamid.flood" + UUID.randomUUID(), Stage.customer(customer), "oi");
                webhooks.incrementAndGet();
            }
        } catch (Exception e) {
            e.printStackTrace();
        }
    }

    private void ask(String token, String path, long end) {
        try (var api = new Rest(stage, token)) {
            while (System.nanoTime() < end) {
                try {
                    api.call("GET", path, "");
                    served.incrementAndGet();
                } catch (IllegalStateException tooMany) {
                    refused.incrementAndGet();
                }
            }
        } catch (Exception e) {
            e.printStackTrace();
        }
    }
}
