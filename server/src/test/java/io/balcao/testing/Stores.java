package io.balcao.testing;

import io.balcao.platform.db.DatabaseSettings;
import io.balcao.platform.db.EmbeddedDatabase;
import io.balcao.platform.db.Migrations;
import io.balcao.platform.redis.EmbeddedRedis;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** One real PostgreSQL and one real Redis for all tests of a run, started by whoever needs them first. */
public final class Stores {
    private static final Path DIRECTORY = Path.of("target", "test-stores-" + ProcessHandle.current().pid());
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Stores() {}

    private static final class Postgres {
        static final EmbeddedDatabase SERVER = EmbeddedDatabase.start(DIRECTORY.resolve("postgres"));

        static {
            Migrations.run(SERVER.settings(10));
            Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
        }
    }

    private static final class RedisHolder {
        static final EmbeddedRedis SERVER = EmbeddedRedis.start(DIRECTORY.resolve("redis"));

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
        }
    }

    /** The shared database, migrated. Each test makes an organization of its own in it. */
    public static DatabaseSettings database() {
        return Postgres.SERVER.settings(10);
    }

    /** A database of its own, empty, for a test that must not share. */
    public static DatabaseSettings freshDatabase() {
        return Postgres.SERVER.another("fresh_" + NUMBER.incrementAndGet(), 10);
    }

    /** The shared Redis. */
    public static EmbeddedRedis redis() {
        return RedisHolder.SERVER;
    }
}
