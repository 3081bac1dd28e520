package io.balcao.channels.zapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.balcao.channels.ChannelError;
import io.balcao.channels.Content;
import io.balcao.channels.FileNames;
import io.balcao.channels.MediaKind;
import io.balcao.channels.MediaReference;
import io.balcao.channels.Texts;
import io.balcao.channels.wire.Fields;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a message says: one key of the callback holds it. */
final class ZapiContent {
    private static final int LONGEST_TEXT = 65_536;
    private static final int LONGEST_LABEL = 256;
    private static final int LONGEST_LINE = 1_000;
    private static final int LONGEST_LINK = 2_000;
    private static final int LONGEST_TARGET = 200;
    /** What WhatsApp calls a file that could not be taken from the customer. */
    private static final int NOT_TAKEN = 131052;
    private static final Map<String, MediaKind> FILES = Map.of("image", MediaKind.IMAGE, "video", MediaKind.VIDEO,
            "audio", MediaKind.AUDIO, "document", MediaKind.DOCUMENT, "sticker", MediaKind.STICKER);
    /** Objects beside the content that are none. */
    private static final Set<String> AROUND = Set.of("senderPhoto", "photo", "externalAdReply", "profileName");
    private static final Pattern TELEPHONE = Pattern.compile("(?im)^TEL[^:\\n]*:\\s*(\\+?[0-9 ().-]{4,30})");

    private ZapiContent() {}

    /** Empty when there is nothing to read yet, or ever. */
    static Optional<Content> read(ObjectNode root) {
        for (var file : FILES.entrySet()) {
            var payload = Fields.object(root, file.getKey());
            if (payload != null) {
                return Optional.of(file(file.getValue(), file.getKey(), payload));
            }
        }
        for (var entry : root.properties()) {
            if (entry.getValue() instanceof ObjectNode payload && !AROUND.contains(entry.getKey())) {
                var read = read(entry.getKey(), payload);
                return Optional.of(read != null
                        ? read
                        : new Content.Unsupported(Texts.line(entry.getKey(), 100), null, "unknown or incomplete",
                                List.of(), root));
            }
        }
        return root.hasNonNull("notification") || Fields.flag(root, "waitingMessage")
                ? Optional.empty()
                : Optional.of(new Content.Unsupported("unknown", null, "no content", List.of(), root));
    }

    private static @Nullable Content read(String key, ObjectNode payload) {
        return switch (key) {
            case "text" -> text(payload);
            case "location" -> location(payload);
            case "contact" -> contact(payload);
            case "reaction" -> reaction(payload);
            case "buttonsResponseMessage" -> button(payload);
            case "listResponseMessage" -> row(payload);
            default -> null;
        };
    }

    private static @Nullable Content text(ObjectNode payload) {
        var message = Fields.text(payload, "message");
        return message == null
                ? null
                : new Content.Text(Texts.cut(message, LONGEST_TEXT), message.length() > LONGEST_TEXT);
    }

    private static Content file(MediaKind kind, String key, ObjectNode payload) {
        var caption = Texts.cut(Fields.text(payload, "caption", ""), LONGEST_TEXT);
        var link = Fields.link(payload, key + "Url");
        if (link == null || link.length() > LONGEST_LINK || Fields.flag(payload, "downloadError")) {
            return new Content.Media(kind, null, caption,
                    List.of(new ChannelError(NOT_TAKEN, "Media download error", null)));
        }
        var name = kind == MediaKind.DOCUMENT
                ? Fields.text(payload, "fileName", Fields.text(payload, "title", ""))
                : "";
        // It has no id: its link is all that is known of it. It stays for 30 days and asks for no token.
        return new Content.Media(kind, new MediaReference(link, label(payload, "mimeType"), null, null,
                FileNames.clean(name).orElse(null), Fields.flag(payload, "ptt"), false), caption, List.of());
    }

    private static @Nullable Content location(ObjectNode payload) {
        var latitude = Fields.number(payload, "latitude");
        var longitude = Fields.number(payload, "longitude");
        if (latitude == null || longitude == null || Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
            return null;
        }
        return new Content.Location(latitude, longitude, line(payload, "name"), line(payload, "address"),
                Fields.link(payload, "url"));
    }

    private static @Nullable Content contact(ObjectNode payload) {
        var card = Fields.text(payload, "vCard", "");
        var name = line(payload, "displayName");
        if (name == null && card.isEmpty()) {
            return null;
        }
        var shown = name == null ? "?" : name;
        var phones = JsonNodeFactory.instance.arrayNode();
        TELEPHONE.matcher(card).results().limit(20).forEach(found -> phones.add(found.group(1).strip()));
        if (phones.isEmpty()) {
            payload.path("phones").forEach(phone -> phones.add(Texts.line(phone.asText(), 40)));
        }
        var summary = JsonNodeFactory.instance.objectNode().put("name", shown);
        summary.set("phones", phones);
        summary.set("emails", JsonNodeFactory.instance.arrayNode());
        return new Content.Contacts(shown, JsonNodeFactory.instance.arrayNode().add(summary),
                JsonNodeFactory.instance.arrayNode().add(payload));
    }

    private static @Nullable Content reaction(ObjectNode payload) {
        var target = Fields.text(Fields.object(payload, "referencedMessage"), "messageId");
        return target == null || target.length() > LONGEST_TARGET
                ? null
                : new Content.Reaction(target, label(payload, "value"));
    }

    private static @Nullable Content button(ObjectNode payload) {
        var id = label(payload, "buttonId");
        return id == null
                ? null
                : new Content.ButtonReply(id, Objects.requireNonNullElse(label(payload, "message"), id));
    }

    private static @Nullable Content row(ObjectNode payload) {
        var id = label(payload, "selectedRowId");
        return id == null
                ? null
                : new Content.ListReply(id, Objects.requireNonNullElse(label(payload, "title"), id),
                        label(payload, "message"));
    }

    private static @Nullable String label(ObjectNode payload, String key) {
        var text = Fields.text(payload, key);
        return text == null ? null : Texts.line(text, LONGEST_LABEL);
    }

    private static @Nullable String line(ObjectNode payload, String key) {
        var text = Fields.text(payload, key);
        var line = text == null ? "" : Texts.line(text, LONGEST_LINE);
        return line.isEmpty() ? null : line;
    }
}
