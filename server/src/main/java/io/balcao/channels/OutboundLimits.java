package io.balcao.channels;

import io.balcao.channels.OutboundContent.Button;
import io.balcao.channels.OutboundContent.Buttons;
import io.balcao.channels.OutboundContent.Media;
import io.balcao.channels.OutboundContent.Menu;
import io.balcao.channels.OutboundContent.MenuRow;
import io.balcao.channels.OutboundContent.Reaction;
import io.balcao.channels.OutboundContent.Section;
import io.balcao.channels.OutboundContent.Template;
import io.balcao.channels.OutboundContent.Text;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What WhatsApp would refuse, found before it is asked (Meta for Developers, <i>Send messages</i>, one page a type). Lengths
 * are counted in characters, which is what the documentation says.
 */
public final class OutboundLimits {
    public static final int TEXT = 4096;
    public static final int CAPTION = 1024;
    public static final int BUTTONS_BODY = 1024;
    public static final int MENU_BODY = 4096;
    public static final int HEADER = 60;
    public static final int FOOTER = 60;
    public static final int BUTTONS = 3;
    public static final int BUTTON_TITLE = 20;
    public static final int BUTTON_ID = 256;
    public static final int SECTIONS = 10;
    public static final int SECTION_TITLE = 24;
    public static final int ROWS = 10;
    public static final int ROW_ID = 200;
    public static final int ROW_TITLE = 24;
    public static final int ROW_DESCRIPTION = 72;
    public static final int OPAQUE_ID = 512;

    private OutboundLimits() {}

    /**
     * One thing that is not as it must be.
     *
     * @param field
     *            such as {@code buttons[2].title}
     * @param reason
     *            the key of a sentence of {@link Failure#text}
     * @param limit
     *            the figure that was passed, or 0
     */
    public record Violation(String field, String reason, int limit) {}

    /** The first thing that would be refused. */
    public static Optional<Violation> check(OutboundMessage message) {
        return tooLong("opaque_id", message.opaqueId(), OPAQUE_ID).or(() -> check(message.content()));
    }

    /** The first thing of the content that would be refused. */
    public static Optional<Violation> check(OutboundContent content) {
        return switch (content) {
            case Text(var body, _) -> text("body", body, TEXT);
            case Media media -> caption(media);
            case Buttons buttons -> buttons(buttons);
            case Menu menu -> menu(menu);
            case Template template -> text("name", template.name(), 512);
            case Reaction(_, var emoji) -> tooLong("emoji", emoji, 64);
        };
    }

    private static Optional<Violation> caption(Media media) {
        if (media.caption() != null && (media.kind() == MediaKind.AUDIO || media.kind() == MediaKind.STICKER)) {
            return violation("caption", "limit_not_allowed", 0);
        }
        return tooLong("caption", media.caption(), CAPTION).or(() -> tooLong("file_name", media.fileName(), 240));
    }

    private static Optional<Violation> buttons(Buttons message) {
        var buttons = message.buttons();
        return frame(message.header(), message.body(), BUTTONS_BODY, message.footer())
                .or(() -> count("buttons", buttons.size(), BUTTONS))
                .or(() -> each("buttons", buttons, OutboundLimits::button))
                .or(() -> unique("buttons", "id", buttons.stream().map(Button::id).toList()))
                .or(() -> unique("buttons", "title", buttons.stream().map(Button::title).toList()));
    }

    private static Optional<Violation> button(Button button) {
        return text("id", button.id(), BUTTON_ID).or(() -> text("title", button.title(), BUTTON_TITLE));
    }

    private static Optional<Violation> menu(Menu menu) {
        var sections = menu.sections();
        var rows = sections.stream().flatMap(section -> section.rows().stream()).toList();
        return frame(menu.header(), menu.body(), MENU_BODY, menu.footer())
                .or(() -> text("button", menu.button(), BUTTON_TITLE))
                .or(() -> count("sections", sections.size(), SECTIONS))
                .or(() -> each("sections", sections, section -> section(section, sections.size() > 1)))
                .or(() -> count("rows", rows.size(), ROWS))
                .or(() -> each("rows", rows, OutboundLimits::row))
                .or(() -> unique("rows", "id", rows.stream().map(MenuRow::id).toList()));
    }

    private static Optional<Violation> section(Section section, boolean needsTitle) {
        return section.title() == null && needsTitle
                ? violation("title", "limit_missing", 0)
                : tooLong("title", section.title(), SECTION_TITLE);
    }

    private static Optional<Violation> row(MenuRow row) {
        return text("id", row.id(), ROW_ID).or(() -> text("title", row.title(), ROW_TITLE))
                .or(() -> tooLong("description", row.description(), ROW_DESCRIPTION));
    }

    private static Optional<Violation> frame(@Nullable String header, String body, int bodyLimit,
            @Nullable String footer) {
        return tooLong("header", header, HEADER).or(() -> text("body", body, bodyLimit))
                .or(() -> tooLong("footer", footer, FOOTER));
    }

    private static <T> Optional<Violation> each(String list, List<T> items, Function<T, Optional<Violation>> check) {
        for (int i = 0; i < items.size(); i++) {
            var place = list + "[" + i + "].";
            var violation = check.apply(items.get(i));
            if (violation.isPresent()) {
                return violation.map(found -> new Violation(place + found.field(), found.reason(), found.limit()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> unique(String list, String field, List<String> values) {
        var seen = new HashSet<String>();
        for (int i = 0; i < values.size(); i++) {
            if (!seen.add(values.get(i))) {
                return violation(list + "[" + i + "]." + field, "limit_not_unique", 0);
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> count(String field, int count, int most) {
        if (count == 0) {
            return violation(field, "limit_missing", 0);
        }
        return count > most ? violation(field, "limit_too_many", most) : Optional.empty();
    }

    private static Optional<Violation> text(String field, String text, int longest) {
        return text.isBlank() ? violation(field, "limit_missing", 0) : tooLong(field, text, longest);
    }

    private static Optional<Violation> tooLong(String field, @Nullable String text, int longest) {
        return text != null && Texts.count(text) > longest
                ? violation(field, "limit_too_long", longest)
                : Optional.empty();
    }

    private static Optional<Violation> violation(String field, String reason, int limit) {
        return Optional.of(new Violation(field, reason, limit));
    }
}
