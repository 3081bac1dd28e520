package io.balcao.conversations.desk;

import static io.balcao.conversations.desk.Counter.takesOver;
import static io.balcao.conversations.desk.Counter.transfers;
import static io.balcao.testing.FeatureServer.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A conversation has one owner, and once a person owns it the bot says nothing more (promises 6 and 7). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TakeoverTest {
    private final Counter counter = new Counter();

    @Test
    void of_two_who_take_it_at_once_one_gets_it_and_the_other_hears_who_did() {
        for (int i = 0; i < 100; i++) {
            var conversation = counter.waiting("Rita " + i);

            var answers = atOnce(() -> takesOver(counter.ana, conversation),
                    () -> takesOver(counter.bia, conversation));

            assertThat(answers).extracting(answer -> answer.status()).containsExactlyInAnyOrder(200, 409);
            var owner = counter.row(conversation).getString("assigned_user_id");
            for (var answer : answers) {
                assertThat(answer.body().getString("assigned_user_id")).isEqualTo(owner);
                if (answer.status() == 409) {
                    assertThat(answer.body().getString("detail")).isEqualTo("Already with Bia attendant");
                    assertThat(answer.body().getString("assigned_user_name")).isEqualTo("Bia attendant");
                }
            }
        }
        assertThat(counter.shop.rows("SELECT count(*) AS n FROM conversation_transfers").getFirst().getInteger("n"))
                .isEqualTo(100);
    }

    @Test
    void taking_what_is_ones_own_changes_nothing() {
        var conversation = counter.with(counter.ana, "Rita");
        var before = counter.row(conversation);

        var answer = takesOver(counter.ana, conversation);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(counter.row(conversation)).isEqualTo(before);
        assertThat(counter.thread(conversation)).containsExactly("customer: Oi, sou Rita");
    }

    @Test
    void a_supervisor_cannot_take_what_another_has_but_can_transfer_it_to_themselves() {
        var conversation = counter.with(counter.ana, "Rita");

        assertThat(takesOver(counter.supervisor, conversation).status()).isEqualTo(409);
        assertThat(counter.row(conversation).getString("assigned_user_id")).isEqualTo(counter.ana.id.toString());

        var answer = transfers(counter.supervisor, conversation,
                new JsonObject().put("to_user_id", counter.supervisor.id.toString()));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(counter.row(conversation).getString("assigned_user_id")).isEqualTo(counter.supervisor.id.toString());
    }

    @Test
    void a_takeover_leaves_a_line_tells_the_customer_and_is_written_down() {
        var conversation = counter.withBot("Rita");
        var before = counter.row(conversation);

        var taken = takesOver(counter.supervisor, conversation);

        assertThat(taken.status()).isEqualTo(200);
        assertThat(taken.body().getBoolean("is_bot_active")).isFalse();
        assertThat(counter.row(conversation).getInteger("owner_version"))
                .isEqualTo(before.getInteger("owner_version") + 1);
        assertThat(counter.thread(conversation)).containsExactly("customer: Oi, sou Rita",
                "system: Bia supervisor assumiu a conversa", "system: Bia supervisor assumiu o seu atendimento.");
        assertThat(counter.outbox(conversation)).containsExactly("system: Bia supervisor assumiu o seu atendimento.");
        var line = counter.shop.rows("SELECT metadata FROM messages WHERE message_type = 'system'").getFirst();
        assertThat(line.getJsonObject("metadata").getJsonObject("system_event").getString("event"))
                .isEqualTo("taken_over");
        var audit = counter.shop.rows("SELECT * FROM audit_logs WHERE action = 'conversation.taken_over'").getFirst();
        assertThat(audit.getString("user_id")).isEqualTo(counter.supervisor.id.toString());
        assertThat(audit.getJsonObject("old_values").getString("owner")).isEqualTo("bot");
        assertThat(audit.getJsonObject("new_values").getString("owner")).isEqualTo("user");
        var transfer = counter.supervisor.gets("/conversations/" + conversation + "/transfers").body()
                .getJsonArray("data").getJsonObject(0);
        assertThat(transfer.getString("to_user_id")).isEqualTo(counter.supervisor.id.toString());
        assertThat(transfer.getString("from_user_id")).isNull();
    }

    @Test
    void the_words_for_the_customer_are_the_shops_own_and_an_empty_text_says_nothing() {
        counter.shop.sql("""
                INSERT INTO bot_configurations (id, organization_id, key, value) VALUES (gen_random_uuid(), $1, 'menu', $2)
                """, counter.shop.id.value(), new JsonObject().put("takeover_text", "Fala, aqui é {{attendant}}!")
                .put("transfer_text", "").put("closing_text", "Tchau"));
        var conversation = counter.waiting("Rita");

        takesOver(counter.ana, conversation);
        transfers(counter.ana, conversation, new JsonObject().put("to_user_id", counter.bia.id.toString()));
        Counter.closes(counter.bia, conversation);

        assertThat(counter.outbox(conversation)).containsExactly("system: Fala, aqui é Bia attendant!",
                "system: Tchau");
    }

    @Test
    void into_a_closed_window_the_customer_is_told_nothing() {
        var conversation = counter.waiting("Rita");
        counter.shop.sql("UPDATE conversations SET window_expires_at = now() - interval '1 hour'");

        assertThat(takesOver(counter.ana, conversation).status()).isEqualTo(200);

        assertThat(counter.outbox(conversation)).isEmpty();
    }

    @Test
    void what_the_bot_had_not_sent_yet_is_withdrawn_and_shown_as_failed() {
        var conversation = counter.withBot("Rita");
        var first = counter.botSays(conversation, "Escolha uma opção");
        var flying = counter.botSays(conversation, "Está voando");
        counter.shop
                .sql("UPDATE outbox SET state = 'sending', claimed_by = $2, claimed_until = now() + interval '1 minute'"
                        + " WHERE message_id = $1", flying, UUID.randomUUID());

        takesOver(counter.supervisor, conversation);

        assertThat(status(first)).isEqualTo("failed");
        assertThat(counter.shop.rows("SELECT error FROM messages WHERE id = $1", first).getFirst()
                .getJsonObject("error").getString("code")).isEqualTo("taken_over");
        // In flight: it may have left. There is no other try.
        assertThat(status(flying)).isEqualTo("queued");
        assertThat(counter.shop.rows("SELECT message_id FROM outbox WHERE sender_type = 'bot' AND NOT is_withdrawn"))
                .isEmpty();
        assertThat(counter.outbox(conversation)).doesNotContain("bot: Escolha uma opção");
    }

    private String status(UUID message) {
        return counter.shop.rows("SELECT status FROM messages WHERE id = $1", message).getFirst().getString("status");
    }

    @Test
    void an_attendant_takes_only_what_waits_in_a_department_of_theirs() {
        var other = counter.shop.department("Financeiro");
        for (var foreign : List.of(counter.withBot("Rita"), counter.waiting("Caio", other))) {
            assertThat(takesOver(counter.ana, foreign).status()).isEqualTo(404);
        }
        // With somebody else, in a department that is not Ana's: she may not even know.
        var theirs = counter.waiting("Lia", other);
        takesOver(counter.supervisor, theirs);
        assertThat(takesOver(counter.ana, theirs).status()).isEqualTo(404);
    }
}
