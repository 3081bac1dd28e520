package io.balcao.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.balcao.testing.RawSocket;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Whoever is slow, or opens more connections than a browser needs, costs others nothing. (OP-09) */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SlowPeersTest {
    private static final String WHOLE = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String BEGINNING = "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ";
    private static final int MILLIS = 300;
    private static final int A_WHILE = 2 * MILLIS;

    private final Vertx vertx = Vertx.vertx();
    private final List<RawSocket> held = new ArrayList<>();
    private int port;

    @AfterEach
    void stop() {
        held.forEach(RawSocket::close);
        vertx.close().await();
    }

    private void start(int connectionsPerAddress, Predicate<String> isProxy) {
        var limits = new WebServer.Limits(Duration.ofMillis(MILLIS), connectionsPerAddress, isProxy);
        port = new WebServer(vertx, 2, limits).listen("127.0.0.1", 0, SlowPeersTest::serve);
    }

    private static void serve(HttpServerRequest request) {
        if (request.getHeader("Upgrade") == null) {
            request.body().onSuccess(body -> request.response().end(body.length() == 0 ? "served" : body.toString()));
        } else {
            request.response().putHeader("Upgrade", "websocket").putHeader("Connection", "Upgrade");
            request.toNetSocket().onSuccess(tunnel -> tunnel.handler(tunnel::write));
        }
    }

    private RawSocket connect() {
        var socket = RawSocket.connect(port);
        held.add(socket);
        return socket;
    }

    private static void isServed(RawSocket socket) {
        assertThat(socket.head()).startsWith("HTTP/1.1 200");
        assertThat(socket.bytes("served".length())).isEqualTo("served");
    }

    @Test
    void a_head_that_comes_byte_by_byte_is_cut_off_and_others_are_served() {
        start(10, address -> false);
        var slow = connect();
        slow.sendText(BEGINNING);

        await().until(() -> !slow.trickles("a"));

        var other = connect();
        other.sendText(WHOLE);
        isServed(other);
    }

    @Test
    void who_connects_and_says_nothing_is_cut_off() {
        start(10, address -> false);

        assertThat(connect().read()).isEmpty();
    }

    @Test
    void between_requests_a_connection_may_rest_and_its_next_head_is_due_once_it_begins() {
        start(10, address -> false);
        var kept = connect();
        kept.sendText(WHOLE);
        isServed(kept);
        assertThat(kept.isSilentFor(A_WHILE)).isTrue();
        kept.sendText(WHOLE);
        isServed(kept);

        kept.sendText(BEGINNING);

        await().until(() -> !kept.trickles("a"));
    }

    @Test
    void a_body_and_a_tunnel_may_take_their_time() {
        start(10, address -> false);
        var body = connect();
        body.sendText("POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nser\r\n");
        assertThat(body.isSilentFor(20)).isTrue();
        // The length of the next chunk, and not all of it.
        body.sendText("0");
        var tunnel = connect();
        tunnel.sendText("GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n");
        assertThat(tunnel.head()).startsWith("HTTP/1.1 101");
        tunnel.sendText("on");
        assertThat(tunnel.bytes(2)).isEqualTo("on");

        assertThat(body.isSilentFor(A_WHILE)).isTrue();
        body.sendText("3\r\nved\r\n0\r\n\r\n");
        isServed(body);
        tunnel.sendText("ce more");
        assertThat(tunnel.bytes(7)).isEqualTo("ce more");
    }

    private static boolean isTurnedAway(RawSocket socket) {
        try {
            socket.sendText(WHOLE);
            return socket.head().isEmpty();
        } catch (UncheckedIOException closed) {
            return true;
        }
    }

    @Test
    void one_address_has_only_so_many_connections_but_a_proxy_has_all_it_wants() {
        start(3, address -> false);
        for (int i = 0; i < 3; i++) {
            var one = connect();
            one.sendText(WHOLE);
            isServed(one);
        }

        // Not because it says nothing: it asks like the others.
        assertThat(isTurnedAway(connect())).isTrue();

        held.removeFirst().close();
        await().untilAsserted(() -> {
            var next = connect();
            next.sendText(WHOLE);
            isServed(next);
        });
        start(3, address -> address.equals("127.0.0.1"));
        for (int i = 0; i < 4; i++) {
            connect();
        }
        held.getLast().sendText(WHOLE);
        isServed(held.getLast());
    }
}
