package io.balcao.channels;

import io.balcao.channels.OutboundContent.Button;
import io.balcao.channels.OutboundContent.Buttons;
import io.balcao.channels.OutboundContent.Menu;
import io.balcao.channels.OutboundContent.MenuRow;
import io.balcao.channels.OutboundContent.Section;
import io.balcao.channels.OutboundContent.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A question with options, of any number and any length, made into what WhatsApp shows.
 *
 * <ul>
 * <li>Up to three options with short titles and no descriptions are buttons; everything else is a list.
 * <li>More than ten options are pages, each with a last row that asks for the next one.
 * <li>A title that is too long ends in an ellipsis and stands whole in the row's description when that is free. Titles
 * that became equal are counted.
 * <li>A text above the options that is too long goes ahead as messages of its own.
 * </ul>
 *
 * @param options
 *            their ids are unique and at most {@value OutboundLimits#ROW_ID} characters long
 * @param labels
 *            what the buttons of the list itself say
 * @param moreId
 *            begins the id of the row that asks for the next page; what it may not be is the beginning of an option's id
 */
public record Choices(@Nullable String header, String body, @Nullable String footer, List<Option> options,
        Labels labels, String moreId) {
    /** What can be chosen; a blank title is shown as its id. */
    public record Option(String id, String title, @Nullable String description) {
        public Option(String id, String title) {
            this(id, title, null);
        }
    }

    /**
     * The words of the list itself, in the customer's language.
     *
     * @param open
     *            on the button that opens the list
     * @param more
     *            on the row that asks for the next page
     */
    public record Labels(String open, String more) {}

    public Choices {
        options = List.copyOf(options);
        var ids = new HashSet<String>();
        for (var option : options) {
            if (option.id().isBlank() || Texts.count(option.id()) > OutboundLimits.ROW_ID || !ids.add(option.id())
                    || option.id().startsWith(moreId + ":")) {
                throw new IllegalArgumentException("Not a usable id of an option: " + option.id());
            }
        }
    }

    /** Which page a reply asks for; empty when it chose an option. */
    public OptionalInt pageOf(String replyId) {
        if (!replyId.startsWith(moreId + ":")) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(replyId.substring(moreId.length() + 1)));
        } catch (NumberFormatException _) {
            return OptionalInt.of(0);
        }
    }

    public int pages() {
        if (options.size() <= OutboundLimits.ROWS) {
            return 1;
        }
        var each = OutboundLimits.ROWS - 1;
        return (options.size() - 1 + each - 1) / each; // the last page needs no row for more
    }

    /** The first page. */
    public List<OutboundContent> messages() {
        return messages(0);
    }

    /** The messages of a page, in order; a page beyond the last one is the first. The last message holds the options. */
    public List<OutboundContent> messages(int page) {
        var from = page > 0 && page < pages() ? page : 0;
        var buttons = pages() == 1 && fitButtons();
        var parts = Texts.split(body.isBlank() ? labels.open() : body,
                options.isEmpty() ? OutboundLimits.TEXT : bodyLimit(buttons));
        var messages = new ArrayList<OutboundContent>();
        for (var part : parts.subList(0, parts.size() - 1)) {
            messages.add(new Text(part, false));
        }
        if (options.isEmpty()) {
            messages.add(new Text(parts.getLast(), false));
        } else {
            messages.add(buttons ? buttons(parts.getLast()) : menu(parts.getLast(), from));
        }
        return messages;
    }

    private static int bodyLimit(boolean buttons) {
        return buttons ? OutboundLimits.BUTTONS_BODY : OutboundLimits.MENU_BODY;
    }

    private boolean fitButtons() {
        return options.size() <= OutboundLimits.BUTTONS && options.stream().allMatch(
                option -> option.description() == null && title(option).length() <= OutboundLimits.BUTTON_TITLE);
    }

    private OutboundContent buttons(String text) {
        var taken = new HashSet<String>();
        var buttons = options.stream()
                .map(option -> new Button(option.id(), unique(title(option), OutboundLimits.BUTTON_TITLE, taken)))
                .toList();
        return new Buttons(line(header, OutboundLimits.HEADER), text, line(footer, OutboundLimits.FOOTER), buttons);
    }

    private OutboundContent menu(String text, int page) {
        var each = OutboundLimits.ROWS - 1;
        var first = page * each;
        var last = page == pages() - 1;
        var shown = options.subList(first, last ? options.size() : first + each);
        var taken = new HashSet<String>();
        var rows = new ArrayList<MenuRow>();
        for (var option : shown) {
            rows.add(row(option, taken));
        }
        if (!last) {
            rows.add(new MenuRow(moreId + ":" + (page + 1), unique(labels.more(), OutboundLimits.ROW_TITLE, taken),
                    null));
        }
        return new Menu(line(header, OutboundLimits.HEADER), text, line(footer, OutboundLimits.FOOTER),
                Texts.shorten(Texts.line(labels.open(), 200), OutboundLimits.BUTTON_TITLE),
                List.of(new Section(null, rows)));
    }

    private static MenuRow row(Option option, Set<String> taken) {
        var whole = title(option);
        var title = unique(whole, OutboundLimits.ROW_TITLE, taken);
        var description = option.description() == null && !title.equals(whole) ? whole : option.description();
        return new MenuRow(option.id(), title, line(description, OutboundLimits.ROW_DESCRIPTION));
    }

    private static String title(Option option) {
        var title = Texts.line(option.title(), 500);
        return title.isEmpty() ? option.id() : title;
    }

    private static String unique(String wanted, int longest, Set<String> taken) {
        var title = Texts.shorten(wanted, longest);
        for (int n = 2; !taken.add(title); n++) {
            var count = " " + n;
            title = Texts.shorten(wanted, longest - count.length()) + count;
        }
        return title;
    }

    private static @Nullable String line(@Nullable String text, int longest) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return Texts.shorten(Texts.line(text, longest + 1), longest);
    }
}
