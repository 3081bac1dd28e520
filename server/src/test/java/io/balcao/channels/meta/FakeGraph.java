package io.balcao.channels.meta;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A real HTTP server in the place of Graph, which answers as a test wants it to, and remembers what it was asked. */
public final class FakeGraph implements AutoCloseable {
    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile Consumer<Call> script = call -> call.json(500, "{}");

    /** One request, with its whole body, and the ways to answer it. */
    public record Call(HttpServerRequest request, Buffer body) {
        public String path() {
            return request.uri();
        }

        public String header(String name) {
            return request.getHeader(name);
        }

        public void json(int status, String body) {
            answer(status, "application/json", body);
        }

        public void answer(int status, String type, String body) {
            request.response().setStatusCode(status).putHeader("content-type", type).end(body);
        }

        /** Closes the connection with or without a part of an answer. */
        public void cut(String part) {
            if (part.isEmpty()) {
                request.connection().close();
                return;
            }
            request.response().putHeader("content-length", "1000").putHeader("content-type", "application/json")
                    .write(part).onComplete(_ -> request.connection().close());
        }
    }

    public FakeGraph(Vertx vertx) {
        server = vertx.createHttpServer().requestHandler(request -> request.body().onSuccess(body -> {
            var call = new Call(request, body);
            calls.add(call);
            script.accept(call);
        }));
        server.listen(0, "127.0.0.1").await();
    }

    public void answers(Consumer<Call> script) {
        calls.clear();
        this.script = script;
    }

    public List<Call> calls() {
        return calls;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    @Override
    public void close() {
        server.close().await();
    }
}
