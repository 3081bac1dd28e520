package io.balcao.scheduling.dialogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.balcao.platform.http.Json;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A dialogue, as the run keeps it between two messages.
 *
 * @param before where "back" leads, the last one last
 * @param misses how often in a row the customer was not understood
 * @param texts said before the question, in messages of their own
 * @param question with its options
 * @param opens on the button that opens a list of options
 * @param left the way out by which the dialogue is over; null while it goes on
 */
record Session(State state, List<State> before, Plan plan, int misses, List<String> texts, String question,
        List<Option> options, String opens, @Nullable String left) {
    private static final int MOST_BEFORE = 20;

    /** Something that can be chosen; {@code id} says what it leads to. */
    record Option(String id, String label, @Nullable String description) {
        Option(String id, String label) {
            this(id, label, null);
        }
    }

    Session {
        before = List.copyOf(before);
        texts = List.copyOf(texts);
        options = List.copyOf(options);
    }

    /** @param opens on the button that opens a list of options */
    static Session begun(String opens) {
        return new Session(State.WELCOME, List.of(), Plan.NOTHING, 0, List.of(), "", List.of(), opens, null);
    }

    /** What a run kept; empty when it kept none, or one of another version of this program. */
    static Optional<Session> of(@Nullable Object kept) {
        try {
            return kept instanceof JsonObject json
                    ? Optional.of(Json.mapper().readValue(json.encode(), Session.class))
                    : Optional.empty();
        } catch (JsonProcessingException _) {
            return Optional.empty();
        }
    }

    JsonObject toJson() {
        return new JsonObject(Json.text(this));
    }

    /** The next question, from which "back" leads to this one; one that was asked before is come back to. */
    Session asks(State next, Plan wanted, String said, List<Option> offered) {
        var path = new ArrayList<>(before);
        if (state != next && !options.isEmpty()) {
            path.add(state);
        }
        if (path.contains(next)) {
            path.subList(path.indexOf(next), path.size()).clear();
        }
        return new Session(next, path.subList(Math.max(0, path.size() - MOST_BEFORE), path.size()), wanted, 0, texts,
                said,
                offered, opens, null);
    }

    /** At the question before, to which the customer comes back: it is asked anew. */
    Session back() {
        return new Session(before.getLast(), before.subList(0, before.size() - 1), plan, 0, List.of(), question,
                List.of(), opens, null);
    }

    Session saying(String text) {
        var all = new ArrayList<>(texts);
        all.add(text);
        return new Session(state, before, plan, misses, all, question, options, opens, left);
    }

    Session planning(Plan wanted) {
        return new Session(state, before, wanted, misses, texts, question, options, opens, left);
    }

    /** Nothing was said yet in this step. */
    Session heard() {
        return new Session(state, before, plan, misses, List.of(), question, options, opens, null);
    }

    /** Asked again, because the customer was not understood. */
    Session missed(String apology) {
        return new Session(state, before, plan, misses + 1, List.of(apology), question, options, opens, null);
    }

    /** The same with other options below it. */
    Session offering(List<Option> offered) {
        return new Session(state, before, plan, misses, texts, question, offered, opens, left);
    }

    Session leaves(State last, String way) {
        return new Session(last, before, plan, misses, texts, "", List.of(), opens, way);
    }
}
