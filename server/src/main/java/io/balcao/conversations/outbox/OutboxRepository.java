package io.balcao.conversations.outbox;

import io.balcao.channels.ChannelKind;
import io.balcao.conversations.thread.MessageView.Reason;
import io.balcao.conversations.thread.StatusEvents.Change;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.platform.http.Json;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The outbox in the database: {@code sql/V008__sends_and_their_statuses.sql} and {@code sql/R__deliveries.sql}. Whoever
 * changes a message holds its conversation first, as everybody does.
 */
final class OutboxRepository {
    private static final String ORGANIZATIONS = "SELECT id FROM organizations_with_due_sends() AS id WHERE is_served(id)";
    private static final String CLAIM = "SELECT * FROM claim_sends($1, $2, $3, make_interval(secs => $4), $5, $6, $7)";
    private static final String SETTLE = "SELECT " + Change.COLUMNS + " FROM settle_sent($1, $2, $3)";
    private static final String AGAIN = """
            UPDATE outbox SET state = 'queued', claimed_by = NULL, claimed_until = NULL,
                              attempts = attempts - $3, next_attempt_at = now() + make_interval(secs => $4)
            WHERE message_id = $1 AND claimed_by = $2 AND attempts = $5 AND state = 'sending' AND NOT is_withdrawn
            """;
    // What somebody else holds comes to its end there, or is kept the next time: many rows are waited for in no order.
    private static final String KEEP = """
            UPDATE outbox SET claimed_until = now() + make_interval(secs => $3)
            WHERE message_id IN (
                SELECT message_id FROM outbox
                WHERE message_id = ANY($1) AND claimed_by = $2 AND state = 'sending' AND claimed_until > now()
                FOR UPDATE SKIP LOCKED)
            """;
    private static final String RENEW = """
            UPDATE outbox SET claimed_until = now() + make_interval(secs => $4)
            WHERE message_id = $1 AND claimed_by = $2 AND attempts = $3 AND state = 'sending' AND NOT is_withdrawn
            """;
    private static final String LOCK = "SELECT lock_threads(ARRAY[$1::uuid])";
    private static final String HOLDS = """
            SELECT message_id FROM outbox
            WHERE message_id = $1 AND claimed_by = $2 AND attempts = $3 AND state = 'sending'
            """;
    private static final String HAS_EXPIRED = """
            SELECT message_id FROM outbox WHERE message_id = $1 AND state = 'sending' AND claimed_until <= now()
            """;
    private static final String IS_WITHDRAWN = "SELECT message_id FROM outbox WHERE message_id = $1 AND is_withdrawn";
    private static final String NOTE_RETRY = "SELECT " + Change.COLUMNS + " FROM note_retry($1, $2)";
    private static final String SLOW_DOWN = """
            UPDATE channel_pace SET next_free_at = greatest(next_free_at, now() + make_interval(secs => $2))
            WHERE channel_id = $1
            """;
    private static final String ADVANCE = "SELECT " + Change.COLUMNS
            + " FROM advance_statuses(ARRAY[$1::uuid], ARRAY[$2::text], ARRAY[now()], ARRAY[$3::jsonb])";
    private static final String FORGET = "DELETE FROM outbox WHERE message_id = $1";
    private static final String HOLD = """
            UPDATE outbox SET state = 'uncertain', claimed_by = NULL, claimed_until = NULL,
                              next_attempt_at = now() + make_interval(secs => $2)
            WHERE message_id = $1 AND state = 'sending' AND NOT is_withdrawn
            """;
    private static final String STOP_CHANNEL = """
            UPDATE channels SET status = 'stopped', status_reason = $2, stopped_at = now(), outage_told_at = NULL
            WHERE id = $1 AND status = 'active' AND access_token_encrypted IS NOT DISTINCT FROM $3
            """;
    private static final String STOP_MARKETING = "SELECT stop_marketing($1)";
    // Whoever held these died, or hangs: what was in flight may have left.
    private static final String EXPIRED = """
            SELECT message_id, sender_type FROM outbox
            WHERE state = 'sending' AND claimed_until <= now() LIMIT 200
            """;
    // The documented time has passed without a status: the bot says it again.
    private static final String UNTOLD = """
            SELECT message_id FROM outbox WHERE state = 'uncertain' AND next_attempt_at <= now() LIMIT 200
            """;
    private static final String REQUEUE = "UPDATE outbox SET state = 'queued', next_attempt_at = now()"
            + " WHERE message_id = $1 AND state = 'uncertain' AND next_attempt_at <= now()";
    private static final String SAY_AGAIN = "SELECT " + Change.COLUMNS + " FROM say_again($1)";

    private final Database database;

    OutboxRepository(Database database) {
        this.database = database;
    }

    /**
     * A message that this server may send now, and all that is needed for it.
     *
     * @param attempts counts this claim: what comes of it counts only while it is the newest
     * @param isWindowOpen by the database's clock
     * @param round counts the sends that may have left
     * @param isUnwanted whether it is marketing for somebody who stopped it
     */
    record Claimed(UUID messageId, UUID conversationId, UUID channelId, String senderType, int attempts, String content,
            String messageType, JsonObject metadata, @Nullable String replyToWhatsappId, @Nullable String sendTo,
            boolean isPhone, @Nullable UUID mediaId, @Nullable String mediaType, @Nullable String mediaName,
            @Nullable String mediaKey, String phoneNumberId, @Nullable Buffer sealedToken,
            boolean isWindowOpen, int round, boolean isUnwanted, ChannelKind channelKind,
            @Nullable Buffer sealedClientToken) {}

    List<OrganizationId> organizationsWithDueSends() {
        return database.ask(ORGANIZATIONS, row -> new OrganizationId(row.getUUID(0)));
    }

