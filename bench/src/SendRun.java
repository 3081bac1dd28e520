import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Attendants answer: how long the API takes, and until Graph hears it. */
final class SendRun {
    private final Stage stage;

    SendRun(Stage stage) {
        this.stage = stage;
    }

    void run(int rate, int seconds) throws Exception {
        // A server that has been at work for a while, as in the other runs.
        round(rate, 30, false);
        round(rate, seconds, true);
    }

    /** Load of which nothing is said. */
    void warmUp(int rate, int seconds) throws Exception {
        round(rate, seconds, false);
    }

    private void round(int rate, int seconds, boolean isShown) throws Exception {
        int count = rate * seconds;
        var rest = new Latencies();
        var graph = new Latencies();
        var missing = new AtomicInteger();
        var dueAt = new long[count];
        var before = ProcessorTime.now(stage.process().pid());
        long begin = System.nanoTime() + 200_000_000L;
        for (int i = 0; i < count; i++) {
            dueAt[i] = begin + (long) (i * 1e9 / rate);
        }
        var name = "bench-send-" + UUID.randomUUID().toString().substring(0, 8) + "-";
        var threads = new ArrayList<Thread>();
        for (int a = 0; a < Stage.ATTENDANTS; a++) {
            int attendant = a;
            threads.add(Thread.ofPlatform().start(() -> {
                try (var api = new Rest(stage, stage.tokens.get(attendant))) {
                    for (int i = attendant; i < count; i += Stage.ATTENDANTS) {
                        // Conversations of this attendant, one after the other.
                        int conversation = (i / Stage.ATTENDANTS * Stage.ATTENDANTS + attendant) % Stage.CONVERSATIONS;
                        for (long wait = dueAt[i] - System.nanoTime(); wait > 0; wait = dueAt[i] - System.nanoTime()) {
                            LockSupport.parkNanos(wait);
                        }
                        api.call("POST", "/api/v1/messages", "{\"conversation_id\":\"" + stage.conversations.get(conversation)
                                + "\",\"content\":\"" + name + i + "\",\"client_id\":\"" + name + i + "\"}");
                        rest.add(System.nanoTime() - dueAt[i]);
                    }
                } catch (Exception e) {
                    e.printStackTrace();
                }
            }));
        }
        for (var thread : threads) {
            thread.join();
        }
        Thread.sleep(2_000);
        var after = ProcessorTime.now(stage.process().pid());
        for (int i = 0; i < count; i++) {
            var heard = stage.graph.heardAt.get(name + i);
            if (heard == null) {
                missing.incrementAndGet();
            } else {
                graph.add(heard - dueAt[i]);
            }
        }
        if (isShown) {
            System.out.printf("%d sends/s for %d s%n  REST answer:        %s%n  until Graph heard:  %s%n  not heard %d%n"
                    + "  CPU, us a send: %s%n", rate, seconds, rest.summary(), graph.summary(), missing.get(),
                    after.since(before, count));
        }
    }
}
