package io.balcao.accounts;

import io.balcao.platform.Ids;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Permissions;
import io.balcao.platform.Role;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Login sessions. Their times are the database's, so that two servers whose clocks differ agree. */
final class SessionRepository {
    private static final String FIND = "SELECT user_id, full_name, role, department_ids, lacks_second_factor, sees, permissions FROM find_session($1, $2)"
            + " WHERE is_served($1)";
    private static final String INSERT = """
            INSERT INTO sessions (id, organization_id, user_id, token_hash, expires_at, user_agent, address)
            VALUES ($1, $2, $3, $4, now() + make_interval(secs => $5), $6, $7)
            """;
    private static final String LOCK = """
            SELECT s.user_id, s.token_hash, s.previous_token_hash,
                   clock_timestamp() - s.rotated_at < interval '10 seconds',
                   s.revoked_at IS NULL AND s.expires_at > now(),
                   CASE WHEN s.revoked_at IS NULL
                       THEN session_time_out(s.active_at, s.created_at, o.session_idle_minutes, o.session_days)
                       ELSE s.revoked_reason END
            FROM sessions s JOIN organizations o ON o.id = s.organization_id WHERE s.id = $1 FOR UPDATE OF s
            """;
    private static final String ROTATE = """
            UPDATE sessions SET token_hash = $2, previous_token_hash = token_hash, rotated_at = clock_timestamp(),
                   expires_at = now() + make_interval(secs => $3), address = $4
            WHERE id = $1
            """;
    private static final String END = """
            UPDATE sessions SET revoked_at = now(), revoked_reason = $2 WHERE id = $1 AND revoked_at IS NULL
            """;
    private static final String END_ALL = """
            UPDATE sessions SET revoked_at = now(), revoked_reason = $2 WHERE user_id = $1 AND revoked_at IS NULL
            RETURNING id
            """;
    // A token is renewed every few minutes while somebody is there.
    private static final String LIST = """
            SELECT id, user_agent, address, created_at, coalesce(rotated_at, created_at) AS last_seen_at
            FROM sessions WHERE user_id = $1 AND revoked_at IS NULL AND expires_at > now()
            ORDER BY last_seen_at DESC, id
            """;
    private static final String END_OWN = """
            UPDATE sessions SET revoked_at = now(), revoked_reason = $3
            WHERE id = $1 AND user_id = $2 AND revoked_at IS NULL AND expires_at > now()
            """;
    private static final String END_OTHERS = """
            UPDATE sessions SET revoked_at = now(), revoked_reason = $3
            WHERE user_id = $1 AND id <> $2 AND revoked_at IS NULL
            RETURNING id
            """;

    private static final String LIMITS = "SELECT session_idle_minutes, session_days FROM organizations WHERE id = $1";
    private static final String SET_LIMITS = """
            UPDATE organizations SET session_idle_minutes = $2, session_days = $3 WHERE id = $1
            """;
    private static final String ALL_ACTIVE = "UPDATE sessions SET active_at = now() WHERE revoked_at IS NULL";
    private static final String NOTE_ACTIVITY = """
            UPDATE sessions s SET active_at = now() FROM organizations o
            WHERE s.id = $1 AND o.id = s.organization_id AND s.revoked_at IS NULL
              AND session_time_out(s.active_at, s.created_at, o.session_idle_minutes, o.session_days) IS NULL
            """;
    private static final String LONGEST_END = """
            SELECT s.created_at + make_interval(hours => o.session_days * 24)
            FROM sessions s JOIN organizations o ON o.id = s.organization_id WHERE s.id = $1
            """;
    private static final String WITH_TIMED_OUT = "SELECT organizations_with_timed_out_sessions()";
    private static final String END_TIMED_OUT = """
            UPDATE sessions s SET revoked_at = now(), revoked_reason =
                   session_time_out(s.active_at, s.created_at, o.session_idle_minutes, o.session_days)
            FROM organizations o
            WHERE o.id = s.organization_id AND s.revoked_at IS NULL AND s.expires_at > now()
              AND session_time_out(s.active_at, s.created_at, o.session_idle_minutes, o.session_days) IS NOT NULL
            RETURNING s.id, s.user_id, s.revoked_reason
            """;

    private final Database database;

    /** Why a session ended. */
    enum Reason {
        LOGOUT("logout"), REUSE("reuse"), PASSWORD_CHANGED("password_changed"), DISABLED("disabled"), ROLE_CHANGED(
                "role_changed"), ENDED_ELSEWHERE("ended_elsewhere"), SECOND_FACTOR_RESET(
                        "second_factor_reset"), IDLE("idle"), TOO_LONG("too_long");

        private final String wire;

        Reason(String wire) {
            this.wire = wire;
        }

        static Reason of(String wire) {
            return Arrays.stream(values()).filter(it -> it.wire.equals(wire)).findFirst().orElseThrow();
        }

        String wire() {
            return wire;
        }

        boolean isTimeOut() {
            return this == IDLE || this == TOO_LONG;
        }
    }

