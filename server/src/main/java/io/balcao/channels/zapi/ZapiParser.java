package io.balcao.channels.zapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.balcao.channels.ChannelError;
import io.balcao.channels.Content;
import io.balcao.channels.InboundMessage;
import io.balcao.channels.MessageContext;
import io.balcao.channels.MessageContext.Forwarding;
import io.balcao.channels.Sender;
import io.balcao.channels.StatusUpdate;
import io.balcao.channels.StatusUpdate.Status;
import io.balcao.channels.Texts;
import io.balcao.channels.wire.BodyReader;
import io.balcao.channels.wire.BodyReader.NotJson;
import io.balcao.channels.wire.Fields;
import io.balcao.channels.zapi.ZapiCallback.Ignored;
import io.balcao.channels.zapi.ZapiCallback.Message;
import io.balcao.channels.zapi.ZapiCallback.Session;
import io.balcao.channels.zapi.ZapiCallback.Statuses;
import io.balcao.channels.zapi.ZapiCallback.Unusable;
import io.balcao.channels.zapi.ZapiCallback.What;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a callback of Z-API. Whatever it holds, the answer is a value and never an exception. */
public final class ZapiParser {
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_NAME = 200;
    private static final long EARLIEST = 1_230_768_000_000L;
    private static final long A_DAY = 86_400_000;

    private ZapiParser() {}

    /** Whether a body that was kept is one of Z-API's: Meta's have an {@code entry} and no {@code instanceId}. */
    public static boolean recognizes(byte[] body) {
        return tree(body).filter(root -> root.has("instanceId") && !root.has("entry")).isPresent();
    }

    public static ZapiCallback parse(byte[] body, Instant receivedAt) {
        return tree(body).map(root -> new ZapiCallback(Fields.text(root, "instanceId"), read(root, body, receivedAt)))
                .orElseGet(() -> new ZapiCallback(null, new Unusable("The body is no JSON object")));
    }

    private static Optional<ObjectNode> tree(byte[] body) {
        try {
            return object(BodyReader.read(body));
        } catch (NotJson odd) {
            var repaired = BodyReader.repaired(body);
            try {
                return repaired == null ? Optional.empty() : object(BodyReader.read(repaired));
            } catch (NotJson hopeless) {
                return Optional.empty();
            }
        }
    }

    private static Optional<ObjectNode> object(JsonNode tree) {
        return tree instanceof ObjectNode root ? Optional.of(root) : Optional.empty();
    }

    private static What read(ObjectNode root, byte[] body, Instant receivedAt) {
        // The documentation spells one of them in two ways.
        return switch (Fields.text(root, "type", "").toLowerCase(Locale.ROOT)) {
            case "receivedcallback" -> received(root, body, receivedAt);
            case "messagestatuscallback" -> statuses(root, receivedAt);
            case "deliverycallback" -> delivery(root, receivedAt);
            case "connectedcallback" -> new Session(true);
            case "disconnectedcallback" -> new Session(false);
            case "presencechatcallback" -> new Ignored();
            default -> new Unusable("unknown type " + Texts.line(Fields.text(root, "type", "(none)"), 100));
        };
    }

    private static What received(ObjectNode root, byte[] body, Instant receivedAt) {
        var phone = Fields.text(root, "phone", "");
        if (Fields.flag(root, "fromMe") || Fields.flag(root, "isGroup") || Fields.flag(root, "isNewsletter")
                || phone.endsWith("-group") || phone.endsWith("@newsletter") || phone.endsWith("@broadcast")) {
            return new Ignored();
        }
        var content = ZapiContent.read(root).orElse(null);
        if (content == null) {
            // A message that the phone cannot read yet comes again, whole and under the same id; a join, a call or another
            // notice says nothing to anybody.
            return new Ignored();
        }
        var id = id(root, "messageId");
        if (id == null) {
            return new Unusable("A message without an id");
        }
        var sender = sender(root, phone);
        if (sender == null) {
            return new Unusable("A message without an address of its sender");
        }
        var sentAt = moment(root);
        var isEdit = Fields.flag(root, "isEdit") && !(content instanceof Content.Reaction);
        var raw = content instanceof Content.Unsupported
                ? Texts.storable(new String(body, StandardCharsets.UTF_8))
                : null;
        return new Message(new InboundMessage(isEdit ? editId(id, root, content) : id, sender,
                sentAt == null || sentAt.isAfter(receivedAt.plusMillis(A_DAY)) ? receivedAt : sentAt, sentAt != null,
                isEdit ? new Content.Edit(id, content) : content, context(root), raw));
    }

