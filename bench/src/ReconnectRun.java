import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** All consoles lose their connection and come back at once, while webhooks go on arriving. */
final class ReconnectRun {
    private static final int RATE = 200;
    private static final int SENDERS = 8;
    private static final int ADDRESSES = 20;
    private static final String PATH = "/socket.io/?EIO=4&transport=websocket";

    private final Stage stage;
    /** One an address: a server does not take thousands of strangers from a single one. */
    private final List<WebSocketClient> clients = new ArrayList<>();

    ReconnectRun(Stage stage) {
        this.stage = stage;
        for (int i = 0; i < ADDRESSES; i++) {
            var options = new WebSocketClientOptions().setMaxConnections(20_000).setMaxFrameSize(1 << 20);
            options.setConnectTimeout(20_000).setLocalAddress("127.0.1." + (i + 1));
            clients.add(stage.vertx.createWebSocketClient(options));
        }
    }

    /**
     * A console that says at each connection which event it had last and which conversation it has open, and tries again
     * when it is refused.
     */
    private final class Listener {
        final WebSocketClient client;
        final String token;
        final UUID conversation;
        volatile WebSocket socket;
        volatile String lastEventId = "";
        volatile long pause = 500;

        Listener(WebSocketClient client, String token, UUID conversation) {
            this.client = client;
            this.token = token;
            this.conversation = conversation;
        }

        void connect(CountDownLatch ready, AtomicInteger tries, AtomicInteger resyncs) {
            tries.incrementAndGet();
            var isOver = new AtomicBoolean();
            client.connect(new WebSocketConnectOptions().setHost("127.0.0.1").setPort(stage.socketPort).setURI(PATH))
                    .onFailure(failure -> again(isOver, ready, tries, resyncs))
                    .onSuccess(open -> {
                        socket = open;
                        open.closeHandler(closed -> again(isOver, ready, tries, resyncs));
                        open.textMessageHandler(frame -> {
                            int at = frame.indexOf("\"event_id\":\"");
                            if (at > 0) {
                                lastEventId = frame.substring(at + 12, frame.indexOf('"', at + 12));
                            }
                            if (frame.startsWith("42[\"resync\"")) {
                                resyncs.incrementAndGet();
                            } else if (frame.startsWith("42[\"ready\"") && isOver.compareAndSet(false, true)) {
                                pause = 500;
                                ready.countDown();
                            } else if (frame.equals("2")) {
                                open.writeTextMessage("3");
                            }
                        });
                        open.writeTextMessage("40{\"token\":\"" + token + "\",\"conversations\":[\"" + conversation
                                + "\"]" + (lastEventId.isEmpty() ? "" : ",\"last_event_id\":\"" + lastEventId + "\"") + "}");
                    });
        }

        /** After a pause that grows, as the official client makes it. */
        private void again(AtomicBoolean isOver, CountDownLatch ready, AtomicInteger tries, AtomicInteger resyncs) {
            if (isOver.compareAndSet(false, true)) {
                long wait = (long) (pause * ThreadLocalRandom.current().nextDouble(0.5, 1.5));
                pause = Math.min(8_000, pause * 2);
                stage.vertx.setTimer(Math.max(1, wait), due -> connect(ready, tries, resyncs));
            }
        }
    }

    void run(int sockets) throws Exception {
        var listeners = listeners(sockets);
        System.out.printf("%d sockets opened %s%n", sockets, connectAll(listeners));
        var quiet = sendFor(10, () -> {
        });
        System.out.printf(Locale.ROOT, "webhook answered, nobody reconnects: %s%n", quiet.summary());
        var during = sendFor(15, () -> {
            closeAll(listeners);
            System.out.printf("%d sockets reconnected %s%n", sockets, connectAll(listeners));
        });
        System.out.printf(Locale.ROOT, "webhook answered, all reconnect:     %s%n", during.summary());
        System.out.printf("server memory: %d MB%n", stage.process().megabytes());
        for (var client : clients) {
            client.close().await();
        }
    }

    private List<Listener> listeners(int sockets) throws Exception {
        var listeners = new ArrayList<Listener>();
        var tokens = attendants();
        for (int i = 0; i < sockets; i++) {
            listeners.add(new Listener(clients.get(i % ADDRESSES), tokens.get(i % tokens.size()),
                    stage.conversations.get(i % stage.conversations.size())));
        }
        return listeners;
    }

    /** As when the network is cut: nobody tries again before they are told to. */
    private static void closeAll(List<Listener> listeners) {
        var closed = new ArrayList<io.vertx.core.Future<?>>();
        for (var listener : listeners) {
            listener.socket.closeHandler(nothing -> {
            });
            closed.add(listener.socket.close());
        }
        io.vertx.core.Future.join(closed).await();
    }

    /** Who sees only what is theirs, unlike the supervisors of the other runs: what is measured is the coming back. */
    private List<String> attendants() throws Exception {
        var tokens = new ArrayList<String>();
        var admin = stage.logIn("admin@bench.example");
        for (int i = 0; i < Stage.ATTENDANTS; i++) {
            var email = "attendant" + i + "@bench.example";
            stage.post(admin, "/api/v1/users", new JsonObject().put("email", email).put("full_name", "Attendant " + i)
                    .put("password", Stage.PASSWORD).put("role", "attendant"));
            tokens.add(stage.logIn(email));
        }
        return tokens;
    }

    /** Connects all at once, waits until the last one is ready, and tells how that went. */
    private String connectAll(List<Listener> listeners) throws Exception {
        var ready = new CountDownLatch(listeners.size());
        var tries = new AtomicInteger();
        var resyncs = new AtomicInteger();
        var before = ProcessorTime.now(stage.process().pid());
        long begin = System.nanoTime();
        listeners.forEach(listener -> listener.connect(ready, tries, resyncs));
        var isDone = ready.await(90, TimeUnit.SECONDS);
        return String.format(Locale.ROOT, "in %.2f s (%d tries, %d told to load afresh)%s%n  CPU, us a socket: %s",
                (System.nanoTime() - begin) / 1e9, tries.get(), resyncs.get(),
                isDone ? "" : ", " + ready.getCount() + " MISSING",
                ProcessorTime.now(stage.process().pid()).since(before, listeners.size()));
    }

    /** Webhooks at a steady rate, at least for so many seconds and until the work is done. */
    private Latencies sendFor(int seconds, Work work) throws Exception {
        var answered = new Latencies();
        var isOver = new AtomicBoolean();
        var senders = new ArrayList<Thread>();
        var run = Long.toString(System.nanoTime(), 36);
        long begin = System.nanoTime();
        for (int s = 0; s < SENDERS; s++) {
            int number = s;
            senders.add(Thread.ofPlatform().start(() -> {
                try (var sender = new WebhookSender(stage)) {
                    for (int i = number; !isOver.get(); i += SENDERS) {
                        long due = begin + (long) (i * 1e9 / RATE);
                        for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                            LockSupport.parkNanos(wait);
                        }
                        sender.send("wamid." + run + i, Stage.customer(i % Stage.CONVERSATIONS), run + "/" + i);
                        answered.add(System.nanoTime() - due);
                    }
                } catch (Exception e) {
                    e.printStackTrace();
                }
            }));
        }
        work.run();
        long left = begin + seconds * 1_000_000_000L - System.nanoTime();
        if (left > 0) {
            Thread.sleep(left / 1_000_000);
        }
        isOver.set(true);
        for (var sender : senders) {
            sender.join();
        }
        return answered;
    }

    private interface Work {
        void run() throws Exception;
    }
}
