package io.balcao.bot.flow;

import io.balcao.platform.Ids;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a run stands. Kept in {@code conversations.bot_state}; of one turn, and not for two threads. */
final class RunState {
    /** Who comes back after such a time is greeted again: they have forgotten what was asked. */
    private static final Duration FORGOTTEN = Duration.ofHours(24);
    private static final int MOST_HISTORY = 50;

    private final String script;
    private final int ownerVersion;
    private @Nullable String at;
    private @Nullable Instant until;
    private @Nullable UUID call;
    private @Nullable UUID run;
    private int misses;
    private int steps;
    private JsonObject variables = new JsonObject();
    private final List<String> gathered = new ArrayList<>();
    private final List<String> history = new ArrayList<>();

    private RunState(String script, int ownerVersion) {
        this.script = script;
        this.ownerVersion = ownerVersion;
    }

    /**
     * Continues, or begins anew: after people had the conversation, after a long time, when the block is gone, and with a
     * state that was made by something else.
     *
     * @param ownerVersion the stretch of the conversation in which the bot owns it
     */
    static RunState of(JsonObject kept, Script script, int ownerVersion, Instant now) {
        var state = new RunState(script.key(), ownerVersion);
        if (!script.key().equals(kept.getValue("script")) || number(kept, "owner_version") != ownerVersion
                || !(kept.getValue("at") instanceof String at) || !script.has(at)) {
            return state;
        }
        var until = number(kept, "until") > 0 ? Instant.ofEpochMilli(number(kept, "until")) : null;
        var call = id(kept, "call");
        if (until == null && call == null
                && (!script.isAsking(at) || now.toEpochMilli() - number(kept, "said_at") > FORGOTTEN.toMillis())) {
            return state;
        }
        state.at = at;
        state.until = until;
        state.call = call;
        state.run = id(kept, "run");
        state.misses = (int) number(kept, "misses");
        state.steps = (int) number(kept, "steps");
        if (kept.getValue("variables") instanceof JsonObject variables) {
            state.variables = variables.copy();
        }
        state.gathered.addAll(texts(kept, "gathered"));
        state.history.addAll(texts(kept, "history").stream().filter(script::isAsking).toList());
        return state;
    }

    /** Empty when the run is over: the next message begins another. */
    JsonObject toJson(Instant now) {
        if (at == null) {
            return new JsonObject();
        }
        var json = new JsonObject().put("script", script).put("owner_version", ownerVersion)
                .put("said_at", now.toEpochMilli()).put("at", at).put("misses", misses)
                .put("variables", variables).put("history", new JsonArray(history));
        if (run != null) {
            json.put("run", run.toString());
        }
        if (until != null || call != null) {
            json.put("steps", steps);
        }
        if (until != null) {
            json.put("until", until.toEpochMilli());
        }
        if (call != null) {
            json.put("call", call.toString());
        }
        return gathered.isEmpty() ? json : json.put("gathered", new JsonArray(gathered));
    }

    /** When the run goes on by itself. */
    Optional<Instant> dueAt(Instant now) {
        return call == null ? Optional.ofNullable(until) : Optional.of(now);
    }

    boolean hasBegun() {
        return at != null;
    }

    /** The block at which the run rests; null when there is no run. */
    @Nullable
    String at() {
        return at;
    }

    /** What names the run: the message that began it. Null of a run from before runs had names. */
    @Nullable
    UUID run() {
        return run;
    }

    void begin(UUID message) {
        run = message;
    }

    /** The call that the block is to make; null when it makes none. */
    @Nullable
    UUID call() {
        return call;
    }

    boolean isDue(Instant now) {
        return until != null && !until.isAfter(now);
    }

    /** Whether it goes on by itself before long. */
    boolean isSoon(Instant now, Duration soon) {
        return until != null && !until.isAfter(now.plus(soon));
    }

    JsonObject variables() {
        return variables;
    }

    /** Blocks that were passed since the customer last wrote, this one counted. */
    int step() {
        return ++steps;
    }

    /** The customer wrote, or the run takes the way out of a failure. */
    void forgiveSteps() {
        steps = 0;
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
        rest(block);
        misses = 0;
    }

    void waitAt(String block, Instant end) {
        rest(block);
        until = end;
    }

    void callFrom(String block) {
        rest(block);
        call = Ids.next();
    }

    /** An answer is to come until then. */
    void waitUntil(@Nullable Instant end) {
        until = end;
    }

    void gather(String part, Instant end) {
        gathered.add(part);
        until = end;
    }

    boolean isGathering() {
        return !gathered.isEmpty();
    }

    String takeGathered() {
        var text = String.join("\n", gathered);
        gathered.clear();
        until = null;
        return text;
    }

    /** The question is answered; the customer may want it back. */
    void answered() {
        if (at != null) {
            history.add(at);
            if (history.size() > MOST_HISTORY) {
                history.removeFirst();
            }
        }
        leave();
        misses = 0;
    }

    /** The run is under way again. */
    void leave() {
        at = null;
        until = null;
        call = null;
        gathered.clear();
    }

    /** Waits at the question before, or still at this one; false when there is none. */
    boolean back(Script of) {
        if (!history.isEmpty()) {
            waitAt(history.removeLast());
        }
        misses = 0;
        return at != null && of.isAsking(at);
    }

    void end() {
        leave();
        history.clear();
        variables.clear();
    }

    private void rest(String block) {
        leave();
        at = block;
    }

    private static @Nullable UUID id(JsonObject kept, String key) {
        try {
            return kept.getValue(key) instanceof String id ? UUID.fromString(id) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static long number(JsonObject kept, String key) {
        return kept.getValue(key) instanceof Number number ? number.longValue() : 0;
    }

    private static List<String> texts(JsonObject kept, String key) {
        return kept.getValue(key) instanceof JsonArray array
                ? array.stream().filter(String.class::isInstance).map(String.class::cast).limit(MOST_HISTORY).toList()
                : List.of();
    }
}
