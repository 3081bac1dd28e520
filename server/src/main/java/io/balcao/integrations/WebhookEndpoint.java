package io.balcao.integrations;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is told of what. Schema {@code WebhookEndpoint}.
 *
 * @param disabledReason why nobody is told any more, when no person said so
 * @param failingSince since when nothing arrived there
 * @param pausedUntil until when it is left alone, after several failures in a row
 */
record WebhookEndpoint(UUID id, String url, String description, List<String> eventTypes, boolean isActive,
        @Nullable String disabledReason, @Nullable Instant failingSince, @Nullable Instant pausedUntil,
        @Nullable Instant lastDeliveredAt, @Nullable Instant previousSecretUntil, long waiting, long failed,
        Instant createdAt) {}
