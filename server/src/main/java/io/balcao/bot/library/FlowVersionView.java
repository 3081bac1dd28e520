package io.balcao.bot.library;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Schema {@code FlowVersion} of the OpenAPI document.
 *
 * @param number counted from 1 in each flow
 * @param definition null in a list
 */
record FlowVersionView(UUID id, int number, String note, @Nullable String publishedByName, Instant publishedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable JsonNode definition) {}
