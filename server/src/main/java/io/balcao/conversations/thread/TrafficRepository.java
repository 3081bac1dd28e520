package io.balcao.conversations.thread;

import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What went through a number. */
final class TrafficRepository {
    // The window is open for a day after what the customer wrote last.
    private static final String LAST_RECEIVED = """
            SELECT max(customer_wrote_at(id, window_expires_at)) FROM conversations
            WHERE channel_id = $1 AND window_expires_at > now()
            """;
    private static final String OPEN_TO = """
            SELECT c.id FROM conversations c JOIN customer_addresses a ON a.customer_id = c.customer_id
            WHERE c.channel_id = $1 AND c.window_expires_at > now() AND c.status <> 'closed' AND a.address = $2
            ORDER BY c.window_expires_at DESC LIMIT 1
            """;

    Optional<Instant> lastReceived(Tx tx, UUID channel) {
        return tx.one(LAST_RECEIVED, row -> Optional.ofNullable(new Columns(row).optionalTime(0)), channel)
                .flatMap(time -> time);
    }

    /** The open conversation of somebody who may be written to. */
    Optional<UUID> openTo(Tx tx, UUID channel, String address) {
        return tx.one(OPEN_TO, row -> row.getUUID(0), channel, address);
    }
}
