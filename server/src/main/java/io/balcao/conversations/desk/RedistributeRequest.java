package io.balcao.conversations.desk;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Schema of the same name in the OpenAPI document. */
record RedistributeRequest(UUID fromUserId, @Nullable List<UUID> toUserIds, @Nullable String reason) {}
