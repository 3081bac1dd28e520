package io.balcao.accounts;

import io.balcao.platform.Ids;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Role;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Login sessions. Their times are the database's, so that two servers whose clocks differ agree. */
final class SessionRepository {
    private static final String FIND = "SELECT user_id, full_name, role, department_ids FROM find_session($1, $2)";
    private static final String INSERT = """
            INSERT INTO sessions (id, organization_id, user_id, token_hash, expires_at, user_agent, address)
            VALUES ($1, $2, $3, $4, now() + make_interval(secs => $5), $6, $7)
            """;
    private static final String LOCK = """
            SELECT user_id, token_hash, previous_token_hash, clock_timestamp() - rotated_at < interval '10 seconds',
                   revoked_at IS NULL AND expires_at > now()
            FROM sessions WHERE id = $1 FOR UPDATE
            """;
    private static final String ROTATE = """
            UPDATE sessions SET token_hash = $2, previous_token_hash = token_hash, rotated_at = clock_timestamp(),
                   expires_at = now() + make_interval(secs => $3)
            WHERE id = $1
            """;
    private static final String END = """
            UPDATE sessions SET revoked_at = now(), revoked_reason = $2 WHERE id = $1 AND revoked_at IS NULL
            """;
    private static final String END_ALL = """
            UPDATE sessions SET revoked_at = now(), revoked_reason = $2 WHERE user_id = $1 AND revoked_at IS NULL
            RETURNING id
            """;
    private static final String FORGET_OLD = """
            DELETE FROM sessions WHERE user_id = $1 AND expires_at < now() - interval '30 days'
            """;

    private final Database database;

    /** Why a session ended. */
    enum Reason {
        LOGOUT("logout"), REUSE("reuse"), PASSWORD_CHANGED("password_changed"), DISABLED("disabled"), ROLE_CHANGED(
                "role_changed");

        private final String wire;

        Reason(String wire) {
            this.wire = wire;
        }
    }

    /** A session that lives, and its user as they are now. */
    record Live(UUID userId, String userName, Role role, List<UUID> departmentIds) {}

    /**
     * What decides about a refresh token.
     *
     * @param justRotated the previous token was spent a moment ago
     */
    record Family(UUID userId, Buffer tokenHash, @Nullable Buffer previousTokenHash, boolean justRotated,
            boolean lives) {}

    SessionRepository(Database database) {
        this.database = database;
    }

    /** One round trip; empty when the session ended or its user was disabled. */
    Optional<Live> find(OrganizationId organization, UUID id) {
        return database.ask(FIND, row -> {
            var columns = new Columns(row);
            return new Live(columns.id(0), columns.requiredText(1), Role.of(columns.requiredText(2)),
                    List.of(Objects.requireNonNull(row.getArrayOfUUIDs(3))));
        }, organization.value(), id).stream().findFirst();
    }

    UUID insert(Tx tx, UUID userId, Buffer tokenHash, Duration lifetime, @Nullable String userAgent, String address) {
        var id = Ids.next();
        tx.change(FORGET_OLD, userId);
        tx.change(INSERT, id, tx.organization().value(), userId, tokenHash, seconds(lifetime),
                userAgent, address);
        return id;
    }

    Optional<Family> lock(Tx tx, UUID id) {
        return tx.one(LOCK, SessionRepository::family, id);
    }

    void rotate(Tx tx, UUID id, Buffer tokenHash, Duration lifetime) {
        tx.change(ROTATE, id, tokenHash, seconds(lifetime));
    }

    /** False when it had ended before. */
    boolean end(Tx tx, UUID id, Reason reason) {
        return tx.change(END, id, reason.wire) == 1;
    }

    /** Ends every session of a user and says which ones. */
    List<UUID> endAll(Tx tx, UUID userId, Reason reason) {
        return tx.list(END_ALL, row -> new Columns(row).id(0), userId, reason.wire);
    }

    private static Family family(Row row) {
        var columns = new Columns(row);
        return new Family(columns.id(0), Objects.requireNonNull(row.getBuffer(1)), row.getBuffer(2),
                Boolean.TRUE.equals(row.getBoolean(3)), columns.flag(4));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }
}
