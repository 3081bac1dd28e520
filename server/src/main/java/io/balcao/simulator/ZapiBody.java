package io.balcao.simulator;

import io.vertx.core.json.JsonObject;

import java.util.Map;
import java.util.function.UnaryOperator;

/** The bodies of Z-API's callbacks, made from those that Meta would send of the same thing. */
final class ZapiBody {
    private static final Map<String, String> STATUSES = Map.of("sent", "SENT", "delivered", "RECEIVED", "read", "READ",
            "played", "PLAYED");

    private ZapiBody() {}

    /** @param files turns the address of a file at Meta into one that asks for no token */
    static JsonObject of(BusinessNumber number, JsonObject value, UnaryOperator<String> files) {
        var statuses = value.getJsonArray("statuses");
        return statuses == null
                ? message(number, value, value.getJsonArray("messages").getJsonObject(0), files)
                : status(number, statuses.getJsonObject(0));
    }

    /** Where a business finds who hides the number. */
    static String lid(String userId) {
        return "81%013d@lid".formatted(Integer.toUnsignedLong(userId.hashCode()));
    }

    private static JsonObject message(BusinessNumber number, JsonObject value, JsonObject message,
            UnaryOperator<String> files) {
        var contacts = value.getJsonArray("contacts");
        var name = contacts == null
                ? ""
                : contacts.getJsonObject(0).getJsonObject("profile", new JsonObject()).getString("name", "");
        var lid = lid(message.getString("from_user_id", ""));
        var type = message.getString("type");
        var isEdit = type.equals("edit");
        var payload = message.getValue(type) instanceof JsonObject object ? object : new JsonObject();
        var callback = JsonObject.of("isStatusReply", false, "chatLid", lid, "connectedPhone", number.digits(),
                "waitingMessage", false, "isEdit", isEdit, "isGroup", false, "isNewsletter", false, "instanceId",
                number.phoneNumberId(), "messageId",
                isEdit ? payload.getString("original_message_id") : message.getString("id"));
        callback.put("phone", message.getString("from", lid)).put("fromMe", false).put("fromApi", false)
                .put("momment", Long.parseLong(message.getString("timestamp")) * 1000).put("status", "RECEIVED")
                .put("chatName", name).put("senderName", name).put("senderPhoto", null).put("photo", null)
                .put("senderLid", lid).put("participantPhone", null).put("participantLid", null)
                .put("broadcast", false).put("forwarded", false).put("type", "ReceivedCallback");
        var context = message.getJsonObject("context");
        if (context != null && context.getString("id") != null) {
            callback.put("referenceMessageId", context.getString("id"));
        }
        return callback.mergeIn(content(type, payload, message, files));
    }

    private static JsonObject content(String type, JsonObject payload, JsonObject message,
            UnaryOperator<String> files) {
        return switch (type) {
            case "text" -> JsonObject.of("text", JsonObject.of("message", payload.getString("body")));
            case "edit" -> JsonObject.of("text", JsonObject.of("message",
                    payload.getJsonObject("message").getJsonObject("text").getString("body")));
            case "image", "video", "audio", "document", "sticker" -> JsonObject.of(type, file(type, payload, files));
            case "location" -> JsonObject.of("location", payload);
            case "contacts" -> JsonObject.of("contact", card(message.getJsonArray("contacts").getJsonObject(0)));
            case "interactive" -> choice(payload);
            case "button" -> JsonObject.of("buttonsResponseMessage",
                    JsonObject.of("buttonId", payload.getString("payload"), "message", payload.getString("text")));
            case "reaction" -> JsonObject.of("reaction", JsonObject.of("value", payload.getString("emoji", ""),
                    "referencedMessage", JsonObject.of("messageId", payload.getString("message_id"), "fromMe", true)));
            case "system", "revoke" -> JsonObject.of("notification", type.toUpperCase(java.util.Locale.ROOT));
            default -> JsonObject.of(type, payload);
        };
    }

    private static JsonObject file(String type, JsonObject payload, UnaryOperator<String> files) {
        var file = JsonObject.of(type + "Url", files.apply(payload.getString("url", "")), "mimeType",
                payload.getString("mime_type"), "caption", payload.getString("caption"));
        return switch (type) {
            case "audio" -> file.put("ptt", payload.getBoolean("voice", false));
            case "document" -> file.put("fileName", payload.getString("filename"));
            default -> file;
        };
    }

    private static JsonObject card(JsonObject card) {
        var name = card.getJsonObject("name").getString("formatted_name");
        var lines = new StringBuilder("BEGIN:VCARD\nVERSION:3.0\nFN:" + name + "\n");
        card.getJsonArray("phones").forEach(phone -> lines.append("TEL;type=CELL:")
                .append(((JsonObject) phone).getString("phone")).append('\n'));
        return JsonObject.of("displayName", name, "vCard", lines.append("END:VCARD").toString());
    }

    private static JsonObject choice(JsonObject payload) {
        var kind = payload.getString("type");
        var reply = payload.getJsonObject(kind, new JsonObject());
        return switch (kind) {
            case "button_reply" -> JsonObject.of("buttonsResponseMessage",
                    JsonObject.of("buttonId", reply.getString("id"), "message", reply.getString("title")));
            case "list_reply" -> JsonObject.of("listResponseMessage", JsonObject.of("message",
                    reply.getString("description", ""), "title", reply.getString("title"), "selectedRowId",
                    reply.getString("id")));
            default -> JsonObject.of(kind, reply);
        };
    }

    private static JsonObject status(BusinessNumber number, JsonObject status) {
        var body = JsonObject.of("instanceId", number.phoneNumberId(), "phone", status.getString("recipient_id"),
                "momment", Long.parseLong(status.getString("timestamp")) * 1000);
        var errors = status.getJsonArray("errors");
        return errors == null
                ? body.put("type", "MessageStatusCallback").put("status", STATUSES.get(status.getString("status")))
                        .put("ids", io.vertx.core.json.JsonArray.of(status.getString("id"))).put("isGroup", false)
                : body.put("type", "DeliveryCallback").put("messageId", status.getString("id")).put("zaapId", "0")
                        .put("error", errors.getJsonObject(0).getInteger("code") == 131026
                                ? "Phone number does not exist"
                                : errors.getJsonObject(0).getString("title"));
    }
}
