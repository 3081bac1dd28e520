package io.balcao.accounts;

import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import java.util.HexFormat;
import java.util.List;

/** The seals of the audit trail: {@code sql/V022__sealed_audit_trail.sql}. */
final class AuditSealRepository {
    private static final String ORGANIZATIONS = "SELECT organizations_with_unsealed_audit_logs()";
    private static final String SEAL = "SELECT seal_audit_logs($1)";
    private static final String CHECK = """
            SELECT s.number, s.hash, s.sealed_at,
                   (SELECT count(*) FROM audit_seal_entries e WHERE e.organization_id = s.organization_id),
                   broken_audit_seal(), stray_audit_logs()
            FROM audit_seals s ORDER BY s.number DESC LIMIT 1
            """;

    List<OrganizationId> organizations(Database database) {
        return database.ask(ORGANIZATIONS, row -> new OrganizationId(new Columns(row).id(0)));
    }

    /** Seals what was added; gives how many rows. */
    int seal(Tx tx, int most) {
        return tx.one(SEAL, row -> row.getInteger(0), most).orElseThrow();
    }

    /** Computes all seals again. */
    AuditSealCheck check(Tx tx) {
        return tx.one(CHECK, row -> {
            var c = new Columns(row);
            return new AuditSealCheck(c.number(0), HexFormat.of().formatHex(row.getBuffer(1).getBytes()), c.time(2),
                    c.number(3), c.optionalNumber(4), c.number(5));
        }).orElse(AuditSealCheck.NONE);
    }
}
