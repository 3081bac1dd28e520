package io.balcao.channels.meta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.balcao.channels.Content;
import io.balcao.channels.FileNames;
import io.balcao.channels.MediaKind;
import io.balcao.channels.MediaReference;
import io.balcao.channels.Texts;
import io.balcao.channels.wire.BodyReader;
import io.balcao.channels.wire.BodyReader.NotJson;
import io.balcao.channels.wire.Fields;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a message says, by its type (Meta for Developers, <i>Webhooks reference</i>, one page a type). The payload
 * sits under a key of the type's name. A type that is unknown or lacks its necessary parts becomes
 * {@link Content.Unsupported}.
 */
final class ContentReader {
    private static final int LONGEST_TEXT = 65_536;
    private static final int LONGEST_LABEL = 256;
    private static final int LONGEST_LINE = 1_000;
    private static final int MEDIA_NOT_TAKEN = 131052;

    private ContentReader() {}

    static Content read(ObjectNode message) {
        return read(message, message, true);
    }

    private static Content read(ObjectNode message, ObjectNode whole, boolean mayBeEdit) {
        var type = Fields.text(message, "type", "");
        var payload = Fields.object(message, type);
        var content = switch (type) {
            case "text" -> text(payload);
            case "image" -> media(MediaKind.IMAGE, payload, message);
            case "video" -> media(MediaKind.VIDEO, payload, message);
            case "audio" -> media(MediaKind.AUDIO, payload, message);
            case "document" -> media(MediaKind.DOCUMENT, payload, message);
            case "sticker" -> media(MediaKind.STICKER, payload, message);
            case "location" -> location(payload);
            case "contacts" -> contacts(message.get(type));
            case "interactive" -> interactive(payload);
            case "button" -> templateButton(payload);
            case "reaction" -> reaction(payload);
            case "order" -> order(payload);
            case "system" -> system(payload);
            case "request_welcome" -> new Content.RequestWelcome();
            case "edit" -> mayBeEdit ? edit(payload, whole) : null;
            case "revoke" -> revoke(payload);
            case "unsupported", "unknown" -> unsupported(type, payload, message, whole);
            default -> new Content.Unsupported(type.isEmpty() ? "unknown" : Texts.line(type, 100), null,
                    type.isEmpty() ? "no type" : "unknown type", Fields.errors(message), whole);
        };
        return content == null
                ? new Content.Unsupported(type, null, "necessary parts are missing", Fields.errors(message), whole)
                : content;
    }

    private static @Nullable Content text(@Nullable ObjectNode payload) {
        var body = Fields.text(payload, "body");
        return body == null
                ? null
                : new Content.Text(Texts.cut(body, LONGEST_TEXT), body.length() > LONGEST_TEXT);
    }

    private static Content media(MediaKind kind, @Nullable ObjectNode payload, ObjectNode message) {
        var caption = Texts.cut(Fields.text(payload, "caption", ""), LONGEST_TEXT);
        var id = Fields.text(payload, "id");
        var file = id == null || id.length() > MessageReader.LONGEST_ID ? null : file(id, payload);
        return new Content.Media(kind, file, caption, Fields.errors(message));
    }

    private static MediaReference file(String id, @Nullable ObjectNode payload) {
        var name = Fields.text(payload, "filename");
        return new MediaReference(id, label(payload, "mime_type"), label(payload, "sha256"),
                Fields.link(payload, "url"), name == null ? null : FileNames.clean(name).orElse(null),
                Fields.flag(payload, "voice"), Fields.flag(payload, "animated"));
    }

    private static @Nullable Content location(@Nullable ObjectNode payload) {
        var latitude = Fields.number(payload, "latitude");
        var longitude = Fields.number(payload, "longitude");
        if (latitude == null || longitude == null || Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
            return null;
        }
        return new Content.Location(latitude, longitude, line(payload, "name"), line(payload, "address"),
                Fields.link(payload, "url"));
    }

