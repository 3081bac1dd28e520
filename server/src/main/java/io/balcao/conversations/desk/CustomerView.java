package io.balcao.conversations.desk;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Schema {@code Customer} of the OpenAPI document.
 *
 * @param marketingStoppedAt since when the customer wants no marketing
 * @param erasedAt when all that was known of the customer was taken away; null for all others
 */
record CustomerView(UUID id, String name, @Nullable String phoneNumber, @Nullable String email, JsonObject metadata,
        @Nullable Instant marketingStoppedAt, @Nullable Instant erasedAt, Instant createdAt, Instant updatedAt) {
    /** What this program itself notes among the organization's own fields: neither shown nor written from outside. */
    static final Set<String> OWN_KEYS = Set.of("merged_into");

    CustomerView {
        metadata = metadata.copy();
        OWN_KEYS.forEach(metadata::remove);
    }
}
