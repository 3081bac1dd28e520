/**
 * The types of blocks that every organization has: what they say, ask and decide. {@link io.balcao.bot.blocks.Blocks} lists
 * them. Each type is one file, with the settings of its blocks as a record.
 */
@NullMarked
package io.balcao.bot.blocks;

import org.jspecify.annotations.NullMarked;