    /**
     * Takes what may leave now.
     *
     * @param most of all numbers together
     * @param mostOfOne of one number, with what is under way
     * @param busy how many messages of each number are under way here
     */
    List<Claimed> claim(OrganizationId organization, UUID node, int most, int mostOfOne, Map<UUID, Integer> busy,
            Duration lease) {
        return database.ask(CLAIM, OutboxRepository::readClaim, organization.value(), node, most,
                (double) lease.toSeconds(), busy.keySet().toArray(UUID[]::new),
                busy.values().toArray(Integer[]::new), mostOfOne);
    }

    /** Makes claims last: sending takes its time. Those that ran out already are lost. */
    void keep(Tx tx, Collection<UUID> messages, UUID node, Duration lease) {
        tx.change(KEEP, messages.toArray(UUID[]::new), node, (double) lease.toSeconds());
    }

    /** Whether a claim is still this server's; if so, it is until the transaction ends. */
    boolean holds(Tx tx, Claimed message, UUID node) {
        lock(tx, message.messageId());
        return tx.one(HOLDS, row -> row, message.messageId(), node, message.attempts()).isPresent();
    }

    /** Makes a claim last, also one that ran out; false when it is another's meanwhile, or nobody's. */
    boolean renew(Tx tx, Claimed message, UUID node, Duration lease) {
        lock(tx, message.messageId());
        return tx.change(RENEW, message.messageId(), node, message.attempts(), (double) lease.toSeconds()) == 1;
    }

    /** Whether a claim outlived its holder; if so, nobody else changes the message until the transaction ends. */
    boolean hasExpired(Tx tx, UUID message) {
        lock(tx, message);
        return tx.one(HAS_EXPIRED, row -> row, message).isPresent();
    }

    private static void lock(Tx tx, UUID message) {
        tx.list(LOCK, row -> row, message);
    }

    Future<List<Change>> settle(OrganizationId organization, List<UUID> messages, List<String> whatsappIds) {
        return database.send(SETTLE, organization.value(), messages.toArray(UUID[]::new),
                whatsappIds.toArray(String[]::new)).map(rows -> {
                    var moved = new ArrayList<Change>(rows.size());
                    rows.forEach(row -> moved.add(readChange(row)));
                    return moved;
                });
    }

    /**
     * Puts a message back, unless a person took its conversation from the bot meanwhile: then it ends here. {@code counts}
     * is false when the try was not the message's fault.
     */
    List<Change> again(Tx tx, Claimed claim, UUID node, boolean counts, Duration wait, Reason why, Reason withdrawn) {
        var message = claim.messageId();
        lock(tx, message);
        if (tx.change(AGAIN, message, node, counts ? 0 : 1, wait.toMillis() / 1000.0, claim.attempts()) == 1) {
            return tx.list(NOTE_RETRY, OutboxRepository::readChange, message, new JsonObject(Json.text(why)));
        }
        return isWithdrawn(tx, message) ? advance(tx, message, "failed", withdrawn) : List.of();
    }

    private static boolean isWithdrawn(Tx tx, UUID message) {
        return tx.one(IS_WITHDRAWN, row -> message, message).isPresent();
    }

    void slowDown(Tx tx, UUID channel, Duration wait) {
        tx.change(SLOW_DOWN, channel, wait.toMillis() / 1000.0);
    }

    List<Change> advance(Tx tx, UUID message, String status, @Nullable Reason error) {
        var moved = tx.list(ADVANCE, OutboxRepository::readChange, message, status,
                error == null ? null : new JsonObject(Json.text(error)));
        return moved;
    }

    void forget(Tx tx, UUID message) {
        tx.change(FORGET, message);
    }

    /** Waits for a status, and not at all for what nobody wants said again. */
    void hold(Tx tx, UUID message, Duration wait) {
        if (tx.change(HOLD, message, (double) wait.toSeconds()) == 0 && isWithdrawn(tx, message)) {
            forget(tx, message);
        }
    }

    /** True when it was not stopped before. A number that has another token by now is not stopped by the old one. */
    boolean stopChannel(Tx tx, Claimed message, String reason) {
        return tx.change(STOP_CHANNEL, message.channelId(), reason, message.sealedToken()) == 1;
    }

    /** Gives the conversations whose rows show it. */
    List<UUID> stopMarketing(Tx tx, UUID conversation) {
        return tx.list(STOP_MARKETING, row -> row.getUUID(0), conversation);
    }

    /** A claim that outlived its holder. */
    record Expired(UUID messageId, String senderType) {}

    List<Expired> expired(Tx tx) {
        return tx.list(EXPIRED, row -> new Expired(row.getUUID(0), row.getString(1)));
    }

    /** What waited long enough for a status. */
    List<UUID> untold(Tx tx) {
        return tx.list(UNTOLD, row -> row.getUUID(0));
    }

    /** Queues again what still waits for a status. */
    List<Change> resend(Tx tx, UUID message) {
        lock(tx, message);
        return tx.change(REQUEUE, message) == 1
                ? tx.list(SAY_AGAIN, OutboxRepository::readChange, message)
                : List.of();
    }

    private static Claimed readClaim(Row row) {
        var c = new Columns(row);
        return new Claimed(c.id(0), c.id(1), c.id(2), c.requiredText(3), c.integer(4), c.requiredText(5),
                c.requiredText(6), c.json(7), c.text(8), c.text(9), "tel".equals(c.text(10)), c.optionalId(11),
                c.text(12), c.text(13), c.text(14), c.requiredText(15), row.getBuffer(16), c.flag(18), c.integer(19),
                c.flag(20), ChannelKind.of(c.requiredText(21)), row.getBuffer(22));
    }

    private static Change readChange(Row row) {
        return Change.read(new Columns(row));
    }
}
