package io.balcao.conversations.outbox;

import io.balcao.channels.SendOutcome;
import io.balcao.conversations.outbox.OutboxRepository.Claimed;
import io.balcao.platform.OrganizationId;
import java.util.function.BooleanSupplier;

/** Hands one message to its channel. Takes less time than a claim lasts; runs on a virtual thread. */
@FunctionalInterface
interface ChannelSender {
    /** @param isStillOurs to be asked right before the message leaves; if not, it must not */
    SendOutcome send(OrganizationId organization, Claimed message, BooleanSupplier isStillOurs);
}
