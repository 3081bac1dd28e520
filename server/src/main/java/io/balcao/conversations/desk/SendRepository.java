package io.balcao.conversations.desk;

import io.balcao.conversations.thread.Conversation;
import io.balcao.conversations.thread.ConversationColumns;
import io.balcao.conversations.thread.MessageView.Media;
import io.balcao.conversations.thread.MessageView.Quote;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a send needs to know and leaves behind, in as few round trips as it takes. */
final class SendRepository {
    // Locks and reads in one go. After a wait for the lock the row itself is fresh, what is joined to it is not: names
    // are taken from the caller, who must own it, and an equal client id is caught by its unique index.
    // Who answers has a place more, perhaps: the queues are entered before the conversation is held.
    private static final String LOCK = "WITH routing AS MATERIALIZED (SELECT enter_routing(ARRAY[$3::uuid]) AS drains)"
            + " SELECT " + ConversationColumns.COLUMNS + ", " + Viewer.SEES + """
             IS TRUE AS is_seen,
            (SELECT o.client_digest FROM messages o WHERE o.conversation_id = c.id AND o.client_id = $4) AS digest,
            r.id, left(r.content, 200), r.sender_type, r.message_type, r.whatsapp_message_id, routing.drains
            FROM routing CROSS JOIN conversations c
            """ + ConversationColumns.JOINS + """
            LEFT JOIN messages r ON r.id = $5 AND r.conversation_id = c.id
            WHERE c.id = $3 FOR NO KEY UPDATE OF c
            """;
    private static final int SEEN = ConversationColumns.COUNT;
    // Compare-and-set: of two messages that want the same file one gets it.
    private static final String TAKE_FILE = """
            UPDATE media SET conversation_id = $2
            WHERE id = $1 AND uploaded_by = $3 AND direction = 'outbound' AND status = 'ready' AND conversation_id IS NULL
              -- Of a file of a canned response a copy is sent, and what bots say stays everybody's.
              AND NOT EXISTS (SELECT FROM canned_response_files c WHERE c.media_id = media.id)
              AND NOT EXISTS (SELECT FROM flow_files x WHERE x.media_id = media.id)
              AND NOT EXISTS (SELECT FROM messages m WHERE m.media_id = media.id)
            RETURNING id, mime_type, file_name, size, status
            """;
    private static final String READY_FILES = """
            UPDATE media SET is_in_use = true WHERE id = ANY($1) AND direction = 'outbound' AND status = 'ready'
            RETURNING id
            """;
    private static final String IS_MARKETING = """
            SELECT t.name FROM message_templates t JOIN channels n ON n.waba_id = t.waba_id
            WHERE n.id = $1 AND t.name = $2 AND t.language = $3 AND t.category = 'MARKETING'
            """;
    private static final String REACT = """
            SELECT apply_acts($1, ARRAY['reaction'], ARRAY[$2::uuid], ARRAY[$3::text], ARRAY['attendant'], ARRAY[$4::text])
            """;

    /**
     * A conversation that nobody else changes until the transaction ends.
     *
     * @param digest of what was sent under the same client id before
     * @param isDrained whether the queues are to be drained in the end
     */
    record Locked(Conversation conversation, boolean isSeen, @Nullable Buffer digest, @Nullable Quoted quoted,
            boolean isDrained) {}

    /** The message that is answered or reacted to; WhatsApp's id is absent for what never reached WhatsApp. */
    record Quoted(Quote quote, @Nullable String whatsappId) {}

    Optional<Locked> lock(Tx tx, Viewer viewer, UUID conversation, String clientId, @Nullable UUID replyTo) {
        return tx.one(LOCK, row -> {
            var columns = new Columns(row);
            var quoted = columns.optionalId(SEEN + 2);
            return new Locked(ConversationColumns.read(columns, 0), columns.flag(SEEN), row.getBuffer(SEEN + 1),
                    quoted == null
                            ? null
                            : new Quoted(new Quote(quoted, columns.requiredText(SEEN + 3),
                                    columns.requiredText(SEEN + 4), columns.requiredText(SEEN + 5)),
                                    columns.text(SEEN + 6)),
                    columns.flag(SEEN + 7));
        }, viewer.userId(), viewer.sight().wire(), conversation, clientId, replyTo);
    }

    Optional<Media> takeFile(Tx tx, UUID media, UUID conversation, UUID user) {
        return tx.one(TAKE_FILE, row -> {
            var columns = new Columns(row);
            return new Media(columns.id(0), columns.requiredText(1), columns.text(2), columns.optionalNumber(3),
                    Objects.requireNonNull(columns.text(4)));
        }, media, conversation, user);
    }

    boolean areReady(Tx tx, List<UUID> files) {
        var distinct = files.stream().distinct().toArray(UUID[]::new);
        return tx.list(READY_FILES, row -> row, (Object) distinct).size() == distinct.length;
    }

    /** Whether WhatsApp calls a template marketing. What it never told of is none. */
    boolean isMarketing(Tx tx, UUID channel, String template, String language) {
        return tx.one(IS_MARKETING, row -> row, channel, template, language).isPresent();
    }

    void react(Tx tx, UUID channel, String whatsappId, String emoji) {
        tx.list(REACT, row -> row, tx.organization().value(), channel, whatsappId, emoji);
    }
}
