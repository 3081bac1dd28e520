package io.balcao.bot.library;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Schema {@code FlowRun} of the OpenAPI document.
 *
 * @param flowId with which it began: another one, when the block is of a flow that was called
 * @param customerName null too for who may not see every conversation
 * @param version its number
 * @param at the block where it rests; null once it is over
 * @param ending {@code finished}, {@code handover}, {@code closed}, {@code abandoned} or {@code loop};
 *        null as long as it is under way
 */
record RunView(UUID id, UUID flowId, UUID conversationId, @Nullable String customerName, int version, Instant beganAt,
        @Nullable String at, @Nullable Instant endedAt, @Nullable String ending) {
    RunView withoutName() {
        return new RunView(id, flowId, conversationId, null, version, beganAt, at, endedAt, ending);
    }

    /**
     * A block that was left.
     *
     * @param flowId of the flow that has it, when that was called by the one that the run began with
     */
    record Step(String block, String port, Instant passedAt, @Nullable UUID flowId, @Nullable UUID versionId) {}
}
