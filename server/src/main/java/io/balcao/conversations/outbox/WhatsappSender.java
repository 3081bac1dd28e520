package io.balcao.conversations.outbox;

import io.balcao.channels.Failure;
import io.balcao.channels.MediaKind;
import io.balcao.channels.MediaUpload;
import io.balcao.channels.OutboundContent;
import io.balcao.channels.OutboundMessage;
import io.balcao.channels.OutboundMessage.Recipient;
import io.balcao.channels.SendOutcome;
import io.balcao.channels.SendOutcome.Consequence;
import io.balcao.channels.meta.GraphAccount;
import io.balcao.channels.meta.GraphClient;
import io.balcao.conversations.outbox.OutboxRepository.Claimed;
import io.balcao.conversations.thread.SendId;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Vault;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** Says a stored message in WhatsApp's words. */
final class WhatsappSender implements ChannelSender {
    private final GraphClient graph;
    private final OutgoingFiles files;
    private final Vault vault;

    WhatsappSender(GraphClient graph, OutgoingFiles files, Vault vault) {
        this.graph = graph;
        this.files = files;
        this.vault = vault;
    }

    @Override
    public SendOutcome send(OrganizationId organization, Claimed message, BooleanSupplier isStillOurs) {
        var token = vault.open(Objects.requireNonNull(message.sealedToken()).getBytes());
        var account = new GraphAccount(message.phoneNumberId(), token.value(), null);
        var uploads = new Uploads(organization, account);
        try {
            var content = content(message, uploads);
            if (!isStillOurs.getAsBoolean()) {
                return new SendOutcome.Retry(Failure.of("interrupted"), null, false);
            }
            // Our own id travels with it: it is the only thread back to a send whose answer was lost.
            return graph.send(account, new OutboundMessage(recipient(message), content, message.replyToWhatsappId(),
                    SendId.of(message.messageId(), message.round())));
        } catch (NotUploaded refused) {
            return refused.outcome;
        }
    }

    private OutboundContent content(Claimed message, Uploads uploads) {
        var mediaId = message.mediaId();
        return switch (message.messageType()) {
            case "text" -> new OutboundContent.Text(message.content(), true);
            case "image", "audio", "video", "document", "sticker" -> {
                var kind = MediaKind.valueOf(message.messageType().toUpperCase(Locale.ROOT));
                var isVoice = kind == MediaKind.AUDIO && message.metadata().getBoolean("voice", false);
                yield new OutboundContent.Media(kind, uploads.idOf(Objects.requireNonNull(mediaId), kind),
                        message.content().isEmpty() || kind == MediaKind.AUDIO ? null : message.content(),
                        kind == MediaKind.DOCUMENT ? message.mediaName() : null, isVoice);
            }
            case "interactive" -> Interactives.read(message.content(), message.metadata().getJsonObject("interactive"));
            case "template" -> Templates.read(message.metadata().getJsonObject("template"), uploads::idOf);
            case "reaction" -> new OutboundContent.Reaction(Objects.requireNonNullElse(message.replyToWhatsappId(), ""),
                    message.content().isEmpty() ? null : message.content());
            default -> throw new IllegalArgumentException("A " + message.messageType() + " cannot be sent");
        };
    }

    private static Recipient recipient(Claimed message) {
        return message.isPhone() ? new Recipient(message.sendTo(), null) : new Recipient(null, message.sendTo());
    }

    /** Files that a message names, made known to WhatsApp on the way. */
    private final class Uploads {
        private final OrganizationId organization;
        private final GraphAccount account;

        Uploads(OrganizationId organization, GraphAccount account) {
            this.organization = organization;
            this.account = account;
        }

        String idOf(UUID media, MediaKind kind) {
            return switch (files.upload(organization, account, media, kind)) {
                case MediaUpload.Uploaded uploaded -> uploaded.mediaId();
                case MediaUpload.Retry retry ->
                    throw new NotUploaded(new SendOutcome.Retry(retry.why(), retry.after(), true));
                case MediaUpload.Refused refused -> throw new NotUploaded(refused(refused.why()));
                case MediaUpload.ChannelStopped stopped ->
                    throw new NotUploaded(new SendOutcome.ChannelStopped(stopped.why()));
            };
        }

        private static SendOutcome refused(Failure why) {
            return new SendOutcome.Refused(why, "media_id", Consequence.NONE);
        }
    }

    /** Ends a message whose file did not get through, before anything of it was sent. */
    private static final class NotUploaded extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient SendOutcome outcome;

        NotUploaded(SendOutcome outcome) {
            super("not uploaded", null, false, false);
            this.outcome = outcome;
        }
    }
}
