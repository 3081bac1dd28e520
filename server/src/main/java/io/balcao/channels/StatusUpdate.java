package io.balcao.channels;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a message that we sent. They come in any order, twice, before the answer of the send, or never (Meta for
 * Developers, <i>Webhooks reference: status messages</i>).
 *
 * @param externalId
 *            the provider's id of our message
 * @param at
 *            when it happened, in whole seconds; the moment of arrival when the status did not say
 * @param opaqueId
 *            what the send carried as {@link OutboundMessage#opaqueId}; not promised on {@code FAILED}. It proves nothing
 *            about other numbers than the one that the status came for
 * @param recipientWaId
 *            digits of the person, or the id of the group
 * @param participantId
 *            in groups, the one whose status it is
 * @param errors
 *            on {@code FAILED}
 */
public record StatusUpdate(String externalId, Status status, Instant at, @Nullable String opaqueId,
        @Nullable String recipientWaId, @Nullable String recipientUserId, @Nullable String participantId,
        List<ChannelError> errors) {
    /** The statuses that mean something here; what else is reported is ignored. */
    public enum Status {
        SENT, DELIVERED, READ, PLAYED, FAILED
    }
}
