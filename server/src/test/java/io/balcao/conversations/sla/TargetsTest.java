package io.balcao.conversations.sla;

import static io.balcao.conversations.sla.Shelf.ok;
import static io.balcao.conversations.sla.Shelf.policy;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.balcao.conversations.ingest.Phone;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** How soon a customer is to be answered is known at any moment, and whoever has to know hears in time. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TargetsTest {
    private static final JsonObject ALL = policy("Todos").put("first_response_minutes", 10)
            .put("next_response_minutes", 20).put("resolution_minutes", 60);

    private final Shelf shelf = new Shelf();

    private Instant since(UUID conversation, String column) {
        return requireNonNull(shelf.clocks(conversation).getInstant(column));
    }

    @Test
    void the_clock_of_the_first_answer_runs_from_when_people_are_asked_until_one_answers() {
        shelf.writes(ALL.copy());
        var conversation = shelf.asks("Rita");

        var asked = since(conversation, "response_since");
        var seen = shelf.seen(conversation);
        assertThat(List.of(seen.getString("sla_state"), seen.getString("sla_target"), seen.getInstant("sla_due_at")))
                .isEqualTo(List.of("running", "first_response", asked.plus(Duration.ofMinutes(10))));

        shelf.takes(shelf.ana, conversation);
        assertThat(shelf.due(conversation)).isEqualTo(asked.plus(Duration.ofMinutes(10)));
        shelf.says(shelf.ana, conversation, "Oi, Rita");

        assertThat(shelf.state(conversation)).isEqualTo("paused");
        assertThat(shelf.due(conversation)).isNull();
        assertThat(shelf.events(conversation)).containsExactly("met first_response");
    }

    @Test
    void what_the_customer_writes_next_has_its_own_target_and_notes_are_no_answer() {
        shelf.writes(ALL.copy());
        var conversation = shelf.asks("Rita");
        shelf.takes(shelf.ana, conversation);
        shelf.says(shelf.ana, conversation, "Oi, Rita");

        shelf.customerSays(conversation, "E o pedido?");
        var asked = since(conversation, "response_since");
        shelf.customerSays(conversation, "Alô?");
        ok(shelf.ana.posts("/messages", new JsonObject().put("conversation_id", conversation.toString())
                .put("content", "cliente antiga").put("message_type", "note").put("client_id", "nota")));

        assertThat(since(conversation, "response_since")).isEqualTo(asked);
        assertThat(shelf.seen(conversation).getString("sla_target")).isEqualTo("next_response");
        assertThat(shelf.due(conversation)).isEqualTo(asked.plus(Duration.ofMinutes(20)));
        shelf.says(shelf.ana, conversation, "Chega amanhã");
        shelf.closes(shelf.ana, conversation);
        assertThat(shelf.events(conversation)).containsExactly("met first_response", "met next_response",
                "met resolution");
        assertThat(shelf.state(conversation)).isNull();
    }

    @Test
    void the_time_in_which_the_customer_is_waited_for_is_not_counted() {
        shelf.writes(policy("Fim").put("resolution_minutes", 60));
        var conversation = shelf.asks("Rita");
        shelf.takes(shelf.ana, conversation);
        shelf.shop.sql("UPDATE conversation_sla SET resolution_since = resolution_since - interval '40 minutes'"
                + " WHERE conversation_id = $1", conversation);
        shelf.says(shelf.ana, conversation, "Qual o número?");
        var spent = shelf.clocks(conversation).getLong("resolution_spent_ms");
        assertThat(spent).isBetween(40 * 60_000L, 41 * 60_000L);

        shelf.customerSays(conversation, "É o 12");

        assertThat(shelf.due(conversation)).isEqualTo(
                since(conversation, "resolution_since").plusMillis(60 * 60_000L - spent));
        assertThat(shelf.seen(conversation).getString("sla_target")).isEqualTo("resolution");
    }

    @Test
    void a_message_that_comes_in_by_whatsapp_sets_a_clock_that_stood_still_going() {
        shelf.writes(ALL.copy());
        var phone = new Phone(Shelf.SERVER.ground, shelf.shop.id, shelf.channel);
        phone.writes("5511987654321", "Oi");
        var conversation = UUID.fromString(
                shelf.shop.rows("SELECT id FROM conversations").getFirst().getString("id"));
        shelf.takes(shelf.supervisor, conversation);
        shelf.says(shelf.supervisor, conversation, "Qual o número?");
        assertThat(shelf.state(conversation)).isEqualTo("paused");

        phone.writes("5511987654321", "É o 12");

        assertThat(shelf.state(conversation)).isEqualTo("running");
        assertThat(shelf.due(conversation)).isEqualTo(since(conversation, "response_since").plus(
                Duration.ofMinutes(20)));
    }

    @Test
    void of_several_servers_that_look_at_once_one_tells() throws InterruptedException {
        shelf.writes(policy("Primeira").put("first_response_minutes", 10));
        var conversations = List.of(shelf.asks("Rita"), shelf.asks("Caio"), shelf.asks("Lia"));
        var late = Instant.now().plus(Duration.ofMinutes(9));

        var servers = IntStream.range(0, 6).mapToObj(i -> Thread.startVirtualThread(() -> shelf.ringAt(late)))
                .toList();
        for (var server : servers) {
            server.join();
        }
        shelf.ringAt(late);

        // What several tell at once leaves one after the other.
        await().until(() -> conversations.stream().noneMatch(one -> shelf.told(one).isEmpty()));
        for (var conversation : conversations) {
            assertThat(shelf.told(conversation)).containsExactly("sla_at_risk");
            assertThat(shelf.events(conversation)).containsExactly("at_risk first_response");
        }
    }

    @Test
    void at_risk_and_too_late_are_told_once_each_and_written_down_with_their_own_time() {
        shelf.writes(policy("Primeira").put("first_response_minutes", 10));
        var conversation = shelf.asks("Rita");
        shelf.takes(shelf.ana, conversation);
        var asked = since(conversation, "response_since");

        shelf.ringAt(asked.plus(Duration.ofMinutes(8)).minusMillis(1));
        assertThat(shelf.state(conversation)).isEqualTo("running");
        shelf.ringAt(asked.plus(Duration.ofMinutes(8)));
        shelf.ringAt(asked.plus(Duration.ofMinutes(9)));
        assertThat(shelf.state(conversation)).isEqualTo("at_risk");
        assertThat(shelf.told(conversation)).containsExactly("sla_at_risk");

        shelf.ringAt(asked.plus(Duration.ofMinutes(25)));
        shelf.ringAt(asked.plus(Duration.ofMinutes(26)));

        assertThat(shelf.state(conversation)).isEqualTo("breached");
        assertThat(shelf.told(conversation)).containsExactly("sla_at_risk", "sla_breached");
        assertThat(shelf.events(conversation)).containsExactly("at_risk first_response", "breached first_response");
        assertThat(shelf.shop.rows("SELECT occurred_at, user_id::text AS who FROM sla_events WHERE conversation_id = $1"
                + " ORDER BY position", conversation)).extracting(row -> row.getInstant("occurred_at"),
                        row -> row.getString("who"))
                .containsExactly(org.assertj.core.groups.Tuple.tuple(asked.plus(Duration.ofMinutes(8)),
                        shelf.ana.id.toString()),
                        org.assertj.core.groups.Tuple.tuple(asked.plus(Duration.ofMinutes(10)),
                                shelf.ana.id.toString()));
        shelf.says(shelf.ana, conversation, "Desculpe a demora");
        assertThat(shelf.events(conversation)).hasSize(2);
    }

    @Test
    void an_answer_that_came_too_late_is_a_miss_though_nobody_had_looked() {
        shelf.writes(policy("Primeira").put("first_response_minutes", 10));
        var conversation = shelf.asks("Rita");
        shelf.takes(shelf.ana, conversation);
        shelf.shop.sql("UPDATE conversation_sla SET response_since = response_since - interval '1 hour',"
                + " response_due_at = response_due_at - interval '1 hour',"
                + " response_warns_at = response_warns_at - interval '1 hour' WHERE conversation_id = $1",
                conversation);

        shelf.says(shelf.ana, conversation, "Oi");

        assertThat(shelf.events(conversation)).containsExactly("at_risk first_response", "breached first_response");
    }

    @Test
    void with_the_bot_nothing_runs_and_a_reopening_begins_anew() {
        shelf.writes(ALL.copy());
        var conversation = shelf.asks("Rita");
        shelf.takes(shelf.ana, conversation);
        shelf.transfers(shelf.ana, conversation, new JsonObject().put("to_bot", true));
        assertThat(shelf.state(conversation)).isNull();
        shelf.ringAt(Instant.now().plus(Duration.ofDays(1)));
        assertThat(shelf.events(conversation)).isEmpty();

        shelf.shop.sql("UPDATE conversations SET owner = 'queue', status = 'waiting', department_id = $2,"
                + " waiting_since = clock_timestamp() WHERE id = $1", conversation, shelf.sales);
        assertThat(shelf.seen(conversation).getString("sla_target")).isEqualTo("first_response");
        assertThat(since(conversation, "resolution_since")).isAfter(Instant.now().minusSeconds(60));

        shelf.closes(shelf.supervisor, conversation);
        assertThat(shelf.events(conversation)).containsExactly("met resolution");
        ok(shelf.supervisor.posts("/conversations/" + conversation + "/reopen", new JsonObject()));
        assertThat(shelf.state(conversation)).isEqualTo("paused");
        shelf.customerSays(conversation, "voltei");
        assertThat(shelf.seen(conversation).getString("sla_target")).isEqualTo("first_response");
    }

    @Test
    void the_most_specific_policy_that_fits_holds_and_the_order_can_be_changed() {
        var everybody = shelf.writes(policy("Todos").put("first_response_minutes", 60));
        var department = shelf.writes(policy("Vendas").put("first_response_minutes", 30)
                .put("department_id", shelf.sales.toString()));
        var urgent = shelf.writes(policy("Vendas urgente").put("first_response_minutes", 5)
                .put("department_id", shelf.sales.toString()).put("priority", "urgent"));
        assertThat(shelf.shop.admin
                .posts("/sla-policies", policy("VIP").put("first_response_minutes", 15).put("tag", "vip"))
                .body().encode()).contains("\"tag\"");
        shelf.shop.sql("INSERT INTO tags (id, organization_id, name) VALUES (gen_random_uuid(), $1, 'vip')",
                shelf.shop.id.value());
        var vip = shelf.writes(policy("VIP").put("first_response_minutes", 15).put("tag", "vip"));
        assertThat(order()).containsExactly(urgent, department, vip, everybody);

        var conversation = shelf.asks("Rita");
        assertThat(minutes(conversation)).isEqualTo(30);
        ok(shelf.supervisor.patches("/conversations/" + conversation, new JsonObject().put("priority", "urgent")));
        assertThat(minutes(conversation)).isEqualTo(5);
        shelf.transfers(shelf.supervisor, conversation,
                new JsonObject().put("to_department_id", shelf.support.toString()));
        assertThat(minutes(conversation)).isEqualTo(60);
        shelf.shop.sql("UPDATE conversations SET tags = '{vip}' WHERE id = $1", conversation);
        assertThat(minutes(conversation)).isEqualTo(15);

        ok(shelf.shop.admin.puts("/sla-policies/order", new JsonObject().put("ids", new JsonArray()
                .add(everybody.toString()).add(urgent.toString()).add(department.toString()).add(vip.toString()))));
        shelf.ring();
        assertThat(minutes(conversation)).isEqualTo(60);
        assertThat(Shelf.SERVER.send("DELETE", "/sla-policies/" + everybody, shelf.shop.admin.token, null).status())
                .isEqualTo(204);
        shelf.ring();
        assertThat(minutes(conversation)).isEqualTo(15);
        assertThat(shelf.shop.admin.puts("/sla-policies/order", new JsonObject().put("ids",
                new JsonArray().add(vip.toString()))).status()).isEqualTo(409);
    }

    private long minutes(UUID conversation) {
        return Duration.between(since(conversation, "response_since"), requireNonNull(shelf.due(conversation)))
                .toMinutes();
    }

    private List<UUID> order() {
        return ok(shelf.supervisor.gets("/sla-policies")).body().getJsonArray("data").stream()
                .map(one -> UUID.fromString(((JsonObject) one).getString("id"))).toList();
    }

    @Test
    void a_change_of_policy_or_calendar_counts_again_what_is_under_way() {
        var conversation = shelf.asks("Rita");
        assertThat(shelf.state(conversation)).isNull();
        var id = shelf.writes(policy("Primeira").put("first_response_minutes", 30).put("counts", "business_hours"));
        shelf.ring();
        assertThat(shelf.state(conversation)).isEqualTo("running");
        var first = requireNonNull(shelf.due(conversation));
        var version = shelf.seen(conversation).getInteger("version");

        ok(shelf.shop.admin.puts("/sla-policies/" + id,
                policy("Primeira").put("first_response_minutes", 90).put("counts", "business_hours")));
        shelf.ring();
        assertThat(shelf.due(conversation)).isEqualTo(first.plus(Duration.ofHours(1)));
        assertThat(shelf.seen(conversation).getInteger("version")).isEqualTo(version + 1);

        // Nobody is there: there is no time by which it is to be done.
        shelf.opens("America/Sao_Paulo", "[]");
        shelf.ring();
        assertThat(shelf.due(conversation)).isNull();
        shelf.opens("America/Sao_Paulo", "[{\"day\": 1, \"from\": \"00:00\", \"to\": \"24:00\"}]");
        shelf.ring();
        assertThat(requireNonNull(shelf.due(conversation)).atZone(java.time.ZoneId.of("America/Sao_Paulo"))
                .getDayOfWeek()).isEqualTo(java.time.DayOfWeek.MONDAY);
        ok(shelf.shop.admin.puts("/sla-policies/" + id, policy("Primeira").put("first_response_minutes", 90)
                .put("is_active", false)));
        shelf.ring();
        assertThat(shelf.state(conversation)).isNull();
    }

    @Test
    void the_list_shows_what_is_at_risk_and_what_is_due_first() {
        shelf.writes(policy("Vendas").put("first_response_minutes", 10).put("department_id", shelf.sales.toString()));
        shelf.writes(policy("Suporte").put("first_response_minutes", 60)
                .put("department_id", shelf.support.toString()));
        var later = shelf.asks("Rita", shelf.support);
        var sooner = shelf.asks("Caio", shelf.sales);
        var answered = shelf.asks("Lia", shelf.sales);
        shelf.takes(shelf.ana, answered);
        shelf.says(shelf.ana, answered, "Oi");
        shelf.ringAt(since(sooner, "response_since").plus(Duration.ofMinutes(9)));

        for (var person : List.of(shelf.supervisor, shelf.ana)) {
            assertThat(ids(person, "sort=sla_due_at")).containsExactly(sooner, later);
            assertThat(ids(person, "sort=sla_due_at&limit=1")).containsExactly(sooner);
            assertThat(ids(person, "sla_state=at_risk&sla_state=breached")).containsExactly(sooner);
            assertThat(ids(person, "sla_state=paused")).containsExactly(answered);
        }
        var first = ok(shelf.supervisor.gets("/conversations?sort=sla_due_at&limit=1")).body();
        assertThat(ids(shelf.supervisor, "sort=sla_due_at&limit=1&cursor=" + first.getString("next_cursor")))
                .containsExactly(later);
    }

    private static List<UUID> ids(io.balcao.testing.FeatureServer.Person person, String query) {
        return ok(person.gets("/conversations?" + query)).body().getJsonArray("data").stream()
                .map(row -> UUID.fromString(((JsonObject) row).getString("id"))).toList();
    }

    @Test
    void where_nobody_wrote_a_policy_nothing_is_kept() {
        var conversation = shelf.asks("Rita");
        shelf.takes(shelf.ana, conversation);
        shelf.says(shelf.ana, conversation, "Oi");
        shelf.closes(shelf.ana, conversation);

        assertThat(shelf.shop.rows("SELECT conversation_id FROM conversation_sla")).isEmpty();
        assertThat(shelf.events(conversation)).isEmpty();
    }

    @Test
    void a_policy_needs_a_target_and_a_department_that_is_there() {
        var admin = shelf.shop.admin;
        assertThat(admin.posts("/sla-policies", policy("X")).errors()).containsKey("first_response_minutes");
        assertThat(admin.posts("/sla-policies", policy("X").put("resolution_minutes", 5)
                .put("department_id", UUID.randomUUID().toString())).errors()).containsKey("department_id");
        assertThat(shelf.supervisor.posts("/sla-policies", ALL).status()).isEqualTo(403);
    }
}
