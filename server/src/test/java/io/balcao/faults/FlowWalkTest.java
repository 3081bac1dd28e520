package io.balcao.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.balcao.testing.ServerProcess;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * People walk through a flow that chance drew, and write what chance gives them. What they and the bot said is the same
 * wherever it ran and whatever died meanwhile: no step is left out, and none is done twice. It takes three servers and a
 * minute, which the suite does not have: {@code mvn verify -Dfaults.walk=true}.
 */
@Tag("distribution")
@EnabledIfSystemProperty(named = "faults.walk", matches = "true")
@DisplayNameGeneration(ReplaceUnderscores.class)
class FlowWalkTest {
    private static final long SEED = Long.getLong("faults.seed", 20_261_122L);
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Duration LEASE = Duration.ofSeconds(60);
    /** A look opens a connection of its own. */
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final int PEOPLE = 10;
    private static final int STEPS = 6;
    private static final int BLOCKS = 14;
    private static final List<String> WORDS = List.of("1", "2", "3", "Sim", "xyz", "voltar", "recomeçar", "a", "abc");

    private final Installation installation = Installation.shared();
    private final History history = new History(Path.of("target", "faults-history-flow-walk.log"));

    @AfterEach
    void heal() throws InterruptedException {
        installation.heal();
        history.close();
    }

    @Test
    void the_same_walk_says_the_same_on_one_server_on_three_and_while_servers_are_killed() throws Exception {
        var shop = installation.shop(1);
        publish(shop, drawn(new Random(SEED)));

        var onOne = walked(shop, List.of(installation.first()), 0);
        List<List<String>> onThree;
        try (var third = installation.third()) {
            onThree = walked(shop, List.of(installation.first(), installation.second(), third), 0);
        }
        var whileDying = walked(shop, installation.servers, 2);

        assertThat(onOne).as("what was said at all").anySatisfy(said -> assertThat(said).hasSizeGreaterThan(2 * STEPS));
        assertThat(onThree).isEqualTo(onOne);
        assertThat(whileDying).isEqualTo(onOne);
    }

    /** What everybody and the bot said, in order; all walk at the same time, each waits for what the bot has to say. */
    private List<List<String>> walked(Shop shop, List<ServerProcess> servers, int deaths) throws Exception {
        var customers = new Customers(shop, history, SEED, PEOPLE,
                servers.stream().map(ServerProcess::port).toList());
        var steps = new AtomicInteger();
        var walking = customers.phones.stream().map(phone -> {
            var chance = new Random(SEED + customers.phones.indexOf(phone));
            return customers.start(() -> {
                for (int i = 0; i < STEPS; i++) {
                    customers.deliver(phone, WORDS.get(chance.nextInt(WORDS.size())));
                    await().atMost(SOON).pollInterval(LOOK).ignoreExceptions().until(() -> isQuiet(shop, phone));
                    steps.incrementAndGet();
                }
            });
        }).toList();
        var chance = new Random(SEED);
        for (int i = 1; i <= deaths; i++) {
            int next = i * PEOPLE * STEPS / (deaths + 1) + chance.nextInt(PEOPLE);
            await().atMost(SOON).until(() -> steps.get() >= next);
            installation.killAll();
            installation.letTimePass(LEASE);
            installation.heal();
        }
        customers.join(walking);
        var said = new ArrayList<List<String>>();
        for (var phone : customers.phones) {
            said.add(shop.rows("""
                    SELECT m.sender_type || ': ' || m.content FROM messages m
                    JOIN conversations v ON v.id = m.conversation_id JOIN customers c ON c.id = v.customer_id
                    WHERE c.phone_number LIKE '%' || ? ORDER BY v.created_at, m.seq
                    """, row -> row.getString(1), digits(phone)));
        }
        return said;
    }

    private static boolean isQuiet(Shop shop, String phone) throws SQLException {
        return shop.count("""
                SELECT count(*) FROM conversations v JOIN customers c ON c.id = v.customer_id
                WHERE c.phone_number LIKE '%' || ?
                  AND (v.is_unanswered OR (v.lane_due_at IS NOT NULL AND v.owner = 'bot'))
                """, digits(phone)) == 0;
    }

