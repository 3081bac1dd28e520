package io.balcao.platform.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.redis.EmbeddedRedis;
import io.balcao.testing.RawSocket;
import io.balcao.testing.SocketClient;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Nobody is told anything, and nobody's word is heard, before a valid token was shown. (RT-01, RT-02, RT-12, RT-17) */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SocketAdmissionTest {
    @TempDir
    static Path directory;

    static EmbeddedRedis redis;
    static People people = new People();
    static Node node;

    final OrganizationId organization = new OrganizationId(UUID.randomUUID());
    final People.Person ana = people.supervisor(organization, "Ana");
    final UUID conversation = UUID.randomUUID();

    @BeforeAll
    static void start() {
        redis = EmbeddedRedis.start(directory);
        node = new Node(redis.url(), people, Node.quick());
    }

    @AfterAll
    static void stop() {
        node.close();
        redis.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"websocket", "polling"})
    void who_shows_a_valid_token_is_let_in_and_told(String transport) {
        try (var client = SocketClient.open(node.url(), token(people.token(ana)), transport).ready()) {
            node.update(organization, conversation, "oi", Room.organization(organization));

            assertThat(client.event("conversation_update", any -> true).getString("content")).isEqualTo("oi");
            assertThat(client.transport()).isEqualTo(transport);
        }
    }

    @Test
    void a_client_that_begins_with_polling_moves_to_a_websocket_and_misses_nothing() {
        try (var client = SocketClient.open(node.url(), token(people.token(ana)), "polling", "websocket").ready()) {
            for (int i = 0; i < 300; i++) {
                node.update(organization, UUID.randomUUID(), "n" + i, Room.organization(organization));
            }

            Awaitility.await().until(() -> client.transport().equals("websocket"));
            Awaitility.await().untilAsserted(() -> assertThat(client.events("conversation_update")).hasSize(300));
            assertThat(client.happenings()).noneMatch(happening -> happening.kind().equals("disconnect"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"websocket", "polling"})
    void who_shows_none_or_a_wrong_token_gets_an_error_and_hears_nothing(String transport) {
        for (var auth : new @Nullable JsonObject[]{null, new JsonObject(), token("wrong"), token(""),
            new JsonObject().put("token", 7), new JsonObject().putNull("token")}) {
            try (var client = SocketClient.open(node.url(), auth, transport)) {
                var error = client.await("error", happening -> happening.kind().equals("connect_error"));
                node.update(organization, conversation, "secret", Room.organization(organization),
                        Room.everyone(organization));

                assertThat(error.name()).isEqualTo("unauthorized");
                assertThat(error.data().getInteger("code")).isEqualTo(401);
                assertThat(client.happenings()).allMatch(happening -> happening.kind().equals("connect_error"));
            }
        }
        assertClosed();
    }

    @Test
    void an_expired_token_is_as_good_as_none() {
        ana.expiresAt = Instant.now().minusSeconds(1);
        try (var client = node.client(people.token(ana))) {
            client.await("error", happening -> happening.kind().equals("connect_error"));
        }
    }

    @Test
    void a_disabled_user_is_not_let_in() {
        ana.isDisabled = true;
        try (var client = node.client(people.token(ana))) {
            client.await("error", happening -> happening.kind().equals("connect_error"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"40", "40{}", "40{\"token\":\"wrong\"}", "40{\"token\":[\"x\"]}"})
    void the_connection_of_one_who_is_refused_is_closed_within_a_second(String connect) {
        try (var raw = RawSocket.open(node.gateway.port())) {
            raw.read();
            var began = System.nanoTime();

            raw.send(connect);

            assertThat(raw.read()).hasValue("44{\"message\":\"unauthorized\",\"data\":{\"code\":401}}");
            assertThat(raw.read()).isEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "421[\"subscribe:conversation\",\"8f1f2d0e-0000-0000-0000-000000000000\"]",
        "42[\"presence\",\"online\"]",
        "41", "43[]", "451-[\"typing\",{\"_placeholder\":true,\"num\":0}]", "40/other,{}", "44{}", "40[1]",
        "5", "2probe", "2", "6", "4", "", "xyz", "42", "42[", "42[1]", "42{}", "42[\"a\",1,2]", "8:40{}", "0{}",
        "40{\"token\":\"wrong\"", "42[\"typing\"]]", "429999999999999999999[\"typing\"]"})
    void whatever_else_comes_before_the_token_closes_the_connection_and_is_not_heard(String frame) {
        int asked = people.asked.get();
        try (var raw = RawSocket.open(node.gateway.port())) {
            assertThat(raw.read().orElseThrow()).startsWith("0{");

            raw.send(frame);

            assertThat(raw.read()).isEmpty();
            assertThat(people.asked.get()).isEqualTo(asked);
        }
    }

    @Test
    void who_sends_events_behind_a_wrong_token_is_not_heard_and_told_nothing() {
        ana.sees.add(conversation);
        try (var raw = RawSocket.open(node.gateway.port())) {
            raw.read();
            raw.send("40{\"token\":\"wrong\"}");
            raw.send("421[\"subscribe:conversation\",\"" + conversation + "\"]");
            node.message(organization, conversation, "secret");
            node.update(organization, conversation, "secret", Room.everyone(organization));

            raw.read().ifPresent(answer -> assertThat(answer).startsWith("44"));
            assertThat(raw.read()).isEmpty();
        }
    }

    @Test
    void who_says_nothing_is_let_go() {
        try (var raw = RawSocket.open(node.gateway.port())) {
            raw.read();
            node.update(organization, conversation, "secret", Room.everyone(organization));

            assertThat(raw.read()).isEmpty();
        }
    }

    @Test
    void a_second_introduction_closes_the_connection() {
        try (var raw = RawSocket.open(node.gateway.port())) {
            raw.read();
            raw.send("40{\"token\":\"" + people.token(ana) + "\"}");
            assertThat(raw.read().orElseThrow()).startsWith("40{\"sid\"");
            assertThat(raw.read().orElseThrow()).startsWith("42[\"ready\",");

            raw.send("40{\"token\":\"" + people.token(ana) + "\"}");

            assertThat(raw.readToEnd()).noneMatch(frame -> frame.startsWith("40"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 8\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
        "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\n\r\n",
        "GET /socket.io/?EIO=3&transport=polling HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /socket.io/?transport=polling HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /socket.io/?EIO=4&transport=polling&j=0 HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /socket.io/?EIO=4&transport=polling&b64=1 HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /socket.io/?EIO=4&transport=carrier-pigeon HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /socket.io/?EIO=4&transport=polling&sid=nobody HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /socket.io/?EIO=4&transport=polling&sid=8f1f2d0e-0000-0000-0000-000000000000 HTTP/1.1\r\nHost: a\r\n\r\n",
        "POST /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n40",
        "OPTIONS /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /socket.io/../etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\n\r\n"})
    void a_request_that_is_no_socket_io_4_client_s_is_refused_and_leaves_nothing_behind(String request) {
        try (var raw = RawSocket.connect(node.gateway.port())) {
            raw.sendText(request);

            assertThat(raw.head()).containsPattern("^HTTP/1.1 (400|404|405) ");
        }
        assertClosed();
    }

    @Test
    void a_client_cannot_choose_its_session() {
        var chosen = "8f1f2d0e-1111-1111-1111-000000000000";
        try (var raw = RawSocket.open(node.gateway.port(), "Cookie: io=" + chosen, "io: " + chosen)) {
            assertThat(raw.read().orElseThrow()).doesNotContain(chosen);
        }
    }

    @Test
    void no_cookie_is_handed_out() {
        try (var raw = RawSocket.connect(node.gateway.port())) {
            raw.sendText("GET /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: a\r\n\r\n");

            assertThat(raw.head()).startsWith("HTTP/1.1 200").doesNotContainIgnoringCase("set-cookie");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example.org", "null", "http://localhost.evil.example.org",
        "https://desk.example.org.evil.example", "file://", "http://localhost:1"})
    void a_page_from_another_origin_cannot_open_a_socket(String origin) {
        for (var transport : new String[]{"websocket", "polling"}) {
            try (var raw = RawSocket.connect(node.gateway.port())) {
                raw.sendText(RawSocket.UPGRADE.formatted(node.gateway.port(), "Origin: " + origin + "\r\n")
                        .replace("transport=websocket", "transport=" + transport)
                        .replace(transport.equals("polling") ? "Upgrade: websocket\r\n" : "nothing", ""));

                assertThat(raw.head()).startsWith("HTTP/1.1 403");
            }
        }
    }

    @Test
    void pages_of_the_server_itself_and_of_the_configured_origin_may() {
        for (var origin : new String[]{"http://localhost:" + node.gateway.port(), "https://desk.example.org"}) {
            try (var raw = RawSocket.open(node.gateway.port(), "Origin: " + origin)) {
                assertThat(raw.read().orElseThrow()).startsWith("0{");
            }
        }
        try (var raw = RawSocket.open(node.gateway.port(), "X-Forwarded-Host: balcao.example.org",
                "Origin: https://balcao.example.org")) {
            assertThat(raw.read().orElseThrow()).startsWith("0{");
        }
    }

    @Test
    void a_frame_that_is_too_large_closes_only_its_connection() {
        try (var other = node.client(people.token(ana)).ready();
                var raw = RawSocket.open(node.gateway.port())) {
            raw.read();

            raw.send("40{\"token\":\"" + "x".repeat(100_000) + "\"}");

            assertThat(raw.read()).isEmpty();
            assertThat(other.ask("presence", "online").getBoolean("ok")).isTrue();
        }
    }

    @Test
    void no_token_gets_into_the_logs() {
        var logged = new ListAppender<ILoggingEvent>();
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var before = root.getLevel();
        logged.start();
        root.addAppender(logged);
        root.setLevel(Level.DEBUG);
        try {
            for (var frame : new String[]{"40{\"token\":\"tell-nobody\"}", "40{\"token\":\"tell-nobody\"",
                "42[\"auth:refresh\",\"tell-nobody\"]", "xx tell-nobody",
                "40{\"token\":\"tell-nobody" + "y".repeat(100_000) + "\"}"}) {
                try (var raw = RawSocket.open(node.gateway.port())) {
                    raw.read();
                    raw.send(frame);
                    raw.readToEnd();
                }
            }
        } finally {
            root.setLevel(before);
            root.detachAppender(logged);
        }

        assertThat(List.copyOf(logged.list)).allSatisfy(event -> {
            assertThat(event.getFormattedMessage()).doesNotContain("tell-nobody");
            assertThat(event.getThrowableProxy() == null ? "" : event.getThrowableProxy().getMessage())
                    .doesNotContain("tell-nobody");
        });
    }

    @Test
    void the_address_of_a_client_is_what_the_last_trusted_proxy_says() {
        var door = new Door(Set.of(), address -> address.equals("127.0.0.1") || address.startsWith("10."));
        var headers = new DefaultHttpHeaders().set("X-Forwarded-For", "6.6.6.6, 7.7.7.7, 10.0.0.9");

        assertThat(door.address(headers, "127.0.0.1")).isEqualTo("7.7.7.7");
        assertThat(door.address(headers, "8.8.8.8")).isEqualTo("8.8.8.8");
        assertThat(door.address(new DefaultHttpHeaders(), "127.0.0.1")).isEqualTo("127.0.0.1");
    }

    @Test
    void strangers_of_one_address_are_limited_and_do_not_keep_others_out() {
        List<RawSocket> strangers = new ArrayList<>();
        try (var small = new Node(redis.url(), people, Node.quick(5, Integer.MAX_VALUE))) {
            for (int i = 0; i < 5; i++) {
                strangers.add(RawSocket.open(small.gateway.port()));
            }
            try (var sixth = RawSocket.connect(small.gateway.port())) {
                sixth.sendText(RawSocket.UPGRADE.formatted(small.gateway.port(), ""));
                assertThat(sixth.head()).startsWith("HTTP/1.1 429");
            }
            try (var elsewhere = RawSocket.open(small.gateway.port(), "X-Forwarded-For: 9.9.9.9")) {
                assertThat(elsewhere.read().orElseThrow()).startsWith("0{");
            }
            strangers.forEach(RawSocket::close);

            try (var client = small.client(people.token(ana))) {
                client.ready();
            }
        }
    }

    // OP-09
    @Test
    void a_request_that_comes_byte_by_byte_is_cut_off_and_others_are_let_in() {
        try (var slow = RawSocket.connect(node.gateway.port())) {
            slow.sendText("GET /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");

            Awaitility.await().until(() -> !slow.trickles("a"));
        }
        try (var client = node.client(people.token(ana))) {
            client.ready();
        }
    }

    // OP-09
    @Test
    void connections_of_one_address_are_limited_whatever_they_are() {
        List<RawSocket> held = new ArrayList<>();
        var ofNoProxy = Node.quick(Integer.MAX_VALUE, 3);
        try (var small = new Node(redis.url(), people, ofNoProxy, address -> false);
                var proxied = new Node(redis.url(), people, ofNoProxy)) {
            for (int i = 0; i < 3; i++) {
                held.add(RawSocket.open(small.gateway.port()));
            }
            try (var fourth = RawSocket.connect(small.gateway.port())) {
                assertThat(fourth.read()).isEmpty();
            }
            for (int i = 0; i < 4; i++) {
                held.add(RawSocket.open(proxied.gateway.port()));
            }
            held.forEach(RawSocket::close);

            Awaitility.await().untilAsserted(() -> RawSocket.open(small.gateway.port()).close());
        }
    }

    @Test
    void sockets_that_come_and_go_leave_nothing_behind() {
        for (int i = 0; i < 30; i++) {
            try (var raw = RawSocket.open(node.gateway.port())) {
                raw.read();
                raw.send("40{\"token\":\"" + people.token(ana) + "\"}");
                raw.read();
            }
            try (var raw = RawSocket.connect(node.gateway.port())) {
                raw.sendText("GET /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: a\r\n\r\n");
                raw.head();
            }
        }
        assertClosed();
    }

    private static void assertClosed() {
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertThat(node.meter("balcao.sockets.sessions")).isZero();
            assertThat(node.meter("balcao.sockets.transport.clients")).isZero();
            assertThat(node.meter("balcao.sockets.connected")).isZero();
        });
    }

    private static JsonObject token(String token) {
        return new JsonObject().put("token", token);
    }
}
