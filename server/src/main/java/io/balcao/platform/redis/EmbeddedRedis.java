package io.balcao.platform.redis;

import io.balcao.platform.FreePort;
import io.balcao.platform.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.embedded.core.ExecutableProvider;

/**
 * A real Redis (6.2) in a directory of ours, for the demo and the tests: on 127.0.0.1 only, with a password, and without
 * a word on disk, since nothing in Redis is of record. A server that a killed process left behind is adopted.
 */
public final class EmbeddedRedis implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedRedis.class);
    private static final int ATTEMPTS = 5;
    private static final long START_MILLIS = 10_000;
    private static final long STOP_SECONDS = 5;

    private final ProcessHandle process;
    private final int port;
    private final String password;

    private EmbeddedRedis(ProcessHandle process, int port, String password) {
        this.process = process;
        this.port = port;
        this.password = password;
    }

    /**
     * Starts, or adopts, the server of a directory.
     *
     * @param directory made when absent; holds the password, the settings and the log
     */
    public static EmbeddedRedis start(Path directory) {
        try {
            Files.createDirectories(directory);
            var password = password(directory.resolve("password"));
            var orphan = adopt(directory, password);
            if (orphan.isPresent()) {
                return orphan.get();
            }
            for (int attempt = 1;; attempt++) {
                try {
                    return launch(directory, FreePort.next(), password);
                } catch (IOException e) {
                    // Somebody may take the free port between the look and the start.
                    if (attempt == ATTEMPTS) {
                        throw e;
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded Redis did not start: " + e.getMessage(), e);
        }
    }

    /** The same on a given port, for a test that lets Redis die and come back. */
    public static EmbeddedRedis start(Path directory, int port) {
        try {
            Files.createDirectories(directory);
            return launch(directory, port, password(directory.resolve("password")));
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded Redis did not start: " + e.getMessage(), e);
        }
    }

    /** How to reach it, password included. */
    public Secret url() {
        return new Secret("redis://:" + password + "@127.0.0.1:" + port);
    }

    public int port() {
        return port;
    }

    /** The server's process, for a test that stops it the hard way. */
    public ProcessHandle process() {
        return process;
    }

    @Override
    public void close() {
        stop();
    }

    private void stop() {
        // Nothing in it is of record, so there is nothing that a gentle stop would save.
        process.destroyForcibly();
        try {
            process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
            LOG.warn("The embedded Redis is still stopping");
        }
    }

    private static EmbeddedRedis launch(Path directory, int port, String password) throws IOException {
        var settings = directory.resolve("redis.conf");
        Files.writeString(settings, """
                bind 127.0.0.1
                port %d
                requirepass %s
                save ""
                appendonly no
                maxmemory 512mb
                maxmemory-policy noeviction
                """.formatted(port, password));
        restrict(settings);
        var program = ExecutableProvider.newJarResourceProvider(
                Files.createDirectories(directory.resolve("program")).toFile()).get();
        var process = new ProcessBuilder(program.getAbsolutePath(), settings.toAbsolutePath().toString())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("redis.log").toFile())
                .start();
        awaitAnswer(process, directory, port, password);
        Files.writeString(directory.resolve("running"), process.pid() + "\n" + port + "\n");
        return new EmbeddedRedis(process.toHandle(), port, password);
    }

    private static void awaitAnswer(Process process, Path directory, int port, String password) throws IOException {
        var deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(START_MILLIS);
        while (!answers(port, password)) {
            if (!process.isAlive() || System.nanoTime() - deadline > 0) {
                process.destroyForcibly();
                throw new IOException(Files.readString(directory.resolve("redis.log")).strip());
            }
            try {
                process.waitFor(3, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }
    }

    /** What a killed process left running, if it is there and knows our password. */
    private static Optional<EmbeddedRedis> adopt(Path directory, String password) throws IOException {
        var file = directory.resolve("running");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var lines = Files.readAllLines(file);
        var process = ProcessHandle.of(Long.parseLong(lines.getFirst())).filter(ProcessHandle::isAlive)
                .filter(found -> found.info().command().orElse("").contains("redis-server"));
        var port = Integer.parseInt(lines.getLast());
        if (process.isEmpty()) {
            return Optional.empty();
        }
        if (!answers(port, password)) {
            process.get().destroyForcibly();
            return Optional.empty();
        }
        LOG.info("Adopting the Redis that an earlier run left behind");
        return Optional.of(new EmbeddedRedis(process.get(), port, password));
    }

    private static boolean answers(int port, String password) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            socket.setSoTimeout(500);
            socket.getOutputStream().write(("AUTH " + password + "\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(3), StandardCharsets.US_ASCII).equals("+OK");
        } catch (IOException e) {
            return false;
        }
    }

    private static String password(Path file) throws IOException {
        if (!Files.exists(file)) {
            var bytes = new byte[24];
            new SecureRandom().nextBytes(bytes);
            Files.writeString(file, HexFormat.of().formatHex(bytes));
            restrict(file);
        }
        return Files.readString(file).strip();
    }

    private static void restrict(Path file) {
        if (!file.toFile().setReadable(false, false) || !file.toFile().setReadable(true, true)) {
            LOG.warn("Could not restrict who reads {}", file);
        }
    }
}
