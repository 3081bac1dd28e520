package io.balcao.platform.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.platform.Ids;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.redis.EmbeddedRedis;
import io.balcao.testing.SocketClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that was away misses nothing, hears nothing twice, and hears it in order; or is told to load afresh. (RT-03, RT-04) */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CatchUpTest {
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

    @Test
    void what_happened_while_a_client_was_away_is_told_when_it_is_back() {
        ana.sees.add(conversation);
        try (var client = node.client(people.token(ana)).ready()) {
            client.ask("subscribe:conversation", conversation.toString());
            node.message(organization, conversation, "1");
            client.event("new_message", message -> message.getString("content").equals("1"));
            client.disconnect();

            node.message(organization, conversation, "2");
            node.message(organization, UUID.randomUUID(), "secret");
            node.update(organization, conversation, "old row", Room.organization(organization));
            node.update(organization, conversation, "new row", Room.organization(organization));
            node.message(organization, conversation, "3");
            node.settle();
            comesBack(client);

            assertThat(client.events("new_message")).extracting(message -> message.getString("content"))
                    .containsExactly("1", "2", "3");
            assertThat(client.events("conversation_update")).extracting(update -> update.getString("content"))
                    .containsExactly("new row");
            assertThat(client.events("resync")).isEmpty();
            assertGrowing(client);
        }
    }

    /** Whoever commits last is not always the last to tell. */
    @Test
    void the_newest_state_of_a_row_is_told_though_an_older_one_came_into_the_stream_after_it() {
        try (var client = node.client(people.token(ana)).ready()) {
            client.disconnect();
            node.update(organization, conversation, 104, "older row", Room.organization(organization));
            node.update(organization, conversation, 106, "newest row", Room.organization(organization));
            node.update(organization, conversation, 105, "row before", Room.organization(organization));
            node.settle();
            comesBack(client);

            assertThat(client.events("conversation_update")).extracting(update -> update.getString("content"))
                    .containsExactly("newest row");
            assertGrowing(client);
        }
    }

    @Test
    void a_client_that_says_what_it_follows_follows_it_again_without_asking() {
        var hidden = UUID.randomUUID();
        ana.sees.add(conversation);
        var auth = new JsonObject().put("token", people.token(ana)).put("conversations",
                new JsonArray().add(conversation.toString()).add(hidden.toString()));
        try (var client = SocketClient.open(node.url(), auth, "websocket").ready()) {
            node.message(organization, conversation, "1");
            node.message(organization, hidden, "secret");
            client.event("new_message", message -> message.getString("content").equals("1"));
            client.disconnect();
            node.message(organization, conversation, "2");
            node.message(organization, hidden, "secret");
            node.settle();
            comesBack(client);
            node.message(organization, conversation, "3");

            client.event("new_message", message -> message.getString("content").equals("3"));
            assertThat(client.events("new_message")).extracting(message -> message.getString("content"))
                    .containsExactly("1", "2", "3");
            assertGrowing(client);
            assertThat(people.followed).contains(ana.id + " " + conversation).doesNotContain(ana.id + " " + hidden);
        }
    }

    @Test
    void subscribing_again_after_a_return_brings_what_came_in_between() {
        ana.sees.add(conversation);
        try (var client = node.client(people.token(ana)).ready()) {
            client.ask("subscribe:conversation", conversation.toString());
            client.disconnect();
            node.message(organization, conversation, "while away");
            node.settle();
            comesBack(client);
            node.message(organization, conversation, "while not subscribed");
            marker(client);

            client.ask("subscribe:conversation", conversation.toString());
            node.message(organization, conversation, "live");

            client.event("new_message", message -> message.getString("content").equals("live"));
            assertThat(client.events("new_message")).extracting(message -> message.getString("content"))
                    .containsExactly("while away", "while not subscribed", "live");
            assertGrowing(client);
        }
    }

    @Test
    void a_client_that_returns_twice_before_it_subscribes_again_still_misses_nothing() {
        ana.sees.add(conversation);
        try (var client = node.client(people.token(ana)).ready()) {
            client.ask("subscribe:conversation", conversation.toString());
            client.disconnect();
            node.settle();
            comesBack(client);
            node.message(organization, conversation, "between");
            // Its newest event is now one that came after the message which it was not told.
            marker(client);
            client.disconnect();
            node.settle();
            comesBack(client);

            assertThat(client.events("new_message")).extracting(message -> message.getString("content"))
                    .containsExactly("between");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "", "otherepoch-1-0-0", "x-1-2-3-u.1.2.3-c.9.9.9"})
    void an_id_that_means_nothing_here_is_answered_with_resync(String id) {
        var auth = new JsonObject().put("token", people.token(ana)).put("last_event_id", id);
        try (var client = SocketClient.open(node.url(), auth, "websocket").ready()) {
            assertThat(client.events("resync")).hasSize(1);
        }
    }

    @Test
    void an_id_from_the_future_is_answered_with_resync() {
        var id = node.stream.epoch() + "-" + (System.currentTimeMillis() + 60_000) + "-0-0";
        var auth = new JsonObject().put("token", people.token(ana)).put("last_event_id", id);
        try (var client = SocketClient.open(node.url(), auth, "websocket").ready()) {
            assertThat(client.events("resync")).hasSize(1);
        }
    }

    @Test
    void who_missed_more_than_is_sensible_is_told_to_load_afresh() {
        ana.sees.add(conversation);
        try (var client = node.client(people.token(ana)).ready()) {
            client.disconnect();
            for (int i = 0; i < 2_500; i++) {
                node.message(organization, conversation, "m" + i);
            }
            node.settle();
            comesBack(client);

            assertThat(client.events("resync")).hasSize(1);
            assertThat(client.events("new_message")).isEmpty();
        }
    }

    /** RT-05: what counts is when an event was told, which is after the commit, and not when its id was taken. */
    @Test
    void what_was_committed_in_another_order_than_ids_were_taken_is_not_missed() {
        ana.sees.add(conversation);
        var older = Ids.next().toString();
        var newer = Ids.next().toString();
        try (var client = node.client(people.token(ana)).ready()) {
            client.ask("subscribe:conversation", conversation.toString());
            node.message(organization, conversation, newer);
            client.event("new_message", message -> message.getString("content").equals(newer));
            client.disconnect();
            node.message(organization, conversation, older);
            node.settle();
            comesBack(client);
            client.ask("subscribe:conversation", conversation.toString());

            client.event("new_message", message -> message.getString("content").equals(older));
            assertThat(client.events("new_message")).extracting(message -> message.getString("content"))
                    .containsExactly(newer, older);
        }
    }

    @Test
    void what_others_were_told_meanwhile_does_not_count() {
        ana.isSupervisor = false;
        ana.sees.add(conversation);
        try (var client = node.client(people.token(ana)).ready()) {
            client.disconnect();
            node.message(organization, conversation, "mine");
            for (int i = 0; i < 3_000; i++) {
                node.message(organization, UUID.randomUUID(), "other");
            }
            node.settle();
            comesBack(client);
            node.message(organization, conversation, "not followed yet");
            node.settle();
            client.ask("subscribe:conversation", conversation.toString());

            client.event("new_message", message -> message.getString("content").equals("not followed yet"));
            assertThat(client.events("new_message")).extracting(message -> message.getString("content"))
                    .containsExactly("mine", "not followed yet");
            assertThat(client.events("resync")).isEmpty();
        }
    }

    @Test
    void what_this_server_has_forgotten_is_looked_up_in_the_stream() {
        ana.sees.add(conversation);
        var flood = new OrganizationId(UUID.randomUUID());
        try (var client = node.client(people.token(ana)).ready()) {
            client.disconnect();
            node.message(organization, conversation, "long ago");
            // Another organization's events push it out of this server's memory.
            for (int i = 0; i < 90; i++) {
                for (int j = 0; j < 20; j++) {
                    node.message(flood, conversation, "x".repeat(10_000));
                }
                var sent = i;
                Awaitility.await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(2))
                        .until(() -> sent >= 0 && node.meter("balcao.events.pending.bytes") == 0);
            }
            node.message(organization, conversation, "just now");
            node.settle();
            comesBack(client);

            assertThat(client.events("new_message")).extracting(message -> message.getString("content"))
                    .containsExactly("long ago", "just now");
            assertThat(client.events("resync")).isEmpty();
        }
    }

    /** The state of a console that only hears events, cut again and again, against what was really written. */
    @ParameterizedTest
    @ValueSource(strings = {"websocket", "polling"})
    void under_load_and_with_many_cuts_the_screen_is_right_in_the_end(String transport) throws Exception {
        var random = new Random(7);
        List<UUID> conversations = IntStream.range(0, 20).mapToObj(i -> UUID.randomUUID()).toList();
        ana.sees.addAll(conversations);
        var ids = new JsonArray();
        conversations.forEach(id -> ids.add(id.toString()));
        var auth = new JsonObject().put("token", people.token(ana)).put("conversations", ids);
        Map<UUID, List<String>> written = new HashMap<>();
        Map<UUID, String> rows = new HashMap<>();
        var isOver = new AtomicBoolean();
        try (var client = SocketClient.open(node.url(), auth, transport).ready()) {
            var writer = Thread.ofVirtual().start(() -> {
                for (int i = 0; i < 6_000; i++) {
                    var id = conversations.get(random.nextInt(conversations.size()));
                    var text = "m" + i;
                    node.message(organization, id, text);
                    node.update(organization, id, text, Room.organization(organization));
                    written.computeIfAbsent(id, key -> new ArrayList<>()).add(text);
                    rows.put(id, text);
                    if (i % 10 == 0) {
                        java.util.concurrent.locks.LockSupport.parkNanos(1_500_000);
                    }
                }
                isOver.set(true);
            });
            while (!isOver.get()) {
                int heard = client.count();
                client.cut();
                client.await("back", heard, happening -> happening.isEvent("ready"));
            }
            writer.join();
            marker(client);
            Awaitility.await().untilAsserted(() -> assertThat(rowsOf(client)).isEqualTo(rows));

            if (client.events("resync").isEmpty()) {
                assertThat(messagesOf(client)).isEqualTo(written);
            }
            assertThat(client.happenings()).filteredOn(happening -> happening.kind().equals("disconnect"))
                    .hasSizeGreaterThan(2);
            assertThat(client.events("resync")).isEmpty();
            assertGrowing(client);
        }
    }

    private static Map<UUID, String> rowsOf(SocketClient client) {
        Map<UUID, String> rows = new HashMap<>();
        client.events("conversation_update").stream().filter(row -> !row.getString("content").equals("marker"))
                .forEach(row -> rows.put(UUID.fromString(row.getString("conversation_id")), row.getString("content")));
        return rows;
    }

    private static Map<UUID, List<String>> messagesOf(SocketClient client) {
        Map<UUID, List<String>> messages = new HashMap<>();
        client.events("new_message").forEach(message -> messages
                .computeIfAbsent(UUID.fromString(message.getString("conversation_id")), key -> new ArrayList<>())
                .add(message.getString("content")));
        return messages;
    }

    private void marker(SocketClient client) {
        var id = UUID.randomUUID();
        node.update(organization, id, "marker", Room.everyone(organization));
        client.event("conversation_update", update -> update.getString("conversation_id").equals(id.toString()));
    }

    /** Ids only grow, over all connections of a client, and none comes twice. */
    private static void assertGrowing(SocketClient client) {
        EventId last = null;
        for (var happening : client.happenings()) {
            if (happening.kind().equals("event")) {
                var id = EventId.parse(happening.eventId()).orElseThrow();
                if (last != null) {
                    int order = id.position().compareTo(last.position());
                    assertThat(order > 0 || (order == 0 && id.count() > last.count()))
                            .as("%s after %s", id, last).isTrue();
                }
                last = id;
            }
        }
    }

    private static void comesBack(SocketClient client) {
        // Counted before: the answer may be there at once.
        int heard = client.count();
        client.connect();
        client.await("ready again", heard, happening -> happening.isEvent("ready"));
    }
}
