package io.balcao.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a customer sends, before it has an id and a time. There is a method for each type that WhatsApp knows;
 * {@link #of} takes any other.
 *
 * @param content what stands under the key of the type's name
 * @param replyTo the id of the quoted or answered message
 * @param around further keys of the message beside {@code from}, {@code id}, {@code type}: referral, errors, group_id
 */
public record Inbound(String type, JsonObject content, @Nullable String replyTo, JsonObject around) {
    /** The one type whose content is an array on the wire; here it stands under this key. */
    static final String CARDS = "cards";

    public static Inbound of(String type, JsonObject content) {
        return new Inbound(type, content, null, new JsonObject());
    }

    public static Inbound text(String body) {
        return of("text", JsonObject.of("body", body));
    }

    /** A file that was put on the shelf before; {@code kind} is image, video, audio, document or sticker. */
    static Inbound media(String kind, MediaFile file, @Nullable String caption, boolean voice) {
        var content = JsonObject.of("mime_type", file.mimeType(), "sha256", file.sha256Base64(), "id", file.id());
        if (caption != null && !caption.isEmpty()) {
            content.put("caption", caption);
        }
        switch (kind) {
            case "document" -> {
                if (file.fileName() != null) {
                    content.put("filename", file.fileName());
                }
            }
            case "audio" -> content.put("voice", voice);
            case "sticker" -> content.put("animated", false);
            default -> {
            }
        }
        return of(kind, content);
    }

    public static Inbound location(double latitude, double longitude) {
        return of("location", JsonObject.of("latitude", latitude, "longitude", longitude));
    }

    public static Inbound place(double latitude, double longitude, String name, String address) {
        return of("location",
                JsonObject.of("latitude", latitude, "longitude", longitude, "name", name, "address", address));
    }

    public static Inbound contact(String name, String phone) {
        var spaces = name.indexOf(' ');
        var names = JsonObject.of("formatted_name", name, "first_name", spaces < 0 ? name : name.substring(0, spaces));
        if (spaces >= 0) {
            names.put("last_name", name.substring(spaces + 1));
        }
        return contacts(List.of(JsonObject.of("name", names, "phones", JsonArray.of(JsonObject.of("phone", phone,
                "wa_id", PhoneNumbers.canonical(phone), "type", "CELL")))));
    }

    public static Inbound contacts(List<JsonObject> cards) {
        return of("contacts", JsonObject.of(CARDS, new JsonArray(cards)));
    }

    /** An empty emoji takes the reaction back: the key is left out then. */
    public static Inbound reaction(String messageId, String emoji) {
        var content = JsonObject.of("message_id", messageId);
        if (!emoji.isEmpty()) {
            content.put("emoji", emoji);
        }
        return of("reaction", content);
    }

    static Inbound buttonReply(PhoneMessage of, PhoneMessage.Choice button) {
        if ("template".equals(of.type())) {
            return of("button", JsonObject.of("payload", button.id(), "text", button.title())).replyingTo(of.id());
        }
        return of("interactive", JsonObject.of("type", "button_reply", "button_reply",
                JsonObject.of("id", button.id(), "title", button.title()))).replyingTo(of.id());
    }

    static Inbound listReply(PhoneMessage of, PhoneMessage.Choice row) {
        var reply = JsonObject.of("id", row.id(), "title", row.title());
        if (!row.description().isEmpty()) {
            reply.put("description", row.description());
        }
        return of("interactive", JsonObject.of("type", "list_reply", "list_reply", reply)).replyingTo(of.id());
    }

    /** A finished flow; the answers travel as text that contains JSON. */
    public static Inbound flowReply(String flowMessageId, String responseJson) {
        return of("interactive", JsonObject.of("type", "nfm_reply", "nfm_reply",
                JsonObject.of("name", "flow", "body", "Sent", "response_json", responseJson)))
                .replyingTo(flowMessageId);
    }

    public static Inbound callPermission(String requestId, boolean accepted) {
        return of("interactive", JsonObject.of("type", "call_permission_reply", "call_permission_reply",
                JsonObject.of("response", accepted ? "accept" : "reject", "is_permanent", false, "response_source",
                        "user_action")))
                .replyingTo(requestId);
    }

    public static Inbound order(String catalogId, String text, List<JsonObject> items) {
        return of("order",
                JsonObject.of("catalog_id", catalogId, "text", text, "product_items", new JsonArray(items)));
    }

    /** The customer opened the chat for the first time, and wrote nothing. */
    public static Inbound welcome() {
        return of("request_welcome", new JsonObject());
    }

    /** Something that the API has no type for, such as a poll. */
    public static Inbound unsupported(String what) {
        var error = JsonObject.of("code", 131051, "title", "Message type unknown", "message", "Message type unknown",
                "error_data", JsonObject.of("details", "Message type is currently not supported."));
        return of("unsupported", JsonObject.of("type", what)).with("errors", JsonArray.of(error));
    }

    /** A number shared with the phone app only: the text of an earlier message was changed. */
    public static Inbound edit(String messageId, String body) {
        return of("edit", JsonObject.of("original_message_id", messageId, "message", JsonObject.of("context",
                JsonObject.of("id", "M0"), "type", "text", "text", JsonObject.of("body", body))));
    }

    /** A number shared with the phone app only: an earlier message was deleted for everyone. */
    public static Inbound revoke(String messageId) {
        return of("revoke", JsonObject.of("original_message_id", messageId));
    }

    public Inbound replyingTo(String messageId) {
        return new Inbound(type, content, messageId, around);
    }

    /** Forwarded messages carry a context without an id. */
    public Inbound forwarded() {
        return with("context", JsonObject.of("forwarded", true));
    }

    /** The first message after a click on an advertisement. */
    public Inbound fromAdvertisement(String sourceId, String headline) {
        return with("referral",
                JsonObject.of("source_url", "https://fb.me/" + sourceId, "source_id", sourceId, "source_type", "ad",
                        "headline", headline, "body", headline, "media_type", "image", "image_url",
                        "https://example.org/" + sourceId + ".jpg", "ctwa_clid", "AR" + sourceId));
    }

    /** Adds a key beside {@code from}, {@code id} and {@code type}. */
    public Inbound with(String key, Object value) {
        return new Inbound(type, content, replyTo, around.copy().put(key, value));
    }

    /** With the quote and the other keys of that one. */
    Inbound around(Inbound other) {
        return new Inbound(type, content, other.replyTo, other.around);
    }

    /** Whether WhatsApp counts it as a message of the customer, which opens the 24-hour window. */
    boolean opensWindow() {
        return !List.of("system", "edit", "revoke").contains(type);
    }
}
