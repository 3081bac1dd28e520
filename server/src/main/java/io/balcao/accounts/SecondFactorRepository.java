package io.balcao.accounts;

import io.balcao.platform.Role;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import io.vertx.core.buffer.Buffer;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Authenticator apps and their recovery codes, and of which roles the organization asks them. */
final class SecondFactorRepository {
    // One that is in force is not replaced by another setting up.
    private static final String PREPARE = """
            INSERT INTO second_factors (user_id, organization_id, secret_encrypted) VALUES ($1, $2, $3)
            ON CONFLICT (user_id) DO UPDATE SET secret_encrypted = excluded.secret_encrypted, last_step = 0,
                                                created_at = now()
            WHERE second_factors.enabled_at IS NULL
            """;
    private static final String LOCK = """
            SELECT secret_encrypted, enabled_at IS NOT NULL, last_step FROM second_factors WHERE user_id = $1 FOR UPDATE
            """;
    private static final String ENABLE = """
            UPDATE second_factors SET enabled_at = now(), last_step = $2 WHERE user_id = $1
            """;
    private static final String SPEND = "UPDATE second_factors SET last_step = $2 WHERE user_id = $1";
    private static final String DELETE = "DELETE FROM second_factors WHERE user_id = $1";
    private static final String ADD_CODES = """
            INSERT INTO recovery_codes (organization_id, user_id, code_hash) SELECT $1, $2, unnest($3::bytea[])
            """;
    private static final String SPEND_CODE = "DELETE FROM recovery_codes WHERE user_id = $1 AND code_hash = $2";
    private static final String FORGET_CODES = "DELETE FROM recovery_codes WHERE user_id = $1";
    private static final String CODES_LEFT = "SELECT count(*) FROM recovery_codes WHERE user_id = $1";
    private static final String ROLES = "SELECT second_factor_roles FROM organizations WHERE id = $1";
    private static final String SET_ROLES = "UPDATE organizations SET second_factor_roles = $2 WHERE id = $1";
    private static final String WITHOUT = """
            SELECT u.id FROM users u WHERE u.is_active AND u.role = ANY($1) AND NOT EXISTS (
                SELECT FROM second_factors f WHERE f.user_id = u.id AND f.enabled_at IS NOT NULL)
            """;

    /** @param lastStep the newest half minute whose code was taken */
    record Factor(Buffer sealedSecret, boolean isEnabled, long lastStep) {}

    /** False when one is in force already. */
    boolean prepare(Tx tx, UUID userId, byte[] sealedSecret) {
        return tx.change(PREPARE, userId, tx.organization().value(), Buffer.buffer(sealedSecret)) == 1;
    }

    Optional<Factor> lock(Tx tx, UUID userId) {
        return tx.one(LOCK, row -> {
            var columns = new Columns(row);
            return new Factor(row.getBuffer(0), columns.flag(1), columns.number(2));
        }, userId);
    }

    void enable(Tx tx, UUID userId, long step, Collection<Buffer> codeHashes) {
        tx.change(ENABLE, userId, step);
        addCodes(tx, userId, codeHashes);
    }

    /** Those before are worth nothing any more. */
    void replaceCodes(Tx tx, UUID userId, Collection<Buffer> codeHashes) {
        tx.change(FORGET_CODES, userId);
        addCodes(tx, userId, codeHashes);
    }

    int codesLeft(Tx tx, UUID userId) {
        return tx.one(CODES_LEFT, row -> row.getInteger(0), userId).orElseThrow();
    }

    private static void addCodes(Tx tx, UUID userId, Collection<Buffer> codeHashes) {
        tx.change(ADD_CODES, tx.organization().value(), userId, codeHashes.toArray(Buffer[]::new));
    }

    void spend(Tx tx, UUID userId, long step) {
        tx.change(SPEND, userId, step);
    }

    /** False when it is none of the codes that are left. */
    boolean spendCode(Tx tx, UUID userId, Buffer codeHash) {
        return tx.change(SPEND_CODE, userId, codeHash) == 1;
    }

    /** False when there was none. */
    boolean delete(Tx tx, UUID userId) {
        return tx.change(DELETE, userId) == 1;
    }

    Set<Role> roles(Tx tx) {
        return tx.one(ROLES, row -> new Columns(row).texts(0), tx.organization().value()).orElseThrow().stream()
                .map(Role::of).collect(Collectors.toUnmodifiableSet());
    }

    void setRoles(Tx tx, Set<Role> roles) {
        tx.change(SET_ROLES, tx.organization().value(), wire(roles));
    }

    /** Who of these roles has no second factor. */
    List<UUID> without(Tx tx, Set<Role> roles) {
        return tx.list(WITHOUT, row -> new Columns(row).id(0), (Object) wire(roles));
    }

    private static String[] wire(Set<Role> roles) {
        return roles.stream().map(Role::wire).sorted().toArray(String[]::new);
    }
}
