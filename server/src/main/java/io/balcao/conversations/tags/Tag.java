package io.balcao.conversations.tags;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Schema of the same name in the OpenAPI document.
 *
 * @param name up to 50 characters, unique within the organization however it is capitalized
 * @param color one of the palette's names; what it looks like is the console's
 * @param conversationCount how many conversations have it, closed ones too; null where nobody asked
 */
public record Tag(UUID id, String name, String color, @Nullable Long conversationCount, Instant createdAt,
        Instant updatedAt) {}
