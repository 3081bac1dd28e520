package io.balcao.platform.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.platform.OrganizationId;
import io.balcao.platform.redis.EmbeddedRedis;
import io.balcao.testing.SocketClient;
import io.vertx.redis.client.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Redis goes, comes back empty, or hangs: nobody waits for it, and every console is right again after. (RT-13) */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RedisVanishesTest {
    @TempDir
    Path directory;

    EmbeddedRedis redis;
    People people = new People();
    Node node;

    final OrganizationId organization = new OrganizationId(UUID.randomUUID());
    final People.Person ana = people.supervisor(organization, "Ana");
    final UUID conversation = UUID.randomUUID();

    @BeforeEach
    void start() {
        redis = EmbeddedRedis.start(directory);
        node = new Node(redis.url(), people, Node.quick());
    }

    @AfterEach
    void stop() {
        node.close();
        redis.close();
    }

    @Test
    void what_is_published_while_redis_is_away_costs_nothing_and_leads_to_a_resync() {
        try (var client = ready()) {
            redis.close();
            var began = System.nanoTime();
            for (int i = 0; i < 1_000; i++) {
                publish("lost");
            }
            var took = Duration.ofNanos(System.nanoTime() - began);
            redis = EmbeddedRedis.start(directory, redis.port());

            client.event("resync", any -> true);
            assertHearsAgain(client);

            assertThat(took).isLessThan(Duration.ofSeconds(2));
            assertThat(client.happenings()).noneMatch(happening -> happening.kind().equals("disconnect"));
            assertThat(client.events("conversation_update")).noneMatch(
                    update -> update.getString("content").equals("lost"));
        }
    }

    @Test
    void a_wiped_redis_is_noticed_even_when_nobody_publishes() {
        try (var client = ready()) {
            int before = client.count();
            node.redis.call(Command.FLUSHALL);

            client.await("resync", before, happening -> happening.isEvent("resync"));
            assertHearsAgain(client);
        }
    }

    @Test
    void what_shall_be_forgotten_is_gone_from_redis_and_every_console_loads_afresh() {
        try (var client = ready()) {
            publish("of somebody");
            client.event("conversation_update", any -> true);
            int before = client.count();

            node.stream.forget();

            client.await("resync", before, happening -> happening.isEvent("resync"));
            assertHearsAgain(client);
            assertThat(node.redis.call(Command.XRANGE, EventStream.STREAM, "-", "+").toString())
                    .doesNotContain("of somebody");
        }
    }

    @Test
    void who_was_away_over_a_wipe_is_told_to_load_afresh() {
        try (var client = ready()) {
            publish("before");
            client.event("conversation_update", any -> true);
            client.disconnect();
            var epoch = node.stream.epoch();
            node.redis.call(Command.FLUSHALL);
            publish("lost or not");
            Awaitility.await().until(() -> !node.stream.epoch().equals(epoch));
            int before = client.count();
            client.connect();

            client.await("resync", before, happening -> happening.isEvent("resync"));
        }
    }

    @Test
    void a_wiped_redis_knows_again_who_is_online() {
        try (var client = ready()) {
            Awaitility.await().until(() -> !node.gateway.presence().online(organization).isEmpty());
            node.redis.call(Command.FLUSHALL);

            Awaitility.await().untilAsserted(() -> assertThat(node.gateway.presence().online(organization))
                    .isEqualTo(Map.of(ana.id, Presence.Status.ONLINE)));
        }
    }

    @Test
    void a_redis_that_hangs_holds_nobody_up_and_is_left_and_found_again() throws Exception {
        try (var client = ready()) {
            new ProcessBuilder("kill", "-STOP", Long.toString(redis.process().pid())).start().waitFor();
            var began = System.nanoTime();
            for (int i = 0; i < 100; i++) {
                publish("late or lost");
            }
            var online = node.gateway.presence().online(organization);
            var took = Duration.ofNanos(System.nanoTime() - began);
            int before = client.count();
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> node.meter("balcao.events.lost") > 0);
            new ProcessBuilder("kill", "-CONT", Long.toString(redis.process().pid())).start().waitFor();

            client.await("resync", before, happening -> happening.isEvent("resync"));
            assertHearsAgain(client);

            assertThat(online).containsKey(ana.id);
            assertThat(took).isLessThan(Duration.ofSeconds(4));
            assertThat(client.happenings()).noneMatch(happening -> happening.kind().equals("disconnect"));
        }
    }

    @Test
    void a_right_that_ends_while_redis_is_away_ends_here_at_once_and_elsewhere_when_it_is_back() {
        try (var other = new Node(redis.url(), people, Node.quick());
                var here = ready();
                var there = other.client(people.token(ana)).ready()) {
            redis.close();
            Awaitility.await().until(() -> !node.redis.isUp());
            ana.isDisabled = true;
            node.stream.signal(Signal.rightsChanged(organization, ana.id));

            here.await("the end", happening -> happening.name().equals("io server disconnect"));
            redis = EmbeddedRedis.start(directory, redis.port());
            there.await("the end", happening -> happening.name().equals("io server disconnect"));
        }
    }

    @Test
    void a_server_starts_without_redis_and_is_whole_when_it_comes() {
        var url = redis.url();
        redis.close();
        try (var late = new Node(url, people, Node.quick());
                var client = late.client(people.token(ana)).ready()) {
            redis = EmbeddedRedis.start(directory, redis.port());

            Awaitility.await().untilAsserted(() -> {
                late.update(organization, conversation, "here", Room.organization(organization));
                assertThat(client.events("conversation_update")).isNotEmpty();
            });
        }
    }

    /** Each of a server's connections finds Redis again in its own time: until then more may be lost, and is told of. */
    private void assertHearsAgain(SocketClient client) {
        Awaitility.await().untilAsserted(() -> {
            publish("after");
            assertThat(client.events("conversation_update")).anyMatch(
                    update -> update.getString("content").equals("after"));
        });
    }

    private SocketClient ready() {
        return node.client(people.token(ana)).ready();
    }

    private void publish(String content) {
        node.update(organization, UUID.randomUUID(), content, Room.organization(organization));
    }
}
