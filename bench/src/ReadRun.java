import io.balcao.platform.Ids;
import java.util.ArrayList;
import java.util.UUID;

/** The list of 100,000 conversations and history pages, read by four at once. */
final class ReadRun {
    private static final int CONVERSATIONS = 100_000;
    private static final int READERS = 4;

    private final Stage stage;

    ReadRun(Stage stage) {
        this.stage = stage;
    }

    void run(int seconds) throws Exception {
        seed(CONVERSATIONS, 10_000);
        var list = new Latencies();
        var history = new Latencies();
        // A server that has been at work for a while, as in the other runs.
        round(20, new Latencies(), new Latencies());
        var before = ProcessorTime.now(stage.process().pid());
        round(seconds, list, history);
        var after = ProcessorTime.now(stage.process().pid());
        System.out.printf("%d conversations, %d readers for %d s%n  conversation list: %s%n  history page:      %s%n"
                + "  CPU, us a read: %s%n", CONVERSATIONS, READERS, seconds, list.summary(), history.summary(),
                after.since(before, list.count() + history.count()));
    }

    /** Load of which nothing is said. */
    void warmUp(int seconds) throws Exception {
        seed(1_000, 1_000);
        round(seconds, new Latencies(), new Latencies());
    }

    private void seed(int conversations, int messages) throws Exception {
        try (var connection = stage.connect(); var statement = connection.createStatement()) {
            var more = new ArrayList<UUID>();
            for (int i = 0; i < conversations; i++) {
                more.add(Ids.next());
            }
            Seeds.conversations(connection, stage.organization, stage.channel, stage.users, more, 100_000);
            Seeds.history(connection, stage.organization, stage.channel, stage.conversations.getFirst(), messages);
            statement.execute("ANALYZE");
        }
    }

    private void round(int seconds, Latencies list, Latencies history) throws Exception {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        var threads = new ArrayList<Thread>();
        for (int r = 0; r < READERS; r++) {
            var token = stage.tokens.get(r);
            threads.add(Thread.ofPlatform().start(() -> {
                try (var api = new Rest(stage, token)) {
                    while (System.nanoTime() < end) {
                        var cursor = "";
                        for (int page = 0; page < 5; page++) {
                            long begin = System.nanoTime();
                            var answer = api.call("GET", "/api/v1/conversations?limit=30&status=open" + cursor, "");
                            list.add(System.nanoTime() - begin);
                            int at = answer.lastIndexOf("\"next_cursor\":\"") + 15;
                            cursor = "&cursor=" + answer.substring(at, answer.indexOf('"', at));
                        }
                        var before = "";
                        for (int page = 0; page < 5; page++) {
                            long begin = System.nanoTime();
                            var answer = api.call("GET", "/api/v1/messages?limit=50&conversation_id="
                                    + stage.conversations.getFirst() + before, "");
                            history.add(System.nanoTime() - begin);
                            int at = answer.lastIndexOf("\"next_cursor\":\"") + 15;
                            before = "&before=" + answer.substring(at, answer.indexOf('"', at));
                        }
                    }
                } catch (Exception e) {
                    e.printStackTrace();
                }
            }));
        }
        for (var thread : threads) {
            thread.join();
        }
    }
}
