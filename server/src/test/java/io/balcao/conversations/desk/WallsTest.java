package io.balcao.conversations.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.testing.FeatureServer.Answer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Nothing of the desk crosses organizations: another one's id answers as an id that nobody has. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WallsTest {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}");

    private final Counter ours = new Counter();
    private final Counter theirs = new Counter();
    private final UUID conversation = theirs.with(theirs.ana, "Rita");
    private final UUID message = theirs.customerSays(conversation, "segredo");

    private static final List<String> TABLES = List.of("conversations", "messages", "customers", "outbox",
            "conversation_transfers", "audit_logs", "media");

    private String everything() {
        var all = new StringBuilder();
        for (var table : TABLES) {
            theirs.shop.rows("SELECT * FROM " + table + " ORDER BY 1::text")
                    .forEach(row -> all.append(row.encode()).append('\n'));
        }
        return all.toString();
    }

    private void isAsIfItWereNotThere(UUID foreign, Function<UUID, Answer> request) {
        var before = everything();

        var answer = request.apply(foreign);
        var absent = request.apply(UUID.randomUUID());

        assertThat(answer.status()).as(answer.body().encode()).isEqualTo(404);
        assertThat(blind(answer)).isEqualTo(blind(absent));
        assertThat(everything()).isEqualTo(before);
    }

    private static String blind(Answer answer) {
        return answer.status() + ID.matcher(answer.body().encode()).replaceAll("ID");
    }

    @Test
    void each_operation_on_a_foreign_id_answers_404_and_does_nothing() {
        var nothing = new JsonObject();
        var customer = UUID.fromString(theirs.row(conversation).getString("customer_id"));
        for (var who : List.of(ours.ana, ours.supervisor, ours.shop.admin)) {
            isAsIfItWereNotThere(conversation, id -> who.gets("/conversations/" + id));
            isAsIfItWereNotThere(conversation, id -> who.gets("/conversations/" + id + "/transfers"));
            isAsIfItWereNotThere(conversation, id -> who.posts("/conversations/" + id + "/takeover", nothing));
            isAsIfItWereNotThere(conversation, id -> who.posts("/conversations/" + id + "/transfer",
                    new JsonObject().put("to_user_id", who.id.toString())));
            isAsIfItWereNotThere(conversation, id -> who.posts("/conversations/" + id + "/close", nothing));
            isAsIfItWereNotThere(conversation, id -> who.posts("/conversations/" + id + "/reopen", nothing));
            isAsIfItWereNotThere(conversation, id -> who.gets("/messages?conversation_id=" + id));
            isAsIfItWereNotThere(conversation, id -> Counter.says(who, id, "oi"));
            isAsIfItWereNotThere(message, id -> who.patches("/messages/" + id + "/read", nothing));
            isAsIfItWereNotThere(message, id -> who.posts("/messages/" + id + "/retry", nothing));
            isAsIfItWereNotThere(customer, id -> who.gets("/customers/" + id));
            isAsIfItWereNotThere(customer, id -> who.patches("/customers/" + id, new JsonObject().put("name", "X")));
        }
    }

    @Test
    void a_foreign_id_inside_a_request_finds_nothing() {
        var own = ours.with(ours.ana, "Caio");
        var before = ours.row(own);
        var to = "/conversations/" + own + "/transfer";

        assertThat(ours.ana.posts(to, new JsonObject().put("to_user_id", theirs.ana.id.toString())).status())
                .isEqualTo(422);
        assertThat(ours.ana.posts(to, new JsonObject().put("to_department_id", theirs.sales.toString())).status())
                .isEqualTo(422);
        assertThat(ours.ana.posts("/messages", Counter.text(own, "x").put("reply_to", message.toString())).errors())
                .containsKey("reply_to");
        assertThat(ours.ana.gets("/messages?conversation_id=" + own + "&before=" + message).errors())
                .containsKey("before");
        assertThat(Counter.ids(ours.supervisor.gets("/conversations?department_id=" + theirs.sales))).isEmpty();
        assertThat(Counter.ids(ours.supervisor.gets("/conversations?assigned_to=" + theirs.ana.id))).isEmpty();
        assertThat(ours.row(own)).isEqualTo(before);
    }

    @Test
    void lists_counts_and_search_hold_nothing_foreign() {
        Counter.desk().readAllForSearch();

        for (var who : List.of(ours.supervisor, ours.shop.admin)) {
            assertThat(Counter.ids(who.gets("/conversations"))).isEmpty();
            assertThat(Counter.ids(who.gets("/conversations?q=segredo"))).isEmpty();
            assertThat(Counter.ids(who.gets("/conversations?q=Rita"))).isEmpty();
            assertThat(Counter.ids(who.gets("/customers"))).isEmpty();
            assertThat(Counter.ids(who.gets("/customers?q=Rita"))).isEmpty();
            assertThat(who.gets("/conversations/stats").body().getInteger("all_open")).isZero();
        }
        assertThat(Counter.ids(theirs.supervisor.gets("/conversations?q=segredo")))
                .containsExactly(conversation.toString());
        // The functions of the owner see only the organization of the transaction, also when they are asked directly.
        assertThat(ours.shop.rows("SELECT search_conversations('segredo') UNION ALL SELECT search_customers('rita')"))
                .isEmpty();
        assertThat(ours.shop.rows("SELECT message_id FROM message_search")).isEmpty();
    }
}
