package io.balcao.conversations.desk;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a customer agreed to, or took back.
 *
 * @param state {@code given} or {@code withdrawn}
 * @param channel how they said so
 * @param textVersion which text they were shown or read
 * @param recordedBy who wrote it down; null when they said so themselves, through WhatsApp
 */
record ConsentView(UUID id, String purpose, String state, String channel, @Nullable String textVersion,
        @Nullable String note, @Nullable Author recordedBy, Instant happenedAt, Instant recordedAt) {
    record Author(UUID id, String fullName) {}
}
