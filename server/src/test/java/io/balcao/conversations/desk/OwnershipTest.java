package io.balcao.conversations.desk;

import static io.balcao.conversations.desk.Counter.closes;
import static io.balcao.conversations.desk.Counter.reopens;
import static io.balcao.conversations.desk.Counter.takesOver;
import static io.balcao.conversations.desk.Counter.transfers;
import static io.balcao.testing.FeatureServer.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.platform.Ids;
import io.balcao.platform.Role;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Transfer, close and reopen: who may, and what they leave behind. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OwnershipTest {
    private final Counter counter = new Counter();

    private static JsonObject to(String target, Object value) {
        return new JsonObject().put("to_" + target, value instanceof UUID id ? id.toString() : value);
    }

    @Test
    void an_attendant_hands_on_what_is_theirs_or_waits_for_them() {
        for (var conversation : List.of(counter.with(counter.ana, "Rita"), counter.waiting("Caio"))) {
            var answer = transfers(counter.ana, conversation, to("user_id", counter.bia.id).put("reason", "sabe mais"));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body().getString("assigned_user_id")).isEqualTo(counter.bia.id.toString());
            assertThat(counter.ana.gets("/conversations/" + conversation).status()).isEqualTo(404);
        }
        assertThat(transfers(counter.ana, counter.with(counter.bia, "Lia"), to("user_id", counter.ana.id)).status())
                .isEqualTo(404);
        assertThat(transfers(counter.ana, counter.withBot("Eva"), to("user_id", counter.ana.id)).status())
                .isEqualTo(404);
    }

    @Test
    void to_a_department_it_waits_from_now_on() {
        var finance = counter.shop.department("Financeiro");
        var conversation = counter.with(counter.ana, "Rita");

        var answer = transfers(counter.ana, conversation, to("department_id", finance));

        assertThat(answer.body().getString("status")).isEqualTo("waiting");
        assertThat(answer.body().getString("department_id")).isEqualTo(finance.toString());
        assertThat(answer.body().getString("assigned_user_id")).isNull();
        assertThat(answer.body().getString("waiting_since")).isNotNull();
        assertThat(counter.outbox(conversation))
                .containsExactly("system: Seu atendimento foi transferido para Financeiro.");
        var transfer = counter.supervisor.gets("/conversations/" + conversation + "/transfers").body()
                .getJsonArray("data").getJsonObject(0);
        assertThat(transfer.getString("from_user_id")).isEqualTo(counter.ana.id.toString());
        assertThat(transfer.getString("to_department_name")).isEqualTo("Financeiro");
        assertThat(transfer.getString("by_user_id")).isEqualTo(counter.ana.id.toString());
    }

    @Test
    void the_bot_goes_on_by_itself_where_people_say_and_knows_what_they_noted() {
        var conversation = counter.with(counter.ana, "Rita");
        var flow = Ids.next();
        counter.ana.posts("/messages", new JsonObject().put("conversation_id", conversation.toString())
                .put("content", "Quer trocar").put("message_type", "note").put("client_id", Ids.next().toString()));
        var there = new JsonObject().put("flow_id", flow.toString()).put("block", "b");

        assertThat(transfers(counter.ana, conversation, to("bot", true).put("bot_entrance",
                there.copy().put("block", Counter.GONE))).status()).isEqualTo(422);
        assertThat(transfers(counter.ana, conversation, to("department_id", counter.sales.toString())
                .put("bot_entrance", there)).status()).isEqualTo(422);
        var answer = transfers(counter.ana, conversation, to("bot", true).put("bot_entrance", there));

        assertThat(answer.status()).as(answer.body().encode()).isEqualTo(200);
        var row = counter.row(conversation);
        assertThat(row.getJsonObject("bot_state")).isEqualTo(new JsonObject().put("flow", flow.toString())
                .put("block", "b").put("had", "Bia attendant").put("note", "Quer trocar")
                .put("owner_version", row.getInteger("owner_version")));
        assertThat(row.getString("lane_due_at")).isNotNull();
    }

    @Test
    void back_to_the_bot_nothing_old_is_answered() {
        var conversation = counter.with(counter.ana, "Rita");
        counter.customerSays(conversation, "Obrigada!");
        counter.shop.sql("UPDATE conversations SET bot_state = '{\"step\": 2}', answered_seq = 0");

        var answer = transfers(counter.ana, conversation, to("bot", true));

        assertThat(answer.body().getBoolean("is_bot_active")).isTrue();
        var row = counter.row(conversation);
        assertThat(row.getJsonObject("bot_state")).isEmpty();
        assertThat(row.getInteger("answered_seq")).isEqualTo(row.getInteger("last_seq"));
        assertThat(row.getString("department_id")).isNull();
        assertThat(counter.outbox(conversation)).isEmpty();
    }

    @Test
    void only_to_somebody_who_is_there() {
        var stranger = new Counter();
        var gone = counter.shop.user(Role.ATTENDANT);
        counter.shop.sql("UPDATE users SET is_active = false WHERE id = $1", gone.id);
        var old = counter.shop.department("Antigo");
        counter.shop.sql("UPDATE departments SET is_active = false WHERE id = $1", old);
        var conversation = counter.with(counter.ana, "Rita");
        var before = counter.row(conversation);

        for (var user : List.of(gone.id, stranger.ana.id, UUID.randomUUID())) {
            var refused = transfers(counter.ana, conversation, to("user_id", user));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.errors()).containsKey("to_user_id");
        }
        for (var department : List.of(old, stranger.sales, UUID.randomUUID())) {
            assertThat(transfers(counter.ana, conversation, to("department_id", department)).errors())
                    .containsKey("to_department_id");
        }
        assertThat(transfers(counter.ana, conversation, to("bot", true).put("to_user_id", counter.bia.id.toString()))
                .status()).isEqualTo(422);
        assertThat(transfers(counter.ana, conversation, new JsonObject()).status()).isEqualTo(422);
        assertThat(counter.row(conversation)).isEqualTo(before);
    }

    @Test
    void closing_says_good_bye_and_ends_the_wait() {
        var conversation = counter.with(counter.ana, "Rita");

        var answer = closes(counter.ana, conversation);

        assertThat(answer.body().getString("status")).isEqualTo("closed");
        assertThat(answer.body().getString("closed_at")).isNotNull();
        assertThat(answer.body().getInteger("unread_count")).isZero();
        assertThat(counter.outbox(conversation)).hasSize(1);
        assertThat(counter.thread(conversation).getLast()).startsWith("system: Seu atendimento foi encerrado");
        assertThat(closes(counter.ana, conversation).status()).isEqualTo(409);
        assertThat(closes(counter.ana, counter.waiting("Caio")).status()).isEqualTo(403);
        assertThat(closes(counter.ana, counter.with(counter.bia, "Lia")).status()).isEqualTo(404);
        assertThat(closes(counter.supervisor, counter.withBot("Eva")).status()).isEqualTo(200);
    }

    @Test
    void a_closed_conversation_is_opened_again_by_who_sees_it_and_is_theirs_then() {
        var conversation = counter.closed(counter.ana, "Rita");

        assertThat(takesOver(counter.ana, conversation).status()).isEqualTo(409);
        assertThat(transfers(counter.ana, conversation, to("bot", true)).status()).isEqualTo(409);
        assertThat(reopens(counter.bia, conversation).status()).isEqualTo(404);
        var answer = reopens(counter.ana, conversation);
        assertThat(answer.body().getString("status")).isEqualTo("open");
        assertThat(answer.body().getString("assigned_user_id")).isEqualTo(counter.ana.id.toString());
        assertThat(answer.body().getString("closed_at")).isNull();
        assertThat(reopens(counter.ana, conversation).status()).isEqualTo(409);
    }

    @Test
    void it_stays_closed_when_the_customer_has_another_open_one() {
        var first = counter.closed(counter.ana, "Rita");
        var second = counter.closed(counter.ana, "Rita");
        counter.shop.sql("UPDATE conversations SET customer_id = (SELECT customer_id FROM conversations WHERE id = $1)",
                first);

        var answers = atOnce(() -> reopens(counter.ana, first), () -> reopens(counter.ana, second));

        assertThat(answers).extracting(answer -> answer.status()).containsExactlyInAnyOrder(200, 409);
        assertThat(counter.shop.rows("SELECT id FROM conversations WHERE status = 'open'")).hasSize(1);
    }

    @Test
    void who_sees_a_customer_may_change_them_and_the_lists_hear_of_it() {
        var conversation = counter.with(counter.ana, "Rita");
        var customer = counter.row(conversation).getString("customer_id");
        counter.shop.sql("UPDATE customers SET metadata = '{\"merged_into\": \"x\", \"cor\": \"azul\"}'");
        var version = counter.row(conversation).getInteger("version");

        var changed = counter.ana.patches("/customers/" + customer, new JsonObject().put("name", "Rita  Prado\n")
                .put("email", "rita@example.com").put("metadata", new JsonObject().put("cor", "verde")));

        assertThat(changed.status()).as(changed.body().encode()).isEqualTo(200);
        assertThat(changed.body().getString("name")).isEqualTo("Rita Prado");
        assertThat(changed.body().getJsonObject("metadata")).isEqualTo(new JsonObject().put("cor", "verde"));
        // What the system noted stays.
        assertThat(counter.shop.rows("SELECT metadata FROM customers").getFirst().getJsonObject("metadata"))
                .isEqualTo(new JsonObject().put("cor", "verde").put("merged_into", "x"));
        counter.shop.sql("UPDATE customers SET metadata = metadata - 'merged_into'");
        assertThat(counter.row(conversation).getInteger("version")).isGreaterThan(version);
        assertThat(counter.ana.gets("/conversations/" + conversation).body().getJsonObject("customer")
                .getString("name")).isEqualTo("Rita Prado");
        assertThat(counter.supervisor.gets("/customers?q=rita@exam").body().getJsonArray("data")).hasSize(1);
        assertThat(counter.ana.patches("/customers/" + customer, new JsonObject().putNull("email")).body()
                .getString("email")).isNull();
        assertThat(counter.ana.patches("/customers/" + customer, new JsonObject().put("metadata",
                new JsonObject().put("merged_into", "y"))).status()).isEqualTo(422);
        assertThat(counter.bia.patches("/customers/" + customer, new JsonObject().put("name", "X")).status())
                .isEqualTo(404);
        assertThat(counter.ana.gets("/customers").status()).isEqualTo(403);
    }
}
