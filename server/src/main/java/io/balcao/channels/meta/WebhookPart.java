package io.balcao.channels.meta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import io.balcao.channels.wire.BodyReader;
import io.balcao.channels.wire.BodyReader.NotJson;
import io.balcao.channels.wire.BodyReader.Part;
import io.balcao.channels.wire.Fields;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * One item of a webhook as a webhook of its own. What is put aside can then be read again like any other, and holds
 * nothing of the items beside it, which may be of other people and of other organizations.
 */
public final class WebhookPart {
    private static final Set<String> LISTS = Set.of("messages", "statuses", "message_echoes");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private WebhookPart() {}

    /** A message of this id that a number received, or that the business wrote on its own phone. */
    public static String message(byte[] body, String phoneNumberId, String id) {
        return cut(body, (account, change) -> isOf(change, phoneNumberId),
                (list, item) -> !list.equals("statuses") && id.equals(Fields.text(item, "id")));
    }

    /** What became of one message of a number. */
    public static String status(byte[] body, String phoneNumberId, String id) {
        return cut(body, (account, change) -> isOf(change, phoneNumberId),
                (list, item) -> list.equals("statuses") && id.equals(Fields.text(item, "id")));
    }

    /** Everything about a number. */
    public static String number(byte[] body, String phoneNumberId) {
        return cut(body, (account, change) -> isOf(change, phoneNumberId), (list, item) -> true);
    }

    /**
     * What is said of an account itself.
     *
     * @param phoneNumberId of which of its numbers, when it is about one
     */
    public static String account(byte[] body, String accountId, @Nullable String phoneNumberId) {
        return cut(body, (account, change) -> account.equals(accountId)
                && (phoneNumberId == null ? number(change) == null : isOf(change, phoneNumberId)),
                (list, item) -> false);
    }

    /** A part as it came, which need not be JSON, and what stood around it but for its neighbours. */
    static String around(String accountId, String field, ObjectNode value, String list, String raw) {
        var rest = alone(value, raw).toString();
        var open = rest.substring(0, rest.length() - 1);
        return "{\"entry\":[{\"id\":" + NODES.textNode(accountId) + ",\"changes\":[{\"field\":\"" + field
                + "\",\"value\":" + open + (open.length() > 1 ? "," : "") + "\"" + list + "\":[" + raw + "]}}]}]}";
    }

    /** Without the lists, and of the people beside them only those that the part names. */
    private static ObjectNode alone(ObjectNode value, String raw) {
        var rest = NODES.objectNode();
        value.properties().forEach(field -> {
            if (!LISTS.contains(field.getKey())) {
                rest.set(field.getKey(), field.getValue());
            }
        });
        if (rest.get("contacts") instanceof ArrayNode contacts) {
            var named = NODES.arrayNode();
            contacts.forEach(contact -> {
                if (isNamed(raw, Fields.text(contact, "wa_id")) || isNamed(raw, Fields.text(contact, "user_id"))) {
                    named.add(contact);
                }
            });
            rest.set("contacts", named);
        }
        return rest;
    }

    private static boolean isNamed(String raw, @Nullable String address) {
        return address != null && !address.isEmpty() && raw.contains(address);
    }

    private static String cut(byte[] body, BiPredicate<String, JsonNode> changes,
            BiPredicate<String, JsonNode> items) {
        var entries = NODES.arrayNode();
        for (var entry : tree(body).path("entry")) {
            var account = Fields.text(entry, "id", "");
            var kept = NODES.arrayNode();
            for (var change : entry.path("changes")) {
                if (changes.test(account, change) && change.get("value") instanceof ObjectNode value) {
                    var some = some(value, items);
                    if (some != null) {
                        kept.add(NODES.objectNode().put("field", Fields.text(change, "field", "")).set("value", some));
                    }
                }
            }
            if (!kept.isEmpty()) {
                entries.add(NODES.objectNode().put("id", account).set("changes", kept));
            }
        }
        return NODES.objectNode().set("entry", entries).toString();
    }

    /** A value with the items that are wanted; null when it had items, and none of them is. */
    private static @Nullable ObjectNode some(ObjectNode value, BiPredicate<String, JsonNode> items) {
        var wanted = NODES.objectNode();
        boolean hadItems = false;
        for (var list : LISTS) {
            if (value.get(list) instanceof ArrayNode all) {
                hadItems |= !all.isEmpty();
                var some = NODES.arrayNode();
                all.forEach(item -> {
                    var plain = item instanceof POJONode node && node.getPojo() instanceof Part part
                            ? part.tree()
                            : item;
                    if (items.test(list, plain)) {
                        some.add(plain);
                    }
                });
                if (!some.isEmpty()) {
                    wanted.set(list, some);
                }
            }
        }
        if (hadItems && wanted.isEmpty()) {
            return null;
        }
        var some = alone(value, wanted.toString());
        some.setAll(wanted);
        return some;
    }

    private static boolean isOf(JsonNode change, String phoneNumberId) {
        return phoneNumberId.equals(number(change));
    }

    private static @Nullable String number(JsonNode change) {
        return Fields.text(change.path("value").path("metadata"), "phone_number_id");
    }

    private static JsonNode tree(byte[] body) {
        try {
            return BodyReader.webhook(body);
        } catch (NotJson odd) {
            var repaired = BodyReader.repaired(body);
            try {
                return repaired == null ? NODES.objectNode() : BodyReader.webhook(repaired);
            } catch (NotJson hopeless) {
                return NODES.objectNode();
            }
        }
    }
}