    private static @Nullable Content contacts(@Nullable JsonNode list) {
        if (!(list instanceof ArrayNode all) || all.isEmpty()) {
            return null;
        }
        var summaries = all.arrayNode();
        var cards = all.arrayNode();
        var names = new ArrayList<String>();
        for (var one : all) {
            if (one instanceof ObjectNode card) {
                cards.add(withSafeLinks(card));
                var name = nameOf(card);
                names.add(name);
                summaries.add(summary(name, card));
            }
        }
        return cards.isEmpty()
                ? null
                : new Content.Contacts(Texts.cut(String.join(", ", names), LONGEST_TEXT), summaries, cards);
    }

    private static ObjectNode summary(String name, ObjectNode card) {
        var summary = JsonNodeFactory.instance.objectNode().put("name", name);
        summary.set("phones", values(card.get("phones"), "phone"));
        summary.set("emails", values(card.get("emails"), "email"));
        var organization = Fields.text(Fields.object(card, "org"), "company");
        return organization == null ? summary : summary.put("organization", Texts.line(organization, LONGEST_LINE));
    }

    private static ArrayNode values(@Nullable JsonNode list, String key) {
        var values = JsonNodeFactory.instance.arrayNode();
        if (list instanceof ArrayNode) {
            list.forEach(one -> {
                var value = Fields.text(one, key);
                if (value != null) {
                    values.add(Texts.line(value, LONGEST_LINE));
                }
            });
        }
        return values;
    }

    private static ObjectNode withSafeLinks(ObjectNode card) {
        if (card.get("urls") instanceof ArrayNode urls) {
            var safe = urls.arrayNode();
            urls.forEach(url -> {
                if (Fields.link(url, "url") != null) {
                    safe.add(url);
                }
            });
            card.set("urls", safe);
        }
        return card;
    }

    private static String nameOf(ObjectNode card) {
        var name = Fields.object(card, "name");
        var formatted = Fields.text(name, "formatted_name");
        if (formatted != null) {
            return Texts.line(formatted, LONGEST_LINE);
        }
        var parts = Fields.text(name, "first_name", "") + " " + Fields.text(name, "last_name", "");
        if (!parts.isBlank()) {
            return Texts.line(parts, LONGEST_LINE);
        }
        var phones = card.get("phones");
        return phones != null && phones.isArray() ? Texts.line(Fields.text(phones.get(0), "phone", "?"), 40) : "?";
    }

    private static @Nullable Content interactive(@Nullable ObjectNode payload) {
        var kind = Fields.text(payload, "type", "");
        var reply = Fields.object(payload, kind);
        return switch (kind) {
            case "button_reply" -> buttonReply(reply);
            case "list_reply" -> listReply(reply);
            case "nfm_reply" -> flowReply(reply);
            case "call_permission_reply" -> callPermission(reply);
            default -> null;
        };
    }

    private static @Nullable Content buttonReply(@Nullable ObjectNode reply) {
        var id = label(reply, "id");
        return id == null ? null : new Content.ButtonReply(id, label(reply, "title", id));
    }

    private static @Nullable Content listReply(@Nullable ObjectNode reply) {
        var id = label(reply, "id");
        return id == null
                ? null
                : new Content.ListReply(id, label(reply, "title", id), label(reply, "description"));
    }

    private static @Nullable Content flowReply(@Nullable ObjectNode reply) {
        var response = Fields.text(reply, "response_json");
        return response == null
                ? null
                : new Content.FlowReply(label(reply, "name", "flow"), label(reply, "body", ""), parsed(response),
                        Texts.cut(response, LONGEST_TEXT));
    }

    /** A text that contains JSON, written by a form: it may be anything. */
    private static @Nullable ObjectNode parsed(String json) {
        try {
            return json.length() <= LONGEST_TEXT
                    && BodyReader.read(json.getBytes(StandardCharsets.UTF_8)) instanceof ObjectNode response
                            ? response
                            : null;
        } catch (NotJson _) {
            return null;
        }
    }

