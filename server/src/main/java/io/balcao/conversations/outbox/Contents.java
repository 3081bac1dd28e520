package io.balcao.conversations.outbox;

import io.balcao.channels.MediaKind;
import io.balcao.channels.OutboundContent;
import io.balcao.channels.OutboundMessage;
import io.balcao.channels.OutboundMessage.Recipient;
import io.balcao.conversations.outbox.OutboxRepository.Claimed;
import io.balcao.conversations.thread.SendId;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;

/** Says a stored message in the words that every channel shares. */
final class Contents {
    private Contents() {}

    /**
     * Our own id travels with it where the channel carries one: it is the only thread back to a send whose answer was lost.
     *
     * @param files gives the channel's id of a stored file
     */
    static OutboundMessage read(Claimed message, BiFunction<UUID, MediaKind, String> files) {
        return new OutboundMessage(recipient(message), content(message, files), message.replyToWhatsappId(),
                SendId.of(message.messageId(), message.round()));
    }

    private static OutboundContent content(Claimed message, BiFunction<UUID, MediaKind, String> files) {
        var mediaId = message.mediaId();
        return switch (message.messageType()) {
            case "text" -> new OutboundContent.Text(message.content(), true);
            case "image", "audio", "video", "document", "sticker" -> {
                var kind = MediaKind.valueOf(message.messageType().toUpperCase(Locale.ROOT));
                var isVoice = kind == MediaKind.AUDIO && message.metadata().getBoolean("voice", false);
                yield new OutboundContent.Media(kind, files.apply(Objects.requireNonNull(mediaId), kind),
                        message.content().isEmpty() || kind == MediaKind.AUDIO ? null : message.content(),
                        kind == MediaKind.DOCUMENT ? message.mediaName() : null, isVoice);
            }
            case "interactive" -> Interactives.read(message.content(), message.metadata().getJsonObject("interactive"));
            case "template" -> Templates.read(message.metadata().getJsonObject("template"), files);
            case "reaction" -> new OutboundContent.Reaction(Objects.requireNonNullElse(message.replyToWhatsappId(), ""),
                    message.content().isEmpty() ? null : message.content());
            default -> throw new IllegalArgumentException("A " + message.messageType() + " cannot be sent");
        };
    }

    private static Recipient recipient(Claimed message) {
        return message.isPhone() ? new Recipient(message.sendTo(), null) : new Recipient(null, message.sendTo());
    }
}
