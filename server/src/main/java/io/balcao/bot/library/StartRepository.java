package io.balcao.bot.library;

import io.balcao.platform.Ids;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Conversations in which a flow is begun though nobody wrote. */
final class StartRepository {
    private static final String HOLD = """
            SELECT id, channel_id, owner, owner_version FROM conversations WHERE id = $1 FOR NO KEY UPDATE
            """;
    private static final String HOLD_OPEN = """
            SELECT id, channel_id, owner, owner_version FROM conversations
            WHERE customer_id = $1 AND channel_id = $2 AND status <> 'closed' FOR NO KEY UPDATE
            """;
    // The channel by which they wrote last; of who never wrote, the oldest.
    private static final String CHANNEL = """
            SELECT n.id FROM customers k JOIN channels n ON n.id = $2::uuid OR $2::uuid IS NULL
            WHERE k.id = $1 AND k.erased_at IS NULL
              AND EXISTS (SELECT FROM customer_addresses a WHERE a.customer_id = k.id AND a.channel_kind = 'whatsapp')
            ORDER BY (SELECT max(c.last_message_at) FROM conversations c WHERE c.customer_id = k.id AND c.channel_id = n.id)
                DESC NULLS LAST, n.created_at, n.id LIMIT 1
            """;
    // The customer's 24 hours are those of the number, whichever conversation they wrote in.
    private static final String OPEN = """
            INSERT INTO conversations (id, organization_id, customer_id, channel_id, owner, status, window_expires_at)
            SELECT $1, $2, $3, $4, 'bot', 'open', max(c.window_expires_at)
            FROM conversations c WHERE c.customer_id = $3 AND c.channel_id = $4
            ON CONFLICT (customer_id, channel_id) WHERE status <> 'closed' DO NOTHING
            """;
    private static final String ORGANIZATIONS = """
            SELECT id FROM organizations_with_due_follow_ups($1) AS id WHERE is_served(id)
            """;
    private static final String CLOSED = """
            SELECT id, customer_id, channel_id FROM conversations WHERE follow_up_at <= $1 AND owner = 'nobody'
            ORDER BY follow_up_at LIMIT $2
            """;
    // As with everybody who opens a conversation: the customer first.
    private static final String HOLD_CUSTOMER = """
            SELECT id FROM customers WHERE id = $1 AND erased_at IS NULL FOR NO KEY UPDATE
            """;
    private static final String TAKE_UP = """
            UPDATE conversations SET follow_up_at = NULL WHERE id = $1 AND owner = 'nobody' AND follow_up_at <= $2
            """;
    // Not while the customer has another conversation, nor when free text could not reach them any more.
    private static final String FOLLOW = """
            INSERT INTO conversations (id, organization_id, customer_id, channel_id, owner, status, window_expires_at,
                                       follows_id)
            SELECT $1, c.organization_id, c.customer_id, c.channel_id, 'bot', 'open', c.window_expires_at, c.id
            FROM conversations c WHERE c.id = $2 AND c.window_expires_at > $3
            ON CONFLICT (customer_id, channel_id) WHERE status <> 'closed' DO NOTHING
            """;
    // Whoever computes an answer now computes it for what was before: its fence is not theirs any more.
    private static final String BEGIN = """
            UPDATE conversations SET bot_state = $2, lane_due_at = $3, lane_claimed_until = NULL, lane_attempts = 0,
                                     lane_fence = lane_fence + 1
            WHERE id = $1
            """;

    /** A conversation that is held until the transaction ends. */
    record Held(UUID id, UUID channelId, String owner, int ownerVersion) {}

    /** A closed conversation that a flow is to follow. */
    record Closed(UUID id, UUID customerId, UUID channelId) {}

    static List<OrganizationId> organizationsToFollowUp(Database database, Instant now) {
        return database.ask(ORGANIZATIONS, row -> new OrganizationId(row.getUUID(0)), now.atOffset(ZoneOffset.UTC));
    }

    List<Closed> closed(Tx tx, Instant now, int most) {
        return tx.list(CLOSED, row -> new Closed(row.getUUID(0), row.getUUID(1), row.getUUID(2)),
                now.atOffset(ZoneOffset.UTC), most);
    }

    /** False when somebody else did, when it was opened again, or nobody is left to be asked. */
    boolean takeUp(Tx tx, Closed closed, Instant now) {
        boolean isThere = tx.one(HOLD_CUSTOMER, row -> row, closed.customerId()).isPresent();
        return tx.change(TAKE_UP, closed.id(), now.atOffset(ZoneOffset.UTC)) == 1 && isThere;
    }

    /** The conversation that follows; empty when the customer has another one, or has not written for a day. */
    Optional<Held> follow(Tx tx, Closed closed, Instant now) {
        var id = Ids.next();
        return tx.change(FOLLOW, id, closed.id(), now.atOffset(ZoneOffset.UTC)) == 1 ? hold(tx, id) : Optional.empty();
    }

    Optional<Held> hold(Tx tx, UUID conversation) {
        return tx.one(HOLD, row -> read(new Columns(row)), conversation);
    }

    /** The customer's open conversation on a channel, opened when there is none. */
    Held open(Tx tx, UUID customer, UUID channel) {
        tx.change(OPEN, Ids.next(), tx.organization().value(), customer, channel);
        return tx.one(HOLD_OPEN, row -> read(new Columns(row)), customer, channel).orElseThrow();
    }

    /** Where a customer can be written to; empty when there is no such customer or channel. */
    Optional<UUID> channel(Tx tx, UUID customer, @Nullable UUID wanted) {
        return tx.one(CHANNEL, row -> row.getUUID(0), customer, wanted);
    }

    void begin(Tx tx, UUID conversation, JsonObject state, Instant now) {
        tx.change(BEGIN, conversation, state, now.atOffset(ZoneOffset.UTC));
    }

    private static Held read(Columns row) {
        return new Held(row.id(0), row.id(1), row.requiredText(2), row.integer(3));
    }
}
