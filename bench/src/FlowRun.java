import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PfxOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A crowd in a flow that asks another server, which takes 50 ms, and people beside it who ask nothing: they should not
 * notice. What a bot says is heard by the pretend Graph.
 */
final class FlowRun {
    private static final int CROWD = 10_000;
    private static final int OTHERS_RATE = 20;
    private static final int CONNECTIONS = 50;
    private static final long ANSWER_MILLIS = 50;
    private static final String SLOW = "bench-flow-slow";
    private static final String QUICK = "bench-flow-quick";

    private static final int HTTPS = 443;
    private static final String PASSWORD = "bench-keys";

    private final Stage stage;
    private final Path keys;
    private final int crowdRate;
    private final AtomicInteger asked = new AtomicInteger();
    private int nextCustomer = 100_000;

    /**
     * @param keys of {@link #makeKeys}, which the server trusts
     * @param crowdRate how many of the crowd write in a second: less than the machine can bear
     */
    FlowRun(Stage stage, Path keys, int crowdRate) {
        this.stage = stage;
        this.keys = keys;
        this.crowdRate = crowdRate;
    }

    /** Flows ask by https only. What the server's Java is to be told so that it trusts these keys: {@link #trust}. */
    static Path makeKeys(Path directory, String address) throws Exception {
        var keys = directory.resolve("keys.p12");
        var made = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair",
                "-alias", "bench", "-keyalg", "EC", "-dname", "CN=" + address, "-ext", "SAN=ip:" + address, "-storetype",
                "PKCS12", "-keystore", keys.toString(), "-storepass", PASSWORD).inheritIO().start().waitFor();
        if (made != 0) {
            throw new IllegalStateException("keytool ended with " + made);
        }
        return keys;
    }

    static String trust(Path keys) {
        return "-Djavax.net.ssl.trustStore=" + keys + " -Djavax.net.ssl.trustStorePassword=" + PASSWORD;
    }

    /**
     * @param address of this machine, one that flows may reach: neither loopback nor private. As root, one can be lent to
     *            it: {@code ip addr add 44.0.0.1/32 dev lo}
     */
    void run(String address) throws Exception {
        var slow = stage.vertx.createHttpServer(new HttpServerOptions().setSsl(true).setKeyCertOptions(
                new PfxOptions().setPath(keys.toString()).setPassword(PASSWORD))).requestHandler(request -> {
            asked.incrementAndGet();
            stage.vertx.setTimer(ANSWER_MILLIS, fired -> request.response()
                    .putHeader("Content-Type", "application/json").end("{\"status\":\"sent\"}"));
        }).listen(HTTPS, address).await();
        var admin = stage.logIn("admin@bench.example");
        publish(admin, "https://" + address + "/orders/1");

        round("warm-up", 1_000, false);
        round("without a crowd", 0, true);
        asked.set(0);
        round("beside a crowd of " + CROWD, CROWD, true);
        slow.close().await();
    }

    private void round(String what, int crowd, boolean isShown) throws Exception {
        int seconds = Math.max(20, crowd / crowdRate);
        int firstOfCrowd = nextCustomer;
        int firstOther = firstOfCrowd + crowd;
        int others = seconds * OTHERS_RATE;
        nextCustomer = firstOther + others;
        var before = ProcessorTime.now(stage.process().pid());
        long begin = System.nanoTime() + 200_000_000L;
        var threads = new ArrayList<Thread>();
        var dueAt = new long[others];
        for (int i = 0; i < others; i++) {
            dueAt[i] = begin + (long) (i * 1e9 / OTHERS_RATE);
        }
        threads.add(Thread.ofPlatform().start(() -> write(0, 1, others, firstOther, begin, OTHERS_RATE, "oi")));
        for (int c = 0; c < CONNECTIONS && crowd > 0; c++) {
            int connection = c;
            threads.add(Thread.ofPlatform().start(
                    () -> write(connection, CONNECTIONS, crowd, firstOfCrowd, begin, crowdRate, "pedido")));
        }
        for (var thread : threads) {
            thread.join();
        }
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (System.nanoTime() < deadline && (heard(SLOW, firstOfCrowd, crowd) < crowd || heard(QUICK, firstOther, others) < others)) {
            Thread.sleep(50);
        }
        long end = System.nanoTime();
        var after = ProcessorTime.now(stage.process().pid());
        var waited = new Latencies();
        var crowdWaited = new Latencies();
        for (int i = 0; i < others; i++) {
            var at = stage.graph.heardAt.get(QUICK + "/" + Stage.customer(firstOther + i));
            if (at != null) {
                waited.add(at - dueAt[i]);
            }
        }
        for (int i = 0; i < crowd; i++) {
            var at = stage.graph.heardAt.get(SLOW + "/" + Stage.customer(firstOfCrowd + i));
            if (at != null) {
                crowdWaited.add(at - (begin + (long) (i * 1e9 / crowdRate)));
            }
        }
        if (isShown) {
            System.out.printf("%s, %.1f s%n  others, message to answer: %s (of %d)%n", what, (end - begin) / 1e9,
                    waited.summary(), others);
            if (crowd > 0) {
                System.out.printf("  crowd, message to answer:  %s; the slow server was asked %d times%n"
                        + "  CPU, us a conversation: %s%n", crowdWaited.summary(), asked.get(),
                        after.since(before, crowd + others));
            }
        }
    }

    private int heard(String what, int first, int count) {
        int heard = 0;
        for (int i = 0; i < count; i++) {
            heard += stage.graph.heardAt.containsKey(what + "/" + Stage.customer(first + i)) ? 1 : 0;
        }
        return heard;
    }

    private void write(int from, int step, int count, int firstCustomer, long begin, int rate, String text) {
        try (var sender = new WebhookSender(stage)) {
            for (int i = from; i < count; i += step) {
                long due = begin + (long) (i * 1e9 / rate);
                for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                }
                var customer = Stage.customer(firstCustomer + i);
                if (sender.send("wamid.flow" + customer, customer, text) != 200) {
                    throw new IllegalStateException("refused");
                }
            }
        } catch (Exception e) {
            e.printStackTrace();
        }
    }

    private void publish(String admin, String url) throws Exception {
        var quick = flow(admin, "Quick", new JsonArray().add(said("hello", QUICK, null)));
        var slow = flow(admin, "Slow", new JsonArray()
                .add(block("ask", "http", new JsonObject().put("method", "GET").put("url", url)
                        .put("headers", new JsonArray()).put("body", "").put("timeout_seconds", 10).put("retries", 0)
                        .put("results", new JsonArray()), new JsonObject().put("next", "say")))
                .add(said("say", SLOW, null)));
        stage.put(admin, "/api/v1/bot/triggers", new JsonObject().put("data", new JsonArray()
                .add(trigger(slow, "keyword", "pedido")).add(trigger(quick, "always", null))));
    }

    private String flow(String admin, String name, JsonArray blocks) throws Exception {
        var made = stage.post(admin, "/api/v1/bot/flows", new JsonObject().put("name", name).put("draft",
                new JsonObject().put("schema", 1).put("start", blocks.getJsonObject(0).getString("id"))
                        .put("words", new JsonObject().put("back", new JsonArray()).put("human", new JsonArray())
                                .put("restart", new JsonArray()))
                        .put("exits", new JsonObject().putNull("human").putNull("failure"))
                        .put("variables", new JsonArray()).put("blocks", blocks)
                        .put("notes", new JsonArray()).put("groups", new JsonArray())));
        stage.post(admin, "/api/v1/bot/flows/" + made.getString("id") + "/publish",
                new JsonObject().put("note", "").put("revision", made.getInteger("revision")));
        return made.getString("id");
    }

    private static JsonObject trigger(String flow, String kind, String word) {
        return new JsonObject().put("flow_id", flow).put("kind", kind)
                .put("words", word == null ? new JsonArray() : new JsonArray().add(word)).putNull("channel_id");
    }

    private static JsonObject said(String id, String text, String next) {
        return block(id, "message", new JsonObject().put("text", text).put("offers_way_back", false),
                next == null ? new JsonObject() : new JsonObject().put("next", next));
    }

    private static JsonObject block(String id, String type, JsonObject settings, JsonObject edges) {
        return new JsonObject().put("id", id).put("type", type).put("settings", settings).put("edges", edges)
                .put("position", new JsonObject().put("x", 0).put("y", 0));
    }
}
