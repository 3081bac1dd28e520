package io.balcao.testing;

import io.balcao.platform.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.opentest4j.AssertionFailedError;

/**
 * A whole server as a process of its own, started like an operator starts it: {@code bin/balcao serve} of the
 * distribution that {@code mvn package} leaves. What it says goes to a file.
 */
public final class ServerProcess implements AutoCloseable {
    private static final Path PROGRAM = Path.of(System.getProperty("balcao.root", ".."), "server", "target", "balcao",
            "bin", "balcao").toAbsolutePath().normalize();
    private static final HttpClient CLIENT = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private static final int LINES_SHOWN = 40;

    private final String name;
    private final Map<String, String> settings;
    private final Path directory;
    private final int port = FreePort.next();
    private final int socketPort = FreePort.next();
    private final int internalPort = FreePort.next();
    private Process process;

    private ServerProcess(String name, Path directory, Map<String, String> settings) {
        this.name = name;
        this.directory = directory;
        this.settings = new TreeMap<>(settings);
        this.settings.putAll(Map.of("HOST", "127.0.0.1", "PORT", "" + port, "SOCKET_PORT", "" + socketPort,
                "INTERNAL_PORT", "" + internalPort, "BALCAO_JAVA",
                Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        this.process = launch();
    }

    /**
     * Starts, and does not wait until it is ready.
     *
     * @param directory for its log; made when absent
     * @param settings but for its ports, which are free ones on 127.0.0.1
     */
    public static ServerProcess start(String name, Path directory, Map<String, String> settings) {
        return new ServerProcess(name, directory, settings);
    }

    /** Waits until it takes requests. */
    public ServerProcess awaitReady(Duration atMost) {
        var deadline = System.nanoTime() + atMost.toNanos();
        while (!isReady()) {
            if (!process.isAlive()) {
                throw new AssertionFailedError(name + " ended with " + process.exitValue() + ":\n" + lastLines());
            }
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionFailedError(name + " is not ready after " + atMost + ":\n" + lastLines());
            }
            try {
                process.waitFor(20, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionFailedError("interrupted", e);
            }
        }
        return this;
    }

    /** Whether it takes requests. */
    public boolean isReady() {
        try {
            return CLIENT.send(HttpRequest.newBuilder(uri("/health/ready")).timeout(Duration.ofSeconds(3)).build(),
                    BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** SIGTERM; gives the exit code. */
    public int stop(Duration atMost) throws InterruptedException {
        terminate();
        return awaitEnd(atMost);
    }

    /** SIGTERM, and does not wait for the end. */
    public void terminate() {
        process.destroy();
    }

    /** Waits for the end; gives the exit code. */
    public int awaitEnd(Duration atMost) throws InterruptedException {
        if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionFailedError(name + " does not end within " + atMost + ":\n" + lastLines());
        }
        return process.exitValue();
    }

    /** SIGSTOP: it hangs in the middle of whatever it does, and its connections stay. */
    public void pause() {
        Signals.send("STOP", process());
    }

    /** SIGCONT. */
    public void resume() {
        Signals.send("CONT", process());
    }

    /** SIGKILL: no goodbye. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Starts again, on the same ports. */
    public void restart() {
        if (process.isAlive()) {
            throw new IllegalStateException(name + " still runs");
        }
        process = launch();
    }

    /** All its metrics, as Prometheus reads them. */
    public String metrics() throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + internalPort + "/metrics"))
                .timeout(Duration.ofSeconds(5)).build(), BodyHandlers.ofString()).body();
    }

    /** A number of its metrics; the sum when there are several, 0 when there is none. */
    public double metric(String metric) throws IOException, InterruptedException {
        return metrics().lines().filter(line -> line.startsWith(metric + " ") || line.startsWith(metric + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).sum();
    }

    /** Memory that it really takes, in MB. Linux. */
    public long megabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc", "" + process.pid(), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024).findFirst().orElse(0);
    }

    /** Open files and sockets. Linux. */
    public int handles() throws IOException {
        try (var all = Files.list(Path.of("/proc", "" + process.pid(), "fd"))) {
            return (int) all.count();
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    public int port() {
        return port;
    }

    public int socketPort() {
        return socketPort;
    }

    public ProcessHandle process() {
        return process.toHandle();
    }

    /** The end of what it said. */
    public String lastLines() {
        try {
            List<String> lines = Files.readAllLines(log());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Everything that it said, over all its starts. */
    public Path log() {
        return directory.resolve(name + ".log");
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private Process launch() {
        if (!Files.isExecutable(PROGRAM)) {
            throw new AssertionFailedError("There is no distribution at " + PROGRAM + ": mvn package makes it");
        }
        try {
            Files.createDirectories(directory);
            var builder = new ProcessBuilder(PROGRAM.toString(), "serve").directory(directory.toFile())
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
            builder.environment().putAll(settings);
            return builder.start();
        } catch (IOException e) {
            throw new AssertionFailedError(name + " could not be started", e);
        }
    }
}
