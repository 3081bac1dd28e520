package io.balcao.conversations.thread;

import io.balcao.platform.Ids;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import io.balcao.platform.realtime.Room;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Conversations and messages of the organization that the transaction belongs to. */
public final class ThreadRepository {
    private static final String FIND = "SELECT " + ConversationColumns.COLUMNS + " FROM conversations c "
            + ConversationColumns.JOINS + " WHERE c.id = ANY($1)";
    // The lock is taken first and alone: a join would be read as it was before the wait for the lock.
    private static final String LOCK = "SELECT id FROM conversations WHERE id = $1 FOR NO KEY UPDATE";
    // A note leaves the list's row as it is, and so its version: nobody is told of a new one.
    // One reading of the clock for both places: the list's row knows its newest message by that time.
    private static final String ADD = """
            WITH moment AS MATERIALIZED (SELECT clock_timestamp() AS now),
            place AS (
                UPDATE conversations c SET
                    position = greatest(t.now, c.position + interval '1 microsecond'),
                    last_message_at = CASE WHEN $14 THEN greatest(t.now, c.position + interval '1 microsecond')
                                      ELSE c.last_message_at END,
                    last_message_preview = CASE WHEN $14 THEN $15 ELSE c.last_message_preview END,
                    last_message_sender_type = CASE WHEN $14 THEN $3 ELSE c.last_message_sender_type END,
                    last_message_type = CASE WHEN $14 THEN $5 ELSE c.last_message_type END,
                    last_message_status = CASE WHEN $14 THEN $12 ELSE c.last_message_status END,
                    version = c.version + CASE WHEN $14 THEN 1 ELSE 0 END, updated_at = now()
                FROM moment t
                WHERE c.id = $2 RETURNING c.organization_id, c.id, c.channel_id, c.position),
            stored AS (
                INSERT INTO messages (id, organization_id, conversation_id, channel_id, sender_type, sender_user_id,
                        message_type, content, metadata, media_id, reply_to_id, status, client_id, client_digest,
                        sent_at, created_at, is_read)
                SELECT $1, p.organization_id, p.id, p.channel_id, $3, $4, $5, $6, $7, $8, $9, $12, $10, $11, p.position,
                       p.position, false
                FROM place p RETURNING id, organization_id, conversation_id, channel_id, created_at),
            leaving AS (
                INSERT INTO outbox (message_id, organization_id, conversation_id, channel_id, sender_type, position)
                SELECT id, organization_id, conversation_id, channel_id, $3, created_at FROM stored WHERE $13)
            SELECT created_at FROM stored
            """;
    // The customer's 24 hours are those of the number, whichever conversation they wrote in.
    private static final String OPEN = """
            INSERT INTO conversations (id, organization_id, customer_id, channel_id, owner, status, window_expires_at)
            SELECT $1, $2, $3, $4, 'bot', 'open', max(c.window_expires_at)
            FROM conversations c WHERE c.customer_id = $3 AND c.channel_id = $4
            ON CONFLICT (customer_id, channel_id) WHERE status <> 'closed' DO NOTHING
            """;
    private static final String HOLD_OPEN = """
            SELECT id FROM conversations
            WHERE customer_id = $1 AND channel_id = $2 AND status <> 'closed' FOR NO KEY UPDATE
            """;
    private static final String SUPERVISORS = "SELECT supervisors_of($1)";
    private static final String MESSAGE_COLUMNS = """
            m.id, m.conversation_id, m.sender_type, m.sender_user_id,
            CASE m.sender_type WHEN 'attendant' THEN u.full_name END AS sender_name,
            m.content, m.message_type, f.id AS media_id, f.mime_type, f.file_name, f.size, f.status AS media_status,
            r.id AS reply_id, left(r.content, 200) AS reply_content, r.sender_type AS reply_sender_type,
            r.message_type AS reply_type, m.reactions, m.metadata, m.is_read, m.status, m.error, m.whatsapp_message_id,
            m.client_id, m.sent_at, m.created_at, m.version
            """;
    private static final String MESSAGE_JOINS = """
            LEFT JOIN users u ON u.id = m.sender_user_id
            LEFT JOIN media f ON f.id = m.media_id
            LEFT JOIN messages r ON r.id = m.reply_to_id
            """;
    private static final String MESSAGE = "SELECT " + MESSAGE_COLUMNS + "FROM messages m " + MESSAGE_JOINS
            + " WHERE m.id = $1";
    private static final String BY_CLIENT_ID = "SELECT " + MESSAGE_COLUMNS + "FROM messages m " + MESSAGE_JOINS
            + " WHERE m.conversation_id = $1 AND m.client_id = $2";
    private static final String CLIENT_DIGEST = "SELECT client_digest FROM messages WHERE conversation_id = $1 AND client_id = $2";
    private static final String NEWEST_FIRST = "created_at DESC, id DESC";
    private static final String OLDEST_FIRST = "created_at, id";

    /** Conversations by their ids; those that do not exist here are left out. */
    public List<Conversation> find(Tx tx, Collection<UUID> ids) {
        return tx.list(FIND, row -> ConversationColumns.read(new Columns(row), 0), (Object) ids.toArray(UUID[]::new));
    }

