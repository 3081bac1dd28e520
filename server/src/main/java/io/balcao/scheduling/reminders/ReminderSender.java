package io.balcao.scheduling.reminders;

import io.balcao.channels.OutboundLimits;
import io.balcao.channels.Texts;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Apart;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.platform.work.Background;
import io.balcao.scheduling.appointments.Appointment;
import io.balcao.scheduling.appointments.AppointmentRepository;
import io.balcao.scheduling.asking.Answers;
import io.balcao.scheduling.asking.ClinicVoice;
import io.balcao.scheduling.asking.ClinicVoice.Stored;
import io.balcao.scheduling.asking.ClinicVoice.Template;
import io.balcao.scheduling.asking.ClinicVoice.Unwritten;
import io.balcao.scheduling.asking.ClinicVoice.Words;
import io.balcao.scheduling.asking.QuietHours;
import io.balcao.scheduling.clinics.Clinic;
import io.balcao.scheduling.clinics.ClinicRepository;
import io.balcao.scheduling.clinics.ClinicTexts;
import io.balcao.scheduling.clinics.TemplateRepository;
import io.balcao.scheduling.reminders.ReminderRepository.Due;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the reminders that are due: each is a message of the customer's conversation, stored with the reminder's new state in
 * one transaction, and leaves by the road of all messages. Of an appointment that was moved or cancelled nothing is sent: its
 * reminders went with it.
 */
