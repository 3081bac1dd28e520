package io.balcao.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** The bodies of webhooks, as Meta writes them. */
final class WebhookBody {
    private WebhookBody() {}

    /** One body with a change of the field {@code messages} for each value. */
    static JsonObject envelope(BusinessNumber number, List<JsonObject> values) {
        var changes = new JsonArray();
        values.forEach(value -> changes.add(JsonObject.of("value", value, "field", "messages")));
        return JsonObject.of("object", "whatsapp_business_account", "entry",
                JsonArray.of(JsonObject.of("id", number.wabaId(), "changes", changes)));
    }

    static JsonObject message(BusinessNumber number, Customer customer, String id, Inbound inbound, Instant at) {
        var message = new JsonObject();
        if (customer.visibleWaId() != null) {
            message.put("from", customer.visibleWaId());
        }
        message.put("from_user_id", customer.userIdFor(number)).put("id", id).put("timestamp", seconds(at))
                .put("type", inbound.type());
        if (inbound.replyTo() != null) {
            message.put("context", JsonObject.of("from", number.digits(), "id", inbound.replyTo()));
        }
        message.mergeIn(inbound.around());
        if (inbound.type().equals("contacts")) {
            message.put("contacts", inbound.content().getJsonArray(Inbound.CARDS));
        } else if (!inbound.content().isEmpty()) {
            message.put(inbound.type(), inbound.content());
        }
        var value = value(number);
        if (!inbound.type().equals("system")) {
            value.put("contacts", JsonArray.of(contact(number, customer)));
        }
        return value.put("messages", JsonArray.of(message));
    }

    static JsonObject status(BusinessNumber number, Customer customer, PhoneMessage message, PhoneMessage.Tick tick,
            Instant at) {
        var status = JsonObject.of("id", message.id(), "status", tick.name().toLowerCase(Locale.ROOT), "timestamp",
                seconds(at));
        if (customer.visibleWaId() != null) {
            status.put("recipient_id", customer.visibleWaId());
        }
        status.put("recipient_user_id", customer.userIdFor(number));
        if (message.callbackData() != null) {
            status.put("biz_opaque_callback_data", message.callbackData());
        }
        if (tick == PhoneMessage.Tick.SENT) {
            status.put("conversation", JsonObject.of("id", Tokens.stable(message.id(), 32), "expiration_timestamp",
                    seconds(at.plusSeconds(86_400)), "origin", JsonObject.of("type", category(message))));
        }
        if (tick != PhoneMessage.Tick.READ) {
            var service = category(message).equals("service");
            status.put("pricing", JsonObject.of("billable", !service, "pricing_model", "PMP", "type",
                    service ? "free_customer_service" : "regular", "category", category(message)));
        }
        return value(number).put("contacts", JsonArray.of(contact(number, customer))).put("statuses",
                JsonArray.of(status));
    }

    /** Failures have no contacts beside them, and no user id when the send was to a phone number. */
    static JsonObject failure(BusinessNumber number, Customer customer, PhoneMessage message, GraphError error,
            @Nullable String callbackData, Instant at) {
        var status = JsonObject.of("id", message.id(), "status", "failed", "timestamp", seconds(at));
        if (customer.visibleWaId() != null) {
            status.put("recipient_id", customer.visibleWaId());
        } else {
            status.put("recipient_user_id", customer.userIdFor(number));
        }
        if (callbackData != null) {
            status.put("biz_opaque_callback_data", callbackData);
        }
        return value(number).put("statuses", JsonArray.of(status.put("errors", JsonArray.of(error.inStatus()))));
    }

    /** Non-ASCII as lower-case escapes, which is what Meta signs: parsing and writing it again gives other bytes. */
    static byte[] bytes(JsonObject body) {
        var json = body.encode();
        var ascii = new StringBuilder(json.length() + 16);
        for (int i = 0; i < json.length(); i++) {
            var c = json.charAt(i);
            if (c < 0x7f) {
                ascii.append(c);
            } else {
                ascii.append("\\u").append(java.util.HexFormat.of().toHexDigits(c));
            }
        }
        return ascii.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static JsonObject value(BusinessNumber number) {
        return JsonObject.of("messaging_product", "whatsapp", "metadata", JsonObject.of("display_phone_number",
                number.digits(), "phone_number_id", number.phoneNumberId()));
    }

    private static JsonObject contact(BusinessNumber number, Customer customer) {
        var contact = JsonObject.of("profile", JsonObject.of("name", customer.name()));
        if (customer.visibleWaId() != null) {
            contact.put("wa_id", customer.visibleWaId());
        }
        return contact.put("user_id", customer.userIdFor(number));
    }

    private static String category(PhoneMessage message) {
        return message.content().getString("category", "service").toLowerCase(Locale.ROOT);
    }

    private static String seconds(Instant at) {
        return String.valueOf(at.getEpochSecond());
    }
}
