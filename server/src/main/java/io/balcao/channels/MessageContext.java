package io.balcao.channels;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * What a message says about where it belongs.
 *
 * @param replyTo
 *            the provider's id of the quoted message, or of the one whose button was pressed; may be unknown here
 * @param groupId
 *            present in messages of a WhatsApp group; the sender is then the participant
 * @param referral
 *            the advertisement that was clicked, as it came
 * @param referredProduct
 *            the catalogue item that was asked about, as it came
 */
public record MessageContext(@Nullable String replyTo, Forwarding forwarding, @Nullable String groupId,
        @Nullable ObjectNode referral, @Nullable ObjectNode referredProduct) {
    /** Of a message that stands alone. */
    public static final MessageContext NONE = new MessageContext(null, Forwarding.NOT, null, null, null);

    /** How often the message was passed on before it came here. */
    public enum Forwarding {
        NOT, FORWARDED, FREQUENTLY
    }
}
