package io.balcao.scheduling.clinics;

import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import java.util.Optional;
import java.util.UUID;

/** By which number a clinic writes to those who have no conversation with it. */
public final class ClinicNumberRepository {
    private static final String DRIVEN_BY = "n.kind = 'zapi' AND n.phone_number_id = %s";
    private static final String OF_INSTANCE = "SELECT n.id FROM channels n WHERE " + DRIVEN_BY.formatted("$1");
    // The one that was chosen for it, or whose instance of Z-API it names, and no other; the oldest when nobody chose.
    private static final String NUMBER = """
            SELECT n.id, n.kind <> 'zapi' FROM clinics c JOIN channels n ON n.status <> 'disabled' AND CASE
                WHEN c.channel_id IS NOT NULL THEN n.id = c.channel_id
                WHEN c.zapi_instance_id <> '' THEN %s
                ELSE true END
            WHERE c.id = $1 ORDER BY n.created_at, n.id LIMIT 1
            """.formatted(DRIVEN_BY.formatted("c.zapi_instance_id"));

    /** @param hasWindow whether free text may only be written for a day after they wrote */
    public record Line(UUID id, boolean hasWindow) {}

    /** The number that an instance of Z-API drives, if it is connected, disabled or not. */
    Optional<UUID> ofInstance(Tx tx, String instance) {
        return tx.one(OF_INSTANCE, row -> new Columns(row).id(0), instance);
    }

    /** The one that was chosen, or else the oldest; empty when it is not connected, or disabled. */
    public Optional<Line> numberOf(Tx tx, Clinic clinic) {
        return tx.one(NUMBER, row -> {
            var columns = new Columns(row);
            return new Line(columns.id(0), columns.flag(1));
        }, clinic.id());
    }
}
