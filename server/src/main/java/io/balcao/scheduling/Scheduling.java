package io.balcao.scheduling;

import io.balcao.accounts.AuditTrail;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Problem;
import io.balcao.platform.Vault;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.platform.http.Routes;
import io.balcao.platform.realtime.EventStream;
import io.balcao.scheduling.appointments.Appointment;
import io.balcao.scheduling.appointments.AppointmentRoutes;
import io.balcao.scheduling.appointments.Booking;
import io.balcao.scheduling.clinics.Clinic;
import io.balcao.scheduling.clinics.Clinics;
import io.balcao.scheduling.slots.Slots;
import java.time.InstantSource;
import java.util.List;

/** Clinics, when they can be booked, and what is booked. */
public final class Scheduling {
    /** Documented so that the console can be built, and not served yet. */
    private static final List<String> TO_COME = List.of("listReminders", "listWaitingList", "addToWaitingList", 
            "removeFromWaitingList", "startAppointmentFlow", "getAppointmentFlow", 
            "advanceAppointmentFlow");

    private final Clinics clinics;
    private final Slots slots;
    private final Booking booking;
    private final AppointmentRoutes appointments;

    /** What of the platform it needs. */
    public record Ground(Database database, AuditTrail audit, EventStream events, Vault vault, InstantSource clock) {}

    public Scheduling(Ground ground) {
        this.slots = new Slots(ground.database(), ground.clock());
        this.booking = new Booking(ground.database(), ground.audit(), ground.events(), ground.clock(), slots,
                new Nobody());
        this.clinics = new Clinics(ground.database(), ground.audit(), ground.vault(), ground.clock(),
                (tx, clinic, from) -> booking.keepPromises(tx, clinic));
        this.appointments = new AppointmentRoutes(ground.database(), ground.audit(), ground.clock(), booking);
    }

    private record Nobody() implements Booking.Followers {
        @Override
        public void changed(Tx tx, Clinic clinic, Appointment now) {}

        @Override
        public void freed(OrganizationId organization, Appointment before) {}
    }

    /** Mounts the operations. */
    public void addTo(Routes routes) {
        clinics.addTo(routes);
        slots.addTo(routes);
        appointments.addTo(routes);
        TO_COME.forEach(operation -> routes.add(operation, request -> {
            throw new Problem.Unavailable("Not possible at the moment");
        }));
    }

    /** Books, moves and cancels, for who talks with customers. */
    public Booking booking() {
        return booking;
    }

    /** When a clinic can be booked. */
    public Slots slots() {
        return slots;
    }
}
