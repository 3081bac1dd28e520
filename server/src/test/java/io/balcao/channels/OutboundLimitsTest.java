package io.balcao.channels;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.channels.OutboundContent.Button;
import io.balcao.channels.OutboundContent.Buttons;
import io.balcao.channels.OutboundContent.Media;
import io.balcao.channels.OutboundContent.Menu;
import io.balcao.channels.OutboundContent.MenuRow;
import io.balcao.channels.OutboundContent.Section;
import io.balcao.channels.OutboundContent.Text;
import io.balcao.channels.OutboundLimits.Violation;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** SE-11: what WhatsApp would refuse is found before it is asked. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OutboundLimitsTest {
    @Test
    void the_largest_that_is_allowed_is_allowed_and_one_more_is_not() {
        allowed(new Text("x".repeat(4096), false));
        allowed(new Text("🙂".repeat(4096), false));
        refused(new Text("x".repeat(4097), false), "body", "limit_too_long", 4096);
        refused(new Text(" \n", false), "body", "limit_missing", 0);
        allowed(new Media(MediaKind.IMAGE, "1", "x".repeat(1024), null, false));
        refused(new Media(MediaKind.IMAGE, "1", "x".repeat(1025), null, false), "caption", "limit_too_long", 1024);
        refused(new Media(MediaKind.AUDIO, "1", "x", null, false), "caption", "limit_not_allowed", 0);
    }

    @Test
    void buttons() {
        allowed(buttons(3, 20));
        refused(buttons(4, 5), "buttons", "limit_too_many", 3);
        refused(buttons(0, 5), "buttons", "limit_missing", 0);
        refused(buttons(2, 21), "buttons[0].title", "limit_too_long", 20);
        refused(new Buttons("x".repeat(61), "b", null, List.of(new Button("1", "a"))), "header", "limit_too_long", 60);
        refused(new Buttons(null, "x".repeat(1025), null, List.of(new Button("1", "a"))), "body", "limit_too_long",
                1024);
        refused(new Buttons(null, "b", null, List.of(new Button("1", "a"), new Button("1", "b"))), "buttons[1].id",
                "limit_not_unique", 0);
        refused(new Buttons(null, "b", null, List.of(new Button("1", "a"), new Button("2", "a"))), "buttons[1].title",
                "limit_not_unique", 0);
    }

    @Test
    void lists() {
        allowed(menu(10));
        refused(menu(11), "rows", "limit_too_many", 10);
        refused(menu(0), "rows", "limit_missing", 0);
        refused(new Menu(null, "b", null, "x".repeat(21), List.of(new Section(null, rows(1)))), "button",
                "limit_too_long", 20);
        refused(new Menu(null, "b", null, "x", List.of(new Section(null, rows(1)), new Section("t", List.of()))),
                "sections[0].title", "limit_missing", 0);
        refused(new Menu(null, "b", null, "x",
                List.of(new Section(null, List.of(new MenuRow("1", "a", null), new MenuRow("1", "b", null))))),
                "rows[1].id", "limit_not_unique", 0);
        refused(new Menu(null, "b", null, "x",
                List.of(new Section(null, List.of(new MenuRow("1", "a", "x".repeat(73)))))), "rows[0].description",
                "limit_too_long", 72);
    }

    private static Buttons buttons(int count, int titleLength) {
        return new Buttons(null, "b", null, IntStream.range(0, count)
                .mapToObj(i -> new Button("id" + i, i + "x".repeat(titleLength - 1))).toList());
    }

    private static Menu menu(int count) {
        return new Menu(null, "b", null, "open", List.of(new Section(null, rows(count))));
    }

    private static List<MenuRow> rows(int count) {
        return IntStream.range(0, count).mapToObj(i -> new MenuRow("id" + i, "t" + i, null)).toList();
    }

    private static void allowed(OutboundContent content) {
        assertThat(OutboundLimits.check(content)).isEmpty();
    }

    private static void refused(OutboundContent content, String field, String reason, int limit) {
        assertThat(OutboundLimits.check(content)).contains(new Violation(field, reason, limit));
    }
}
