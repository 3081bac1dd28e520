package io.balcao.conversations.desk;

import io.balcao.platform.OrganizationId;
import java.util.UUID;

/** Tells WhatsApp that a message was read here. */
@FunctionalInterface
public interface ReadReceipts {
    /** The customer sees that this message and those before it were read. Does not wait, and may fail in silence. */
    void read(OrganizationId organization, UUID channelId, String whatsappMessageId);
}