    private static String digits(String phone) {
        return phone.substring(phone.length() - 8);
    }

    private static void publish(Shop shop, JsonObject draft) {
        var admin = shop.admin();
        var made = shop.call("POST", "/api/v1/bot/flows", JsonObject.of("name", "Passeio", "draft", draft),
                admin);
        shop.call("POST", "/api/v1/bot/flows/" + made.getString("id") + "/publish",
                JsonObject.of("note", "", "revision", made.getInteger("revision")), admin);
        shop.call("PUT", "/api/v1/bot/triggers", JsonObject.of("data", JsonArray.of(JsonObject.of("flow_id",
                made.getString("id"), "kind", "always", "words", new JsonArray(), "channel_id", null))), admin);
    }

    /** Every block leads somewhere, so that a walk is long; nothing in it depends on when it is walked. */
    private static JsonObject drawn(Random chance) {
        var blocks = new JsonArray();
        for (int i = 0; i < BLOCKS; i++) {
            blocks.add(block("b" + i, i, chance));
        }
        return new JsonObject().put("schema", 1).put("start", "b0").put("words",
                JsonObject.of("back", JsonArray.of("voltar"), "human", JsonArray.of("atendente"), "restart",
                        JsonArray.of("recomeçar")))
                .put("exits", JsonObject.of("human", null, "failure", null))
                .put("variables", JsonArray.of(JsonObject.of("name", "v0", "kind", "text"),
                        JsonObject.of("name", "v1", "kind", "text")))
                .put("blocks", blocks);
    }

    private static JsonObject block(String id, int index, Random chance) {
        var variable = "v" + chance.nextInt(2);
        // What asks comes often, so that nobody goes in circles without having been asked.
        return switch (index % 2 == 0 ? chance.nextInt(2) : 2 + chance.nextInt(4)) {
            case 0 -> {
                var options = new JsonArray();
                var ports = new ArrayList<>(List.of("no_match"));
                for (int i = 0; i < 2 + chance.nextInt(3); i++) {
                    options.add(JsonObject.of("id", "o" + i, "label", i == 0 ? "Sim" : "Opção " + i, "synonyms",
                            new JsonArray()));
                    ports.add("option.o" + i);
                }
                yield made(id, "choice", JsonObject.of("text", "Escolha " + id, "button_label", "Ver", "retry_text",
                        "Não entendi", "tries", 2, "options", options), index, chance, ports);
            }
            case 1 -> made(id, "question", JsonObject.of("text", "Pergunta " + id, "variable", variable, "kind", "text",
                    "retry_text", "De novo", "tries", 2, "timeout_minutes", null, "gather_seconds", 0), index, chance,
                    List.of("next", "no_match", "timeout"));
            case 2 -> made(id, "message", JsonObject.of("text", "Olá {{" + variable + "}} " + id, "offers_way_back",
                    false), index, chance, List.of("next"));
            case 3 -> made(id, "set", JsonObject.of("assignments", JsonArray.of(JsonObject.of("variable", variable,
                    "value", "{{v0}}x"))), index, chance, List.of("next"));
            case 4 -> made(id, "wait", JsonObject.of("amount", chance.nextInt(2), "unit", "seconds"), index, chance,
                    List.of("next", "reply"));
            default -> made(id, "condition", JsonObject.of("cases", JsonArray.of(JsonObject.of("id", "c", "tests",
                    JsonArray.of(JsonObject.of("left", "{{" + variable + "}}", "operator", "contains", "right",
                            "a"))))),
                    index, chance, List.of("case.c", "else"));
        };
    }

    /** What does not ask leads to what asks. */
    private static JsonObject made(String id, String type, JsonObject settings, int index, Random chance,
            List<String> ports) {
        var targets = IntStream.range(0, BLOCKS).filter(i -> index % 2 == 0 || i % 2 == 0).toArray();
        var edges = new JsonObject();
        ports.forEach(port -> edges.put(port, "b" + targets[chance.nextInt(targets.length)]));
        return new JsonObject().put("id", id).put("type", type).put("settings", settings).put("edges", edges)
                .put("position", JsonObject.of("x", 0, "y", 0));
    }
}
