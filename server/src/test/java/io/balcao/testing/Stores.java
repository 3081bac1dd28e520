package io.balcao.testing;

import io.balcao.platform.Secret;
import io.balcao.platform.db.DatabaseSettings;
import io.balcao.platform.db.EmbeddedDatabase;
import io.balcao.platform.db.Migrations;
import io.balcao.platform.redis.EmbeddedRedis;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** One real PostgreSQL and one real Redis for all tests of a run, started by whoever needs them first. */
public final class Stores {
    private static final Path DIRECTORY = Path.of("target", "test-stores-" + ProcessHandle.current().pid());
    /** Unpacked once for all runs until the next {@code mvn clean}: it takes seconds. */
    public static final Path POSTGRES = Path.of("target", "postgres");
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Stores() {}

    private static final class Postgres {
        static final EmbeddedDatabase SERVER;
        static final DatabaseSettings SHARED;

        static {
            var directory = DIRECTORY.resolve("postgres");
            MadeOnce.copyTo(directory);
            SERVER = EmbeddedDatabase.start(directory, POSTGRES, false);
            SHARED = copy("shared");
            Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
        }

        static DatabaseSettings copy(String name) {
            return SERVER.another(name, MadeOnce.MODEL, 10);
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
        return Postgres.SHARED;
    }

    /** A way to the shared database that a test can break. */
    public static Relay relayToDatabase() {
        return new Relay(port(database()));
    }

    /** The shared database at the end of a {@link #relayToDatabase}: one connection at most, so that there is no other. */
    public static DatabaseSettings databaseThrough(Relay relay) {
        var settings = database();
        var url = settings.url().value().replace(":" + port(settings) + "/", ":" + relay.port() + "/");
        return new DatabaseSettings(new Secret(url), settings.appRole(), 1);
    }

    private static int port(DatabaseSettings settings) {
        return URI.create(settings.url().value()).getPort();
    }

    /** A database of its own, migrated, with nothing in it, for a test that must not share. */
    public static DatabaseSettings freshDatabase() {
        return Postgres.copy("fresh_" + NUMBER.incrementAndGet());
    }

    /**
     * What another database holds now, as a backup that was put back: `pg_dump` is not among the embedded programs. Whoever is
     * connected with it is cut off for a moment.
     */
    public static DatabaseSettings backup(DatabaseSettings of) {
        var model = URI.create(of.url().value()).getPath().substring(1);
        try (var owner = Migrations.connect(database()); var statement = owner.createStatement()) {
            statement.execute("ALTER DATABASE " + model + " ALLOW_CONNECTIONS false");
            try {
                statement.execute(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + model + "'");
                return Postgres.SERVER.another("backup_" + NUMBER.incrementAndGet(), model, 10);
            } finally {
                statement.execute("ALTER DATABASE " + model + " ALLOW_CONNECTIONS true");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A database of its own that has never been migrated. */
    public static DatabaseSettings emptyDatabase() {
        return Postgres.SERVER.another("empty_" + NUMBER.incrementAndGet(), 10);
    }

    /** The shared Redis. */
    public static EmbeddedRedis redis() {
        return RedisHolder.SERVER;
    }
}
