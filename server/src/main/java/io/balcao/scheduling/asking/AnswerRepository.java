package io.balcao.scheduling.asking;

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

/** What was asked last, and what is still to be heard, in the transaction's organization. */
final class AnswerRepository {
    private static final String ORGANIZATIONS = "SELECT id FROM organizations_with_answers_to_hear() AS id WHERE is_served(id)";
    // What was said between people and the customer since makes a short word an answer to that.
    private static final String LAST_QUESTION = """
            SELECT q.kind, q.about, w.metadata FROM (
                SELECT 'appointment' AS kind, r.appointment_id AS about, r.message_id
                FROM reminders r JOIN appointments a ON a.id = r.appointment_id
                WHERE a.customer_id = $1 AND a.status = 'CONFIRMED' AND a.starts_at > $2 AND r.recipient = 'customer'
                  AND r.status = 'SENT'
                UNION ALL
                SELECT 'offer', o.id, o.message_id FROM waiting_offers o JOIN waiting_entries e ON e.id = o.entry_id
                WHERE e.customer_id = $1 AND o.starts_at > $2) q
            JOIN messages w ON w.id = q.message_id
            WHERE w.received_at < (SELECT coalesce(max(x.received_at), 'infinity') FROM messages x WHERE x.id = $3)
              AND NOT EXISTS (
                SELECT FROM conversations c JOIN messages m ON m.conversation_id = c.id
                WHERE c.customer_id = $1 AND m.id <> w.id AND m.received_at > w.received_at
                  AND (m.sender_type IN ('bot', 'attendant') AND m.message_type NOT IN ('note', 'system')
                       OR m.sender_type = 'system' AND m.message_type <> 'system')
                  AND m.received_at < (SELECT coalesce(max(x.received_at), 'infinity') FROM messages x WHERE x.id = $3))
            ORDER BY w.received_at DESC LIMIT 1
            """;
    // What the bot answered already, or is about to, is its own to hear.
    private static final String HEARD_BY_BOT = """
            DELETE FROM answers_to_hear a USING conversations c, messages m
            WHERE c.id = a.conversation_id AND m.id = a.message_id AND c.answered_seq >= m.seq
            """;
    private static final String UNHEARD = """
            SELECT a.message_id, a.conversation_id, a.attempts FROM answers_to_hear a
            JOIN conversations c ON c.id = a.conversation_id
            WHERE c.owner <> 'bot' AND (a.not_before IS NULL OR a.not_before <= $1)
            ORDER BY a.created_at, a.message_id LIMIT 100
            """;
    private static final String LATER = """
            UPDATE answers_to_hear SET attempts = attempts + 1, not_before = $3 WHERE message_id = $1 AND attempts = $2
            """;
    private static final String HEARD = "DELETE FROM answers_to_hear WHERE message_id = $1";

    /**
     * Something that was asked.
     *
     * @param metadata of the message that asked it, with its buttons
     */
    record Question(String kind, UUID about, JsonObject metadata) {}

    /**
     * One that may be an answer, in a conversation that the bot does not have.
     *
     * @param attempts how often it could not be heard
     */
    record Unheard(UUID message, UUID conversation, int attempts) {}

    static List<OrganizationId> organizations(Database database) {
        return database.ask(ORGANIZATIONS, row -> new OrganizationId(new Columns(row).id(0)));
    }

    /**
     * What a customer was asked, if that was the last word of the business before they said something.
     *
     * @param said what they said; null for now
     */
    Optional<Question> lastQuestion(Tx tx, UUID customer, Instant now, @Nullable UUID said) {
        return tx.one(LAST_QUESTION, row -> {
            var c = new Columns(row);
            return new Question(c.requiredText(0), c.id(1), c.json(2));
        }, customer, now.atOffset(ZoneOffset.UTC), said);
    }

    List<Unheard> unheard(Tx tx, Instant now) {
        tx.change(HEARD_BY_BOT);
        return tx.list(UNHEARD, row -> {
            var c = new Columns(row);
            return new Unheard(c.id(0), c.id(1), c.integer(2));
        }, now.atOffset(ZoneOffset.UTC));
    }

    /** Leaves one for later that could not be heard. */
    void later(Tx tx, Unheard unheard, Instant at) {
        tx.change(LATER, unheard.message(), unheard.attempts(), at.atOffset(ZoneOffset.UTC));
    }

    /** Notes that one was heard; false when another server did. */
    boolean heard(Tx tx, UUID message) {
        return tx.change(HEARD, message) == 1;
    }
}
