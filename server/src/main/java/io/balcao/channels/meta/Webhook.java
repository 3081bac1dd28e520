package io.balcao.channels.meta;

import io.balcao.channels.ChannelError;
import io.balcao.channels.InboundMessage;
import io.balcao.channels.StatusUpdate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one POST of Meta said, in the order of the body. Parts that could not be understood lie beside the
 * others and spoil none of them.
 */
public record Webhook(List<NumberGroup> groups, List<AccountEvent> events, List<Undecodable> undecodable) {
    /**
     * What one {@code changes[]} element said for one business number. The same number can appear several times.
     *
     * @param phoneNumberId
     *            the routing key; it may name a number that is not registered here
     * @param errors
     *            trouble of the number itself, such as its throughput being reached
     * @param echoes
     *            what the business wrote on its own phone; the sender of each is the person that it went to
     */
    public record NumberGroup(String phoneNumberId, List<InboundMessage> messages, List<StatusUpdate> statuses,
            List<ChannelError> errors, List<InboundMessage> echoes) {
        NumberGroup(String phoneNumberId, List<InboundMessage> messages, List<StatusUpdate> statuses,
                List<ChannelError> errors) {
            this(phoneNumberId, messages, statuses, errors, List.of());
        }
    }

    /**
     * A part that goes to the dead letters.
     *
     * @param rawText
     *            the part as it came: one message, one status, or the whole body. Text without U+0000; it is not
     *            necessarily JSON
     * @param reason
     *            one English sentence for who repairs it
     * @param webhook
     *            a webhook that says this part and nothing else, as far as that can be said
     */
    public record Undecodable(String rawText, String reason, @Nullable String phoneNumberId, String webhook) {
        Undecodable(String rawText, String reason, @Nullable String phoneNumberId) {
            this(rawText, reason, phoneNumberId, rawText);
        }
    }
}
