package io.balcao.bot.library;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Schema of the same name in the OpenAPI document: a secret, of which only the name is told.
 *
 * @param changedByName null when they are no more
 */
record FlowSecret(String name, @Nullable String changedByName, Instant updatedAt) {}
