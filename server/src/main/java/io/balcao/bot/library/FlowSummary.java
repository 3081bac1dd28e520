package io.balcao.bot.library;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Schema of the same name in the OpenAPI document.
 *
 * @param revision of the draft: to be named by whoever changes it
 * @param version what new conversations run, or those that do not try another out; null while nothing is published
 * @param canary a version that is tried out; null when none is
 * @param changedByName null when they are no more
 * @param hasChanges whether the draft is not what new conversations run
 * @param errors found when the draft was saved
 * @param running how many conversations are in it with the bot
 */
record FlowSummary(UUID id, String name, int revision, @Nullable FlowVersionView version, @Nullable Canary canary,
        @Nullable String changedByName,
        Instant createdAt, Instant updatedAt, boolean hasChanges, int errors, int warnings, long running) {
    /** @param share of new conversations, of a hundred */
    record Canary(UUID versionId, int number, int share) {}
}
