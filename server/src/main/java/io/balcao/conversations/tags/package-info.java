/**
 * The catalogue of an organization's tags. Conversations carry names, and only names that stand here: what is renamed,
 * merged or deleted is carried over to them by {@link io.balcao.conversations.tags.TagMoves}.
 */
@NullMarked
package io.balcao.conversations.tags;

import org.jspecify.annotations.NullMarked;
