package io.balcao.channels;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.balcao.channels.MessageContext.Forwarding;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message of a customer, whatever the channel. Every text in it can be stored by PostgreSQL as text and as jsonb.
 *
 * @param externalId
 *            the provider's id ({@code wamid.…}), unique within one business number
 * @param sentAt
 *            when the provider took it, in whole seconds; the moment of arrival when the message did not say
 *            ({@code sentAtKnown} is then false)
 * @param raw
 *            the message's own JSON, as it came, for {@link Content.Unsupported} only
 */
public record InboundMessage(String externalId, Sender sender, Instant sentAt, boolean sentAtKnown, Content content,
        MessageContext context, @Nullable String raw) {
    /**
     * What goes into {@code messages.metadata}: {@link Content#metadata} and, as far as they apply,
     * {@code reply_to_external_id}, {@code forwarded: true}, {@code frequently_forwarded: true}, {@code group_id},
     * {@code referral: {…}}, {@code referred_product: {…}}, {@code sent_at_unknown: true}. A new object each time.
     */
    public ObjectNode metadata() {
        var metadata = content.metadata();
        if (context.replyTo() != null) {
            metadata.put("reply_to_external_id", context.replyTo());
        }
        if (context.forwarding() != Forwarding.NOT) {
            metadata.put("forwarded", true);
        }
        if (context.forwarding() == Forwarding.FREQUENTLY) {
            metadata.put("frequently_forwarded", true);
        }
        if (context.groupId() != null) {
            metadata.put("group_id", context.groupId());
        }
        if (context.referral() != null) {
            metadata.set("referral", context.referral());
        }
        if (context.referredProduct() != null) {
            metadata.set("referred_product", context.referredProduct());
        }
        if (!sentAtKnown) {
            metadata.put("sent_at_unknown", true);
        }
        return metadata;
    }
}
