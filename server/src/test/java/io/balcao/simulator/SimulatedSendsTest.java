package io.balcao.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a business sends: accepted, refused or failing later as the Graph API does it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SimulatedSendsTest {
    private static final String RITA = "5511999990000";
    @TempDir
    Path directory;
    private Business business;
    private SimulatedPhone rita;

    @BeforeEach
    void start() {
        business = new Business(directory);
        rita = business.simulator.phone("Rita", "551199990000");
        rita.writes("oi");
    }

    @AfterEach
    void stop() {
        business.close();
    }

    @Test
    void a_text_reaches_the_phone_and_each_step_is_told() {
        var answer = new JsonObject(business.sends(business.text(RITA, "Bom dia")).body());

        var contact = answer.getJsonArray("contacts").getJsonObject(0);
        assertThat(contact.getString("input")).isEqualTo(RITA);
        assertThat(contact.getString("wa_id")).as("the spelling of the id, not of the input").isEqualTo("551199990000");
        assertThat(rita.waitsFor("Bom dia").id())
                .isEqualTo(answer.getJsonArray("messages").getJsonObject(0).getString("id"));
        rita.reads();
        for (var step : new String[]{"sent", "delivered", "read"}) {
            var status = business.hears(webhook -> webhook.isStatus(step)).status();
            assertThat(status.getString("biz_opaque_callback_data")).isEqualTo("job-Bom dia");
            assertThat(status.getString("recipient_id")).isEqualTo("551199990000");
        }
    }

    @Test
    void a_wrong_token_is_refused_with_190() {
        var answer = business.call("/v25.0/800100200300/messages", request -> request
                .setHeader("Authorization", "Bearer other")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(business.text(RITA, "oi").encode())));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(new JsonObject(answer.body()).getJsonObject("error").getInteger("code")).isEqualTo(190);
    }

    @Test
    void an_unknown_number_a_body_that_is_no_json_and_a_misspelled_key_each_get_their_code() {
        var unknown = new JsonObject(business.post("/v25.0/1/messages", "{}").body()).getJsonObject("error");
        var noJson = new JsonObject(business.post("/v25.0/800100200300/messages", "{nope").body())
                .getJsonObject("error");

        assertThat(unknown.getInteger("code")).isEqualTo(33);
        assertThat(noJson.getInteger("code")).isEqualTo(100);
        assertThat(business.refused(business.text(RITA, "oi").put("txt", "oi"))).isEqualTo(100);
        assertThat(business.refused(business.text(RITA, "oi").put("text", "oi"))).isEqualTo(100);
    }

    @Test
    void what_is_missing_is_131008_and_what_is_out_of_its_limits_is_131009() {
        assertThat(business.refused(JsonObject.of("messaging_product", "whatsapp", "type", "text", "text",
                JsonObject.of("body", "oi")))).isEqualTo(131008);
        assertThat(business.refused(business.text(RITA, "oi").put("text", new JsonObject()))).isEqualTo(131008);
        assertThat(business.refused(business.text(RITA, ""))).isEqualTo(131009);
        assertThat(business.refused(business.text(RITA, "x".repeat(4097)).putNull("biz_opaque_callback_data")))
                .isEqualTo(131009);
        assertThat(business.refused(business.text("12", "oi"))).isEqualTo(131009);
        assertThat(business.refused(business.text("551140000000", "oi"))).isEqualTo(131021);
    }

    @Test
    void lengths_count_characters_so_that_an_emoji_is_one() {
        var longest = business.text(RITA, "🙂".repeat(4096)).putNull("biz_opaque_callback_data");

        assertThat(business.sends(longest).statusCode()).isEqualTo(200);
    }

    @Test
    void buttons_are_one_to_three_with_short_and_different_titles() {
        assertThat(business.refused(buttons("Sim", "Não", "Talvez", "Nunca"))).isEqualTo(131009);
        assertThat(business.refused(buttons("Sim", "Sim"))).isEqualTo(131009);
        assertThat(business.refused(buttons("x".repeat(21)))).isEqualTo(131009);
        assertThat(business.sends(buttons("Sim", "Não", "Talvez")).statusCode()).isEqualTo(200);
    }

    @Test
    void a_list_has_ten_rows_in_all_and_titles_when_it_has_several_sections() {
        assertThat(business.refused(list(6, 5))).isEqualTo(131009);
        assertThat(business.sends(list(5, 5)).statusCode()).isEqualTo(200);

        var untitled = list(1, 1);
        untitled.getJsonObject("interactive").getJsonObject("action").getJsonArray("sections").getJsonObject(1)
                .remove("title");
        assertThat(business.refused(untitled)).isEqualTo(131008);
    }

    @Test
    void a_pressed_button_and_a_chosen_row_come_back_as_replies() {
        var asked = business.sent(buttons("Sim", "Não"));
        rita.presses("Não");
        var reply = business.hears(webhook -> webhook.body().contains("button_reply")).message();
        business.sent(list(1, 3));
        rita.chooses("Opção 1.2");
        var row = business.hears(webhook -> webhook.body().contains("list_reply")).message();

        assertThat(reply.getJsonObject("context").getString("id")).isEqualTo(asked);
        assertThat(reply.getJsonObject("interactive").getJsonObject("button_reply"))
                .isEqualTo(JsonObject.of("id", "b1", "title", "Não"));
        assertThat(row.getJsonObject("interactive").getJsonObject("list_reply").getString("id")).isEqualTo("r1.2");
        assertThat(rita.find(asked).orElseThrow().chosen()).isEqualTo("b1");
    }

    @Test
    void outside_the_window_a_text_is_accepted_and_fails_with_131047_but_a_template_arrives() {
        business.simulator.faults().closeWindow();

        business.sent(business.text(RITA, "tarde demais"));
        business.sent(template("retomar_conversa", "pt_BR", "Rita"));

        var failed = business.hears(webhook -> webhook.isStatus("failed"));
        assertThat(failed.status().getJsonArray("errors").getJsonObject(0).getInteger("code")).isEqualTo(131047);
        assertThat(failed.value().containsKey("contacts")).as("failures have no contacts").isFalse();
        assertThat(rita.waitsFor("Oi, Rita").buttons()).extracting(PhoneMessage.Choice::title)
                .containsExactly("Sim, continuar");
        assertThat(rita.sees()).noneMatch(message -> message.text().contains("tarde demais"));
    }

    @Test
    void the_window_is_measured_from_the_time_of_the_last_message_of_the_customer() {
        var old = business.simulator.phone("Ana", "5511988880000");
        old.at(Instant.now().minus(Duration.ofHours(25))).writes("ontem");

        business.sent(business.text("5511988880000", "resposta"));

        assertThat(business.hears(webhook -> webhook.isStatus("failed")).body()).contains("131047");
    }

    @Test
    void templates_are_known_by_name_and_language_and_count_their_parameters() {
        assertThat(business.refused(template("nada", "pt_BR"))).isEqualTo(132001);
        assertThat(business.refused(template("retomar_conversa", "en_US", "Rita"))).isEqualTo(132001);
        assertThat(business.refused(template("retomar_conversa", "pt_BR"))).isEqualTo(132000);
        assertThat(business.refused(template("promocao_pausada", "pt_BR"))).isEqualTo(132015);
        var listed = new JsonObject(business.get("/v25.0/700100200300/message_templates?limit=2").body());
        assertThat(listed.getJsonArray("data")).hasSize(2);
        assertThat(listed.getJsonObject("paging").getString("next")).contains("after=2");
    }

    @Test
    void a_read_receipt_turns_the_ticks_of_the_customer_blue_and_shows_typing() {
        var question = rita.writes("alguém aí?");

        var answer = business.sends(JsonObject.of("messaging_product", "whatsapp", "status", "read", "message_id",
                question.id(), "typing_indicator", JsonObject.of("type", "text")));

        assertThat(new JsonObject(answer.body()).getBoolean("success")).isTrue();
        assertThat(rita.thread()).filteredOn(PhoneMessage::fromCustomer)
                .allMatch(message -> message.tick() == PhoneMessage.Tick.READ);
        assertThat(rita.seesTyping()).isTrue();
        business.sent(business.text(RITA, "aqui"));
        rita.waitsFor("aqui");
        assertThat(rita.seesTyping()).as("a message ends it").isFalse();
        assertThat(business.refused(JsonObject.of("messaging_product", "whatsapp", "status", "read", "message_id",
                "wamid.none"))).isEqualTo(131009);
    }

    @Test
    void a_reaction_sits_on_its_message_and_an_empty_one_takes_it_back() {
        var greeting = rita.writes("oba");
        business.sent(reaction(greeting.id(), "🎉"));
        await().until(() -> "🎉".equals(rita.find(greeting.id()).orElseThrow().businessReaction()));
        business.sent(reaction(greeting.id(), ""));
        await().until(() -> rita.find(greeting.id()).orElseThrow().businessReaction() == null);

        business.sent(reaction("wamid.unknown", "🎉"));
        assertThat(business.hears(webhook -> webhook.isStatus("failed")).body()).contains("131009");
    }

    @Test
    void a_phone_in_airplane_mode_gets_its_messages_when_it_is_back() {
        rita.goesOffline();
        var id = business.sent(business.text(RITA, "chegou?"));
        business.hears(webhook -> webhook.isStatus("sent"));
        assertThat(rita.sees()).isEmpty();

        rita.comesOnline();

        assertThat(rita.waitsFor("chegou?").id()).isEqualTo(id);
        business.hears(webhook -> webhook.isStatus("delivered"));
    }

    @Test
    void who_left_whatsapp_is_undeliverable_and_who_hides_receipts_is_never_seen_reading() {
        rita.hidesReadReceipts();
        business.sent(business.text(RITA, "primeira"));
        rita.waitsFor("primeira");
        rita.reads();
        rita.leavesWhatsApp();
        business.sent(business.text(RITA, "segunda"));

        assertThat(business.hears(webhook -> webhook.isStatus("failed")).body()).contains("131026");
        assertThat(business.heard).noneMatch(webhook -> webhook.isStatus("read"));
    }

    @Test
    void every_call_is_remembered_with_its_body_and_its_end() {
        var id = business.sent(business.text(RITA, "um"));
        business.sends(business.text("12", "dois"));

        var sends = business.simulator.number().sends();
        assertThat(sends).hasSize(2);
        assertThat(sends.getFirst().messageId()).isEqualTo(id);
        assertThat(sends.getLast().errorCode()).isEqualTo(131009);
        assertThat(sends.getLast().status()).isEqualTo(400);
        assertThat(sends.getLast().body().getJsonObject("text").getString("body")).isEqualTo("dois");
    }

    private static JsonObject reaction(String messageId, String emoji) {
        return JsonObject.of("messaging_product", "whatsapp", "to", RITA, "type", "reaction", "reaction",
                JsonObject.of("message_id", messageId, "emoji", emoji));
    }

    private static JsonObject buttons(String... titles) {
        var buttons = new JsonArray();
        for (int i = 0; i < titles.length; i++) {
            buttons.add(JsonObject.of("type", "reply", "reply", JsonObject.of("id", "b" + i, "title", titles[i])));
        }
        return interactive("button", JsonObject.of("buttons", buttons));
    }

    private static JsonObject list(int... rowsOfSections) {
        var sections = new JsonArray();
        for (int s = 0; s < rowsOfSections.length; s++) {
            var section = s;
            var rows = IntStream.range(0, rowsOfSections[s])
                    .mapToObj(row -> JsonObject.of("id", "r" + section + "." + row, "title",
                            "Opção " + section + "." + row))
                    .toList();
            sections.add(JsonObject.of("title", "Parte " + s, "rows", new JsonArray(rows)));
        }
        return interactive("list", JsonObject.of("button", "Ver opções", "sections", sections));
    }

    private static JsonObject interactive(String type, JsonObject action) {
        return JsonObject.of("messaging_product", "whatsapp", "to", RITA, "type", "interactive", "interactive",
                JsonObject.of("type", type, "body", JsonObject.of("text", "Escolha"), "action", action));
    }

    private static JsonObject template(String name, String language, String... parameters) {
        var given = new JsonArray();
        for (var parameter : parameters) {
            given.add(JsonObject.of("type", "text", "text", parameter));
        }
        return JsonObject.of("messaging_product", "whatsapp", "to", RITA, "type", "template", "template",
                JsonObject.of("name", name, "language", JsonObject.of("code", language), "components",
                        JsonArray.of(JsonObject.of("type", "body", "parameters", given))));
    }
}
