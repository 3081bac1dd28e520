@NullMarked
package io.balcao.conversations.queues;

import org.jspecify.annotations.NullMarked;
