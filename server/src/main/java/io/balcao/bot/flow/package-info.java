/**
 * The interpreter of flows. A {@link io.balcao.bot.flow.Flow} is a graph that a person drew; {@link
 * io.balcao.bot.flow.Script} is the same one, checked and ready to run; {@link io.balcao.bot.flow.Interpreter} takes a
 * conversation through it, one turn at a time. What a block does is said by its {@link io.balcao.bot.flow.BlockType}, of
 * which {@code io.balcao.bot.blocks} has those that every organization needs and other features may bring more. It changes
 * nothing outside: an {@link io.balcao.bot.flow.Outcome} says what is to be said and done. Start reading at {@code
 * Interpreter}.
 */
@NullMarked
package io.balcao.bot.flow;

import org.jspecify.annotations.NullMarked;
