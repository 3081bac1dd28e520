package io.balcao.faults;

import io.balcao.platform.Secret;
import io.balcao.platform.db.DatabaseSettings;
import io.balcao.platform.db.EmbeddedDatabase;
import io.balcao.platform.db.Migrations;
import io.balcao.testing.Relay;
import io.balcao.testing.Signals;
import io.balcao.testing.Stores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A PostgreSQL, with durable commits, and before it a relay for each server. After a stop it comes back at another port:
 * behind the relays a fail-over to another address.
 */
final class BreakablePostgres implements AutoCloseable {
    static final int POOL = 10;

    final List<Relay> relays;
    private final Path directory;
    private EmbeddedDatabase server;

    BreakablePostgres(Path directory, int servers) {
        this.directory = directory;
        this.server = EmbeddedDatabase.start(directory, Stores.POSTGRES, true);
        this.relays = Stream.generate(() -> new Relay(server.port())).limit(servers).toList();
    }

    /** How a server reaches it: through its relay. */
    DatabaseSettings settings(Relay relay) {
        var direct = server.settings(POOL);
        return new DatabaseSettings(
                new Secret(direct.url().value().replace(":" + server.port() + "/", ":" + relay.port() + "/")),
                direct.appRole(), POOL);
    }

    /** A connection that no fault of the relay hits, in the owner's role. */
    Connection connect() throws SQLException {
        return Migrations.connect(server.settings(POOL));
    }

    /** SIGKILL to all of it at once: what was not flushed is lost. */
    void kill() {
        var all = processes();
        // First the one that would notice the others' death.
        all.forEach(process -> Signals.send("STOP", process));
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
    }

    /** After {@link #kill}: with the recovery that a crash asks for. */
    void start() {
        server.close();
        server = EmbeddedDatabase.start(directory, Stores.POSTGRES, true);
        relays.forEach(relay -> relay.leadsTo(server.port()));
    }

    boolean isAlive() {
        return processes().stream().anyMatch(ProcessHandle::isAlive);
    }

    /** A stop as an administrator does it (clients are thrown out), and a start. */
    void restart() {
        start();
    }

    void pause() {
        processes().forEach(process -> Signals.send("STOP", process));
    }

    void resume() {
        processes().reversed().forEach(process -> Signals.send("CONT", process));
    }

    /** Throws the servers out, in the middle of whatever they do: also out of transactions that they had begun. */
    void endSessions() throws SQLException {
        try (var connection = superuser(); var statement = connection.createStatement()) {
            statement.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'balcao'");
        }
    }

    /** The same to those only that are in a transaction and not asking anything; gives how many. */
    int endTransactions() throws SQLException {
        try (var connection = superuser(); var statement = connection.createStatement()) {
            var rows = statement.executeQuery("""
                    SELECT count(*) FROM (SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE application_name = 'balcao' AND state LIKE 'idle in transaction%') AS ended
                    """);
            rows.next();
            return rows.getInt(1);
        }
    }

    /** How many may connect; a superuser always may. -1 for as many as there is room for. */
    void allowConnections(int most) throws SQLException {
        try (var connection = superuser(); var statement = connection.createStatement()) {
            statement.execute("ALTER DATABASE balcao CONNECTION LIMIT " + most);
        }
    }

    private Connection superuser() throws SQLException {
        try {
            return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres", "postgres",
                    Files.readString(directory.resolve("password")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<ProcessHandle> processes() {
        try {
            if (!Files.exists(directory.resolve("data").resolve("postmaster.pid"))) {
                return List.of();
            }
            var pid = Files.readAllLines(directory.resolve("data").resolve("postmaster.pid")).getFirst().strip();
            var all = new ArrayList<ProcessHandle>();
            ProcessHandle.of(Long.parseLong(pid)).ifPresent(postmaster -> {
                all.add(postmaster);
                postmaster.descendants().forEach(all::add);
            });
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        resume();
        relays.forEach(Relay::close);
        server.close();
    }
}
