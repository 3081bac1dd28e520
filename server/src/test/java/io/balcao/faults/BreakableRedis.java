package io.balcao.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.balcao.platform.Secret;
import io.balcao.platform.redis.EmbeddedRedis;
import io.balcao.testing.Relay;
import io.balcao.testing.Signals;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A Redis, and before it a relay for each server. */
final class BreakableRedis implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 5_000;

    final List<Relay> relays;
    private final Path directory;
    private EmbeddedRedis server;

    BreakableRedis(Path directory, int servers) {
        this.directory = directory;
        this.server = EmbeddedRedis.start(directory);
        this.relays = Stream.generate(() -> new Relay(server.port())).limit(servers).toList();
    }

    /** How a server reaches it: through its relay. */
    Secret url(Relay relay) {
        return new Secret(server.url().value().replace(":" + server.port(), ":" + relay.port()));
    }

    /** SIGKILL. It writes nothing down, so it comes back empty. */
    void kill() {
        server.close();
    }

    void start() {
        server = EmbeddedRedis.start(directory, server.port());
    }

    void wipe() {
        tell("FLUSHALL");
    }

    void pause() {
        Signals.send("STOP", server.process());
    }

    void resume() {
        Signals.send("CONT", server.process());
    }

    /** Every write is refused: a replica whose primary is gone. */
    void becomeReadOnly() {
        tell("REPLICAOF 127.0.0.1 1");
    }

    /** Every write is refused: no memory, and nothing may be thrown away. */
    void fill() {
        tell("CONFIG SET maxmemory 1");
    }

    /** Whatever it was, it is well again. */
    void heal() {
        resume();
        if (!server.process().isAlive()) {
            start();
        }
        relays.forEach(Relay::heal);
        tell("REPLICAOF NO ONE");
        tell("CONFIG SET maxmemory 512mb");
    }

    /** One command, straight to the server. */
    String tell(String command) {
        var password = URI.create(server.url().value()).getUserInfo().substring(1);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(("AUTH " + password + "\r\n" + command + "\r\n").getBytes(UTF_8));
            var answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            answers.readLine();
            var answer = answers.readLine();
            if (answer == null || answer.startsWith("-")) {
                throw new IllegalStateException(command + ": " + answer);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        relays.forEach(Relay::close);
        resume();
        server.close();
    }
}
