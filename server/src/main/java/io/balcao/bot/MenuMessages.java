package io.balcao.bot;

import io.balcao.bot.MenuSource.Menu;
import io.balcao.channels.Choices;
import io.balcao.conversations.thread.Offered;
import io.balcao.conversations.thread.Outgoing;
import java.util.List;
import java.util.Optional;

/** Makes messages of texts and options; what buttons and lists look like is decided by {@link Choices}. */
final class MenuMessages {
    private static final String PAGE = "menu:page";

    private final MenuConfiguration menu;
    private final Phrases phrases;

    MenuMessages(Menu menu, Phrases phrases) {
        this.menu = menu.configuration();
        this.phrases = phrases;
    }

    /** A text alone, in as many messages as it takes. */
    List<Outgoing> text(String text) {
        return messages(choices(text, List.of()), 0);
    }

    /** The menu under a text. */
    List<Outgoing> menu(String text, int page) {
        return messages(choices(text, menu.options().stream()
                .map(option -> new Choices.Option(option.id(), option.label())).toList()), page);
    }

    /** An answer after which the customer stays in the menu: with a way back to it, or with the menu itself. */
    List<Outgoing> reply(String text) {
        var words = menu.backToMenuWords();
        return words.isEmpty()
                ? menu(text + "\n\n" + menu.menuText(), 0)
                : messages(choices(text, List.of(new Choices.Option(Understanding.BACK, titled(words.getFirst())))), 0);
    }

    /** Which page of the menu a pressed row asks for. */
    Optional<Integer> pageOf(String id) {
        var page = choices("", List.of()).pageOf(id);
        return page.isPresent() ? Optional.of(page.getAsInt()) : Optional.empty();
    }

    private Choices choices(String text, List<Choices.Option> options) {
        return new Choices(null, text, null, options, new Choices.Labels(menu.buttonLabel(), phrases.more()), PAGE);
    }

    private static String titled(String word) {
        var first = word.codePointAt(0);
        return Character.toString(Character.toTitleCase(first)) + word.substring(Character.charCount(first));
    }

    private static List<Outgoing> messages(Choices choices, int page) {
        return choices.messages(page).stream().map(Offered::byBot).toList();
    }
}
