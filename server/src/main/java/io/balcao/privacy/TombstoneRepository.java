package io.balcao.privacy;

import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import java.util.List;

/** Who was erased, as lines of text that tell nobody who it was. */
final class TombstoneRepository {
    private static final String ORGANIZATIONS = "SELECT all_organizations()";
    private static final String LINES = """
            SELECT 'customer ' || k.id FROM customers k
            WHERE k.organization_id = current_organization() AND k.erased_at IS NOT NULL
            UNION ALL
            SELECT 'address ' || encode(e.address_hash, 'hex') || ' '
                || to_char(e.erased_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
            FROM erased_addresses e WHERE e.organization_id = current_organization()
            """;
    private static final String REPLAY = "SELECT replay_erasures($1, $2)";

    List<OrganizationId> organizations(Database database) {
        return database.ask(ORGANIZATIONS, row -> new OrganizationId(new Columns(row).id(0)));
    }

    List<String> lines(Tx tx) {
        return tx.list(LINES, row -> new Columns(row).requiredText(0));
    }

    /** Erases again; gives how many customers. */
    int replay(Tx tx, List<String> lines, String called) {
        return tx.one(REPLAY, row -> row.getInteger(0), lines.toArray(String[]::new), called).orElseThrow();
    }
}