    /** One conversation. */
    public Optional<Conversation> find(Tx tx, UUID id) {
        return find(tx, List.of(id)).stream().findFirst();
    }

    /** One conversation, which nobody else changes until the transaction ends. */
    public Optional<Conversation> lock(Tx tx, UUID id) {
        return tx.one(LOCK, row -> id, id).flatMap(locked -> find(tx, id));
    }

    /** A customer's open conversation on a channel, opened when there is none; nobody else changes it meanwhile. */
    public UUID open(Tx tx, UUID customer, UUID channel) {
        tx.change(OPEN, Ids.next(), tx.organization().value(), customer, channel);
        return tx.one(HOLD_OPEN, row -> new Columns(row).id(0), customer, channel).orElseThrow();
    }

    /** Who looks after a conversation: who sees all of the organization, and who sees all of its department. */
    public List<Room> supervisors(Tx tx, Conversation conversation) {
        var rooms = new ArrayList<Room>();
        rooms.add(Room.organization(tx.organization()));
        if (conversation.departmentId() != null) {
            rooms.addAll(tx.list(SUPERVISORS, row -> Room.user(new Columns(row).id(0)), conversation.departmentId()));
        }
        return rooms;
    }

    /** Stores a message of ours at the end of its thread, and what leaves in the outbox. Gives its place. */
    public Instant add(Tx tx, UUID conversation, Outgoing message) {
        return tx.one(ADD, row -> new Columns(row).time(0), message.id(), conversation, message.senderType(),
                message.senderUserId(), message.type().wire(), message.content(),
                new JsonObject(message.metadata().toString()), message.mediaId(), message.replyToId(),
                message.clientId(),
                message.clientDigest(),
                message.status(), message.isSent(), message.isListed(), message.preview()).orElseThrow();
    }

    /** One message. */
    public Optional<MessageView> message(Tx tx, UUID id) {
        return tx.one(MESSAGE, row -> readMessage(new Columns(row)), id);
    }

    /** The message that a browser sent under its own id. */
    public Optional<MessageView> byClientId(Tx tx, UUID conversation, String clientId) {
        return tx.one(BY_CLIENT_ID, row -> readMessage(new Columns(row)), conversation, clientId);
    }

    /** What the browser asked for under its own id. */
    public Optional<Buffer> clientDigest(Tx tx, UUID conversation, String clientId) {
        return tx.one(CLIENT_DIGEST, row -> row.getBuffer(0), conversation, clientId);
    }

    /** The newest messages, newest first. */
    public List<MessageView> newest(Tx tx, UUID conversation, int most) {
        return page(tx, "", NEWEST_FIRST, most, conversation);
    }

    /** A page of older messages, newest first. */
    public List<MessageView> before(Tx tx, UUID conversation, Instant place, UUID id, int most) {
        return page(tx, " AND (created_at, id) < ($2, $3)", NEWEST_FIRST, most, conversation,
                place.atOffset(ZoneOffset.UTC), id);
    }

    /** A page of newer messages, oldest first. */
    public List<MessageView> after(Tx tx, UUID conversation, Instant place, UUID id, int most) {
        return page(tx, " AND (created_at, id) > ($2, $3)", OLDEST_FIRST, most, conversation,
                place.atOffset(ZoneOffset.UTC), id);
    }

    /** The page is cut before anything is joined to it; its length is said, so that the planner knows how short it is. */
    private static List<MessageView> page(Tx tx, String place, String order, int most, Object... values) {
        var sql = "SELECT " + MESSAGE_COLUMNS + "FROM (SELECT * FROM messages WHERE conversation_id = $1" + place
                + " ORDER BY " + order + " LIMIT " + most + ") m " + MESSAGE_JOINS + " ORDER BY m."
                + order.replace(", ", ", m.");
        return tx.list(sql, row -> readMessage(new Columns(row)), values);
    }

    private static MessageView readMessage(Columns row) {
        var mediaId = row.optionalId(7);
        var media = mediaId == null
                ? null
                : new MessageView.Media(mediaId, row.requiredText(8), row.text(9), row.optionalNumber(10),
                        row.requiredText(11));
        var quoted = row.optionalId(12);
        var sender = row.requiredText(2);
        var isInbound = sender.equals("customer");
        var status = row.requiredText(19);
        var at = row.time(23);
        return new MessageView(row.id(0), row.id(1), sender, row.optionalId(3), row.text(4), row.requiredText(5),
                row.requiredText(6), media == null ? null : media.url(), media,
                quoted == null
                        ? null
                        : new MessageView.Quote(quoted, row.requiredText(13), row.requiredText(14),
                                row.requiredText(15)),
                row.anyJson(16) instanceof JsonArray reactions ? reactions.stream().toList() : List.of(),
                row.json(17), isInbound ? row.flag(18) : status.equals("read"), status,
                MessageView.Reason.of(row.anyJson(20)), row.text(21), row.text(22),
                MessageView.sentAt(status, at), isInbound ? at : null, row.time(24),
                row.integer(25));
    }
}
