package io.balcao.platform.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.platform.OrganizationId;
import io.balcao.platform.redis.EmbeddedRedis;
import io.balcao.testing.RawSocket;
import io.balcao.testing.SocketClient;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A socket is told what its user may see at that moment, and nothing else. (RT-09, RT-10, RT-11, RT-12) */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SocketRightsTest {
    @TempDir
    static Path directory;

    static EmbeddedRedis redis;
    static People people = new People();
    static Node node;

    final OrganizationId organization = new OrganizationId(UUID.randomUUID());
    final OrganizationId other = new OrganizationId(UUID.randomUUID());
    final People.Person ana = people.person(organization, "Ana");
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
    void one_follows_a_conversation_from_the_ack_until_one_stops() {
        ana.sees.add(conversation);
        try (var client = node.client(people.token(ana)).ready()) {
            node.message(organization, conversation, "before");
            marker(client);

            assertThat(client.ask("subscribe:conversation", conversation.toString()).getBoolean("ok")).isTrue();
            node.message(organization, conversation, "during");
            client.event("new_message", message -> message.getString("content").equals("during"));
            assertThat(client.ask("unsubscribe:conversation", conversation.toString()).getBoolean("ok")).isTrue();
            node.message(organization, conversation, "after");
            marker(client);

            assertThat(client.events("new_message")).extracting(message -> message.getString("content"))
                    .containsExactly("during");
            assertThat(people.followed).contains(ana.id + " " + conversation);
        }
    }

    @Test
    void a_conversation_that_one_may_not_see_looks_like_one_that_does_not_exist() {
        try (var client = node.client(people.token(ana)).ready()) {
            var notMine = client.ask("subscribe:conversation", conversation.toString());
            var none = client.ask("subscribe:conversation", UUID.randomUUID().toString());
            node.message(organization, conversation, "secret");
            marker(client);

            assertThat(notMine).isEqualTo(none).isEqualTo(new JsonObject().put("ok", false).put("error", "not_found"));
            assertThat(client.events("new_message")).isEmpty();
        }
    }

    @Test
    void nothing_crosses_organizations_even_if_a_room_has_the_same_id() {
        ana.sees.add(conversation);
        try (var client = node.client(people.token(ana)).ready()) {
            client.ask("subscribe:conversation", conversation.toString());

            node.message(other, conversation, "secret");
            node.update(other, conversation, "secret", Room.user(ana.id), Room.everyone(organization));
            marker(client);

            assertThat(client.happenings()).noneMatch(
                    happening -> "secret".equals(happening.data().getString("content")));
        }
    }

    @Test
    void who_loses_a_conversation_hears_no_more_of_it() {
        ana.sees.add(conversation);
        try (var client = node.client(people.token(ana)).ready()) {
            client.ask("subscribe:conversation", conversation.toString());

            ana.sees.remove(conversation);
            node.stream.signal(Signal.conversationMoved(organization, conversation));
            assertDeaf(client, "new_message", () -> node.message(organization, conversation, "secret"));
        }
    }

    @Test
    void who_leaves_a_department_hears_no_more_of_it_and_who_joins_one_does() {
        var sales = UUID.randomUUID();
        var support = UUID.randomUUID();
        ana.departments.add(sales);
        try (var client = node.client(people.token(ana)).ready()) {
            node.update(organization, conversation, "first", Room.department(sales));
            client.event("conversation_update", update -> update.getString("content").equals("first"));

            ana.departments.remove(sales);
            ana.departments.add(support);
            node.stream.signal(Signal.rightsChanged(organization, ana.id));

            assertDeaf(client, "conversation_update",
                    () -> node.update(organization, UUID.randomUUID(), "secret", Room.department(sales)));
            node.update(organization, UUID.randomUUID(), "new here", Room.department(support));
            client.event("conversation_update", update -> update.getString("content").equals("new here"));
        }
    }

    @Test
    void a_user_who_is_disabled_is_put_out_and_does_not_come_back() {
        try (var client = node.client(people.token(ana)).ready()) {
            ana.isDisabled = true;
            node.stream.signal(Signal.rightsChanged(organization, ana.id));

            var out = client.await("disconnect", happening -> happening.kind().equals("disconnect"));

            assertThat(out.name()).isEqualTo("io server disconnect");
        }
    }

    @Test
    void a_logout_closes_the_login_s_sockets() {
        try (var client = node.client(people.token(ana)).ready();
                var polling = SocketClient.open(node.url(), new JsonObject().put("token", people.token(ana)), "polling")
                        .ready()) {
            node.stream.signal(Signal.sessionEnded(organization, ana.login));

            for (var one : new SocketClient[]{client, polling}) {
                assertThat(one.await("disconnect", happening -> happening.kind().equals("disconnect")).name())
                        .isEqualTo("io server disconnect");
            }
        }
    }

    @Test
    void when_the_token_expires_the_session_ends_and_nothing_is_told_after() {
        ana.expiresAt = Instant.now().plusMillis(900);
        try (var client = node.client(people.token(ana)).ready()) {
            var out = client.await("disconnect", happening -> happening.kind().equals("disconnect"));
            node.update(organization, conversation, "secret", Room.user(ana.id));

            assertThat(out.name()).isEqualTo("io server disconnect");
            assertThat(Instant.now()).isAfter(ana.expiresAt);
            assertThat(client.events("conversation_update")).isEmpty();
        }
    }

    @Test
    void a_new_token_in_time_keeps_the_session_alive() {
        ana.expiresAt = Instant.now().plusMillis(900);
        var token = people.token(ana);
        try (var client = node.client(token).ready()) {
            assertThat(client.ask("auth:refresh", "wrong").getString("error")).isEqualTo("unauthorized");
            var bea = people.token(people.person(organization, "Bea"));
            assertThat(client.ask("auth:refresh", bea).getString("error")).isEqualTo("unauthorized");
            var firstEnds = ana.expiresAt;
            ana.expiresAt = Instant.now().plusSeconds(60);

            assertThat(client.ask("auth:refresh", people.token(ana)).getBoolean("ok")).isTrue();

            Awaitility.await().until(() -> Instant.now().isAfter(firstEnds.plusMillis(300)));
            marker(client);
            assertThat(client.happenings()).noneMatch(happening -> happening.kind().equals("disconnect"));
        }
    }

    @Test
    void malformed_wishes_are_answered_and_harm_nobody() {
        try (var client = node.client(people.token(ana)).ready()) {
            assertThat(client.ask("subscribe:conversation", "x").getString("error")).isEqualTo("invalid");
            assertThat(client.ask("subscribe:conversation").getString("error")).isEqualTo("invalid");
            assertThat(client.ask("typing", new JsonObject().put("a", 1)).getString("error")).isEqualTo("invalid");
            assertThat(client.ask("presence", "dancing").getString("error")).isEqualTo("invalid");
            assertThat(client.ask("join", "organization:" + organization).getString("error"))
                    .isEqualTo("unknown_event");
            assertThat(client.happenings()).noneMatch(happening -> happening.kind().equals("disconnect"));
        }
    }

    @Test
    void a_thousand_events_a_second_are_limited_and_then_closed() {
        try (var neighbour = node.client(people.token(ana)).ready(); var raw = connected(ana)) {
            for (int i = 0; i < 100; i++) {
                raw.send("42" + i + "[\"presence\",\"online\"]");
            }
            int refused = 0;
            for (int acks = 0; acks < 100;) {
                var frame = raw.read().orElseThrow();
                acks += frame.startsWith("43") ? 1 : 0;
                refused += frame.contains("too_many") ? 1 : 0;
            }
            boolean isOpen = true;
            for (int i = 0; i < 1_000 && isOpen; i++) {
                isOpen = raw.send("42[\"presence\",\"online\"]");
            }
            raw.readToEnd();

            assertThat(refused).isBetween(30, 45);
            assertThat(neighbour.ask("presence", "online").getBoolean("ok")).isTrue();
        }
    }

    @Test
    void subscriptions_are_limited() {
        try (var client = node.client(people.token(ana)).ready()) {
            for (int i = 0; i < 20; i++) {
                var id = UUID.randomUUID();
                ana.sees.add(id);
                assertThat(client.ask("subscribe:conversation", id.toString()).getBoolean("ok")).isTrue();
            }
            ana.sees.add(conversation);
            assertThat(client.ask("subscribe:conversation", conversation.toString()).getString("error"))
                    .isEqualTo("too_many_subscriptions");
        }
    }

    @Test
    void a_malformed_packet_closes_its_client_only() {
        try (var neighbour = node.client(people.token(ana)).ready(); var raw = connected(ana)) {
            raw.send("42[\"presence\",");

            assertThat(raw.readToEnd()).noneMatch(frame -> frame.startsWith("43"));
            assertThat(neighbour.ask("presence", "online").getBoolean("ok")).isTrue();
        }
    }

    @Test
    void typing_is_told_to_the_others_and_not_at_every_key() {
        var bea = people.person(organization, "Bea");
        ana.sees.add(conversation);
        bea.sees.add(conversation);
        try (var hers = node.client(people.token(ana)).ready(); var other = node.client(people.token(bea)).ready()) {
            hers.ask("subscribe:conversation", conversation.toString());
            other.ask("subscribe:conversation", conversation.toString());

            for (int i = 0; i < 5; i++) {
                assertThat(hers.ask("typing", conversation.toString()).getBoolean("ok")).isTrue();
            }
            var typing = other.event("user_typing", any -> true);
            marker(other);

            assertThat(typing.getString("user_name")).isEqualTo("Ana");
            assertThat(typing.getString("user_id")).isEqualTo(ana.id.toString());
            assertThat(typing.getString("conversation_id")).isEqualTo(conversation.toString());
            assertThat(other.events("user_typing")).hasSize(1);
            assertThat(hers.events("user_typing")).isEmpty();
            assertThat(other.ask("typing", UUID.randomUUID().toString()).getString("error")).isEqualTo("not_found");
        }
    }

    private static RawSocket connected(People.Person person) {
        var raw = RawSocket.open(node.gateway.port());
        raw.read();
        raw.send("40{\"token\":\"" + people.token(person) + "\"}");
        raw.read();
        raw.read();
        return raw;
    }

    /** What is published goes out in order: when this has come, so has everything before. */
    private void marker(SocketClient client) {
        var id = UUID.randomUUID();
        node.update(organization, id, "marker", Room.everyone(organization));
        client.event("conversation_update", update -> update.getString("conversation_id").equals(id.toString()));
    }

    /** From a second after the change on, nothing of this is heard. */
    private void assertDeaf(SocketClient client, String event, Runnable publish) {
        var change = System.nanoTime();
        Awaitility.await().pollInterval(Duration.ofMillis(20)).until(() -> {
            publish.run();
            return System.nanoTime() - change > Duration.ofMillis(1_100).toNanos();
        });
        marker(client);
        assertThat(client.happenings()).filteredOn(happening -> happening.isEvent(event)
                && happening.data().getString("content").equals("secret"))
                .allMatch(happening -> happening.nanos() - change < Duration.ofSeconds(1).toNanos());
    }
}
