package io.balcao.conversations.surveys;

import io.balcao.conversations.thread.MessageView.Reason;
import io.balcao.conversations.thread.StatusEvents.Change;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.platform.http.Json;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The questions of the organization that the transaction belongs to. The caller holds the conversation. */
final class SurveyRepository {
    private static final String ORGANIZATIONS = "SELECT id FROM organizations_with_due_surveys($1) AS id WHERE is_served(id)";
    private static final String DUE = """
            SELECT s.id, s.conversation_id FROM surveys s WHERE s.due_at <= $1 ORDER BY s.due_at LIMIT $2
            """;
    private static final String LOCK = """
            SELECT s.act, s.score, (SELECT u.full_name FROM users u WHERE u.id = s.user_id),
                   (SELECT d.name FROM departments d WHERE d.id = s.department_id),
                   EXISTS (SELECT FROM conversations o WHERE o.customer_id = c.customer_id AND o.channel_id = c.channel_id
                       AND o.id <> c.id AND (o.status <> 'closed' OR o.started_at > s.closed_at)),
                   EXISTS (SELECT FROM surveys e JOIN conversations o ON o.id = e.conversation_id
                       WHERE o.customer_id = c.customer_id AND e.id <> s.id
                         AND e.asked_at > $3::timestamptz - make_interval(days => $4))
            FROM surveys s JOIN conversations c ON c.id = s.conversation_id
            WHERE s.id = $1 AND s.conversation_id = $2 AND s.due_at <= $3 FOR NO KEY UPDATE OF s
            """;
    private static final String ASKED = """
            WITH asked AS (
                UPDATE surveys SET state = 'asked', asked_at = clock_timestamp(), act = NULL, due_at = NULL
                WHERE id = $1 RETURNING conversation_id, asked_at)
            UPDATE conversations c SET survey_until = a.asked_at + score_may_be_typed_for()
            FROM asked a WHERE c.id = a.conversation_id
            """;
    private static final String DROP = """
            WITH dropped AS (
                UPDATE surveys SET state = 'dropped', dropped_because = $2, act = NULL, due_at = NULL
                WHERE id = $1 RETURNING conversation_id)
            UPDATE conversations c SET survey_until = NULL
            FROM dropped d WHERE c.id = d.conversation_id AND c.survey_until IS NOT NULL
            """;
    private static final String DONE = "UPDATE surveys SET act = NULL, due_at = NULL WHERE id = $1";
    private static final String RECORD_SCORE = "SELECT record_score($1)";
    private static final String LATER = """
            UPDATE surveys SET due_at = due_at + interval '1 minute' WHERE id = $1 AND due_at IS NOT NULL
            """;
    private static final String WITHDRAW = "SELECT " + Change.COLUMNS + " FROM withdraw_bot_sends($1, $2)";
    // Nothing is known of one that WhatsApp took: it counts as asked.
    private static final String NEVER_LEFT = """
            SELECT EXISTS (SELECT FROM messages m WHERE m.conversation_id = $1 AND m.status = 'failed'
                AND m.metadata -> 'survey' = jsonb_build_object('id', $2::text, 'part', 'question'))
            """;

    /** Something to be said. */
    record Due(UUID survey, UUID conversation) {}

    /**
     * A question whose time has come.
     *
     * @param act what is to be done: {@code ask}, {@code thank}, {@code acknowledge} or {@code withdraw}
     * @param hasWritten whether the customer began another conversation since
     */
    record Held(String act, @Nullable Short score, @Nullable String attendant, @Nullable String department,
            boolean hasWritten, boolean wasAskedLately) {}

    static List<OrganizationId> organizations(Database database, Instant now) {
        return database.ask(ORGANIZATIONS, row -> new OrganizationId(new Columns(row).id(0)),
                now.atOffset(ZoneOffset.UTC));
    }

    List<Due> due(Tx tx, Instant now, int most) {
        return tx.list(DUE, row -> new Due(row.getUUID(0), row.getUUID(1)), now.atOffset(ZoneOffset.UTC), most);
    }

    /** Nothing when another server was faster. */
    Optional<Held> lock(Tx tx, Due due, Instant now, int pauseDays) {
        return tx.one(LOCK, row -> {
            var c = new Columns(row);
            return new Held(c.requiredText(0), row.getShort(1), c.text(2), c.text(3), c.flag(4), c.flag(5));
        }, due.survey(), due.conversation(), now.atOffset(ZoneOffset.UTC), pauseDays);
    }

    void asked(Tx tx, UUID survey) {
        tx.change(ASKED, survey);
    }

    void drop(Tx tx, UUID survey, String why) {
        tx.change(DROP, survey, why);
    }

    void done(Tx tx, UUID survey) {
        tx.change(DONE, survey);
    }

    /** Into the ledger. */
    void recordScore(Tx tx, UUID survey) {
        tx.list(RECORD_SCORE, row -> row, survey);
    }

    void later(Tx tx, UUID survey) {
        tx.change(LATER, survey);
    }

    List<Change> withdraw(Tx tx, UUID conversation, Reason why) {
        return tx.list(WITHDRAW, row -> Change.read(new Columns(row)), conversation, new JsonObject(Json.text(why)));
    }

    boolean neverLeft(Tx tx, Due due) {
        return tx.one(NEVER_LEFT, row -> new Columns(row).flag(0), due.conversation(), due.survey().toString())
                .orElseThrow();
    }
}
