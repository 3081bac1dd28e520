package io.balcao.platform.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.platform.OrganizationId;
import io.balcao.platform.redis.EmbeddedRedis;
import io.balcao.testing.RawSocket;
import io.balcao.testing.SocketClient;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sockets work through the public port as they do on their own. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SocketProxyTest {
    @TempDir
    static Path directory;

    static EmbeddedRedis redis;
    static People people = new People();
    static Node node;
    static HttpServer server;

    final OrganizationId organization = new OrganizationId(UUID.randomUUID());
    final People.Person ana = people.supervisor(organization, "Ana");

    @BeforeAll
    static void start() {
        redis = EmbeddedRedis.start(directory);
        node = new Node(redis.url(), people, Node.quick());
        var proxy = new SocketProxy(node.vertx, "127.0.0.1", node.gateway.port());
        var router = Router.router(node.vertx);
        router.route("/socket.io/*").handler(context -> proxy.handle(context.request()));
        server = node.vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1").await();
    }

    @AfterAll
    static void stop() {
        node.close();
        redis.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"websocket", "polling", "polling,websocket"})
    void events_and_answers_pass(String transports) {
        try (var client = SocketClient.open(url(), new JsonObject().put("token", people.token(ana)),
                transports.split(",")).ready()) {
            node.update(organization, UUID.randomUUID(), "ação", Room.organization(organization));

            assertThat(client.event("conversation_update", any -> true).getString("content")).isEqualTo("ação");
            assertThat(client.ask("presence", "online").getBoolean("ok")).isTrue();
        }
    }

    @Test
    void of_many_clients_each_connects_at_its_first_attempt() {
        List<SocketClient> clients = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            clients.add(SocketClient.open(url(), new JsonObject().put("token", people.token(ana)),
                    i % 2 == 0 ? new String[]{"websocket"} : new String[]{"polling", "websocket"}));
        }

        clients.forEach(SocketClient::ready);

        Awaitility.await().untilAsserted(() -> assertThat(clients).allMatch(
                client -> client.transport().equals("websocket")));
        assertThat(clients).allMatch(client -> client.happenings().stream()
                .noneMatch(happening -> happening.kind().contains("error")));
        clients.forEach(SocketClient::close);
    }

    @Test
    void a_refused_client_hears_why() {
        try (var client = SocketClient.open(url(), new JsonObject().put("token", "wrong"), "websocket")) {
            assertThat(client.await("error", happening -> happening.kind().equals("connect_error")).name())
                    .isEqualTo("unauthorized");
        }
    }

    @Test
    void the_origin_is_compared_with_the_public_address() {
        try (var raw = RawSocket.open(server.actualPort(), "Origin: http://localhost:" + server.actualPort())) {
            assertThat(raw.read().orElseThrow()).startsWith("0{");
        }
        try (var raw = RawSocket.connect(server.actualPort())) {
            raw.sendText(RawSocket.UPGRADE.formatted(server.actualPort(), "Origin: https://evil.example.org\r\n"));
            assertThat(raw.head()).startsWith("HTTP/1.1 403");
        }
    }

    @Test
    void when_the_client_goes_its_session_ends() {
        var raw = RawSocket.open(server.actualPort());
        raw.read();
        raw.send("40{\"token\":\"" + people.token(ana) + "\"}");
        raw.read();

        raw.close();

        Awaitility.await().untilAsserted(() -> assertThat(node.gateway.presence().online(organization)).isEmpty());
    }

    @Test
    void a_client_that_goes_before_the_gateway_answered_leaves_nothing_open() throws Exception {
        var gone = new CountDownLatch(1);
        try (var gateway = new ServerSocket(0)) {
            var proxy = new SocketProxy(node.vertx, "127.0.0.1", gateway.getLocalPort());
            var front = node.vertx.createHttpServer().requestHandler(proxy)
                    .connectionHandler(connection -> connection.closeHandler(closed -> gone.countDown()))
                    .listen(0, "127.0.0.1").await();
            var raw = RawSocket.connect(front.actualPort());
            raw.sendText(RawSocket.UPGRADE.formatted(front.actualPort(), ""));
            try (var asked = gateway.accept()) {
                asked.setSoTimeout(10_000);
                raw.close();
                gone.await();

                asked.getOutputStream().write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                        + "Connection: Upgrade\r\n\r\n").getBytes(StandardCharsets.US_ASCII));

                assertThat(new String(asked.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                        .as("all that the gateway hears until its connection ends").startsWith("GET /socket.io/");
            } finally {
                front.close().await();
            }
        }
    }

    private static String url() {
        return "http://localhost:" + server.actualPort();
    }
}
