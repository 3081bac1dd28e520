package io.balcao.conversations.desk;

import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Places in threads, what was read, what is tried again. */
final class MessageRepository {
    private static final String PLACE = "SELECT m.id, m.conversation_id, m.created_at, m.sender_type, m.status, "
            + "m.channel_id, m.whatsapp_message_id FROM messages m JOIN conversations c ON c.id = m.conversation_id "
            + "WHERE m.id = $3 AND " + Viewer.SEES;
    // Back from the message to the first one that was read already: the rest was read before it.
    private static final String LAST_READ = """
            SELECT created_at FROM messages
            WHERE conversation_id = $1 AND sender_type = 'customer' AND is_read AND (created_at, id) <= ($2, $3)
            ORDER BY created_at DESC, id DESC LIMIT 1
            """;
    private static final String MARK_READ = """
            WITH marked AS (
                UPDATE messages SET is_read = true
                WHERE conversation_id = $1 AND sender_type = 'customer' AND NOT is_read
                  AND (created_at, id) <= ($2, $3) AND ($4::timestamptz IS NULL OR created_at >= $4)
                RETURNING id)
            SELECT count(*) FROM marked
            """;
    private static final String COUNT_UNREAD = """
            UPDATE conversations c SET version = c.version + 1, unread_count = (
                SELECT count(*) FROM messages m
                WHERE m.conversation_id = c.id AND m.sender_type = 'customer' AND NOT m.is_read
                  AND (m.created_at, m.id) > ($2, $3) AND m.message_type <> 'reaction'
                  AND NOT m.metadata ? 'edit' AND NOT m.metadata ? 'revoke')
            WHERE c.id = $1
            """;
    private static final String QUEUE_AGAIN = """
            WITH earlier AS (
                INSERT INTO other_sends (organization_id, channel_id, whatsapp_message_id, message_id, send_round)
                SELECT organization_id, channel_id, whatsapp_message_id, id, send_round FROM messages
                WHERE id = $1 AND sender_type = 'attendant' AND status IN ('failed', 'uncertain')
                  AND whatsapp_message_id IS NOT NULL
                ON CONFLICT DO NOTHING),
            message AS (
                UPDATE messages SET status = 'queued', error = NULL, whatsapp_message_id = NULL,
                                    send_round = send_round + 1, version = version + 1
                WHERE id = $1 AND sender_type = 'attendant' AND status IN ('failed', 'uncertain')
                RETURNING id, organization_id, conversation_id, channel_id, created_at),
            shown AS (
                UPDATE conversations c SET last_message_status = 'queued', version = c.version + 1
                FROM message m WHERE c.id = m.conversation_id AND c.last_message_at = m.created_at)
            INSERT INTO outbox (message_id, organization_id, conversation_id, channel_id, sender_type, position)
            SELECT id, organization_id, conversation_id, channel_id, 'attendant', created_at FROM message
            ON CONFLICT (message_id) DO UPDATE SET state = 'queued', attempts = 0, next_attempt_at = now(),
                claimed_by = NULL, claimed_until = NULL
            """;

    /** Where a message stands, and what it is. */
    record Place(UUID id, UUID conversation, Instant at, String senderType, String status, UUID channel,
            @Nullable String whatsappId) {}

    /** A message; empty also when the viewer may not see its conversation. */
    Optional<Place> place(Tx tx, Viewer viewer, UUID message) {
        return tx.one(PLACE, row -> {
            var columns = new Columns(row);
            return new Place(columns.id(0), columns.id(1), columns.time(2), columns.requiredText(3),
                    columns.requiredText(4), columns.id(5), columns.text(6));
        }, viewer.userId(), viewer.sight().wire(), message);
    }

    /** Marks a message of the customer and those before it as read. Gives whether anything changed. */
    boolean markRead(Tx tx, Place place, int unread) {
        var at = place.at().atOffset(ZoneOffset.UTC);
        var since = tx.one(LAST_READ, row -> new Columns(row).time(0).atOffset(ZoneOffset.UTC), place.conversation(),
                at, place.id()).orElse(null);
        var marked = mark(tx, place, since);
        if (marked < unread && since != null) {
            // A late message lies further back, unread among the read ones.
            marked += mark(tx, place, null);
        }
        if (marked > 0) {
            tx.change(COUNT_UNREAD, place.conversation(), at, place.id());
        }
        return marked > 0;
    }

    private static long mark(Tx tx, Place place, java.time.@Nullable OffsetDateTime since) {
        return tx.one(MARK_READ, row -> new Columns(row).number(0), place.conversation(),
                place.at().atOffset(ZoneOffset.UTC), place.id(), since).orElse(0L);
    }

    /** Puts a message of an attendant into the outbox again; false when it is not one that failed or is in doubt. */
    boolean queueAgain(Tx tx, UUID message) {
        return tx.change(QUEUE_AGAIN, message) == 1;
    }
}
