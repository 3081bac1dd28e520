package io.balcao.accounts;

import org.jspecify.annotations.Nullable;

/**
 * After how long a login ends by itself.
 *
 * @param idleMinutes without anything that its person does; null for never
 * @param days whatever its person does; null for never
 */
record SessionLimits(@Nullable Integer idleMinutes, @Nullable Integer days) {}
