package io.balcao.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.balcao.bot.flow.Flow;
import io.balcao.conversations.thread.MessageView;
import io.balcao.platform.http.Json;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is drawn and whatever is written: flows and customers by chance, from a seed. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AnyFlowTest {
    private static final List<String> WORDS = List.of("oi", "1", "2", "opção 9", "voltar", "recomeçar", "Sim", "não",
            "12/12", "rita@exemplo.com", "", "{{v0}}", "🙂", "atendente", "quero falar com um atendente agora", "xyz");

    /** A valid flow: every edge leads to a block, every variable is declared. Loops and dead ends are welcome. */
    private static Flow drawn(Random chance) {
        int size = 1 + chance.nextInt(14);
        var blocks = new ArrayList<Flow.Block>();
        for (int i = 0; i < size; i++) {
            blocks.add(block("b" + i, chance, size));
        }
        return new Flow("b0", new Flow.Words(chance.nextBoolean() ? List.of("voltar") : List.of(), List.of("atendente"),
                List.of("recomeçar")),
                new Flow.Exits(chance.nextBoolean() ? "b" + chance.nextInt(size) : null,
                        chance.nextBoolean() ? "b" + chance.nextInt(size) : null),
                List.of(new Flow.Variable("v0", Flow.Kind.TEXT), new Flow.Variable("v1", Flow.Kind.TEXT)), blocks);
    }

    private static Flow.Block block(String id, Random chance, int size) {
        var edges = new HashMap<String, String>();
        var variable = "v" + chance.nextInt(2);
        return switch (chance.nextInt(14)) {
            case 0, 1 -> made(id, "message", node().put("text", "Olá {{" + variable + "}} " + id)
                    .put("offers_way_back", chance.nextBoolean()), edges, chance, size, "next");
            case 2 -> {
                var settings = node().put("text", "Escolha " + id).put("button_label", "Ver")
                        .put("retry_text", "Não entendi")
                        .put("tries", 1 + chance.nextInt(3));
                var ports = new ArrayList<>(List.of("no_match"));
                for (int i = 0; i <= chance.nextInt(12); i++) {
                    settings.withArray("options").addObject().put("id", "o" + (chance.nextInt(30) == 0 ? 0 : i))
                            .put("label", i == 0 ? "Sim" : "Opção " + i)
                            .putArray("synonyms");
                    ports.add("option.o" + i);
                }
                yield made(id, "choice", settings, edges, chance, size, ports.toArray(String[]::new));
            }
            case 3 -> made(id, "question", node().put("text", "Pergunta " + id).put("variable", variable)
                    .put("kind", List.of("text", "number", "date", "email", "file", "choice").get(chance.nextInt(6)))
                    .put("retry_text", "De novo").put("tries", 1 + chance.nextInt(3))
                    .put("timeout_minutes", chance.nextBoolean() ? 30 : null)
                    .put("gather_seconds", chance.nextInt(2) * 3).set("options",
                            Json.mapper().createArrayNode().add("Sim").add("Opção 9")),
                    edges, chance, size, "next", "no_match", "timeout");
            case 4 -> {
                var settings = node();
                settings.putArray("cases").addObject().put("id", "c").putArray("tests").addObject()
                        .put("left", "{{" + variable + "}}").put("operator", "contains").put("right", "a");
                yield made(id, "condition", settings, edges, chance, size, "case.c", "else");
            }
            case 5 -> {
                var settings = node();
                settings.putArray("assignments").addObject().put("variable", variable).put("value", "{{v0}}x");
                yield made(id, "set", settings, edges, chance, size, "next");
            }
            case 6 -> made(id, "wait", node().put("amount", chance.nextInt(3))
                    .put("unit", List.of("seconds", "minutes", "days").get(chance.nextInt(3))), edges, chance, size,
                    "next",
                    "reply");
            case 10 -> made(id, "until",
                    node().put("date", chance.nextBoolean() ? "{{" + variable + "}}" : "2026-12-01")
                            .put("days", chance.nextInt(9) - 4).put("at", "09:00"),
                    edges, chance, size, "next", "reply", "error");
            case 11 -> {
                var settings = node().put("name", chance.nextInt(4) > 0 ? "volta" : "").put("language", "pt_BR")
                        .put("text", "Volte");
                settings.putArray("parameters").add("{{" + variable + "}}");
                yield made(id, "template", settings, edges, chance, size, "next", "error");
            }
            case 12 -> made(id, "customer_field", node().put("key", "k").put("value", "{{" + variable + "}}"), edges,
                    chance, size, "next");
            case 8 -> made(id, "jump", node().put("block", "b" + chance.nextInt(size)), edges, chance, size);
            case 9 -> made(id, "call", node().put("flow_id", other(chance.nextInt(3)).toString())
                    .put("returns", chance.nextInt(4) > 0), edges, chance, size, "next", "error");
            case 7 -> made(id, "back", node().put("is_asked", chance.nextBoolean()), edges, chance, size);
            default -> chance.nextInt(3) > 0
                    ? made(id, "hours", node(), edges, chance, size, "open", "closed")
                    : made(id, "handover",
                            node().put("text", "Aguarde").put("away_text", "").put("needs_attention", false),
                            edges, chance, size);
        };
    }

    /** Two other flows can be called, and a third one is not there. */
    private static UUID other(int which) {
        return new UUID(7, which);
    }

    private static Flow.Block made(String id, String type, JsonNode settings, Map<String, String> edges, Random chance,
            int size, String... ports) {
        for (var port : ports) {
            if (chance.nextInt(5) > 0) {
                edges.put(port, "b" + chance.nextInt(size));
            }
        }
        return new Flow.Block(id, type, settings, edges);
    }

    private static ObjectNode node() {
        return Json.mapper().createObjectNode();
    }

    private static List<MessageView> written(Random chance) {
        var messages = new ArrayList<MessageView>();
        for (int i = 0; i <= chance.nextInt(3); i++) {
            messages.add(switch (chance.nextInt(8)) {
                case 0 -> Chat.button((chance.nextBoolean() ? "" : other(chance.nextInt(3)) + "/") + "b"
                        + chance.nextInt(14) + "#o" + chance.nextInt(4), "Sim");
                case 1 -> Chat.button(chance.nextBoolean() ? "menu:back" : "b1:page:1", "Voltar");
                case 2 -> Chat.message("audio", "", new JsonObject());
                default -> Chat.message("text", WORDS.get(chance.nextInt(WORDS.size())), new JsonObject());
            });
        }
        return messages;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void nobody_is_left_without_an_answer_or_an_owner_and_every_turn_ends(long seed) {
        var chance = new Random(seed);
        for (int n = 0; n < 200; n++) {
            var chat = new FlowChat(drawn(chance), new UUID(seed, n)).with(other(0), drawn(chance))
                    .with(other(1), drawn(chance)).withWindow(Duration.ofHours(chance.nextInt(100)));
            for (int turn = 0; turn < 12; turn++) {
                var messages = written(chance);
                var twin = chat.copy();
                var said = chat.hears(messages.toArray(MessageView[]::new));

                assertThat(twin.hears(messages.toArray(MessageView[]::new))).isEqualTo(said);
                assertThat(twin.last().state()).isEqualTo(chat.last().state());
                boolean goesOn = chat.last().dueAt().isPresent();
                assertThat(!said.isEmpty() || chat.isOver() || goesOn)
                        .as("flow %d of seed %d, turn %d: %s -> %s", n, seed, turn,
                                messages.stream().map(MessageView::content).toList(), chat.last().state())
                        .isTrue();
                assertThat(!chat.last().state().isEmpty() || !said.isEmpty() || chat.isOver()).isTrue();
                goOn(chat, chance);
            }
        }
    }

    /** As long as the run wants to go on by itself; a run that never rests would not end. */
    private static void goOn(FlowChat chat, Random chance) {
        for (int i = 0; i < 300 && chat.last().dueAt().isPresent() && chance.nextInt(10) > 0; i++) {
            assertThat(i).isLessThan(299);
            var due = chat.last().dueAt().orElseThrow();
            if (due.isAfter(chat.now())) {
                chat.later(Duration.between(chat.now(), due.plus(Duration.ofMillis(chance.nextInt(50)))));
            }
            chat.goesOn();
        }
        if (chance.nextInt(6) == 0) {
            chat.later(Duration.ofHours(chance.nextInt(40)));
        }
        assertThat(chat.now()).isAfter(Instant.EPOCH);
    }
}
