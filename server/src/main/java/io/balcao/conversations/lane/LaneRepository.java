package io.balcao.conversations.lane;

import io.balcao.conversations.lane.Responder.Deed;
import io.balcao.conversations.tags.TagRepository;
import io.balcao.conversations.thread.Conversation;
import io.balcao.conversations.thread.MessageView;
import io.balcao.conversations.thread.Owner;
import io.balcao.conversations.thread.ThreadRepository;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Claims of lanes. Times are the database's, so that a server with a wrong clock holds nothing too long. */
final class LaneRepository {
    private static final String CLAIM = """
            UPDATE conversations SET lane_claimed_until = now() + make_interval(secs => $2), lane_fence = lane_fence + 1,
                                     lane_attempts = lane_attempts + 1
            WHERE id = $1 AND (is_unanswered OR (lane_due_at <= $3 AND owner = 'bot'))
              AND (lane_claimed_until IS NULL OR lane_claimed_until <= now()) AND is_served(organization_id)
            RETURNING lane_fence, bot_state, answered_seq, last_seq, lane_attempts, lane_due_at
            """;
    private static final String RENEW = """
            UPDATE conversations SET lane_claimed_until = now() + make_interval(secs => $3)
            WHERE id = $1 AND lane_fence = $2 AND lane_claimed_until IS NOT NULL
            """;
    private static final String UNANSWERED = """
            SELECT id, seq FROM messages WHERE conversation_id = $1 AND sender_type = 'customer' AND seq > $2 AND seq <= $3
              AND message_type <> 'reaction' AND NOT (metadata ? 'late') AND NOT (metadata ? 'edit')
              AND NOT (metadata ? 'revoke')
            ORDER BY seq LIMIT $4
            """;
    private static final int MOST_IN_A_TURN = 50;
    // Both conditions: the fence says that no other worker took the lane, the owner that no person took the conversation.
    private static final String ANSWER = """
            UPDATE conversations SET answered_seq = $4, bot_state = $5, lane_due_at = $6, lane_claimed_until = NULL,
                                     lane_attempts = 0
            WHERE id = $1 AND lane_fence = $2 AND owner = 'bot' AND owner_version = $3
            RETURNING is_unanswered
            """;
    private static final String HAND_OVER = """
            UPDATE conversations SET owner = $2, status = 'waiting', department_id = $3, waiting_since = now(),
                                     needs_human_attention = $4, owner_version = owner_version + 1,
                                     version = version + 1
            WHERE id = $1
            """;
    private static final String RECORD_HANDOVER = """
            INSERT INTO conversation_transfers (id, organization_id, conversation_id, to_department_id)
            VALUES ($1, $2, $3, $4)
            """;
    // No question about how one was served: people did not serve.
    private static final String CLOSE = """
            UPDATE conversations SET owner = 'nobody', status = 'closed', closed_at = clock_timestamp(), unread_count = 0,
                                     needs_human_attention = false, owner_version = owner_version + 1,
                                     version = version + 1
            WHERE id = $1
            """;
    private static final String TAG = """
            UPDATE conversations SET tags = array_append(tags, $2), version = version + 1
            WHERE id = $1 AND NOT $2 = ANY (tags) AND cardinality(tags) < $3
              AND EXISTS (SELECT FROM tags t WHERE t.name = $2)
            """;
    private static final String UNTAG = """
            UPDATE conversations SET tags = array_remove(tags, $2), version = version + 1 WHERE id = $1 AND $2 = ANY (tags)
            """;
    private static final String PRIORITIZE = """
            UPDATE conversations SET priority = $2, version = version + 1 WHERE id = $1 AND priority <> $2
            """;
    private static final String SCORE = "SELECT note_score($1, $2)";
    private static final String HOLD_CUSTOMER = "SELECT id FROM customers WHERE id = $1 FOR NO KEY UPDATE";
    // What an erased customer is called stays forgotten; merged_into is the system's own.
    private static final String DESCRIBE = """
            UPDATE customers SET metadata = CASE WHEN $3 = '' THEN metadata - $2
                                                 ELSE metadata || jsonb_build_object($2::text, $3::text) END
            WHERE id = (SELECT customer_id FROM conversations WHERE id = $1) AND erased_at IS NULL AND $2 <> 'merged_into'
              AND (metadata ? $2 OR (SELECT count(*) FROM jsonb_object_keys(metadata)) < 100)
            """;
    private static final String RELEASE = "UPDATE conversations SET lane_claimed_until = NULL WHERE id = $1 AND lane_fence = $2";
    private static final String ORGANIZATIONS = "SELECT id FROM organizations_with_due_lanes($1) AS id"
            + " WHERE is_served(id)";
    private static final String CONVERSATIONS = """
            SELECT id FROM conversations
            WHERE is_unanswered AND (lane_claimed_until IS NULL OR lane_claimed_until <= now())
            UNION
            SELECT id FROM conversations
            WHERE lane_due_at <= $1 AND owner = 'bot' AND (lane_claimed_until IS NULL OR lane_claimed_until <= now())
            LIMIT 500
            """;

