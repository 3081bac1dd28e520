package io.balcao.testing;

import io.balcao.platform.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Assumptions;
import org.opentest4j.AssertionFailedError;

/**
 * A real nginx with the repository's {@code nginx.conf}, a certificate of its own and servers of a test's choice. Where
 * nginx is not installed, its tests are skipped on a developer's machine and fail in CI.
 */
public final class Nginx implements AutoCloseable {
    private static final Path ROOT = Path.of(System.getProperty("balcao.root", "..")).toAbsolutePath().normalize();
    private static final long START_MILLIS = 10_000;

    private final Path directory;
    private final Process process;
    private final int port;
    private final int plainPort;
    private final SSLContext tls;

    /** A server behind it, by its two ports on 127.0.0.1. */
    public record Upstream(int http, int socket) {}

    private Nginx(Path directory, Process process, int port, int plainPort, SSLContext tls) {
        this.directory = directory;
        this.process = process;
        this.port = port;
        this.plainPort = plainPort;
        this.tls = tls;
    }

    /**
     * Starts.
     *
     * @param directory for its files; made when absent
     */
    public static Nginx start(Path directory, List<Upstream> servers) {
        var program = program();
        try {
            var home = Files.createDirectories(directory.toAbsolutePath());
            Files.createDirectories(home.resolve("site"));
            Files.createDirectories(home.resolve("tmp"));
            for (var file : List.of("nginx.conf", "forwarded.conf")) {
                Files.writeString(home.resolve(file), Files.readString(ROOT.resolve("nginx").resolve(file)));
            }
            int port = FreePort.next();
            int plainPort = FreePort.next();
            Files.writeString(home.resolve("site/upstreams.conf"), upstreams(home, servers));
            Files.writeString(home.resolve("site/listen.conf"), """
                    listen 127.0.0.1:%d ssl http2;
                    listen 127.0.0.1:%d;
                    ssl_certificate tls.crt;
                    ssl_certificate_key tls.key;
                    """.formatted(port, plainPort));
            Files.writeString(home.resolve("tls.crt"), Certified.localhost().certificate());
            Files.writeString(home.resolve("tls.key"), Certified.localhost().key());
            // As root its workers would be nobody, who may not read a clone in root's home.
            var user = "root".equals(System.getProperty("user.name")) ? " user root;" : "";
            var process = new ProcessBuilder(program.toString(), "-p", home + "/", "-c", home + "/nginx.conf", "-e",
                    "stderr", "-g", "daemon off; pid " + home + "/pid;" + user)
                    .redirectErrorStream(true).redirectOutput(home.resolve("nginx.log").toFile()).start();
            var nginx = new Nginx(home, process, port, plainPort, Certified.localhost().trust());
            nginx.awaitAnswer();
            return nginx;
        } catch (IOException e) {
            throw new AssertionFailedError("nginx could not be started", e);
        }
    }

    /** Where it listens: {@code https://localhost:port}. */
    public URI uri(String path) {
        return URI.create("https://localhost:" + port + path);
    }

    /** Where it listens without TLS. */
    public URI plainUri(String path) {
        return URI.create("http://localhost:" + plainPort + path);
    }

    public int port() {
        return port;
    }

    /** A client that believes its certificate. */
    public HttpClient.Builder client() {
        return HttpClient.newBuilder().sslContext(tls).connectTimeout(Duration.ofSeconds(5));
    }

    /** Trusts its certificate, and no other. */
    public SSLContext tls() {
        return tls;
    }

    /** What it logged so far. */
    public String log() {
        try {
            return Files.readString(directory.resolve("nginx.log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static Path program() {
        var found = Stream.concat(Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(":")),
                Stream.of("/usr/sbin", "/usr/local/sbin", "/opt/homebrew/bin"))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "nginx")).filter(Files::isExecutable).findFirst();
        if (found.isEmpty()) {
            if (System.getenv("CI") != null) {
                throw new AssertionFailedError("nginx is not installed, and in CI it has to be: apt-get install nginx");
            }
            Assumptions.abort("nginx is not installed here: apt-get install nginx");
        }
        return found.orElseThrow();
    }

    private static String upstreams(Path home, List<Upstream> servers) {
        var text = new ArrayList<String>();
        for (var kind : List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")) {
            text.add(kind + "_temp_path " + home + "/tmp/" + kind + ";");
        }
        text.add("upstream balcao_http { zone balcao_http 256k; least_conn;" + servers.stream()
                .map(one -> " server 127.0.0.1:" + one.http() + " max_fails=2 fail_timeout=5s;")
                .collect(Collectors.joining()) + " keepalive 64; keepalive_timeout 60s; }");
        text.add("upstream balcao_sockets { zone balcao_sockets 256k; hash $remote_addr consistent;" + servers.stream()
                .map(one -> " server 127.0.0.1:" + one.socket() + " max_fails=2 fail_timeout=5s;")
                .collect(Collectors.joining()) + " }");
        return String.join("\n", text) + "\n";
    }

    private void awaitAnswer() {
        var deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(START_MILLIS);
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() - deadline > 0) {
                close();
                throw new AssertionFailedError("nginx does not start: " + log());
            }
            try {
                process.waitFor(10, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionFailedError("interrupted", e);
            }
        }
    }

    private boolean answers() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}
