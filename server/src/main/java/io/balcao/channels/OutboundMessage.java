package io.balcao.channels;

import org.jspecify.annotations.Nullable;

/**
 * One message that leaves.
 *
 * @param replyTo
 *            the provider's id of the message that is quoted
 * @param opaqueId
 *            our own id of the message, at most 512 characters. It comes back in the statuses, and is the only thread to
 *            a send whose answer was lost: Graph has no idempotency key
 */
public record OutboundMessage(Recipient to, OutboundContent content, @Nullable String replyTo,
        @Nullable String opaqueId) {
    /**
     * To whom. When both are given, WhatsApp takes the {@code waId}.
     *
     * @param waId
     *            as it came in the customer's messages, for digits are neither added nor removed (Brazil's ninth digit)
     * @param userId
     *            business-scoped user id
     */
    public record Recipient(@Nullable String waId, @Nullable String userId) {
        public Recipient {
            if (waId == null && userId == null) {
                throw new IllegalArgumentException("a recipient has a waId or a userId");
            }
        }
    }
}
