package io.balcao.scheduling.waiting;

import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Database;
import io.balcao.platform.http.Json;
import io.balcao.platform.realtime.Event;
import io.balcao.platform.realtime.EventStream;
import io.balcao.platform.realtime.Room;
import io.balcao.scheduling.clinics.ClinicRepository;
import io.vertx.core.buffer.Buffer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tells the consoles whose waiting list changed: what it is now, they ask for who look at it. */
final class WaitingNews {
    private final Database database;
    private final EventStream events;
    private final ClinicRepository clinics = new ClinicRepository();

    WaitingNews(Database database, EventStream events) {
        this.database = database;
        this.events = events;
    }

    /** After the commit. */
    void tell(OrganizationId organization, Collection<UUID> changed) {
        if (changed.isEmpty()) {
            return;
        }
        var told = database.inTransaction(organization, tx -> changed.stream().distinct()
                .map(id -> Event.latest("waiting_update", id, 0, List.of(Room.everyone(organization)),
                        Buffer.buffer(Json.bytes(Map.of("clinic_id", clinics.get(tx, id).key())))))
                .toList());
        events.publish(organization, told);
    }
}
