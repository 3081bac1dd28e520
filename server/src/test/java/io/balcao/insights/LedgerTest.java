package io.balcao.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.balcao.conversations.desk.Counter;
import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What became of a conversation is written down once, by the database, in the transaction that did it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LedgerTest {
    private static final OffsetDateTime NINE = OffsetDateTime.parse("2026-03-02T09:00:00Z");
    private final Counter counter = new Counter();

    @Test
    void each_change_of_owner_is_a_row_that_says_who_had_it_and_who_did_it() {
        var conversation = counter.waiting("Rita");
        Counter.takesOver(counter.ana, conversation);
        Counter.transfers(counter.ana, conversation, new JsonObject().put("to_user_id", counter.bia.id.toString()));
        Counter.closes(counter.supervisor, conversation);
        Counter.reopens(counter.bia, conversation);
        Counter.transfers(counter.bia, conversation, new JsonObject().put("to_bot", true));

        assertThat(lines(conversation)).containsExactly("opened by nobody: - > queue", "assigned by ana: queue > ana",
                "assigned by ana: ana > bia", "closed by supervisor: bia > closed", "reopened by bia: closed > bia",
                "returned_to_bot by bia: bia > bot");
        assertThat(rows(conversation)).allSatisfy(
                row -> assertThat(row.getString("department_id")).isEqualTo(row.getString("owner").equals("bot")
                        ? null
                        : counter.sales.toString()));
    }

    @Test
    void a_message_of_the_customer_and_a_note_write_nothing() {
        var conversation = counter.with(counter.ana, "Rita");
        counter.customerSays(conversation, "alguém aí?");
        counter.ana.posts("/messages", Counter.text(conversation, "cliente antigo").put("message_type", "note"));

        assertThat(lines(conversation)).containsExactly("opened by nobody: - > ana");
    }

    @Test
    void who_waited_since_the_first_word_that_nobody_had_answered() {
        var conversation = counter.with(counter.ana, "Rita");
        counter.customerSays(conversation, "alguém aí?");
        Counter.says(counter.ana, conversation, "Oi, Rita");
        Counter.says(counter.ana, conversation, "Como posso ajudar?");
        counter.customerSays(conversation, "o pedido");
        counter.customerSays(conversation, "não chegou");
        Counter.says(counter.bia, conversation, "Este não é dela");
        Counter.says(counter.ana, conversation, "Vou ver");

        var said = counter.shop
                .rows("SELECT content, (extract(epoch FROM created_at) * 1000000)::bigint AS at FROM messages"
                        + " WHERE conversation_id = $1 ORDER BY created_at", conversation);
        var opened = counter.shop.rows("SELECT (extract(epoch FROM began_at) * 1000000)::bigint AS at FROM"
                + " conversation_events WHERE conversation_id = $1 AND kind = 'opened'", conversation).getFirst();
        assertThat(responses(conversation)).extracting(row -> row.getBoolean("is_first")).containsExactly(true, false);
        assertThat(responses(conversation)).extracting(row -> row.getLong("elapsed_ms")).containsExactly(
                Math.round((at(said, "Oi, Rita") - Math.max(at(said, "Oi, sou Rita"), opened.getLong("at"))) / 1_000.0),
                Math.round((at(said, "Vou ver") - at(said, "o pedido")) / 1_000.0));
    }

    @Test
    void the_servers_role_can_neither_change_nor_take_out_a_row() {
        counter.waiting("Rita");

        for (var statement : List.of("UPDATE conversation_events SET elapsed_ms = 0", "DELETE FROM conversation_events",
                "TRUNCATE conversation_events")) {
            assertThatThrownBy(() -> counter.shop.sql(statement)).hasMessageContaining("permission denied");
        }
    }

    @Test
    void a_past_that_is_brought_in_whole_is_told_from_its_transfers_and_messages() {
        var past = new PastConversation(Counter.SERVER, counter.shop, counter.channel, NINE, "Rita");
        past.customer(0);
        past.bot(1);
        past.queued(2, counter.sales);
        past.assigned(10, counter.ana.id);
        past.attendant(12, counter.ana.id);
        past.customer(20);
        past.customer(21);
        past.attendant(25, counter.ana.id);
        past.closed(30, counter.ana.id, counter.sales);

        // With the bot for 2 minutes, in the queue for 8, with Ana for 20. The customer waited for people for 10, then 5.
        assertThat(lines(past.id)).containsExactly("opened by nobody: - > bot", "queued by nobody: bot > queue",
                "assigned by nobody: queue > ana", "response by ana: ana > ana", "response by ana: ana > ana",
                "closed by nobody: ana > closed");
        assertThat(rows(past.id)).extracting(row -> row.getLong("elapsed_ms")).containsExactly(null, 2 * 60_000L,
                8 * 60_000L, 10 * 60_000L, 5 * 60_000L, 20 * 60_000L);
        assertThat(rows(past.id)).extracting(row -> row.getBoolean("is_first")).containsExactly(false, true, false,
                true,
                false, false);
    }

    private static long at(List<JsonObject> said, String words) {
        return said.stream().filter(row -> row.getString("content").equals(words)).findFirst().orElseThrow()
                .getLong("at");
    }

    private List<JsonObject> rows(UUID conversation) {
        return counter.shop.rows(
                "SELECT * FROM conversation_events WHERE conversation_id = $1 ORDER BY position",
                conversation);
    }

    private List<JsonObject> responses(UUID conversation) {
        return rows(conversation).stream().filter(row -> row.getString("kind").equals("response")).toList();
    }

    private List<String> lines(UUID conversation) {
        return rows(conversation).stream().map(row -> row.getString("kind") + " by " + name(row.getString("by_user_id"),
                "nobody") + ": " + holder(row.getString("owner_before"), row.getString("previous_user_id"), row) + " > "
                + holder(row.getString("owner"), row.getString("user_id"), row)).toList();
    }

    private String holder(@Nullable String owner, @Nullable String user, JsonObject row) {
        if (owner == null) {
            return "-";
        }
        return switch (owner) {
            case "nobody" -> "closed";
            case "user" -> name(row.getString("kind").equals("response") ? row.getString("user_id") : user, owner);
            default -> owner;
        };
    }

    private String name(@Nullable String id, String otherwise) {
        if (id == null) {
            return otherwise;
        }
        if (id.equals(counter.ana.id.toString())) {
            return "ana";
        }
        return id.equals(counter.bia.id.toString()) ? "bia" : "supervisor";
    }
}
