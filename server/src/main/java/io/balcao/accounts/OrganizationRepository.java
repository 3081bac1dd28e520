package io.balcao.accounts;

import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Organizations. A transaction sees its own one alone. */
final class OrganizationRepository {
    private static final String HAS_ANY = "SELECT has_any_organization()";
    private static final String ONE_AT_A_TIME = "SELECT 1 FROM pg_advisory_xact_lock(hashtext('balcao first start'))";
    private static final String INSERT = "INSERT INTO organizations (id, name) VALUES ($1, $2)";
    private static final String BEGIN_SETUP = """
            UPDATE organizations SET setup_state = 'open', locale = coalesce($2, locale),
                   timezone = coalesce($3, timezone)
            WHERE id = $1
            """;
    private static final String PROFILE = """
            SELECT o.id, o.name, o.locale, o.timezone, o.accent, o.logo_key, o.setup_state, o.setup_step, d.due_at
            FROM organizations o LEFT JOIN organization_deletions d ON d.organization_id = o.id WHERE o.id = $1
            """;
    private static final String UPDATE = """
            UPDATE organizations SET name = coalesce($2, name), locale = coalesce($3, locale),
                   timezone = coalesce($4, timezone), accent = CASE WHEN $5 THEN $6 ELSE accent END,
                   setup_state = coalesce($7, setup_state), setup_step = coalesce($8, setup_step), updated_at = now()
            WHERE id = $1
            """;
    private static final String SET_LOGO = """
            UPDATE organizations SET logo_key = $2, logo = $3, logo_type = $4, updated_at = now() WHERE id = $1
            """;
    private static final String IS_SERVED = "SELECT is_served($1)";
    private static final String ASK_DELETION = """
            INSERT INTO organization_deletions (organization_id, asked_by, due_at)
            VALUES ($1, 'admin', now() + make_interval(days => $2)) ON CONFLICT DO NOTHING
            """;
    private static final String WITHDRAW_DELETION = """
            DELETE FROM organization_deletions WHERE organization_id = $1 AND began_at IS NULL
            """;
    private static final String LOGO = "SELECT logo, logo_type FROM find_logo($1)";

    private final Database database;

    OrganizationRepository(Database database) {
        this.database = database;
    }

    boolean hasAny() {
        return database.ask(HAS_ANY, row -> new Columns(row).flag(0)).getFirst();
    }

    /** Whether this would be the first organization. Until the end of the transaction nobody else hears yes. */
    boolean isFirst(Tx tx) {
        tx.list(ONE_AT_A_TIME, row -> 1);
        return !tx.one(HAS_ANY, row -> new Columns(row).flag(0)).orElseThrow();
    }

    void insert(Tx tx, String name) {
        tx.change(INSERT, tx.organization().value(), name);
    }

    /** Whoever sets it up is led through what is missing. Null leaves what the database has. */
    void beginSetup(Tx tx, @Nullable String locale, @Nullable String timezone) {
        tx.change(BEGIN_SETUP, tx.organization().value(), locale, timezone);
    }

    OrganizationProfile profile(Tx tx) {
        return tx.one(PROFILE, row -> {
            var c = new Columns(row);
            return new OrganizationProfile(c.id(0), c.requiredText(1), c.requiredText(2), c.requiredText(3), c.text(4),
                    OrganizationProfile.logoUrl(c.optionalId(5)), c.requiredText(6), c.text(7), c.optionalTime(8));
        }, tx.organization().value()).orElseThrow();
    }

    void update(Tx tx, @Nullable String name, OrganizationService.Change change) {
        tx.change(UPDATE, tx.organization().value(), name, change.locale(), change.timezone(), change.setsAccent(),
                change.accent(), change.setupState(), change.setupStep());
    }

    /** Whether anybody may work for it now. */
    boolean isServed(Tx tx) {
        return tx.one(IS_SERVED, row -> new Columns(row).flag(0), tx.organization().value()).orElseThrow();
    }

    /** False when it was asked for before. */
    boolean askDeletion(Tx tx, int days) {
        return tx.change(ASK_DELETION, tx.organization().value(), days) == 1;
    }

    /** False when nobody asked for it. */
    boolean withdrawDeletion(Tx tx) {
        return tx.change(WITHDRAW_DELETION, tx.organization().value()) == 1;
    }

    void setLogo(Tx tx, @Nullable UUID id, @Nullable Picture logo) {
        tx.change(SET_LOGO, tx.organization().value(), id, logo == null ? null : logo.bytes(),
                logo == null ? null : logo.type());
    }

    /** Whosever it is. Does not wait. */
    Future<Optional<Picture>> logo(UUID id) {
        return database.send(LOGO, id).map(rows -> {
            var row = rows.iterator();
            return row.hasNext() ? Optional.of(read(row.next())) : Optional.empty();
        });
    }

    private static Picture read(Row row) {
        return new Picture(row.getString(1), row.getBuffer(0));
    }
}
