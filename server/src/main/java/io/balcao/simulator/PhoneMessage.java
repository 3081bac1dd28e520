package io.balcao.simulator;

import io.vertx.core.json.JsonObject;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * One message, as it is on the customer's phone.
 *
 * @param id the {@code wamid}
 * @param type as on the wire: text, image, interactive, …
 * @param content what stands under the key of the type's name; {@code {"cards": […]}} for contacts
 * @param replyTo the id of the quoted message
 * @param customerReaction the emoji the customer put on it
 * @param businessReaction the emoji the business put on it
 * @param chosen the id of the button or row of it that the customer pressed
 * @param failure the error code, when it failed
 * @param callbackData what the business wants to hear again in the statuses
 */
public record PhoneMessage(
        String id,
        boolean fromCustomer,
        String type,
        JsonObject content,
        Instant at,
        Tick tick,
        @Nullable String replyTo,
        @Nullable String customerReaction,
        @Nullable String businessReaction,
        @Nullable String chosen,
        @Nullable Integer failure,
        @Nullable String callbackData,
        boolean deleted) {

    /** How far it came. The order is that of the ticks. */
    public enum Tick {
        /** Written by the business and on its way: not on the phone yet. */
        ACCEPTED, SENT, DELIVERED, READ, FAILED
    }

    static PhoneMessage fromCustomer(String id, Inbound inbound, Instant at) {
        return new PhoneMessage(id, true, inbound.type(), inbound.content(), at, Tick.SENT, inbound.replyTo(), null,
                null, null, null, null, false);
    }

    static PhoneMessage fromBusiness(String id, String type, JsonObject content, Instant at, @Nullable String replyTo,
            @Nullable String callbackData) {
        return new PhoneMessage(id, false, type, content, at, Tick.ACCEPTED, replyTo, null, null, null, null,
                callbackData, false);
    }

    /** The words of it: body, caption, or the filled-in text of a template; empty when it has none. */
    public String text() {
        return switch (type) {
            case "text" -> content.getString("body", "");
            case "interactive" -> textOf("body");
            case "template" -> textOf("body");
            case "button" -> content.getString("text", "");
            default -> content.getString("caption", "");
        };
    }

    private String textOf(String part) {
        var object = content.getJsonObject(part);
        return object == null ? titleOfReply().orElse("") : object.getString("text", "");
    }

    private Optional<String> titleOfReply() {
        return Optional.ofNullable(content.getJsonObject(content.getString("type", "")))
                .map(reply -> reply.getString("title"));
    }

    /** The buttons that the customer can press, in their order. */
    public List<Choice> buttons() {
        return switch (type) {
            case "interactive" -> objects(action().getJsonArray("buttons")).stream()
                    .map(button -> button.getJsonObject("reply"))
                    .map(reply -> new Choice(reply.getString("id"), reply.getString("title"), "")).toList();
            case "template" -> objects(content.getJsonArray("buttons")).stream()
                    .filter(button -> "QUICK_REPLY".equals(button.getString("type")))
                    .map(button -> new Choice(button.getString("payload"), button.getString("text"), "")).toList();
            default -> List.of();
        };
    }

    /** The rows of the list, through all its sections. */
    public List<Choice> rows() {
        if (!"interactive".equals(type)) {
            return List.of();
        }
        return objects(action().getJsonArray("sections")).stream()
                .flatMap(section -> objects(section.getJsonArray("rows")).stream()).map(row -> new Choice(
                        row.getString("id"), row.getString("title"), row.getString("description", "")))
                .toList();
    }

    private JsonObject action() {
        return content.getJsonObject("action", new JsonObject());
    }

    private static List<JsonObject> objects(io.vertx.core.json.@Nullable JsonArray array) {
        var objects = new ArrayList<JsonObject>();
        for (int i = 0; array != null && i < array.size(); i++) {
            objects.add(array.getJsonObject(i));
        }
        return objects;
    }

    /** A button or a row. */
    public record Choice(String id, String title, String description) {
        boolean is(String idOrTitle) {
            return id.equals(idOrTitle) || title.equals(idOrTitle);
        }
    }

    /** Whether the customer has it before the eyes. */
    public boolean isOnPhone() {
        return fromCustomer || tick == Tick.DELIVERED || tick == Tick.READ;
    }

    PhoneMessage tick(Tick other) {
        return new PhoneMessage(id, fromCustomer, type, content, at, other, replyTo, customerReaction,
                businessReaction, chosen, failure, callbackData, deleted);
    }

    PhoneMessage failed(int code) {
        return new PhoneMessage(id, fromCustomer, type, content, at, Tick.FAILED, replyTo, customerReaction,
                businessReaction, chosen, code, callbackData, deleted);
    }

    PhoneMessage customerReaction(@Nullable String emoji) {
        return new PhoneMessage(id, fromCustomer, type, content, at, tick, replyTo, emoji, businessReaction, chosen,
                failure, callbackData, deleted);
    }

    PhoneMessage businessReaction(@Nullable String emoji) {
        return new PhoneMessage(id, fromCustomer, type, content, at, tick, replyTo, customerReaction, emoji, chosen,
                failure, callbackData, deleted);
    }

    PhoneMessage chosen(String choice) {
        return new PhoneMessage(id, fromCustomer, type, content, at, tick, replyTo, customerReaction,
                businessReaction, choice, failure, callbackData, deleted);
    }

    PhoneMessage content(JsonObject other) {
        return new PhoneMessage(id, fromCustomer, type, other, at, tick, replyTo, customerReaction, businessReaction,
                chosen, failure, callbackData, deleted);
    }

    PhoneMessage withoutContent() {
        return new PhoneMessage(id, fromCustomer, type, new JsonObject(), at, tick, replyTo, null, null, chosen,
                failure, callbackData, true);
    }
}
