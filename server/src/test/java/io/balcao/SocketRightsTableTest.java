package io.balcao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.balcao.WholeServer.Person;
import io.balcao.WholeServer.Shop;
import io.balcao.platform.Ids;
import io.balcao.platform.Role;
import io.balcao.testing.SocketClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Who may say what on a socket, by the rules of the desk and with the official client (AU-11, RT-09), and that a right that
 * is gone is gone on an open socket too (RT-10).
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SocketRightsTableTest {
    private static final String NOT_FOUND = new JsonObject().put("ok", false).put("error", "not_found").encode();
    private static final String OK = new JsonObject().put("ok", true).encode();
    /** What of a conversation a client may ask for. */
    private static final List<String> ABOUT_CONVERSATIONS = List.of("subscribe:conversation", "typing");
    private static final WholeServer server = WholeServer.shared();

    private final Shop shop = server.shop("Segredo");
    private final Person ana = member();
    private final Person bia = member();

    private Person member() {
        var person = shop.user(Role.ATTENDANT);
        shop.joins(shop.sales, person);
        return person;
    }

    @TestFactory
    Stream<DynamicTest> who_sees_a_conversation_may_follow_it_and_to_everybody_else_it_is_not_there() {
        var waiting = shop.waiting();
        var held = shop.heldBy(ana);
        var closed = shop.closedBy(ana);
        var outsider = shop.user(Role.ATTENDANT);
        var people = Map.of("the attendant who has it", ana, "a colleague of the department", bia,
                "an attendant of no department", outsider, "a supervisor", shop.user(Role.SUPERVISOR), "an admin",
                shop.admin, "another organization's admin", server.shop("Vizinha").admin);
        var sees = Map.of("the attendant who has it", List.of(waiting, held, closed),
                "a colleague of the department", List.of(waiting), "a supervisor", List.of(waiting, held, closed),
                "an admin", List.of(waiting, held, closed));
        return people.entrySet().stream().flatMap(person -> ABOUT_CONVERSATIONS.stream()
                .map(event -> dynamicTest(event + ": " + person.getKey(), () -> {
                    try (var socket = person.getValue().socket()) {
                        assertThat(socket.ask(event, Ids.next().toString()).encode()).isEqualTo(NOT_FOUND);
                        for (var conversation : List.of(waiting, held, closed)) {
                            assertThat(socket.ask(event, conversation.toString()).encode()).isEqualTo(
                                    sees.getOrDefault(person.getKey(), List.of()).contains(conversation)
                                            ? OK
                                            : NOT_FOUND);
                        }
                    }
                })));
    }

    @Test
    void every_role_may_say_how_it_is_and_leave_and_nobody_joins_a_room_by_its_name() {
        var hers = shop.heldBy(ana);
        for (var person : List.of(ana, shop.user(Role.SUPERVISOR), shop.admin)) {
            try (var socket = person.socket()) {
                assertThat(socket.ask("presence", "away").encode()).isEqualTo(OK);
                assertThat(socket.ask("unsubscribe:conversation", hers.toString()).encode()).isEqualTo(OK);
                assertThat(socket.ask("auth:refresh", person.token).encode()).isEqualTo(OK);
                assertThat(socket.ask("auth:refresh", person.refreshToken).getBoolean("ok")).isFalse();
                for (var event : List.of("join", "subscribe", "subscribe:organization", "new_message")) {
                    assertThat(socket.ask(event, "organization:" + shop.id).getString("error"))
                            .isEqualTo("unknown_event");
                }
                assertThat(socket.ask("subscribe:conversation", "organization:" + shop.id).getString("error"))
                        .isEqualTo("invalid");
            }
        }
    }

    @Test
    void without_a_token_nothing_is_heard_and_nothing_is_told() {
        var conversation = shop.heldBy(ana);
        try (var hers = ana.socket()) {
            hers.ask("subscribe:conversation", conversation.toString());
            for (var auth : List.of(new JsonObject(), new JsonObject().put("token", ana.refreshToken),
                    new JsonObject().put("token", ana.token.substring(2)))) {
                try (var stranger = SocketClient.open(server.uri("").toString(), auth, "websocket")) {
                    stranger.await("refusal", happening -> happening.kind().equals("connect_error"));
                    stranger.say("subscribe:conversation", conversation.toString());
                    stranger.say("typing", conversation.toString());
                    says(conversation, "segredo");
                    hers.event("new_message", message -> message.getString("content").equals("segredo"));
                    assertThat(stranger.happenings()).noneMatch(happening -> happening.kind().equals("event"));
                }
            }
            assertThat(hers.events("user_typing")).isEmpty();
        }
    }

    @Test
    void a_transfer_away_ends_what_is_heard() {
        afterWhich((conversation, supervisor) -> ok(supervisor.sends("POST",
                "/conversations/" + conversation + "/transfer", new JsonObject().put("to_user_id",
                        bia.id.toString()))));
    }

    @Test
    void a_department_that_was_left_ends_what_is_heard() {
        var conversation = shop.waiting();
        afterWhich(conversation, () -> ok(shop.admin.sends("PATCH", "/departments/" + shop.sales,
                new JsonObject().put("member_ids", new JsonArray().add(bia.id.toString())))));
    }

    @Test
    void a_role_that_was_taken_ends_what_is_heard() {
        var supervisor = shop.user(Role.SUPERVISOR);
        var conversation = shop.heldBy(ana);
        endsFor(supervisor, conversation, () -> ok(shop.admin.sends("PATCH", "/users/" + supervisor.id,
                new JsonObject().put("role", "attendant"))));
    }

    @Test
    void a_user_who_was_disabled_hears_nothing() {
        afterWhich((conversation, supervisor) -> ok(shop.admin.sends("PATCH", "/users/" + ana.id,
                new JsonObject().put("is_active", false))));
    }

    @Test
    void a_logout_ends_what_is_heard() {
        afterWhich((conversation, supervisor) -> assertThat(ana.sends("POST", "/auth/logout", null).status())
                .isEqualTo(204));
    }

    private void afterWhich(BiConsumer<UUID, Person> change) {
        var supervisor = shop.user(Role.SUPERVISOR);
        var conversation = shop.heldBy(ana);
        afterWhich(conversation, () -> change.accept(conversation, supervisor));
    }

    private void afterWhich(UUID conversation, Runnable change) {
        endsFor(ana, conversation, change);
    }

    /** Who has lost the right hears nothing that was committed a second later or more; who still has it hears all. */
    private void endsFor(Person person, UUID conversation, Runnable change) {
        try (var socket = person.socket(); var admins = shop.admin.socket()) {
            assertThat(socket.ask("subscribe:conversation", conversation.toString()).encode()).isEqualTo(OK);
            assertThat(admins.ask("subscribe:conversation", conversation.toString()).encode()).isEqualTo(OK);
            says(conversation, "before");
            socket.event("new_message", message -> message.getString("content").equals("before"));

            change.run();
            var changed = System.nanoTime();

            Awaitility.await().pollInterval(Duration.ofMillis(50)).until(() -> {
                says(conversation, "segredo");
                return System.nanoTime() - changed > Duration.ofMillis(1_100).toNanos();
            });
            says(conversation, "the last");
            admins.event("new_message", message -> message.getString("content").equals("the last"));
            assertThat(socket.happenings()).filteredOn(happening -> happening.isEvent("new_message")
                    && happening.nanos() - changed > Duration.ofSeconds(1).toNanos()).isEmpty();
            assertThat(socket.happenings()).filteredOn(happening -> happening.isEvent("conversation_update")
                    && happening.data().getString("id", "").equals(conversation.toString())
                    && happening.nanos() - changed > Duration.ofSeconds(1).toNanos()).isEmpty();
        }
    }

    /** The customer writes, on the road of every message. */
    private void says(UUID conversation, String text) {
        shop.customerSays(conversation, text);
    }

    private static void ok(WholeServer.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }
}
