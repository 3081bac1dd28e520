package io.balcao.channels;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The kinds of file that WhatsApp carries, with what it takes of each.
 *
 * <p>
 * Outgoing limits and MIME types: Meta for Developers, <i>Media</i>. What customers send is limited by the largest that
 * WhatsApp itself takes (100 MB), except for the kinds that its apps always shrink.
 */
public enum MediaKind {
    IMAGE(MessageType.IMAGE, 5, 25), VIDEO(MessageType.VIDEO, 16, 100), AUDIO(MessageType.AUDIO, 16, 100), DOCUMENT(
            MessageType.DOCUMENT, 100, 100), STICKER(MessageType.STICKER, 0.5, 5);

    private static final long MEGABYTE = 1024 * 1024;

    private final MessageType messageType;
    private final long outboundLimit;
    private final long inboundLimit;

    MediaKind(MessageType messageType, double outboundMegabytes, double inboundMegabytes) {
        this.messageType = messageType;
        this.outboundLimit = (long) (outboundMegabytes * MEGABYTE);
        this.inboundLimit = (long) (inboundMegabytes * MEGABYTE);
    }

    public MessageType messageType() {
        return messageType;
    }

    /** The word that Graph uses for the kind. */
    public String wire() {
        return messageType.wire();
    }

    /** The largest file that may be sent as this kind, in bytes. */
    public long outboundLimit() {
        return outboundLimit;
    }

    /** The largest file that is taken from a customer as this kind, in bytes. */
    public long inboundLimit() {
        return inboundLimit;
    }

    /** Whether WhatsApp takes a file of this MIME type as this kind; a document may be anything. */
    public boolean accepts(String mimeType) {
        return switch (this) {
            case IMAGE -> oneOf(mimeType, "image/jpeg", "image/png");
            case VIDEO -> oneOf(mimeType, "video/mp4", "video/3gpp");
            case AUDIO -> oneOf(mimeType, "audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg");
            case STICKER -> oneOf(mimeType, "image/webp");
            case DOCUMENT -> true;
        };
    }

    /** The kind as which a file of this MIME type is best sent: what is no picture, video or sound is a document. */
    public static MediaKind forSending(String mimeType) {
        for (var kind : new MediaKind[]{IMAGE, VIDEO, AUDIO}) {
            if (kind.accepts(mimeType)) {
                return kind;
            }
        }
        return DOCUMENT;
    }

    /** The kind of a message type, when that type carries a file. */
    public static Optional<MediaKind> of(MessageType type) {
        for (var kind : values()) {
            if (kind.messageType == type) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    private static boolean oneOf(String mimeType, String... accepted) {
        return List.of(accepted).contains(bare(mimeType));
    }

    /** A MIME type without its parameters: {@code audio/ogg; codecs=opus} is {@code audio/ogg}. */
    public static String bare(String mimeType) {
        var semicolon = mimeType.indexOf(';');
        return (semicolon < 0 ? mimeType : mimeType.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    }
}
