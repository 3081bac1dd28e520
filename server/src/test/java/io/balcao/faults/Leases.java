package io.balcao.faults;

import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The claims of those who died, sleep, or never heard that they had got one. They end by themselves, after 30 s for an
 * answer of the bot and 60 s for a send: here they end as soon as nobody else has anything to do any more.
 */
final class Leases {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration STILL = Duration.ofMillis(600);

    private Leases() {}

    /** Waits until only what is abandoned is left, and ends its claims; gives how many answers of the bot were. */
    static int runOut(Shop shop) throws SQLException {
        var before = new ArrayList<UUID>();
        await().atMost(SOON).pollDelay(Duration.ZERO).pollInterval(STILL).until(() -> {
            var now = held(shop);
            boolean isStill = now.equals(before) && isAllElseDone(shop);
            before.clear();
            before.addAll(now);
            return isStill;
        });
        shop.change("UPDATE outbox SET claimed_until = now() WHERE state = 'sending' AND claimed_until > now()");
        return shop.change("UPDATE conversations SET lane_claimed_until = now() WHERE lane_claimed_until > now()");
    }

    private static List<UUID> held(Shop shop) throws SQLException {
        return shop.rows("""
                SELECT id FROM conversations WHERE lane_claimed_until > now()
                UNION ALL SELECT message_id FROM outbox WHERE state = 'sending' AND claimed_until > now() ORDER BY 1
                """, row -> row.getObject(1, UUID.class));
    }

    /** What is not claimed now stands behind what is. */
    private static boolean isAllElseDone(Shop shop) throws SQLException {
        return shop.count("""
                SELECT count(*) FROM conversations WHERE owner = 'bot' AND answered_seq < last_seq
                    AND (lane_claimed_until IS NULL OR lane_claimed_until <= now())
                """) == 0 && shop.count("""
                SELECT count(*) FROM outbox o WHERE state = 'queued' AND next_attempt_at <= now() AND NOT EXISTS (
                    SELECT FROM outbox e WHERE e.conversation_id = o.conversation_id AND e.position < o.position)
                """) == 0;
    }
}
