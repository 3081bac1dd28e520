/**
 * The flows of an organization: drafts that people change, versions that never change, and what begins which. {@link
 * io.balcao.bot.library.Flows} is its door; what a flow does when it runs is said by {@code io.balcao.bot.flow}.
 */
@NullMarked
package io.balcao.bot.library;

import org.jspecify.annotations.NullMarked;
