package io.balcao.operations.alerts;

import io.balcao.platform.http.Json;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A trouble. Schema {@code Alert}.
 *
 * @param subject what it is about: an id, or empty
 * @param details numbers of it, by name
 * @param clearedAt since when it is over, while it is waited whether it stays so
 * @param returns how often it came back soon after
 */
record Alert(UUID id, String kind, String subject, @Nullable String subjectName, String severity,
        Map<String, Object> details, Instant openedAt, @Nullable Instant clearedAt, @Nullable Instant closedAt,
        int returns, @Nullable Instant acknowledgedAt, @Nullable String acknowledgedByName,
        @Nullable Instant snoozedUntil) {
    /** Its place in the list. */
    String[] place() {
        return new String[]{Json.time(openedAt), id.toString()};
    }

    /**
     * What a look changed.
     *
     * @param change {@code opened}, {@code returned} or {@code closed}
     */
    record Changed(UUID id, String kind, @Nullable String subjectName, JsonObject details, String change) {
        boolean isNew() {
            return change.equals("opened");
        }
    }

    /** Something that is wrong with the installation, in the shape that {@code check_alerts} takes. */
    record Condition(String kind, String subject, @Nullable String subjectName, String severity,
            Map<String, Object> details) {}
}
