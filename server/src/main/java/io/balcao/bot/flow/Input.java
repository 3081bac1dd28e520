package io.balcao.bot.flow;

import io.balcao.channels.Typed;
import io.balcao.conversations.thread.MessageView;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message of the customer, as blocks look at it.
 *
 * @param text what was typed, or stood on the button; empty when it was neither
 * @param plain the same, comparable: see {@link Typed}
 */
public record Input(MessageView message, Optional<Press> press, String text, String plain) {
    private static final Set<String> WITH_TEXT = Set.of("text", "interactive", "image", "video", "document");
    private static final Set<String> PRESSED = Set.of("button_reply", "list_reply", "template_button");

    /**
     * The button or row that was pressed, perhaps weeks ago.
     *
     * @param flow whose block offered it; null for what a menu offered, or a flow before flows called each other
     */
    public record Press(String id, String title, @Nullable UUID flow) {
        private static final char OF = '/';
        private static final int FLOW = 36;

        static Press of(String offered, String title) {
            if (offered.length() > FLOW && offered.charAt(FLOW) == OF) {
                try {
                    return new Press(offered.substring(FLOW + 1), title, UUID.fromString(offered.substring(0, FLOW)));
                } catch (IllegalArgumentException _) {
                    // A block of such a name: what follows is the id.
                }
            }
            return new Press(offered, title, null);
        }

        /** How what a flow offers begins. */
        static String prefix(@Nullable UUID flow) {
            return flow == null ? "" : flow.toString() + OF;
        }

        boolean isOf(Script script) {
            return flow == null || flow.equals(script.id());
        }
    }

    /** The same where what another flow offered is a text like any other. */
    Input in(Script script) {
        return press.filter(one -> !one.isOf(script)).isPresent()
                ? new Input(message, Optional.empty(), text, plain)
                : this;
    }

    static Input of(MessageView message) {
        var press = press(message);
        var text = press.map(Press::title).orElse(hasText(message) ? message.content() : "");
        return new Input(message, press, text, Typed.plain(text));
    }

    /** A sign put on a message asks for nothing, and a notice of WhatsApp only when it says that somebody came. */
    boolean isForUs(boolean isBeginning) {
        return switch (message.messageType()) {
            case "reaction" -> false;
            case "system" -> isBeginning && "request_welcome".equals(metadata(message).getString("whatsapp_notice"));
            default -> true;
        };
    }

    private static Optional<Press> press(MessageView message) {
        return PRESSED.contains(metadata(message).getString("interactive_kind", ""))
                ? Optional.ofNullable(metadata(message).getJsonObject("interactive_reply"))
                        .map(reply -> Press.of(reply.getString("id", ""), reply.getString("title", "")))
                : Optional.empty();
    }

    /** A place, a card or an order has a text too, but not one that the customer typed to us. */
    private static boolean hasText(MessageView message) {
        return WITH_TEXT.contains(message.messageType()) && !message.content().isBlank()
                && !metadata(message).containsKey("order");
    }

    private static JsonObject metadata(MessageView message) {
        return message.metadata() instanceof JsonObject metadata ? metadata : new JsonObject();
    }
}
