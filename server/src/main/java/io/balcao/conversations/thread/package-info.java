/**
 * What a conversation and a message are, as the database has them and as the wire shows them, and how a change becomes
 * events for those who may see it. The other parts of conversations stand on this; it asks none of them.
 */
@NullMarked
package io.balcao.conversations.thread;

import org.jspecify.annotations.NullMarked;
