package io.balcao.bot.flow;

import io.balcao.platform.Ids;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a run stands. Kept in {@code conversations.bot_state}; of one turn, and not for two threads. */
final class RunState {
    /** Who comes back after such a time is greeted again: they have forgotten what was asked. */
    private static final Duration FORGOTTEN = Duration.ofHours(24);
    private static final int MOST_HISTORY = 50;
    private static final String FOLLOWS = "follows";
    private static final String HEARD = "heard";

    /** Flows that called each other and were not returned from. */
    private static final int MOST_CALLERS = 8;

    private final Script root;
    private final int ownerVersion;
    private Script script;
    private @Nullable String at;
    private @Nullable Instant until;
    private @Nullable UUID call;
    private @Nullable UUID run;
    private int misses;
    private int steps;
    private boolean isLost;
    private boolean isBeginning;
    private boolean isFollowing;
    private boolean wasHeard;
    private JsonObject variables = new JsonObject();
    private List<String> history = new ArrayList<>();
    private final List<String> gathered = new ArrayList<>();
    private final List<Caller> callers = new ArrayList<>();
    private final Map<UUID, Called> called = new HashMap<>();

    /**
     * A flow that called another, and where it goes on then. The one that began the run is the first.
     *
     * @param at the block that called
     */
    private record Caller(Script script, String at, JsonObject variables, List<String> history) {}

    /**
     * A flow that was called in this run.
     *
     * @param version its key, for the rest of the run
     * @param by the key of the flow that called it first
     * @param at the block that did
     */
    record Called(String version, String by, String at) {}

    private RunState(Script root, int ownerVersion) {
        this.root = root;
        this.script = root;
        this.ownerVersion = ownerVersion;
    }

    /**
     * Continues, or begins anew: after people had the conversation, after a long time, when the block is gone, and with a
     * state that was made by something else.
     *
     * @param ownerVersion the stretch of the conversation in which the bot owns it
     * @param versions of the flows that were called
     */
    static RunState of(JsonObject kept, Script root, int ownerVersion, Instant now,
            Function<String, Optional<Script>> versions) {
        var state = new RunState(root, ownerVersion);
        return root.key().equals(kept.getValue("script")) && number(kept, "owner_version") == ownerVersion
                && state.read(kept, now, versions) ? state : new RunState(root, ownerVersion);
    }

    /** False when there is nothing to go on with. */
    private boolean read(JsonObject kept, Instant now, Function<String, Optional<Script>> versions) {
        if (!readPlace(kept, versions)) {
            return false;
        }
        until = number(kept, "until") > 0 && !isLost ? Instant.ofEpochMilli(number(kept, "until")) : null;
        call = isLost ? null : id(kept, "call");
        boolean isForgotten = now.toEpochMilli() - number(kept, "said_at") > FORGOTTEN.toMillis();
        if (until == null && call == null && (isForgotten || (!isLost && !script.isAsking(at)))) {
            return false;
        }
        run = id(kept, "run");
        isBeginning = Boolean.TRUE.equals(kept.getValue("begins"));
        isFollowing = Boolean.TRUE.equals(kept.getValue(FOLLOWS));
        wasHeard = Boolean.TRUE.equals(kept.getValue(HEARD));
        misses = (int) number(kept, "misses");
        steps = (int) number(kept, "steps");
        gathered.addAll(isLost ? List.of() : texts(kept, "gathered"));
        if (kept.getValue("called") instanceof JsonObject all) {
            for (var name : all.fieldNames()) {
                var flow = id(name);
                if (flow != null && all.getValue(name) instanceof JsonObject one) {
                    called.put(flow,
                            new Called(one.getString("version", ""), one.getString("by", ""), one.getString("at", "")));
                }
            }
        }
        return true;
    }

