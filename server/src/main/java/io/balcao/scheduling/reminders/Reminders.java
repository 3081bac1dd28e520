package io.balcao.scheduling.reminders;

import io.balcao.accounts.AuditTrail;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.platform.http.Reply;
import io.balcao.platform.http.Request;
import io.balcao.platform.http.Routes;
import io.balcao.platform.work.Background;
import io.balcao.scheduling.appointments.Appointment;
import io.balcao.scheduling.appointments.AppointmentRoutes.Days;
import io.balcao.scheduling.appointments.Booking;
import io.balcao.scheduling.clinics.Clinic;
import io.balcao.scheduling.clinics.ClinicRepository;
import io.balcao.scheduling.clinics.ReminderSettings.Distance;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What follows from appointments: reminders of those that stand, and who waits for a time. */
public final class Reminders implements Booking.Follower {
    private final Database database;
    private final AuditTrail audit;
    private final InstantSource clock;
    private final ClinicRepository clinics = new ClinicRepository();
    private final ReminderRepository reminders = new ReminderRepository();

    private final ReminderSender sender;

    /** Who is told that messages for customers were stored, after the commit. */
    @FunctionalInterface
    public interface Told {
        void of(OrganizationId organization, List<UUID> messages, List<UUID> conversations);
    }

    public Reminders(Database database, AuditTrail audit, Background background, InstantSource clock, Told told) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
        this.sender = new ReminderSender(database, background, clock, told);
    }

    /** Begins to send what is due. */
    public void start() {
        sender.start();
    }

    /** Sends what is due now, and returns when it is in the outbox. */
    public void sendDue() {
        sender.sendDue();
    }

    private record All(List<ReminderView> data) {}

    /** Mounts the operations. */
    public void addTo(Routes routes) {
        routes.add("listReminders", this::list);
        new WaitingRoutes(database, audit).addTo(routes);
    }

    private Reply list(Request request) {
        var key = request.path("clinic_id");
        return database.inTransaction(request.caller().organization(), tx -> {
            var clinic = clinics.find(tx, key).orElseThrow(() -> new Problem.NotFound("clinic", key));
            var days = Days.of(request, clinic, clock.instant());
            return Reply.ok(new All(reminders.list(tx, clinic.id(), request.queryId("appointment_id").orElse(null),
                    days.from().atStartOfDay(clinic.zone()).toInstant(),
                    days.to().plusDays(1).atStartOfDay(clinic.zone()).toInstant(),
                    request.query("status").orElse(null))));
        });
    }

    @Override
    public void changed(Tx tx, Clinic clinic, @Nullable Appointment before, Appointment now) {
        reminders.cancel(tx, now.id());
        if (!now.stands()) {
            return;
        }
        clinic.reminders().customer().forEach(distance -> plan(tx, clinic, now, "customer", distance));
        if (now.professionalId() != null) {
            clinic.reminders().professional().forEach(distance -> plan(tx, clinic, now, "professional", distance));
        }
    }

    private void plan(Tx tx, Clinic clinic, Appointment appointment, String recipient, Distance distance) {
        var due = QuietHours.awake(appointment.startsAt().minus(distance.length()), appointment.startsAt(),
                clinic.reminders(), clinic.zone());
        // Booked later than that: whoever books now needs no reminder of what they just said.
        if (due.isAfter(clock.instant())) {
            reminders.plan(tx, appointment, recipient, distance, due);
        }
    }
}
