package io.balcao.integrations;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint was told, or is to be told, and what it answered. Schema {@code WebhookDelivery}.
 *
 * @param nextAttemptAt of what waits
 */
record WebhookDelivery(UUID id, UUID eventId, String eventType, @Nullable UUID conversationId, String state,
        int attempts, @Nullable Integer responseStatus, @Nullable Integer responseMs, @Nullable String responseText,
        @Nullable String error, Instant occurredAt, @Nullable Instant attemptedAt, @Nullable Instant nextAttemptAt) {}
