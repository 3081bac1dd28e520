package io.balcao.scheduling.google;

import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** As whom the clinics of the transaction's organization speak to Google. */
final class ConnectionRepository {
    private static final String COLUMNS = """
            SELECT clinic_id, kind, account, secret_encrypted, revision, state, state_reason, stopped_at, trouble,
                   failures, paused_until FROM google_connections
            """;
    private static final String FIND = COLUMNS + " WHERE clinic_id = $1";
    private static final String PUT = """
            INSERT INTO google_connections (clinic_id, organization_id, kind, account, secret_encrypted, state, next_check_at)
            VALUES ($1, current_organization(), $2, $3, $4, $5, $6)
            ON CONFLICT (clinic_id) DO UPDATE SET kind = excluded.kind, account = excluded.account,
                secret_encrypted = excluded.secret_encrypted, state = excluded.state, state_reason = NULL,
                stopped_at = NULL, trouble = NULL, failures = 0, paused_until = NULL, consent_hash = NULL,
                consent_until = NULL, revision = google_connections.revision + 1, next_check_at = excluded.next_check_at
            """;
    private static final String DELETE = "DELETE FROM google_connections WHERE clinic_id = $1";
    private static final String ASK_CONSENT = """
            UPDATE google_connections SET consent_hash = $2, consent_until = $3 WHERE clinic_id = $1 AND kind = 'oauth'
            """;
    private static final String TAKE_CONSENT = """
            UPDATE google_connections SET consent_hash = NULL, consent_until = NULL
            WHERE clinic_id = $1 AND consent_hash = $2 AND consent_until > $3
            """;
    private static final String DUE = """
            SELECT d.organization_id, d.clinic_id FROM google_work_due($1) AS d WHERE is_served(d.organization_id)
            """;
    private static final String CONSENT = "SELECT organization_id, clinic_id FROM google_consent($1)";
    // Whoever died with it is waited for as long as a call may take, by the database's own clock.
    private static final String LEASE = """
            UPDATE google_connections SET leased_until = now() + make_interval(secs => $3)
            WHERE clinic_id = $1 AND state = 'active' AND coalesce(paused_until <= $2, true)
              AND coalesce(leased_until <= now(), true)
            """;
    private static final String RELEASE = "UPDATE google_connections SET leased_until = NULL WHERE clinic_id = $1";
    private static final String PAUSE = """
            UPDATE google_connections SET failures = failures + 1, paused_until = $3, trouble = $4
            WHERE clinic_id = $1 AND revision = $2
            """;
    private static final String WENT_WELL = """
            UPDATE google_connections SET failures = 0, paused_until = NULL, trouble = NULL
            WHERE clinic_id = $1 AND (failures > 0 OR trouble IS NOT NULL)
            """;
    private static final String STOP = """
            UPDATE google_connections SET state = 'stopped', state_reason = $3, stopped_at = $4
            WHERE clinic_id = $1 AND revision = $2 AND state = 'active'
            """;
    private static final String IS_CHECK_DUE = """
            SELECT EXISTS (SELECT FROM google_connections WHERE clinic_id = $1 AND next_check_at <= $2)
            """;
    private static final String COMPARE_NOW = """
            UPDATE google_connections SET next_check_at = least(next_check_at, $2), failures = 0, paused_until = NULL
            WHERE clinic_id = $1 AND state = 'active'
            """;
    private static final String CHECK_AT = "UPDATE google_connections SET next_check_at = $2 WHERE clinic_id = $1";

    /** Where something is due. */
    record Place(OrganizationId organization, UUID clinic) {}

    /** A clinic's connection. */
    record Connection(UUID clinic, String kind, String account, Buffer sealed, int revision, String state,
            @Nullable String reason, @Nullable Instant stoppedAt, @Nullable String trouble, int failures,
            @Nullable Instant pausedUntil) {
        boolean isActive() {
            return state.equals("active");
        }
    }

    static List<Place> due(Database database, Instant now) {
        return database.ask(DUE, ConnectionRepository::place, time(now));
    }

    /** Who asked for the consent that somebody brings. */
    static Optional<Place> ofConsent(Database database, byte[] stateHash) {
        return database.ask(CONSENT, ConnectionRepository::place, Buffer.buffer(stateHash)).stream().findFirst();
    }

    private static Place place(Row row) {
        var columns = new Columns(row);
        return new Place(new OrganizationId(columns.id(0)), columns.id(1));
    }

    Optional<Connection> find(Tx tx, UUID clinic) {
        return tx.one(FIND, ConnectionRepository::read, clinic);
    }

    void put(Tx tx, UUID clinic, GoogleAccount account, byte[] sealed, String state, Instant now) {
        var kind = account instanceof GoogleAccount.ServiceAccount ? "service_account" : "oauth";
        tx.change(PUT, clinic, kind, account.name(), Buffer.buffer(sealed), state, time(now));
    }

    boolean delete(Tx tx, UUID clinic) {
        return tx.change(DELETE, clinic) == 1;
    }

    boolean askConsent(Tx tx, UUID clinic, byte[] stateHash, Instant until) {
        return tx.change(ASK_CONSENT, clinic, Buffer.buffer(stateHash), time(until)) == 1;
    }

    boolean takeConsent(Tx tx, UUID clinic, byte[] stateHash, Instant now) {
        return tx.change(TAKE_CONSENT, clinic, Buffer.buffer(stateHash), time(now)) == 1;
    }

    /** Speaks for the clinic from now on; nothing when another server does, or nobody may. */
    Optional<Connection> lease(Tx tx, UUID clinic, Instant now, Duration howLong) {
        return tx.change(LEASE, clinic, time(now), (double) howLong.toSeconds()) == 1
                ? find(tx, clinic)
                : Optional.empty();
    }

    void release(Tx tx, UUID clinic) {
        tx.change(RELEASE, clinic);
    }

    void pause(Tx tx, Connection connection, Instant until, String trouble) {
        tx.change(PAUSE, connection.clinic(), connection.revision(), time(until), trouble);
    }

    void wentWell(Tx tx, UUID clinic) {
        tx.change(WENT_WELL, clinic);
    }

    boolean stop(Tx tx, UUID clinic, int revision, String reason, Instant now) {
        return tx.change(STOP, clinic, revision, reason, time(now)) == 1;
    }

    boolean isCheckDue(Tx tx, UUID clinic, Instant now) {
        return tx.one(IS_CHECK_DUE, row -> new Columns(row).flag(0), clinic, time(now)).orElseThrow();
    }

    /** Has everything compared at once, also where nothing would have been asked of Google for a while. */
    boolean compareNow(Tx tx, UUID clinic, Instant now) {
        return tx.change(COMPARE_NOW, clinic, time(now)) == 1;
    }

    void checkAt(Tx tx, UUID clinic, Instant next) {
        tx.change(CHECK_AT, clinic, time(next));
    }

    static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Connection read(Row row) {
        var c = new Columns(row);
        return new Connection(c.id(0), c.requiredText(1), c.requiredText(2), Objects.requireNonNull(row.getBuffer(3)),
                c.integer(4), c.requiredText(5), c.text(6), c.optionalTime(7), c.text(8), c.integer(9),
                c.optionalTime(10));
    }
}
