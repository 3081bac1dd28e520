package io.balcao.bot.library;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.balcao.bot.flow.Finding;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Schema {@code Flow} of the OpenAPI document.
 *
 * @param revision of the draft: to be named by whoever changes it
 * @param version what new conversations run; null while nothing is published
 * @param changedByName null when they are no more
 * @param draft null in a list
 * @param findings what is to be said about the draft; null in a list
 */
record FlowView(UUID id, String name, int revision, @Nullable FlowVersionView version, @Nullable String changedByName,
        Instant createdAt, Instant updatedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable JsonNode draft,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Finding> findings) {
    FlowView with(JsonNode shown, List<Finding> found) {
        return new FlowView(id, name, revision, version, changedByName, createdAt, updatedAt, shown, found);
    }
}
