package io.balcao.bot;

import static io.balcao.bot.FlowChat.flow;
import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.bot.flow.DialogueType;
import io.balcao.bot.flow.Form;
import io.balcao.bot.flow.Heard;
import io.balcao.bot.flow.Input;
import io.balcao.bot.flow.Move;
import io.balcao.bot.flow.Scene;
import io.balcao.channels.MessageType;
import io.balcao.conversations.thread.Outgoing;
import io.balcao.platform.http.Json;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Blocks that ask several questions and do something between them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DialogueTypeTest {
    private static final String FLOW = """
            {"hello": ["message", {"text": "Oi.", "offers_way_back": false}, {"next": "o"}],
             "o": ["order", {}, {"next": "bye", "no_match": "lost"}],
             "bye": ["message", {"text": "Até logo.", "offers_way_back": false}],
             "lost": ["message", {"text": "Não entendi.", "offers_way_back": false}]}""";

    private final Order order = new Order();
    private final FlowChat chat = new FlowChat(flow("hello", FLOW, "order"), order);

    /** Asks what and how many, sees whether there is as much, and asks how many again when there is not. */
    private static final class Order implements DialogueType<Order.Settings> {
        private final List<UUID> calls = new ArrayList<>();

        record Settings() {}

        @Override
        public String name() {
            return "order";
        }

        @Override
        public Class<Settings> settings() {
            return Settings.class;
        }

        @Override
        public Form form() {
            return Form.of(Form.Group.ASK, new Settings()).leaves(Form.Way.always(NEXT), Form.Way.always(NO_MATCH));
        }

        @Override
        public Move enter(Settings settings, Scene scene) {
            scene.keep("order", new JsonObject());
            return new Move.Ask();
        }

        @Override
        public void ask(Settings settings, Scene scene, int page, String apology) {
            var said = of(scene).containsKey("what") ? "Quantos?" : "O quê?";
            scene.say(List.of(
                    Outgoing.bot(MessageType.TEXT, (apology + " " + said).strip(), Json.mapper().createObjectNode())));
        }

        @Override
        public Optional<Heard> named(Settings settings, Scene scene, Input input) {
            return input.plain().equals("voltar") && of(scene).containsKey("what")
                    ? Optional.of(new Heard.Onward(Map.of("order", new JsonObject()), false))
                    : Optional.empty();
        }

        @Override
        public Heard hear(Settings settings, Scene scene, Input input, Timing timing) {
            var order = of(scene);
            if (!order.containsKey("what")) {
                return timing == Timing.FIRST_WORDS
                        ? new Heard.Ignored()
                        : new Heard.Onward(Map.of("order", order.copy().put("what", input.text())), false);
            }
            return input.plain().matches("\\d")
                    ? new Heard.Onward(Map.of("order", order.copy().put("many", Integer.parseInt(input.plain()))), true)
                    : new Heard.Unclear("Só o número.");
        }

        @Override
        public int tries(Settings settings) {
            return 2;
        }

        @Override
        public JsonObject call(Settings settings, Scene scene, UUID id) {
            calls.add(id);
            return new JsonObject().put("there", of(scene).getInteger("many") < 5);
        }

        @Override
        public Move resume(Settings settings, Scene scene, JsonObject answer) {
            return answer.getBoolean("there") ? Move.next() : new Move.Ask();
        }

        private static JsonObject of(Scene scene) {
            return scene.value("order") instanceof JsonObject order ? order : new JsonObject();
        }
    }

    @Test
    void it_goes_on_at_the_same_block_until_all_is_said() {
        assertThat(chat.writes("oi")).containsExactly("Oi.", "O quê?");
        assertThat(chat.writes("Pizza")).containsExactly("Quantos?");
        assertThat(chat.writes("3")).isEmpty();
        assertThat(chat.goesOn()).containsExactly("Até logo.");
        assertThat(order.calls).hasSize(1);
        assertThat(chat.last().state()).isEmpty();
    }

    @Test
    void what_a_call_finds_may_lead_to_another_question() {
        chat.writes("oi");
        chat.writes("Pizza", "9");
        assertThat(chat.goesOn()).containsExactly("Quantos?");
        chat.writes("2");
        assertThat(chat.goesOn()).containsExactly("Até logo.");
        assertThat(order.calls).doesNotHaveDuplicates().hasSize(2);
    }

    @Test
    void each_question_has_its_own_tries_and_its_own_way_back() {
        chat.writes("oi");
        chat.writes("Pizza");
        assertThat(chat.writes("muitas")).containsExactly("Só o número. Quantos?");
        assertThat(chat.writes("voltar")).containsExactly("O quê?");
        assertThat(chat.writes("Bolo")).containsExactly("Quantos?");
        assertThat(chat.writes("vários")).containsExactly("Só o número. Quantos?");
        assertThat(chat.writes("tantos")).containsExactly("Não entendi.");
    }

    @Test
    void who_wants_a_person_gets_one_in_the_middle_of_it() {
        chat.writes("oi");
        chat.writes("Pizza");
        chat.writes("quero um atendente");
        assertThat(chat.isWithPeople()).isTrue();
    }
}
