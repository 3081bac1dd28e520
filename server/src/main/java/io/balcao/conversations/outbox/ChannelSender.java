package io.balcao.conversations.outbox;

import io.balcao.channels.SendOutcome;
import io.balcao.conversations.outbox.OutboxRepository.Claimed;
import io.balcao.platform.OrganizationId;

/** Hands one message to its channel. Takes less time than a claim lasts; runs on a virtual thread. */
@FunctionalInterface
interface ChannelSender {
    SendOutcome send(OrganizationId organization, Claimed message);
}
