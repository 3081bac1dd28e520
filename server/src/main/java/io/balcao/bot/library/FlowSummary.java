package io.balcao.bot.library;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Schema of the same name in the OpenAPI document.
 *
 * @param revision of the draft: to be named by whoever changes it
 * @param version what new conversations run; null while nothing is published
 * @param changedByName null when they are no more
 * @param hasChanges whether the draft is not what new conversations run
 * @param errors found when the draft was saved
 * @param running how many conversations are in it with the bot
 */
record FlowSummary(UUID id, String name, int revision, @Nullable FlowVersionView version,
        @Nullable String changedByName,
        Instant createdAt, Instant updatedAt, boolean hasChanges, int errors, int warnings, long running) {}
