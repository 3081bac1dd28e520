package io.balcao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.balcao.WholeServer.Phone;
import io.balcao.WholeServer.Shop;
import io.balcao.platform.Role;
import io.balcao.simulator.Inbound;
import io.balcao.simulator.PhoneMessage;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A number that Z-API drives: the promises 1 to 5 hold for it as for Meta's, and nobody forges what it receives. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ZapiTest {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final long BEGAN = System.currentTimeMillis();
    private static final String RITA = "5511977772001";

    private final WholeServer server = WholeServer.shared();
    private final Shop shop = server.shop("Zap");
    private Phone phone;

    @BeforeEach
    void connect() {
        phone = shop.phone();
    }

    // Promise 1, and 2: IN-05
    @Test
    void a_message_is_stored_before_the_answer_and_once_however_often_it_comes() {
        var message = text("M1", "Bom dia");

        assertThat(phone.line().posts(message)).isEqualTo(200);
        assertThat(contents()).containsExactly("Bom dia");
        assertThat(phone.line().posts(message)).isEqualTo(200);
        assertThat(shop.rows("SELECT id FROM messages WHERE sender_type = 'customer'")).hasSize(1);

        // In milliseconds, and so spelled.
        assertThat(shop.rows("SELECT floor(extract(epoch FROM sent_at))::bigint AS at FROM messages"
                + " WHERE sender_type = 'customer'").getFirst().getLong("at")).isEqualTo(moment() / 1000);
    }

    // IN-20
    @Test
    void what_concerns_nobody_is_taken_and_forgotten() {
        for (var not : List.of(text("N1", "eu mesma").put("fromMe", true).put("fromApi", true),
                text("N2", "no grupo").put("isGroup", true).put("phone", "120363019502650977-group"),
                text("N3", "canal").put("isNewsletter", true),
                text("N4", "status").put("phone", "status@broadcast"),
                without("text", text("N5", "")).put("notification", "CALL_MISSED_VOICE"),
                new JsonObject().put("type", "PresenceChatCallback").put("instanceId", phone.instance())
                        .put("phone", RITA).put("status", "COMPOSING"))) {
            assertThat(phone.line().posts(not)).as(not.encode()).isEqualTo(200);
        }

        assertThat(shop.rows("SELECT id FROM messages")).isEmpty();
        assertThat(shop.rows("SELECT id FROM dead_letters")).isEmpty();
    }

    // IN-20
    @Test
    void what_the_phone_could_not_read_yet_comes_again_under_the_same_id() {
        assertThat(phone.line().posts(without("text", text("W1", "")).put("waitingMessage", true))).isEqualTo(200);
        assertThat(shop.rows("SELECT id FROM messages")).isEmpty();

        phone.line().posts(text("W1", "Agora sim"));

        assertThat(contents()).containsExactly("Agora sim");
    }

    // IN-20
    @Test
    void an_edit_changes_the_message_and_the_old_words_are_kept() {
        phone.line().posts(text("E1", "Ás 9h"));
        var edit = text("E1", "Às 10h").put("isEdit", true).put("momment", moment() + 5_000);
        phone.line().posts(edit);
        phone.line().posts(text("E1", "Às 11h").put("isEdit", true).put("momment", moment() + 9_000));
        // Once more, late: it is no newer for that.
        phone.line().posts(edit);

        var messages = shop
                .rows("SELECT content, metadata::text AS metadata FROM messages WHERE sender_type = 'customer'"
                        + " AND whatsapp_message_id = 'E1'");
        assertThat(messages).hasSize(1);
        assertThat(messages.getFirst().getString("content")).isEqualTo("Às 11h");
        assertThat(messages.getFirst().getString("metadata")).contains("Ás 9h", "Às 10h");
    }

    // IN-21
    @Test
    void a_wrong_address_or_a_foreign_instance_is_refused_and_nothing_is_stored() {
        var theirs = server.shop("Outra").phone();
        var message = text("F1", "forjada");

        phone.line().receivesAt(server.uri("/api/v1/webhook/whatsapp/" + theirs.secret()));
        assertThat(phone.line().posts(message)).isEqualTo(401);
        phone.line().receivesAt(server.uri("/api/v1/webhook/whatsapp"));
        assertThat(phone.line().posts(message)).as("in production the secret is required").isEqualTo(401);
        phone.line().receivesAt(server.uri(phone.path()));
        assertThat(phone.line().posts(message.copy().put("instanceId", theirs.instance()))).isEqualTo(401);
        assertThat(phone.line().posts(message.copy().put("instanceId", "nobody"))).isEqualTo(401);
        assertThat(phone.line().deliversRaw("{".getBytes(), "")).as("to a right address, but no JSON").isEqualTo(200);

        assertThat(shop.rows("SELECT id FROM messages")).isEmpty();
        assertThat(shop.rows("SELECT reason FROM dead_letters")).hasSize(1);
        phone.line().receivesAt(server.uri(phone.path().replace("whatsapp/", "whatsapp/status/")));
        assertThat(phone.line().posts(message)).isEqualTo(200);
        assertThat(contents()).containsExactly("forjada");
    }

    @Test
    void every_kind_of_message_arrives_as_itself() {
        var rita = phone.line().phone("Rita", RITA);
        rita.sends(Inbound.place(-23.55, -46.63, "Praça", "Centro"));
        rita.sends(Inbound.contact("Beto Lima", "+55 11 98888-7777"));
        rita.sendsFile("image", new byte[]{(byte) 0xff, (byte) 0xd8, (byte) 0xff, 1, 2}, "image/jpeg", null,
                "comprovante");
        rita.sendsVoice("OggS voice".getBytes());
        rita.sendsDocument("%PDF-1.7 exame".getBytes(), "application/pdf", "exame.pdf");
        rita.sendsFile("sticker", "RIFF0000WEBP".getBytes(), "image/webp", null, null);
        phone.line().posts(without("text", text("U1", "")).put("pixKeyMessage", new JsonObject().put("key", "1")));

        assertThat(shop.rows("SELECT message_type FROM messages WHERE sender_type = 'customer' ORDER BY created_at"))
                .extracting(row -> row.getString("message_type")).containsExactly("location", "contacts", "image",
                        "audio", "document", "sticker", "unsupported");
        assertThat(shop.rows("SELECT metadata -> 'contacts' -> 0 ->> 'name' AS name FROM messages"
                + " WHERE message_type = 'contacts'").getFirst().getString("name")).isEqualTo("Beto Lima");
        await().atMost(SOON).until(() -> shop.rows("SELECT id FROM media WHERE status = 'ready'").size() == 4);
        assertThat(shop.rows("SELECT file_name FROM media WHERE mime_type = 'application/pdf'").getFirst()
                .getString("file_name")).isEqualTo("exame.pdf");
    }

    @Test
    void a_link_into_our_own_network_is_not_followed() {
        phone.line().posts(without("text", text("S1", "")).put("image", new JsonObject()
                .put("imageUrl", "http://169.254.169.254/latest/meta-data").put("mimeType", "image/png")));

        await().atMost(SOON).until(() -> !shop.rows("SELECT id FROM media WHERE status = 'unavailable'").isEmpty());
        assertThat(shop.rows("SELECT error FROM media").getFirst().getString("error"))
                .isEqualTo("media_forbidden_place");
    }

    // Promises 3 and 5
    @Test
    void an_answer_leaves_in_order_and_its_ticks_only_grow() {
        var rita = phone.line().phone("Rita", RITA);
        var attendant = answering(rita);
        for (var said : List.of("um", "dois", "três")) {
            says(attendant, said);
        }
        rita.waitsFor("três");
        assertThat(rita.sees()).extracting(PhoneMessage::text).containsSubsequence("um", "dois", "três");
        await().atMost(SOON).until(() -> status("três").equals("delivered"));

        rita.reads();
        await().atMost(SOON).until(() -> status("três").equals("read"));
        var id = shop.rows("SELECT whatsapp_message_id AS id FROM messages WHERE content = 'três'").getFirst()
                .getString("id");
        phone.line().posts(told("RECEIVED", id));
        phone.line().posts(told("SENT", id));
        assertThat(status("três")).isEqualTo("read");
    }

    @Test
    void a_status_that_comes_before_its_message_is_known_waits_for_it() {
        assertThat(phone.line().posts(told("READ", "NOBODY-KNOWS"))).isEqualTo(200);

        assertThat(shop.rows("SELECT status FROM parked_statuses")).hasSize(1);
    }

    @Test
    void buttons_leave_as_buttons_and_as_numbers_when_they_are_refused() {
        var rita = phone.line().phone("Rita", RITA);
        var attendant = answering(rita);
        asks(attendant, "Confirma?");
        assertThat(rita.waitsFor("Confirma?").buttons()).extracting(PhoneMessage.Choice::title).containsExactly("Sim",
                "Não");
        rita.presses("Sim");
        await().atMost(SOON).until(() -> !shop.rows("SELECT id FROM messages WHERE message_type = 'interactive'"
                + " AND sender_type = 'customer' AND content = 'Sim'").isEmpty());

        phone.line().faults().refuseChoices();
        asks(attendant, "E agora?");

        var numbered = rita.waitsFor("E agora?");
        assertThat(numbered.type()).isEqualTo("text");
        assertThat(numbered.text()).isEqualTo("E agora?\n\n1. Sim\n2. Não");
    }

    @Test
    void there_is_no_window() {
        var rita = phone.line().phone("Rita", RITA);
        var attendant = answering(rita);
        // As if a day had passed: a window of Meta's would be closed.
        shop.sql("UPDATE conversations SET window_expires_at = window_expires_at - interval '25 hours'");

        says(attendant, "Oi de novo");

        rita.waitsFor("Oi de novo");
    }

    // SE-01, SE-03, SE-06
    @Test
    void what_is_refused_for_now_is_tried_again_and_what_is_refused_for_good_is_shown() {
        var rita = phone.line().phone("Rita", RITA);
        var attendant = answering(rita);

        phone.line().faults().nextSends(1).answer(500);
        says(attendant, "de novo");
        rita.waitsFor("de novo");

        phone.line().faults().nextSends(1).answer(400);
        says(attendant, "nunca");
        await().atMost(SOON).until(() -> status("nunca").equals("failed"));

        phone.line().faults().nextSends(1).acceptAndCut();
        says(attendant, "talvez");
        await().atMost(SOON).until(() -> status("talvez").equals("uncertain"));
    }

    @Test
    void a_file_of_ours_goes_out_whole() {
        var rita = phone.line().phone("Rita", RITA);
        var attendant = answering(rita);
        var media = attendant.uploads(RightsTable.upload("receita.pdf", "%PDF-1.7\n" + "x".repeat(500_000)));
        assertThat(media.status()).as(media.text()).isEqualTo(201);
        var sent = attendant.sends("POST", "/messages", new JsonObject().put("conversation_id", conversation())
                .put("message_type", "document").put("media_id", media.body().getString("id")).put("content", "segue")
                .put("client_id", UUID.randomUUID().toString()));
        assertThat(sent.status()).as(sent.text()).isEqualTo(201);

        var arrived = rita.waitsFor(message -> message.type().equals("document"));
        assertThat(arrived.content().getString("filename")).isEqualTo("receita.pdf");
        assertThat(arrived.text()).isEqualTo("segue");
    }

    @Test
    void a_phone_that_fell_holds_its_messages_until_it_is_back() {
        var rita = phone.line().phone("Rita", RITA);
        var attendant = answering(rita);
        assertThat(phone.line().posts(session("DisconnectedCallback"))).isEqualTo(200);
        assertThat(shop.rows("SELECT status_reason FROM channels WHERE id = $1", phone.channel()).getFirst()
                .getString("status_reason")).isEqualTo("session_lost");
        says(attendant, "espera");
        assertThat(status("espera")).isEqualTo("queued");

        phone.line().posts(session("ConnectedCallback"));

        rita.waitsFor("espera");
    }

    @Test
    void every_link_is_tested_and_the_address_can_be_entered_from_here() {
        assertThat(tested()).contains("token passed null", "session passed null", "webhook passed null");
        var elsewhere = new JsonObject().put("token", "a-token-of-another-instance");
        assertThat(shop.admin.sends("PATCH", "/channels/" + phone.channel(),
                new JsonObject().put("access_token", elsewhere.getString("token"))).status()).isEqualTo(200);
        assertThat(tested()).contains("token failed instance_wrong", "session skipped blocked");
        shop.admin.sends("PATCH", "/channels/" + phone.channel(),
                new JsonObject().put("access_token", WholeServer.token(phone.instance())));
        phone.line().receivesAt(server.uri("/somewhere"));
        assertThat(tested()).contains("webhook failed addresses_elsewhere");

        assertThat(shop.admin.sends("POST", "/channels/" + phone.channel() + "/subscription", null).status())
                .isEqualTo(200);
        assertThat(tested()).contains("webhook passed null");
        var shown = shop.admin.gets("/channels").text();
        assertThat(shown).doesNotContain(phone.secret(), WholeServer.token(phone.instance()),
                WholeServer.clientToken(phone.instance()));
    }

    @Test
    void one_person_is_one_customer_whichever_number_they_write_to() {
        phone.line().phone("Rita", RITA).writes("pelo telefone");
        shop.line.phone("Rita", RITA).writes("pela Meta");

        assertThat(shop.rows("SELECT id FROM customers")).hasSize(1);
        assertThat(shop.rows("SELECT id FROM conversations")).hasSize(2);
    }

    // 001, "messaging"
    @Test
    void a_clinic_writes_by_its_phone_to_whoever_has_a_number() {
        var clinic = shop.admin.sends("POST", "/clinics", new JsonObject().put("name", "Laser Beauty SP")
                .put("phone", "5511988880000").put("channel_id", phone.channel().toString())
                .put("business_hours", new JsonObject().put("mon",
                        new JsonObject().put("start", "09:00").put("end", "18:00"))));
        assertThat(clinic.status()).as(clinic.text()).isEqualTo(201);
        var key = clinic.body().getString("clinicId");
        var rita = phone.line().phone("Rita", RITA);

        var text = shop.admin.sends("POST", "/send", sending(key, "text").put("content", "Olá! É um teste."));
        assertThat(text.status()).as(text.text()).isEqualTo(200);
        assertThat(text.body().getString("messageId")).isNotEmpty();
        rita.waitsFor("É um teste");
        var buttons = shop.admin.sends("POST", "/send",
                sending(key, "buttons").put("content", "Escolha:").put("buttons",
                        new JsonArray().add(new JsonObject().put("id", "1").put("label", "Opção 1"))));
        assertThat(buttons.status()).as(buttons.text()).isEqualTo(200);
        assertThat(rita.waitsFor("Escolha:").buttons()).extracting(PhoneMessage.Choice::title)
                .containsExactly("Opção 1");
        var list = shop.admin.sends("POST", "/send", sending(key, "list").put("content", "Horários").put("button_text",
                "Abrir").put("sections",
                        new JsonArray().add(new JsonObject().put("title", "Manhã").put("rows", new JsonArray()
                                .add(new JsonObject().put("id", "a").put("title", "09:00"))))
                                .add(new JsonObject().put("title", "Tarde").put("rows", new JsonArray()
                                        .add(new JsonObject().put("id", "b").put("title", "15:00"))))));
        assertThat(list.status()).as(list.text()).isEqualTo(200);
        assertThat(rita.waitsFor("Horários").rows()).extracting(PhoneMessage.Choice::title).containsExactly("09:00",
                "15:00");
        assertThat(shop.rows("SELECT metadata #>> '{interactive,rows,1,section}' AS section FROM messages"
                + " WHERE content = 'Horários'").getFirst().getString("section")).isEqualTo("Tarde");
        assertThat(shop.rows("SELECT id FROM conversations")).hasSize(1);

        phone.line().faults().nextSends(1).answer(400);
        assertThat(shop.admin.sends("POST", "/send", sending(key, "text").put("content", "Não")).status())
                .isEqualTo(502);
        assertThat(shop.admin.sends("POST", "/send", sending("outra-000000", "text").put("content", "Oi")).status())
                .isEqualTo(404);
        assertThat(shop.admin.sends("POST", "/send", sending(key, "text")).status()).isEqualTo(400);
    }

    @Test
    void a_clinic_that_names_an_instance_writes_by_its_number_and_by_no_other() {
        var younger = shop.phone();
        var clinic = shop.admin.sends("POST", "/clinics", new JsonObject().put("name", "Mensagens")
                .put("zapi_instance_id", younger.instance()).put("zapi_instance_token", "token-abc")
                .put("business_hours", new JsonObject().put("mon",
                        new JsonObject().put("start", "09:00").put("end", "18:00"))));
        assertThat(clinic.status()).as(clinic.text()).isEqualTo(201);
        assertThat(clinic.body().getString("channel_id")).isEqualTo(younger.channel().toString());
        var key = clinic.body().getString("clinicId");
        var rita = younger.line().phone("Rita", RITA);

        var sent = shop.admin.sends("POST", "/send", sending(key, "text").put("content", "Olá! É um teste."));
        assertThat(sent.status()).as(sent.text()).isEqualTo(200);
        rita.waitsFor("É um teste");

        var named = shop.admin.sends("PUT", "/clinics/" + key, new JsonObject().put("zapi_instance_id", "NOBODYS"));
        assertThat(named.body().getString("channel_id")).as(named.text()).isNull();
        var refused = shop.admin.sends("POST", "/send", sending(key, "text").put("content", "Oi"));
        assertThat(refused.status()).isEqualTo(502);
        assertThat(refused.text()).contains("NOBODYS");
        assertThat(shop.rows("SELECT id FROM messages WHERE sender_type = 'system'")).hasSize(1);
        shop.admin.sends("PUT", "/clinics/" + key, new JsonObject().put("zapi_instance_id", phone.instance()));
        var back = shop.admin.sends("PUT", "/clinics/" + key, new JsonObject().putNull("zapi_instance_id"));
        assertThat(back.body().getString("channel_id")).as("it was that instance's").isNull();
    }

    private static JsonObject sending(String clinic, String type) {
        return new JsonObject().put("clinicId", clinic).put("phone", RITA).put("type", type);
    }

    private List<String> tested() {
        var path = "/channels/" + phone.channel() + "/checks";
        assertThat(shop.admin.sends("POST", path, null).status()).isEqualTo(200);
        var found = new ArrayList<String>();
        await().atMost(SOON).until(() -> {
            found.clear();
            shop.admin.gets(path).body().getJsonArray("data").stream().map(JsonObject.class::cast)
                    .forEach(check -> found.add(check.getString("kind") + " " + check.getString("state") + " "
                            + check.getString("reason")));
            return found.stream().noneMatch(check -> check.contains("running"));
        });
        return found;
    }

    /** Somebody whose conversation it is. */
    private WholeServer.Person answering(io.balcao.simulator.SimulatedPhone customer) {
        customer.writes("Oi");
        var attendant = shop.user(Role.ATTENDANT);
        shop.joins(shop.sales, attendant);
        await().atMost(SOON).until(() -> attendant.sends("POST", "/conversations/" + conversation() + "/takeover", null)
                .status() == 200);
        return attendant;
    }

    private void says(WholeServer.Person who, String text) {
        var said = who.sends("POST", "/messages", new JsonObject().put("conversation_id", conversation())
                .put("content", text).put("client_id", UUID.randomUUID().toString()));
        assertThat(said.status()).as(said.text()).isEqualTo(201);
    }

    private void asks(WholeServer.Person who, String text) {
        var said = who.sends("POST", "/messages", new JsonObject().put("conversation_id", conversation())
                .put("message_type", "interactive").put("content", text).put("client_id", UUID.randomUUID().toString())
                .put("interactive", new JsonObject().put("kind", "buttons").put("buttons", new JsonArray()
                        .add(new JsonObject().put("id", "1").put("title", "Sim"))
                        .add(new JsonObject().put("id", "2").put("title", "Não")))));
        assertThat(said.status()).as(said.text()).isEqualTo(201);
    }

    private String conversation() {
        await().atMost(SOON).until(() -> !shop.rows("SELECT id FROM conversations").isEmpty());
        return shop.rows("SELECT id FROM conversations").getFirst().getString("id");
    }

    private String status(String text) {
        return shop.rows("SELECT status FROM messages WHERE content = $1", text).getFirst().getString("status");
    }

    private List<String> contents() {
        return shop.rows("SELECT content FROM messages WHERE sender_type = 'customer' ORDER BY created_at").stream()
                .map(row -> row.getString("content")).toList();
    }

    private static long moment() {
        return BEGAN;
    }

    private JsonObject text(String id, String said) {
        return new JsonObject().put("type", "ReceivedCallback").put("instanceId", phone.instance())
                .put("messageId", id).put("phone", RITA).put("fromMe", false).put("momment", moment())
                .put("senderName", "Rita").put("isGroup", false).put("text", new JsonObject().put("message", said));
    }

    private static JsonObject without(String key, JsonObject body) {
        body.remove(key);
        return body;
    }

    private JsonObject told(String status, String id) {
        return new JsonObject().put("type", "MessageStatusCallback").put("instanceId", phone.instance())
                .put("status", status).put("ids", new JsonArray().add(id)).put("momment", moment()).put("phone", RITA);
    }

    private JsonObject session(String type) {
        return new JsonObject().put("type", type).put("instanceId", phone.instance());
    }
}
