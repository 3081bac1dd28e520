package io.balcao.bot;

import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Somebody else's server: answers with these statuses, one after the other, and then with the last. */
final class Answering implements AutoCloseable {
    private final HttpServer server;

    /** @param seen told each request: method, link, header X-Shop, body and Idempotency-Key */
    Answering(Consumer<String> seen, int... statuses) {
        var count = new AtomicInteger();
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var asked = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " ["
                    + exchange.getRequestHeaders().getFirst("X-Shop") + "] " + body;
            seen.accept(asked + " " + exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            var answer = new JsonObject().put("state", "enviado").put("items", new JsonArray().add(1).add(2))
                    .put("echo", asked).encode().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(statuses[Math.min(count.getAndIncrement(), statuses.length - 1)],
                    answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
