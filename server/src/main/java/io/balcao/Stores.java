package io.balcao;

import io.balcao.platform.Secret;
import io.balcao.platform.config.Config;
import io.balcao.platform.db.DatabaseSettings;
import io.balcao.platform.db.EmbeddedDatabase;
import io.balcao.platform.redis.EmbeddedRedis;
import java.util.concurrent.CompletableFuture;

/** PostgreSQL and Redis: those of the settings, or our own in demo mode. */
record Stores(DatabaseSettings database, Secret redisUrl, Runnable stop) implements AutoCloseable {
    private static final int DEMO_CONNECTIONS = 10;

    static Stores open(Config config) {
        if (config.stores().isPresent()) {
            var given = config.stores().get();
            return new Stores(given.database(), given.redisUrl(), () -> {});
        }
        var directory = config.dataDirectory();
        // Side by side: each takes most of its time waiting for its own process.
        var redis = CompletableFuture.supplyAsync(() -> EmbeddedRedis.start(directory.resolve("redis")));
        var database = EmbeddedDatabase.start(directory.resolve("postgres"));
        var startedRedis = redis.join();
        return new Stores(database.settings(DEMO_CONNECTIONS), startedRedis.url(), () -> {
            startedRedis.close();
            database.close();
        });
    }

    @Override
    public void close() {
        stop.run();
    }
}
