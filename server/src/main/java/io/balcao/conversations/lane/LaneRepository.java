package io.balcao.conversations.lane;

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
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Claims of lanes. Times are the database's, so that a server with a wrong clock holds nothing too long. */
final class LaneRepository {
    private static final String CLAIM = """
            UPDATE conversations SET lane_claimed_until = now() + make_interval(secs => $2), lane_fence = lane_fence + 1,
                                     lane_attempts = lane_attempts + 1
            WHERE id = $1 AND is_unanswered
              AND (lane_claimed_until IS NULL OR lane_claimed_until <= now()) AND is_served(organization_id)
            RETURNING lane_fence, bot_state, answered_seq, last_seq, lane_attempts
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
            UPDATE conversations SET answered_seq = $4, bot_state = $5, lane_claimed_until = NULL, lane_attempts = 0
            WHERE id = $1 AND lane_fence = $2 AND owner = 'bot' AND owner_version = $3
            RETURNING id
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
    private static final String RELEASE = "UPDATE conversations SET lane_claimed_until = NULL WHERE id = $1 AND lane_fence = $2";
    private static final String ORGANIZATIONS = "SELECT id FROM organizations_with_unanswered_conversations() AS id"
            + " WHERE is_served(id)";
    private static final String CONVERSATIONS = """
            SELECT id FROM conversations
            WHERE is_unanswered AND (lane_claimed_until IS NULL OR lane_claimed_until <= now())
            LIMIT 500
            """;

    private final ThreadRepository threads;

    LaneRepository(ThreadRepository threads) {
        this.threads = threads;
    }

    /** What a claim found. {@code lastSeq} is how far its messages reach: what is beyond it is for the next turn. */
    record Claim(long fence, JsonObject state, long lastSeq, int attempts, Conversation conversation,
            List<MessageView> messages) {}

    Optional<Claim> claim(Tx tx, UUID conversation, Duration lease) {
        return tx.one(CLAIM, row -> {
            var columns = new Columns(row);
            var unanswered = unanswered(tx, conversation, columns.number(2), columns.number(3));
            // A lane that nobody could work at for a while (its server died) has more than fits in one turn.
            var lastSeq = unanswered.size() < MOST_IN_A_TURN ? columns.number(3) : unanswered.getLast().seq();
            return new Claim(columns.number(0), columns.json(1), lastSeq, columns.integer(4),
                    threads.find(tx, conversation).orElseThrow(),
                    unanswered.stream().flatMap(one -> threads.message(tx, one.id()).stream()).toList());
        }, conversation, (double) lease.toSeconds());
    }

    boolean renew(Tx tx, UUID conversation, long fence, Duration lease) {
        return tx.change(RENEW, conversation, fence, (double) lease.toSeconds()) == 1;
    }

    boolean answer(Tx tx, Claim claim, JsonObject state) {
        return tx.one(ANSWER, row -> row, claim.conversation().id(), claim.fence(), claim.conversation().ownerVersion(),
                claim.lastSeq(), state).isPresent();
    }

    void handOver(Tx tx, UUID transferId, UUID conversation, Responder.Handover handover) {
        var department = handover.department().orElse(null);
        tx.change(HAND_OVER, conversation, Owner.QUEUE.wire(), department, handover.needsAttention());
        tx.change(RECORD_HANDOVER, transferId, tx.organization().value(), conversation, department);
    }

    void release(Tx tx, UUID conversation, long fence) {
        tx.change(RELEASE, conversation, fence);
    }

    static List<OrganizationId> organizations(Database database) {
        return database.ask(ORGANIZATIONS, row -> new OrganizationId(row.getUUID(0)));
    }

    static List<UUID> unanswered(Tx tx) {
        return tx.list(CONVERSATIONS, row -> row.getUUID(0));
    }

    private record Unanswered(UUID id, long seq) {}

    private static List<Unanswered> unanswered(Tx tx, UUID conversation, long after, long until) {
        return tx.list(UNANSWERED, row -> new Unanswered(row.getUUID(0), row.getLong(1)), conversation, after, until,
                MOST_IN_A_TURN);
    }
}
