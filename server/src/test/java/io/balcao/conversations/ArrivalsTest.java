package io.balcao.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.balcao.channels.meta.FakeGraph;
import io.balcao.channels.meta.FakeGraph.Call;
import io.balcao.conversations.desk.Counter;
import io.balcao.platform.Ids;
import io.balcao.testing.FeatureServer.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What Meta tells beside new messages: other numbers, acts on messages, echoes, statuses, wishes, templates. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ArrivalsTest {
    private static final String RITA = "5511990000001";
    private static final String NEW_NUMBER = "5521990000002";
    private static final FakeGraph GRAPH = new FakeGraph(Counter.SERVER.ground.vertx());
    private static final List<Call> CALLS = new CopyOnWriteArrayList<>();
    private static final Road ROAD = Road.of(GRAPH.url());

    private final Counter counter = new Counter();

    static {
        GRAPH.answers(call -> {
            CALLS.add(call);
            Road.takes(call, "wamid.out." + Ids.next());
        });
    }

    @BeforeEach
    void connect() {
        Road.connect(counter);
        CALLS.clear();
    }

    @AfterEach
    void leaveNothing() {
        counter.shop.sql("DELETE FROM outbox");
    }

    @AfterAll
    static void stop() {
        ROAD.close();
        GRAPH.close();
    }

    private List<String> column(String query) {
        return counter.shop.rows("SELECT (" + query.replaceFirst(" FROM ", ")::text AS one FROM ")).stream()
                .map(row -> row.getString("one")).toList();
    }

    private UUID conversation() {
        return UUID.fromString(column("id FROM conversations ORDER BY created_at LIMIT 1").getFirst());
    }

    private void changes(String id, String from, String to) {
        assertThat(ROAD.receives(counter, "messages", "{" + Road.head(counter) + """
                ,"messages":[{"from":"%s","id":"%s","timestamp":"%d","type":"system","system":{
                "body":"User changed","wa_id":"%s","user_id":"BR.new%s","type":"user_changed_number"}}]}"""
                .formatted(from, id, Instant.now().getEpochSecond(), to, to))).isEqualTo(200);
    }

    private String sentTo(UUID conversation) {
        CALLS.clear();
        counter.botSays(conversation, "Resposta");
        ROAD.sendsUntil(counter, () -> CALLS.size() == 1);
        return new JsonObject(CALLS.getFirst().body()).getString("to");
    }

    // IN-16
    @Test
    void a_customer_with_a_new_number_stays_the_same_and_is_answered_there() {
        ROAD.writes(counter, RITA, "Oi");
        assertThat(sentTo(conversation())).isEqualTo(RITA);

        changes("wamid.change", RITA, NEW_NUMBER);
        assertThat(sentTo(conversation())).isEqualTo(NEW_NUMBER);
        ROAD.writes(counter, NEW_NUMBER, "Sou eu");
        // Still on its way when she changed.
        ROAD.writes(counter, RITA, "Antes");
        assertThat(sentTo(conversation())).isEqualTo(NEW_NUMBER);

        assertThat(column("phone_number FROM customers")).containsExactly("+" + NEW_NUMBER);
        assertThat(column("id FROM conversations")).hasSize(1);

        // Back to the old one; then the first change is told again.
        changes("wamid.back", NEW_NUMBER, RITA);
        changes("wamid.change", RITA, NEW_NUMBER);
        assertThat(sentTo(conversation())).isEqualTo(RITA);
        assertThat(column("id FROM customers")).hasSize(1);
    }

    @Test
    void a_number_that_was_given_up_is_forgotten_after_thirty_days() {
        ROAD.writes(counter, RITA, "Oi");
        changes("wamid.change", RITA, NEW_NUMBER);
        ROAD.conversations.cleanUp();
        assertThat(column("address FROM customer_addresses WHERE retired_at IS NOT NULL")).hasSize(1);

        counter.shop.sql("UPDATE customer_addresses SET retired_at = retired_at - interval '31 days'");
        ROAD.conversations.cleanUp();
        ROAD.writes(counter, RITA, "O número agora é meu");

        assertThat(column("id FROM customers")).hasSize(2);
    }

    // IN-16
    @Test
    void a_thread_whose_customer_turns_out_to_be_another_is_told() {
        ROAD.writes(counter, RITA, "Oi");
        hidden("\"from_user_id\":\"BR.1\"", "Sou eu, sem número");
        assertThat(column("id FROM customers")).hasSize(2);
        var withoutNumber = UUID.fromString(column("id FROM conversations ORDER BY id DESC LIMIT 1").getFirst());

        hidden("\"from_user_id\":\"BR.1\",\"from\":\"" + RITA + "\"", "E agora com os dois");

        assertThat(column("count(DISTINCT customer_id) FROM conversations")).containsExactly("1");
        await().untilAsserted(() -> assertThat(Counter.told(withoutNumber)).anyMatch(text -> text.contains(
                "\"phone_number\":\"+" + RITA + "\"") && text.contains("\"status\":\"closed\"")));
    }

    private void hidden(String sender, String text) {
        assertThat(ROAD.receives(counter, "messages", "{" + Road.head(counter) + """
                ,"messages":[{%s,"id":"wamid.%s","timestamp":"%d","type":"text","text":{"body":"%s"}}]}"""
                .formatted(sender, Ids.next(), Instant.now().getEpochSecond(), text))).isEqualTo(200);
    }

    // IN-18
    @Test
    void a_new_number_that_is_another_customers_makes_nobody_one_and_is_told() {
        ROAD.writes(counter, RITA, "Oi");
        var ritas = conversation();
        ROAD.writes(counter, NEW_NUMBER, "Olá");

        changes("wamid.change", RITA, NEW_NUMBER);
        changes("wamid.change", RITA, NEW_NUMBER);

        assertThat(column("phone_number FROM customers ORDER BY phone_number"))
                .containsExactly("+" + RITA, "+" + NEW_NUMBER);
        assertThat(column("customer_id FROM conversations")).hasSize(2).doesNotHaveDuplicates();
        var other = column("customer_id FROM conversations WHERE id <> '" + ritas + "'").getFirst();
        var line = counter.shop.rows("SELECT * FROM messages WHERE message_type = 'system'");
        assertThat(line).hasSize(1);
        assertThat(line.getFirst().getString("conversation_id")).isEqualTo(ritas.toString());
        assertThat(line.getFirst().getJsonObject("metadata").getJsonObject("number_changed")
                .getString("other_customer_id")).isEqualTo(other);
        assertThat(column("needs_human_attention FROM conversations WHERE id = '" + ritas + "'"))
                .containsExactly("true");
        // The document knows the field.
        assertThat(counter.supervisor.gets("/messages?conversation_id=" + ritas).status()).isEqualTo(200);
    }

    private int reacts(String id, String to, String emoji) {
        return ROAD.message(counter, RITA, id, "reaction", "\"reaction\":" + new JsonObject().put("message_id", to)
                .put("emoji", emoji).encode());
    }

    private int edits(String id, String text) {
        return ROAD.message(counter, RITA, id, "edit", """
                "edit":{"original_message_id":"wamid.1","message":{"type":"text","text":{"body":"%s"}}}"""
                .formatted(text));
    }

    private int says(String id, String text) {
        return ROAD.message(counter, RITA, id, "text", "\"text\":{\"body\":\"" + text + "\"}");
    }

    // IN-22
    @Test
    void acts_on_messages_known_and_unknown_are_shown_sensibly_and_never_an_error() {
        says("wamid.1", "Oi");
        assertThat(reacts("wamid.r1", "wamid.1", "👍")).isEqualTo(200);
        assertThat(reactions()).containsExactly("👍");
        assertThat(reacts("wamid.r2", "wamid.1", "")).isEqualTo(200);
        assertThat(reactions()).isEmpty();
        // Told again, days later: it was taken back.
        assertThat(reacts("wamid.r1", "wamid.1", "👍")).isEqualTo(200);
        assertThat(reactions()).isEmpty();

        assertThat(reacts("wamid.r3", "wamid.unknown", "👍")).isEqualTo(200);
        assertThat(ROAD.message(counter, RITA, "wamid.q", "text", """
                "context":{"from":"55","id":"wamid.unknown"},"text":{"body":"citada"}""")).isEqualTo(200);
        assertThat(column("reply_to_id IS NULL FROM messages WHERE content = 'citada'")).containsExactly("true");
        assertThat(ROAD.message(counter, RITA, "wamid.v0", "revoke",
                "\"revoke\":{\"original_message_id\":\"wamid.unknown\"}")).isEqualTo(200);
        assertThat(ROAD.message(counter, RITA, "wamid.v1", "revoke",
                "\"revoke\":{\"original_message_id\":\"wamid.1\"}")).isEqualTo(200);

        assertThat(column("metadata ->> 'revoked' FROM messages WHERE whatsapp_message_id = 'wamid.1'"))
                .containsExactly("true");
        assertThat(column("count(*) FROM dead_letters")).containsExactly("0");
        assertThat(column("unread_count FROM conversations")).containsExactly("2");
        assertThat(counter.supervisor.gets("/messages?conversation_id=" + conversation()).status()).isEqualTo(200);
    }

    private void awaitTold(String... parts) {
        await().untilAsserted(() -> assertThat(Counter.told(conversation()))
                .anyMatch(text -> List.of(parts).stream().allMatch(text::contains)));
    }

    private String preview() {
        return column("last_message_preview FROM conversations").getFirst();
    }

    @Test
    void what_a_message_says_after_an_edit_or_a_revocation_is_told_and_shown_in_the_list_when_it_is_the_last() {
        says("wamid.1", "Quero a panela");
        edits("wamid.e1", "Quero a tampa");
        awaitTold("\"content\":\"Quero a tampa\"", "\"edited\":true", "wamid.1");
        awaitTold("\"preview\":\"Quero a tampa\"");
        assertThat(preview()).isEqualTo("Quero a tampa");

        ROAD.message(counter, RITA, "wamid.2", "text",
                "\"context\":{\"from\":\"55\",\"id\":\"wamid.1\"},\"text\":{\"body\":\"Ainda tem?\"}");
        edits("wamid.e2", "Quero as duas");
        // What quotes it shows the new words too.
        awaitTold("\"content\":\"Ainda tem?\"", "Quero as duas");
        assertThat(preview()).isEqualTo("Ainda tem?");

        ROAD.message(counter, RITA, "wamid.v2", "revoke", "\"revoke\":{\"original_message_id\":\"wamid.2\"}");
        awaitTold("\"revoked\":true", "wamid.2");
        assertThat(preview()).isEqualTo("🚫");
    }

    private UUID message(String whatsappId) {
        return UUID.fromString(column("id FROM messages WHERE whatsapp_message_id = '" + whatsappId + "'").getFirst());
    }

    private int version(UUID message) {
        return counter.supervisor.gets("/messages?conversation_id=" + conversation()).body().getJsonArray("data")
                .stream()
                .map(JsonObject.class::cast).filter(one -> one.getString("id").equals(message.toString())).findFirst()
                .orElseThrow().getInteger("version");
    }

    private List<Integer> toldVersions(UUID message) {
        var event = Pattern.compile("\"id\":\"" + message + "\",\"conversation_id\".*?\"version\":(\\d+)");
        return Counter.told(conversation()).stream()
                .flatMap(text -> event.matcher(text).results().map(found -> Integer.valueOf(found.group(1)))).toList();
    }

    private void isNewer(UUID message, Runnable change) {
        int before = version(message);
        change.run();
        await().untilAsserted(() -> assertThat(version(message)).isGreaterThan(before));
        await().untilAsserted(
                () -> assertThat(Collections.max(toldVersions(message))).isEqualTo(version(message)));
    }

    @Test
    void each_change_of_a_message_is_told_with_a_higher_version_and_the_api_says_the_same() {
        says("wamid.1", "Quero a panela");
        ROAD.message(counter, RITA, "wamid.2", "text",
                "\"context\":{\"from\":\"55\",\"id\":\"wamid.1\"},\"text\":{\"body\":\"Ainda tem?\"}");
        var first = message("wamid.1");

        isNewer(first, () -> edits("wamid.e1", "Quero a tampa"));
        isNewer(message("wamid.2"), () -> edits("wamid.e2", "Quero as duas"));
        isNewer(first, () -> reacts("wamid.r1", "wamid.1", "👍"));
        isNewer(first, () -> ROAD.message(counter, RITA, "wamid.v1", "revoke",
                "\"revoke\":{\"original_message_id\":\"wamid.1\"}"));

        var ours = counter.botSays(conversation(), "Resposta");
        isNewer(ours, () -> ROAD.sendsUntil(counter, () -> Road.statusOf(counter, ours).equals("sent")));
        var wamid = Road.messageOf(counter, ours).getString("whatsapp_message_id");
        isNewer(ours, () -> ROAD.status(counter, wamid, "delivered", ""));
        isNewer(ours, () -> reacts("wamid.r2", wamid, "👍"));
        isNewer(ours, () -> ROAD.status(counter, wamid, "read", ""));
    }

    private List<String> reactions() {
        var reactions = new JsonArray(
                column("reactions FROM messages WHERE whatsapp_message_id = 'wamid.1'").getFirst());
        return reactions.stream().map(one -> ((JsonObject) one).getString("emoji")).toList();
    }

    private List<String> found(String words) {
        return counter.shop.rows("SELECT search_conversations('" + words + "')::text AS one").stream()
                .map(row -> row.getString("one")).toList();
    }

    private void indexes() {
        Counter.SERVER.ground.database().ask("SELECT index_messages($1)", row -> row.getBoolean(0),
                counter.shop.id.value());
    }

    @Test
    void an_edited_message_is_found_by_its_new_words_and_by_no_old_ones() {
        says("wamid.1", "abacaxi maduro");
        says("wamid.2", "Outra coisa");
        indexes();
        assertThat(found("abacaxi")).hasSize(1);

        edits("wamid.e1", "melancia verde");
        indexes();

        assertThat(found("abacaxi")).isEmpty();
        assertThat(found("melancia")).hasSize(1);
        edits("wamid.e2", "goiaba");
        // Told again: the newer one counts, and nothing is kept twice.
        edits("wamid.e1", "melancia verde");
        edits("wamid.e2", "goiaba");
        indexes();
        assertThat(counter.shop.rows("SELECT content, metadata -> 'earlier_contents' AS e FROM messages"
                + " WHERE whatsapp_message_id = 'wamid.1'")).containsExactly(new JsonObject().put("content", "goiaba")
                        .put("e", new JsonArray().add("abacaxi maduro").add("melancia verde")));
        assertThat(column("count(*) FROM message_search WHERE words @@ search_words('melancia')"
                + " AND message_id = (SELECT id FROM messages WHERE whatsapp_message_id = 'wamid.1')"))
                .containsExactly("0");
    }

    private int echoes(String id, String text) {
        return ROAD.receives(counter, "smb_message_echoes", "{" + Road.head(counter) + """
                ,"message_echoes":[{"from":"551140000000","to":"%s","id":"%s","timestamp":"%d","type":"text",
                "text":{"body":"%s"}}]}""".formatted(RITA, id, Instant.now().getEpochSecond(), text));
    }

    @Test
    void what_the_business_wrote_on_its_phone_is_in_the_thread_once_and_silences_the_bot() {
        says("wamid.1", "Oi");
        var menu = counter.botSays(conversation(), "Menu");

        assertThat(echoes("wamid.e1", "Já te respondo")).isEqualTo(200);
        assertThat(echoes("wamid.e1", "Já te respondo")).isEqualTo(200);
        ROAD.outbox.wake(counter.shop.id);
        await().until(ROAD.outbox::isIdle);

        assertThat(counter.shop.rows("SELECT sender_type, sender_user_id, content, status, whatsapp_message_id AS id"
                + " FROM messages WHERE sender_type = 'attendant'")).containsExactly(new JsonObject()
                        .put("sender_type", "attendant").putNull("sender_user_id").put("content", "Já te respondo")
                        .put("status", "sent").put("id", "wamid.e1"));
        assertThat(CALLS).isEmpty();
        assertThat(Road.statusOf(counter, menu)).isEqualTo("failed");
        assertThat(counter.shop.rows("SELECT owner, status, last_message_preview AS p FROM conversations"))
                .containsExactly(new JsonObject().put("owner", "queue").put("status", "waiting")
                        .put("p", "Já te respondo"));
        ROAD.status(counter, "wamid.e1", "delivered", "");
        assertThat(column("status FROM messages WHERE whatsapp_message_id = 'wamid.e1'")).containsExactly("delivered");
        var shown = counter.supervisor.gets("/messages?conversation_id=" + conversation());
        assertThat(shown.body().getJsonArray("data")).hasSize(3);
    }

    @Test
    void a_thread_that_the_business_began_on_its_phone_waits_for_people_and_keeps_its_owner() {
        echoes("wamid.e1", "Bom dia");
        assertThat(column("owner FROM conversations")).containsExactly("queue");
        assertThat(column("department_id FROM conversations")).containsExactly(counter.sales.toString());
        says("wamid.1", "Bom dia!");
        assertThat(Counter.takesOver(counter.supervisor, conversation()).status()).isEqualTo(200);

        echoes("wamid.e2", "Tudo bem?");

        assertThat(column("owner FROM conversations")).containsExactly("user");
        assertThat(column("content FROM messages WHERE message_type = 'text' AND sender_type <> 'system'"
                + " ORDER BY created_at, id")).containsExactly("Bom dia", "Bom dia!", "Tudo bem?");
    }

    @Test
    void two_customers_whom_an_echo_shows_to_be_one_are_told_as_one() {
        var now = Instant.now().getEpochSecond();
        ROAD.receives(counter, "messages", "{" + Road.head(counter) + """
                ,"messages":[{"from_user_id":"BR.4f7Kq2m9Zt","id":"wamid.h","timestamp":"%d","type":"text",
                "text":{"body":"Oi"}}]}""".formatted(now));
        var hidden = conversation();
        says("wamid.1", "Oi");

        ROAD.receives(counter, "smb_message_echoes", "{" + Road.head(counter) + """
                ,"message_echoes":[{"from":"551140000000","to":"%s","to_user_id":"BR.4f7Kq2m9Zt","id":"wamid.e1",
                "timestamp":"%d","type":"text","text":{"body":"Bom dia"}}]}""".formatted(RITA, now));

        assertThat(column("customer_id FROM conversations")).hasSize(2).containsOnly(
                column("customer_id FROM conversations WHERE id <> '" + hidden + "'").getFirst());
        await().untilAsserted(() -> assertThat(Counter.told(hidden)).anyMatch(
                text -> text.contains("\"id\":\"" + hidden + "\"") && text.contains("\"status\":\"closed\"")
                        && text.contains("\"phone_number\":\"+" + RITA + "\"")));
    }

    private int wishes(String value, long at) {
        return ROAD.receives(counter, "user_preferences", "{" + Road.head(counter) + """
                ,"user_preferences":[{"wa_id":"%s","detail":"d","category":"marketing_messages","value":"%s",
                "timestamp":%d}]}""".formatted(RITA, value, at));
    }

    private String marketingStopped() {
        return column("marketing_stopped FROM customers").getFirst();
    }

    @Test
    void the_newest_wish_about_marketing_counts_also_of_who_never_wrote() {
        long now = Instant.now().getEpochSecond();
        assertThat(wishes("stop", now - 20)).isEqualTo(200);
        assertThat(marketingStopped()).isEqualTo("true");
        wishes("resume", now - 10);
        wishes("stop", now - 20);

        assertThat(marketingStopped()).isEqualTo("false");
        assertThat(column("id FROM customers")).hasSize(1);
    }

    @Test
    void who_wants_no_marketing_is_known_to_whoever_talks_to_them_and_gets_none_sent() {
        says("wamid.1", "Oi");
        templateIs("oferta", "APPROVED", "MARKETING");
        templateIs("lembrete", "APPROVED", "UTILITY");
        assertThat(Counter.takesOver(counter.supervisor, conversation()).status()).isEqualTo(200);
        assertThat(sends("oferta").status()).isEqualTo(201);

        long now = Instant.now().getEpochSecond();
        wishes("stop", now);

        awaitTold("conversation_update", "\"marketing_stopped\":true");
        var customer = counter.supervisor.gets("/conversations/" + conversation()).body().getJsonObject("customer");
        assertThat(customer.getBoolean("marketing_stopped")).isTrue();
        assertThat(Instant.parse(counter.supervisor.gets("/customers/" + customer.getString("id")).body()
                .getString("marketing_stopped_at"))).isEqualTo(Instant.ofEpochSecond(now));
        var refused = sends("oferta");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors()).containsKey("template.name");
        assertThat(sends("lembrete").status()).isEqualTo(201);

        wishes("resume", now + 1);
        assertThat(sends("oferta").status()).isEqualTo(201);
    }

    private Answer sends(String template) {
        return counter.supervisor.posts("/messages", new JsonObject().put("conversation_id", conversation().toString())
                .put("client_id", Ids.next().toString()).put("content", "Oferta").put("template", new JsonObject()
                        .put("name", template).put("language", "pt_BR").put("components", new JsonArray())));
    }

    private UUID template(String name) {
        var message = counter.botSays(conversation(), "");
        counter.shop.sql("UPDATE messages SET message_type = 'template', metadata = $2 WHERE id = $1", message,
                new JsonObject().put("template", new JsonObject().put("name", name).put("language", "pt_BR")
                        .put("components", new JsonArray())));
        return message;
    }

    private int templateIs(String name, String event, String category) {
        return ROAD.receives(counter, """
                {"object":"whatsapp_business_account","entry":[{"id":"7%s","time":1790000100,"changes":[{
                "field":"message_template_status_update","value":{"event":"%s","message_template_id":500600700,
                "message_template_name":"%s","message_template_language":"pt_BR","message_template_category":"%s",
                "reason":"NONE"}}]}]}""".formatted(Road.numberOf(counter), event, name, category));
    }

    private void says(String field, JsonObject value) {
        assertThat(ROAD.receives(counter, "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"7"
                + Road.numberOf(counter) + "\",\"time\":1790000100,\"changes\":[{\"field\":\"" + field + "\",\"value\":"
                + value.encode() + "}]}]}")).isEqualTo(200);
    }

    private JsonObject number() {
        return counter.shop.rows("SELECT messaging_limit, quality, account_notice AS notice,"
                + " account_notice_details AS details, account_notice_at IS NOT NULL AS dated FROM channels")
                .getFirst();
    }

    private static JsonObject ban(String state) {
        return new JsonObject().put("event", "DISABLED_UPDATE").put("ban_info",
                new JsonObject().put("waba_ban_state", state).put("waba_ban_date", "December 10, 2026"));
    }

    @Test
    void what_whatsapp_says_of_a_number_and_its_account_is_kept_and_told_once() {
        says("account_update", ban("SCHEDULE_FOR_DISABLE"));
        says("account_update", ban("SCHEDULE_FOR_DISABLE"));
        assertThat(number()).isEqualTo(new JsonObject().putNull("messaging_limit").putNull("quality")
                .put("notice", "account_disable_planned").put("details", "December 10, 2026").put("dated", true));
        var channel = counter.shop.rows("SELECT id FROM channels").getFirst().getString("id");
        await().untilAsserted(() -> assertThat(Counter.told(UUID.fromString(channel)))
                .anyMatch(text -> text.contains("\"kind\":\"channel_alert\"")
                        && text.contains("account_disable_planned")));
        says("account_update", new JsonObject().put("event", "PARTNER_ADDED"));
        says("account_update", ban("REINSTATE"));

        says("phone_number_quality_update", new JsonObject().put("display_phone_number", "55 11 4000-0000")
                .put("event", "FLAGGED").put("max_daily_conversations_per_business", "TIER_2K"));
        says("phone_number_quality_update",
                new JsonObject().put("display_phone_number", "551140000000").put("event", "THROUGHPUT_UPGRADE"));

        assertThat(number()).isEqualTo(new JsonObject().put("messaging_limit", "TIER_2K").put("quality", "low")
                .putNull("notice").putNull("details").put("dated", false));
        await().untilAsserted(() -> assertThat(Counter.told(UUID.fromString(channel))).hasSize(3));
        assertThat(column("count(*) FROM dead_letters")).containsExactly("0");
    }

    // SE-06: 131050 also blocks later marketing.
    @Test
    void who_stopped_marketing_gets_no_marketing_template_and_every_other_one() {
        says("wamid.1", "Oi");
        templateIs("oferta", "APPROVED", "MARKETING");
        templateIs("lembrete", "APPROVED", "UTILITY");
        GRAPH.answers(call -> {
            CALLS.add(call);
            Road.refuses(call, 400, 131050);
        });
        var first = template("oferta");
        ROAD.sendsUntil(counter, () -> Road.statusOf(counter, first).equals("failed"));
        GRAPH.answers(call -> {
            CALLS.add(call);
            Road.takes(call, "wamid.out." + Ids.next());
        });
        assertThat(marketingStopped()).isEqualTo("true");
        CALLS.clear();

        var second = template("oferta");
        var reminder = template("lembrete");
        ROAD.sendsUntil(counter, () -> Road.statusOf(counter, reminder).equals("sent"));

        assertThat(Road.messageOf(counter, second).getJsonObject("error").getString("code"))
                .isEqualTo("marketing_opt_out");
        assertThat(CALLS).hasSize(1);
        wishes("resume", Instant.now().getEpochSecond() + 60);
        var third = template("oferta");
        ROAD.sendsUntil(counter, () -> Road.statusOf(counter, third).equals("sent"));
    }

    @Test
    void news_of_a_template_are_believed_for_the_accounts_owner_only() {
        assertThat(templateIs("lembrete", "REJECTED", "UTILITY")).isEqualTo(200);
        var other = new Counter();
        Road.connect(other);
        assertThat(ROAD.receives(other, """
                {"object":"whatsapp_business_account","entry":[{"id":"7%s","changes":[{
                "field":"message_template_status_update","value":{"event":"APPROVED","message_template_id":5,
                "message_template_name":"lembrete","message_template_language":"pt_BR"}}]}]}"""
                .formatted(Road.numberOf(counter)))).isEqualTo(401);

        assertThat(counter.shop.rows("SELECT name, language, category, status FROM message_templates"))
                .containsExactly(new JsonObject().put("name", "lembrete").put("language", "pt_BR")
                        .put("category", "UTILITY").put("status", "REJECTED"));
        assertThat(other.shop.rows("SELECT name FROM message_templates")).isEmpty();
    }

    // OR-05
    @Test
    void statuses_in_every_order_and_twice_never_move_a_message_back() {
        var rank = List.of("queued", "uncertain", "sent", "failed", "delivered", "read");
        says("wamid.1", "Oi");
        int number = 0;
        for (var order : orders(List.of("sent", "delivered", "read", "failed"))) {
            var message = counter.botSays(conversation(), "Menu");
            counter.shop.sql("UPDATE messages SET whatsapp_message_id = $2 WHERE id = $1", message,
                    "wamid.n" + ++number);
            int before = 0;
            for (var status : order) {
                for (int twice = 0; twice < 2; twice++) {
                    ROAD.status(counter, "wamid.n" + number, status, message.toString());
                    int now = rank.indexOf(Road.statusOf(counter, message));
                    assertThat(now).as(order + ": " + status).isGreaterThanOrEqualTo(before)
                            .isGreaterThanOrEqualTo(rank.indexOf(status));
                    before = now;
                }
            }
            assertThat(Road.statusOf(counter, message)).isEqualTo("read");
            assertThat(Road.messageOf(counter, message).getJsonObject("error")).isNull();
            assertThat(column("status FROM message_events WHERE message_id = '" + message + "'"))
                    .containsExactlyInAnyOrder("sent", "delivered", "read", "failed");
        }
    }

    private static List<List<String>> orders(List<String> words) {
        if (words.isEmpty()) {
            return List.of(List.of());
        }
        var all = new ArrayList<List<String>>();
        for (var first : words) {
            var rest = new ArrayList<>(words);
            rest.removeAll(Collections.singleton(first));
            orders(rest).forEach(order -> {
                var whole = new ArrayList<>(List.of(first));
                whole.addAll(order);
                all.add(whole);
            });
        }
        return all;
    }

    // OR-06
    @Test
    void a_status_that_is_faster_than_the_answer_counts_and_one_of_nothing_is_dropped_in_time() {
        var held = new CopyOnWriteArrayList<Call>();
        GRAPH.answers(held::add);
        says("wamid.1", "Oi");
        var message = counter.botSays(conversation(), "Menu");
        ROAD.sendsUntil(counter, () -> held.size() == 1);
        ROAD.status(counter, "wamid.fast", "delivered", "");
        ROAD.status(counter, "wamid.nobodys", "delivered", "");
        assertThat(column("count(*) FROM parked_statuses")).containsExactly("2");

        Road.takes(held.getFirst(), "wamid.fast");
        await().until(() -> Road.statusOf(counter, message).equals("delivered"));
        GRAPH.answers(call -> {
            CALLS.add(call);
            Road.takes(call, "wamid.out." + Ids.next());
        });

        ROAD.conversations.cleanUp();
        assertThat(column("whatsapp_message_id FROM parked_statuses")).containsExactly("wamid.nobodys");
        var before = ROAD.metrics.counter("balcao.webhook.statuses.orphaned").count();
        counter.shop.sql("UPDATE parked_statuses SET created_at = created_at - interval '25 hours'");
        ROAD.conversations.cleanUp();
        assertThat(column("count(*) FROM parked_statuses")).containsExactly("0");
        assertThat(ROAD.metrics.counter("balcao.webhook.statuses.orphaned").count()).isEqualTo(before + 1);
    }

    @Test
    void a_file_that_was_uploaded_and_never_sent_goes_after_a_day_and_no_other() {
        says("wamid.1", "Oi");
        var unsent = file(null, false);
        var young = file(null, false);
        var sent = file(conversation(), false);
        var inTemplate = file(null, true);
        counter.shop.sql("UPDATE media SET created_at = now() - interval '25 hours' WHERE id <> $1", young);

        ROAD.conversations.cleanUp();

        assertThat(column("id FROM media")).containsExactlyInAnyOrder(young.toString(), sent.toString(),
                inTemplate.toString()).doesNotContain(unsent.toString());
    }

    private UUID file(UUID conversation, boolean isInUse) {
        var id = Ids.next();
        counter.shop.sql("""
                INSERT INTO media (id, organization_id, direction, status, mime_type, storage_key, conversation_id, is_in_use)
                VALUES ($1, $2, 'outbound', 'ready', 'image/png', 'k', $3, $4)
                """, id, counter.shop.id.value(), conversation, isInUse);
        return id;
    }
}
