package io.balcao.scheduling.messages;

import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import io.balcao.scheduling.clinics.Clinic;
import java.util.Optional;
import java.util.UUID;

/** By which number a clinic writes. */
final class ClinicNumberRepository {
    // The one that was chosen for it, the phone that it names, or the oldest of the organization.
    private static final String NUMBER = """
            SELECT n.id FROM channels n JOIN clinics c ON c.id = $1 WHERE n.status <> 'disabled'
            ORDER BY (n.id = c.channel_id) IS TRUE DESC,
                     (n.kind = 'zapi' AND n.phone_number_id = c.zapi_instance_id) IS TRUE DESC, n.created_at, n.id
            LIMIT 1
            """;

    Optional<UUID> numberOf(Tx tx, Clinic clinic) {
        return tx.one(NUMBER, row -> new Columns(row).id(0), clinic.id());
    }
}
