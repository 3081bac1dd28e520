package io.balcao.accounts;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the audit trail.
 *
 * @param user who did it; null for what nobody who is logged in did
 * @param action {@code object.verb}
 * @param oldValues the fields that changed, as they were; null when the object is new, or nothing of it changed
 * @param newValues the same, as they are
 * @param address from where
 * @param sealNumber the seal that covers it; null for the few seconds until there is one
 */
record AuditLog(UUID id, @Nullable Author user, String action, String objectType, @Nullable UUID objectId,
        @Nullable JsonObject oldValues, @Nullable JsonObject newValues, @Nullable String address, Instant createdAt,
        @Nullable Long sealNumber) {
    record Author(UUID id, String fullName) {}
}
