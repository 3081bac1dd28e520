package io.balcao.bot.flow;

import io.balcao.conversations.lane.Responder.Handover;

/** Where a block leads. */
public sealed interface Move {
    /** By one of its ways out. */
    record Leave(String port) implements Move {}

    /** To the customer, whose answer is waited for. */
    record Ask() implements Move {}

    /**
     * To the question before.
     *
     * @param isAsked whether it is asked again; otherwise it only waits for another answer
     */
    record Back(boolean isAsked) implements Move {}

    /** To people. The run is over. */
    record HandOver(Handover handover) implements Move {}

    /** The way that most blocks take. */
    static Move next() {
        return new Leave(BlockType.NEXT);
    }
}
