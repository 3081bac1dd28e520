package io.balcao.conversations.desk;

import io.balcao.conversations.thread.Conversation;
import io.balcao.conversations.thread.MessageView.Reason;
import io.balcao.conversations.thread.Owner;
import io.balcao.conversations.thread.StatusEvents.Change;
import io.balcao.platform.Ids;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import io.balcao.platform.http.Json;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changes of owner. The caller holds the conversation's row. */
final class OwnershipRepository {
    private static final String WITHDRAW = "SELECT " + Change.COLUMNS + " FROM withdraw_bot_sends($1, $2)";
    // The triggers that keep the ledger and plan surveys read how it was done.
    // What was waiting for the bot stays unanswered when it gets the conversation back: those are old questions.
    private static final String GIVE = """
            UPDATE conversations SET owner = $2, status = $3, assigned_user_id = $4, department_id = $5,
                   waiting_since = CASE WHEN $2 = 'queue' THEN clock_timestamp() END,
                   closed_at = CASE WHEN $2 = 'nobody' THEN clock_timestamp() END,
                   needs_human_attention = needs_human_attention AND $2 = 'queue',
                   unread_count = CASE WHEN $2 IN ('bot', 'nobody') THEN 0 ELSE unread_count END,
                   bot_state = CASE WHEN $2 = 'bot' THEN coalesce($9::jsonb, '{}') ELSE bot_state END,
                   answered_seq = CASE WHEN $2 = 'bot' THEN last_seq ELSE answered_seq END,
                   lane_claimed_until = CASE WHEN $2 = 'bot' THEN NULL ELSE lane_claimed_until END,
                   lane_due_at = CASE WHEN $2 = 'bot' THEN CASE WHEN $9::jsonb IS NOT NULL THEN $10::timestamptz END
                                      ELSE lane_due_at END,
                   lane_fence = CASE WHEN $2 = 'bot' THEN lane_fence + 1 ELSE lane_fence END,
                   lane_attempts = CASE WHEN $2 = 'bot' THEN 0 ELSE lane_attempts END,
                   owner_version = owner_version + 1, version = version + 1, updated_at = now()
            FROM (SELECT set_config('app.actor', $6, true), set_config('app.survey', $7, true),
                         set_config('app.close_reason', $8, true)) AS by_whom
            WHERE id = $1
            """;
    private static final String HELD_SINCE = "SELECT held_since($1)";
    private static final String LAST_NOTE = """
            SELECT left(m.content, 1000) FROM messages m
            WHERE m.conversation_id = $1 AND m.message_type = 'note' AND m.sender_type = 'attendant'
            ORDER BY m.created_at DESC LIMIT 1
            """;
    private static final String RECORD = """
            INSERT INTO conversation_transfers (id, organization_id, conversation_id, from_user_id, to_user_id,
                   from_department_id, to_department_id, to_bot, by_user_id, reason, transferred_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, clock_timestamp())
            """;
    private static final String ACTIVE_USER = "SELECT full_name FROM users WHERE id = $1 AND is_active";
    private static final String ACTIVE_DEPARTMENT = "SELECT name FROM departments WHERE id = $1 AND is_active";
    private static final String HOME = "SELECT home_department($1)";
    private static final String MAY_GO = "SELECT may_be_transferred($1, $2, $3)";
    private static final String ERASED = "SELECT id FROM customers WHERE id = $1 AND erased_at IS NOT NULL";
    private static final String OTHER_OPEN = """
            SELECT id FROM conversations WHERE customer_id = $1 AND channel_id = $2 AND status <> 'closed'
            """;

    /** Who gets a conversation. */
    record Holder(Owner owner, @Nullable UUID user, @Nullable UUID department) {
        String status() {
            return switch (owner) {
                case BOT, USER -> "open";
                case QUEUE -> "waiting";
                case NOBODY -> "closed";
            };
        }
    }

    /**
     * How it was done.
     *
     * @param asks whether the customer may be asked how they were served, if it ends with this
     * @param botState with which the bot goes on by itself; null lets it wait for the customer
     */
    record How(UUID by, boolean asks, @Nullable String reason, @Nullable JsonObject botState, Instant at) {}

    List<Change> withdrawBotSends(Tx tx, UUID conversation, Reason why) {
        return tx.list(WITHDRAW, row -> Change.read(new Columns(row)), conversation, new JsonObject(Json.text(why)));
    }

    void give(Tx tx, UUID conversation, Holder holder, How how) {
        tx.change(GIVE, conversation, holder.owner().wire(), holder.status(), holder.user(), holder.department(),
                how.by().toString(), how.asks() ? "" : "no", how.reason() == null ? "" : how.reason(),
                how.botState(), how.at().atOffset(ZoneOffset.UTC));
    }

    /** Since when who has it has it. */
    Optional<Instant> heldSince(Tx tx, UUID conversation) {
        return tx.one(HELD_SINCE, row -> Optional.ofNullable(new Columns(row).optionalTime(0)), conversation)
                .orElseThrow();
    }

    Optional<String> lastNote(Tx tx, UUID conversation) {
        return tx.one(LAST_NOTE, row -> row.getString(0), conversation);
    }

    void record(Tx tx, Conversation before, Holder after, UUID by, @Nullable String reason) {
        var fromUser = before.owner() == Owner.USER ? before.assignedUserId() : null;
        var fromDepartment = before.owner() == Owner.QUEUE ? before.departmentId() : null;
        var toDepartment = after.owner() == Owner.QUEUE ? after.department() : null;
        tx.change(RECORD, Ids.next(), tx.organization().value(), before.id(), fromUser, after.user(), fromDepartment,
                toDepartment, after.owner() == Owner.BOT, by, reason);
    }

    Optional<String> activeUser(Tx tx, UUID id) {
        return tx.one(ACTIVE_USER, row -> new Columns(row).requiredText(0), id);
    }

    Optional<String> activeDepartment(Tx tx, UUID id) {
        return tx.one(ACTIVE_DEPARTMENT, row -> new Columns(row).requiredText(0), id);
    }

    /** The department of what somebody holds that has none; empty only where there are no departments. */
    Optional<UUID> homeDepartment(Tx tx, UUID user) {
        return tx.one(HOME, row -> Optional.ofNullable(row.getUUID(0)), user).orElseThrow();
    }

    /** Whether what is in a department may be transferred to another, or to somebody. */
    boolean mayGoTo(Tx tx, @Nullable UUID from, @Nullable UUID department, @Nullable UUID user) {
        return tx.one(MAY_GO, row -> new Columns(row).flag(0), from, department, user).orElseThrow();
    }

    boolean isErased(Tx tx, UUID customer) {
        return tx.one(ERASED, row -> customer, customer).isPresent();
    }

    /** Whether the customer of a closed conversation has an open one on the same channel. */
    boolean hasAnotherOpen(Tx tx, Conversation closed) {
        return tx.one(OTHER_OPEN, row -> row, closed.customer().id(), closed.channelId()).isPresent();
    }
}
