package io.balcao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.balcao.WholeServer.Answer;
import io.balcao.WholeServer.Shop;
import io.balcao.platform.Role;
import io.balcao.simulator.PhoneMessage;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Whoever connects a number sees which link works, and for each that does not, what to do; also when a token dies later. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ChannelWizardTest {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final Set<String> ASKED = Set.of("token", "scopes", "number", "quality", "subscription", "webhook");

    private final WholeServer server = WholeServer.shared();
    private final Shop shop = server.shop("Fios");
    private final List<String> answers = new ArrayList<>();
    private String channel = shop.channel.toString();

    @AfterEach
    void heal() {
        shop.line.faults().heal();
        assertThat(answers).allSatisfy(answer -> assertThat(answer).doesNotContain(WholeServer.token(shop.number),
                WholeServer.appSecret(shop.number), WholeServer.verifyToken(shop.number)));
    }

    @Test
    void every_link_of_a_whole_number_turns_green_and_is_told_live() {
        try (var socket = shop.admin.socket()) {
            assertThat(checks()).containsEntry("token", "pending").containsEntry("inbound", "waiting message_awaited")
                    .containsEntry("verification", "waiting verification_awaited").containsEntry("outbound", "pending");

            run();

            socket.event("notification", told -> "channel_tested".equals(told.getString("kind"))
                    && channel.equals(told.getString("channel_id")));
            var tested = tested();
            assertThat(tested).containsEntry("token", "passed").containsEntry("scopes", "passed")
                    .containsEntry("number", "passed").containsEntry("quality", "passed")
                    .containsEntry("subscription", "passed");
            // The server of the test is known to the outside by another name than to the simulator.
            assertThat(tested).containsEntry("webhook", "warning webhook_elsewhere");
        }
        assertThat(shop.line.verifiesWebhook()).isTrue();
        await().atMost(SOON).until(() -> checks().get("verification").equals("passed"));

        assertThat(test("+55 11 97777-1234").status()).isEqualTo(422);
        var rita = shop.line.phone("Rita", "5511977771234");
        rita.writes("Funciona?");
        await().atMost(SOON).until(() -> checks().get("inbound").equals("passed"));
        assertThat(test("+55 11 97777-1234").status()).isEqualTo(200);
        rita.waitsFor(message -> String.valueOf(message.text()).contains("teste de envio"));
        await().atMost(SOON).until(() -> checks().get("outbound").equals("passed"));
    }

    @Test
    void every_red_link_names_what_is_wrong_with_it() {
        var faults = shop.line.faults();

        faults.missScopes("whatsapp_business_messaging");
        assertThat(runs()).containsEntry("token", "passed").containsEntry("scopes", "failed scopes_missing");
        faults.heal();

        faults.unsubscribe();
        faults.lowerQuality();
        assertThat(runs()).containsEntry("subscription", "failed not_subscribed")
                .containsEntry("quality", "failed quality_low").containsEntry("number", "passed");
        assertThat(asks("POST", "/subscription", null).status()).isEqualTo(200);
        assertThat(tested()).containsEntry("subscription", "passed");

        faults.forgetMessagesField();
        assertThat(runs()).containsEntry("webhook", "failed field_missing");
        faults.heal();

        faults.expireToken();
        assertThat(runs()).containsEntry("token", "failed token_expired").containsEntry("scopes", "skipped blocked")
                .containsEntry("number", "skipped blocked").containsEntry("webhook", "skipped blocked");
        faults.heal();

        change(new JsonObject().put("app_secret", "a-secret-of-another-app"));
        assertThat(runs()).containsEntry("webhook", "failed app_secret_wrong");
        shop.line.phone("Rita", "5511977771235").withoutWaiting().writes("Alguém aí?");
        await().atMost(SOON).until(() -> checks().get("inbound").equals("failed badly_signed"));
        assertThat(shop.rows("SELECT id FROM messages")).isEmpty();

        change(new JsonObject().put("phone_number_id", "9" + shop.number));
        assertThat(runs()).containsEntry("number", "failed number_unknown").containsEntry("token", "passed")
                .containsEntry("subscription", "skipped blocked");
        change(new JsonObject().put("phone_number_id", shop.number).put("waba_id", "123456789"));
        assertThat(runs()).containsEntry("number", "failed account_wrong");
    }

    @Test
    void what_was_never_stored_is_asked_for_and_nothing_is_guessed() {
        shop.sql("UPDATE channels SET app_secret_encrypted = NULL");
        assertThat(runs()).containsEntry("token", "passed").containsEntry("webhook", "failed app_secret_missing");

        shop.sql("UPDATE channels SET access_token_encrypted = NULL");
        assertThat(runs()).containsEntry("token", "failed token_missing").containsEntry("scopes", "skipped blocked")
                .containsEntry("number", "skipped blocked").containsEntry("subscription", "skipped blocked")
                .containsEntry("webhook", "skipped blocked");
    }

    @Test
    void a_dead_token_is_told_once_and_what_waits_leaves_in_order_with_the_new_one() {
        var attendant = shop.user(Role.ATTENDANT);
        var second = shop.user(Role.ADMIN);
        shop.joins(shop.sales, attendant);
        var rita = shop.line.phone("Rita", "5511977771236");
        rita.writes("Bom dia");
        var conversation = conversation();
        // Once the bot has handed it to the queue.
        await().atMost(SOON).until(() -> attendant.sends("POST", "/conversations/" + conversation + "/takeover", null)
                .status() == 200);

        String renewed;
        try (var socket = attendant.socket()) {
            renewed = shop.line.faults().expireToken();
            for (var text : List.of("um", "dois", "três")) {
                says(attendant, conversation, text);
            }
            socket.event("notification", told -> "channel_outage".equals(told.getString("kind")));
        }
        // The number's own beginning was told in the same way.
        await().atMost(SOON).until(() -> !outages(attendant).isEmpty());
        var outage = outages(attendant).getFirst();
        assertThat(outage.getString("channel_id")).isEqualTo(channel);
        assertThat(outage.getString("reason")).isEqualTo("token_invalid");
        await().atMost(SOON).until(() -> outages(attendant).getFirst().getInteger("waiting") >= 3);
        await().atMost(SOON).until(() -> !server.mailsTo(second.email).isEmpty());
        // What customers write is stored all the same.
        rita.writes("Vocês estão aí?");
        await().atMost(SOON)
                .until(() -> !shop.rows("SELECT id FROM messages WHERE content = 'Vocês estão aí?'").isEmpty());

        assertThat(change(new JsonObject().put("access_token", renewed)).getString("status")).isEqualTo("active");

        rita.waitsFor("três");
        assertThat(rita.sees().stream().filter(message -> !message.fromCustomer()).map(PhoneMessage::text)
                .filter(List.of("um", "dois", "três")::contains)).containsExactly("um", "dois", "três");
        assertThat(outages(attendant)).isEmpty();
        assertThat(server.mailsTo(second.email)).hasSize(1);
        assertThat(server.mailsTo(shop.admin.email)).hasSize(1)
                .allSatisfy(mail -> assertThat(mail.subject()).contains("não consegue enviar"));
        assertThat(server.mailsTo(attendant.email)).isEmpty();
    }

    private void says(WholeServer.Person who, String conversation, String text) {
        var said = who.sends("POST", "/messages", new JsonObject().put("conversation_id", conversation)
                .put("content", text).put("client_id", UUID.randomUUID().toString()));
        assertThat(said.status()).as(said.text()).isEqualTo(201);
    }

    private String conversation() {
        await().atMost(SOON).until(() -> !shop.rows("SELECT id FROM conversations").isEmpty());
        return shop.rows("SELECT id FROM conversations").getFirst().getString("id");
    }

    private List<JsonObject> outages(WholeServer.Person who) {
        var answer = who.gets("/channels/outages");
        answers.add(answer.text());
        return answer.body().getJsonArray("data").stream().map(JsonObject.class::cast).toList();
    }

    private JsonObject change(JsonObject change) {
        var answer = shop.admin.sends("PATCH", "/channels/" + channel, change);
        answers.add(answer.text());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private Answer test(String phone) {
        return asks("POST", "/test-message", new JsonObject().put("phone_number", phone));
    }

    private Map<String, String> runs() {
        run();
        return tested();
    }

    private void run() {
        assertThat(asks("POST", "/checks", null).status()).isEqualTo(200);
    }

    private Map<String, String> tested() {
        await().atMost(SOON).until(() -> checks().entrySet().stream()
                .noneMatch(check -> ASKED.contains(check.getKey()) && check.getValue().startsWith("running")));
        return checks();
    }

    /** The state of each link, and the reason if there is one. */
    private Map<String, String> checks() {
        var found = new LinkedHashMap<String, String>();
        asks("GET", "/checks", null).body().getJsonArray("data").stream().map(JsonObject.class::cast)
                .forEach(check -> found.put(check.getString("kind"), check.getString("state")
                        + (check.getString("reason") == null ? "" : " " + check.getString("reason"))));
        return found;
    }

    private Answer asks(String method, String path, JsonObject body) {
        var answer = shop.admin.sends(method, "/channels/" + channel + path, body);
        answers.add(answer.text());
        return answer;
    }
}
