package io.balcao.conversations.queues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.balcao.channels.MessageType;
import io.balcao.conversations.ingest.Phone;
import io.balcao.conversations.lane.Lanes;
import io.balcao.conversations.lane.Responder.Answer;
import io.balcao.conversations.lane.Responder.Deed;
import io.balcao.conversations.lane.Responder.Handover;
import io.balcao.conversations.thread.Outgoing;
import io.balcao.conversations.thread.ThreadRepository;
import io.balcao.platform.http.Json;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The bot gives a customer to people, and one of them has the conversation at once. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HandedOverTest {
    private final Floor floor = new Floor("round_robin");
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void what_it_names_no_department_for_waits_in_the_fallback_and_is_greeted_there() {
        var ground = Floor.SERVER.ground;
        Floor.ok(floor.shop.admin.patches("/departments/" + floor.sales,
                new JsonObject().put("greeting_text", "{{department}}: você é o {{position}}º")));
        floor.shop.department("Suporte");
        var lanes = new Lanes(ground.database(), new ThreadRepository(),
                turn -> Answer.say(new JsonObject(), List.of()).ending(new Handover(Optional.empty(), true)),
                ground.queues(), ground.events(), organization -> {}, ground.background(), InstantSource.system());
        floor.are("online", floor.ana);
        var phone = new Phone(ground, floor.shop.id, floor.channel(), lanes::wake);

        assertThat(phone.writes("5511999990000", "Oi")).isEqualTo(200);
        await().until(() -> lanes.isIdle() && floor.shop.rows("SELECT id FROM conversations WHERE owner = 'user'")
                .size() == 1);

        assertThat(floor.shop.rows("SELECT department_id, assigned_user_id FROM conversations").getFirst())
                .isEqualTo(new JsonObject().put("department_id", floor.sales.toString())
                        .put("assigned_user_id", floor.ana.id.toString()));
        assertThat(floor.shop.rows("SELECT content FROM messages WHERE sender_type = 'bot'")).extracting(
                row -> row.getString("content")).containsExactly("Vendas: você é o 1º");
    }

    @Test
    void the_bot_says_its_last_word_and_then_nothing_more() {
        var ground = Floor.SERVER.ground;
        var lanes = new Lanes(ground.database(), new ThreadRepository(), turn -> {
            asked.incrementAndGet();
            return Answer.say(new JsonObject(),
                    List.of(Outgoing.bot(MessageType.TEXT, "Um momento", Json.mapper().createObjectNode())))
                    .ending(new Handover(Optional.of(floor.sales), true));
        }, ground.queues(), ground.events(), organization -> {}, ground.background(), InstantSource.system());
        floor.are("online", floor.ana);
        var phone = new Phone(ground, floor.shop.id, floor.channel(), lanes::wake);

        assertThat(phone.writes("5511999990000", "Oi")).isEqualTo(200);
        await().until(() -> asked.get() == 1 && lanes.isIdle());
        assertThat(phone.writes("5511999990000", "Alguém?")).isEqualTo(200);
        await().until(lanes::isIdle);

        var conversation = UUID.fromString(floor.shop.rows("SELECT id FROM conversations").getFirst().getString("id"));
        assertThat(floor.holder(conversation)).isEqualTo(floor.ana.id);
        assertThat(asked).hasValue(1);
        assertThat(floor.shop.rows("SELECT m.content FROM outbox o JOIN messages m ON m.id = o.message_id"
                + " ORDER BY o.position")).extracting(row -> row.getString("content"))
                .containsExactly("Um momento", "Bia attendant assumiu o seu atendimento.");
    }

    // As the queue itself would: to who is there and has a place.
    @Test
    void whom_the_bot_names_gets_it_if_they_can_and_else_it_waits_with_the_note_that_people_read() {
        var ground = Floor.SERVER.ground;
        floor.are("online", floor.ana, floor.bia);
        floor.are("away", floor.bia);
        var named = floor.bia;
        var lanes = new Lanes(ground.database(), new ThreadRepository(), turn -> new Answer(new JsonObject(), List.of(),
                List.of(new Deed.Note("Quer trocar."), new Deed.Describe("plano", "ouro"), new Deed.Describe("cor", ""),
                        new Deed.Describe("merged_into", "x")),
                Optional.of(
                        new Handover(Optional.of(floor.sales), Optional.of(asked.get() == 0 ? floor.ana.id : named.id),
                                true)),
                Optional.empty(), (tx, conversation) -> {}), ground.queues(), ground.events(), organization -> {},
                ground.background(), InstantSource.system());
        var phone = new Phone(ground, floor.shop.id, floor.channel(), lanes::wake);
        Floor.ok(floor.shop.admin.patches("/departments/" + floor.sales,
                new JsonObject().put("routing_mode", "manual")));

        phone.writes("5511999990000", "Oi");
        await().until(
                () -> lanes.isIdle() && !floor.shop.rows("SELECT FROM messages WHERE message_type = 'note'").isEmpty());
        asked.incrementAndGet();
        phone.writes("5511999990001", "Oi");
        await().until(() -> lanes.isIdle()
                && floor.shop.rows("SELECT FROM messages WHERE message_type = 'note'").size() == 2);

        assertThat(floor.shop.rows("SELECT owner, assigned_user_id FROM conversations ORDER BY created_at"))
                .containsExactly(new JsonObject().put("owner", "user").put("assigned_user_id", floor.ana.id.toString()),
                        new JsonObject().put("owner", "queue").putNull("assigned_user_id"));
        assertThat(floor.shop.rows("SELECT DISTINCT metadata FROM customers")).containsExactly(
                new JsonObject().put("metadata", new JsonObject().put("plano", "ouro")));
        assertThat(floor.shop.rows("SELECT content, sender_type FROM messages WHERE message_type = 'note' LIMIT 1"))
                .containsExactly(new JsonObject().put("content", "Quer trocar.").put("sender_type", "bot"));
        assertThat(floor.shop.rows("SELECT o.message_id FROM outbox o JOIN messages m ON m.id = o.message_id"
                + " WHERE m.message_type = 'note'")).isEmpty();
    }
}
