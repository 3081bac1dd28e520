import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The cheapest Graph API there is: takes every send at once and remembers when it heard which text. */
final class Graph {
    private final HttpServer server;
    private final AtomicLong number = new AtomicLong();
    final ConcurrentHashMap<String, Long> heardAt = new ConcurrentHashMap<>();

    Graph(Vertx vertx) {
        server = vertx.createHttpServer().requestHandler(request -> request.body().onSuccess(body -> {
            var text = body.toString();
            int at = text.indexOf("bench-send-");
            if (at >= 0) {
                heardAt.put(text.substring(at, text.indexOf('"', at)), System.nanoTime());
            }
            if (text.contains("bench-flow-")) {
                var said = new JsonObject(text);
                heardAt.putIfAbsent(said.getJsonObject("text").getString("body") + "/" + said.getString("to"),
                        System.nanoTime());
            }
            request.response().putHeader("Content-Type", "application/json").end(Buffer.buffer(
                    "{\"messaging_product\":\"whatsapp\",\"contacts\":[{\"input\":\"1\",\"wa_id\":\"1\"}],"
                            + "\"messages\":[{\"id\":\"wamid.GRAPH" + number.incrementAndGet() + "\"}]}"));
        })).listen(0, "127.0.0.1").await();
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    void close() {
        server.close().await();
    }
}
