package io.balcao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.balcao.WholeServer.Shop;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The gallery's survey, from a service of people to the score that reports tell. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SatisfactionFlowTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private final Shop shop = WholeServer.shared().shop("Pesquisa");

    @Test
    void who_was_served_is_asked_after_the_closing_and_their_score_is_the_services() {
        var template = shop.admin.gets("/bot/flow-templates?language=pt-BR").body().getJsonArray("data").stream()
                .map(JsonObject.class::cast).filter(one -> one.getString("key").equals("csat")).findFirst()
                .orElseThrow();
        var flow = shop.admin.sends("POST", "/bot/flows", new JsonObject().put("name", "Pesquisa")
                .put("draft", template.getJsonObject("definition"))).body();
        assertThat(shop.admin.sends("POST", "/bot/flows/" + flow.getString("id") + "/publish",
                new JsonObject().put("note", "").put("revision", 1)).status()).isEqualTo(201);
        shop.admin.sends("PUT", "/bot/triggers", new JsonObject().put("data", new JsonArray().add(new JsonObject()
                .put("flow_id", flow.getString("id")).put("kind", "after_close").put("words", new JsonArray())
                .putNull("channel_id"))));
        var rita = shop.line.phone("Rita", "5511977770101").withoutWaiting();
        rita.writes("oi");
        await().atMost(SOON).until(() -> !shop.rows("SELECT id FROM conversations").isEmpty());
        var conversation = shop.rows("SELECT id FROM conversations").getFirst().getString("id");
        assertThat(shop.admin.sends("POST", "/conversations/" + conversation + "/takeover", null).status())
                .isEqualTo(200);
        assertThat(shop.admin.sends("POST", "/messages", new JsonObject().put("conversation_id", conversation)
                .put("content", "Pronto, Rita").put("client_id", "um")).status()).isEqualTo(201);
        rita.waitsFor("Pronto, Rita");

        assertThat(shop.admin.sends("POST", "/conversations/" + conversation + "/close",
                new JsonObject().put("reason", "fim")).status()).isEqualTo(200);
        // Its time has come.
        shop.sql("UPDATE conversations SET follow_up_at = now() WHERE follow_up_at IS NOT NULL");
        rita.waitsForAny(said -> said.toString().contains("Como foi o nosso atendimento?"));
        rita.chooses("5 – Excelente");
        rita.waitsForAny(said -> said.toString().contains("Que bom!"));

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(shop.rows("SELECT score FROM surveys WHERE conversation_id = $1", UUID.fromString(conversation)))
                    .hasSize(1)
                    .first().satisfies(survey -> assertThat(survey.getInteger("score")).isEqualTo(5));
            assertThat(shop.rows("SELECT id FROM conversations WHERE status <> 'closed'")).as("nothing stays open")
                    .isEmpty();
        });
    }
}
