package io.balcao.bot.flow;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a run stands. Kept in {@code conversations.bot_state}; of one turn, and not for two threads. */
final class RunState {
    /** Who comes back after such a time is greeted again: they have forgotten what was asked. */
    private static final Duration FORGOTTEN = Duration.ofHours(24);
    private static final int MOST_HISTORY = 50;

    private final String script;
    private final int ownerVersion;
    private @Nullable String at;
    private int misses;
    private JsonObject variables;
    private final List<String> history = new ArrayList<>();

    private RunState(String script, int ownerVersion, JsonObject variables) {
        this.script = script;
        this.ownerVersion = ownerVersion;
        this.variables = variables;
    }

    /**
     * Continues, or begins anew: after people had the conversation, after a long time, when the block is gone, and with a
     * state that was made by something else.
     *
     * @param ownerVersion the stretch of the conversation in which the bot owns it
     */
    static RunState of(JsonObject kept, Script script, int ownerVersion, Instant now) {
        var state = new RunState(script.key(), ownerVersion, new JsonObject());
        var saidAt = kept.getValue("said_at") instanceof Number millis ? millis.longValue() : 0;
        if (!script.key().equals(kept.getValue("script"))
                || !(kept.getValue("owner_version") instanceof Number version) || version.intValue() != ownerVersion
                || now.toEpochMilli() - saidAt > FORGOTTEN.toMillis()
                || !(kept.getValue("at") instanceof String at) || !script.isAsking(at)) {
            return state;
        }
        state.at = at;
        state.misses = kept.getValue("misses") instanceof Number number ? number.intValue() : 0;
        if (kept.getValue("variables") instanceof JsonObject variables) {
            state.variables = variables.copy();
        }
        if (kept.getValue("history") instanceof JsonArray history) {
            history.stream().filter(String.class::isInstance).map(String.class::cast).filter(script::isAsking)
                    .limit(MOST_HISTORY).forEach(state.history::add);
        }
        return state;
    }

    /** Empty when the run is over: the next message begins another. */
    JsonObject toJson(Instant now) {
        return at == null
                ? new JsonObject()
                : new JsonObject().put("script", script).put("owner_version", ownerVersion)
                        .put("said_at", now.toEpochMilli()).put("at", at).put("misses", misses)
                        .put("variables", variables).put("history", new JsonArray(history));
    }

    boolean hasBegun() {
        return at != null;
    }

    /** The block whose question the customer is to answer; null when none waits. */
    @Nullable String at() {
        return at;
    }

    JsonObject variables() {
        return variables;
    }

    int misses() {
        return misses;
    }

    void missed() {
        misses++;
    }

    void understood() {
        misses = 0;
    }

    void waitAt(String block) {
        at = block;
        misses = 0;
    }

    /** The question is answered; the customer may want it back. */
    void answered() {
        if (at != null) {
            history.add(at);
            if (history.size() > MOST_HISTORY) {
                history.removeFirst();
            }
        }
        at = null;
        misses = 0;
    }

    /** Waits at the question before, or still at this one; false when there is none. */
    boolean back() {
        if (!history.isEmpty()) {
            waitAt(history.removeLast());
        }
        misses = 0;
        return at != null;
    }

    void end() {
        at = null;
        history.clear();
        variables.clear();
    }
}
