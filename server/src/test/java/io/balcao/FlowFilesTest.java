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

/** A file that a flow sends stays as long as a draft or a version names it, and is everybody's who reads what bots say. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FlowFilesTest {
    private final WholeServer server = WholeServer.shared();
    private final Shop shop = server.shop("Fluxos");
    private final String file = shop.admin.uploads(RightsTable.upload()).body().getString("id");

    static JsonObject draft(String media) {
        return new JsonObject("""
                {"schema": 1, "start": "show", "words": {"back": [], "human": [], "restart": []},
                 "exits": {"human": null, "failure": null}, "variables": [],
                 "blocks": [{"id": "show", "type": "message", "settings": {"text": "Tabela para {{customer_name}}",
                     "media_id": null, "offers_way_back": false}, "edges": {}, "position": {"x": 1, "y": 2}}]}""") {
            {
                getJsonArray("blocks").getJsonObject(0).getJsonObject("settings").put("media_id", media);
            }
        };
    }

    private JsonObject created(Person person, String name, String media) {
        var answer = person.sends("POST", "/bot/flows", new JsonObject().put("name", name).put("draft", draft(media)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body();
    }

    private Answer save(JsonObject flow, int revision, String media) {
        return shop.admin.sends("PUT", "/bot/flows/" + flow.getString("id"), new JsonObject()
                .put("name", flow.getString("name")).put("draft", draft(media)).put("revision", revision));
    }

    private void publish(JsonObject flow, int revision) {
        assertThat(shop.admin.sends("POST", "/bot/flows/" + flow.getString("id") + "/publish",
                new JsonObject().put("note", "").put("revision", revision)).status()).isEqualTo(201);
    }

    private static List<String> codes(JsonObject flow) {
        return flow.getJsonArray("findings").stream().map(one -> ((JsonObject) one).getString("code")).toList();
    }

    private boolean isInUse() {
        return shop.rows("SELECT is_in_use FROM media WHERE id = $1", UUID.fromString(file)).getFirst()
                .getBoolean("is_in_use");
    }

    private List<String> library(Person person) {
        return WholeServer.ids(person.gets("/bot/files"));
    }

    @Test
    void it_stays_as_long_as_a_draft_or_a_version_names_it() {
        var flow = created(shop.admin, "Preços", file);
        assertThat(codes(flow)).doesNotContain("unknown_file");
        assertThat(isInUse()).isTrue();
        publish(flow, 1);

        save(flow, 1, null);
        assertThat(isInUse()).as("the version has it").isTrue();
        assertThat(library(shop.admin)).containsExactly(file);

        assertThat(shop.admin.sends("DELETE", "/bot/flows/" + flow.getString("id"), null).status()).isEqualTo(204);
        assertThat(isInUse()).as("nobody has it").isFalse();
        assertThat(library(shop.admin)).isEmpty();
    }

    @Test
    void a_draft_that_drops_it_lets_it_go_unless_another_flow_has_it() {
        var flow = created(shop.admin, "Preços", file);
        var other = created(shop.user(Role.ADMIN), "Outros preços", file);
        assertThat(codes(other)).as("what a flow sends, another may").doesNotContain("unknown_file");

        save(flow, 1, null);
        assertThat(isInUse()).isTrue();
        save(other, 1, null);
        assertThat(isInUse()).isFalse();
    }

    @Test
    void nobody_makes_a_flow_send_what_another_uploaded_for_somebody_or_what_another_organization_has() {
        var theirs = shop.user(Role.ADMIN).uploads(RightsTable.upload()).body().getString("id");
        var elsewhere = server.shop("Vizinha").admin.uploads(RightsTable.upload()).body().getString("id");

        for (var wrong : List.of(theirs, elsewhere, Ids.next().toString())) {
            assertThat(codes(created(shop.admin, "Alheio " + wrong, wrong))).contains("unknown_file");
        }
        assertThat(library(shop.admin)).isEmpty();
    }

    @Test
    void it_is_neither_sent_by_people_nor_put_into_a_canned_response_and_everybody_may_read_it() {
        created(shop.admin, "Preços", file);
        var ana = shop.user(Role.ATTENDANT);

        assertThat(ana.gets("/media/" + file).status()).isEqualTo(200);
        assertThat(server.shop("Vizinha").admin.gets("/media/" + file).status()).isEqualTo(404);
        assertThat(shop.admin.sends("POST", "/messages", new JsonObject()
                .put("conversation_id", shop.heldBy(shop.admin).toString()).put("content", "").put("media_id", file)
                .put("client_id", Ids.next().toString())).status()).isEqualTo(422);
    }

    @Test
    void the_bot_sends_it_to_whoever_comes_with_the_text_under_it_and_the_test_shows_it() {
        var flow = created(shop.admin, "Preços", file);
        publish(flow, 1);
        assertThat(shop.admin.sends("PUT", "/bot/triggers", new JsonObject().put("data", new JsonArray()
                .add(new JsonObject().put("flow_id", flow.getString("id")).put("kind", "always")
                        .put("words", new JsonArray()).putNull("channel_id"))))
                .status()).isEqualTo(200);

        for (var phone : List.of("5511977770001", "5511977770002")) {
            var rita = shop.line.phone("Rita", phone).withoutWaiting();
            rita.writes("oi");
            rita.waitsForAny(said -> said.toString().contains("Tabela para Rita"));
        }
        var sent = shop.rows("SELECT message_type, media_id, content FROM messages WHERE sender_type = 'bot'");
        assertThat(sent).hasSize(2).allSatisfy(one -> {
            assertThat(one.getString("message_type")).isEqualTo("document");
            assertThat(one.getString("media_id")).isEqualTo(file);
        });

        var tried = shop.admin.sends("POST", "/bot/flows/" + flow.getString("id") + "/test", new JsonObject()
                .put("messages", new JsonArray().add(new JsonObject().put("text", "oi"))).put("at",
                        "2026-11-20T12:00:00Z"));
        assertThat(tried.body().getJsonArray("replies").getJsonObject(0).getJsonObject("media").getString("file_name"))
                .as(tried.text()).isEqualTo("pedido.pdf");
    }

    @Test
    void a_flow_that_is_taken_elsewhere_says_which_file_it_lacks() {
        var flow = created(shop.admin, "Preços", file);
        var taken = shop.admin.gets("/bot/flows/" + flow.getString("id") + "/export").body();
        assertThat(taken.encode()).contains("pedido.pdf").doesNotContain(file);

        var imported = server.shop("Vizinha").admin.sends("POST", "/bot/flow-imports", taken);
        assertThat(imported.body().getJsonArray("missing")).isEqualTo(new JsonArray(
                "[{\"block\":\"show\",\"kind\":\"media\",\"name\":\"pedido.pdf\"}]"));
    }
}
