package io.balcao.accounts;

import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;

/** Organizations. A transaction sees its own one alone. */
final class OrganizationRepository {
    private static final String HAS_ANY = "SELECT has_any_organization()";
    private static final String ONE_AT_A_TIME = "SELECT 1 FROM pg_advisory_xact_lock(hashtext('balcao first start'))";
    private static final String NAME = "SELECT name FROM organizations WHERE id = $1";
    private static final String INSERT = "INSERT INTO organizations (id, name) VALUES ($1, $2)";

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

    String name(Tx tx) {
        return tx.one(NAME, row -> new Columns(row).requiredText(0), tx.organization().value()).orElseThrow();
    }

    void insert(Tx tx, String name) {
        tx.change(INSERT, tx.organization().value(), name);
    }
}
