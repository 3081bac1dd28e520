package io.balcao.conversations.desk;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One change of owner: schema {@code ConversationTransfer} of the OpenAPI document. */
record TransferView(UUID id, UUID conversationId, @Nullable UUID fromUserId, @Nullable String fromUserName,
        @Nullable UUID fromDepartmentId, @Nullable String fromDepartmentName, @Nullable UUID toUserId,
        @Nullable String toUserName, @Nullable UUID toDepartmentId, @Nullable String toDepartmentName,
        @Nullable UUID byUserId, @Nullable String byUserName, @Nullable String reason, Instant transferredAt) {}
