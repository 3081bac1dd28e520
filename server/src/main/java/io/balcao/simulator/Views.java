package io.balcao.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** What the control API says of things. */
final class Views {
    static final Duration WINDOW = Duration.ofHours(24);

    private Views() {}

    static JsonObject number(Line line) {
        var number = line.number();
        return JsonObject.of("phone_number_id", number.phoneNumberId(), "display_phone_number",
                number.displayPhoneNumber(), "verified_name", number.verifiedName(), "waba_id", number.wabaId(),
                "faults", line.faults().toJson());
    }

    static JsonObject customer(Customer customer) {
        return JsonObject.of("id", customer.id(), "name", customer.name(), "wa_id", customer.waId(), "user_id",
                customer.userId(), "hides_number", customer.hidesNumber(), "read_receipts", customer.readReceipts(),
                "online", customer.online(), "blocks", customer.blocks(), "on_whatsapp", customer.onWhatsApp());
    }

    static JsonObject file(MediaFile file) {
        return JsonObject.of("id", file.id(), "phone_number_id", file.phoneNumberId(), "mime_type", file.mimeType(),
                "file_name", file.fileName(), "size", file.size(), "sha256", file.sha256Hex(), "stored_at",
                file.storedAt().toString());
    }

    static JsonObject message(PhoneMessage message) {
        return JsonObject.of("id", message.id(), "from_customer", message.fromCustomer(), "type", message.type(),
                "content", message.content(), "at", message.at().toString(), "status",
                message.tick().name().toLowerCase(Locale.ROOT), "reply_to", message.replyTo())
                .put("customer_reaction", message.customerReaction())
                .put("business_reaction", message.businessReaction()).put("chosen", message.chosen())
                .put("failure", message.failure()).put("callback_data", message.callbackData())
                .put("deleted", message.deleted());
    }

    /** A thread in the list of the phone. */
    static JsonObject summary(PhoneThread thread) {
        var shown = thread.last(PhoneMessage::isOnPhone);
        var unread = thread.messages().stream()
                .filter(message -> !message.fromCustomer() && message.tick() == PhoneMessage.Tick.DELIVERED).count();
        return JsonObject.of("phone_number_id", thread.line().number().phoneNumberId(), "customer_id",
                thread.customerId(), "unread", unread, "last_message", shown.map(Views::message).orElse(null),
                "window_expires_at", windowExpiresAt(thread));
    }

    static JsonObject thread(PhoneThread thread) {
        var messages = new JsonArray();
        thread.messages().stream().filter(message -> message.isOnPhone() || isFailed(message))
                .forEach(message -> messages.add(message(message)));
        return summary(thread).put("messages", messages).put("typing_until", text(thread.typingUntil()));
    }

    /** The phone never shows them; the drawer beside it does. */
    private static boolean isFailed(PhoneMessage message) {
        return message.tick() == PhoneMessage.Tick.FAILED;
    }

    private static @Nullable String windowExpiresAt(PhoneThread thread) {
        var last = thread.lastCustomerMessageAt();
        return last == null || thread.line().number().isZapi() ? null : last.plus(WINDOW).toString();
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
