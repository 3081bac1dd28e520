package io.balcao.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.balcao.channels.Choices.Labels;
import io.balcao.channels.Choices.Option;
import io.balcao.channels.OutboundContent.Button;
import io.balcao.channels.OutboundContent.Buttons;
import io.balcao.channels.OutboundContent.Menu;
import io.balcao.channels.OutboundContent.MenuRow;
import io.balcao.channels.OutboundContent.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** SE-11: whatever a menu holds, what leaves is within WhatsApp's limits, and nothing of the menu is lost. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ChoicesTest {
    private static final Labels LABELS = new Labels("Ver opções", "Mais opções");

    @Test
    void up_to_three_short_options_are_buttons() {
        var message = only(choices("Como ajudo?", option("1", "Vendas"), option("2", "Suporte"), option("3", "Outro")));
        assertThat(message).isEqualTo(new Buttons(null, "Como ajudo?", null,
                List.of(new Button("1", "Vendas"), new Button("2", "Suporte"), new Button("3", "Outro"))));
    }

    @Test
    void a_fourth_option_a_long_title_or_a_description_makes_a_list() {
        var four = choices("?", option("1", "a"), option("2", "b"), option("3", "c"), option("4", "d"));
        assertThat(rows(only(four))).extracting(MenuRow::id).containsExactly("1", "2", "3", "4");
        assertThat(rows(only(choices("?", option("1", "x".repeat(21)))))).hasSize(1);
        assertThat(rows(only(choices("?", new Option("1", "a", "b")))))
                .containsExactly(new MenuRow("1", "a", "b"));
    }

    @Test
    void a_long_title_stands_whole_in_the_description() {
        var long1 = "Consulta com a doutora Lia Prado";
        var long2 = "Consulta com a doutora Lia Lima";
        var rows = rows(only(choices("?", option("1", long1), option("2", long2), option("3", long2))));
        assertThat(rows).containsExactly(new MenuRow("1", "Consulta com a doutora…", long1),
                new MenuRow("2", "Consulta com a doutor… 2", long2),
                new MenuRow("3", "Consulta com a doutor… 3", long2));
    }

    @Test
    void equal_titles_of_buttons_are_counted() {
        var buttons = (Buttons) only(choices("?", option("1", "Sim"), option("2", "Sim"), option("3", " ")));
        assertThat(buttons.buttons()).extracting(Button::title).containsExactly("Sim", "Sim 2", "3");
    }

    @Test
    void more_than_ten_options_are_pages_that_lead_on() {
        for (int count : List.of(11, 18, 19, 20, 28, 29, 100)) {
            var options = IntStream.range(0, count).mapToObj(i -> option("o" + i, "Opção " + i)).toList();
            var choices = new Choices("Menu", "Escolha", "Fim", options, LABELS, "more");
            var seen = new ArrayList<String>();
            int page = 0;
            while (true) {
                var rows = rows(only(choices.messages(page)));
                assertThat(rows).hasSizeLessThanOrEqualTo(10);
                var last = choices.pageOf(rows.getLast().id());
                rows.stream().filter(row -> choices.pageOf(row.id()).isEmpty()).forEach(row -> seen.add(row.id()));
                if (last.isEmpty()) {
                    break;
                }
                assertThat(last.getAsInt()).isEqualTo(page + 1);
                page++;
            }
            assertThat(page).isEqualTo(choices.pages() - 1);
            assertThat(seen).containsExactlyElementsOf(options.stream().map(Option::id).toList());
        }
    }

    @Test
    void ten_options_need_no_second_page_and_strange_pages_are_the_first() {
        var options = IntStream.range(0, 10).mapToObj(i -> option("o" + i, "Opção " + i)).toList();
        var choices = new Choices(null, "?", null, options, LABELS, "more");
        assertThat(choices.pages()).isEqualTo(1);
        assertThat(choices.messages(7)).isEqualTo(choices.messages());
        assertThat(choices.messages(-1)).isEqualTo(choices.messages());
        assertThat(choices.pageOf("more:x")).hasValue(0);
        assertThat(choices.pageOf("o1")).isEmpty();
    }

    @Test
    void a_long_text_goes_ahead_in_messages_of_its_own() {
        var body = "palavra ".repeat(700).strip();
        var messages = choices(body, option("1", "a")).messages();
        assertThat(messages).hasSizeGreaterThan(2).last().isInstanceOf(Buttons.class);
        var joined = new StringBuilder();
        messages.forEach(
                message -> joined.append(message instanceof Text(var text, _) ? text : ((Buttons) message).body())
                        .append(' '));
        assertThat(joined.toString().strip()).isEqualTo(body);
    }

    @Test
    void without_options_it_is_a_text() {
        assertThat(choices("Até logo").messages()).containsExactly(new Text("Até logo", false));
        assertThat(choices(" ").messages()).containsExactly(new Text("Ver opções", false));
    }

    @Test
    void ids_must_be_usable() {
        for (var ids : List.of(List.of("a", "a"), List.of(""), List.of("x".repeat(201)), List.of("more:1"))) {
            var options = ids.stream().map(id -> option(id, "t")).toList();
            assertThatThrownBy(() -> new Choices(null, "?", null, options, LABELS, "more"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void nothing_that_leaves_is_beyond_a_limit() {
        var random = new Random(11);
        for (int round = 0; round < 2_000; round++) {
            var options = new ArrayList<Option>();
            for (int i = random.nextInt(25); i >= 0; i--) {
                options.add(new Option("id" + i, words(random, 40), random.nextBoolean() ? words(random, 120) : null));
            }
            var choices = new Choices(maybe(random, 90), words(random, 6000), maybe(random, 90), options,
                    new Labels(words(random, 30) + "x", words(random, 30) + "x"), "more");
            for (int page = 0; page < choices.pages(); page++) {
                for (var message : choices.messages(page)) {
                    assertThat(OutboundLimits.check(message)).isEmpty();
                }
            }
        }
    }

    private static @Nullable String maybe(Random random, int longest) {
        return random.nextInt(3) == 0 ? null : words(random, longest);
    }

    private static String words(Random random, int longest) {
        var text = new StringBuilder();
        var pieces = List.of("a", "é", " ", "🙂", "👩‍👩‍👧", "\n", "e\u0301", "palavra", "  ", "\t");
        int length = random.nextInt(longest + 1);
        while (text.length() < length) {
            text.append(pieces.get(random.nextInt(pieces.size())));
        }
        return text.toString();
    }

    private static Option option(String id, String title) {
        return new Option(id, title);
    }

    private static Choices choices(String body, Option... options) {
        return new Choices(null, body, null, List.of(options), LABELS, "more");
    }

    private static OutboundContent only(Choices choices) {
        return only(choices.messages());
    }

    private static OutboundContent only(List<OutboundContent> messages) {
        assertThat(messages).hasSize(1);
        return messages.getFirst();
    }

    private static List<MenuRow> rows(OutboundContent message) {
        var sections = ((Menu) message).sections();
        assertThat(sections).hasSize(1);
        return sections.getFirst().rows();
    }
}
