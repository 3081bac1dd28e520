package io.balcao.bot.library;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Schema {@code FlowVersion} of the OpenAPI document.
 *
 * @param number counted from 1 in each flow
 */
record FlowVersionView(UUID id, int number, String note, @Nullable String publishedByName, Instant publishedAt) {}
