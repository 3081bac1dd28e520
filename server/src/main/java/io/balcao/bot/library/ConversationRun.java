package io.balcao.bot.library;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Schema of the same name in the OpenAPI document: a run, told to who reads its conversation.
 *
 * @param atText the beginning of what the block says at which it rests; null when it says nothing
 */
record ConversationRun(UUID id, UUID flowId, String flowName, int version, Instant beganAt, @Nullable String at,
        @Nullable String atText, @Nullable Instant endedAt, @Nullable String ending) {}
