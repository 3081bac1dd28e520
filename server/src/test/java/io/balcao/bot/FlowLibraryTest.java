package io.balcao.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.balcao.bot.flow.Flow;
import io.balcao.conversations.lane.Responder.Turn;
import io.balcao.conversations.thread.Conversation;
import io.balcao.conversations.thread.Owner;
import io.balcao.platform.Ids;
import io.balcao.platform.Role;
import io.balcao.platform.Secret;
import io.balcao.platform.Vault;
import io.balcao.platform.http.Json;
import io.balcao.platform.http.OutsidePlaces;
import io.balcao.platform.http.SsrfGuard;
import io.balcao.scheduling.Practice;
import io.balcao.testing.FeatureServer;
import io.balcao.testing.FeatureServer.Person;
import io.balcao.testing.FeatureServer.Shop;
import io.balcao.testing.Stores;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Flows are listed, begun from templates, taken out as files and in again. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FlowLibraryTest {
    private static final FeatureServer server = new FeatureServer(Stores.redis().url(), Set.of("bot"),
            (ground, mount) -> bot(ground).addTo(mount.routes(), (_, _) -> true));
    private static final Bot bot = bot(server.ground);
    private static final Bot elsewhere = bot(server.ground);

    private static Bot bot(FeatureServer.Ground ground) {
        return new Bot(new Bot.Ground(ground.vertx(), ground.database(), ground.redis(),
                ground.accounts().auditTrail(), ground.background(), new Vault(new Secret("seals" + "k".repeat(32))),
                ground.events(),
                ground.clock()), new OutsidePlaces(new SsrfGuard(ground.vertx()), false),
                Practice.scheduling().blocks());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private final Shop shop = server.shop();

    /** Hands over, to whom the settings say; a block that nothing leads to puts a tag on. */
    private static JsonObject draft(JsonObject settings) {
        return new JsonObject("""
                {"schema": 1, "start": "to", "words": {"back": [], "human": [], "restart": []},
                 "exits": {"human": null, "failure": null}, "variables": [],
                 "blocks": [{"id": "to", "type": "handover", "settings": %s, "edges": {}, "position": {"x": 1, "y": 2}},
                  {"id": "mark", "type": "tag", "settings": {"add": ["VIP"], "remove": []}, "edges": {"next": "to"},
                   "position": {"x": 1, "y": 3}}]}""".formatted(settings.encode()));
    }

    private static JsonObject handover(Object department) {
        return new JsonObject().put("department_id", department).put("text", "Um momento").put("away_text", "Amanhã")
                .put("needs_attention", false);
    }

    private JsonObject created(String name, JsonObject draft) {
        var answer = shop.admin.posts("/bot/flows", new JsonObject().put("name", name).put("draft", draft));
        assertThat(answer.status()).as(answer.body().encode()).isEqualTo(201);
        return answer.body();
    }

    private FeatureServer.Answer publish(JsonObject flow, int revision) {
        return shop.admin.posts("/bot/flows/" + flow.getString("id") + "/publish",
                new JsonObject().put("note", "").put("revision", revision));
    }

    private JsonObject listed(JsonObject flow) {
        return shop.admin.gets("/bot/flows").body().getJsonArray("data").stream().map(JsonObject.class::cast)
                .filter(one -> one.getString("id").equals(flow.getString("id"))).findFirst().orElseThrow();
    }

    private List<Object> said(JsonObject flow) {
        var listed = listed(flow);
        return Stream.of("errors", "warnings", "has_changes").map(listed::getValue).toList();
    }

    private UUID department(String name) {
        var id = Ids.next();
        shop.sql("INSERT INTO departments (id, organization_id, name) VALUES ($1, $2, $3)", id, shop.id.value(), name);
        return id;
    }

    @Test
    void the_list_says_what_is_wrong_with_a_flow_and_whether_its_draft_is_what_runs() {
        var flow = created("Fila", draft(handover(null)));
        assertThat(said(flow)).containsExactly(0, 1, true);

        publish(flow, 1);
        assertThat(listed(flow).getBoolean("has_changes")).isFalse();

        var wrong = draft(handover(null));
        wrong.put("start", "nowhere");
        shop.admin.puts("/bot/flows/" + flow.getString("id"),
                new JsonObject().put("name", "Fila").put("draft", wrong).put("revision", 1));
        assertThat(said(flow)).containsExactly(1, 2, true);

        shop.admin.puts("/bot/flows/" + flow.getString("id"),
                new JsonObject().put("name", "Filas").put("draft", draft(handover(null))).put("revision", 2));
        assertThat(listed(flow).getBoolean("has_changes")).as("a new name is no change of what it does").isFalse();
    }

    /** A draft saves itself every moment: a trail of that is one that nobody reads. */
    @Test
    void what_one_draws_in_a_while_is_one_row_of_the_audit_trail_and_a_new_name_always_one() {
        var flow = created("Fila", draft(handover(null)));
        saved(shop.admin, flow, "Fila", "um");
        saved(shop.admin, flow, "Fila", "dois");
        assertThat(updates(flow)).containsExactly(List.of(1, 2));

        saved(shop.user(Role.ADMIN), flow, "Fila", "de outra pessoa");
        assertThat(updates(flow)).as("somebody else").hasSize(2);
        saved(shop.admin, flow, "Filas", "três");
        assertThat(updates(flow)).as("another name").hasSize(3);
        shop.admin.posts("/bot/flows", new JsonObject().put("name", "Outra").put("draft", draft(handover(null))));
        saved(shop.admin, flow, "Filas", "quatro");
        assertThat(updates(flow)).hasSize(3);

        server.ground.clock().advance(Duration.ofMinutes(16));
        saved(shop.admin, flow, "Filas", "cinco");
        assertThat(updates(flow)).as("later").hasSize(4);
    }

    private void saved(Person who, JsonObject flow, String name, String text) {
        var path = "/bot/flows/" + flow.getString("id");
        var answer = who.puts(path,
                new JsonObject().put("name", name).put("draft", draft(handover(null).put("text", text)))
                        .put("revision", shop.admin.gets(path).body().getInteger("revision")));
        assertThat(answer.status()).as(answer.body().encode()).isEqualTo(200);
    }

    private List<List<Integer>> updates(JsonObject flow) {
        return shop.rows("""
                SELECT old_values, new_values FROM audit_logs WHERE action = 'flow.updated' AND object_id = $1
                ORDER BY created_at, id""", UUID.fromString(flow.getString("id"))).stream()
                .map(row -> List.of(row.getJsonObject("old_values").getInteger("revision"),
                        row.getJsonObject("new_values").getInteger("revision")))
                .toList();
    }

    @Test
    void the_list_says_how_many_conversations_are_in_a_flow_with_the_bot() {
        var flow = created("Cheio", draft(handover(null)));
        var version = publish(flow, 1).body().getString("id");
        var channel = Ids.next();
        shop.sql("INSERT INTO channels (id, organization_id, name, phone_number_id) VALUES ($1, $2, 'Loja', $3)",
                channel,
                shop.id.value(), Long.toString(System.nanoTime()));
        for (var owner : Map.of("bot", "open", "queue", "waiting").entrySet()) {
            var customer = Ids.next();
            var conversation = Ids.next();
            shop.sql("INSERT INTO customers (id, organization_id, name) VALUES ($1, $2, 'Rita')", customer,
                    shop.id.value());
            shop.sql("""
                    INSERT INTO conversations (id, organization_id, customer_id, channel_id, owner, status)
                    VALUES ($1, $2, $3, $4, $5, $6)""", conversation, shop.id.value(), customer, channel,
                    owner.getKey(), owner.getValue());
            shop.sql("""
                    INSERT INTO flow_runs (id, organization_id, flow_id, version_id, conversation_id, at_block)
                    VALUES ($1, $2, $3, $4, $5, 'to')""", Ids.next(), shop.id.value(),
                    UUID.fromString(flow.getString("id")), UUID.fromString(version), conversation);
        }
        assertThat(listed(flow).getLong("running")).isEqualTo(1);
    }

    @Test
    void a_file_names_departments_instead_of_numbering_them_and_finds_them_again_elsewhere() {
        var flow = created("Fila", draft(handover(department("Entregas").toString())));
        var file = shop.admin.gets("/bot/flows/" + flow.getString("id") + "/export").body();
        assertThat(file.encode()).contains("{\"name\":\"Entregas\"}").doesNotContain(flow.getString("id"));

        var there = server.shop();
        var missing = there.admin.posts("/bot/flow-imports", file);
        assertThat(missing.status()).as(missing.body().encode()).isEqualTo(201);
        assertThat(missing.body().getJsonArray("missing")).isEqualTo(new JsonArray(
                """
                [{"block":"to","kind":"department","name":"Entregas"},{"block":"mark","kind":"tag","name":"VIP"}]"""));
        assertThat(settings(missing.body()).getString("department_id")).isNull();

        var id = Ids.next();
        there.sql("INSERT INTO departments (id, organization_id, name) VALUES ($1, $2, 'ENTREGAS')", id,
                there.id.value());
        there.sql("INSERT INTO tags (id, organization_id, name) VALUES ($1, $2, 'VIP')", Ids.next(), there.id.value());
        var found = there.admin.posts("/bot/flow-imports", file.copy().put("name", "Outra"));
        assertThat(found.body().getJsonArray("missing")).isEmpty();
        assertThat(settings(found.body()).getString("department_id")).isEqualTo(id.toString());
    }

    private static JsonObject settings(JsonObject imported) {
        return imported.getJsonObject("flow").getJsonObject("draft").getJsonArray("blocks").getJsonObject(0)
                .getJsonObject("settings");
    }

    @Test
    void a_file_that_is_none_is_refused_with_the_field_and_the_reason() {
        var file = new JsonObject().put("format", "balcao-flow").put("name", "Errado").put("definition",
                draft(handover(null)).put("start", "no such id"));
        var refused = shop.admin.posts("/bot/flow-imports", file);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().getJsonArray("errors").getJsonObject(0).getString("field"))
                .isEqualTo("definition.start");
        assertThat(shop.admin.posts("/bot/flow-imports", file.copy().put("format", "typebot")).status()).isEqualTo(422);
        assertThat(shop.admin.gets("/bot/flows").body().getJsonArray("data")).isEmpty();
    }

    @Test
    void a_file_cannot_reach_what_another_organization_has() {
        var theirs = department("Entregas").toString();
        var answer = server.shop().admin.posts("/bot/flow-imports", new JsonObject().put("format", "balcao-flow")
                .put("name", "Alheio").put("definition", draft(handover(theirs))));
        assertThat(settings(answer.body()).getString("department_id")).isNull();
        assertThat(answer.body().getJsonArray("missing").getJsonObject(0).getString("name")).isEqualTo(theirs);
    }

    /** Begins with these words, and is what every conversation begins. */
    private JsonObject begun(String text) {
        var flow = created("Boas-vindas", draft(handover(null).put("text", text)));
        publish(flow, 1);
        shop.admin.puts("/bot/triggers", new JsonObject().put("data", new JsonArray().add(new JsonObject()
                .put("flow_id", flow.getString("id")).put("kind", "always").put("words", new JsonArray())
                .putNull("channel_id"))));
        return flow;
    }

    private FeatureServer.Answer triesOut(JsonObject flow, String text, int share) {
        var id = flow.getString("id");
        int revision = listed(flow).getInteger("revision");
        shop.admin.puts("/bot/flows/" + id, new JsonObject().put("name", "Boas-vindas")
                .put("draft", draft(handover(null).put("text", text))).put("revision", revision));
        return shop.admin.posts("/bot/flows/" + id + "/publish",
                new JsonObject().put("note", "").put("revision", revision + 1).put("share", share));
    }

    private FeatureServer.Answer share(JsonObject flow, String version, int share) {
        return shop.admin.puts("/bot/flows/" + flow.getString("id") + "/canary",
                new JsonObject().put("version_id", version).put("share", share));
    }

    private JsonArray versions(JsonObject flow) {
        return shop.admin.gets("/bot/flows/" + flow.getString("id") + "/versions").body().getJsonArray("data");
    }

    /** What the bot says first to a customer in a new conversation. */
    private String greeted(Bot answering, UUID customer) {
        var now = Instant.now();
        var conversation = new Conversation(Ids.next(), new Conversation.Customer(customer, "Rita", null, false),
                Ids.next(), Owner.BOT, 1, null, null, null, null, "open", "normal", false, 1, null, now,
                now.plus(Duration.ofHours(24)), null, null, List.of(), new JsonObject(), 1, now, null, null, null);
        return answering.responder().answer(new Turn(shop.id, conversation, new JsonObject(),
                List.of(Chat.message("text", "oi", new JsonObject())))).replies().getFirst().content();
    }

    private Set<UUID> newSide(List<UUID> customers) {
        return customers.stream().filter(one -> greeted(bot, one).equals("Novo")).collect(Collectors.toSet());
    }

    @Test
    void a_version_is_tried_out_by_its_share_of_customers_who_stay_on_their_side_on_every_server() {
        var flow = begun("Velho");
        var canary = triesOut(flow, "Novo", 20);
        assertThat(canary.status()).as(canary.body().encode()).isEqualTo(201);
        var customers = Stream.generate(Ids::next).limit(300).toList();

        var few = newSide(customers);
        assertThat(few.size()).isBetween(30, 95);
        assertThat(newSide(customers)).isEqualTo(few);
        assertThat(customers.stream().limit(50)).allSatisfy(
                one -> assertThat(greeted(elsewhere, one)).isEqualTo(few.contains(one) ? "Novo" : "Velho"));

        assertThat(share(flow, canary.body().getString("id"), 60).status()).isEqualTo(200);
        var many = newSide(customers);
        assertThat(many).containsAll(few);
        assertThat(many.size()).isBetween(140, 220);
    }

    @Test
    void a_version_that_is_tried_out_is_withdrawn_or_given_to_all() {
        var flow = begun("Velho");
        var first = triesOut(flow, "Novo", 50).body().getString("id");
        assertThat(listed(flow).getJsonObject("canary")).isEqualTo(new JsonObject().put("version_id", first)
                .put("number", 2).put("share", 50));
        assertThat(versions(flow).stream().map(one -> ((JsonObject) one).getInteger("share"))).containsExactly(50, 50);

        share(flow, first, 0);
        assertThat(newSide(Stream.generate(Ids::next).limit(20).toList())).isEmpty();
        assertThat(share(flow, first, 0).status()).as("there is nothing to decide any more").isEqualTo(409);

        share(flow, first, 10);
        share(flow, first, 100);
        assertThat(newSide(Stream.generate(Ids::next).limit(20).toList())).hasSize(20);
        assertThat(versions(flow).stream().map(one -> ((JsonObject) one).getInteger("share"))).containsExactly(100, 0);
        assertThat(shop.rows("SELECT new_values FROM audit_logs WHERE action = 'flow.canary_changed'")).hasSize(3);
    }

    @Test
    void nothing_is_tried_out_beside_nothing() {
        var flow = created("Novo", draft(handover(null)));
        assertThat(shop.admin.posts("/bot/flows/" + flow.getString("id") + "/publish",
                new JsonObject().put("note", "").put("revision", 1).put("share", 10)).status()).isEqualTo(409);
        var version = publish(flow, 1).body().getString("id");
        assertThat(share(flow, version, 10).status()).as("it is what all run").isEqualTo(409);
        assertThat(share(flow, Ids.next().toString(), 10).status()).isEqualTo(404);
        assertThat(share(flow, version, 101).status()).isEqualTo(422);
    }

    @Test
    void rolling_back_publishes_what_was_anew_and_leaves_the_draft_alone() {
        var flow = begun("Velho");
        triesOut(flow, "Novo", 30);
        var old = versions(flow).getJsonObject(1).getString("id");

        var again = shop.admin.posts("/bot/flows/" + flow.getString("id") + "/versions/" + old + "/publish",
                new JsonObject().put("note", "O novo confundiu"));
        assertThat(again.status()).as(again.body().encode()).isEqualTo(201);
        assertThat(again.body().getInteger("number")).isEqualTo(3);
        assertThat(again.body().getInteger("share")).isEqualTo(100);
        assertThat(listed(flow).getValue("canary")).isNull();
        assertThat(listed(flow).getBoolean("has_changes")).isTrue();
        assertThat(newSide(Stream.generate(Ids::next).limit(20).toList())).isEmpty();
        assertThat(shop.admin.gets("/bot/flows/" + flow.getString("id")).body().getJsonObject("draft").encode())
                .contains("Novo");
    }

    private static JsonObject says(FeatureServer.Person who, JsonObject flow, String block) {
        var answer = server.send("PUT", "/bot/flows/" + flow.getString("id") + "/presence", who.token,
                new JsonObject().put("block", block));
        assertThat(answer.status()).as(answer.body().encode()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void two_who_have_a_flow_open_know_of_each_other_and_of_what_the_other_saved() {
        var flow = created("Junto", draft(handover(null)));
        var other = shop.user(Role.ADMIN);

        assertThat(says(shop.admin, flow, "to").getJsonArray("others")).isEmpty();
        assertThat(says(other, flow, "mark").getJsonArray("others").getJsonObject(0).getString("block"))
                .isEqualTo("to");
        assertThat(says(shop.admin, flow, null).getJsonArray("others").getJsonObject(0).getString("block"))
                .isEqualTo("mark");

        server.send("PUT", "/bot/flows/" + flow.getString("id"), other.token,
                new JsonObject().put("name", "Junto").put("draft", draft(handover(null))).put("revision", 1));
        var now = says(shop.admin, flow, null);
        assertThat(now.getInteger("revision")).isEqualTo(2);
        assertThat(now.getString("changed_by")).isEqualTo(other.id.toString());

        server.send("DELETE", "/bot/flows/" + flow.getString("id") + "/presence", other.token, null);
        assertThat(says(shop.admin, flow, null).getJsonArray("others")).isEmpty();
    }

    private JsonArray templates(String language) {
        return shop.admin.gets("/bot/flow-templates?language=" + language).body().getJsonArray("data");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pt-BR", "en", "es"})
    void every_template_can_be_published_as_it_is_with_nothing_to_be_said_about_it(String language) {
        department("Entregas");
        department("Um departamento com um nome bem comprido");
        assertThat(templates(language)).hasSize(7);
        templates(language).stream().map(JsonObject.class::cast).forEach(template -> {
            var flow = created(template.getString("name"), template.getJsonObject("definition"));
            assertThat(flow.getJsonArray("findings")).as(template.getString("key")).isEmpty();
            assertThat(publish(flow, 1).status()).isEqualTo(201);
        });
    }

    @Test
    void templates_are_in_the_organizations_language_unless_another_is_asked_for() {
        var own = shop.admin.gets("/bot/flow-templates").body().getJsonArray("data");
        assertThat(own).isEqualTo(templates("pt-BR")).isNotEqualTo(templates("es"));
        assertThat(shop.admin.gets("/bot/flow-templates?language=de").status()).isEqualTo(422);
    }

    /** What a customer does in a template, and how it ends. {@code #id} chooses an option by its label. */
    private record Walk(String template, boolean closed, List<String> says, String ending) {}

    private static Stream<Walk> walks() {
        return Stream.of(new Walk("menu", false, List.of("Oi", "#about", "#department.1"), "people"),
                new Walk("menu", true, List.of("Oi", "2"), "people"),
                new Walk("menu", false, List.of("Oi", "@human"), "people"),
                new Walk("faq", false, List.of("Oi", "#payment", "#more", "3", "#done"), "closed"),
                new Walk("faq", false, List.of("Oi", "#hours", "#person"), "people"),
                new Walk("faq", false, List.of("Oi", "xyz", "xyz", "xyz"), "people"),
                new Walk("lead", false, List.of("Oi", "Rita", "#quote", "rita", "rita@example.com", "Um bolo", "~60"),
                        "people"),
                new Walk("lead", false, List.of("Oi", "~86400"), "people"),
                new Walk("csat", false, List.of("Oi", "5"), "closed"),
                new Walk("csat", false, List.of("Oi", "~43200"), "closed"),
                new Walk("csat", false, List.of("Oi", "1", "Demorou", "~60"), "people"),
                new Walk("csat", false, List.of("Oi", "3", "Demorou", "~60"), "closed"),
                new Walk("csat", false, List.of("Oi", "3", "~43200"), "closed"),
                new Walk("outside_hours", false, List.of("Oi"), "people"),
                new Walk("outside_hours", true, List.of("Oi", "#note", "Liguem para mim", "~60"), "people"),
                new Walk("outside_hours", true, List.of("Oi", "#urgent"), "people"),
                new Walk("outside_hours", true, List.of("Oi", "#wait"), "closed"),
                new Walk("order_status", false, List.of("Oi", "12", "~0", "#again", "13", "~0", "#done"), "closed"),
                new Walk("order_status", false, List.of("Oi", "0", "~0", "#person"), "people"),
                new Walk("order_status", false, List.of("Oi", "broken", "~0"), "people"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pt-BR", "en", "es"})
    void every_template_takes_customers_to_a_sensible_end(String language) {
        department("Entregas");
        department("Trocas");
        var templates = templates(language).stream().map(JsonObject.class::cast).toList();
        try (var orders = new Orders()) {
            walks().forEach(walk -> {
                var definition = templates.stream().filter(one -> one.getString("key").equals(walk.template()))
                        .findFirst().orElseThrow().getJsonObject("definition");
                walk(walk, new JsonObject(definition.encode().replace("https://www.example.com", orders.url())));
            });
        }
    }

    @Test
    void a_department_with_a_long_name_is_shown_whole_and_known_by_it() {
        department("Assistência técnica e garantia estendida");
        var menu = templates("pt-BR").stream().map(JsonObject.class::cast)
                .filter(one -> one.getString("key").equals("menu")).findFirst().orElseThrow()
                .getJsonObject("definition");
        var option = menu.getJsonArray("blocks").stream().map(one -> ((JsonObject) one).getJsonObject("settings"))
                .filter(settings -> settings.containsKey("options")).findFirst().orElseThrow().getJsonArray("options")
                .getJsonObject(0);
        assertThat(option.getString("label")).hasSizeLessThanOrEqualTo(24);
        assertThat(option.getString("description")).isEqualTo("Assistência técnica e garantia estendida");

        var chat = new FlowChat(read(menu));
        chat.writes("Oi");
        chat.writes("assistencia tecnica e garantia estendida");
        assertThat(chat.isWithPeople()).isTrue();
        assertThat(chat.findings()).noneMatch(found -> found.contains("text_too_long"));
    }

    private static void walk(Walk walk, JsonObject definition) {
        var chat = new FlowChat(read(definition));
        if (walk.closed()) {
            chat.closed();
        }
        for (var says : walk.says()) {
            var answers = switch (says.charAt(0)) {
                case '~' -> chat.later(Duration.ofSeconds(Long.parseLong(says.substring(1)))).goesOn();
                case '#' -> chat.writes(label(definition, says.substring(1)));
                case '@' -> chat.writes(definition.getJsonObject("words").getJsonArray("human").getString(0));
                default -> chat.writes(says);
            };
            assertThat(String.join(" ", answers)).as(walk + " " + says).doesNotContain("{{")
                    .doesNotStartWith("@");
        }
        assertThat(chat.isOver()).as(walk.toString()).isTrue();
        assertThat(chat.isWithPeople()).as(walk.toString()).isEqualTo(walk.ending().equals("people"));
    }

    private static String label(JsonObject definition, String option) {
        return definition.getJsonArray("blocks").stream().map(JsonObject.class::cast)
                .map(block -> block.getJsonObject("settings").getJsonArray("options"))
                .filter(options -> options != null).flatMap(JsonArray::stream).map(JsonObject.class::cast)
                .filter(one -> one.getString("id").equals(option)).findFirst().orElseThrow().getString("label");
    }

    private static Flow read(JsonObject definition) {
        try {
            return Json.mapper().readValue(definition.encode(), Flow.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** Somebody's own system of orders: it knows 12 and 13, and breaks when it is told to. */
    private static final class Orders implements AutoCloseable {
        private final HttpServer http = started();

        private static HttpServer started() {
            return FlowChat.VERTX.createHttpServer().requestHandler(request -> {
                var order = request.path().substring("/orders/".length());
                switch (order) {
                    case "12" -> request.response().end("{\"status\":\"ok\",\"expected_on\":\"24/11\"}");
                    case "13" -> request.response().end("{\"status\":\"ok\"}");
                    case "0" -> request.response().end("{}");
                    default -> request.response().setStatusCode(400).end();
                }
            }).listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
        }

        String url() {
            return "http://127.0.0.1:" + http.actualPort();
        }

        @Override
        public void close() {
            http.close().toCompletionStage().toCompletableFuture().join();
        }
    }
}