    /** A session that lives, and its user as they are now. */
    record Live(UUID userId, String userName, Role role, List<UUID> departmentIds, boolean lacksSecondFactor,
            Permissions permissions) {}

    /** A session as its owner sees it in the list. */
    record Open(UUID id, @Nullable String userAgent, @Nullable String address, Instant createdAt,
            Instant lastSeenAt) {}

    /**
     * What decides about a refresh token.
     *
     * @param justRotated the previous token was spent a moment ago
     * @param over why the session ended, or has to
     */
    record Family(UUID userId, Buffer tokenHash, @Nullable Buffer previousTokenHash, boolean justRotated,
            boolean lives, Optional<Reason> over) {}

    /** A session that went on for too long, or without anything done. */
    record TimedOut(UUID id, UUID userId, Reason reason) {}

    SessionRepository(Database database) {
        this.database = database;
    }

    /** One round trip; empty when the session ended or its user was disabled. */
    Optional<Live> find(OrganizationId organization, UUID id) {
        return database.ask(FIND, row -> {
            var columns = new Columns(row);
            var role = Role.of(columns.requiredText(2));
            return new Live(columns.id(0), columns.requiredText(1), role,
                    List.of(Objects.requireNonNull(row.getArrayOfUUIDs(3))), columns.flag(4),
                    PermissionRepository.permissions(role, columns.text(5), row.getArrayOfStrings(6)));
        }, organization.value(), id).stream().findFirst();
    }

    UUID insert(Tx tx, UUID userId, Buffer tokenHash, Duration lifetime, @Nullable String userAgent, String address) {
        var id = Ids.next();
        tx.change(INSERT, id, tx.organization().value(), userId, tokenHash, seconds(lifetime),
                userAgent, address);
        return id;
    }

    Optional<Family> lock(Tx tx, UUID id) {
        return tx.one(LOCK, SessionRepository::family, id);
    }

    void rotate(Tx tx, UUID id, Buffer tokenHash, Duration lifetime, String address) {
        tx.change(ROTATE, id, tokenHash, seconds(lifetime), address);
    }

    /** The sessions of a user that live, whoever was there last first. */
    List<Open> list(Tx tx, UUID userId) {
        return tx.list(LIST, row -> {
            var columns = new Columns(row);
            return new Open(columns.id(0), columns.text(1), columns.text(2), columns.time(3), columns.time(4));
        }, userId);
    }

    /** False when the user has no such session that lives. */
    boolean endOwn(Tx tx, UUID id, UUID userId) {
        return tx.change(END_OWN, id, userId, Reason.ENDED_ELSEWHERE.wire) == 1;
    }

    /** Ends every session of a user but one. */
    List<UUID> endOthers(Tx tx, UUID userId, UUID kept) {
        return tx.list(END_OTHERS, row -> new Columns(row).id(0), userId, kept, Reason.ENDED_ELSEWHERE.wire);
    }

    /** False when it had ended before. */
    boolean end(Tx tx, UUID id, Reason reason) {
        return tx.change(END, id, reason.wire) == 1;
    }

    /** Ends every session of a user and says which ones. */
    List<UUID> endAll(Tx tx, UUID userId, Reason reason) {
        return tx.list(END_ALL, row -> new Columns(row).id(0), userId, reason.wire);
    }

    SessionLimits limits(Tx tx) {
        return tx.one(LIMITS, row -> new SessionLimits(row.getInteger(0), row.getInteger(1)),
                tx.organization().value()).orElseThrow();
    }

    /** Nobody is shut out by what they did not do before it counted. */
    void setLimits(Tx tx, SessionLimits limits) {
        tx.change(SET_LIMITS, tx.organization().value(), limits.idleMinutes(), limits.days());
        tx.change(ALL_ACTIVE);
    }

    /** The person of a session did something. False when it was too late. */
    boolean noteActivity(Tx tx, UUID id) {
        return tx.change(NOTE_ACTIVITY, id) == 1;
    }

    /** When a session ends whatever its person does, if the organization wants it. */
    Optional<Instant> longestEnd(Tx tx, UUID id) {
        return tx.one(LONGEST_END, row -> Optional.ofNullable(new Columns(row).optionalTime(0)), id)
                .flatMap(end -> end);
    }

    /** Where a session timed out. */
    List<OrganizationId> withTimedOut() {
        return database.ask(WITH_TIMED_OUT, row -> new OrganizationId(new Columns(row).id(0)));
    }

    List<TimedOut> endTimedOut(Tx tx) {
        return tx.list(END_TIMED_OUT, row -> {
            var columns = new Columns(row);
            return new TimedOut(columns.id(0), columns.id(1), Reason.of(columns.requiredText(2)));
        });
    }

    private static Family family(Row row) {
        var columns = new Columns(row);
        return new Family(columns.id(0), Objects.requireNonNull(row.getBuffer(1)), row.getBuffer(2),
                Boolean.TRUE.equals(row.getBoolean(3)), columns.flag(4),
                Optional.ofNullable(columns.text(5)).map(Reason::of));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }
}
