package io.balcao.scheduling.appointments;

import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** By which rules of their zones the clinics' appointments were made. */
final class ZoneRulesRepository {
    private static final String ALL = "SELECT organization_id, clinic_id, timezone, zone_rules FROM clinics_by_zone_rules()";
    // Of two servers that start at once the second finds it noted.
    private static final String NOTE = """
            UPDATE clinics SET zone_rules = $2 WHERE id = $1 AND (zone_rules IS NULL OR zone_rules < $2)
            """;

    /** What a clinic's appointments were made by; null when nobody looked. */
    record Seen(OrganizationId organization, UUID clinic, String zone, @Nullable String version) {
        boolean isOlderThan(String newest) {
            return version == null || version.compareTo(newest) < 0;
        }
    }

    static List<Seen> all(Database database) {
        return database.ask(ALL, row -> {
            var c = new Columns(row);
            return new Seen(new OrganizationId(c.id(0)), c.id(1), c.requiredText(2), c.text(3));
        });
    }

    /** Notes the version, and holds the clinic until the transaction ends; false when it is noted already. */
    boolean note(Tx tx, UUID clinic, String version) {
        return tx.change(NOTE, clinic, version) == 1;
    }
}
