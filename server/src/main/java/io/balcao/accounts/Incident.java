package io.balcao.accounts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of the audit trail an incident is; null for any.
 *
 * @param from the first moment
 * @param to the moment after the last
 * @param userId who did it
 * @param apiKeyId with whose key a program did it
 * @param address from where
 * @param objectId by way of what
 */
record Incident(Instant from, @Nullable Instant to, @Nullable UUID userId, @Nullable UUID apiKeyId,
        @Nullable String address, @Nullable UUID objectId) {}
