package io.balcao.bot.flow;

import io.balcao.conversations.lane.Responder.Ending;
import java.time.Instant;
import java.util.UUID;

/** Where a block leads. */
public sealed interface Move {
    /** By one of its ways out. */
    record Leave(String port) implements Move {}

    /** To the customer, whose answer is waited for. */
    record Ask() implements Move {}

    /** To somebody else's server: see {@link CallingType}. */
    record Call() implements Move {}

    /**
     * To the same block, for a while. Then the run leaves by {@link BlockType#NEXT}; who writes meanwhile makes it leave by
     * {@link BlockType#REPLY}, and is answered by people when no edge says what then.
     */
    record Pause(Instant until) implements Move {}

    /**
     * To the question before.
     *
     * @param isAsked whether it is asked again; otherwise it only waits for another answer
     */
    record Back(boolean isAsked) implements Move {}

    /** To a block of the same flow, without an edge. */
    record Jump(String block) implements Move {}

    /**
     * To the beginning of another flow, in the version that is published when the run first goes there.
     *
     * @param returns whether the run leaves this block by {@link BlockType#NEXT} when that flow has ended; otherwise it goes
     *     on where this flow would have
     */
    record Enter(UUID flow, boolean returns) implements Move {}

    /** To people, or to nobody. The run is over. */
    record End(Ending ending) implements Move {}

    /** The way that most blocks take. */
    static Move next() {
        return new Leave(BlockType.NEXT);
    }
}