    /** Where the run stood. What was called and is gone since is lost: the run is at the block that called it. */
    private boolean readPlace(JsonObject kept, Function<String, Optional<Script>> versions) {
        var places = new ArrayList<JsonObject>();
        if (kept.getValue("callers") instanceof JsonArray all) {
            all.stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast).limit(MOST_CALLERS)
                    .forEach(places::add);
        }
        places.add(kept);
        for (int i = 0; i < places.size(); i++) {
            var place = places.get(i);
            var key = place.getValue(i == places.size() - 1 ? "in" : "script");
            var there = key instanceof String other && !other.equals(root.key())
                    ? versions.apply(other)
                    : Optional.of(root);
            if (!(place.getValue("at") instanceof String block) || there.filter(one -> one.has(block)).isEmpty()) {
                isLost = i > 0;
                return isLost;
            }
            if (i > 0) {
                callers.add(new Caller(script, Objects.requireNonNull(at), variables, history));
            }
            script = there.get();
            at = block;
            variables = place.getValue("variables") instanceof JsonObject values ? values.copy() : new JsonObject();
            history = new ArrayList<>(texts(place, "history").stream().filter(script::isAsking).toList());
        }
        return true;
    }

    /** What to keep so that a run begins by itself at a block. */
    static JsonObject beginning(Script script, String block, int ownerVersion, UUID run, JsonObject variables,
            Instant now) {
        var state = new RunState(script, ownerVersion);
        state.run = run;
        state.variables = variables;
        state.waitAt(block, now);
        return state.toJson(now).put("begins", true);
    }

    /** The same after a conversation was closed. */
    static JsonObject following(JsonObject beginning) {
        return beginning.put(FOLLOWS, true);
    }

    /** Whether the run began because a conversation was closed. */
    boolean isFollowing() {
        return isFollowing;
    }

    /** Whether the customer wrote in the run. */
    boolean wasHeard() {
        return wasHeard;
    }

    void hear() {
        wasHeard = true;
    }

    /** Whether the run is to begin, at the block where it stands. */
    boolean isBeginning() {
        return isBeginning;
    }

    /** Empty when the run is over: the next message begins another. */
    JsonObject toJson(Instant now) {
        if (at == null) {
            return new JsonObject();
        }
        var json = new JsonObject().put("script", root.key()).put("owner_version", ownerVersion)
                .put("said_at", now.toEpochMilli()).put("at", at).put("misses", misses)
                .put("variables", variables).put("history", new JsonArray(history));
        if (run != null) {
            json.put("run", run.toString());
        }
        if (isFollowing) {
            json.put(FOLLOWS, true).put(HEARD, wasHeard);
        }
        if (isElsewhere()) {
            json.put("in", script.key());
        }
        if (!callers.isEmpty()) {
            json.put("callers", new JsonArray(callers.stream()
                    .map(one -> new JsonObject().put("script", one.script().key()).put("at", one.at())
                            .put("variables", one.variables()).put("history", new JsonArray(one.history())))
                    .toList()));
        }
        if (!called.isEmpty()) {
            var all = new JsonObject();
            called.forEach((flow, one) -> all.put(flow.toString(), new JsonObject().put("version", one.version())
                    .put("by", one.by()).put("at", one.at())));
            json.put("called", all);
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

    /** The flow that the run is in now. */
    Script script() {
        return script;
    }

    /** Whether the flow that the run was in is gone: it stands at the block that called it. */
    boolean isLost() {
        return isLost;
    }

    /** Whether the run is in another flow than the one that it began with. */
    boolean isElsewhere() {
        return !script.key().equals(root.key());
    }

    /** Whether the run is in a flow that another called. */
    boolean isCalled() {
        return !callers.isEmpty();
    }

    /** Flows under way, the one at hand first. */
    List<Script> scripts() {
        return Stream.concat(Stream.of(script), callers.reversed().stream().map(Caller::script)).toList();
    }

    /** What is known of a flow that the run called; null when it did not. */
    @Nullable
    Called called(@Nullable UUID flow) {
        return flow == null ? null : called.get(flow);
    }

    boolean mayCall() {
        return callers.size() < MOST_CALLERS;
    }

    /** Begins another flow, which knows what both keep. */
    void enter(Script other, String from) {
        var known = shared(variables, new JsonObject(), script, other);
        callers.add(new Caller(script, from, variables, history));
        if (other.id() != null) {
            called.putIfAbsent(other.id(), new Called(other.key(), script.key(), from));
        }
        begin(other, known);
    }

    /** Begins another flow in place of this one. */
    void replace(Script other, String from) {
        if (other.id() != null) {
            called.putIfAbsent(other.id(), new Called(other.key(), script.key(), from));
        }
        begin(other, shared(variables, new JsonObject(), script, other));
    }

    /** Goes back to the flow that called this one; gives the block that did. */
    String returned() {
        var caller = callers.removeLast();
        shared(variables, caller.variables(), script, caller.script());
        leave();
        misses = 0;
        script = caller.script();
        variables = caller.variables();
        history = caller.history();
        return caller.at();
    }

    private void begin(Script other, JsonObject known) {
        leave();
        misses = 0;
        script = other;
        variables = known;
        history = new ArrayList<>();
    }

    /** Puts what both flows keep under one name, and as the same kind, where the other has it. */
    private static JsonObject shared(JsonObject from, JsonObject to, Script here, Script there) {
        var common = new HashSet<>(here.flow().variables());
        common.retainAll(there.flow().variables());
        FlowCheck.KNOWN.stream().map(name -> new Flow.Variable(name, Flow.Kind.TEXT)).forEach(common::add);
        for (var variable : common) {
            var value = from.getValue(variable.name());
            if (value == null) {
                to.remove(variable.name());
            } else {
                to.put(variable.name(), value);
            }
        }
        return to;
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

    /** Waits at the question before, perhaps of a flow that called this one, or still at this one; false without any. */
    boolean back() {
        if (history.isEmpty() && callers.stream().anyMatch(caller -> !caller.history().isEmpty())) {
            while (history.isEmpty()) {
                returned();
            }
        }
        if (!history.isEmpty()) {
            waitAt(history.removeLast());
        }
        misses = 0;
        return at != null && script.isAsking(at);
    }

    void end() {
        callers.clear();
        called.clear();
        begin(root, new JsonObject());
    }

    private void rest(String block) {
        leave();
        at = block;
    }

    private static @Nullable UUID id(JsonObject kept, String key) {
        return kept.getValue(key) instanceof String id ? id(id) : null;
    }

    private static @Nullable UUID id(String id) {
        try {
            return UUID.fromString(id);
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
