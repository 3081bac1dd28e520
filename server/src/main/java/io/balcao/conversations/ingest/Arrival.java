package io.balcao.conversations.ingest;

import io.balcao.channels.Channel;
import io.balcao.channels.InboundMessage;
import io.balcao.platform.Ids;
import java.util.UUID;

/** A verified message on its way into the database, with the ids that it will have if it is new. */
record Arrival(Channel channel, InboundMessage message, UUID messageId, UUID customerId, UUID conversationId,
        UUID mediaId) {
    static Arrival of(Channel channel, InboundMessage message) {
        return new Arrival(channel, message, Ids.next(), Ids.next(), Ids.next(), Ids.next());
    }
}
