package io.balcao.scheduling.asking;

import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import io.balcao.scheduling.clinics.Clinic;
import java.util.Optional;
import java.util.UUID;

/** By which number a clinic writes to those who have no conversation with it. */
public final class ClinicNumberRepository {
    // The one that was chosen for it, the phone that it names, or the oldest of the organization.
    private static final String NUMBER = """
            SELECT n.id, n.kind <> 'zapi' FROM channels n JOIN clinics c ON c.id = $1 WHERE n.status <> 'disabled'
            ORDER BY (n.id = c.channel_id) IS TRUE DESC,
                     (n.kind = 'zapi' AND n.phone_number_id = c.zapi_instance_id) IS TRUE DESC, n.created_at, n.id
            LIMIT 1
            """;

    /** @param hasWindow whether free text may only be written for a day after they wrote */
    public record Line(UUID id, boolean hasWindow) {}

    /** The one that was chosen, or the oldest; empty when none is connected. */
    public Optional<Line> numberOf(Tx tx, Clinic clinic) {
        return tx.one(NUMBER, row -> {
            var columns = new Columns(row);
            return new Line(columns.id(0), columns.flag(1));
        }, clinic.id());
    }
}
