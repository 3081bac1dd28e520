/** Tells WhatsApp what was read here, so that the customer sees blue ticks. Of no record: a lost one is not repeated. */
@NullMarked
package io.balcao.conversations.receipts;

import org.jspecify.annotations.NullMarked;
