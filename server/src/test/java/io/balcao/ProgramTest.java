package io.balcao;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.WholeServer.Answer;
import io.balcao.WholeServer.Shop;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What a program does with its key stands under the key's name, and what it holds is given back with its end (AU-14). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProgramTest {
    private static final WholeServer server = WholeServer.shared();
    private final Shop shop = server.shop("Programa");
    private final Answer made = shop.admin.sends("POST", "/api-keys", new JsonObject().put("name", "Loja virtual")
            .put("scopes", new JsonArray().add("conversations:read").add("conversations:write").add("messages:send")
                    .add("customers:write")));
    private final String machine = made.body().getString("user_id");

    @Test
    void it_takes_over_writes_and_is_named_in_thread_and_audit_trail() {
        var waiting = shop.waiting();

        var taken = does("POST", "/conversations/" + waiting + "/takeover", null);
        assertThat(taken.status()).as(taken.text()).isEqualTo(200);
        var sent = does("POST", "/messages", new JsonObject().put("conversation_id", waiting.toString())
                .put("content", "Seu pedido saiu").put("client_id", "pedido-1"));

        assertThat(sent.status()).as(sent.text()).isEqualTo(201);
        assertThat(sent.body().getString("sender_name")).isEqualTo("Loja virtual");
        assertThat(shop.rows("SELECT action, user_id FROM audit_logs WHERE object_id = $1", waiting)).singleElement()
                .satisfies(entry -> assertThat(entry.getString("user_id")).isEqualTo(machine));
    }

    @Test
    void what_it_holds_goes_back_into_the_queue_when_its_key_is_revoked() {
        var waiting = shop.waiting();
        does("POST", "/conversations/" + waiting + "/takeover", null);
        assertThat(owner(waiting)).isEqualTo("user " + machine);
        shop.inTransaction(tx -> tx.list("SELECT ghost_owned_conversations()", row -> row)).forEach(ghost -> {
            throw new AssertionError("A living key owns it: " + ghost.getUUID(0));
        });

        assertThat(shop.admin.sends("DELETE", "/api-keys/" + made.body().getString("id"), null).status())
                .isEqualTo(204);

        assertThat(owner(waiting)).isEqualTo("queue null");
    }

    @Test
    void a_file_that_it_takes_along_is_written_down_before_and_one_that_a_person_opens_is_no_download() {
        var held = shop.heldBy(shop.admin);
        var file = UUID.fromString(shop.admin.uploads(RightsTable.upload()).body().getString("id"));
        shop.sql("UPDATE media SET conversation_id = $1 WHERE id = $2", held, file);

        assertThat(shop.admin.gets("/media/" + file).status()).isEqualTo(200);
        assertThat(downloads()).isEmpty();
        assertThat(does("GET", "/media/" + file, null).status()).isEqualTo(200);

        assertThat(downloads()).singleElement().satisfies(row -> {
            assertThat(row.getString("user_id")).isEqualTo(machine);
            assertThat(row.getString("object_id")).isEqualTo(file.toString());
            assertThat(row.getString("address")).isEqualTo("127.0.0.1");
            assertThat(row.getJsonObject("new_values").getString("conversation_id")).isEqualTo(held.toString());
            assertThat(row.encode()).doesNotContain("pedido.pdf");
        });
    }

    private List<JsonObject> downloads() {
        return shop.rows("SELECT * FROM audit_logs WHERE action = 'media.downloaded'");
    }

    private String owner(UUID conversation) {
        var row = shop.rows("SELECT owner, assigned_user_id FROM conversations WHERE id = $1", conversation).getFirst();
        return row.getString("owner") + " " + row.getString("assigned_user_id");
    }

    private Answer does(String method, String path, @org.jspecify.annotations.Nullable JsonObject body) {
        var headers = WholeServer.json(null, body);
        headers.put("X-API-Key", made.body().getString("key"));
        return server.send(method, "/api/v1" + path, Map.copyOf(headers), body == null ? null : body.encode());
    }
}
