package io.balcao.conversations.desk;

import static io.balcao.conversations.desk.Counter.says;
import static io.balcao.conversations.desk.Counter.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.platform.Ids;
import io.balcao.testing.FeatureServer;
import io.balcao.testing.FeatureServer.Answer;
import io.balcao.testing.FeatureServer.Person;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What attendants say: accepted once, by the owner only, and never what WhatsApp would refuse. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SendTest {
    private final Counter counter = new Counter();

    @Test
    void what_the_owner_says_is_stored_and_queued_and_shown_in_the_list() {
        var conversation = counter.with(counter.ana, "Rita");

        var sent = says(counter.ana, conversation, "Boa tarde!");

        assertThat(sent.status()).isEqualTo(201);
        assertThat(sent.body().getString("status")).isEqualTo("queued");
        assertThat(sent.body().getString("sender_user_id")).isEqualTo(counter.ana.id.toString());
        assertThat(counter.outbox(conversation)).containsExactly("attendant: Boa tarde!");
        var row = counter.ana.gets("/conversations/" + conversation).body();
        assertThat(row.getJsonObject("last_message").getString("preview")).isEqualTo("Boa tarde!");
        assertThat(row.getString("last_message_at")).isEqualTo(sent.body().getString("created_at"));
        // What the answer says of the message is what a reload says.
        var reloaded = counter.ana.gets("/messages?conversation_id=" + conversation).body().getJsonArray("data");
        assertThat(reloaded.getJsonObject(1)).isEqualTo(sent.body());
    }

    @Test
    void sent_twenty_times_at_once_and_again_it_is_one_message_with_one_answer() {
        var conversation = counter.with(counter.ana, "Rita");
        var body = text(conversation, "Boa tarde!");
        @SuppressWarnings({"unchecked", "rawtypes"})
        Callable<Answer>[] sends = IntStream.range(0, 20)
                .mapToObj(i -> (Callable<Answer>) () -> counter.ana.posts("/messages", body)).toArray(Callable[]::new);

        var answers = FeatureServer.atOnce(sends);
        var again = counter.ana.posts("/messages", body);

        assertThat(answers.stream().map(Answer::status).collect(Collectors.groupingBy(s -> s, Collectors.counting())))
                .containsEntry(201, 1L).containsEntry(200, 19L);
        assertThat(answers).extracting(answer -> answer.body().getString("id"))
                .containsOnly(again.body().getString("id"));
        assertThat(again.body()).isEqualTo(answers.getFirst().body());
        assertThat(counter.outbox(conversation)).containsExactly("attendant: Boa tarde!");
        assertThat(counter.thread(conversation)).hasSize(2);
    }

    @Test
    void another_message_under_the_same_client_id_is_refused() {
        var conversation = counter.with(counter.ana, "Rita");
        var body = text(conversation, "Boa tarde!");
        counter.ana.posts("/messages", body);

        assertThat(counter.ana.posts("/messages", body.copy().put("content", "Boa noite!")).status()).isEqualTo(409);

        assertThat(counter.thread(conversation)).hasSize(2);
    }

    @Test
    void the_same_client_id_in_another_conversation_is_another_message() {
        var body = text(counter.with(counter.ana, "Rita"), "Boa tarde!");
        counter.ana.posts("/messages", body);

        var other = counter.ana.posts("/messages",
                body.copy().put("conversation_id", counter.with(counter.ana, "Caio").toString()));

        assertThat(other.status()).isEqualTo(201);
    }

    @Test
    void only_the_owner_writes_and_the_others_hear_who_that_is() {
        var anas = counter.with(counter.ana, "Rita");

        var supervisor = says(counter.supervisor, anas, "Oi");
        assertThat(supervisor.status()).isEqualTo(409);
        assertThat(supervisor.body().getString("assigned_user_id")).isEqualTo(counter.ana.id.toString());
        assertThat(says(counter.bia, anas, "Oi").status()).isEqualTo(404);
        assertThat(says(counter.ana, counter.waiting("Caio"), "Oi").status()).isEqualTo(409);
        assertThat(says(counter.supervisor, counter.withBot("Lia"), "Oi").status()).isEqualTo(409);
        assertThat(says(counter.ana, counter.closed(counter.ana, "Eva"), "Oi").status()).isEqualTo(409);
        assertThat(counter.shop.rows("SELECT message_id FROM outbox")).isEmpty();
    }

    @Test
    void whoever_sees_a_conversation_may_leave_a_note_which_stays_here() {
        var conversation = counter.waiting("Rita");

        var note = counter.ana.posts("/messages", text(conversation, "Cliente VIP").put("message_type", "note"));

        assertThat(note.status()).isEqualTo(201);
        assertThat(counter.outbox(conversation)).isEmpty();
        assertThat(counter.ana.gets("/conversations/" + conversation).body().getJsonObject("last_message")
                .getString("preview")).isEqualTo("Oi, sou Rita");
        assertThat(counter.ana.posts("/messages",
                text(counter.closed(counter.ana, "Caio"), "x").put("message_type", "note")).status()).isEqualTo(409);
        assertThat(counter.ana.posts("/messages", text(counter.withBot("Lia"), "x").put("message_type", "note"))
                .status()).isEqualTo(404);
    }

    @Test
    void into_a_closed_window_only_a_template_goes() {
        var conversation = counter.with(counter.ana, "Rita");
        counter.shop.sql("UPDATE conversations SET window_expires_at = now() - interval '1 hour'");

        var refused = says(counter.ana, conversation, "Oi");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors()).containsKey("content");
        var template = counter.ana.posts("/messages", text(conversation, "Olá Rita, voltamos!").put("template",
                new JsonObject().put("name", "volta").put("language", "pt_BR").put("components", new JsonArray())));
        assertThat(template.status()).isEqualTo(201);
        assertThat(template.body().getString("message_type")).isEqualTo("template");
        assertThat(counter.outbox(conversation)).containsExactly("attendant: Olá Rita, voltamos!");
        counter.shop.sql("UPDATE conversations SET window_expires_at = NULL");
        assertThat(says(counter.ana, conversation, "Oi").status()).isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"content\":\"\"}                                                                        | content",
        "{\"content\":\"  \"}                                                                      | content",
        "{\"content\":\"x\",\"message_type\":\"image\"}                                            | media_id",
        "{\"content\":\"x\",\"message_type\":\"template\"}                                         | template",
        "{\"content\":\"x\",\"message_type\":\"interactive\"}                                      | interactive",
        "{\"content\":\"👍\",\"message_type\":\"reaction\"}                                        | reply_to",
        "{\"content\":\"x\",\"interactive\":{\"kind\":\"buttons\",\"buttons\":[{\"id\":\"a\",\"title\":\"A\"},{\"id\":\"a\",\"title\":\"B\"}]}} | interactive.buttons[1].id",
        "{\"content\":\"x\",\"interactive\":{\"kind\":\"list\",\"button_label\":\"Ver\",\"rows\":[{\"id\":\"a\",\"title\":\"A\"},{\"id\":\"a\",\"title\":\"B\"}]}} | interactive.rows[1].id",
        "{\"content\":\"x\",\"message_type\":\"text\",\"interactive\":{\"kind\":\"list\",\"button_label\":\"Ver\",\"rows\":[{\"id\":\"a\",\"title\":\"A\"}]}} | interactive"})
    void what_whatsapp_would_refuse_is_refused_here_with_its_field(String body, String field) {
        var conversation = counter.with(counter.ana, "Rita");

        var refused = counter.ana.posts("/messages", text(conversation, "x").mergeIn(new JsonObject(body)));

        assertThat(refused.status()).as(refused.body().encode()).isEqualTo(422);
        assertThat(refused.errors()).containsKey(field);
        assertThat(counter.thread(conversation)).hasSize(1);
    }

    @Test
    void the_body_above_buttons_is_shorter_than_a_text() {
        var conversation = counter.with(counter.ana, "Rita");
        var buttons = new JsonObject("{\"kind\":\"buttons\",\"buttons\":[{\"id\":\"s\",\"title\":\"Sim\"}]}");

        assertThat(counter.ana.posts("/messages", text(conversation, "x".repeat(1024)).put("interactive", buttons))
                .status()).isEqualTo(201);
        assertThat(counter.ana.posts("/messages", text(conversation, "x".repeat(1025)).put("interactive", buttons))
                .errors()).containsKey("content");
        assertThat(says(counter.ana, conversation, "x".repeat(4096)).status()).isEqualTo(201);
        assertThat(says(counter.ana, conversation, "x".repeat(4097)).status()).isEqualTo(422);
    }

    private UUID file(Person of, String type, String status) {
        var id = Ids.next();
        counter.shop.sql("""
                INSERT INTO media (id, organization_id, direction, status, uploaded_by, mime_type, file_name, size,
                                   storage_key)
                VALUES ($1, $2, 'outbound', $5, $3, $4, 'arquivo', 1000, 'k')
                """, id, counter.shop.id.value(), of.id, type, status);
        return id;
    }

    @Test
    void a_file_goes_out_once_as_what_it_is() {
        var conversation = counter.with(counter.ana, "Rita");
        var image = file(counter.ana, "image/jpeg", "ready").toString();
        var body = text(conversation, "Veja").put("media_id", image);

        var sent = counter.ana.posts("/messages", body);

        assertThat(sent.status()).as(sent.body().encode()).isEqualTo(201);
        assertThat(sent.body().getString("message_type")).isEqualTo("image");
        assertThat(sent.body().getString("media_url")).isEqualTo("/api/v1/media/" + image);
        assertThat(counter.ana.gets("/messages?conversation_id=" + conversation).body().getJsonArray("data")
                .getJsonObject(1)).isEqualTo(sent.body());
        assertThat(counter.ana.posts("/messages", body).status()).isEqualTo(200);
        assertThat(counter.ana.posts("/messages", text(conversation, "De novo").put("media_id", image)).errors())
                .containsKey("media_id");
        assertThat(counter.row(conversation).getString("last_message_preview")).isEqualTo("📷 Veja");
    }

    @Test
    void only_a_whole_file_of_ones_own_and_of_the_right_kind_goes_out() {
        var conversation = counter.with(counter.ana, "Rita");
        var stranger = new Counter();

        for (var file : List.of(file(counter.bia, "image/jpeg", "ready"), file(counter.ana, "image/jpeg", "pending"),
                Ids.next())) {
            assertThat(counter.ana.posts("/messages", text(conversation, "x").put("media_id", file.toString()))
                    .errors()).containsKey("media_id");
        }
        assertThat(counter.ana.posts("/messages", text(conversation, "x").put("message_type", "image").put("media_id",
                file(counter.ana, "application/pdf", "ready").toString())).errors()).containsKey("media_id");
        assertThat(stranger.ana.posts("/messages", text(stranger.with(stranger.ana, "Eva"), "x").put("media_id",
                file(counter.ana, "image/jpeg", "ready").toString())).errors()).containsKey("media_id");
        assertThat(counter.shop.rows("SELECT id FROM media WHERE conversation_id IS NOT NULL")).isEmpty();
    }

    @Test
    void an_answer_quotes_and_a_reaction_marks_a_message_of_the_same_conversation() {
        var conversation = counter.with(counter.ana, "Rita");
        var question = counter.customerSays(conversation, "Tem vaga?");
        var elsewhere = counter.customerSays(counter.with(counter.ana, "Caio"), "Oi");

        var quoted = counter.ana.posts("/messages", text(conversation, "Tem").put("reply_to", question.toString()));
        assertThat(quoted.body().getJsonObject("reply_to").getString("content")).isEqualTo("Tem vaga?");
        assertThat(counter.ana.posts("/messages", text(conversation, "?").put("reply_to", elsewhere.toString()))
                .errors()).containsKey("reply_to");
        var thumb = counter.ana.posts("/messages", text(conversation, "👍").put("message_type", "reaction")
                .put("reply_to", question.toString()));

        assertThat(thumb.status()).as(thumb.body().encode()).isEqualTo(201);
        assertThat(thumb.body().getJsonObject("metadata").getJsonObject("reaction").getString("message_id"))
                .isEqualTo(question.toString());
        assertThat(counter.row(conversation).getString("last_message_preview")).isEqualTo("Tem");
        assertThat(counter.shop.rows("SELECT reactions FROM messages WHERE id = $1", question).getFirst()
                .getJsonArray("reactions")).isEqualTo(
                        new JsonArray().add(new JsonObject().put("emoji", "👍").put("sender_type", "attendant")));
    }

    @Test
    void a_failed_message_can_be_sent_again_by_the_owner() {
        var conversation = counter.with(counter.ana, "Rita");
        var sent = says(counter.ana, conversation, "Boa tarde!").body().getString("id");
        var path = "/messages/" + sent + "/retry";
        assertThat(counter.ana.posts(path, new JsonObject()).status()).isEqualTo(409);
        for (var status : List.of("failed", "uncertain")) {
            counter.shop.sql("DELETE FROM outbox");
            counter.shop.sql(
                    "UPDATE messages SET status = $2, error = '{\"code\":\"x\",\"message\":\"y\"}' WHERE id = $1",
                    UUID.fromString(sent), status);
            assertThat(counter.supervisor.posts(path, new JsonObject()).status()).isEqualTo(409);

            var again = counter.ana.posts(path, new JsonObject());

            assertThat(again.status()).as(again.body().encode()).isEqualTo(200);
            assertThat(again.body().getString("status")).isEqualTo("queued");
            assertThat(again.body().getJsonObject("error")).isNull();
            assertThat(counter.outbox(conversation)).containsExactly("attendant: Boa tarde!");
        }
        assertThat(counter.ana.posts("/messages/" + counter.customerSays(conversation, "?") + "/retry",
                new JsonObject()).status()).isEqualTo(409);
    }

    @Test
    void reading_a_message_reads_those_before_it_and_tells_whatsapp() {
        var conversation = counter.with(counter.ana, "Rita");
        counter.customerSays(conversation, "dois");
        var third = counter.customerSays(conversation, "três");
        counter.customerSays(conversation, "quatro");

        var read = counter.ana.patches("/messages/" + third + "/read", new JsonObject());

        assertThat(read.body().getBoolean("is_read")).isTrue();
        assertThat(counter.row(conversation).getInteger("unread_count")).isEqualTo(1);
        assertThat(Counter.RECEIPTS.removeIf(r -> r.whatsappId().equals("wamid." + third))).isTrue();
        // Again, and by who only looks: nothing changes, nobody is told.
        counter.ana.patches("/messages/" + third + "/read", new JsonObject());
        var last = counter.customerSays(conversation, "cinco");
        counter.supervisor.patches("/messages/" + last + "/read", new JsonObject());
        assertThat(counter.row(conversation).getInteger("unread_count")).isZero();
        assertThat(Counter.RECEIPTS).noneMatch(r -> r.organization().equals(counter.shop.id));
    }
}
