package io.balcao.scheduling;

import static io.balcao.scheduling.Practice.made;
import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.bot.Chat;
import io.balcao.channels.MessageType;
import io.balcao.conversations.lane.Responder;
import io.balcao.conversations.lane.Responder.Answer;
import io.balcao.conversations.lane.Responder.Turn;
import io.balcao.conversations.thread.MessageView;
import io.balcao.conversations.thread.Outgoing;
import io.balcao.conversations.thread.ThreadRepository;
import io.balcao.platform.Ids;
import io.balcao.platform.http.Json;
import io.balcao.testing.ConversationRows;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A patient who has a conversation with a practice, by a window that stays open. */
final class PatientChat {
    final UUID conversation;
    final UUID id;
    private final Practice practice;
    private final ConversationRows rows;

    PatientChat(Practice practice, UUID channel, String name) {
        this.practice = practice;
        this.rows = new ConversationRows(practice.shop::sql, practice.shop.id, channel);
        this.conversation = rows.conversation(name, "bot", "open", null, null);
        this.id = UUID
                .fromString(practice.shop.rows("SELECT customer_id FROM conversations WHERE id = $1", conversation)
                        .getFirst().getString("customer_id"));
        windowIsOpenTill("2040-01-01T00:00:00Z");
    }

    static UUID channel(Practice practice) {
        return ConversationRows.channel(practice.shop::sql, practice.shop.id);
    }

    void windowIsOpenTill(String time) {
        practice.shop.sql("UPDATE conversations SET window_expires_at = $2::text::timestamptz WHERE id = $1",
                conversation, time);
    }

    JsonObject books(LocalDate day, String time) {
        return made(practice.ana.posts("/appointments", wish(day, time)));
    }

    JsonObject wish(LocalDate day, String time) {
        var wish = practice.wish(day, time).put("customer_id", id.toString());
        wish.remove("phone");
        return wish;
    }

    /** Puts them on the list for some days. */
    String waits(LocalDate from, LocalDate to, JsonObject more) {
        return made(practice.ana.posts("/clinics/" + practice.clinic + "/waiting-list", new JsonObject()
                .put("customer_id", id.toString()).put("service_id", practice.service).put("from_date", from.toString())
                .put("to_date", to.toString()).mergeIn(more))).getString("id");
    }

    /** What is said to messages that came in one turn; what the bot would be asked stands after its sign. */
    List<String> hears(MessageView... messages) {
        var thread = Practice.SERVER.ground.database().inTransaction(practice.shop.id,
                tx -> new ThreadRepository().lock(tx, conversation)).orElseThrow();
        Responder bot = turn -> Answer.say(turn.state(), turn.messages().stream().map(message -> Outgoing
                .bot(MessageType.TEXT, "(bot) " + message.content(), Json.mapper().createObjectNode())).toList());
        return Practice.scheduling().hearing(bot)
                .answer(new Turn(practice.shop.id, thread, new JsonObject(), List.of(messages))).replies().stream()
                .map(Outgoing::content).toList();
    }

    List<String> hears(String text) {
        return hears(Chat.message("text", text, new JsonObject()));
    }

    /** Presses a button of the last message that they were sent. */
    List<String> presses(String deed) {
        return hears(Chat.button(button(deed), deed));
    }

    /** The id of a button that the last message has. */
    String button(String deed) {
        return ids().stream().filter(id -> id.contains("/" + deed + "/")).findFirst().orElseThrow();
    }

    private List<String> ids() {
        var metadata = new JsonObject(practice.shop.rows("""
                SELECT metadata::text FROM messages WHERE conversation_id = $1 AND sender_type <> 'customer'
                ORDER BY created_at DESC LIMIT 1
                """, conversation).getFirst().getString("metadata"));
        var shown = metadata.getJsonObject("interactive", new JsonObject()).getJsonArray("buttons", new JsonArray())
                .stream().map(JsonObject.class::cast).map(button -> button.getString("id"));
        var quick = metadata.getJsonObject("template", new JsonObject()).getJsonArray("components", new JsonArray())
                .stream().map(JsonObject.class::cast).filter(part -> part.getString("type").equals("button"))
                .map(part -> part.getJsonArray("parameters").getJsonObject(0).getString("text"));
        return java.util.stream.Stream.concat(shown, quick).toList();
    }

    /** A person has the conversation from now on. */
    void isWith(UUID user) {
        practice.shop
                .sql("UPDATE conversations SET owner = 'user', assigned_user_id = $2, owner_version = owner_version + 1"
                        + " WHERE id = $1", conversation, user);
    }

    /** Writes to whoever has the conversation. */
    void writes(String text) {
        rows.message(conversation, "customer", text, "received");
    }

    /** Hears something of a person. */
    void isTold(String text) {
        rows.message(conversation, "attendant", text, "sent");
    }

    /** Presses a button, whoever has the conversation. */
    void pressesTo(String button) {
        var message = Ids.next();
        practice.shop.sql("""
                WITH place AS (
                    UPDATE conversations SET last_seq = last_seq + 1, position = clock_timestamp() WHERE id = $2
                    RETURNING organization_id, id, channel_id, last_seq, position)
                INSERT INTO messages (id, organization_id, conversation_id, channel_id, seq, sender_type, content,
                        message_type, metadata, status, whatsapp_message_id, sent_at, created_at)
                SELECT $1, organization_id, id, channel_id, last_seq, 'customer', 'OK', 'interactive', $3::text::jsonb,
                       'received', 'wamid.' || $4, position, position FROM place
                """, message, conversation, new JsonObject().put("interactive_kind", "button_reply")
                .put("interactive_reply", new JsonObject().put("id", button).put("title", "OK")).encode(),
                message.toString());
    }

    /** What they were sent, by the bot or by the system. */
    List<String> said() {
        return practice.shop.rows("""
                SELECT content FROM messages WHERE conversation_id = $1 AND sender_type IN ('bot', 'system')
                ORDER BY created_at
                """, conversation).stream().map(row -> row.getString("content")).toList();
    }

    String entryStatus() {
        var entries = practice.shop.rows("SELECT status FROM waiting_entries WHERE customer_id = $1", id);
        assertThat(entries).hasSize(1);
        return entries.getFirst().getString("status");
    }
}