    /**
     * An edit has the id of what it edits, and so none of its own. The same one, delivered twice, has the same time and
     * says the same.
     */
    private static String editId(String id, ObjectNode root, Content content) {
        var said = content.messageType() + "\n" + content.text();
        return id + "~" + Fields.text(root, "momment", "") + "~" + hash(said);
    }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8)), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Sender sender(ObjectNode root, String phone) {
        var lid = lid(phone) == null ? lid(Fields.text(root, "senderLid", "")) : lid(phone);
        var number = lid(phone) == null ? Fields.digits(root, "phone") : null;
        if (number == null && lid == null) {
            return null;
        }
        var name = Fields.text(root, "senderName", Fields.text(root, "chatName", ""));
        var line = Texts.line(name, LONGEST_NAME);
        return new Sender(number, lid, null, line.isEmpty() ? null : line, null);
    }

    /** An address in place of a number that WhatsApp hides. */
    private static @Nullable String lid(String address) {
        return address.endsWith("@lid") && address.length() <= LONGEST_ID ? address : null;
    }

    private static MessageContext context(ObjectNode root) {
        var quoted = id(root, "referenceMessageId");
        var isForwarded = Fields.flag(root, "forwarded");
        return quoted == null && !isForwarded
                ? MessageContext.NONE
                : new MessageContext(quoted, isForwarded ? Forwarding.FORWARDED : Forwarding.NOT, null, null, null);
    }

    private static What statuses(ObjectNode root, Instant receivedAt) {
        var status = status(Fields.text(root, "status", ""));
        if (status == null || Fields.flag(root, "isGroup")) {
            return new Ignored();
        }
        var at = moment(root);
        var updates = new ArrayList<StatusUpdate>();
        root.path("ids").forEach(one -> {
            if (one.isTextual() && !one.asText().isEmpty() && one.asText().length() <= LONGEST_ID) {
                updates.add(update(one.asText(), status, at == null ? receivedAt : at, root, List.of()));
            }
        });
        return new Statuses(List.copyOf(updates));
    }

    /** A message left Z-API's own queue, or ended there. */
    private static What delivery(ObjectNode root, Instant receivedAt) {
        var id = id(root, "messageId");
        if (id == null) {
            return new Ignored();
        }
        var error = Fields.text(root, "error");
        var at = moment(root);
        return new Statuses(List.of(update(id, error == null ? Status.SENT : Status.FAILED,
                at == null ? receivedAt : at, root,
                error == null ? List.of() : List.of(new ChannelError(0, null, Texts.line(error, 1_000))))));
    }

    private static StatusUpdate update(String id, Status status, Instant at, ObjectNode root,
            List<ChannelError> errors) {
        return new StatusUpdate(id, status, at, null, Fields.digits(root, "phone"), null, null, errors);
    }

    private static @Nullable Status status(String word) {
        return switch (word) {
            case "SENT" -> Status.SENT;
            case "RECEIVED" -> Status.DELIVERED;
            case "READ" -> Status.READ;
            case "PLAYED" -> Status.PLAYED;
            // READ_BY_ME is about what the customer wrote; other words may come without notice.
            default -> null;
        };
    }

    /** So it is spelled, and in milliseconds. */
    private static @Nullable Instant moment(ObjectNode root) {
        var millis = Fields.whole(root, "momment");
        return millis == null || millis < EARLIEST || millis > 253_402_300_799_000L
                ? null
                : Instant.ofEpochMilli(millis);
    }

    private static @Nullable String id(ObjectNode root, String key) {
        var id = Fields.text(root, key);
        return id == null || id.length() > LONGEST_ID ? null : id;
    }
}
