package io.balcao.conversations.thread;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.balcao.channels.MessageType;
import io.balcao.channels.OutboundContent;
import io.balcao.channels.OutboundContent.Buttons;
import io.balcao.channels.OutboundContent.Menu;
import io.balcao.channels.OutboundContent.Text;
import io.balcao.platform.http.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a customer can choose from, as a message that the bot sends: see {@link io.balcao.channels.Choices}. */
public final class Offered {
    private Offered() {}

    /** A text, buttons or a list. */
    public static Outgoing byBot(OutboundContent content) {
        ObjectNode metadata = Json.mapper().createObjectNode();
        return switch (content) {
            case Text text -> Outgoing.bot(MessageType.TEXT, text.body(), metadata);
            case Buttons buttons -> {
                metadata.set("interactive", Json.mapper().valueToTree(OfferedButtons.of(buttons)));
                yield Outgoing.bot(MessageType.INTERACTIVE, buttons.body(), metadata);
            }
            case Menu list -> {
                metadata.set("interactive", Json.mapper().valueToTree(OfferedList.of(list)));
                yield Outgoing.bot(MessageType.INTERACTIVE, list.body(), metadata);
            }
            case OutboundContent.Media _,OutboundContent.Template _,OutboundContent.Reaction _ ->
                throw new IllegalStateException("nothing to choose from in " + content);
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
        @JsonInclude(JsonInclude.Include.NON_NULL)
        record Row(String id, String title, @Nullable String description) {}

        static OfferedList of(Menu message) {
            return new OfferedList("list", message.button(), message.sections().stream()
                    .flatMap(section -> section.rows().stream())
                    .map(row -> new Row(row.id(), row.title(), row.description())).toList());
        }
    }
}
