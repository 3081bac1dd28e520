package io.balcao.scheduling.reminders;

import io.balcao.platform.Problem;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.platform.http.Reply;
import io.balcao.platform.http.Request;
import io.balcao.platform.http.Routes;
import io.balcao.platform.work.Background;
import io.balcao.scheduling.appointments.Appointment;
import io.balcao.scheduling.appointments.AppointmentRepository;
import io.balcao.scheduling.appointments.AppointmentRepository.Filter;
import io.balcao.scheduling.appointments.Booking;
import io.balcao.scheduling.asking.Answers;
import io.balcao.scheduling.asking.QuietHours;
import io.balcao.scheduling.clinics.Clinic;
import io.balcao.scheduling.clinics.ClinicRepository;
import io.balcao.scheduling.clinics.ReminderSettings.Distance;
import io.balcao.scheduling.slots.Days;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reminders of the appointments that stand. */
public final class Reminders implements Booking.Follower {
    /** Further than anybody books. */
    private static final int FURTHEST_YEARS = 100;

    private final Database database;
    private final InstantSource clock;
    private final ClinicRepository clinics = new ClinicRepository();
    private final ReminderRepository reminders = new ReminderRepository();
    private final AppointmentRepository appointments = new AppointmentRepository();

    private final ReminderSender sender;

    public Reminders(Database database, Background background, InstantSource clock, Answers.Told told) {
        this.database = database;
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
    }

    private Reply list(Request request) {
        var key = request.path("clinic_id");
        return database.inTransaction(request.caller().organization(), tx -> {
            var clinic = clinics.find(tx, key).orElseThrow(() -> new Problem.NotFound("clinic", key));
            var days = Days.of(request, clinic, clock.instant());
            return Reply.ok(new All(reminders.list(tx, clinic.id(), request.queryId("appointment_id").orElse(null),
                    days.from().atStartOfDay(clinic.zone()).toInstant(),
                    days.to().plusDays(1).atStartOfDay(clinic.zone()).toInstant(),
                    request.query("status").orElse(null), request.queryFlag("cancelled").orElse(true))));
        });
    }

    @Override
    public void changed(Tx tx, Clinic clinic, @Nullable Appointment before, Appointment now) {
        boolean isTakenBack = before != null && isToCome(before) && isOtherwise(before, now)
                && reminders.takeBack(tx, before, clock.instant());
        if (!now.stands()) {
            reminders.cancel(tx, now.id());
            return;
        }
        reminders.cancelOthers(tx, now, clock.instant());
        clinic.reminders().customer().forEach(distance -> plan(tx, clinic, now, null, distance));
        var professional = now.professionalId();
        if (professional != null) {
            clinic.reminders().professional().forEach(distance -> plan(tx, clinic, now, professional, distance));
            if (isToCome(now) && (isTakenBack || (before != null && !professional.equals(before.professionalId())))) {
                planOverdue(tx, clinic, now, professional);
            }
        }
    }

    private boolean isToCome(Appointment appointment) {
        return appointment.startsAt().isAfter(clock.instant());
    }

    /** Whether a professional who was reminded of it has it no more, or not then. */
    private static boolean isOtherwise(Appointment before, Appointment now) {
        return !now.stands() || !Objects.equals(before.professionalId(), now.professionalId())
                || !before.date().equals(now.date()) || !before.time().equals(now.time());
    }

    /** To whom it comes late: what they would have been told is told at once. */
    private void planOverdue(Tx tx, Clinic clinic, Appointment appointment, UUID professional) {
        clinic.reminders().professional().stream().filter(distance -> !due(clinic, appointment, distance)
                .isAfter(clock.instant())).min(Comparator.comparing(Distance::length))
                .ifPresent(distance -> reminders.plan(tx, appointment, professional, distance, clock.instant()));
    }

    /** By other settings than before: of all that stands, but for what is due already. */
    public void planAgain(Tx tx, Clinic clinic) {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, clinic.zone());
        appointments.list(tx, clinic.id(), new Filter(today, today.plusYears(FURTHEST_YEARS), "CONFIRMED", null, null))
                .stream().filter(one -> one.startsAt().isAfter(now)).forEach(one -> changed(tx, clinic, one, one));
    }

    private void plan(Tx tx, Clinic clinic, Appointment appointment, @Nullable UUID professional, Distance distance) {
        var due = due(clinic, appointment, distance);
        // Booked later than that: whoever books now needs no reminder of what they just said.
        if (due.isAfter(clock.instant())) {
            reminders.plan(tx, appointment, professional, distance, due);
        }
    }

    private static Instant due(Clinic clinic, Appointment appointment, Distance distance) {
        return QuietHours.awake(appointment.startsAt().minus(distance.length()), appointment.startsAt(),
                clinic.reminders(), clinic.zone());
    }
}
