package io.balcao.platform.telemetry;

import io.balcao.platform.http.Json;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/**
 * {@code /health}: the process answers; it asks nobody else. {@code /health/ready}: it may be sent requests: the database
 * answers, the schema is there, and it is not stopping. Redis is told but does not decide, since work goes on without it.
 */
public final class Health {
    private final BooleanSupplier database;
    private final BooleanSupplier schema;
    private final BooleanSupplier redis;
    private final Executor virtualThreads;
    private volatile boolean isStopping;

    public Health(BooleanSupplier database, BooleanSupplier schema, BooleanSupplier redis, Executor virtualThreads) {
        this.database = database;
        this.schema = schema;
        this.redis = redis;
        this.virtualThreads = virtualThreads;
    }

    /** From now on not ready: a proxy sends its requests elsewhere. */
    public void stopping() {
        isStopping = true;
    }

    /** Mounts both. */
    public void mount(Router router) {
        router.get("/health").handler(context -> alive(context.response()));
        router.get("/health/ready").handler(context -> ready(context.response()));
    }

    private static void alive(HttpServerResponse response) {
        write(response, 200, Map.of("status", "up"));
    }

    private void ready(HttpServerResponse response) {
        virtualThreads.execute(() -> {
            boolean hasDatabase = database.getAsBoolean();
            var checks = new LinkedHashMap<String, String>();
            checks.put("database", hasDatabase ? "up" : "down");
            checks.put("redis", redis.getAsBoolean() ? "up" : "down");
            boolean hasSchema = hasDatabase && schema.getAsBoolean();
            checks.put("migrations", hasSchema ? "up" : "down");
            boolean isReady = hasSchema && !isStopping;
            write(response, isReady ? 200 : 503, Map.of("status", isReady ? "up" : "down", "checks", checks));
        });
    }

    private static void write(HttpServerResponse response, int status, Object body) {
        response.setStatusCode(status).putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store").end(Buffer.buffer(Json.bytes(body)));
    }
}
