package io.balcao.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.conversations.desk.Entrances.Handled;
import io.balcao.conversations.lane.Responder.Answer;
import io.balcao.conversations.lane.Responder.Turn;
import io.balcao.conversations.thread.Conversation;
import io.balcao.conversations.thread.MessageView;
import io.balcao.conversations.thread.Outgoing;
import io.balcao.conversations.thread.Owner;
import io.balcao.platform.Ids;
import io.balcao.platform.Role;
import io.balcao.platform.Secret;
import io.balcao.platform.Vault;
import io.balcao.platform.http.OutsidePlaces;
import io.balcao.platform.http.SsrfGuard;
import io.balcao.testing.FeatureServer;
import io.balcao.testing.FeatureServer.Shop;
import io.balcao.testing.Stores;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Flows are drawn, published, begun and tried out. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FlowsTest {
    private static final Vault VAULT = new Vault(new Secret("seals" + "k".repeat(32)));
    private static final FeatureServer server = new FeatureServer(Stores.redis().url(), Set.of("bot"),
            (ground, mount) -> bot(ground).addTo(mount.routes(), (_, _) -> true));
    private static final Bot bot = bot(server.ground);
    private static final Bot elsewhere = bot(server.ground);

    private static Bot bot(FeatureServer.Ground ground) {
        return new Bot(new Bot.Ground(ground.vertx(), ground.database(), ground.redis(),
                ground.accounts().auditTrail(), ground.background(), VAULT, ground.events(), InstantSource.system()),
                new OutsidePlaces(new SsrfGuard(ground.vertx()), false), List.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private final Shop shop = server.shop();
    private final UUID conversation = Ids.next();
    private final UUID customer = Ids.next();
    private final UUID channel = Ids.next();
    private JsonObject state = new JsonObject();

    @BeforeEach
    void aCustomerWrote() {
        shop.sql("INSERT INTO channels (id, organization_id, name, phone_number_id) VALUES ($1, $2, 'Loja', $3)",
                channel,
                shop.id.value(), Long.toString(System.nanoTime()));
        shop.sql("INSERT INTO customers (id, organization_id, name) VALUES ($1, $2, 'Rita')", customer,
                shop.id.value());
        shop.sql("INSERT INTO conversations (id, organization_id, customer_id, channel_id) VALUES ($1, $2, $3, $4)",
                conversation, shop.id.value(), customer, channel);
    }

    private static JsonObject draft(String text) {
        return new JsonObject("""
                {"schema": 1, "start": "ask", "words": {"back": [], "human": ["atendente"], "restart": []},
                 "exits": {"human": null, "failure": null}, "variables": [{"name": "name", "kind": "text"}],
                 "blocks": [{"id": "ask", "type": "question", "settings": {"text": "%s", "variable": "name", "kind": "text",
                     "retry_text": "?", "tries": 2}, "edges": {"next": "bye"}, "position": {"x": 10, "y": 20.5}},
                  {"id": "bye", "type": "message", "settings": {"text": "Até, {{name}}.", "offers_way_back": false}, "edges": {},
                     "position": {"x": 10, "y": 200}}],
                 "notes": [{"id": "n1", "text": "Confirmar com a Ana", "position": {"x": 0, "y": 0},
                     "size": {"width": 200, "height": 80}}],
                 "groups": [{"id": "g1", "title": "Chegada", "position": {"x": 0, "y": 0},
                     "size": {"width": 400, "height": 300}}]}"""
                .formatted(text));
    }

    private JsonObject created(String name, JsonObject draft) {
        var answer = shop.admin.posts("/bot/flows", new JsonObject().put("name", name).put("draft", draft));
        assertThat(answer.status()).as(answer.body().encode()).isEqualTo(201);
        return answer.body();
    }

    private FeatureServer.Answer save(JsonObject flow, JsonObject draft, int revision) {
        return shop.admin.puts("/bot/flows/" + flow.getString("id"),
                new JsonObject().put("name", flow.getString("name")).put("draft", draft).put("revision", revision));
    }

    private FeatureServer.Answer publish(JsonObject flow, int revision) {
        return shop.admin.posts("/bot/flows/" + flow.getString("id") + "/publish",
                new JsonObject().put("note", "Primeira").put("revision", revision));
    }

    private void begins(JsonObject flow, String kind, String... words) {
        var answer = shop.admin.puts("/bot/triggers", new JsonObject().put("data", new JsonArray().add(new JsonObject()
                .put("flow_id", flow.getString("id")).put("kind", kind)
                .put("words", new JsonArray(Arrays.asList(words)))
                .putNull("channel_id"))));
        assertThat(answer.status()).as(answer.body().encode()).isEqualTo(200);
    }

    private List<String> writes(Bot answering, String text) {
        return turn(answering, 1, List.of(Chat.message("text", text, new JsonObject())));
    }

    private List<String> turn(Bot answering, int ownerVersion, List<MessageView> messages) {
        var now = Instant.now();
        var of = new Conversation(conversation, new Conversation.Customer(customer, "Rita", null, false), channel,
                Owner.BOT, ownerVersion, null, null, null, null, "open", "normal", false, 1, null, now,
                now.plus(Duration.ofHours(24)), null, null, List.of(), new JsonObject(), 1, now, null, null, null);
        Answer answer = answering.responder().answer(new Turn(shop.id, of, state.copy(), messages));
        state = answer.state();
        server.ground.database().inTransaction(shop.id, tx -> {
            answer.journal().write(tx, of);
            return of;
        });
        return answer.replies().stream().map(Outgoing::content).toList();
    }

    @Test
    void a_flow_that_is_published_and_begun_is_what_the_bot_does_on_every_server() {
        var flow = created("Boas-vindas", draft("Seu nome?"));
        assertThat(flow.getJsonArray("findings").encode()).contains("missing_edge").doesNotContain("\"error\"");
        begins(flow, "always");
        assertThat(writes(bot, "oi")).as("nothing is published").doesNotContain("Seu nome?");
        state = new JsonObject();

        assertThat(publish(flow, 1).status()).isEqualTo(201);

        assertThat(writes(bot, "oi")).containsExactly("Seu nome?");
        assertThat(writes(elsewhere, "Rita")).containsExactly("Até, Rita.");
        assertThat(state).isEmpty();
    }

    @Test
    void a_conversation_stays_in_the_version_in_which_it_began() {
        var flow = created("Versões", draft("Um?"));
        begins(flow, "always");
        publish(flow, 1);
        assertThat(writes(bot, "oi")).containsExactly("Um?");
        var second = save(flow, draft("Dois?").put("start", "bye"), 1);
        assertThat(second.status()).as(second.body().encode()).isEqualTo(200);
        var published = publish(flow, 2);

        assertThat(published.body().getInteger("number")).isEqualTo(2);
        assertThat(writes(bot, "Rita")).containsExactly("Até, Rita.");
        assertThat(writes(bot, "oi")).as("a new run").containsExactly("Até, .");
        var versions = shop.admin.gets("/bot/flows/" + flow.getString("id") + "/versions").body().getJsonArray("data");
        assertThat(versions).hasSize(2);
        assertThat(versions.getJsonObject(0).getString("note")).isEqualTo("Primeira");
        var first = shop.admin.gets("/bot/flows/" + flow.getString("id") + "/versions/"
                + versions.getJsonObject(1).getString("id")).body();
        assertThat(first.getJsonObject("definition")).isEqualTo(draft("Um?"));
    }

    // Flows of before there were any, and those that programs write.
    @Test
    void a_flow_without_notes_and_groups_has_none() {
        var bare = draft("Um?");
        bare.remove("notes");
        bare.remove("groups");

        var kept = created("Sem notas", bare).getJsonObject("draft");

        assertThat(kept.getJsonArray("notes")).isEmpty();
        assertThat(kept.getJsonArray("groups")).isEmpty();
    }

    @Test
    void of_two_who_save_upon_one_draft_the_second_is_told_and_nothing_is_lost() {
        var flow = created("Dois", draft("Um?"));
        assertThat(save(flow, draft("Ana"), 1).body().getInteger("revision")).isEqualTo(2);
        assertThat(save(flow, draft("Bia"), 1).status()).isEqualTo(409);
        assertThat(publish(flow, 1).status()).isEqualTo(409);
        assertThat(shop.admin.gets("/bot/flows/" + flow.getString("id")).body().getJsonObject("draft"))
                .isEqualTo(draft("Ana"));
    }

    @Test
    void a_flow_that_cannot_run_is_kept_as_a_draft_and_not_published() {
        var wrong = draft("Um?");
        wrong.getJsonArray("blocks").getJsonObject(0).put("type", "dance");
        var flow = created("Errado", wrong);
        assertThat(flow.getJsonArray("findings").getJsonObject(0)).isEqualTo(new JsonObject()
                .put("severity", "error").put("block", "ask").put("code", "unknown_type").put("detail", "dance"));

        var refused = publish(flow, 1);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().getJsonArray("errors").getJsonObject(0).getString("field"))
                .isEqualTo("draft.blocks.ask");
    }

    @Test
    void the_first_trigger_that_fits_begins_its_flow_and_else_the_menu_answers() {
        var prices = created("Preços", draft("Qual produto?"));
        publish(prices, 1);
        begins(prices, "keyword", "preço", "quanto custa");
        assertThat(writes(bot, "Oi")).doesNotContain("Qual produto?");
        state = new JsonObject();
        assertThat(writes(bot, "Oi, quanto custa?")).containsExactly("Qual produto?");

        state = new JsonObject();
        begins(prices, "returning_customer");
        assertThat(writes(bot, "Oi")).doesNotContain("Qual produto?");
        state = new JsonObject();
        begins(prices, "first_contact");
        assertThat(writes(bot, "Oi")).containsExactly("Qual produto?");
    }

    @Test
    void a_draft_is_tried_out_with_no_customer_involved() {
        var flow = created("Teste", draft("Seu nome?"));
        var first = tries(flow, null, "oi");
        assertThat(first.getJsonArray("replies").getJsonObject(0).getString("content")).isEqualTo("Seu nome?");
        assertThat(first.getString("at")).isEqualTo("ask");
        var second = tries(flow, first.getJsonObject("state"), "Rita");
        assertThat(second.getJsonArray("replies").getJsonObject(0).getString("content")).isEqualTo("Até, Rita.");
        assertThat(second.getJsonArray("trace").stream()
                .map(passed -> ((JsonObject) passed).getString("block") + " "
                        + ((JsonObject) passed).getString("port")))
                .containsExactly("ask next", "bye next");
        assertThat(second.getString("at")).isNull();
        assertThat(tries(flow, first.getJsonObject("state"), "quero um atendente").getString("ending"))
                .isEqualTo("handover");
        assertThat(tries(flow, new JsonObject().put("script", "trial").put("at", 7).put("variables", "x"), "oi")
                .getString("at")).isEqualTo("ask");
        assertThat(shop.rows("SELECT id FROM messages")).isEmpty();
    }

    private JsonObject tries(JsonObject flow, @Nullable JsonObject before, String text) {
        var body = new JsonObject().put("at", "2026-11-20T15:00:00Z")
                .put("messages", new JsonArray().add(new JsonObject().put("text", text)));
        var answer = shop.admin.posts("/bot/flows/" + flow.getString("id") + "/test",
                before == null ? body : body.put("state", before));
        assertThat(answer.status()).as(answer.body().encode()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void names_are_unique_and_only_who_may_edit_the_bot_reads_and_writes() {
        created("Único", draft("?"));
        assertThat(
                shop.admin.posts("/bot/flows", new JsonObject().put("name", "ÚNICO").put("draft", draft("?"))).status())
                .isEqualTo(409);
        assertThat(shop.user(Role.SUPERVISOR).gets("/bot/flows").status()).isEqualTo(403);
        assertThat(shop.admin.gets("/bot/flows").body().getJsonArray("data").getJsonObject(0).containsKey("draft"))
                .isFalse();
        assertThat(shop.rows("SELECT action FROM audit_logs WHERE object_type = 'flow'"))
                .containsExactly(new JsonObject().put("action", "flow.created"));
    }

    @Test
    void triggers_name_what_there_is() {
        var refused = shop.admin.puts("/bot/triggers", new JsonObject().put("data", new JsonArray().add(new JsonObject()
                .put("flow_id", Ids.next().toString()).put("kind", "keyword").put("words", new JsonArray())
                .put("channel_id", Ids.next().toString()))));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().getJsonArray("errors").stream().map(one -> ((JsonObject) one).getString("field")))
                .containsExactly("data.0.flow_id", "data.0.channel_id", "data.0.words");
        assertThat(shop.admin.gets("/bot/triggers").body().getJsonArray("data")).isEmpty();
    }

    @Test
    void what_is_deleted_is_gone_and_who_was_in_it_begins_anew() {
        var flow = created("Fim", draft("Seu nome?"));
        begins(flow, "always");
        publish(flow, 1);
        writes(elsewhere, "oi");
        var answer = server.send("DELETE", "/bot/flows/" + flow.getString("id"), shop.admin.token, null);
        assertThat(answer.status()).isEqualTo(204);

        assertThat(writes(bot, "Rita")).isNotEmpty().doesNotContain("Até, Rita.");
        assertThat(shop.rows("SELECT id FROM flow_versions")).isEmpty();
        assertThat(shop.rows("SELECT id FROM flow_triggers")).isEmpty();
    }

    @Test
    void the_fields_of_customers_records_are_listed_the_most_frequent_first() {
        for (var record : List.of("{\"cpf\": \"1\", \"city\": \"Santos\"}",
                "{\"cpf\": \"2\", \"merged_into\": \"x\"}")) {
            shop.sql("INSERT INTO customers (id, organization_id, name, metadata) VALUES ($1, $2, 'Rita', $3)",
                    Ids.next(), shop.id.value(), new JsonObject(record));
        }
        assertThat(shop.admin.gets("/bot/customer-fields").body().getJsonArray("data")).containsExactly("cpf", "city");
        assertThat(server.shop().admin.gets("/bot/customer-fields").body().getJsonArray("data")).isEmpty();
    }

    @Test
    void a_secret_is_stored_sealed_and_never_shown_again() {
        var supervisor = shop.user(Role.SUPERVISOR);
        assertThat(shop.admin.puts("/bot/secrets/crm_key", new JsonObject().put("value", "first")).status())
                .isEqualTo(200);
        var answer = shop.admin.puts("/bot/secrets/crm_key", new JsonObject().put("value", "t0p-s3cr3t"));
        var listed = shop.admin.gets("/bot/secrets").body();

        assertThat(listed.getJsonArray("data").stream().map(one -> ((JsonObject) one).getString("name")))
                .containsExactly("crm_key");
        assertThat(answer.body().encode() + listed.encode()
                + shop.rows("SELECT * FROM audit_logs WHERE object_type = 'flow_secret'")).doesNotContain("t0p-s3cr3t");
        var sealed = shop.rows("SELECT encode(secret_encrypted, 'escape') AS sealed FROM flow_secrets").getFirst();
        assertThat(sealed.getString("sealed")).doesNotContain("t0p-s3cr3t");
        assertThat(supervisor.puts("/bot/secrets/crm_key", new JsonObject().put("value", "x")).status()).isEqualTo(403);
        assertThat(created("CRM", blocks(block("a", "http", """
                {"method": "GET", "url": "https://crm.example/{{secret.crm_key}}/{{secret.other}}", "headers": [], "body": "",
                 "timeout_seconds": 5, "retries": 0, "results": []}""", "{}"))).getJsonArray("findings").encode())
                .contains("{\"severity\":\"warning\",\"block\":\"a\",\"code\":\"unknown_secret\",\"detail\":\"other\"}")
                .doesNotContain("\"crm_key\"");
        assertThat(shop.admin.gets("/bot/secrets").body().getJsonArray("data").getJsonObject(0)
                .getJsonArray("used_by").stream().map(one -> ((JsonObject) one).getString("name")))
                .containsExactly("CRM");

        assertThat(server.send("DELETE", "/bot/secrets/crm_key", shop.admin.token, null).status()).isEqualTo(204);
        assertThat(shop.admin.gets("/bot/secrets").body().getJsonArray("data")).isEmpty();
        assertThat(shop.rows("SELECT action FROM audit_logs WHERE object_type = 'flow_secret' ORDER BY id"))
                .extracting(row -> row.getString("action"))
                .containsExactly("flow_secret.changed", "flow_secret.changed", "flow_secret.deleted");
    }

    /** What the bot says by itself, as the lane would ask it to. */
    private List<String> goesOn() {
        var row = shop
                .rows("SELECT bot_state, owner_version, lane_due_at <= now() AS is_due FROM conversations WHERE id = '"
                        + conversation + "'")
                .getFirst();
        assertThat(row.getBoolean("is_due")).isTrue();
        state = row.getJsonObject("bot_state");
        return turn(bot, row.getInteger("owner_version"), List.of());
    }

    private FeatureServer.Answer starts(JsonObject flow, JsonObject asked) {
        return shop.admin.posts("/bot/flows/" + flow.getString("id") + "/runs", asked);
    }

    @Test
    void a_request_begins_a_flow_that_a_trigger_names_with_values_of_its_variables() {
        var flow = created("Cobrança", draft("?").put("start", "bye"));
        publish(flow, 1);
        var asked = new JsonObject().put("conversation_id", conversation.toString())
                .put("variables", new JsonObject().put("name", "Rita"));
        assertThat(starts(flow, asked).status()).as("no trigger").isEqualTo(409);
        begins(flow, "keyword", "cobrança");
        assertThat(starts(flow, asked).status()).as("another trigger").isEqualTo(409);
        begins(flow, "api");
        assertThat(writes(bot, "oi")).as("no message begins it").doesNotContain("Até, .");
        assertThat(starts(flow, asked.copy().put("variables", new JsonObject().put("age", 1))).status()).isEqualTo(422);

        var started = starts(flow, asked);

        assertThat(started.status()).as(started.body().encode()).isEqualTo(201);
        assertThat(started.body().getString("conversation_id")).isEqualTo(conversation.toString());
        assertThat(goesOn()).containsExactly("Até, Rita.");
        assertThat(shop.rows("SELECT id::text, ending FROM flow_runs")).containsExactly(
                new JsonObject().put("id", started.body().getString("id")).put("ending", "finished"));
    }

    @Test
    void a_request_begins_a_flow_with_a_customer_and_never_where_people_are() {
        var flow = created("Volta", draft("?").put("start", "bye"));
        publish(flow, 1);
        begins(flow, "api");
        shop.sql("UPDATE conversations SET owner = 'nobody', status = 'closed', closed_at = now(),"
                + " window_expires_at = now() + interval '1 hour' WHERE id = $1", conversation);
        var asked = new JsonObject().put("customer_id", customer.toString());
        assertThat(starts(flow, asked).status()).as("no address").isEqualTo(404);
        shop.sql("INSERT INTO customer_addresses (organization_id, channel_kind, address, customer_id, send_to)"
                + " VALUES ($1, 'whatsapp', 'tel:5511999990000', $2, '5511999990000')", shop.id.value(), customer);

        var started = starts(flow, asked);

        assertThat(started.status()).as(started.body().encode()).isEqualTo(201);
        var opened = UUID.fromString(started.body().getString("conversation_id"));
        assertThat(
                shop.rows("SELECT owner, status, window_expires_at > now() AS is_open FROM conversations WHERE id = '"
                        + opened + "'"))
                .containsExactly(new JsonObject().put("owner", "bot").put("status", "open")
                        .put("is_open", true));
        assertThat(starts(flow, asked).body().getString("conversation_id")).isEqualTo(opened.toString());
        shop.sql("UPDATE conversations SET owner = 'queue', status = 'waiting' WHERE id = $1", opened);
        assertThat(starts(flow, asked).status()).isEqualTo(409);
        assertThat(starts(flow, new JsonObject().put("conversation_id", conversation.toString())).status())
                .isEqualTo(409);
        assertThat(starts(flow, new JsonObject()).status()).isEqualTo(422);
    }

    @Test
    void people_give_a_conversation_back_to_a_block_and_the_bot_knows_who_had_it() {
        var flow = created("De volta", draft("Seu nome?"));
        flow = save(flow, blocks(block("a", "message", "{\"text\": \"Início\", \"offers_way_back\": false}", "{}") + ","
                + block("b", "message", "{\"text\": \"[{{summary}}]\", \"offers_way_back\": false}", "{}")), 1).body();
        assertThat(flow.getJsonArray("findings").encode()).doesNotContain("unknown_variable");
        publish(flow, 2);
        var entrances = shop.admin.gets("/bot/entrances").body().getJsonArray("data");
        assertThat(entrances.getJsonObject(0).getJsonArray("blocks").encode()).isEqualTo(
                "[{\"block\":\"a\",\"type\":\"message\",\"title\":\"Início\"},"
                        + "{\"block\":\"b\",\"type\":\"message\",\"title\":\"[{{summary}}]\"}]");
        var id = UUID.fromString(flow.getString("id"));
        var handled = new Handled("Ana", Instant.parse("2026-11-20T15:00:00Z"), "Pediu troca.");
        var kept = server.ground.database().inTransaction(shop.id,
                tx -> bot.entrances().at(tx, id, "b", handled, 7)).orElseThrow();

        state = kept;
        assertThat(turn(elsewhere, 7, List.of()))
                .containsExactly("[Ana atende desde sexta-feira, 20/11 às 12:00. Pediu troca.]");
        state = kept;
        assertThat(turn(bot, 8, List.of())).as("people took it meanwhile").isEmpty();
        boolean isThere = server.ground.database().inTransaction(shop.id,
                tx -> bot.entrances().at(tx, id, "gone", handled, 7).isPresent());
        assertThat(isThere).isFalse();
    }

    // Every first message of a conversation asks: most organizations have none.
    @Test
    void without_triggers_no_database_is_asked_and_a_change_holds_on_every_server() {
        var flow = created("Raro", draft("Seu nome?"));
        publish(flow, 1);
        assertThat(writes(elsewhere, "oi")).doesNotContain("Seu nome?");
        shop.sql(
                "INSERT INTO flow_triggers (id, organization_id, flow_id, kind, position) VALUES ($1, $2, $3, 'always', 0)",
                Ids.next(), shop.id.value(), UUID.fromString(flow.getString("id")));
        state = new JsonObject();
        assertThat(writes(bot, "oi")).as("what Redis says").doesNotContain("Seu nome?");

        begins(flow, "always");

        state = new JsonObject();
        assertThat(writes(elsewhere, "oi")).containsExactly("Seu nome?");
    }

    // As on WhatsApp: who skips a day in the test pane sees what the customer would not get.
    @Test
    void a_trial_knows_when_free_text_would_not_be_taken() {
        var flow = created("Dia seguinte",
                blocks(block("a", "message", "{\"text\": \"Até já\", \"offers_way_back\": false}",
                        "{\"next\": \"w\"}") + ","
                        + block("w", "wait", "{\"amount\": 25, \"unit\": \"hours\"}", "{\"next\": \"b\"}")
                        + "," + block("b", "message", "{\"text\": \"Voltei\", \"offers_way_back\": false}", "{}")));
        assertThat(flow.getJsonArray("findings").encode()).contains("closed_window");
        var first = tries(flow, null, "oi");

        var later = shop.admin.posts("/bot/flows/" + flow.getString("id") + "/test", new JsonObject()
                .put("at", "2026-11-21T17:00:00Z").put("messages", new JsonArray())
                .put("state", first.getJsonObject("state")));

        assertThat(later.body().getJsonArray("replies")).isEmpty();
        assertThat(later.body().getString("ending")).isEqualTo("handover");
        assertThat(later.body().getJsonArray("trace").encode()).contains("\"block\":\"b\",\"port\":\"error\"");
    }

    private static JsonObject blocks(String blocks) {
        return new JsonObject(
                """
                {"schema": 1, "start": "a", "words": {"back": [], "human": [], "restart": []},
                 "exits": {"human": null, "failure": null}, "variables": [{"name": "name", "kind": "text"}], "blocks": [%s]}"""
                        .formatted(blocks));
    }

    private static String block(String id, String type, String settings, String edges) {
        return """
                {"id": "%s", "type": "%s", "settings": %s, "edges": %s, "position": {"x": 0, "y": 0}}"""
                .formatted(id, type, settings, edges);
    }

    @Test
    void a_flow_that_is_called_runs_in_its_published_version_and_its_steps_are_counted_as_its_own() {
        var called = created("Nome", draft("Seu nome?"));
        var caller = created("Chama", blocks(block("a", "call",
                "{\"flow_id\": \"" + called.getString("id") + "\", \"returns\": true}", "{\"next\": \"b\"}") + ","
                + block("b", "message", "{\"text\": \"Obrigado, {{name}}.\", \"offers_way_back\": false}", "{}")));
        assertThat(caller.getJsonArray("findings").encode()).contains("unpublished_flow");
        begins(caller, "always");
        publish(called, 1);
        publish(caller, 1);

        assertThat(writes(bot, "oi")).containsExactly("Seu nome?");
        assertThat(writes(elsewhere, "Rita")).containsExactly("Até, Rita.", "Obrigado, Rita.");

        assertThat(counted(called)).contains("\"runs\":0",
                "{\"block\":\"ask\",\"port\":\"next\",\"times\":1,\"runs\":1}");
        assertThat(counted(caller)).contains("\"runs\":1", "{\"block\":\"a\",\"port\":\"next\",\"times\":1,\"runs\":1}")
                .doesNotContain("\"ask\"");
        assertThat(steps(caller)).containsExactly("ask next " + called.getString("id"),
                "bye next " + called.getString("id"),
                "a next null", "b next null");
    }

    private List<String> steps(JsonObject flow) {
        var run = shop.admin.gets("/bot/flows/" + flow.getString("id") + "/runs").body().getJsonArray("data")
                .getJsonObject(0);
        return shop.admin.gets("/bot/flows/" + flow.getString("id") + "/runs/" + run.getString("id")).body()
                .getJsonArray("steps").stream().map(JsonObject.class::cast)
                .map(step -> step.getString("block") + " " + step.getString("port") + " " + step.getString("flow_id"))
                .toList();
    }

    @Test
    void a_run_that_went_in_circles_says_so_and_its_trace_is_kept() {
        var flow = created("Roda", blocks(block("a", "set", "{\"assignments\": []}", "{\"next\": \"a\"}")));
        begins(flow, "always");
        publish(flow, 1);

        assertThat(writes(bot, "oi")).isEmpty();

        assertThat(counted(flow)).contains("{\"ending\":\"loop\",\"runs\":1}");
        assertThat(steps(flow)).hasSize(201).last().isEqualTo("a loop null");
    }

    private String counted(JsonObject flow) {
        var answer = shop.admin.gets("/bot/flows/" + flow.getString("id")
                + "/counts?from=2026-01-01T00:00:00Z&to=2036-01-01T00:00:00Z");
        assertThat(answer.status()).as(answer.body().encode()).isEqualTo(200);
        return answer.body().encode();
    }

    @Test
    void what_runs_did_is_noted_and_counted_block_by_block() {
        var flow = created("Contado", draft("Seu nome?"));
        begins(flow, "always");
        publish(flow, 1);

        writes(bot, "oi");
        assertThat(counted(flow)).isEqualTo(
                """
                {"runs":1,"endings":[{"ending":null,"runs":1}],"ways":[{"block":"ask","port":null,"times":1,"runs":1}],\
                "blocks":[{"block":"ask","came":1,"left":0}]}""");
        writes(elsewhere, "Rita");
        assertThat(counted(flow)).isEqualTo("""
                {"runs":1,"endings":[{"ending":"finished","runs":1}],"ways":[\
                {"block":"ask","port":"next","times":1,"runs":1},{"block":"bye","port":"next","times":1,"runs":1}],"blocks":[\
                {"block":"ask","came":1,"left":1},{"block":"bye","came":1,"left":1}]}""");
        writes(bot, "oi");
        state = new JsonObject();
        writes(bot, "oi");

        var runs = shop.admin.gets("/bot/flows/" + flow.getString("id") + "/runs?limit=2").body();
        assertThat(runs.getJsonArray("data").stream().map(run -> ((JsonObject) run).getString("ending")))
                .containsExactly(null, "abandoned");
        var last = shop.admin.gets("/bot/flows/" + flow.getString("id") + "/runs?cursor="
                + runs.getString("next_cursor")).body().getJsonArray("data").getJsonObject(0);
        assertThat(last.getString("ending")).isEqualTo("finished");
        var trace = shop.admin.gets("/bot/flows/" + flow.getString("id") + "/runs/" + last.getString("id")).body();
        assertThat(trace.getJsonArray("steps").stream().map(step -> ((JsonObject) step).getString("block")))
                .containsExactly("ask", "bye");
    }
}
