package io.balcao.channels;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer's message says: a case for every type that WhatsApp documents (Meta for Developers, <i>Webhooks
 * reference: messages</i>), and {@link Unsupported} for every other.
 *
 * <p>
 * {@link #metadata} is what the console draws from; where the OpenAPI document names a key ({@code MessageMetadata}), it has
 * that form. Each case documents its shape; keys without a value are absent. The texts in it are the customer's and are
 * shown as text; links in it are {@code http} or {@code https}.
 */
public sealed interface Content {
    /** The value of {@code message_type}. */
    default MessageType messageType() {
        return switch (this) {
            case Text _ -> MessageType.TEXT;
            case Media media -> media.kind().messageType();
            case Location _ -> MessageType.LOCATION;
            case Contacts _ -> MessageType.CONTACTS;
            case ButtonReply _,ListReply _,TemplateButton _,FlowReply _,CallPermissionReply _,Order _ ->
                MessageType.INTERACTIVE;
            case Reaction _ -> MessageType.REACTION;
            case NumberChanged _,SystemNotice _,RequestWelcome _,Revoke _ -> MessageType.SYSTEM;
            case Edit edit -> edit.edited().messageType();
            case Unsupported _ -> MessageType.UNSUPPORTED;
        };
    }

    /** What is stored as the message's content: what a person would read aloud of it. May be empty, is never null. */
    String text();

    /** The structured parts, as a new object. */
    ObjectNode metadata();

    /** One line for lists, without a word of any language: a sign for what is not text, and the text. */
    default String preview() {
        return Previews.line("", text());
    }

    /** Something written. Metadata: {@code {}}, or {@code {"cut": true}} when it was longer than 65,536 characters. */
    record Text(String text, boolean cut) implements Content {
        @Override
        public ObjectNode metadata() {
            var metadata = object();
            if (cut) {
                metadata.put("cut", true);
            }
            return metadata;
        }
    }

    /**
     * A picture, video, sound, document or sticker. The text is the caption.
     *
     * <p>
     * Metadata: {@code {"voice": true, "animated": true}}. When WhatsApp could not take the file (error 131052) there is no
     * {@code file}, and the metadata is {@code {"file_unavailable": true, "errors": [{"code", "title", "details"}]}}.
     */
    record Media(MediaKind kind, @Nullable MediaReference file, String text,
            List<ChannelError> errors) implements Content {
        @Override
        public String preview() {
            var voice = file != null && file.voice();
            var name = file == null ? null : file.fileName();
            return Previews.line(Previews.sign(kind, voice), text.isEmpty() && name != null ? name : text);
        }

        @Override
        public ObjectNode metadata() {
            var metadata = object();
            if (file == null) {
                metadata.put("file_unavailable", true);
            } else {
                flag(metadata, "voice", file.voice());
                flag(metadata, "animated", file.animated());
            }
            Content.put(metadata, errors);
            return metadata;
        }
    }

    /**
     * A point on the map. The text is its name and address, or the two numbers.
     *
     * <p>
     * Metadata: {@code {"location": {"latitude", "longitude", "name", "address", "url"}}}.
     */
    record Location(double latitude, double longitude, @Nullable String name, @Nullable String address,
            @Nullable String url) implements Content {
        @Override
        public String text() {
            if (name != null && address != null) {
                return name + "\n" + address;
            }
            if (name != null) {
                return name;
            }
            return address != null ? address : latitude + ", " + longitude;
        }

        @Override
        public String preview() {
            return Previews.line("📍", text());
        }

        @Override
        public ObjectNode metadata() {
            var metadata = object();
            var location = metadata.putObject("location").put("latitude", latitude).put("longitude", longitude);
            put(location, "name", name);
            put(location, "address", address);
            put(location, "url", url);
            return metadata;
        }
    }

    /**
     * Address cards. The text is the names.
     *
     * <p>
     * Metadata: {@code {"contacts": [{"name", "phones": ["+55 …"], "emails": ["…"], "organization"}], "contact_cards":
     * [card, …]}}, the latter as WhatsApp writes them, with all that is on them.
     *
     * @param summaries
     *            the cards in the short form of the OpenAPI document
     */
    record Contacts(String text, ArrayNode summaries, ArrayNode cards) implements Content {
        @Override
        public String preview() {
            return Previews.line("👤", text);
        }

        @Override
        public ObjectNode metadata() {
            var metadata = object();
            metadata.set("contacts", summaries);
            metadata.set("contact_cards", cards);
            return metadata;
        }
    }

    /**
     * A button of ours was pressed. The text is its title.
     *
     * <p>
     * Metadata: {@code {"interactive_kind": "button_reply", "interactive_reply": {"id", "title"}}}.
     */
    record ButtonReply(String id, String title) implements Content {
        @Override
        public String text() {
            return title;
        }

        @Override
        public ObjectNode metadata() {
            return interactive("button_reply", id, title);
        }
    }

    /**
     * A row of a list of ours was chosen. The text is its title.
     *
     * <p>
     * Metadata: {@code {"interactive_kind": "list_reply", "interactive_reply": {"id", "title", "description"}}}.
     */
    record ListReply(String id, String title, @Nullable String description) implements Content {
        @Override
        public String text() {
            return title;
        }

        @Override
        public ObjectNode metadata() {
            var metadata = interactive("list_reply", id, title);
            put(metadata.withObject("/interactive_reply"), "description", description);
            return metadata;
        }
    }

    /**
     * A quick reply of a template was pressed. The text is its label. The payload equals the label when none was given.
     *
     * <p>
     * Metadata: {@code {"interactive_kind": "template_button", "interactive_reply": {"id": payload, "title"}}}.
     */
    record TemplateButton(String payload, String text) implements Content {
        @Override
        public ObjectNode metadata() {
            return interactive("template_button", payload, text);
        }
    }

    /**
     * A finished Flow or an address form. The text is what WhatsApp shows in the bubble.
     *
     * <p>
     * Metadata: {@code {"interactive_kind": "flow_reply", "interactive_reply": {"id": name, "title": text}, "flow_reply":
     * {…}}}, or {@code "flow_reply_text": "…"} in place of the last when what came is no JSON object.
     */
    record FlowReply(String name, String text, @Nullable ObjectNode response, String responseText) implements Content {
        @Override
        public ObjectNode metadata() {
            var metadata = interactive("flow_reply", name, text);
            if (response == null) {
                metadata.put("flow_reply_text", responseText);
            } else {
                metadata.set("flow_reply", response);
            }
            return metadata;
        }
    }

    /**
     * An answer to the question whether we may call. The text is empty.
     *
     * <p>
     * Metadata: {@code {"interactive_kind": "call_permission_reply", "call_permission": {"response": "accept" | "reject",
     * "permanent": true, "expires_at": unix seconds}}}.
     */
    record CallPermissionReply(String response, boolean permanent, @Nullable Long expiresAt) implements Content {
        @Override
        public String text() {
            return "";
        }

        @Override
        public String preview() {
            return Previews.line("📞", response);
        }

        @Override
        public ObjectNode metadata() {
            var metadata = object().put("interactive_kind", "call_permission_reply");
            var permission = metadata.putObject("call_permission").put("response", response);
            flag(permission, "permanent", permanent);
            if (expiresAt != null) {
                permission.put("expires_at", expiresAt);
            }
            return metadata;
        }
    }

    /**
     * Things chosen from a catalogue. The text is what the customer wrote beside it.
     *
     * <p>
     * Metadata: {@code {"interactive_kind": "order", "order": {"catalog_id", "items": [{"product_retailer_id", "quantity",
     * "item_price", "currency"}]}}}.
     */
    record Order(String catalogId, String text, ArrayNode items) implements Content {
        @Override
        public String preview() {
            return Previews.line("🛒", text);
        }

        @Override
        public ObjectNode metadata() {
            var metadata = object().put("interactive_kind", "order");
            metadata.putObject("order").put("catalog_id", catalogId).set("items", items);
            return metadata;
        }
    }

    /**
     * A sign put on a message, or taken back: then {@code emoji} is null. A new one replaces the earlier one of the same
     * person. The text is the sign, or empty. The message can be one that we do not have.
     *
     * <p>
     * Metadata: {@code {"reaction": {"emoji": "👍" | "", "message_id": null}, "reaction_to": provider's id}}. Who knows our
     * own id of that message puts it into {@code message_id}.
     */
    record Reaction(String messageId, @Nullable String emoji) implements Content {
        @Override
        public String text() {
            return emoji == null ? "" : emoji;
        }

        @Override
        public ObjectNode metadata() {
            var metadata = object();
            metadata.putObject("reaction").put("emoji", text()).putNull("message_id");
            return metadata.put("reaction_to", messageId);
        }
    }

    /**
     * The sender goes by other addresses from now on; the sender of this message is the old one. The text is WhatsApp's
     * own sentence. The new number is absent when it is hidden.
     *
     * <p>
     * Metadata: {@code {"system_event": {"event": "number_changed"}, "number_changed": {"new_wa_id", "new_user_id"}}}.
     */
    record NumberChanged(@Nullable String newWaId, @Nullable String newUserId, @Nullable String newParentUserId,
            String text) implements Content {
        @Override
        public ObjectNode metadata() {
            var metadata = object();
            metadata.putObject("system_event").put("event", "number_changed");
            var change = metadata.putObject("number_changed");
            put(change, "new_wa_id", newWaId);
            put(change, "new_user_id", newUserId);
            return metadata;
        }
    }

    /**
     * Another notice of WhatsApp about the customer, such as a changed identity.
     *
     * <p>
     * Metadata: {@code {"whatsapp_notice": WhatsApp's word}}.
     */
    record SystemNotice(String kind, String text) implements Content {
        @Override
        public ObjectNode metadata() {
            return object().put("whatsapp_notice", kind);
        }
    }

    /**
     * The customer opened the chat for the first time and wrote nothing. It opens the service window. The text is empty.
     *
     * <p>
     * Metadata: {@code {"whatsapp_notice": "request_welcome"}}.
     */
    record RequestWelcome() implements Content {
        @Override
        public String text() {
            return "";
        }

        @Override
        public String preview() {
            return "👋";
        }

        @Override
        public ObjectNode metadata() {
            return object().put("whatsapp_notice", "request_welcome");
        }
    }

    /**
     * An earlier message reads differently now. Type and text are those of the new content.
     *
     * <p>
     * Metadata: that of the new content and {@code {"edit": {"original_message_id": provider's id}}}.
     */
    record Edit(String originalMessageId, Content edited) implements Content {
        @Override
        public String text() {
            return edited.text();
        }

        @Override
        public String preview() {
            return Previews.line("✏️", edited.preview());
        }

        @Override
        public ObjectNode metadata() {
            var metadata = edited.metadata();
            metadata.putObject("edit").put("original_message_id", originalMessageId);
            return metadata;
        }
    }

    /**
     * An earlier message was taken back by its writer. The text is empty.
     *
     * <p>
     * Metadata: {@code {"whatsapp_notice": "revoke", "revoke": {"original_message_id": provider's id}}}.
     */
    record Revoke(String originalMessageId) implements Content {
        @Override
        public String text() {
            return "";
        }

        @Override
        public String preview() {
            return "🚫";
        }

        @Override
        public ObjectNode metadata() {
            var metadata = object().put("whatsapp_notice", "revoke");
            metadata.putObject("revoke").put("original_message_id", originalMessageId);
            return metadata;
        }
    }

    /**
     * A message of a type that we do not know, or of a known type without its necessary parts. It is shown as a card and
     * never dropped. The text is empty.
     *
     * <p>
     * Metadata: {@code {"unsupported": {"type", "subtype", "reason", "errors": [{"code", "title", "details"}], "raw":
     * {…}}}}. {@code subtype} is what WhatsApp says lies behind its own {@code unsupported}; {@code reason} says what a
     * known type lacked; {@code raw} is the whole message, or, beyond 32,000 characters, the first of them as a text.
     */
    record Unsupported(String type, @Nullable String subtype, @Nullable String reason, List<ChannelError> errors,
            ObjectNode message) implements Content {
        private static final int LARGEST_RAW = 32_000;

        @Override
        public String text() {
            return "";
        }

        @Override
        public String preview() {
            return "❔";
        }

        @Override
        public ObjectNode metadata() {
            var metadata = object();
            var unsupported = metadata.putObject("unsupported").put("type", type);
            put(unsupported, "subtype", subtype);
            put(unsupported, "reason", reason);
            Content.put(unsupported, errors);
            var raw = message.toString();
            if (raw.length() <= LARGEST_RAW) {
                unsupported.set("raw", message);
            } else {
                unsupported.put("raw", Texts.cut(raw, LARGEST_RAW));
            }
            return metadata;
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ObjectNode interactive(String kind, String id, String title) {
        var metadata = object().put("interactive_kind", kind);
        metadata.putObject("interactive_reply").put("id", id).put("title", title);
        return metadata;
    }

    private static void put(ObjectNode object, String key, @Nullable String value) {
        if (value != null) {
            object.put(key, value);
        }
    }

    private static void flag(ObjectNode object, String key, boolean value) {
        if (value) {
            object.put(key, true);
        }
    }

    private static void put(ObjectNode object, List<ChannelError> errors) {
        if (errors.isEmpty()) {
            return;
        }
        var list = object.putArray("errors");
        for (var error : errors) {
            var one = list.addObject().put("code", error.code());
            put(one, "title", error.title());
            put(one, "details", error.details());
        }
    }
}
