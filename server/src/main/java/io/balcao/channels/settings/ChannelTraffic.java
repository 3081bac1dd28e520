package io.balcao.channels.settings;

import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Tx;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What goes through a number. Conversations know; the tests of a number ask. */
public interface ChannelTraffic {
    /** A message on its way; {@code reason} is why it failed. */
    record Progress(String status, @Nullable String reason) {}

    /** When the number last received something, if that was within a day. */
    Optional<Instant> lastReceived(Tx tx, UUID channel);

    /** Sends a text to somebody who wrote to the number within a day; empty when nobody with that number did. */
    Optional<UUID> sendTest(OrganizationId organization, UUID channel, String phoneNumber);

    Optional<Progress> progress(Tx tx, UUID message);
}
