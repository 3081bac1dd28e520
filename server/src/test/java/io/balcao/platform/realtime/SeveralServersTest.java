package io.balcao.platform.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.platform.OrganizationId;
import io.balcao.platform.redis.EmbeddedRedis;
import io.balcao.testing.SocketClient;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several servers are one to those who look at them. (RT-14, RT-15) */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SeveralServersTest {
    @TempDir
    Path directory;

    EmbeddedRedis redis;
    People people = new People();
    Node one;
    Node two;

    final OrganizationId organization = new OrganizationId(UUID.randomUUID());
    final People.Person ana = people.supervisor(organization, "Ana");
    final People.Person bea = people.supervisor(organization, "Bea");
    final UUID conversation = UUID.randomUUID();

    @BeforeEach
    void start() {
        redis = EmbeddedRedis.start(directory);
        one = new Node(redis.url(), people, Node.quick());
        two = new Node(redis.url(), people, Node.quick());
    }

    @AfterEach
    void stop() {
        one.close();
        two.close();
        redis.close();
    }

    @Test
    void what_one_server_publishes_all_sockets_hear_once_and_in_the_same_order() {
        try (var here = one.client(people.token(ana)).ready(); var there = two.client(people.token(bea)).ready()) {
            for (int i = 0; i < 200; i++) {
                (i % 2 == 0 ? one : two).update(organization, UUID.randomUUID(), "m" + i,
                        Room.organization(organization), Room.user(ana.id));
            }

            Awaitility.await().untilAsserted(() -> {
                assertThat(here.events("conversation_update")).hasSize(200);
                assertThat(there.events("conversation_update")).hasSize(200);
            });
            assertThat(contents(here)).doesNotHaveDuplicates().isEqualTo(contents(there));
            assertThat(positions(here.events("conversation_update"))).isSorted();
        }
    }

    @Test
    void a_client_that_goes_on_at_another_server_misses_nothing() {
        try (var client = one.client(people.token(ana)).ready()) {
            one.update(organization, conversation, "1", Room.organization(organization));
            var last = client.event("conversation_update", any -> true).getString("event_id");
            client.disconnect();
            one.update(organization, conversation, "2", Room.organization(organization));

            var auth = new JsonObject().put("token", people.token(ana)).put("last_event_id", last);
            try (var again = SocketClient.open(two.url(), auth, "websocket").ready()) {
                // Told again, or told now, when this server has only just read it.
                again.event("conversation_update", update -> update.getString("content").equals("2"));
                assertThat(again.events("conversation_update")).extracting(event -> event.getString("content"))
                        .containsExactly("2");
                assertThat(again.events("resync")).isEmpty();
            }
        }
    }

    @Test
    void signals_are_heard_on_all_servers_in_order() {
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        one.stream.onSignal("cache_stale", body -> heard.add("one " + body.getInteger("n")));
        two.stream.onSignal("cache_stale", body -> heard.add("two " + body.getInteger("n")));

        for (int i = 0; i < 3; i++) {
            one.stream.signal(new Signal("cache_stale", new JsonObject().put("n", i)));
        }

        Awaitility.await().until(() -> heard.size() == 6);
        assertThat(heard).filteredOn(word -> word.startsWith("one")).containsExactly("one 0", "one 1", "one 2");
        assertThat(heard).filteredOn(word -> word.startsWith("two")).containsExactly("two 0", "two 1", "two 2");
    }

    @Test
    void a_right_that_ends_at_one_server_ends_at_all() {
        ana.sees.add(conversation);
        try (var client = two.client(people.token(ana)).ready()) {
            one.stream.signal(Signal.sessionEnded(organization, ana.login));

            client.await("the end", happening -> happening.name().equals("io server disconnect"));
        }
    }

    @Test
    void somebody_with_several_devices_is_online_until_the_last_is_gone_and_away_from_all_when_they_say_so_at_one() {
        try (var watcher = one.client(people.token(bea)).ready()) {
            var phone = one.client(people.token(ana)).ready();
            var desk = two.client(people.token(ana)).ready();
            awaitStatus(watcher, "online");
            phone.ask("presence", "away");
            awaitStatus(watcher, "away");
            try (var another = one.client(people.token(ana)).ready()) {
                assertThat(another.ask("presence", "online").getBoolean("ok")).isTrue();
                awaitOnlineIs(Map.of(ana.id, Presence.Status.ONLINE, bea.id, Presence.Status.ONLINE));
                desk.ask("presence", "away");
                awaitOnlineIs(Map.of(ana.id, Presence.Status.AWAY, bea.id, Presence.Status.ONLINE));
            }
            desk.close();
            awaitOnlineIs(Map.of(ana.id, Presence.Status.AWAY, bea.id, Presence.Status.ONLINE));
            phone.close();
            awaitStatus(watcher, "offline");

            awaitOnlineIs(Map.of(bea.id, Presence.Status.ONLINE));
            assertThat(watcher.events("presence_update")).filteredOn(event -> isAbout(event, ana))
                    .extracting(event -> event.getString("status"))
                    .containsExactly("online", "away", "online", "away", "offline");
        }
    }

    @Test
    void a_page_that_is_loaded_again_is_no_absence() {
        try (var patient = new Node(redis.url(), people, Node.quick(Duration.ofMinutes(1)));
                var watcher = one.client(people.token(bea)).ready()) {
            var before = patient.client(people.token(ana)).ready();
            awaitStatus(watcher, "online");
            before.close();
            try (var after = two.client(people.token(ana)).ready()) {
                after.ask("presence", "away");
                awaitStatus(watcher, "away");

                assertThat(watcher.events("presence_update")).filteredOn(event -> isAbout(event, ana))
                        .extracting(event -> event.getString("status")).containsExactly("online", "away");
            }
        }
    }

    @Test
    void when_a_server_dies_its_users_are_no_ghosts_and_the_others_load_afresh() {
        try (var watcher = one.client(people.token(bea)).ready(); var gone = two.client(people.token(ana)).ready()) {
            awaitStatus(watcher, "online");
            int before = watcher.count();

            two.dies();
            Awaitility.await().atMost(Duration.ofSeconds(12)).until(() -> watcher.happenings().stream().skip(before)
                    .anyMatch(happening -> happening.isEvent("resync")));

            awaitStatus(watcher, "offline");
            awaitOnlineIs(Map.of(bea.id, Presence.Status.ONLINE));
        }
        two = new Node(redis.url(), people, Node.quick());
    }

    @Test
    void a_server_that_starts_makes_the_consoles_load_afresh() {
        try (var client = one.client(people.token(ana)).ready()) {
            int before = client.count();
            try (var third = new Node(redis.url(), people)) {
                client.await("resync", before, happening -> happening.isEvent("resync"));
            }
        }
    }

    @Test
    void a_server_that_stops_lets_its_clients_go_so_that_they_come_back() {
        try (var client = two.client(people.token(ana)).ready()) {
            two.gateway.close();

            var gone = client.await("gone", happening -> happening.kind().equals("disconnect"));

            assertThat(gone.name()).isEqualTo("transport close");
        }
    }

    private static boolean isAbout(JsonObject event, People.Person person) {
        return person.id.toString().equals(event.getString("user_id"));
    }

    private void awaitStatus(SocketClient watcher, String status) {
        watcher.event("presence_update", event -> isAbout(event, ana) && status.equals(event.getString("status")));
    }

    private Map<UUID, Presence.Status> online() {
        return one.gateway.presence().online(organization);
    }

    private void awaitOnlineIs(Map<UUID, Presence.Status> expected) {
        Awaitility.await().untilAsserted(() -> assertThat(online()).isEqualTo(expected));
    }

    private static List<String> contents(SocketClient client) {
        return client.events("conversation_update").stream().map(event -> event.getString("content")).toList();
    }

    private static List<Position> positions(List<JsonObject> events) {
        return events.stream().map(event -> EventId.parse(event.getString("event_id")).orElseThrow().position())
                .toList();
    }
}
