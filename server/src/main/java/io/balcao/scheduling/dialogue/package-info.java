/** Customers book, move and cancel in the chat: a block of the flow engine with a dialogue of its own. */
@NullMarked
package io.balcao.scheduling.dialogue;

import org.jspecify.annotations.NullMarked;
