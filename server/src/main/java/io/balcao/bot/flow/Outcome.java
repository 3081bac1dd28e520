package io.balcao.bot.flow;

import io.balcao.conversations.lane.Responder.Deed;
import io.balcao.conversations.lane.Responder.Ending;
import io.balcao.conversations.thread.Outgoing;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came of a turn.
 *
 * @param state to be kept for the next turn; empty when the run is over
 * @param replies in the order in which they leave
 * @param deeds done to the conversation, in order
 * @param ending who gets the conversation, when the bot's part is over
 * @param dueAt when the run goes on although nobody wrote; a time that has passed means at once
 * @param run empty when nothing ran
 * @param trace the blocks that were passed, in order
 */
public record Outcome(JsonObject state, List<Outgoing> replies, List<Deed> deeds, Optional<Ending> ending,
        Optional<Instant> dueAt, Optional<Run> run, List<Passed> trace) {
    /** The port of a block at which a run was stopped because it went in circles. */
    static final String LOOP = "loop";

    /** Whether the run went in circles. */
    public boolean hasLooped() {
        return trace.stream().anyMatch(passed -> passed.port().equals(LOOP));
    }

    /** The block at which the run rests: in the flow that it began with, also while another runs that was called there. */
    public @Nullable String place() {
        return place(state);
    }

    /** The same, of a state that was kept. */
    public static @Nullable String place(JsonObject state) {
        var callers = state.getJsonArray("callers", new JsonArray());
        var place = callers.isEmpty() ? state : callers.getJsonObject(0);
        var flow = callers.isEmpty() ? state.getValue("in") : place.getValue("script");
        return flow == null || flow.equals(state.getValue("script")) ? place.getString("at") : null;
    }

    /**
     * The run that the turn belonged to.
     *
     * @param id of the message that began it
     * @param isNew whether this turn began it
     */
    public record Run(UUID id, boolean isNew) {}

    /**
     * A block that was passed.
     *
     * @param port by which it was left; empty when it was not
     * @param versionId of the flow that was called and has the block; null for the flow that began the run
     */
    public record Passed(String block, String port, @Nullable String versionId) {}
}
