/**
 * Copies in Redis of what the bot reads for every message, and how they are never older than the database. Knows nothing of
 * what is in them.
 */
@NullMarked
package io.balcao.bot.copies;

import org.jspecify.annotations.NullMarked;
