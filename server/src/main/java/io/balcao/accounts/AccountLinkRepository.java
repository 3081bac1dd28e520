package io.balcao.accounts;

import io.balcao.accounts.AccountLink.Kind;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Links that let somebody choose a password. Their times are the database's. */
final class AccountLinkRepository {
    private static final String INSERT = """
            INSERT INTO account_links (id, organization_id, user_id, kind, secret_hash, replaces, expires_at)
            VALUES ($1, $2, $3, $4, $5, $6, now() + make_interval(secs => $7))
            """;
    private static final String FIND = """
            SELECT user_id, secret_hash, replaces FROM account_links
            WHERE id = $1 AND kind = $2 AND expires_at > now()
            """;
    private static final String FORGET = "DELETE FROM account_links WHERE user_id = $1 AND kind = $2";

    /**
     * A link that is not too old.
     *
     * @param replaces the hash of the password hash that was in force when it was made
     */
    record Stored(UUID userId, Buffer secretHash, @Nullable Buffer replaces) {}

    void insert(Tx tx, AccountLink link, UUID userId, Kind kind, @Nullable Buffer replaces, Duration lifetime) {
        tx.change(INSERT, link.id(), tx.organization().value(), userId, kind.wire(), Tokens.hash(link.secret().value()),
                replaces, (double) lifetime.toSeconds());
    }

    Optional<Stored> find(Tx tx, UUID id, Kind kind) {
        return tx.one(FIND, row -> {
            var columns = new Columns(row);
            return new Stored(columns.id(0), row.getBuffer(1), row.getBuffer(2));
        }, id, kind.wire());
    }

    /** True when there was one. */
    boolean forget(Tx tx, UUID userId, Kind kind) {
        return tx.change(FORGET, userId, kind.wire()) > 0;
    }
}