    private static @Nullable Content callPermission(@Nullable ObjectNode reply) {
        var response = label(reply, "response");
        return response == null
                ? null
                : new Content.CallPermissionReply(response, Fields.flag(reply, "is_permanent"),
                        Fields.whole(reply, "expiration_timestamp"));
    }

    private static @Nullable Content templateButton(@Nullable ObjectNode payload) {
        var text = label(payload, "text");
        var id = label(payload, "payload", text == null ? "" : text);
        return id.isEmpty() ? null : new Content.TemplateButton(id, text == null ? id : text);
    }

    private static @Nullable Content reaction(@Nullable ObjectNode payload) {
        var target = Fields.text(payload, "message_id");
        if (target == null || target.length() > MessageReader.LONGEST_ID) {
            return null;
        }
        var emoji = Fields.text(payload, "emoji");
        return new Content.Reaction(target, emoji == null ? null : Texts.cut(emoji, 64));
    }

    private static @Nullable Content order(@Nullable ObjectNode payload) {
        if (payload == null) {
            return null;
        }
        var items = payload.get("product_items") instanceof ArrayNode list
                ? list
                : JsonNodeFactory.instance.arrayNode();
        return new Content.Order(label(payload, "catalog_id", ""),
                Texts.cut(Fields.text(payload, "text", ""), LONGEST_TEXT), items);
    }

    /** Up to version 11 the new number stood in {@code new_wa_id}. */
    private static @Nullable Content system(@Nullable ObjectNode payload) {
        if (payload == null) {
            return null;
        }
        var kind = label(payload, "type", "unknown");
        var text = Texts.cut(Fields.text(payload, "body", ""), LONGEST_TEXT);
        return switch (kind) {
            case "user_changed_number", "user_changed_user_id", "customer_changed_number" -> {
                var waId = Fields.digits(payload, "wa_id");
                yield new Content.NumberChanged(waId == null ? Fields.digits(payload, "new_wa_id") : waId,
                        Fields.text(payload, "user_id"), Fields.text(payload, "parent_user_id"), text);
            }
            default -> new Content.SystemNotice(kind, text);
        };
    }

    private static @Nullable Content edit(@Nullable ObjectNode payload, ObjectNode whole) {
        var original = Fields.text(payload, "original_message_id");
        var message = Fields.object(payload, "message");
        return original == null || original.length() > MessageReader.LONGEST_ID || message == null
                ? null
                : new Content.Edit(original, read(message, whole, false));
    }

    private static @Nullable Content revoke(@Nullable ObjectNode payload) {
        var original = Fields.text(payload, "original_message_id");
        return original == null || original.length() > MessageReader.LONGEST_ID
                ? null
                : new Content.Revoke(original);
    }

    /** A file that WhatsApp itself could not take comes as unsupported too; its kind is then worth showing. */
    private static Content unsupported(String type, @Nullable ObjectNode payload, ObjectNode message,
            ObjectNode whole) {
        var subtype = label(payload, "type");
        var errors = Fields.errors(message);
        if (errors.stream().anyMatch(error -> error.code() == MEDIA_NOT_TAKEN)) {
            for (var kind : MediaKind.values()) {
                if (kind.wire().equals(subtype)) {
                    return new Content.Media(kind, null, "", errors);
                }
            }
        }
        return new Content.Unsupported(type, subtype, null, List.copyOf(errors), whole);
    }

    private static @Nullable String line(@Nullable ObjectNode node, String key) {
        var text = Fields.text(node, key);
        return text == null ? null : Texts.cut(text, LONGEST_LINE);
    }

    private static @Nullable String label(@Nullable ObjectNode node, String key) {
        var text = Fields.text(node, key);
        return text == null ? null : Texts.cut(text, LONGEST_LABEL);
    }

    private static String label(@Nullable ObjectNode node, String key, String otherwise) {
        var label = label(node, key);
        return label == null ? otherwise : label;
    }
}
