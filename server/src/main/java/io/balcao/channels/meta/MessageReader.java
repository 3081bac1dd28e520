package io.balcao.channels.meta;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.balcao.channels.Content;
import io.balcao.channels.InboundMessage;
import io.balcao.channels.MessageContext;
import io.balcao.channels.MessageContext.Forwarding;
import io.balcao.channels.Sender;
import io.balcao.channels.Texts;
import io.balcao.channels.wire.Fields;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads one element of {@code messages[]}: who, when, in answer to what. What it says is read by {@link ContentReader}.
 */
final class MessageReader {
    /** Twice the hundred-odd characters of a wamid; what the tables take. */
    static final int LONGEST_ID = 255;

    private static final int LONGEST_NAME = 200;
    private static final List<String> LINKS_OF_REFERRAL = List.of("source_url", "image_url", "video_url",
            "thumbnail_url");

    private MessageReader() {}

    /** What came of it. */
    sealed interface Result {}

    record Read(InboundMessage message) implements Result {}

    record Unreadable(String reason) implements Result {}

    static Result read(ObjectNode tree, Map<String, ObjectNode> contacts, Instant receivedAt, Supplier<String> raw) {
        var id = Fields.text(tree, "id");
        if (id == null || id.length() > LONGEST_ID) {
            return new Unreadable("A message without an id");
        }
        var sender = sender(tree, contacts);
        if (sender == null) {
            return new Unreadable("A message without an address of its sender");
        }
        var sentAt = Fields.moment(tree, "timestamp", receivedAt);
        var content = ContentReader.read(tree);
        return new Read(new InboundMessage(id, sender, sentAt == null ? receivedAt : sentAt, sentAt != null, content,
                context(tree), content instanceof Content.Unsupported ? raw.get() : null));
    }

    /** What the business wrote on its own phone: like a message, with the person that it went to as the sender. */
    static Result readEcho(ObjectNode tree, Instant receivedAt, Supplier<String> raw) {
        var turned = tree.deepCopy();
        turned.set("from", tree.get("to"));
        turned.set("from_user_id", tree.get("to_user_id"));
        return read(turned, Map.of(), receivedAt, raw);
    }

    /** From the message itself, completed from the contact of the same address. */
    private static @Nullable Sender sender(ObjectNode message, Map<String, ObjectNode> contacts) {
        var waId = Fields.digits(message, "from");
        var userId = userId(message, "from_user_id");
        var contact = waId == null ? null : contacts.get(waId);
        if (contact == null && userId != null) {
            contact = contacts.get(userId);
        }
        if (waId == null && userId == null) {
            // An answer to a contact request may lack both; a lone contact can only be its sender.
            contact = contacts.values().stream().distinct().count() == 1 ? contacts.values().iterator().next() : null;
        }
        waId = waId == null ? Fields.digits(contact, "wa_id") : waId;
        userId = userId == null ? userId(contact, "user_id") : userId;
        if (waId == null && userId == null) {
            return null;
        }
        var parentUserId = userId(message, "from_parent_user_id");
        var profile = Fields.object(contact, "profile");
        return new Sender(waId, userId, parentUserId == null ? userId(contact, "parent_user_id") : parentUserId,
                name(profile, "name"), name(profile, "username"));
    }

    private static @Nullable String userId(@Nullable ObjectNode node, String key) {
        var id = Fields.text(node, key);
        return id == null || id.length() > 200 ? null : id;
    }

    private static @Nullable String name(@Nullable ObjectNode profile, String key) {
        var name = Fields.text(profile, key);
        var line = name == null ? "" : Texts.line(name, LONGEST_NAME);
        return line.isEmpty() ? null : line;
    }

    private static MessageContext context(ObjectNode message) {
        var context = Fields.object(message, "context");
        var referral = Fields.object(message, "referral");
        var groupId = Fields.text(message, "group_id");
        if (context == null && referral == null && groupId == null) {
            return MessageContext.NONE;
        }
        if (referral != null) {
            var unsafe = LINKS_OF_REFERRAL.stream().filter(key -> Fields.link(message.get("referral"), key) == null);
            referral.remove(unsafe.toList());
        }
        return new MessageContext(quoted(context), forwarding(context), groupId, referral,
                Fields.object(context, "referred_product"));
    }

    private static @Nullable String quoted(@Nullable ObjectNode context) {
        var id = Fields.text(context, "id");
        return id == null || id.length() > LONGEST_ID ? null : id;
    }

    private static Forwarding forwarding(@Nullable ObjectNode context) {
        if (Fields.flag(context, "frequently_forwarded")) {
            return Forwarding.FREQUENTLY;
        }
        return Fields.flag(context, "forwarded") ? Forwarding.FORWARDED : Forwarding.NOT;
    }
}
