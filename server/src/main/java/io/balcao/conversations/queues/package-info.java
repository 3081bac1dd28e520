/**
 * Queues that nobody is stranded in. Who waits in a department that gives out by itself is given to who is free, in the
 * transaction that made it possible: {@link io.balcao.conversations.queues.Queues} stands around every change of who waits
 * and who is free, and the choice itself is one function of the database ({@code R__queues.sql}). It decides nothing about
 * who may move a conversation by hand.
 */
@NullMarked
package io.balcao.conversations.queues;

import org.jspecify.annotations.NullMarked;
