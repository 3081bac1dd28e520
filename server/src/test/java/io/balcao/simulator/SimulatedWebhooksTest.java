package io.balcao.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a business hears: signed as Meta signs, delivered as Meta delivers, in all the shapes of what people send. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SimulatedWebhooksTest {
    @TempDir
    Path directory;
    private Business business;
    private SimulatedPhone ana;

    @BeforeEach
    void start() {
        business = new Business(directory, settings -> settings.withPace(Pace.immediate()));
        ana = business.simulator.phone("Ana Prado", "551199990000");
    }

    @AfterEach
    void stop() {
        business.close();
    }

    @Test
    void the_signature_is_that_of_the_published_examples() {
        var empty = "{\"object\":\"whatsapp_business_account\",\"entry\":[]}";
        var escaped = "{\"entry\":[{\"id\":\"700100200300\",\"changes\":[{\"field\":\"messages\",\"value\":{"
                + "\"messaging_product\":\"whatsapp\",\"metadata\":{\"display_phone_number\":\"551140000000\","
                + "\"phone_number_id\":\"800100200300\"},\"messages\":[{\"from\":\"551199990000\",\"id\":\"wamid.T1\","
                + "\"timestamp\":\"1790000000\",\"type\":\"text\",\"text\":{\"body\":\"Ol\\u00e1 \\ud83d\\ude42\"}}]}}]}],"
                + "\"object\":\"whatsapp_business_account\"}";

        assertThat(signature(empty.getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("sha256=855f3ff3b5f6f84ccfedcdd13750393c59a5f9a620a7c78ed20e8ad7a2905395");
        assertThat(signature(escaped.getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("sha256=4358c20950a6a0e615cd6686eaedd6d36a04d06f5aafe3f6a827e92d0115a614");
        assertThat(WebhookBody.bytes(new JsonObject(escaped))).as("written again, the escapes are the same")
                .asString(StandardCharsets.US_ASCII).isEqualTo(escaped);
        assertThat(signature(new JsonObject(escaped).encode().getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("sha256=ca2f2b2f158b2ceee8d7223ac8a6d166e22bba85d4fbfb815d8de22e073d7ef6");
    }

    @Test
    void a_message_arrives_signed_over_its_escaped_bytes() {
        ana.writes("Olá 🙂");

        var webhook = business.hears(heard -> heard.value().containsKey("messages"));
        assertThat(webhook.body()).contains("Ol\\u00e1 \\ud83d\\ude42");
        assertThat(webhook.signature()).isEqualTo(signature(webhook.body().getBytes(StandardCharsets.US_ASCII)));
        assertThat(webhook.message().getString("from")).isEqualTo("551199990000");
        assertThat(webhook.message().getString("timestamp")).matches("\\d{10}");
        assertThat(webhook.message().getString("id")).startsWith("wamid.");
        assertThat(webhook.value().getJsonArray("contacts").getJsonObject(0).getJsonObject("profile")
                .getString("name")).isEqualTo("Ana Prado");
        assertThat(webhook.value().getJsonObject("metadata")).isEqualTo(JsonObject.of("display_phone_number",
                "551140000000", "phone_number_id", "800100200300"));
    }

    @Test
    void every_type_that_people_send_has_its_shape() {
        var first = ana.writes("oi");
        ana.sends(Inbound.place(-23.5, -46.6, "Praça", "Centro"));
        ana.sends(Inbound.contact("Beto Lima", "+55 11 98888-7777"));
        ana.sends(Inbound.order("610000001", "à tarde", List.of(JsonObject.of("product_retailer_id", "SKU-9",
                "quantity", 2, "item_price", 19.9, "currency", "BRL"))));
        ana.sends(Inbound.welcome());
        ana.sends(Inbound.unsupported("poll_creation"));
        ana.reacts(first, "👍");
        ana.takesBackReaction(first);
        ana.sends(Inbound.edit(first.id(), "olá"));
        ana.sends(Inbound.revoke(first.id()));
        ana.sends(Inbound.flowReply(first.id(), "{\"nome\":\"Ana\"}"));
        ana.sends(Inbound.text("vi o anúncio").fromAdvertisement("1200", "Ensaio"));
        ana.sends(Inbound.text("leia").forwarded());

        assertThat(message("location").getJsonObject("location").getValue("latitude")).isEqualTo(-23.5);
        assertThat(message("contacts").getJsonArray("contacts").getJsonObject(0).getJsonArray("phones")
                .getJsonObject(0).getString("wa_id")).isEqualTo("551188887777");
        assertThat(message("order").getJsonObject("order").getJsonArray("product_items")).hasSize(1);
        assertThat(message("request_welcome").containsKey("request_welcome")).isFalse();
        assertThat(message("unsupported").getJsonArray("errors").getJsonObject(0).getInteger("code"))
                .isEqualTo(131051);
        assertThat(messages("reaction")).extracting(reaction -> reaction.getJsonObject("reaction").getString("emoji"))
                .containsExactly("👍", null);
        assertThat(message("edit").getJsonObject("edit").getString("original_message_id")).isEqualTo(first.id());
        assertThat(message("revoke").getJsonObject("revoke").getString("original_message_id")).isEqualTo(first.id());
        assertThat(message("interactive").getJsonObject("interactive").getJsonObject("nfm_reply")
                .getValue("response_json")).as("text that contains JSON").isEqualTo("{\"nome\":\"Ana\"}");
        assertThat(messages("text")).anyMatch(text -> text.containsKey("referral"));
        assertThat(messages("text"))
                .anyMatch(text -> JsonObject.of("forwarded", true).equals(text.getValue("context")));
        assertThat(ana.find(first.id()).orElseThrow().deleted()).isTrue();
    }

    @Test
    void media_come_with_a_hash_in_base64_and_an_address() {
        ana.sendsImage(new byte[]{1, 2, 3}, "comprovante");

        var image = message("image").getJsonObject("image");
        assertThat(image.getString("sha256")).isEqualTo("A5BYxvLAy0ksUzsKTRTvd8wPeKvMztUofYShogEc+4E=");
        assertThat(image.getString("caption")).isEqualTo("comprovante");
        assertThat(business.get(image.getString("url")).body()).isEqualTo("\u0001\u0002\u0003");
        ana.sendsVoice(new byte[]{4});
        assertThat(message("audio").getJsonObject("audio").getBoolean("voice")).isTrue();
        assertThat(message("audio").getJsonObject("audio").getString("mime_type")).isEqualTo("audio/ogg; codecs=opus");
    }

    @Test
    void who_hides_the_number_is_known_by_the_user_id_alone() {
        var hidden = business.simulator.number().phoneWithoutNumber("Leo", "BR.4f7Kq2m9Zt");

        hidden.writes("oi");

        var message = message("text");
        assertThat(message.containsKey("from")).isFalse();
        assertThat(message.getString("from_user_id")).isEqualTo("BR.4f7Kq2m9Zt");
        business.sent(JsonObject.of("messaging_product", "whatsapp", "recipient", "BR.4f7Kq2m9Zt", "text",
                JsonObject.of("body", "olá")));
        hidden.waitsFor("olá");
        assertThat(business.hears(heard -> heard.isStatus("sent")).status().containsKey("recipient_id")).isFalse();
    }

    @Test
    void a_change_of_number_is_told_from_the_old_one_and_without_contacts() {
        ana.writes("oi");

        ana.changesNumberTo("5511977770000");

        var system = business.hears(heard -> heard.body().contains("user_changed_number"));
        assertThat(system.value().containsKey("contacts")).isFalse();
        assertThat(system.message().getString("from")).isEqualTo("551199990000");
        assertThat(system.message().getJsonObject("system").getString("wa_id")).isEqualTo("5511977770000");
        assertThat(ana.writes("sou eu").fromCustomer()).isTrue();
        business.hears(heard -> heard.body().contains("sou eu") && heard.body().contains("5511977770000"));
    }

    @Test
    void what_is_not_answered_200_comes_again_until_it_is() {
        business.answers = 503;
        var message = ana.withoutWaiting().writes("insisto");
        await().until(() -> business.heard.size() >= 3);
        business.answers = 200;

        ana.waitsForAny(any -> any.id().equals(message.id()) && any.tick() == PhoneMessage.Tick.DELIVERED);

        var delivery = business.simulator.number().webhooks().getFirst();
        assertThat(delivery.outcome()).isEqualTo(WebhookDelivery.Outcome.DELIVERED);
        assertThat(delivery.attempts()).extracting(WebhookDelivery.Attempt::status).startsWith(503, 503, 503)
                .endsWith(200);
        assertThat(business.heard).extracting(Business.Heard::body).as("the same bytes each time").containsOnly(
                delivery.body());
    }

    @Test
    void only_200_counts_and_tries_end_at_their_limit() {
        try (var strict = new Business(directory.resolve("other"),
                settings -> settings.withPace(Pace.immediate().retriesFor(Duration.ofMillis(200))))) {
            strict.answers = 204;
            strict.simulator.phone("Ana", "551199990000").withoutWaiting().writes("oi");

            await().until(() -> strict.simulator.webhooks().getFirst().outcome() == WebhookDelivery.Outcome.GIVEN_UP);
        }
    }

    @Test
    void late_ones_carry_the_time_at_which_whatsapp_took_them() {
        ana.at(Instant.ofEpochSecond(1_790_000_000L)).writes("de ontem");

        assertThat(message("text").getString("timestamp")).isEqualTo("1790000000");
    }

    @Test
    void webhooks_can_be_doubled_reversed_batched_and_held() {
        var faults = business.simulator.faults();
        faults.webhooks(WebhookFault.TWICE);
        ana.writes("dobro");
        await().until(() -> texts().equals(List.of("dobro", "dobro")));
        business.heard.clear();

        faults.webhooks(WebhookFault.REVERSED);
        List.of("um", "dois", "três").forEach(ana.withoutWaiting()::writes);
        await().until(() -> texts().equals(List.of("três", "dois", "um")));
        business.heard.clear();

        faults.webhooks(WebhookFault.BATCHED);
        List.of("a", "b").forEach(ana.withoutWaiting()::writes);
        await().until(() -> business.heard.size() == 1);
        assertThat(new JsonObject(business.heard.getFirst().body()).getJsonArray("entry").getJsonObject(0)
                .getJsonArray("changes")).hasSize(2);
        business.heard.clear();

        faults.webhooks(WebhookFault.HELD);
        ana.withoutWaiting().writes("espera");
        ana.withoutWaiting().writes("espera mais");
        assertThat(business.heard).isEmpty();
        faults.heal();
        await().until(() -> texts().equals(List.of("espera", "espera mais")));
    }

    @Test
    void the_address_is_verified_with_a_challenge() {
        assertThat(business.simulator.number().verifiesWebhook()).isTrue();
    }

    @Test
    void a_test_can_deliver_any_body_under_any_signature() {
        var number = business.simulator.number();

        assertThat(number.delivers(number.envelope(JsonObject.of("statuses", new JsonArray())))).isEqualTo(200);
        assertThat(number.delivers("not json")).isEqualTo(200);
        assertThat(number.deliversRaw("{}".getBytes(StandardCharsets.UTF_8), "sha256=00")).isEqualTo(200);
        assertThat(business.heard.getLast()).isEqualTo(new Business.Heard("sha256=00", "{}"));
    }

    private static String signature(byte[] body) {
        return WebhookSignature.of(body, "demo-app-secret-01");
    }

    private List<JsonObject> messages(String type) {
        return business.heard.stream().filter(heard -> heard.value().containsKey("messages"))
                .map(Business.Heard::message).filter(message -> message.getString("type").equals(type)).toList();
    }

    private JsonObject message(String type) {
        return messages(type).getFirst();
    }

    private List<String> texts() {
        return messages("text").stream().map(message -> message.getJsonObject("text").getString("body")).toList();
    }
}
