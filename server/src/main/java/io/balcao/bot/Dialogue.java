package io.balcao.bot;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;

/**
 * Where a dialogue stands. Kept in {@code conversations.bot_state}.
 *
 * @param ownerVersion the stretch of the conversation in which the bot owned it: after people had it, it begins anew
 * @param notUnderstoodInARow turns of the customer
 */
record Dialogue(int ownerVersion, boolean isGreeted, int notUnderstoodInARow) {
    /** Who comes back after such a time is greeted again: they have forgotten the menu. */
    private static final Duration FORGOTTEN = Duration.ofHours(24);

    /** Continues, or begins anew. A state that some other responder left is none. */
    static Dialogue of(JsonObject state, int ownerVersion, Instant now) {
        var saidAt = state.getValue("said_at") instanceof Number millis ? millis.longValue() : 0;
        if (!(state.getValue("owner_version") instanceof Number version) || version.intValue() != ownerVersion
                || now.toEpochMilli() - saidAt > FORGOTTEN.toMillis()) {
            return new Dialogue(ownerVersion, false, 0);
        }
        var count = state.getValue("not_understood") instanceof Number number ? number.intValue() : 0;
        return new Dialogue(ownerVersion, true, count);
    }

    JsonObject toJson(Instant now) {
        return isGreeted
                ? new JsonObject().put("owner_version", ownerVersion).put("said_at", now.toEpochMilli())
                        .put("not_understood", notUnderstoodInARow)
                : new JsonObject();
    }

    Dialogue greeted() {
        return new Dialogue(ownerVersion, true, 0);
    }

    Dialogue understood() {
        return new Dialogue(ownerVersion, isGreeted, 0);
    }

    Dialogue notUnderstood() {
        return new Dialogue(ownerVersion, isGreeted, notUnderstoodInARow + 1);
    }
}
