package io.balcao.integrations;

import io.balcao.integrations.WebhookSender.Answered;
import io.balcao.platform.Ids;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is to be told, and what was. */
final class DeliveryRepository {
    private static final String COLUMNS = """
            SELECT d.id, d.event, d.event_type, d.conversation_id, d.state, d.attempts, d.response_status,
                   d.response_ms, d.response_text, d.error, d.occurred_at, d.attempted_at,
                   CASE WHEN d.state = 'queued' THEN d.next_attempt_at END, d.place
            FROM webhook_deliveries d
            """;
    private static final String PAGE = COLUMNS + """
            WHERE d.endpoint_id = $1 AND ($2::text IS NULL OR d.state = $2) AND ($3::timestamptz IS NULL OR (d.place, d.id) < ($3, $4::uuid))
            ORDER BY d.place DESC, d.id DESC LIMIT $5
            """;
    private static final String FIND = COLUMNS + "WHERE d.id = $1";
    // Of each conversation the oldest, and none while an older one is on its way or waits for its next try. One whose
    // holder died may have arrived: it is told again.
    private static final String CLAIM = """
            UPDATE webhook_deliveries d SET state = 'sending', claimed_by = $2, attempts = d.attempts + 1,
                   attempted_at = now(), next_attempt_at = now() + make_interval(secs => $3)
            WHERE d.id IN (
                SELECT o.id FROM webhook_deliveries o
                WHERE o.endpoint_id = $1 AND o.state IN ('queued', 'sending') AND o.next_attempt_at <= now()
                  AND NOT EXISTS (SELECT FROM webhook_deliveries e WHERE e.endpoint_id = o.endpoint_id
                      AND e.conversation_id = o.conversation_id AND e.state IN ('queued', 'sending')
                      AND (e.place, e.id) < (o.place, o.id))
                ORDER BY o.place, o.id LIMIT $4 FOR UPDATE SKIP LOCKED)
            RETURNING d.id, d.event, d.event_type, d.occurred_at, d.attempts, d.expires_at <= now(),
                      webhook_data(d)
            """;
    private static final String INSERT_TEST = """
            INSERT INTO webhook_deliveries (id, organization_id, endpoint_id, event, event_type, occurred_at, state,
                                            claimed_by, attempts, attempted_at, next_attempt_at)
            VALUES ($1, $2, $3, $4, 'ping', now(), 'sending', $5, 1, now(), now() + make_interval(secs => $6))
            RETURNING id, event, event_type, occurred_at, attempts, false, '{}'::jsonb
            """;
    private static final String END = """
            UPDATE webhook_deliveries SET state = $4, claimed_by = NULL, response_status = $5, response_ms = $6,
                   response_text = $7, error = $8, ended_at = now()
            WHERE id = $1 AND claimed_by = $2 AND attempts = $3
            """;
    private static final String AGAIN = """
            UPDATE webhook_deliveries SET state = 'queued', claimed_by = NULL, response_status = $4, response_ms = $5,
                   response_text = $6, error = $7, next_attempt_at = now() + make_interval(secs => $8)
            WHERE id = $1 AND claimed_by = $2 AND attempts = $3
            """;
    private static final String REPLAY = """
            UPDATE webhook_deliveries SET state = 'queued', attempts = 0, next_attempt_at = now(), ended_at = NULL,
                   expires_at = now() + interval '24 hours'
            WHERE id = $1 AND state IN ('delivered', 'failed')
            """;
    private static final String REPLAY_FAILED = """
            UPDATE webhook_deliveries SET state = 'queued', attempts = 0, next_attempt_at = now(), ended_at = NULL,
                   expires_at = now() + interval '24 hours'
            WHERE endpoint_id = $1 AND state = 'failed'
            """;
    private static final String GIVE_UP = """
            UPDATE webhook_deliveries SET state = 'failed', error = $2, ended_at = now(), claimed_by = NULL
            WHERE endpoint_id = $1 AND state IN ('queued', 'sending')
            """;
    private static final String ENDPOINT_OF = "SELECT endpoint_id FROM webhook_deliveries WHERE id = $1";

    /** One row of the log, and its place in it. */
    record Listed(WebhookDelivery delivery, Instant place) {}

    /**
     * What this server may tell now.
     *
     * @param attempts counts this claim: what comes of it counts only while it is the newest
     * @param isStale nobody waits for it any more
     */
    record Claimed(UUID id, UUID eventId, String eventType, Instant occurredAt, int attempts, boolean isStale,
            JsonObject data) {}

    List<Listed> page(Tx tx, UUID endpoint, @Nullable String state, @Nullable Instant before, @Nullable UUID beforeId,
            int limit) {
        return tx.list(PAGE, row -> new Listed(read(row), new Columns(row).time(13)), endpoint, state,
                before == null ? null : before.atOffset(ZoneOffset.UTC), beforeId, limit);
    }

    Optional<WebhookDelivery> find(Tx tx, UUID id) {
        return tx.one(FIND, DeliveryRepository::read, id);
    }

    List<Claimed> claim(Tx tx, UUID endpoint, UUID node, Duration lease, int most) {
        return tx.list(CLAIM, DeliveryRepository::claimed, endpoint, node, (double) lease.toSeconds(), most);
    }

    Claimed insertTest(Tx tx, UUID endpoint, UUID node, Duration lease) {
        return tx.one(INSERT_TEST, DeliveryRepository::claimed, Ids.next(), tx.organization().value(), endpoint,
                Ids.next(), node, (double) lease.toSeconds()).orElseThrow();
    }

    void end(Tx tx, Claimed claimed, UUID node, String state, Answered answer) {
        tx.change(END, claimed.id(), node, claimed.attempts(), state, answer.status(), answer.millis(), answer.text(),
                answer.error());
    }

    void again(Tx tx, Claimed claimed, UUID node, Answered answer, Duration wait) {
        tx.change(AGAIN, claimed.id(), node, claimed.attempts(), answer.status(), answer.millis(), answer.text(),
                answer.error(), (double) wait.toSeconds());
    }

    /** False while it waits or is on its way anyway. */
    boolean replay(Tx tx, UUID id) {
        return tx.change(REPLAY, id) == 1;
    }

    int replayFailed(Tx tx, UUID endpoint) {
        return tx.change(REPLAY_FAILED, endpoint);
    }

    void giveUp(Tx tx, UUID endpoint, String why) {
        tx.change(GIVE_UP, endpoint, why);
    }

    Optional<UUID> endpointOf(Tx tx, UUID delivery) {
        return tx.one(ENDPOINT_OF, row -> new Columns(row).id(0), delivery);
    }

    private static Claimed claimed(Row row) {
        var columns = new Columns(row);
        return new Claimed(columns.id(0), columns.id(1), columns.requiredText(2), columns.time(3), columns.integer(4),
                columns.flag(5), columns.json(6));
    }

    private static WebhookDelivery read(Row row) {
        var columns = new Columns(row);
        return new WebhookDelivery(columns.id(0), columns.id(1), columns.requiredText(2), columns.optionalId(3),
                columns.requiredText(4), columns.integer(5), row.getInteger(6), row.getInteger(7), columns.text(8),
                columns.text(9), columns.time(10), columns.optionalTime(11), columns.optionalTime(12));
    }
}
