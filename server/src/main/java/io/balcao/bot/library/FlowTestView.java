package io.balcao.bot.library;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Schema {@code FlowTest} of the OpenAPI document. */
record FlowTestView(UUID id, String name, Recording recording, @Nullable String changedByName, Instant createdAt,
        Instant updatedAt) {}
