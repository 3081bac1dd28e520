package io.balcao.scheduling.asking;

import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import io.balcao.scheduling.clinics.Clinic;
import java.util.Optional;
import java.util.UUID;

/** By which number a clinic writes to those who have no conversation with it. */
public final class ClinicNumberRepository {
    // The one that was chosen for it, or whose instance of Z-API it names, and no other; the oldest when nobody chose.
    private static final String NUMBER = """
            SELECT n.id, n.kind <> 'zapi' FROM clinics c JOIN channels n ON n.status <> 'disabled' AND CASE
                WHEN c.channel_id IS NOT NULL THEN n.id = c.channel_id
                WHEN c.zapi_instance_id <> '' THEN n.kind = 'zapi' AND n.phone_number_id = c.zapi_instance_id
                ELSE true END
            WHERE c.id = $1 ORDER BY n.created_at, n.id LIMIT 1
            """;

    /** @param hasWindow whether free text may only be written for a day after they wrote */
    public record Line(UUID id, boolean hasWindow) {}

    /** The one that was chosen, or else the oldest; empty when it is not connected, or disabled. */
    public Optional<Line> numberOf(Tx tx, Clinic clinic) {
        return tx.one(NUMBER, row -> {
            var columns = new Columns(row);
            return new Line(columns.id(0), columns.flag(1));
        }, clinic.id());
    }
}
