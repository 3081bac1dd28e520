package io.balcao.platform.http;

import io.balcao.platform.Caller;
import io.balcao.platform.Ids;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was asked with an idempotency key, and what became of it. Its times are the database's. */
final class IdempotencyRepository {
    private static final String CLAIM = """
            INSERT INTO idempotency_keys (organization_id, caller_id, key, fingerprint, claim, claimed_until)
            VALUES ($1, $2, $3, $4, $5, now() + make_interval(secs => $6)) ON CONFLICT DO NOTHING
            """;
    private static final String FIND = """
            SELECT fingerprint, state, status, content_type, answer_encrypted, claimed_until <= now(),
                   created_at <= now() - interval '24 hours'
            FROM idempotency_keys WHERE caller_id = $1 AND key = $2
            """;
    // Of two who find it abandoned one gets it: the claim that was seen is not there any more for the other.
    private static final String CLAIM_AGAIN = """
            UPDATE idempotency_keys SET fingerprint = $3, claim = $4, state = 'claimed', status = NULL,
                   content_type = NULL, answer_encrypted = NULL, mentions = '{}', created_at = now(),
                   claimed_until = now() + make_interval(secs => $5)
            WHERE caller_id = $1 AND key = $2 AND (created_at <= now() - interval '24 hours'
                OR (state = 'claimed' AND claimed_until <= now()))
            """;
    // What only read has no transaction id, and needs no mark.
    private static final String MARK = """
            WITH work AS MATERIALIZED (SELECT $4 OR pg_current_xact_id_if_assigned() IS NOT NULL AS was_done),
            marked AS (
                UPDATE idempotency_keys k SET state = 'worked' FROM work
                WHERE work.was_done AND k.caller_id = $1 AND k.key = $2 AND k.claim = $3 AND k.state <> 'answered'
                RETURNING k.key)
            SELECT NOT work.was_done OR EXISTS (SELECT FROM marked) FROM work
            """;
    private static final String ANSWER = """
            UPDATE idempotency_keys SET state = 'answered', status = $4, content_type = $5, answer_encrypted = $6,
                   mentions = $7
            WHERE caller_id = $1 AND key = $2 AND claim = $3
            """;
    private static final String RELEASE = """
            DELETE FROM idempotency_keys WHERE caller_id = $1 AND key = $2 AND claim = $3 AND state = 'claimed'
            """;
    private static final String WITH_OLD = "SELECT organizations_with_old_idempotency_keys() AS id";
    private static final String FORGET_OLD = """
            DELETE FROM idempotency_keys WHERE created_at < now() - interval '24 hours'
            """;

    private final Database database;

    /** Whose key, and by which try it is being worked on. */
    record Claim(UUID caller, String key, UUID id) {
        static Claim of(Caller caller, String key) {
            return new Claim(caller.userId(), key, Ids.next());
        }
    }

    /** What is there already. */
    record Known(Buffer fingerprint, String state, int status, @Nullable String contentType, @Nullable Buffer sealed,
            boolean isAbandoned, boolean isOld) {}

    IdempotencyRepository(Database database) {
        this.database = database;
    }

    boolean claim(Tx tx, Claim claim, Buffer fingerprint, Duration lease) {
        return tx.change(CLAIM, tx.organization().value(), claim.caller(), claim.key(), fingerprint, claim.id(),
                (double) lease.toSeconds()) == 1;
    }

    Optional<Known> find(Tx tx, Claim claim) {
        return tx.one(FIND, row -> {
            var columns = new Columns(row);
            var status = row.getInteger(2);
            return new Known(row.getBuffer(0), columns.requiredText(1), status == null ? 0 : status, columns.text(3),
                    row.getBuffer(4), columns.flag(5), columns.flag(6));
        }, claim.caller(), claim.key());
    }

    boolean claimAgain(Tx tx, Claim claim, Buffer fingerprint, Duration lease) {
        return tx.change(CLAIM_AGAIN, claim.caller(), claim.key(), fingerprint, claim.id(),
                (double) lease.toSeconds()) == 1;
    }

    /** False when the claim is somebody else's by now. */
    boolean mark(Tx tx, Claim claim, boolean isWrite) {
        return tx.one(MARK, row -> new Columns(row).flag(0), claim.caller(), claim.key(), claim.id(), isWrite)
                .orElseThrow();
    }

    void answer(Tx tx, Claim claim, int status, @Nullable String contentType, Buffer sealed,
            UUID[] mentions) {
        tx.change(ANSWER, claim.caller(), claim.key(), claim.id(), status, contentType, sealed, mentions);
    }

    void release(Tx tx, Claim claim) {
        tx.change(RELEASE, claim.caller(), claim.key(), claim.id());
    }

    void forgetOld() {
        for (var organization : List.copyOf(database.ask(WITH_OLD, row -> new OrganizationId(row.getUUID(0))))) {
            database.inTransaction(organization, tx -> tx.change(FORGET_OLD));
        }
    }
}
