package io.balcao.channels.meta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import io.balcao.channels.InboundMessage;
import io.balcao.channels.StatusUpdate;
import io.balcao.channels.Texts;
import io.balcao.channels.meta.Webhook.NumberGroup;
import io.balcao.channels.meta.Webhook.Undecodable;
import io.balcao.channels.wire.BodyReader;
import io.balcao.channels.wire.BodyReader.NotJson;
import io.balcao.channels.wire.BodyReader.Part;
import io.balcao.channels.wire.Fields;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of a webhook (Meta for Developers, <i>Webhooks reference</i>). Whatever the body holds, it answers with
 * a {@link Webhook} and throws nothing: what cannot be understood lies in {@link Webhook#undecodable}, alone.
 *
 * <p>
 * A message needs an id and an address of its sender; without them it is put aside. Everything else about it may be
 * missing or odd: a message of an unknown type, or one without its necessary parts, is
 * {@link io.balcao.channels.Content.Unsupported}, and a moment that is no moment is replaced by {@code receivedAt}. How
 * odd JSON is made storable is written at {@link BodyReader}. Keys come in any order and unknown ones mean nothing.
 */
public final class WebhookParser {
    private WebhookParser() {}

    public static Webhook parse(byte[] body, Instant receivedAt) {
        try {
            return read(body, receivedAt);
        } catch (NotJson e) {
            return parseRepaired(body, receivedAt, "The body is not JSON: " + e.getMessage());
        } catch (RuntimeException bug) {
            // Without this, Meta would repeat the body for a week; as a dead letter it can be read once we are repaired.
            return unreadable(body, "The parser failed: " + bug);
        }
    }

    private static Webhook read(byte[] body, Instant receivedAt) throws NotJson {
        return BodyReader.webhook(body) instanceof ObjectNode root
                ? new Pass(body, receivedAt).read(root)
                : unreadable(body, "The body is not a JSON object");
    }

    /** Nearly every body is UTF-8: whether this one was is asked only when it could not be read. */
    private static Webhook parseRepaired(byte[] body, Instant receivedAt, String reason) {
        var repaired = BodyReader.repaired(body);
        try {
            return repaired == null ? unreadable(body, reason) : read(repaired, receivedAt);
        } catch (NotJson _) {
            return unreadable(body, reason);
        }
    }

    private static Webhook unreadable(byte[] body, String reason) {
        var raw = Texts.storable(new String(body, StandardCharsets.UTF_8));
        return new Webhook(List.of(), List.of(), List.of(new Undecodable(raw, reason, null)));
    }

    /** One walk through one body. */
    private static final class Pass {
        private final byte[] body;
        private final Instant receivedAt;
        private final List<NumberGroup> groups = new ArrayList<>(1);
        private final List<AccountEvent> events = new ArrayList<>(0);
        private final List<Undecodable> undecodable = new ArrayList<>(0);

        /** What a part stood in. */
        private record Around(String accountId, ObjectNode value, @Nullable String phoneNumberId) {}

        private Pass(byte[] body, Instant receivedAt) {
            this.body = body;
            this.receivedAt = receivedAt;
        }

        private Webhook read(ObjectNode root) {
            for (var entry : elements(root, "entry")) {
                var accountId = Fields.text(entry, "id", "");
                for (var change : elements(entry, "changes")) {
                    change(accountId, change);
                }
            }
            return new Webhook(List.copyOf(groups), List.copyOf(events), List.copyOf(undecodable));
        }

        private void change(String accountId, JsonNode change) {
            var field = Fields.text(change, "field", "");
            var value = Fields.object(change, "value");
            if (value == null) {
                undecodable.add(new Undecodable(change.toString(), "A change without a value", null));
            } else if (field.equals("messages")) {
                messages(accountId, value);
            } else if (field.equals("smb_message_echoes")) {
                echoes(accountId, value);
            } else {
                unwrapParts(value);
                events.addAll(AccountEvents.read(accountId, field, value, receivedAt));
            }
        }

        private void messages(String accountId, ObjectNode value) {
            var phoneNumberId = Fields.text(Fields.object(value, "metadata"), "phone_number_id");
            var around = new Around(accountId, value, phoneNumberId);
            var messages = messages(parts(value, "messages", phoneNumberId), contacts(value), around);
            var statuses = statuses(parts(value, "statuses", phoneNumberId), around);
            var errors = Fields.errors(value);
            if (phoneNumberId == null) {
                if (!errors.isEmpty()) {
                    unwrapParts(value);
                    events.add(new AccountEvent.OtherField(accountId, "messages", null, value));
                }
            } else if (!messages.isEmpty() || !statuses.isEmpty() || !errors.isEmpty()) {
                groups.add(new NumberGroup(phoneNumberId, messages, statuses, errors));
            }
        }

        private void echoes(String accountId, ObjectNode value) {
            var phoneNumberId = Fields.text(Fields.object(value, "metadata"), "phone_number_id");
            var echoes = new ArrayList<InboundMessage>();
            for (var element : elements(value, "message_echoes")) {
                var reason = phoneNumberId == null
                        ? "No metadata.phone_number_id beside it"
                        : "An echo that is no object";
                if (phoneNumberId != null && element instanceof ObjectNode echo) {
                    switch (MessageReader.readEcho(echo, receivedAt, echo::toString)) {
                        case MessageReader.Read(var message) -> {
                            echoes.add(message);
                            continue;
                        }
                        case MessageReader.Unreadable(var why) -> reason = why;
                    }
                }
                undecodable.add(new Undecodable(element.toString(), reason, phoneNumberId, WebhookPart.around(accountId,
                        "smb_message_echoes", value, "message_echoes", element.toString())));
            }
            if (phoneNumberId != null && !echoes.isEmpty()) {
                groups.add(new NumberGroup(phoneNumberId, List.of(), List.of(), List.of(), echoes));
            }
        }

        private List<InboundMessage> messages(List<Part> parts, Map<String, ObjectNode> contacts,
                Around around) {
            var messages = new ArrayList<InboundMessage>(parts.size());
            for (var part : parts) {
                if (part.tree() instanceof ObjectNode tree) {
                    switch (MessageReader.read(tree, contacts, receivedAt, () -> part.raw(body))) {
                        case MessageReader.Read(var message) -> messages.add(message);
                        case MessageReader.Unreadable(var reason) -> putAside(part, reason, around, "messages");
                    }
                } else {
                    putAside(part, "A message that is not a JSON object", around, "messages");
                }
            }
            return messages;
        }

        private List<StatusUpdate> statuses(List<Part> parts, Around around) {
            var statuses = new ArrayList<StatusUpdate>(parts.size());
            for (var part : parts) {
                var id = Fields.text(part.tree(), "id");
                var word = Fields.text(part.tree(), "status");
                if (id == null || id.length() > MessageReader.LONGEST_ID || word == null) {
                    putAside(part, "A status without an id or without a status", around, "statuses");
                } else {
                    StatusReader.read(id, word, part.tree(), receivedAt).ifPresent(statuses::add);
                }
            }
            return statuses;
        }

        /** The elements of a list. Those of no number are put aside at once, for nobody can be found to own them. */
        private List<Part> parts(ObjectNode value, String key, @Nullable String phoneNumberId) {
            var parts = new ArrayList<Part>(1);
            for (var element : elements(value, key)) {
                if (element instanceof POJONode node && node.getPojo() instanceof Part part) {
                    parts.add(part);
                }
            }
            if (phoneNumberId == null) {
                parts.forEach(part -> undecodable.add(
                        new Undecodable(part.raw(body), "No metadata.phone_number_id beside it", null)));
                return List.of();
            }
            return parts;
        }

        /** A list that is absent is empty; one that is no list is put aside. */
        private Iterable<JsonNode> elements(JsonNode node, String key) {
            var list = node.get(key);
            if (list == null || list.isNull()) {
                return List.of();
            }
            if (!list.isArray()) {
                undecodable.add(new Undecodable(list.toString(), "\"" + key + "\" is not a list", null));
                return List.of();
            }
            return list;
        }

        private void putAside(Part part, String reason, Around around, String list) {
            var raw = part.raw(body);
            undecodable.add(new Undecodable(raw, reason, around.phoneNumberId(),
                    WebhookPart.around(around.accountId(), "messages", around.value(), list, raw)));
        }

        /** By wa_id and by user_id: they stand beside the messages in any order, and there may be fewer of them. */
        private static Map<String, ObjectNode> contacts(ObjectNode value) {
            if (!(value.get("contacts") instanceof ArrayNode list)) {
                return Map.of();
            }
            var contacts = new HashMap<String, ObjectNode>();
            for (var one : list) {
                if (one instanceof ObjectNode contact) {
                    put(contacts, Fields.digits(contact, "wa_id"), contact);
                    put(contacts, Fields.text(contact, "user_id"), contact);
                }
            }
            return contacts;
        }

        private static void put(Map<String, ObjectNode> contacts, @Nullable String address, ObjectNode contact) {
            if (address != null) {
                contacts.putIfAbsent(address, contact);
            }
        }

        private static void unwrapParts(ObjectNode value) {
            for (var field : value.properties()) {
                if (field.getValue() instanceof ArrayNode list) {
                    var plain = list.arrayNode(list.size());
                    list.forEach(element -> plain.add(
                            element instanceof POJONode node && node.getPojo() instanceof Part part
                                    ? part.tree()
                                    : element));
                    field.setValue(plain);
                }
            }
        }
    }
}
