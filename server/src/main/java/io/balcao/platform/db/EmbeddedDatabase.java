package io.balcao.platform.db;

import io.balcao.platform.FreePort;
import io.balcao.platform.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL in a directory of ours, for the demo and the tests: durable settings, passwords, an owner role that
 * is no superuser. A server that a killed process left behind is adopted, since it holds the directory.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String SUPERUSER = "postgres";
    private static final String OWNER = "balcao_owner";
    private static final String NAME = "balcao";
    private static final String APP_ROLE = "balcao_app";

    private final Path directory;
    private final String password;
    private final int port;
    private final @Nullable EmbeddedPostgres started;

    private EmbeddedDatabase(Path directory, String password, int port, @Nullable EmbeddedPostgres started) {
        this.directory = directory;
        this.password = password;
        this.port = port;
        this.started = started;
    }

    /**
     * Starts, or adopts, the server of a directory.
     *
     * @param directory kept between runs; made when absent
     */
    public static EmbeddedDatabase start(Path directory) {
        return start(directory, directory.resolve("program"), true);
    }

    /**
     * The same for tests.
     *
     * @param program where PostgreSQL itself is unpacked: whoever comes later finds it there
     * @param isDurable otherwise it waits for no disk, and a power cut ends it
     */
    public static EmbeddedDatabase start(Path directory, Path program, boolean isDurable) {
        try {
            Files.createDirectories(directory);
            var password = password(directory.resolve("password"));
            var database = adopt(directory, data(directory), password)
                    .orElseGet(() -> launch(directory, program, password, isDurable));
            database.prepare();
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("The embedded PostgreSQL does not answer: " + e.getMessage(), e);
        }
    }

    /** How to reach the database as its owner. */
    public DatabaseSettings settings(int poolSize) {
        return settings(NAME, poolSize);
    }

    /** A database of its own in the same server, for a test that must not share; empty. */
    public DatabaseSettings another(String name, int poolSize) {
        return another(name, "template0", poolSize);
    }

    /** The same as a copy of one that was made here, with which nobody is connected. */
    public DatabaseSettings another(String name, String model, int poolSize) {
        try (var connection = superuser("postgres"); var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " OWNER " + OWNER + " TEMPLATE " + model);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return settings(name, poolSize);
    }

    /** The port on 127.0.0.1. */
    public int port() {
        return port;
    }

    @Override
    public void close() {
        try {
            if (started != null) {
                started.close();
            } else {
                stopAdopted();
            }
        } catch (IOException e) {
            LOG.warn("The embedded PostgreSQL did not stop: {}", e.getMessage());
        }
    }

    private DatabaseSettings settings(String name, int poolSize) {
        return new DatabaseSettings(
                new Secret("postgresql://" + OWNER + ":" + password + "@127.0.0.1:" + port + "/" + name), APP_ROLE,
                poolSize);
    }

    private static EmbeddedDatabase launch(Path directory, Path program, String password, boolean isDurable) {
        try {
            var port = FreePort.next();
            var sync = isDurable ? "on" : "off";
            var started = EmbeddedPostgres.builder()
                    .setDataDirectory(data(directory).toFile())
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(program.toFile())
                    .setPort(port)
                    .setRegisterShutdownHook(false)
                    // Ten seconds are the default, and too few on a machine that is busy with something else.
                    .setPGStartupWait(Duration.ofSeconds(60))
                    // Given to initdb: the same collation on every host, and no login without a password.
                    .setLocaleConfig("locale", "C.UTF-8")
                    .setLocaleConfig("encoding", "UTF8")
                    .setLocaleConfig("auth", "scram-sha-256")
                    .setLocaleConfig("pwfile", directory.resolve("password").toAbsolutePath().toString())
                    // To stretch a password guards a weak one. Ours is 24 random bytes, and every new connection would wait.
                    .setLocaleConfig("set", "scram_iterations=1")
                    .setServerConfig("scram_iterations", "1")
                    .setConnectConfig("password", password)
                    // The library's own default is a server that loses commits when the power goes.
                    .setServerConfig("fsync", sync)
                    .setServerConfig("synchronous_commit", sync)
                    .setServerConfig("full_page_writes", sync)
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("max_connections", "100")
                    .setServerConfig("max_wal_size", "2GB")
                    .setServerConfig("shared_buffers", "128MB")
                    .setServerConfig("jit", "off")
                    // Statistics soon after the first rows: plans are made upon them, and a young database grows fast.
                    .setServerConfig("autovacuum_naptime", "5s")
                    .start();
            return new EmbeddedDatabase(directory, password, port, started);
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL did not start: " + e.getMessage(), e);
        }
    }

    /** What a killed process left running. postmaster.pid: process id in line 1, port in line 4. */
    private static Optional<EmbeddedDatabase> adopt(Path directory, Path data, String password) throws IOException {
        var file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var lines = Files.readAllLines(file);
        var process = lines.isEmpty()
                ? Optional.<ProcessHandle>empty()
                : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
        if (process.isEmpty() || !process.get().info().command().orElse("postgres").contains("postgres")) {
            Files.deleteIfExists(file);
            return Optional.empty();
        }
        if (lines.size() < 4) {
            throw new IOException("Another PostgreSQL is just starting in " + data);
        }
        LOG.info("Adopting the PostgreSQL that an earlier run left behind");
        return Optional
                .of(new EmbeddedDatabase(directory, password, Integer.parseInt(lines.get(3).strip()), null));
    }

    private void stopAdopted() throws IOException {
        var pid = Files.readAllLines(directory.resolve("data").resolve("postmaster.pid")).getFirst().strip();
        // SIGINT is PostgreSQL's fast shutdown; Java itself can only send SIGTERM, which waits for clients.
        new ProcessBuilder("kill", "-INT", pid).start();
        ProcessHandle.of(Long.parseLong(pid)).ifPresent(process -> {
            try {
                process.onExit().get(10, TimeUnit.SECONDS);
            } catch (Exception e) {
                LOG.warn("The adopted PostgreSQL is still stopping");
            }
        });
    }

    private void prepare() throws SQLException {
        try (var connection = superuser("postgres"); var statement = connection.createStatement()) {
            var rows = statement.executeQuery("SELECT FROM pg_roles WHERE rolname = '" + OWNER + "'");
            if (!rows.next()) {
                statement.execute("CREATE ROLE " + OWNER + " LOGIN CREATEROLE NOSUPERUSER PASSWORD '" + password + "'");
            }
            rows = statement.executeQuery("SELECT FROM pg_database WHERE datname = '" + NAME + "'");
            if (!rows.next()) {
                statement.execute("CREATE DATABASE " + NAME + " OWNER " + OWNER + " TEMPLATE template0");
            }
        }
    }

    private Connection superuser(String database) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, SUPERUSER, password);
    }

    private static Path data(Path directory) {
        return directory.resolve("data");
    }

    private static String password(Path file) throws IOException {
        if (!Files.exists(file)) {
            var bytes = new byte[24];
            new SecureRandom().nextBytes(bytes);
            Files.writeString(file, HexFormat.of().formatHex(bytes));
            if (!file.toFile().setReadable(false, false) || !file.toFile().setReadable(true, true)) {
                LOG.warn("Could not restrict who reads {}", file);
            }
        }
        return Files.readString(file).strip();
    }
}
