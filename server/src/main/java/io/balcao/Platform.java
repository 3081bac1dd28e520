package io.balcao;

import io.balcao.platform.Vault;
import io.balcao.platform.config.Config;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Migrations;
import io.balcao.platform.db.Schema;
import io.balcao.platform.http.ClientAddress;
import io.balcao.platform.mail.Mails;
import io.balcao.platform.realtime.EventStream;
import io.balcao.platform.redis.Redis;
import io.balcao.platform.telemetry.Metrics;
import io.balcao.platform.work.Background;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What every feature stands on, opened in order and closed in reverse. */
record Platform(Config config, Stores stores, Vertx vertx, Database database, Schema schema, Redis redis,
        EventStream events,
        Background background, ExecutorService virtualThreads, Vault vault, Mails mails, Metrics metrics,
        ClientAddress clientAddress, Clock clock) implements AutoCloseable {
    private static final int LOOPS = Math.max(2, Runtime.getRuntime().availableProcessors());

    static Vertx newVertx() {
        return Vertx.vertx(new VertxOptions().setEventLoopPoolSize(LOOPS).setPreferNativeTransport(true));
    }

    static Platform open(Config config, Vertx vertx) {
        var stores = Stores.open(config);
        var schema = Migrations.run(stores.database());
        var metrics = new Metrics();
        var redis = Redis.connect(vertx, stores.redisUrl());
        var database = Database.open(vertx, stores.database());
        var events = new EventStream(vertx, redis, metrics.registry());
        // What was committed and not answered for was not told either.
        database.whenOutcomeIsUnknown(
                () -> events.mayHaveMissed(Duration.ofSeconds(Database.LONGEST_STATEMENT_SECONDS)));
        var background = new Background();
        var vault = new Vault(config.encryptionKey(), config.oldEncryptionKey());
        var mails = new Mails(vertx, database, vault, background, config.mail());
        return new Platform(config, stores, vertx, database, schema, redis, events, background,
                Executors.newVirtualThreadPerTaskExecutor(), vault, mails, metrics,
                new ClientAddress(config.trustedProxies()), Clock.systemUTC());
    }

    /** How many event loops there are. */
    int loops() {
        return LOOPS;
    }

    @Override
    public void close() {
        background.close();
        mails.close();
        virtualThreads.shutdown();
        events.close();
        redis.close();
        database.close();
        vertx.close().await();
        metrics.close();
        stores.close();
    }
}