    private final ThreadRepository threads;

    LaneRepository(ThreadRepository threads) {
        this.threads = threads;
    }

    /**
     * What a claim found.
     *
     * @param lastSeq how far its messages reach: what is beyond it is for the next turn
     * @param dueAt when the responder wanted to be asked
     */
    record Claim(long fence, JsonObject state, long lastSeq, int attempts, Optional<Instant> dueAt,
            Conversation conversation, List<MessageView> messages) {}

    /** @param now of the server: what the responder wanted to be asked at is told by the same clock */
    Optional<Claim> claim(Tx tx, UUID conversation, Duration lease, Instant now) {
        return tx.one(CLAIM, row -> {
            var columns = new Columns(row);
            var unanswered = unanswered(tx, conversation, columns.number(2), columns.number(3));
            // A lane that nobody could work at for a while (its server died) has more than fits in one turn.
            var lastSeq = unanswered.size() < MOST_IN_A_TURN ? columns.number(3) : unanswered.getLast().seq();
            return new Claim(columns.number(0), columns.json(1), lastSeq, columns.integer(4),
                    Optional.ofNullable(columns.optionalTime(5)),
                    threads.find(tx, conversation).orElseThrow(),
                    unanswered.stream().flatMap(one -> threads.message(tx, one.id()).stream()).toList());
        }, conversation, (double) lease.toSeconds(), at(now));
    }

    boolean renew(Tx tx, UUID conversation, long fence, Duration lease) {
        return tx.change(RENEW, conversation, fence, (double) lease.toSeconds()) == 1;
    }

    /**
     * Writes what came of a turn.
     *
     * @param dueAt when the responder wants to be asked again, whether or not anybody wrote
     * @return whether more is there to be answered; empty when the lane or the conversation is another's by now
     */
    Optional<Boolean> answer(Tx tx, Claim claim, JsonObject state, Optional<Instant> dueAt) {
        return tx.one(ANSWER, row -> row.getBoolean(0), claim.conversation().id(), claim.fence(),
                claim.conversation().ownerVersion(), claim.lastSeq(), state,
                dueAt.map(LaneRepository::at).orElse(null));
    }

    void handOver(Tx tx, UUID transferId, UUID conversation, Responder.Handover handover) {
        var department = handover.department().orElse(null);
        tx.change(HAND_OVER, conversation, Owner.QUEUE.wire(), department, handover.needsAttention());
        tx.change(RECORD_HANDOVER, transferId, tx.organization().value(), conversation, department);
    }

    void close(Tx tx, UUID conversation) {
        tx.change(CLOSE, conversation);
    }

    void note(Tx tx, UUID conversation, Deed deed) {
        switch (deed) {
            case Deed.Tag(var name) -> tx.change(TAG, conversation, name, TagRepository.MOST_OF_A_CONVERSATION);
            case Deed.Untag(var name) -> tx.change(UNTAG, conversation, name);
            case Deed.Prioritize(var priority) -> tx.change(PRIORITIZE, conversation, priority);
            case Deed.Describe(var key, var value) -> tx.change(DESCRIBE, conversation, key, value);
            case Deed.Score(var score) -> tx.list(SCORE, row -> row, conversation, score);
            case Deed.Note(var text) -> throw new IllegalArgumentException("A note is a message: " + text.length());
        }
    }

    /** Before its conversations, as everybody takes them. */
    void holdCustomer(Tx tx, UUID customer) {
        tx.one(HOLD_CUSTOMER, row -> row, customer);
    }

    void release(Tx tx, UUID conversation, long fence) {
        tx.change(RELEASE, conversation, fence);
    }

    static List<OrganizationId> organizations(Database database, Instant now) {
        return database.ask(ORGANIZATIONS, row -> new OrganizationId(row.getUUID(0)), at(now));
    }

    /** Conversations that the responder is to be asked about. */
    static List<UUID> due(Tx tx, Instant now) {
        return tx.list(CONVERSATIONS, row -> row.getUUID(0), at(now));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private record Unanswered(UUID id, long seq) {}

    private static List<Unanswered> unanswered(Tx tx, UUID conversation, long after, long until) {
        return tx.list(UNANSWERED, row -> new Unanswered(row.getUUID(0), row.getLong(1)), conversation, after, until,
                MOST_IN_A_TURN);
    }
}
