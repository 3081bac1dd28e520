package io.balcao.platform.mail;

import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The mails of the organization that the transaction belongs to. Their times are the database's. */
final class MailRepository {
    private static final String ORGANIZATIONS = "SELECT id FROM organizations_with_due_mails() AS id WHERE is_served(id)";
    private static final String INSERT = """
            INSERT INTO mails (id, organization_id, kind, recipient, content_encrypted, expires_at)
            VALUES ($1, $2, $3, $4, $5, now() + make_interval(secs => $6))
            """;
    // A mail whose holder died may have left. It is sent again: rather twice than never.
    private static final String CLAIM = """
            UPDATE mails SET state = 'sending', claimed_by = $1, attempts = attempts + 1,
                             next_attempt_at = now() + make_interval(secs => $2)
            WHERE id IN (SELECT id FROM mails WHERE state IN ('queued', 'sending') AND next_attempt_at <= now()
                         ORDER BY next_attempt_at LIMIT $3 FOR UPDATE SKIP LOCKED)
            RETURNING id, kind, recipient, content_encrypted, attempts, expires_at <= now()
            """;
    private static final String END = """
            UPDATE mails SET state = $4, error = $5, fault = $6, content_encrypted = NULL, claimed_by = NULL, ended_at = now()
            WHERE id = $1 AND claimed_by = $2 AND attempts = $3
            """;
    private static final String AGAIN = """
            UPDATE mails SET state = 'queued', error = $4, fault = $6, claimed_by = NULL,
                             next_attempt_at = now() + make_interval(secs => $5)
            WHERE id = $1 AND claimed_by = $2 AND attempts = $3
            """;

    private static final String LOOK = "SELECT name, accent, logo, logo_type FROM organizations WHERE id = $1";

    private final Database database;

    /**
     * A mail that this server may send now.
     *
     * @param attempts counts this claim: what comes of it counts only while it is the newest
     * @param isStale what it says is not true any more
     */
    record Claimed(UUID id, String kind, String recipient, Buffer sealed, int attempts, boolean isStale) {}

    MailRepository(Database database) {
        this.database = database;
    }

    List<OrganizationId> organizationsWithDueMails() {
        return database.ask(ORGANIZATIONS, row -> new OrganizationId(row.getUUID(0)));
    }

    void insert(Tx tx, UUID id, String kind, String recipient, Buffer sealed, Duration isWorth) {
        tx.change(INSERT, id, tx.organization().value(), kind, recipient, sealed, (double) isWorth.toSeconds());
    }

    /** How the organization's mails look now. */
    Look look(Tx tx) {
        return tx.one(LOOK, row -> Look.of(row.getString(0), row.getString(1), row.getBuffer(2), row.getString(3)),
                tx.organization().value()).orElseThrow();
    }

    List<Claimed> claim(Tx tx, UUID node, Duration lease, int most) {
        return tx.list(CLAIM, MailRepository::read, node, (double) lease.toSeconds(), most);
    }

    void sent(Tx tx, Claimed mail, UUID node) {
        tx.change(END, mail.id(), node, mail.attempts(), "sent", null, null);
    }

    void failed(Tx tx, Claimed mail, UUID node, SmtpClient.Reason why) {
        tx.change(END, mail.id(), node, mail.attempts(), "failed", why.whole(), why.fault().wire());
    }

    void again(Tx tx, Claimed mail, UUID node, SmtpClient.Reason why, Duration wait) {
        tx.change(AGAIN, mail.id(), node, mail.attempts(), why.whole(), (double) wait.toSeconds(), why.fault().wire());
    }

    private static Claimed read(Row row) {
        var columns = new Columns(row);
        return new Claimed(columns.id(0), columns.requiredText(1), columns.requiredText(2),
                Objects.requireNonNull(row.getBuffer(3)), columns.integer(4), columns.flag(5));
    }
}
