package io.balcao.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A webhook and what became of it.
 *
 * @param what {@code text}, {@code image}, … for a message; {@code sent}, {@code delivered}, … for a status
 * @param about the id of the message
 * @param body as it went over the wire
 */
public record WebhookDelivery(
        long id,
        String phoneNumberId,
        String what,
        String about,
        String body,
        Instant createdAt,
        Outcome outcome,
        List<Attempt> attempts) {

    /** Only an answer 200 counts as delivered. */
    public enum Outcome {
        WAITING, DELIVERED, GIVEN_UP
    }

    /** One try: an answer with a status, or an error. */
    public record Attempt(Instant at, @Nullable Integer status, @Nullable String error, double latencyMs) {}

    WebhookDelivery after(Attempt attempt, Outcome outcome) {
        return new WebhookDelivery(id, phoneNumberId, what, about, body, createdAt, outcome,
                Stream.concat(attempts.stream(), Stream.of(attempt)).toList());
    }

    JsonObject toJson() {
        var tries = new JsonArray();
        for (var attempt : attempts) {
            tries.add(JsonObject.of("at", attempt.at().toString(), "status", attempt.status(), "error",
                    attempt.error(), "latency_ms", attempt.latencyMs()));
        }
        return JsonObject.of("id", id, "phone_number_id", phoneNumberId, "what", what, "about", about, "created_at",
                createdAt.toString(), "outcome", outcome.name().toLowerCase(Locale.ROOT), "attempts", tries);
    }
}
