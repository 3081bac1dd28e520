package io.balcao.bot.library;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Schema of the same name in the OpenAPI document: a secret, of which only the name is told.
 *
 * @param changedByName null when they are no more
 * @param usedBy flows whose draft names it, or whose versions that new conversations run do, by name
 */
record FlowSecret(String name, @Nullable String changedByName, Instant updatedAt, List<User> usedBy) {
    FlowSecret {
        usedBy = List.copyOf(usedBy);
    }

    /** A flow that names the secret. */
    record User(UUID id, String name) {}
}
