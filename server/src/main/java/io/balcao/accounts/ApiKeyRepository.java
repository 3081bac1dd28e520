package io.balcao.accounts;

import io.balcao.platform.OrganizationId;
import io.balcao.platform.Scope;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keys of programs, and the one question before the organization is known. */
final class ApiKeyRepository {
    private static final String FIND_OWNER = """
            SELECT organization_id, user_id, full_name, secret_hash, scopes, expires_at FROM find_api_key($1)
            WHERE is_served(organization_id)
            """;
    // Whoever looks at the list wants to know of the day, not of the second.
    private static final String NOTE_USE = """
            UPDATE api_keys SET last_used_at = now()
            WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')
            """;
    private static final String ADD_MACHINE = """
            INSERT INTO users (id, organization_id, email, full_name, role, is_active, is_machine)
            VALUES ($1, $2, $3, $4, 'supervisor', false, true)
            """;
    private static final String INSERT = """
            INSERT INTO api_keys (id, organization_id, user_id, prefix, secret_hash, scopes, expires_at, created_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """;
    private static final String COLUMNS = """
            SELECT k.id, u.full_name, k.prefix, k.scopes, k.user_id, k.expires_at, k.last_used_at, k.created_by,
                   b.full_name, k.created_at
            FROM api_keys k JOIN users u ON u.id = k.user_id JOIN users b ON b.id = k.created_by
            WHERE k.revoked_at IS NULL
            """;
    private static final String LIST = COLUMNS + "ORDER BY k.created_at DESC, k.id";
    private static final String FIND = COLUMNS + "AND k.id = $1 FOR UPDATE OF k";
    private static final String REVOKE = "UPDATE api_keys SET revoked_at = now() WHERE id = $1";

    private final Database database;

    /** What decides about a key that somebody shows. */
    record Owner(OrganizationId organization, UUID userId, String name, Buffer secretHash, Set<Scope> scopes,
            @Nullable Instant expiresAt) {}

    ApiKeyRepository(Database database) {
        this.database = database;
    }

    Optional<Owner> findOwner(UUID id) {
        return database.ask(FIND_OWNER, row -> {
            var columns = new Columns(row);
            return new Owner(new OrganizationId(columns.id(0)), columns.id(1), columns.requiredText(2),
                    Objects.requireNonNull(row.getBuffer(3)),
                    columns.texts(4).stream().map(Scope::of).collect(Collectors.toUnmodifiableSet()),
                    columns.optionalTime(5));
        }, id).stream().findFirst();
    }

    void noteUse(OrganizationId organization, UUID id) {
        database.inTransaction(organization, tx -> tx.change(NOTE_USE, id));
    }

    void addMachine(Tx tx, UUID userId, String name) {
        // An address that leads to nobody (RFC 2606).
        tx.change(ADD_MACHINE, userId, tx.organization().value(), userId + "@keys.invalid", name);
    }

    void insert(Tx tx, ApiKeySecret secret, String prefix, UUID userId, Collection<Scope> scopes,
            @Nullable Instant expiresAt, UUID createdBy) {
        tx.change(INSERT, secret.id(), tx.organization().value(), userId, prefix, secret.hash(),
                scopes.stream().sorted().map(Scope::wire).toArray(String[]::new),
                expiresAt == null ? null : expiresAt.atOffset(ZoneOffset.UTC), createdBy);
    }

    List<ApiKey> list(Tx tx) {
        return tx.list(LIST, ApiKeyRepository::read);
    }

    /** One that was not revoked, locked. */
    Optional<ApiKey> lock(Tx tx, UUID id) {
        return tx.one(FIND, ApiKeyRepository::read, id);
    }

    void revoke(Tx tx, UUID id) {
        tx.change(REVOKE, id);
    }

    private static ApiKey read(Row row) {
        var columns = new Columns(row);
        return new ApiKey(columns.id(0), columns.requiredText(1), columns.requiredText(2), columns.texts(3),
                columns.id(4), columns.optionalTime(5), columns.optionalTime(6), columns.id(7), columns.text(8),
                columns.time(9));
    }
}
