package io.balcao.scheduling.reminders;

import io.balcao.platform.OrganizationId;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Database;
import io.balcao.scheduling.appointments.Actor;
import io.balcao.scheduling.appointments.Appointment;
import io.balcao.scheduling.appointments.AppointmentRepository;
import io.balcao.scheduling.appointments.Booking;
import io.balcao.scheduling.asking.Asking;
import io.balcao.scheduling.asking.ClinicVoice;
import io.balcao.scheduling.clinics.ClinicRepository;
import io.balcao.scheduling.clinics.TemplateRepository;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Confirms or cancels what somebody was reminded of. */
public final class ReminderAnswers implements Asking {
    static final String KIND = "appointment";
    private static final String CONFIRM = "confirm";
    private static final String CANCEL = "cancel";
    private static final String GONE = "RESCHEDULE_NOT_FOUND";
    /** In the languages of ours, as {@link io.balcao.channels.Typed#plain} has them. */
    private static final Set<String> YES = Set.of("ok", "okay", "sim", "confirmo", "confirmar", "confirmado",
            "ok confirmo", "yes", "confirm", "i confirm", "si");
    /** Not a mere "no": nobody loses an appointment by a word that may mean something else. */
    private static final Set<String> NO = Set.of("cancelar", "cancela", "cancelo", "desmarcar", CANCEL, "anular");

    private final Database database;
    private final InstantSource clock;
    private final Booking booking;
    private final AppointmentRepository appointments = new AppointmentRepository();
    private final ClinicRepository clinics = new ClinicRepository();
    private final TemplateRepository texts = new TemplateRepository();

    public ReminderAnswers(Database database, InstantSource clock, Booking booking) {
        this.database = database;
        this.clock = clock;
        this.booking = booking;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<String> deed(String plain) {
        return YES.contains(plain) ? Optional.of(CONFIRM) : NO.contains(plain) ? Optional.of(CANCEL) : Optional.empty();
    }

    /** That the answer may not count, because a person took over, takes nothing from what the customer said. */
    @Override
    public Optional<String> done(OrganizationId organization, Patient patient, String deed, UUID about) {
        var before = database.inTransaction(organization, tx -> appointments.find(tx.last(), about))
                .filter(one -> one.customer().id().equals(patient.id()));
        if (before.isEmpty()) {
            return Optional.empty();
        }
        if (!before.get().startsAt().isAfter(clock.instant())) {
            return Optional.of(text(organization, before.get(), GONE));
        }
        try {
            return switch (deed) {
                case CONFIRM -> Optional.of(text(organization,
                        booking.confirm(organization, Actor.customer(patient.name()), about, null),
                        "REMINDER_CONFIRMED"));
                case CANCEL -> Optional.of(text(organization,
                        booking.cancel(organization, Actor.customer(patient.name()), about, null, null), "CANCELLED"));
                default -> Optional.empty();
            };
        } catch (Problem.Conflict _) {
            // Cancelled by now.
            return Optional.of(text(organization, before.get(), GONE));
        }
    }

    private String text(OrganizationId organization, Appointment appointment, String key) {
        return database.inTransaction(organization, tx -> {
            var clinic = clinics.get(tx, appointment.clinicUuid());
            var locale = clinics.locale(tx);
            return ClinicVoice.filled(texts.text(tx, clinic.id(), key, locale),
                    ClinicVoice.values(clinic, appointment, locale));
        });
    }
}
