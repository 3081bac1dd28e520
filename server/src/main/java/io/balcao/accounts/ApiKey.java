package io.balcao.accounts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key as the list shows it. Schema {@code ApiKey}.
 *
 * @param prefix how people tell which one it is
 * @param userId who does what is done with it
 */
record ApiKey(UUID id, String name, String prefix, List<String> scopes, UUID userId, @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt, UUID createdBy, @Nullable String createdByName, Instant createdAt) {}
