package io.balcao.bot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.balcao.bot.MenuSource.Menu;
import io.balcao.channels.Choices;
import io.balcao.channels.MessageType;
import io.balcao.channels.OutboundContent;
import io.balcao.channels.OutboundContent.Buttons;
import io.balcao.channels.OutboundContent.Text;
import io.balcao.conversations.thread.Outgoing;
import io.balcao.platform.http.Json;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
        return choices.messages(page).stream().map(MenuMessages::message).toList();
    }

    private static Outgoing message(OutboundContent content) {
        ObjectNode metadata = Json.mapper().createObjectNode();
        return switch (content) {
            case Text text -> Outgoing.bot(MessageType.TEXT, text.body(), metadata);
            case Buttons buttons -> {
                metadata.set("interactive", Json.mapper().valueToTree(OfferedButtons.of(buttons)));
                yield Outgoing.bot(MessageType.INTERACTIVE, buttons.body(), metadata);
            }
            case OutboundContent.Menu list -> {
                metadata.set("interactive", Json.mapper().valueToTree(OfferedList.of(list)));
                yield Outgoing.bot(MessageType.INTERACTIVE, list.body(), metadata);
            }
            case OutboundContent.Media _,OutboundContent.Template _,OutboundContent.Reaction _ ->
                throw new IllegalStateException("no menu is made of " + content);
        };
    }

    /** Schema {@code InteractiveButtons} of the OpenAPI document. */
    private record OfferedButtons(String kind, List<Button> buttons) {
        record Button(String id, String title) {}

        static OfferedButtons of(Buttons message) {
            return new OfferedButtons("buttons", message.buttons().stream()
                    .map(button -> new Button(button.id(), button.title())).toList());
        }
    }

    /** Schema {@code InteractiveList}. */
    private record OfferedList(String kind, String buttonLabel, List<Row> rows) {
        @com.fasterxml.jackson.annotation.JsonInclude(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL)
        record Row(String id, String title, @Nullable String description) {}

        static OfferedList of(OutboundContent.Menu message) {
            return new OfferedList("list", message.button(), message.sections().stream()
                    .flatMap(section -> section.rows().stream())
                    .map(row -> new Row(row.id(), row.title(), row.description())).toList());
        }
    }
}
