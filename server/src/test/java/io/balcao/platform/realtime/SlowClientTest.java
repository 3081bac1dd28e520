package io.balcao.platform.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.platform.OrganizationId;
import io.balcao.platform.redis.EmbeddedRedis;
import io.balcao.testing.RawSocket;
import io.vertx.core.http.HttpServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that does not read costs a bounded amount and is closed; the others do not notice. (RT-07) */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SlowClientTest {
    private static final int BURST = 200;
    private static final int BURSTS = 60;

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
        node = new Node(redis.url(), people);
        server = node.vertx.createHttpServer()
                .requestHandler(new SocketProxy(node.vertx, "127.0.0.1", node.gateway.port()))
                .listen(0, "127.0.0.1").await();
    }

    @AfterAll
    static void stop() {
        node.close();
        redis.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void who_does_not_read_is_closed_and_the_others_hear_everything(boolean isBehindProxy) {
        double closedBefore = node.meter("balcao.sockets.too.slow");
        var conversation = UUID.randomUUID();
        ana.sees.add(conversation);
        var text = "x".repeat(2_000);
        try (var slow = RawSocket.open(isBehindProxy ? server.actualPort() : node.gateway.port());
                var other = node.client(people.token(ana)).ready()) {
            slow.readsSlowly(4_096);
            slow.read();
            slow.send("40{\"token\":\"" + people.token(ana) + "\"}");
            slow.read();
            slow.send("421[\"subscribe:conversation\",\"" + conversation + "\"]");
            other.ask("subscribe:conversation", conversation.toString());

            for (int burst = 1; burst <= BURSTS; burst++) {
                for (int i = 0; i < BURST; i++) {
                    node.message(organization, conversation, text + burst);
                }
                int sent = burst * BURST;
                Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(10))
                        .until(() -> other.count() >= sent);
            }

            Awaitility.await().untilAsserted(
                    () -> assertThat(node.meter("balcao.sockets.too.slow")).isEqualTo(closedBefore + 1));
            Awaitility.await().untilAsserted(() -> assertThat(node.meter("balcao.sockets.sessions")).isEqualTo(1));
            assertThat(other.events("new_message")).hasSize(BURST * BURSTS);
            assertThat(other.events("new_message")).extracting(event -> event.getString("content"))
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, BURSTS).boxed()
                            .flatMap(burst -> IntStream.range(0, BURST).mapToObj(i -> text + burst)).toList());
        }
    }
}