final class ReminderSender {
    private static final Logger LOG = LoggerFactory.getLogger(ReminderSender.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(20);
    private static final String CUSTOMER = "customer";

    private final Database database;
    private final Background background;
    private final InstantSource clock;
    private final Answers.Told told;
    private final ReminderRepository reminders = new ReminderRepository();
    private final AppointmentRepository appointments = new AppointmentRepository();
    private final ClinicRepository clinics = new ClinicRepository();
    private final TemplateRepository texts = new TemplateRepository();
    private final ClinicVoice voice;

    /** What came of one that was due. */
    private record Step(boolean isThere, Optional<Stored> stored) {}

    /** What came of all of them. */
    private static final class Done {
        private int due;
        private int written;
    }

    ReminderSender(Database database, Background background, InstantSource clock, Answers.Told told) {
        this.database = database;
        this.background = background;
        this.clock = clock;
        this.told = told;
        this.voice = new ClinicVoice(clock);
    }

    void start() {
        background.repeat(LOOK_EVERY, "reminders of appointments", this::sendDue);
    }

    /** Sends what is due now, and returns when it is in the outbox. */
    void sendDue() {
        var done = new Done();
        Apart.each(ReminderRepository.organizations(database, clock.instant()), organization -> {
            all(organization, this::sendOne, done);
            all(organization, this::reportOne, done);
        });
        if (done.due > 0) {
            LOG.info("{} reminders and agendas were due, {} of them were written", done.due, done.written);
        }
    }

    private void all(OrganizationId organization, Function<Tx, Step> work, Done done) {
        Step step;
        do {
            step = database.inTransaction(organization, work);
            step.stored().ifPresent(
                    one -> told.of(organization, List.of(one.message()), List.of(one.conversation())));
            done.due += step.isThere() ? 1 : 0;
            done.written += step.stored().isPresent() ? 1 : 0;
        } while (step.isThere());
    }

    /** The agenda of the next day, to the clinic; nothing on the eve of a day without any appointment. */
    private Step reportOne(Tx tx) {
        var now = clock.instant();
        var due = reminders.clinicWithDueReport(tx, now);
        if (due.isEmpty()) {
            return new Step(false, Optional.empty());
        }
        var clinic = clinics.get(tx, due.get());
        reminders.nextReport(tx, clinic.id(), clinic.nextReport(now).orElse(null));
        var day = clinic.reportedDay(now);
        var booked = appointments.list(tx, clinic.id(),
                new AppointmentRepository.Filter(day, day, "CONFIRMED", null, null));
        if (booked.isEmpty()) {
            return new Step(true, Optional.empty());
        }
        var locale = clinics.locale(tx);
        var text = agenda(texts.text(tx, clinic.id(), "DAILY_REPORT", locale), clinic, ClinicVoice.day(day, locale),
                booked);
        var written = clinic.phone().isEmpty()
                ? new Unwritten("phone_missing")
                : voice.toPhone(tx, clinic, clinic.phone().get(), clinic.name(),
                        new Words(text, List.of(), report(clinic, locale, day, booked.size())));
        return new Step(true, switch (written) {
            case Stored stored -> {
                reminders.reported(tx, clinic.id(), now, null);
                yield Optional.of(stored);
            }
            case Unwritten(var why) -> {
                LOG.warn("Tomorrow's agenda of the clinic {} could not be written: {}", clinic.key(), why);
                reminders.reported(tx, clinic.id(), now, why);
                yield Optional.empty();
            }
        });
    }

    /** As many as a message has room for, and how many there are besides. */
    private static String agenda(ClinicTexts.Text text, Clinic clinic, String day, List<Appointment> booked) {
        var lines = booked.stream().map(one -> "%s - %s | %s | %s".formatted(one.time(), one.customer().name(),
                one.serviceNames(), Optional.ofNullable(one.areas()).orElse("-"))).toList();
        for (int shown = lines.size();; shown--) {
            var rest = shown == lines.size() ? Stream.<String>empty() : Stream.of("… +" + (lines.size() - shown));
            var said = ClinicVoice.filled(text, Map.of("clinic_name", clinic.name(), "date", day, "appointments_list",
                    Stream.concat(lines.stream().limit(shown), rest).collect(Collectors.joining("\n")), "count",
                    Integer.toString(lines.size())));
            if (shown == 0 || Texts.count(said) <= OutboundLimits.TEXT) {
                return said;
            }
        }
    }

    /** A template takes no list: it says how many there are, and the list is in the console. */
    private static @Nullable Template report(Clinic clinic, String locale, LocalDate day, int count) {
        var name = clinic.reminders().reportTemplateName();
        var language = clinic.reminders().templateLanguage();
        return name == null
                ? null
                : new Template(name, language == null ? locale.replace('-', '_') : language,
                        List.of(clinic.name(), ClinicVoice.day(day, locale), Integer.toString(count)), false);
    }

    private Step sendOne(Tx tx) {
        var now = clock.instant();
        var next = reminders.next(tx, now);
        if (next.isEmpty()) {
            return new Step(false, Optional.empty());
        }
        var due = next.get();
        var appointment = appointments.find(tx, due.appointment()).orElseThrow();
        if (!due.isTrueOf(appointment)) {
            reminders.skip(tx, due.id(), "changed");
            return new Step(true, Optional.empty());
        }
        // Nobody was there to send it in time, or the next one says the same now.
        if (!due.startsAt().isAfter(now) || due.isOvertaken()) {
            reminders.skip(tx, due.id(), "late");
            return new Step(true, Optional.empty());
        }
        var clinic = clinics.get(tx, due.clinic());
        // One that was due in time is never in the quiet hours: it is late, because nobody was there to send it.
        var awake = QuietHours.awake(now, due.startsAt(), clinic.reminders(), clinic.zone());
        if (awake.isAfter(now)) {
            reminders.waitUntil(tx, due.id(), awake);
            return new Step(true, Optional.empty());
        }
        if (awake.isBefore(now)) {
            LOG.warn("A reminder of appointment {} was missed: it is late, and the quiet hours end after it began",
                    appointment.id());
            reminders.skip(tx, due.id(), "quiet");
            return new Step(true, Optional.empty());
        }
        return new Step(true, send(tx, clinic, due, appointment));
    }

    private Optional<Stored> send(Tx tx, Clinic clinic, Due due, Appointment appointment) {
        var locale = clinics.locale(tx);
        var written = due.recipient().equals(CUSTOMER)
                ? voice.toCustomer(tx, clinic, appointment.customer().id(), toCustomer(tx, clinic, appointment,
                        ClinicVoice.values(clinic, appointment, locale), locale))
                : voice.toProfessional(tx, clinic, due.professional(), due.professionalName(),
                        toProfessional(tx, clinic, due, appointment, locale));
        return switch (written) {
            case Stored stored -> {
                reminders.sent(tx, due.id(), clock.instant(), stored.message(), stored.conversation());
                yield Optional.of(stored);
            }
            case Unwritten(var why) -> {
                reminders.fail(tx, due.id(), why);
                yield Optional.empty();
            }
        };
    }

    private Words toCustomer(Tx tx, Clinic clinic, Appointment appointment, Map<String, String> values, String locale) {
        var text = texts.text(tx, clinic.id(), "REMINDER_24H", locale);
        var settings = clinic.reminders();
        return new Words(ClinicVoice.filled(text, values),
                ClinicVoice.options(text.buttons(), ReminderAnswers.KIND, appointment.id()),
                template(clinic, settings.templateName(), locale, values, settings.templateHasButtons()));
    }

    private Words toProfessional(Tx tx, Clinic clinic, Due due, Appointment appointment, String locale) {
        var values = ClinicVoice.values(clinic, appointment, due.professionalName(), due.startsAt(), locale);
        var key = due.isTakenBack() ? "REMINDER_PROFESSIONAL_GONE" : "REMINDER_PROFESSIONAL";
        var settings = clinic.reminders();
        var name = due.isTakenBack() ? settings.professionalGoneTemplateName() : settings.professionalTemplateName();
        return new Words(ClinicVoice.filled(texts.text(tx, clinic.id(), key, locale), values), List.of(),
                template(clinic, name, locale, values, false));
    }

    private static @Nullable Template template(Clinic clinic, @Nullable String name, String locale,
            Map<String, String> values, boolean takesButtons) {
        return Template.of(name, clinic.reminders().templateLanguage(), locale, values, takesButtons);
    }
}
