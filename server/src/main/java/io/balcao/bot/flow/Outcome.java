package io.balcao.bot.flow;

import io.balcao.conversations.lane.Responder.Deed;
import io.balcao.conversations.lane.Responder.Ending;
import io.balcao.conversations.thread.Outgoing;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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
    /**
     * The run that the turn belonged to.
     *
     * @param id of the message that began it
     * @param isNew whether this turn began it
     */
    public record Run(UUID id, boolean isNew) {}

    /** @param port by which it was left; empty when it was not */
    public record Passed(String block, String port) {}
}
