package io.balcao.testing;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An official Socket.IO client (JavaScript), in a Node process that all clients of a test run share. Remembers everything
 * that happened to it, in order.
 */
public final class SocketClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static @Nullable Driver driver;

    private final Driver node;
    private final String name;
    private final List<Happening> happenings = new ArrayList<>();

    /**
     * Something that happened to a client.
     *
     * @param kind {@code connect}, {@code disconnect}, {@code connect_error} or {@code event}
     * @param name of the event, reason of the disconnect, message of the error, transport of the connect
     * @param data of the event
     * @param nanos when it was heard of here
     */
    public record Happening(String kind, String name, JsonObject data, long nanos) {
        public boolean isEvent(String event) {
            return kind.equals("event") && name.equals(event);
        }

        public String eventId() {
            return data.getString("event_id", "");
        }
    }

    private SocketClient(Driver node, String name) {
        this.node = node;
        this.name = name;
    }

    /** Opens a client that connects by WebSocket and, after a cut, says which event it had last. */
    public static SocketClient open(String url, String token) {
        return open(url, new JsonObject().put("token", token), "websocket");
    }

    /**
     * Opens a client.
     *
     * @param auth what it shows at the handshake; null for a client that shows nothing
     * @param transports {@code websocket}, {@code polling}, or both: then it begins with the first
     */
    public static SocketClient open(String url, @Nullable JsonObject auth, String... transports) {
        return open(url, auth, new JsonObject().put("transports", new JsonArray(List.of(transports))));
    }

    /** Opens a client with options of the official client. */
    public static SocketClient open(String url, @Nullable JsonObject auth, JsonObject options) {
        var node = driver();
        var client = new SocketClient(node, node.newName());
        node.clients.put(client.name, client);
        node.order(client.order("open").put("url", url).put("auth", auth).put("options", options).put("resumes", true));
        return client;
    }

    /** Waits until it is connected, also when it was before. */
    public SocketClient connected() {
        await("connect", happening -> happening.kind().equals("connect"));
        return this;
    }

    /** Waits until it is ready: what it has missed was told. */
    public SocketClient ready() {
        await("ready", happening -> happening.isEvent("ready"));
        return this;
    }

    /** Sends an event and waits for its ack. */
    public JsonObject ask(String event, Object... arguments) {
        var answer = node.order(order("emit").put("event", event).put("args", new JsonArray(List.of(arguments)))
                .put("ack", true));
        return answer.getJsonObject("value", new JsonObject().put("error", answer.getString("error")));
    }

    /** Sends an event and waits for nothing. */
    public void say(String event, Object... arguments) {
        node.order(order("emit").put("event", event).put("args", new JsonArray(List.of(arguments))));
    }

    /** What it shows at its next connect. */
    public void showsNext(JsonObject auth) {
        node.order(order("auth").put("auth", auth));
    }

    /** Cuts the connection, as a lost network does. The client comes back by itself. */
    public void cut() {
        node.order(order("cut"));
    }

    public void disconnect() {
        node.order(order("disconnect"));
    }

    public void connect() {
        node.order(order("connect"));
    }

    /** The transport that it uses now. */
    public String transport() {
        return node.order(order("transport")).getString("value", "none");
    }

    /** Everything so far, in order. */
    public List<Happening> happenings() {
        synchronized (happenings) {
            return List.copyOf(happenings);
        }
    }

    /** All events of a name so far. */
    public List<JsonObject> events(String event) {
        return happenings().stream().filter(happening -> happening.isEvent(event)).map(Happening::data).toList();
    }

    /** Waits for the first event of a name with these contents. */
    public JsonObject event(String event, Predicate<JsonObject> contents) {
        return await(event, happening -> happening.isEvent(event) && contents.test(happening.data())).data();
    }

    /** Waits for the first thing of a kind, at most a few seconds. */
    public Happening await(String what, Predicate<Happening> wanted) {
        return await(what, 0, wanted);
    }

    /** The same, but after so many things that happened before. */
    public Happening await(String what, int after, Predicate<Happening> wanted) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        synchronized (happenings) {
            for (int i = after;;) {
                for (; i < happenings.size(); i++) {
                    if (wanted.test(happenings.get(i))) {
                        return happenings.get(i);
                    }
                }
                var left = deadline - System.nanoTime();
                if (left <= 0) {
                    throw new AssertionError("No " + what + "; but " + happenings);
                }
                try {
                    TimeUnit.NANOSECONDS.timedWait(happenings, left);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    /** What happened after so many things; waits a while for the first of it. */
    public List<Happening> after(int count, Duration atMost) throws InterruptedException {
        var deadline = System.nanoTime() + atMost.toNanos();
        synchronized (happenings) {
            for (var left = atMost.toNanos(); happenings.size() <= count && left > 0; left = deadline
                    - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(happenings, left);
            }
            return List.copyOf(happenings.subList(Math.min(count, happenings.size()), happenings.size()));
        }
    }

    /** How many things have happened. */
    public int count() {
        synchronized (happenings) {
            return happenings.size();
        }
    }

    @Override
    public void close() {
        node.order(order("forget"));
        node.clients.remove(name);
    }

    private JsonObject order(String what) {
        return new JsonObject().put("do", what).put("client", name);
    }

    private void heard(JsonObject message) {
        var kind = message.getString("happened");
        var detail = switch (kind) {
            case "event" -> message.getString("event");
            case "disconnect" -> message.getString("reason");
            case "connect_error" -> message.getString("message");
            default -> message.getString("transport", "");
        };
        var data = message.getValue("data") instanceof JsonObject object ? object : new JsonObject();
        synchronized (happenings) {
            happenings.add(new Happening(kind, detail, data, System.nanoTime()));
            happenings.notifyAll();
        }
    }

    private static synchronized Driver driver() {
        var running = driver;
        if (running == null || !running.process.isAlive()) {
            running = new Driver();
            driver = running;
        }
        return running;
    }

    /** The Node process. */
    private static final class Driver {
        private final Process process;
        private final Writer orders;
        private final AtomicLong ids = new AtomicLong();
        private final Map<Long, CompletableFuture<JsonObject>> answers = new ConcurrentHashMap<>();
        private final Map<String, SocketClient> clients = new ConcurrentHashMap<>();

        Driver() {
            try {
                process = new ProcessBuilder("node", "driver.js")
                        .directory(directory().toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            orders = process.outputWriter(StandardCharsets.UTF_8);
            var listener = new Thread(() -> listen(process.inputReader(StandardCharsets.UTF_8)), "socket-clients");
            listener.setDaemon(true);
            listener.start();
        }

        String newName() {
            return "client-" + ids.incrementAndGet();
        }

        JsonObject order(JsonObject order) {
            long id = ids.incrementAndGet();
            var answer = new CompletableFuture<JsonObject>();
            answers.put(id, answer);
            try {
                synchronized (orders) {
                    orders.write(order.put("id", id).encode());
                    orders.write('\n');
                    orders.flush();
                }
                return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (IOException | InterruptedException | ExecutionException | TimeoutException e) {
                throw new IllegalStateException("The Node process does not answer", e);
            }
        }

        private void listen(BufferedReader reader) {
            reader.lines().forEach(line -> {
                var message = new JsonObject(line);
                if (message.containsKey("reply")) {
                    var answer = answers.remove(message.getLong("reply"));
                    if (answer != null) {
                        answer.complete(message);
                    }
                } else {
                    var client = clients.get(message.getString("client"));
                    if (client != null) {
                        client.heard(message);
                    }
                }
            });
        }

        private static Path directory() {
            return Path.of(System.getProperty("balcao.root", ".."), "server", "src", "test", "js");
        }
    }
}
