package io.balcao.bot.library;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Schema {@code FlowVersion} of the OpenAPI document.
 *
 * @param number counted from 1 in each flow
 * @param share of new conversations that run it, of a hundred
 * @param isCanary whether it is tried out by them
 */
record FlowVersionView(UUID id, int number, String note, @Nullable String publishedByName, Instant publishedAt,
        int share, @JsonProperty("is_canary") boolean isCanary) {}
