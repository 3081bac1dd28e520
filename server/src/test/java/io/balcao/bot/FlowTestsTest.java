package io.balcao.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.platform.Ids;
import io.balcao.platform.Role;
import io.balcao.platform.Secret;
import io.balcao.platform.Vault;
import io.balcao.platform.http.OutsidePlaces;
import io.balcao.platform.http.SsrfGuard;
import io.balcao.testing.FeatureServer;
import io.balcao.testing.FeatureServer.Answer;
import io.balcao.testing.FeatureServer.Shop;
import io.balcao.testing.Stores;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A flow is tried out as it is on the screen, recorded, played again before each publication, and looked at afterwards. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FlowTestsTest {
    private static final String TEN = "2026-11-20T10:00:00Z";
    private static final AtomicBoolean seesAll = new AtomicBoolean(true);
    private static final FeatureServer server = new FeatureServer(Stores.redis().url(), Set.of("bot"),
            (ground, mount) -> new Bot(new Bot.Ground(ground.vertx(), ground.database(), ground.redis(),
                    ground.accounts().auditTrail(), ground.background(),
                    new Vault(new Secret("seals" + "k".repeat(32))), ground.events(), InstantSource.system()),
                    new OutsidePlaces(new SsrfGuard(ground.vertx()), false))
                    .addTo(mount.routes(), (_, _) -> seesAll.get()));

    @AfterAll
    static void stop() {
        server.close();
    }

    private final Shop shop = server.shop();

    private static JsonObject draft(String name, String bye) {
        return new JsonObject(
                """
                {"schema": 1, "start": "ask", "words": {"back": [], "human": ["atendente"], "restart": []},
                 "exits": {"human": null, "failure": null},
                 "variables": [{"name": "name", "kind": "text"}, {"name": "state", "kind": "text"}],
                 "blocks": [
                  {"id": "ask", "type": "question", "settings": {"text": "%s", "variable": "name", "kind": "text",
                     "retry_text": "?", "tries": 2}, "edges": {"next": "pause"}, "position": {"x": 0, "y": 0}},
                  {"id": "pause", "type": "wait", "settings": {"amount": 10, "unit": "minutes"}, "edges": {"next": "look"},
                     "position": {"x": 0, "y": 0}},
                  {"id": "look", "type": "http", "settings": {"method": "GET", "url": "https://loja.example/{{name}}",
                     "headers": [], "body": "", "timeout_seconds": 5, "retries": 0,
                     "results": [{"variable": "state", "pointer": "/state"}]}, "edges": {"next": "told", "error": "lost"},
                     "position": {"x": 0, "y": 0}},
                  {"id": "told", "type": "choice", "settings": {"text": "%s", "button_label": "Ver", "options": [
                     {"id": "ok", "label": "Certo", "synonyms": []}], "retry_text": "?", "tries": 2},
                     "edges": {"option.ok": "team"}, "position": {"x": 0, "y": 0}},
                  {"id": "lost", "type": "message", "settings": {"text": "Não achei.", "offers_way_back": false}, "edges": {},
                     "position": {"x": 0, "y": 0}},
                  {"id": "team", "type": "handover", "settings": {"text": "Um momento.", "away_text": "Um momento.",
                     "needs_attention": true}, "edges": {}, "position": {"x": 0, "y": 0}}]}"""
                        .formatted(name, bye));
    }

    private JsonObject flow = new JsonObject();

    private void drawn() {
        flow = ok(201, shop.admin.posts("/bot/flows", new JsonObject().put("name", "Pedidos")
                .put("draft", draft("Seu nome?", "Está {{state}}, {{name}}."))));
    }

    private String at(String path) {
        return "/bot/flows/" + flow.getString("id") + path;
    }

    private static JsonObject ok(int status, Answer answer) {
        assertThat(answer.status()).as(answer.body().encode()).isEqualTo(status);
        return answer.body();
    }

    private static JsonObject said(String time, String... texts) {
        var messages = new JsonArray();
        List.of(texts).forEach(text -> messages.add(new JsonObject().put("text", text)));
        return new JsonObject().put("at", time).put("messages", messages);
    }

    private JsonObject tries(JsonObject asked) {
        return ok(200, shop.admin.posts(at("/test"), asked));
    }

    private static List<String> contents(JsonObject trial) {
        return trial.getJsonArray("replies").stream().map(reply -> ((JsonObject) reply).getString("content")).toList();
    }

    private static JsonObject answered(JsonObject step, @Nullable String state) {
        return step.put("calls", new JsonArray().add(new JsonObject().put("block", "look").put("answer", state == null
                ? null
                : new JsonObject().put("status", 200).put("body", "{\"state\": \"" + state + "\"}"))));
    }

    private static JsonObject quiet(JsonObject step) {
        return step.put("calls", new JsonArray());
    }

    private JsonObject recorded(String name) {
        return ok(201, shop.admin.posts(at("/tests"), new JsonObject().put("name", name).put("steps", new JsonArray()
                .add(quiet(said(TEN, "oi"))).add(quiet(said("2026-11-20T10:01:00Z", "Rita")))
                .add(answered(said("2026-11-20T10:30:00Z"), "a caminho"))
                .add(quiet(said("2026-11-20T10:31:00Z", "certo"))))));
    }

    @Test
    void what_is_on_the_screen_runs_and_not_what_is_stored() {
        drawn();
        assertThat(contents(tries(said(TEN, "oi").put("draft", draft("E você é?", "?"))))).containsExactly("E você é?");
        assertThat(contents(tries(said(TEN, "oi")))).containsExactly("Seu nome?");
    }

    @Test
    void a_run_goes_on_in_a_draft_that_was_changed_and_says_when_it_cannot() {
        drawn();
        var first = tries(said(TEN, "oi"));
        var changed = draft("Nome?", "?");
        var second = tries(said(TEN, "Rita").put("state", first.getJsonObject("state")).put("draft", changed));
        assertThat(second.getString("at")).isEqualTo("pause");
        assertThat(second.getBoolean("began_anew")).isFalse();

        changed.getJsonArray("blocks").getJsonObject(0).put("id", "other");
        changed.put("start", "other");
        var third = tries(said(TEN, "Rita").put("state", first.getJsonObject("state")).put("draft", changed));
        assertThat(third.getBoolean("began_anew")).isTrue();
        assertThat(contents(third)).containsExactly("Nome?");
    }

    @Test
    void time_that_is_skipped_lets_happen_at_its_own_time_what_was_due() {
        drawn();
        var asked = tries(said(TEN, "oi"));
        var waiting = tries(said("2026-11-20T10:01:00Z", "Rita").put("state", asked.getJsonObject("state")));
        assertThat(waiting.getString("due_at")).isEqualTo("2026-11-20T10:11:00.000000Z");

        var later = tries(said("2026-11-22T10:00:00Z").put("state", waiting.getJsonObject("state")));

        assertThat(contents(later)).as("nobody was called").containsExactly("Não achei.");
        assertThat(later.getJsonArray("replies").getJsonObject(0).getString("said_at"))
                .isEqualTo("2026-11-20T10:11:00.000000Z");
        assertThat(later.getJsonArray("calls").encode()).isEqualTo("[{\"block\":\"look\",\"answer\":null}]");
        assertThat(later.getString("ending")).isEqualTo("finished");
    }

    @Test
    void a_file_is_an_answer_and_what_keeps_a_draft_from_running_is_said() {
        drawn();
        var file = draft("Foto?", "?");
        file.getJsonArray("blocks").getJsonObject(0).getJsonObject("settings").put("kind", "file");
        var asked = tries(said(TEN, "oi").put("draft", file));
        var sent = tries(new JsonObject().put("at", TEN).put("draft", file).put("state", asked.getJsonObject("state"))
                .put("messages", new JsonArray().add(new JsonObject().put("text", "").put("file",
                        new JsonObject().put("name", "pedido.pdf").put("mime_type", "application/pdf")))));
        assertThat(sent.getString("at")).isEqualTo("pause");
        assertThat(sent.getJsonObject("variables").getString("name")).isNotBlank();

        file.getJsonArray("blocks").getJsonObject(2).put("type", "dance");
        var refused = shop.admin.posts(at("/test"), said(TEN, "oi").put("draft", file));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().getJsonArray("errors").getJsonObject(0).getString("field"))
                .isEqualTo("draft.blocks.look");
    }

    @Test
    void a_recorded_run_is_played_with_the_answers_of_then_and_calls_nobody() {
        drawn();
        var steps = recorded("Pedido a caminho").getJsonObject("recording").getJsonArray("steps");
        assertThat(steps.getJsonObject(2).getJsonObject("expected").getJsonArray("replies").encode()).isEqualTo(
                """
                [{"type":"interactive","content":"Está a caminho, Rita.","options":["Certo"],"file":null}]""");
        assertThat(steps.getJsonObject(3).getJsonObject("expected").getString("ending")).isEqualTo("handover");

        var results = ok(200, shop.admin.posts(at("/tests/run"), new JsonObject())).getJsonArray("data");
        assertThat(results.getJsonObject(0).getBoolean("passed")).as(results.encode()).isTrue();
    }

    @Test
    void a_failing_test_stops_a_publication_and_says_where_until_somebody_insists() {
        drawn();
        recorded("Pedido a caminho");
        ok(201, publish(1, false));
        ok(200, shop.admin.puts(at(""), new JsonObject().put("name", "Pedidos").put("revision", 1)
                .put("draft", draft("Seu nome?", "Seu pedido está {{state}}."))));

        var refused = ok(409, publish(2, false));

        assertThat(refused.getString("type")).isEqualTo("about:blank#failing-tests");
        var failing = refused.getJsonArray("failing_tests").getJsonObject(0);
        assertThat(failing.getString("name")).isEqualTo("Pedido a caminho");
        assertThat(failing.getJsonArray("differences").encode()).isEqualTo(
                """
                [{"step":2,"part":"replies","expected":"Está a caminho, Rita.\\n[Certo]",\
                "actual":"Seu pedido está a caminho.\\n[Certo]"}]""");
        assertThat(shop.rows("SELECT id FROM flow_versions")).hasSize(1);
        ok(201, publish(2, true));
        assertThat(shop.rows("SELECT id FROM flow_versions")).hasSize(2);
    }

    private Answer publish(int revision, boolean despite) {
        return shop.admin.posts(at("/publish"), new JsonObject().put("note", "").put("revision", revision)
                .put("despite_failing_tests", despite));
    }

    @Test
    void what_a_flow_does_now_can_be_what_is_expected_from_now_on() {
        drawn();
        var test = recorded("Pedido a caminho");
        var changed = draft("Seu nome?", "Pronto: {{state}}.");
        var asked = new JsonObject().put("draft", changed);
        assertThat(passes(asked)).isFalse();

        ok(200, shop.admin.posts(at("/tests/" + test.getString("id") + "/accept"), asked));

        assertThat(passes(asked)).isTrue();
        assertThat(passes(new JsonObject())).isFalse();
    }

    private boolean passes(JsonObject asked) {
        return ok(200, shop.admin.posts(at("/tests/run"), asked)).getJsonArray("data").getJsonObject(0)
                .getBoolean("passed");
    }

    @Test
    void tests_have_names_of_their_own_and_go_with_their_flow() {
        drawn();
        var test = recorded("Um");
        ok(409, shop.admin.posts(at("/tests"), new JsonObject().put("name", "UM")
                .put("steps", new JsonArray().add(quiet(said(TEN, "oi"))))));
        var renamed = server.send("PATCH", at("/tests/" + test.getString("id")), shop.admin.token,
                new JsonObject().put("name", "Dois"));
        assertThat(ok(200, renamed).getString("name")).isEqualTo("Dois");
        assertThat(shop.user(Role.SUPERVISOR).gets(at("/tests")).status()).isEqualTo(403);
        assertThat(shop.rows("SELECT action FROM audit_logs WHERE object_type = 'flow_test'")).hasSize(2);

        assertThat(server.send("DELETE", at("/tests/" + test.getString("id")), shop.admin.token, null).status())
                .isEqualTo(204);
        assertThat(ok(200, shop.admin.gets(at("/tests"))).getJsonArray("data")).isEmpty();
    }

    @Test
    void behind_a_number_stand_the_runs_that_it_counts() {
        drawn();
        ok(201, publish(1, false));
        var resting = run("ask", null);
        var ended = run(null, "handover");
        var failed = run(null, "handover");
        passed(ended, "ask", "next");
        passed(failed, "ask", "no_match");
        passed(ended, "team", "");

        assertThat(runs("")).containsExactlyInAnyOrder(resting, ended, failed);
        assertThat(runs("?block=ask")).containsExactlyInAnyOrder(resting, ended, failed);
        assertThat(runs("?block=ask&port=no_match")).containsExactly(failed);
        assertThat(runs("?block=ask&resting=true")).containsExactly(resting);
        assertThat(runs("?block=team&port=")).containsExactly(ended);
        assertThat(runs("?ending=under_way")).containsExactly(resting);
        assertThat(runs("?ending=handover&to=2020-01-01T00:00:00Z")).isEmpty();
        assertThat(runs("?version_id=" + Ids.next())).isEmpty();
        ok(422, shop.admin.gets(at("/runs?port=next")));
    }

    @Test
    void who_reads_a_conversation_learns_where_the_bot_stands_in_it() {
        drawn();
        ok(201, publish(1, false));
        run("ask", null);
        var conversation = shop.rows("SELECT conversation_id FROM flow_runs").getFirst().getString("conversation_id");

        var told = ok(200, shop.user(Role.ATTENDANT).gets("/conversations/" + conversation + "/runs"))
                .getJsonArray("data").getJsonObject(0);
        assertThat(told.getString("flow_name")).isEqualTo("Pedidos");
        assertThat(told.getString("at_text")).isEqualTo("Seu nome?");

        seesAll.set(false);
        try {
            ok(404, shop.user(Role.ATTENDANT).gets("/conversations/" + conversation + "/runs"));
        } finally {
            seesAll.set(true);
        }
    }

    private List<UUID> runs(String filter) {
        return ok(200, shop.admin.gets(at("/runs" + filter))).getJsonArray("data").stream()
                .map(run -> UUID.fromString(((JsonObject) run).getString("id"))).toList();
    }

    private UUID run(@Nullable String block, @Nullable String ending) {
        var channel = Ids.next();
        var customer = Ids.next();
        var conversation = Ids.next();
        var run = Ids.next();
        shop.sql("INSERT INTO channels (id, organization_id, name, phone_number_id) VALUES ($1, $2, 'Loja', $3)",
                channel,
                shop.id.value(), Long.toString(System.nanoTime()));
        shop.sql("INSERT INTO customers (id, organization_id, name) VALUES ($1, $2, 'Rita')", customer,
                shop.id.value());
        shop.sql("INSERT INTO conversations (id, organization_id, customer_id, channel_id) VALUES ($1, $2, $3, $4)",
                conversation, shop.id.value(), customer, channel);
        shop.sql(
                """
                INSERT INTO flow_runs (id, organization_id, flow_id, version_id, conversation_id, at_block, ending, ended_at)
                SELECT $1, f.organization_id, f.id, f.version_id, $3, $4, $5, CASE WHEN $5::text IS NOT NULL THEN now() END
                FROM flows f WHERE f.id = $2""",
                run, UUID.fromString(flow.getString("id")), conversation, block, ending);
        return run;
    }

    private void passed(UUID run, String block, String port) {
        shop.sql("""
                INSERT INTO flow_steps (organization_id, run_id, position, block, port)
                SELECT $1, $2, count(*) + 1, $3, $4 FROM flow_steps WHERE run_id = $2""", shop.id.value(), run, block,
                port);
    }
}
