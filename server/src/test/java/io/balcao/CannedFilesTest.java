package io.balcao;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.WholeServer.Answer;
import io.balcao.WholeServer.Person;
import io.balcao.WholeServer.Shop;
import io.balcao.platform.Ids;
import io.balcao.platform.Role;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A canned response may carry files. Whoever takes it sends copies: the file itself stays as long as the response does. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CannedFilesTest {
    private final WholeServer server = WholeServer.shared();
    private final Shop shop = server.shop("Arquivos");
    private final Person ana = shop.user(Role.ATTENDANT);
    private final String file = uploaded(shop.admin);
    private final String response = kept(shop.admin, file);

    @Test
    void whoever_takes_it_is_given_copies_to_send_as_often_as_they_like() {
        var conversation = shop.heldBy(ana);

        var first = taken(ana);
        var second = taken(ana);

        assertThat(first).isNotEqualTo(second).isNotEqualTo(file);
        for (var copy : List.of(first, second)) {
            assertThat(ana.gets("/media/" + copy).text()).isEqualTo(shop.admin.gets("/media/" + file).text());
            var sent = sends(ana, conversation, copy);
            assertThat(sent.status()).as(sent.text()).isEqualTo(201);
            assertThat(sent.body().getString("content")).isEqualTo("Segue o catálogo");
        }
        assertThat(shop.admin.gets("/canned-responses").body().getJsonArray("data").getJsonObject(0)
                .getInteger("used_count")).isEqualTo(2);
    }

    @Test
    void the_file_itself_is_neither_sent_nor_deleted_for_its_age_and_goes_when_nobody_has_it() {
        assertThat(sends(shop.admin, shop.heldBy(shop.admin), file).status()).isEqualTo(422);
        assertThat(isInUse()).isTrue();

        var replaced = shop.admin.sends("PUT", "/canned-responses/" + response, wish());
        assertThat(replaced.status()).as(replaced.text()).isEqualTo(200);

        assertThat(replaced.body().getJsonArray("files")).isEmpty();
        assertThat(isInUse()).isFalse();
    }

    @Test
    void a_response_that_is_deleted_lets_its_files_go_and_leaves_what_was_sent() {
        var conversation = shop.heldBy(ana);
        var copy = taken(ana);
        sends(ana, conversation, copy);

        assertThat(shop.admin.sends("DELETE", "/canned-responses/" + response, null).status()).isEqualTo(204);

        assertThat(isInUse()).isFalse();
        assertThat(ana.gets("/media/" + copy).status()).isEqualTo(200);
    }

    @Test
    void only_what_one_uploaded_oneself_and_did_not_send_goes_with_it() {
        var anas = uploaded(ana);
        var other = server.shop("Papelaria").admin;

        for (var wrong : List.of(anas, Ids.next().toString(), uploaded(other), file)) {
            var refused = shop.admin.sends("POST", "/canned-responses", wish(wrong).put("shortcut", "outra"));
            assertThat(refused.status()).as(refused.text()).isEqualTo(422);
            assertThat(refused.body().getJsonArray("errors").getJsonObject(0).getString("field")).isEqualTo("file_ids");
        }
        assertThat(
                shop.admin.sends("POST", "/canned-responses/" + response + "/use", null).body().getJsonArray("files"))
                .hasSize(1);
    }

    @Test
    void files_keep_their_order_and_stay_when_somebody_else_changes_the_words() {
        var supervisor = shop.user(Role.SUPERVISOR);
        var second = uploaded(supervisor);

        var both = supervisor.sends("PUT", "/canned-responses/" + response, wish(second, file));

        assertThat(both.status()).as(both.text()).isEqualTo(200);
        assertThat(both.body().getJsonArray("files").stream().map(it -> ((JsonObject) it).getString("id")))
                .containsExactly(second, file);
        assertThat(both.body().getJsonArray("files").getJsonObject(0).getString("file_name")).isEqualTo("pedido.pdf");
    }

    @Test
    void who_may_not_write_to_customers_is_given_no_files() {
        shop.admin.sends("PUT", "/role-permissions/attendant",
                new JsonObject().put("sees", "queue").put("permissions", new JsonArray()));

        assertThat(ana.sends("POST", "/canned-responses/" + response + "/use", null).status()).isEqualTo(403);
    }

    private boolean isInUse() {
        return shop.rows("SELECT is_in_use FROM media WHERE id = $1", UUID.fromString(file)).getFirst()
                .getBoolean("is_in_use");
    }

    private String taken(Person person) {
        var answer = person.sends("POST", "/canned-responses/" + response + "/use", null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().getJsonArray("files").getJsonObject(0).getString("id");
    }

    private static Answer sends(Person person, UUID conversation, String media) {
        return person.sends("POST", "/messages", new JsonObject().put("conversation_id", conversation.toString())
                .put("content", "Segue o catálogo").put("media_id", media).put("client_id", Ids.next().toString()));
    }

    private static String uploaded(Person person) {
        return person.uploads(RightsTable.upload()).body().getString("id");
    }

    private static String kept(Person person, String file) {
        var made = person.sends("POST", "/canned-responses", wish(file));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.body().getString("id");
    }

    private static JsonObject wish(String... files) {
        return new JsonObject().put("shortcut", "catalogo").put("title", "Catálogo").put("content", "Segue o catálogo")
                .put("visibility", "organization").put("file_ids", new JsonArray(List.of(files)));
    }
}
