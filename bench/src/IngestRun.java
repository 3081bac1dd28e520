import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Webhooks in, messages out to 20 attendants, two of them following each conversation; checks loss, doubles, order. */
final class IngestRun {
    private static final int CONNECTIONS = 250;
    private static final int WARM_UP_RATE = 1_500;
    private static final int[] RATES = {1_000, 2_000, 3_000, 4_000, 5_000, 6_000, 7_000, 8_000, 9_000, 10_000, 11_000,
        12_000};

    private final Stage stage;

    IngestRun(Stage stage) {
        this.stage = stage;
    }

    private record Result(double ackP99, double browserP99, boolean isClean) {}

    void steady(int rate, int seconds) throws Exception {
        // A server that has been at work for a while: the first minute of a Java process belongs to its compiler.
        run(WARM_UP_RATE, 30, false);
        run(rate, 10, false);
        run(rate, seconds, true);
    }

    /** Load of which nothing is said. */
    void warmUp(int rate, int seconds) throws Exception {
        run(rate, seconds, false);
    }

    void limit() throws Exception {
        run(WARM_UP_RATE, 30, false);
        int best = 0;
        for (int rate : RATES) {
            var result = run(rate, 15, true);
            if (!result.isClean() || result.browserP99() > 100) {
                break;
            }
            best = rate;
        }
        System.out.println("highest rate with webhook-to-browser p99 under 100 ms: " + best + " messages/s");
    }

    /** The messages of one run. */
    private static final class Expected {
        final int count;
        final long[] dueAt;
        final AtomicIntegerArray seen;
        final int[] lastOfConversation = new int[Stage.CONVERSATIONS * 2];
        final AtomicInteger outOfOrder = new AtomicInteger();
        final Latencies browser = new Latencies();
        final String run = UUID.randomUUID().toString().substring(0, 8);

        Expected(int count) {
            this.count = count;
            dueAt = new long[count];
            seen = new AtomicIntegerArray(count);
        }

        /** Text: run, number of the message, conversation. */
        void heard(int listener, String frame) {
            long now = System.nanoTime();
            int at = frame.indexOf("\"content\":\"" + run);
            if (at < 0) {
                return;
            }
            var parts = frame.substring(at + 11, frame.indexOf('"', at + 12)).split("/");
            int number = Integer.parseInt(parts[1]);
            int conversation = Integer.parseInt(parts[2]);
            browser.add(now - dueAt[number]);
            seen.incrementAndGet(number);
            int slot = conversation * 2 + listener;
            if (lastOfConversation[slot] > number) {
                outOfOrder.incrementAndGet();
            }
            lastOfConversation[slot] = number;
        }
    }

    private Result run(int rate, int seconds, boolean isShown) throws Exception {
        var expected = new Expected(rate * seconds);
        var attendants = attendants(expected);
        var ack = new Latencies();
        var refused = new AtomicInteger();
        var before = ProcessorTime.now(stage.process().pid());
        long begin = System.nanoTime() + 200_000_000L;
        for (int i = 0; i < expected.count; i++) {
            expected.dueAt[i] = begin + (long) (i * 1e9 / rate);
        }
        var senders = new ArrayList<Thread>();
        for (int c = 0; c < CONNECTIONS; c++) {
            int connection = c;
            senders.add(Thread.ofPlatform().start(() -> send(expected, connection, ack, refused)));
        }
        for (var sender : senders) {
            sender.join();
        }
        long end = System.nanoTime();
        long deadline = end + 10_000_000_000L;
        while (expected.browser.count() < expected.count * 2 && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
        var after = ProcessorTime.now(stage.process().pid());
        int lost = 0;
        int doubled = 0;
        for (int i = 0; i < expected.count; i++) {
            lost += expected.seen.get(i) < 2 ? 1 : 0;
            doubled += expected.seen.get(i) > 2 ? 1 : 0;
        }
        int updates = attendants.stream().mapToInt(a -> a.updates.get()).sum();
        attendants.forEach(Attendant::close);
        var isClean = lost == 0 && doubled == 0 && expected.outOfOrder.get() == 0 && refused.get() == 0;
        if (isShown) {
            System.out.printf(Locale.ROOT, "%d messages/s for %d s (really %.0f/s)%n  webhook answered:   %s%n"
                    + "  webhook to browser: %s%n  lost %d, doubled %d, out of order %d, refused %d, list updates %d%n"
                    + "  CPU, us a message: %s; memory of the server %d MB%n", rate, seconds,
                    expected.count / ((end - begin) / 1e9), ack.summary(), expected.browser.summary(), lost, doubled,
                    expected.outOfOrder.get(), refused.get(), updates, after.since(before, expected.count),
                    stage.process().megabytes());
        }
        return new Result(ack.millis(99), expected.browser.millis(99), isClean);
    }

    /** A conversation belongs to one connection, as one person's phone does: its order is the order of sending. */
    private void send(Expected expected, int connection, Latencies ack, AtomicInteger refused) {
        try (var sender = new WebhookSender(stage)) {
            for (int i = connection; i < expected.count; i += CONNECTIONS) {
                // Walks through the conversations of this connection.
                int conversation = (i / CONNECTIONS * CONNECTIONS + connection) % (Stage.CONVERSATIONS / CONNECTIONS * CONNECTIONS);
                long wait = expected.dueAt[i] - System.nanoTime();
                while (wait > 0) {
                    LockSupport.parkNanos(wait);
                    wait = expected.dueAt[i] - System.nanoTime();
                }
                int status = sender.send("wamid." + expected.run + i, Stage.customer(conversation),
                        expected.run + "/" + i + "/" + conversation);
                ack.add(System.nanoTime() - expected.dueAt[i]);
                if (status != 200) {
                    refused.incrementAndGet();
                }
            }
        } catch (Exception e) {
            e.printStackTrace();
        }
    }

    private List<Attendant> attendants(Expected expected) throws Exception {
        // Side by side: a socket may say only some words a second, and each has a hundred conversations to follow.
        var attendants = new ArrayList<java.util.concurrent.Callable<Attendant>>();
        for (int a = 0; a < Stage.ATTENDANTS; a++) {
            var followed = new ArrayList<UUID>();
            for (int c = 0; c < Stage.CONVERSATIONS; c++) {
                if (c % Stage.ATTENDANTS == a || (c + 1) % Stage.ATTENDANTS == a) {
                    followed.add(stage.conversations.get(c));
                }
            }
            int number = a;
            attendants.add(() -> new Attendant(stage, stage.tokens.get(number), followed, frame -> {
                int at = frame.indexOf("\"content\":\"" + expected.run);
                if (at >= 0) {
                    var text = frame.substring(at + 11, frame.indexOf('"', at + 12));
                    int conversation = Integer.parseInt(text.substring(text.lastIndexOf('/') + 1));
                    expected.heard(conversation % Stage.ATTENDANTS == number ? 0 : 1, frame);
                }
            }));
        }
        try (var threads = java.util.concurrent.Executors.newCachedThreadPool()) {
            var connected = new ArrayList<Attendant>();
            for (var one : threads.invokeAll(attendants)) {
                connected.add(one.get());
            }
            return connected;
        }
    }
}
