package io.balcao.bot;

import static io.balcao.bot.FlowChat.flow;
import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.bot.blocks.Blocks;
import io.balcao.bot.blocks.HttpCalls;
import io.balcao.bot.flow.BlockType;
import io.balcao.bot.flow.CallingType;
import io.balcao.bot.flow.Flow;
import io.balcao.bot.flow.Form;
import io.balcao.bot.flow.Interpreter;
import io.balcao.bot.flow.Move;
import io.balcao.bot.flow.Outcome.Passed;
import io.balcao.bot.flow.Scene;
import io.balcao.bot.flow.Script;
import io.balcao.conversations.lane.Responder.Closing;
import io.balcao.conversations.lane.Responder.Deed;
import io.balcao.conversations.lane.Responder.Handover;
import io.balcao.conversations.lane.Responder.Turn;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.http.Json;
import io.balcao.platform.http.OutsidePlaces;
import io.balcao.platform.http.SsrfGuard;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a flow does with what customers do. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FlowTest {
    private static final String ASKING = """
            {"name": ["question", {"text": "Seu nome?", "variable": "name", "kind": "text", "retry_text": "Como?", "tries": 2},
              {"next": "age"}],
             "age": ["question", {"text": "{{name}}, sua idade?", "variable": "age", "kind": "number",
                "retry_text": "Só o número.", "tries": 2}, {"next": "old"}],
             "old": ["condition", {"cases": [{"id": "adult", "tests": [{"left": "{{age}}", "operator": "greater",
                "right": "17"}]}]}, {"case.adult": "yes", "else": "no"}],
             "yes": ["message", {"text": "Maior, {{name}} de {{age}}.", "offers_way_back": false}],
             "no": ["message", {"text": "Menor.", "offers_way_back": false}]}""";

    private static FlowChat asking() {
        return new FlowChat(flow("name", ASKING, "name", "age"));
    }

    @Test
    void answers_are_kept_and_said_again() {
        var chat = asking();
        assertThat(chat.writes("oi")).containsExactly("Seu nome?");
        assertThat(chat.writes(" Rita Lima ")).containsExactly("Rita Lima, sua idade?");
        assertThat(chat.writes("R$ 1.042")).containsExactly("Maior, Rita Lima de 1042.");
        assertThat(chat.isWithPeople()).isFalse();
        assertThat(chat.last().state()).isEmpty();
    }

    @Test
    void what_is_no_answer_is_asked_again_and_then_people_are_called() {
        var chat = asking();
        chat.writes("oi");
        chat.writes("Rita");
        assertThat(chat.writes("muitos")).containsExactly("Só o número.\n\nRita, sua idade?");
        assertThat(chat.writes("muitos mesmo")).isEmpty();
        assertThat(chat.isWithPeople()).isTrue();
    }

    // What came before a question was asked is no answer to it, however quickly one types.
    @Test
    void what_was_written_before_a_question_was_asked_answers_nothing() {
        var chat = asking();
        assertThat(chat.writes("oi", "tudo bem?", "42")).containsExactly("Seu nome?");
        assertThat(chat.writes("Rita", "42")).containsExactly("Rita, sua idade?");
        assertThat(chat.writes("7")).containsExactly("Menor.");
    }

    @Test
    void back_asks_the_question_before_and_again_forgets_all() {
        var chat = asking();
        chat.writes("oi");
        chat.writes("Rita");
        assertThat(chat.writes("voltar")).containsExactly("Seu nome?");
        assertThat(chat.writes("Rute")).containsExactly("Rute, sua idade?");
        assertThat(chat.writes("Recomeçar!")).containsExactly("Seu nome?");
        assertThat(chat.last().state().getJsonObject("variables")).isEmpty();
    }

    @Test
    void a_person_can_be_called_at_any_question() {
        var chat = asking();
        chat.writes("oi");
        assertThat(chat.writes("quero um atendente")).isEmpty();
        assertThat(chat.isWithPeople()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"date|31/12|2026-12-31", "date|01/11|2027-11-01", "date|5-3-27|2027-03-05",
        "date|2027-02-29|", "date|amanhã|", "email|Rita@Exemplo.com.br |rita@exemplo.com.br", "email|rita@|",
        "phone|(11) 99999-0000|+5511999990000", "phone|12|", "cpf|529.982.247-25|52998224725", "cpf|529.982.247-26|",
        "cpf|111.111.111-11|", "cnpj|11.222.333/0001-81|11222333000181", "cnpj|12.abc.345/01de-35|12ABC34501DE35",
        "cnpj|12.ABC.345/01DE-36|", "number|12,50|12.5", "number|-3|-3", "number|doze|"})
    void an_answer_is_kept_in_one_form_however_it_is_typed(String kind, String typed, String kept) {
        var chat = new FlowChat(flow("q",
                """
                {"q": ["question", {"text": "?", "variable": "v", "kind": "%s", "retry_text": "Não.", "tries": 9}, {"next": "again"}],
                 "again": ["question", {"text": "Certo?", "variable": "v", "kind": "text", "retry_text": "?", "tries": 9}]}"""
                        .formatted(kind),
                "v"));
        chat.writes("oi");
        assertThat(chat.writes(typed)).containsExactly(kept == null ? "Não.\n\n?" : "Certo?");
        if (kept != null) {
            assertThat(chat.variable("v").toString()).isEqualTo(kept);
        }
    }

    @Test
    void who_does_not_answer_in_time_goes_another_way() {
        var chat = new FlowChat(flow("q", """
                {"q": ["question", {"text": "Volta?", "variable": "v", "kind": "text", "retry_text": "?", "tries": 9,
                   "timeout_minutes": 2880}, {"timeout": "miss", "next": "miss"}],
                 "miss": ["message", {"text": "Sentimos falta.", "offers_way_back": false}]}""", "v"));
        chat.writes("oi");
        assertThat(chat.last().dueAt()).contains(Instant.parse("2026-11-22T15:00:00Z"));
        assertThat(chat.later(Duration.ofDays(2)).goesOn()).containsExactly("Sentimos falta.");
    }

    @Test
    void an_answer_in_several_messages_is_taken_together() {
        var chat = new FlowChat(flow("q", """
                {"q": ["question", {"text": "Conte.", "variable": "v", "kind": "text", "retry_text": "?", "tries": 9,
                   "gather_seconds": 4}, {"next": "said"}],
                 "said": ["message", {"text": "[{{v}}]", "offers_way_back": false}]}""", "v"));
        chat.writes("oi");
        assertThat(chat.writes("o motor")).isEmpty();
        assertThat(chat.later(Duration.ofSeconds(3)).writes("não", "liga")).isEmpty();
        assertThat(chat.later(Duration.ofSeconds(3)).goesOn()).isEmpty();
        assertThat(chat.later(Duration.ofSeconds(1)).goesOn()).containsExactly("[o motor\nnão\nliga]");
    }

    private static final String WAITING = """
            {"a": ["message", {"text": "Já volto.", "offers_way_back": false}, {"next": "w"}],
             "w": ["wait", {"amount": %s, "unit": "%s", "at": %s}, {"next": "b"}],
             "b": ["message", {"text": "Voltei.", "offers_way_back": false}]}""";

    @Test
    void a_pause_ends_by_itself_weeks_later() {
        var chat = new FlowChat(flow("a", WAITING.formatted(3, "weeks", "\"09:30\"")));
        assertThat(chat.writes("oi")).containsExactly("Já volto.");
        assertThat(chat.last().dueAt()).contains(Instant.parse("2026-12-11T12:30:00Z"));
        assertThat(chat.later(Duration.ofDays(20)).goesOn()).isEmpty();
        assertThat(chat.later(Duration.ofDays(1)).goesOn()).containsExactly("Voltei.");
    }

    @ParameterizedTest
    @CsvSource({"0,days,09:00,2026-11-21T12:00:00Z", "0,days,13:00,2026-11-20T16:00:00Z",
        "1,days,09:00,2026-11-21T12:00:00Z", "90,minutes,,2026-11-20T16:30:00Z"})
    void a_pause_lasts_until_an_hour_where_the_organization_is(int amount, String unit, String at, String until) {
        var chat = new FlowChat(flow("w", WAITING.formatted(amount, unit, at == null ? "null" : "\"" + at + "\"")));
        chat.writes("oi");
        assertThat(chat.last().dueAt()).contains(Instant.parse(until));
    }

    @Test
    void who_writes_in_a_long_pause_gets_people_and_in_a_short_one_what_comes_next() {
        var long_ = new FlowChat(flow("a", WAITING.formatted(3, "days", "null")));
        long_.writes("oi");
        assertThat(long_.writes("alguém?")).isEmpty();
        assertThat(long_.isWithPeople()).isTrue();

        var brief = new FlowChat(flow("a", WAITING.formatted(20, "seconds", "null")));
        assertThat(brief.writes("oi", "tudo bem?")).containsExactly("Já volto.");
        assertThat(brief.writes("alô")).isEmpty();
        assertThat(brief.isWithPeople()).isFalse();
        assertThat(brief.later(Duration.ofSeconds(20)).goesOn()).containsExactly("Voltei.");
    }

    @Test
    void hours_and_shares_lead_where_they_say() {
        var hours = """
                {"h": ["hours", {}, {"open": "o", "closed": "c"}],
                 "o": ["message", {"text": "Aberto", "offers_way_back": false}],
                 "c": ["message", {"text": "Fechado", "offers_way_back": false}]}""";
        assertThat(new FlowChat(flow("h", hours)).writes("oi")).containsExactly("Aberto");
        assertThat(new FlowChat(flow("h", hours)).closed().writes("oi")).containsExactly("Fechado");

        var split = flow("s", """
                {"s": ["split", {"shares": [{"id": "a", "weight": 30}, {"id": "b", "weight": 70}]},
                   {"share.a": "a", "share.b": "b"}],
                 "a": ["message", {"text": "A", "offers_way_back": false}],
                 "b": ["message", {"text": "B", "offers_way_back": false}]}""");
        int first = 0;
        for (int i = 0; i < 1000; i++) {
            var conversation = new UUID(0x7000, i);
            var said = new FlowChat(split, conversation).writes("oi");
            assertThat(new FlowChat(split, conversation).writes("oi")).isEqualTo(said);
            first += said.equals(List.of("A")) ? 1 : 0;
        }
        assertThat(first).isBetween(250, 350);
    }

    /** Asks somebody else's server: the answer is what the test says, or a failure. */
    private static final class Asks implements CallingType<Asks.Settings> {
        private final List<UUID> calls = new ArrayList<>();
        private boolean fails;

        record Settings() {}

        @Override
        public String name() {
            return "ask";
        }

        @Override
        public Class<Settings> settings() {
            return Settings.class;
        }

        @Override
        public Form form() {
            return Form.of(Form.Group.ACT, new Settings());
        }

        @Override
        public List<String> ports(Settings settings) {
            return List.of(NEXT, ERROR);
        }

        @Override
        public JsonObject call(Settings settings, Scene scene, UUID id) {
            calls.add(id);
            if (fails) {
                throw new IllegalStateException("no answer");
            }
            return new JsonObject().put("order", "4711");
        }

        @Override
        public Move resume(Settings settings, Scene scene, JsonObject answer) {
            scene.keep("order", answer.getString("order"));
            return Move.next();
        }
    }

    private static final String CALLING = """
            {"a": ["message", {"text": "Um momento.", "offers_way_back": false}, {"next": "c"}],
             "c": ["ask", {}, {"next": "b", "error": "e"}],
             "b": ["message", {"text": "Pedido {{order}}.", "offers_way_back": false}],
             "e": ["message", {"text": "Não consegui.", "offers_way_back": false}]}""";

    @Test
    void what_is_asked_elsewhere_is_asked_in_a_turn_of_its_own_and_under_one_id() {
        var asks = new Asks();
        var chat = new FlowChat(flow("a", CALLING, "order"), asks);
        assertThat(chat.writes("oi")).containsExactly("Um momento.");
        assertThat(asks.calls).isEmpty();
        assertThat(chat.last().dueAt()).contains(chat.now());
        assertThat(chat.last().state().containsKey("call")).isTrue();
        var id = chat.last().state().getString("call");

        // Two messages came meanwhile: they wait their turn, and nobody is called for them.
        assertThat(chat.writes("alô", "oi?")).containsExactly("Pedido 4711.");
        assertThat(asks.calls).containsExactly(UUID.fromString(id));
        assertThat(chat.isWithPeople()).isFalse();
    }

    @Test
    void what_fails_leaves_by_its_own_way_and_without_one_goes_to_people() {
        var asks = new Asks();
        asks.fails = true;
        var chat = new FlowChat(flow("a", CALLING, "order"), asks);
        chat.writes("oi");
        assertThat(chat.goesOn()).containsExactly("Não consegui.");

        var bare = new FlowChat(flow("a", CALLING.replace(", \"error\": \"e\"", ""), "order"), asks);
        bare.writes("oi");
        assertThat(bare.goesOn()).isEmpty();
        assertThat(bare.isWithPeople()).isTrue();
    }

    private static FlowChat http(String url, String more) {
        return new FlowChat(flow("q", """
                {"q": ["question", {"text": "Pedido?", "variable": "order", "kind": "text", "retry_text": "?", "tries": 2},
                   {"next": "h"}],
                 "h": ["http", {"method": "POST", "url": "%s/orders/{{order}}?a=1", "headers": [{"name": "X-Shop", "value": "{{order}}"}],
                    "body": "{\\"order\\": \\"{{order}}\\"}", "timeout_seconds": 2, "retries": 1,
                    "results": [{"variable": "state", "pointer": "/state"}, {"variable": "items", "pointer": "/items"}]}, {"next": "b"%s}],
                 "b": ["message", {"text": "{{state}}: {{items}}", "offers_way_back": false}],
                 "e": ["message", {"text": "Não consegui.", "offers_way_back": false}]}""".formatted(url, more),
                "order", "state",
                "items"));
    }

    @Test
    void another_server_is_asked_and_what_it_says_is_kept() {
        var seen = new ArrayList<String>();
        try (var server = new Answering(request -> seen.add(request), 503, 200)) {
            var chat = http(server.url(), ", \"error\": \"e\"");
            chat.writes("oi");
            chat.writes("a/b \"c\"");
            assertThat(chat.findings()).doesNotContain("h");
            assertThat(chat.goesOn()).containsExactly("enviado: [1,2]");
        }
        assertThat(seen).hasSize(2);
        assertThat(seen.getFirst()).isEqualTo(seen.getLast())
                .startsWith("POST /orders/a%2Fb%20%22c%22?a=1 [a/b \"c\"] {\"order\": \"a/b \\\"c\\\"\"} ");
    }

    @Test
    void a_secret_reaches_the_other_server_and_nothing_else() {
        var seen = new ArrayList<String>();
        try (var server = new Answering(seen::add, 200)) {
            var chat = new FlowChat(flow("h", """
                    {"h": ["http", {"method": "POST", "url": "%s/{{secret.key}}", "headers": [{"name": "X-Shop", "value": "k={{secret.key}}"}],
                        "body": "{\\"a\\": \\"{{secret.key}}\\"}", "timeout_seconds": 2, "retries": 0,
                        "results": [{"variable": "v", "pointer": "/echo"}]}, {"next": "m"}],
                     "m": ["message", {"text": "{{v}}|{{secret.key}}", "offers_way_back": false}]}"""
                    .formatted(server.url()), "v"));
            chat.writes("oi");

            assertThat(chat.goesOn()).containsExactly("POST /*** [k=***] {\"a\": \"***\"}|");
            assertThat(chat.findings()).containsExactly("h missing_edge error", "m missing_edge next",
                    "m unknown_variable secret.key");
        }
        assertThat(seen.getFirst()).startsWith(
                "POST /s3cr3t%2F%227 [k=s3cr3t/\"7] {\"a\": \"s3cr3t/\\\"7\"}");
    }

    @Test
    void a_request_with_a_secret_that_is_not_there_is_not_made_and_one_that_fails_names_no_secret() {
        try (var server = new Answering(request -> {
            throw new AssertionError("asked");
        }, 200)) {
            var chat = new FlowChat(flow("h", """
                    {"h": ["http", {"method": "GET", "url": "%s/{{secret.gone}}", "headers": [], "body": "",
                        "timeout_seconds": 2, "retries": 0, "results": []}, {"error": "m"}],
                     "m": ["message", {"text": "Erro", "offers_way_back": false}]}""".formatted(server.url())));
            chat.writes("oi");
            assertThat(chat.goesOn()).containsExactly("Erro");
            assertThat(chat.findings()).contains("h unknown_secret gone");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 500, 302})
    void an_answer_that_is_none_leaves_by_the_way_of_errors(int status) {
        try (var server = new Answering(request -> {}, status)) {
            var chat = http(server.url(), ", \"error\": \"e\"");
            chat.writes("oi");
            chat.writes("7");
            assertThat(chat.goesOn()).containsExactly("Não consegui.");
        }
    }

    // FI-07
    @Test
    void a_block_reaches_nothing_inside() {
        var calls = new HttpCalls(FlowChat.VERTX, new OutsidePlaces(new SsrfGuard(FlowChat.VERTX), false));
        try (var server = new Answering(request -> {
            throw new AssertionError("reached");
        }, 200)) {
            var settings = Json.mapper().createObjectNode().put("method", "GET").put("url", server.url())
                    .put("body", "")
                    .put("timeout_seconds", 2).put("retries", 0);
            settings.putArray("headers");
            settings.putArray("results");
            var flow = new Flow("h", new Flow.Words(List.of(), List.of(), List.of()), new Flow.Exits(null, null),
                    List.of(),
                    List.of(new Flow.Block("h", "http", settings, Map.of())));
            var chat = new FlowChat(flow, Blocks.all(calls).toArray(BlockType<?>[]::new));
            chat.writes("oi");
            chat.goesOn();
            assertThat(chat.isWithPeople()).isTrue();
        }
    }

    @Test
    void a_loop_that_nobody_can_leave_goes_to_people() {
        var chat = new FlowChat(flow("a",
                """
                {"a": ["set", {"assignments": []}, {"next": "b"}], "b": ["set", {"assignments": []}, {"next": "a"}]}"""));
        assertThat(chat.writes("oi")).isEmpty();
        assertThat(chat.isWithPeople()).isTrue();
        assertThat(chat.findings()).containsExactly("a endless_loop", "b endless_loop");
        assertThat(chat.last().hasLooped()).isTrue();
        assertThat(chat.last().trace()).hasSize(201).last().extracting(Passed::block, Passed::port)
                .containsExactly("a", "loop");
    }

    private static final UUID NAMES = UUID.fromString("00000000-0000-7000-8000-0000000000f1");

    private static final Flow NAMING = flow("size",
            """
            {"size": ["choice", {"text": "Tamanho?", "button_label": "Ver", "retry_text": "?", "tries": 2, "options": [
                {"id": "p", "label": "P", "synonyms": []}, {"id": "g", "label": "G", "synonyms": []}]},
                {"option.p": "small", "option.g": "large"}],
             "small": ["set", {"assignments": [{"variable": "size", "value": "{{who}} quer P"}]}],
             "large": ["set", {"assignments": [{"variable": "size", "value": "{{who}} quer G"}, {"variable": "own", "value": "x"}]}]}""",
            "who", "size", "own");

    private static FlowChat calling(boolean returns) {
        return new FlowChat(flow("who", """
                {"who": ["question", {"text": "Nome?", "variable": "who", "kind": "text", "retry_text": "?", "tries": 2}, {"next": "c"}],
                 "c": ["call", {"flow_id": "%s", "returns": %s}, {"next": "small", "error": "e"}],
                 "small": ["question", {"text": "[{{size}}] Confirma?", "variable": "ok", "kind": "text", "retry_text": "?", "tries": 2},
                    {"next": "done"}],
                 "done": ["message", {"text": "Feito.", "offers_way_back": false}],
                 "e": ["message", {"text": "Indisponível.", "offers_way_back": false}]}""".formatted(NAMES, returns),
                "who", "size", "ok"));
    }

    @Test
    void a_flow_calls_another_and_goes_on_with_what_both_keep() {
        var chat = calling(true).with(NAMES, NAMING);
        chat.writes("oi");
        assertThat(chat.writes("Rita")).containsExactly("Tamanho?");
        assertThat(chat.last().place()).isEqualTo("c");
        assertThat(chat.writes("g")).containsExactly("[Rita quer G] Confirma?");
        assertThat(chat.last().state().getJsonObject("variables").fieldNames()).containsOnly("who", "size");
        assertThat(chat.last().trace()).extracting(passed -> passed.block() + " " + passed.versionId())
                .containsExactly("size version0", "large version0", "c null");
        assertThat(chat.findings()).doesNotContain("c unpublished_flow " + NAMES);
    }

    @Test
    void a_run_stays_in_the_version_that_it_called_first_and_what_is_not_there_is_an_error() {
        var chat = calling(true).with(NAMES, NAMING);
        chat.writes("oi");
        chat.writes("Rita");
        chat.with(NAMES,
                flow("other", "{\"other\": [\"message\", {\"text\": \"Outra\", \"offers_way_back\": false}]}"));
        assertThat(chat.writes("p")).containsExactly("[Rita quer P] Confirma?");

        var gone = calling(true);
        gone.writes("oi");
        assertThat(gone.writes("Rita")).containsExactly("Indisponível.");
        assertThat(gone.findings()).contains("c unpublished_flow " + NAMES);

        var deleted = calling(true).with(NAMES, NAMING);
        deleted.writes("oi");
        deleted.writes("Rita");
        assertThat(deleted.without(NAMES).writes("p")).containsExactly("Indisponível.");
    }

    @Test
    void a_press_of_what_a_called_flow_offered_works_after_it_was_left_and_only_there() {
        var chat = calling(true).with(NAMES, NAMING);
        chat.writes("oi");
        chat.writes("Rita");
        var offered = chat.last().replies().getFirst().metadata().at("/interactive/buttons/0/id").asText();
        assertThat(offered).isEqualTo(NAMES + "/size#p");
        chat.writes("g");

        assertThat(chat.hears(Chat.button(offered, "P"))).containsExactly("[Rita quer P] Confirma?");
        chat.writes("sim");
        assertThat(Interpreter.isOffering(Script.of("v", NAMES, NAMING, FlowChat.BY_NAME), turn(offered))).isTrue();
        assertThat(Interpreter.isOffering(Script.of("v", new UUID(1, 1), NAMING, FlowChat.BY_NAME), turn(offered)))
                .isFalse();
    }

    private static Turn turn(String pressed) {
        return new Turn(new OrganizationId(new UUID(1, 1)), new FlowChat(NAMING).conversation(), new JsonObject(),
                List.of(Chat.button(pressed, "P")));
    }

    @Test
    void back_and_again_lead_from_a_called_flow_to_the_one_that_called_it() {
        var chat = calling(true).with(NAMES, NAMING);
        chat.writes("oi");
        chat.writes("Rita");
        assertThat(chat.writes("voltar")).containsExactly("Nome?");
        assertThat(chat.writes("Rute")).containsExactly("Tamanho?");
        assertThat(chat.writes("recomeçar")).containsExactly("Nome?");
        assertThat(chat.last().state().containsKey("callers")).isFalse();
    }

    @Test
    void a_flow_goes_over_to_another_and_does_not_come_back() {
        var chat = calling(false).with(NAMES, NAMING);
        chat.writes("oi");
        assertThat(chat.writes("Rita")).containsExactly("Tamanho?");
        assertThat(chat.writes("x")).containsExactly("?\n\nTamanho?");
        assertThat(chat.writes("p")).isEmpty();
        assertThat(chat.isWithPeople()).as("nothing was said").isTrue();
    }

    @Test
    void what_fails_in_a_called_flow_leaves_the_block_that_called_it() {
        var failing = flow("s", "{\"s\": [\"split\", {\"shares\": [{\"id\": \"a\", \"weight\": 0}]}]}");
        var chat = calling(true).with(NAMES, failing);
        chat.writes("oi");
        assertThat(chat.writes("Rita")).containsExactly("Indisponível.");
        assertThat(chat.isWithPeople()).isFalse();
    }

    @Test
    void whatever_is_published_meanwhile_a_second_call_is_of_the_same_version() {
        var chat = new FlowChat(flow("a", """
                {"a": ["call", {"flow_id": "%1$s", "returns": true}, {"next": "b"}],
                 "b": ["call", {"flow_id": "%1$s", "returns": true}, {"next": "m"}],
                 "m": ["message", {"text": "Fim", "offers_way_back": false}]}""".formatted(NAMES))).with(NAMES, NAMING);
        chat.writes("oi");
        chat.with(NAMES, flow("o", "{\"o\": [\"message\", {\"text\": \"Outra\", \"offers_way_back\": false}]}"));
        assertThat(chat.writes("p")).containsExactly("Tamanho?");
        assertThat(chat.writes("p")).containsExactly("Fim");
        assertThat(chat.writes("oi")).as("another run").containsExactly("Outra", "Outra", "Fim");
    }

    @Test
    void a_flow_that_calls_itself_does_so_eight_times_at_most() {
        var itself = flow("q", """
                {"q": ["question", {"text": "Mais?", "variable": "v", "kind": "text", "retry_text": "?", "tries": 2}, {"next": "c"}],
                 "c": ["call", {"flow_id": "%s", "returns": true}, {"error": "m"}],
                 "m": ["message", {"text": "Chega.", "offers_way_back": false}]}""".formatted(NAMES), "v");
        var chat = new FlowChat(itself).with(NAMES, itself);
        chat.writes("oi");
        for (int i = 0; i < 8; i++) {
            assertThat(chat.writes("sim")).containsExactly("Mais?");
        }
        assertThat(chat.writes("sim")).containsExactly("Chega.");
        assertThat(chat.last().state()).isEmpty();
    }

    // Two options of one id cannot be offered; nothing found that before.
    @Test
    void a_question_that_cannot_be_asked_leaves_by_its_error() {
        var chat = new FlowChat(flow("c", """
                {"c": ["choice", {"text": "?", "button_label": "Ver", "retry_text": "?", "tries": 2, "options": [
                    {"id": "a", "label": "A", "synonyms": []}, {"id": "a", "label": "B", "synonyms": []}]}, {"error": "m"}],
                 "m": ["message", {"text": "Erro", "offers_way_back": false}]}"""));
        assertThat(chat.writes("oi")).containsExactly("Erro");
    }

    @Test
    void flows_that_call_each_other_without_end_are_stopped() {
        var itself = flow("c", "{\"c\": [\"call\", {\"flow_id\": \"%s\", \"returns\": true}]}".formatted(NAMES));
        var chat = new FlowChat(itself).with(NAMES, itself);
        assertThat(chat.writes("oi")).isEmpty();
        assertThat(chat.isWithPeople()).isTrue();
    }

    @Test
    void a_run_jumps_to_a_block_without_an_edge() {
        var chat = new FlowChat(flow("j", """
                {"j": ["jump", {"block": "m"}], "m": ["message", {"text": "Lá.", "offers_way_back": false}]}"""));
        assertThat(chat.writes("oi")).containsExactly("Lá.");
        assertThat(chat.findings()).containsExactly("m missing_edge next");
        assertThat(new FlowChat(flow("j", "{\"j\": [\"jump\", {\"block\": \"m\"}]}")).findings())
                .containsExactly("j unknown_block next");
        var loop = new FlowChat(flow("j", "{\"j\": [\"jump\", {\"block\": \"j\"}]}"));
        assertThat(loop.writes("oi")).isEmpty();
        assertThat(loop.findings()).containsExactly("j endless_loop");
    }

    private static final String LATE = """
            {"w": ["wait", {"amount": 25, "unit": "hours"}, {"next": "%s"}],
             "m": ["message", {"text": "Ainda aí?", "offers_way_back": false}, {%s}],
             "q": ["question", {"text": "Ainda?", "variable": "v", "kind": "text", "retry_text": "?", "tries": 2}, {%s}],
             "t": ["template", {"name": "volta", "language": "pt_BR", "parameters": ["{{customer_name}}\\noi", "{{v}}"], "text": "Volte"}]}""";

    // WhatsApp takes no free text then (promise 11).
    @ParameterizedTest
    @ValueSource(strings = {"m", "q"})
    void what_cannot_be_said_after_a_day_leaves_by_its_error_and_a_template_is_sent(String saying) {
        var chat = new FlowChat(flow("w", LATE.formatted(saying, "\"error\": \"t\"", "\"error\": \"t\""), "v"))
                .withWindow(Duration.ofHours(24));
        chat.writes("oi");
        assertThat(chat.later(Duration.ofHours(25)).goesOn()).containsExactly("Volte");
        var template = chat.last().replies().getFirst().metadata().get("template");
        assertThat(template.toString()).isEqualTo(
                "{\"name\":\"volta\",\"language\":\"pt_BR\",\"components\":[{\"type\":\"body\",\"parameters\":["
                        + "{\"type\":\"text\",\"text\":\"Rita oi\"},{\"type\":\"text\",\"text\":\"-\"}]}]}");

        var bare = new FlowChat(flow("w", LATE.formatted(saying, "", ""), "v")).withWindow(Duration.ofHours(24));
        bare.writes("oi");
        assertThat(bare.later(Duration.ofHours(25)).goesOn()).isEmpty();
        assertThat(bare.isWithPeople()).isTrue();
        assertThat(bare.findings()).contains(saying + " closed_window");
    }

    @Test
    void pauses_add_up_to_a_closed_window_until_the_customer_writes() {
        var flow = """
                {"w": ["wait", {"amount": 13, "unit": "hours"}, {"next": "x", "reply": "n"}],
                 "x": ["wait", {"amount": 12, "unit": "hours"}, {"next": "m", "reply": "n"}],
                 "m": ["message", {"text": "Tarde", "offers_way_back": false}],
                 "n": ["message", {"text": "Oi", "offers_way_back": false}, {"next": "w"}]}""";
        assertThat(new FlowChat(flow("w", flow)).findings()).contains("m closed_window")
                .doesNotContain("n closed_window");
        assertThat(new FlowChat(flow("w", flow.replace("13", "11"))).findings()).doesNotContain("m closed_window");
    }

    @Test
    void a_text_that_is_too_long_for_where_it_stands_is_found() {
        assertThat(new FlowChat(flow("c", """
                {"c": ["choice", {"text": "?", "button_label": "%s", "retry_text": "?", "tries": 1, "options": [
                    {"id": "a", "label": "%s", "synonyms": []}]}, {"option.a": "c", "no_match": "c"}]}"""
                .formatted("b".repeat(20), "l".repeat(25)))).findings()).containsExactly("c text_too_long label");
    }

    private static FlowChat until(String date, int days) {
        return new FlowChat(flow("q", """
                {"q": ["question", {"text": "Quando?", "variable": "v", "kind": "text", "retry_text": "?", "tries": 2},
                   {"next": "u"}],
                 "u": ["until", {"date": "%s", "days": %d, "at": "09:00"}, {"next": "m", "reply": "m", "error": "e"}],
                 "m": ["message", {"text": "Chegou.", "offers_way_back": false}],
                 "e": ["message", {"text": "Que data?", "offers_way_back": false}]}""".formatted(date, days), "v"));
    }

    @Test
    void a_pause_lasts_until_a_date_that_was_answered_or_days_before_it() {
        var chat = until("{{v}}", -2);
        chat.writes("oi");
        chat.writes("24/12/2026");
        assertThat(chat.last().dueAt()).contains(Instant.parse("2026-12-22T12:00:00Z"));
        assertThat(chat.later(Duration.ofDays(40)).goesOn()).containsExactly("Chegou.");

        var passed = until("2026-11-01", 0);
        passed.writes("oi");
        assertThat(passed.writes("tanto faz")).containsExactly("Chegou.");
        var none = until("{{v}}", 0);
        none.writes("oi");
        assertThat(none.writes("um dia")).containsExactly("Que data?");
    }

    @Test
    void one_of_some_options_is_asked_for_and_kept() {
        var chat = new FlowChat(flow("q",
                """
                {"q": ["question", {"text": "Cor?", "variable": "v", "kind": "choice", "retry_text": "Qual?", "tries": 3,
                   "options": ["Azul", "Verde-limão"]}, {"next": "m"}],
                 "m": ["question", {"text": "[{{v}}]", "variable": "w", "kind": "text", "retry_text": "?", "tries": 3}]}""",
                "v", "w"));
        assertThat(chat.writes("oi")).containsExactly("Cor?");
        assertThat(chat.last().replies().getFirst().metadata().at("/interactive/buttons/1/title").asText())
                .isEqualTo("Verde-limão");
        assertThat(chat.writes("roxo")).containsExactly("Qual?\n\nCor?");
        assertThat(chat.copy().writes("2")).containsExactly("[Verde-limão]");
        assertThat(chat.writes("VERDE LIMAO")).containsExactly("[Verde-limão]");
        assertThat(chat.hears(Chat.button("q#0", "Azul"))).containsExactly("[Azul]");
    }

    @Test
    void people_read_a_note_of_what_was_said_and_the_customer_does_not() {
        var chat = new FlowChat(flow("h", """
                {"h": ["handover", {"text": "Um momento. Lugar {{position}}", "away_text": "", "needs_attention": false,
                   "user_id": "00000000-0000-7000-8000-0000000000aa", "note": "{{customer_name}} quer trocar."}]}"""));
        assertThat(chat.writes("oi")).containsExactly("Um momento. Lugar {{position}}");
        assertThat(chat.last().deeds()).containsExactly(new Deed.Note("Rita quer trocar."));
        assertThat(chat.last().ending()).contains(new Handover(Optional.of(FlowChat.SALES.id()),
                Optional.of(UUID.fromString("00000000-0000-7000-8000-0000000000aa")), false));
        assertThat(chat.findings()).isEmpty();
    }

    private static final String CSAT = """
            {"ask": ["csat", {"text": "Como foi?", "button_label": "Notas", "retry_text": "De 1 a 5.", "tries": 2,
                "timeout_minutes": 60, "variable": "score"},
              {"good": "yes", "fair": "so", "bad": "no", "timeout": "nothing"}],
             "yes": ["message", {"text": "Que bom: {{score}}", "offers_way_back": false}],
             "so": ["message", {"text": "Obrigado", "offers_way_back": false}],
             "no": ["handover", {"department_id": null, "text": "Sentimos muito", "away_text": "", "needs_attention": true}],
             "nothing": ["message", {"text": " ", "offers_way_back": false}]}""";

    private static FlowChat rated() {
        return new FlowChat(flow("ask", CSAT, "score"));
    }

    @ParameterizedTest
    @CsvSource({"5,Que bom: 5,5", "⭐⭐⭐⭐,Que bom: 4,4", "mais ou menos,Obrigado,3", "péssimo,Sentimos muito,1"})
    void a_score_is_the_conversations_however_it_is_given_and_leads_its_own_way(String typed, String said,
            short score) {
        var chat = rated();
        assertThat(chat.writes("oi")).containsExactly("Como foi?");
        assertThat(chat.writes("não sei")).containsExactly("De 1 a 5.\n\nComo foi?");
        assertThat(chat.writes(typed)).containsExactly(said);
        assertThat(chat.last().deeds()).containsExactly(new Deed.Score(score));
    }

    @Test
    void a_score_is_pressed_in_a_list_that_names_all_five_in_the_organizations_language() {
        var chat = rated();
        chat.writes("oi");
        var offered = chat.last().replies().getFirst().metadata().path("interactive").path("rows");
        assertThat(offered).extracting(row -> row.path("title").asText()).containsExactly("5 – Excelente", "4 – Bom",
                "3 – Regular", "2 – Ruim", "1 – Péssimo");
        assertThat(chat.hears(Chat.button(offered.get(4).path("id").asText(), "1 – Péssimo")))
                .containsExactly("Sentimos muito");
    }

    @Test
    void what_follows_a_closing_closes_when_nobody_answers_and_when_nothing_more_is_to_come() {
        var silent = rated();
        assertThat(silent.follows()).containsExactly("Como foi?");
        silent.later(Duration.ofMinutes(60));
        assertThat(silent.goesOn()).isEmpty();
        assertThat(silent.last().ending()).contains(new Closing());

        var answered = rated();
        answered.follows();
        assertThat(answered.writes("5")).containsExactly("Que bom: 5");
        assertThat(answered.last().ending()).contains(new Closing());
    }

    @Test
    void what_follows_a_closing_calls_people_only_when_the_customer_wrote() {
        var failing = new FlowChat(flow("ask", CSAT, "score")).withWindow(Duration.ZERO);
        failing.follows();
        assertThat(failing.last().ending()).as("it could not be said").contains(new Closing());

        var unhappy = rated();
        unhappy.follows();
        assertThat(unhappy.writes("1")).containsExactly("Sentimos muito");
        assertThat(unhappy.isWithPeople()).isTrue();

        var asking = rated();
        asking.follows();
        asking.writes("atendente");
        assertThat(asking.isWithPeople()).isTrue();
    }

    private static FlowChat showing(UUID file, String text, boolean offersWayBack) {
        return new FlowChat(flow("show", """
                {"show": ["message", {"text": "%s", "media_id": "%s", "offers_way_back": %s},
                  {"next": "end", "error": "gone"}],
                 "end": ["message", {"text": "Fim", "offers_way_back": false}],
                 "gone": ["message", {"text": "Sem arquivo", "offers_way_back": false}]}"""
                .formatted(text, file, offersWayBack)));
    }

    private static List<String> sent(FlowChat chat) {
        chat.writes("oi");
        return chat.last().replies().stream()
                .map(said -> said.type().wire() + (said.mediaId() == null ? "" : "*") + " " + said.content()).toList();
    }

    @Test
    void a_message_shows_a_file_with_its_text_under_it_where_whatsapp_takes_one() {
        assertThat(sent(showing(FlowChat.file("image"), "Olá, {{customer_name}}", false)))
                .containsExactly("image* Olá, Rita", "text Fim");
        assertThat(sent(showing(FlowChat.file("application"), "", false))).containsExactly("document* ", "text Fim");
        assertThat(sent(showing(FlowChat.file("audio"), "Ouça", false)))
                .containsExactly("audio* ", "text Ouça", "text Fim");
        assertThat(sent(showing(FlowChat.file("image"), "a".repeat(1025), false)))
                .containsExactly("image* ", "text " + "a".repeat(1025), "text Fim");
        assertThat(sent(showing(FlowChat.file("image"), "Volte", true)))
                .containsExactly("image* ", "interactive Volte", "text Fim");
    }

    @Test
    void a_file_that_is_gone_is_found_before_and_leaves_by_its_own_way_then() {
        var gone = UUID.randomUUID();
        var chat = showing(gone, "Veja", false);
        assertThat(chat.findings()).contains("show unknown_file " + gone);
        assertThat(sent(chat)).containsExactly("text Sem arquivo");
        assertThat(showing(FlowChat.file("image"), "", false).findings())
                .containsExactly("end missing_edge next", "gone missing_edge next");
    }

    @Test
    void a_block_that_has_nothing_to_say_is_found_and_says_nothing() {
        var chat = new FlowChat(flow("mute", """
                {"mute": ["message", {"text": " ", "offers_way_back": true}, {"next": "end"}],
                 "end": ["message", {"text": "Fim", "offers_way_back": false}]}"""));
        assertThat(chat.findings()).contains("mute nothing_said");
        assertThat(chat.writes("oi")).containsExactly("Fim");
    }

    @Test
    void a_flow_that_ends_without_a_word_goes_to_people() {
        var chat = new FlowChat(flow("a", "{\"a\": [\"set\", {\"assignments\": []}]}"));
        assertThat(chat.writes("oi")).isEmpty();
        assertThat(chat.isWithPeople()).isTrue();
    }

    @Test
    void whoever_draws_a_flow_is_told_what_is_wrong_with_it() {
        assertThat(asking().findings()).containsExactly("name missing_edge no_match", "age missing_edge no_match",
                "yes missing_edge next", "no missing_edge next");
        assertThat(new FlowChat(flow("gone", """
                {"a": ["message", {"text": "{{name}} {{customer_name}}", "offers_way_back": false},
                    {"next": "nowhere", "side": "a"}],
                 "b": ["dance", {}],
                 "c": ["wait", {"amount": "long", "unit": "days"}],
                 "d": ["handover", {"text": "{{department}}", "away_text": "", "needs_attention": true}]}"""))
                .findings())
                .satisfies(found -> assertThat(found.get(1)).startsWith("c bad_settings"))
                .filteredOn(found -> !found.contains("bad_settings"))
                .containsExactlyInAnyOrder("b unknown_type dance", "unknown_block start", "a unknown_block next",
                        "a unknown_port side", "a unknown_variable name", "a endless_loop", "a unreachable",
                        "d unreachable");
    }

    // A valid flow of any size is read quickly: no step looks at each pair of blocks.
    @Test
    void thousands_of_blocks_are_checked() {
        var blocks = new ArrayList<Flow.Block>();
        var settings = Json.mapper().createObjectNode().put("text", "x").put("offers_way_back", false);
        for (int i = 0; i < 5000; i++) {
            blocks.add(new Flow.Block("b" + i, "message", settings, Map.of("next", "b" + (i + 1) % 5000)));
        }
        var flow = new Flow("b0", new Flow.Words(List.of(), List.of(), List.of()), new Flow.Exits(null, null),
                List.of(),
                blocks);
        assertThat(new HashSet<>(new FlowChat(flow).findings())).hasSize(5000).contains("b7 endless_loop");
    }

    @Test
    void every_type_has_a_name_of_its_own() {
        assertThat(FlowChat.TYPES).extracting(BlockType::name).doesNotHaveDuplicates();
    }
}
