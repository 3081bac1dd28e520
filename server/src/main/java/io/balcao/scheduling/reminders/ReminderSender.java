package io.balcao.scheduling.reminders;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.balcao.channels.Choices;
import io.balcao.channels.MessageType;
import io.balcao.conversations.thread.Conversation;
import io.balcao.conversations.thread.Offered;
import io.balcao.conversations.thread.Outgoing;
import io.balcao.conversations.thread.ThreadRepository;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.platform.http.Json;
import io.balcao.platform.work.Background;
import io.balcao.scheduling.appointments.Appointment;
import io.balcao.scheduling.appointments.AppointmentRepository;
import io.balcao.scheduling.clinics.Clinic;
import io.balcao.scheduling.clinics.ClinicRepository;
import io.balcao.scheduling.clinics.ClinicTexts;
import io.balcao.scheduling.clinics.TemplateRepository;
import io.balcao.scheduling.reminders.ReminderRepository.Due;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Sends the reminders that are due: each is a message of the customer's conversation, stored with the reminder's new state in
 * one transaction, and leaves by the road of all messages. Of an appointment that was moved or cancelled nothing is sent: its
 * reminders went with it.
 */
final class ReminderSender {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(20);
    private static final String CUSTOMER = "customer";

    private final Database database;
    private final Background background;
    private final InstantSource clock;
    private final Reminders.Told told;
    private final ReminderRepository reminders = new ReminderRepository();
    private final AppointmentRepository appointments = new AppointmentRepository();
    private final ClinicRepository clinics = new ClinicRepository();
    private final TemplateRepository texts = new TemplateRepository();
    private final ThreadRepository threads = new ThreadRepository();
    private final ThreadsOfPatientsRepository conversations = new ThreadsOfPatientsRepository();

    /** What was stored. */
    private record Stored(UUID message, UUID conversation) {}

    /** What came of one that was due. */
    private record Step(boolean isThere, Optional<Stored> stored) {}

    ReminderSender(Database database, Background background, InstantSource clock, Reminders.Told told) {
        this.database = database;
        this.background = background;
        this.clock = clock;
        this.told = told;
    }

    void start() {
        background.repeat(LOOK_EVERY, "reminders of appointments", this::sendDue);
    }

    /** Sends what is due now, and returns when it is in the outbox. */
    void sendDue() {
        for (var organization : ReminderRepository.organizations(database, clock.instant())) {
            all(organization, this::sendOne);
            all(organization, this::reportOne);
        }
    }

    private void all(OrganizationId organization, Function<Tx, Step> work) {
        Step step;
        do {
            step = database.inTransaction(organization, work);
            step.stored().ifPresent(
                    one -> told.of(organization, List.of(one.message()), List.of(one.conversation())));
        } while (step.isThere());
    }

    /** The agenda of the next day, to the clinic; nothing on the eve of a day without any appointment. */
    private Step reportOne(Tx tx) {
        var now = clock.instant();
        var due = conversations.clinicWithDueReport(tx, now);
        if (due.isEmpty()) {
            return new Step(false, Optional.empty());
        }
        var clinic = clinics.get(tx, due.get());
        conversations.nextReport(tx, clinic.id(), clinic.nextReport(now).orElse(null));
        var tomorrow = now.atZone(clinic.zone()).toLocalDate().plusDays(1);
        var booked = appointments.list(tx, clinic.id(), new AppointmentRepository.Filter(tomorrow, tomorrow,
                "CONFIRMED", null, null));
        var thread = conversations.ofPhone(tx, clinic.phone().orElse(""), clinic.channelId())
                .flatMap(id -> threads.lock(tx, id)).filter(one -> one.isWindowOpen(now));
        if (booked.isEmpty() || thread.isEmpty()) {
            return new Step(true, Optional.empty());
        }
        var locale = clinics.locale(tx);
        var lines = booked.stream().map(one -> "%s - %s | %s | %s".formatted(one.time(), one.customer().name(),
                one.serviceName(), Optional.ofNullable(one.areas()).orElse("-"))).collect(Collectors.joining("\n"));
        var message = Outgoing.toCustomer(ClinicTexts.filled(
                texts.text(tx, clinic.id(), "DAILY_REPORT", locale).content(),
                Map.of("clinic_name", clinic.name(), "date", day(tomorrow, locale), "appointments_list", lines, "count",
                        Integer.toString(booked.size()))));
        threads.add(tx, thread.get().id(), message);
        return new Step(true, Optional.of(new Stored(message.id(), thread.get().id())));
    }

    private Step sendOne(Tx tx) {
        var now = clock.instant();
        var next = reminders.next(tx, now);
        if (next.isEmpty()) {
            return new Step(false, Optional.empty());
        }
        var due = next.get();
        var appointment = appointments.find(tx, due.appointment()).orElseThrow();
        if (!appointment.stands() || !appointment.startsAt().equals(due.startsAt())) {
            reminders.skip(tx, due.id(), "changed");
            return new Step(true, Optional.empty());
        }
        // Nobody was there to send it in time.
        if (!appointment.startsAt().isAfter(now)) {
            reminders.skip(tx, due.id(), "late");
            return new Step(true, Optional.empty());
        }
        return new Step(true, send(tx, due, appointment));
    }

    private Optional<Stored> send(Tx tx, Due due, Appointment appointment) {
        var clinic = clinics.get(tx, due.clinic());
        var found = due.recipient().equals(CUSTOMER)
                ? conversations.ofCustomer(tx, appointment.customer().id(), clinic.channelId())
                : conversations.ofProfessional(tx, appointment.professionalId(), clinic.channelId());
        var thread = found.flatMap(id -> threads.lock(tx, id));
        if (thread.isEmpty()) {
            reminders.fail(tx, due.id(), "no_conversation");
            return Optional.empty();
        }
        var message = message(tx, due, clinic, appointment, thread.get());
        if (message.isEmpty()) {
            reminders.fail(tx, due.id(), "window_closed");
            return Optional.empty();
        }
        threads.add(tx, thread.get().id(), message.get());
        reminders.sent(tx, due.id(), clock.instant(), message.get().id(), thread.get().id());
        return Optional.of(new Stored(message.get().id(), thread.get().id()));
    }

    private Optional<Outgoing> message(Tx tx, Due due, Clinic clinic, Appointment appointment, Conversation thread) {
        var locale = clinics.locale(tx);
        var values = values(clinic, appointment, locale);
        if (thread.isWindowOpen(clock.instant())) {
            var key = due.recipient().equals(CUSTOMER) ? "REMINDER_24H" : "REMINDER_PROFESSIONAL";
            var template = texts.text(tx, clinic.id(), key, locale);
            var text = ClinicTexts.filled(template.content(), values);
            return Optional.of(due.recipient().equals(CUSTOMER)
                    ? withButtons(text, template.buttons(), appointment.id())
                    : Outgoing.bot(MessageType.TEXT, text, Json.mapper().createObjectNode()));
        }
        var name = clinic.reminders().templateName();
        var language = clinic.reminders().templateLanguage();
        if (name == null || !due.recipient().equals(CUSTOMER)) {
            return Optional.empty();
        }
        return Optional.of(Outgoing.bot(MessageType.TEMPLATE, name,
                template(name, language == null ? locale.replace('-', '_') : language, values)));
    }

    /** A text that is too long for buttons is sent without: what they say can be written as well. */
    private static Outgoing withButtons(String text, List<ClinicTexts.Button> buttons, UUID appointment) {
        var options = buttons.stream()
                .map(one -> new Choices.Option(ReminderReplies.button(one.id(), appointment), one.label())).toList();
        var messages = new Choices(null, text, null, options, new Choices.Labels("", ""), "more").messages(0);
        return messages.size() == 1
                ? Offered.byBot(messages.getFirst())
                : Outgoing.bot(MessageType.TEXT, text, Json.mapper().createObjectNode());
    }

    /** The approved template with the customer's name, the day, the time and the clinic, in this order. */
    private static ObjectNode template(String name, String language, Map<String, String> values) {
        var metadata = Json.mapper().createObjectNode();
        var template = metadata.putObject("template").put("name", name).put("language", language);
        var parameters = template.putArray("components").addObject().put("type", "body").putArray("parameters");
        for (var variable : List.of("patient_name", "date", "time", "clinic_name")) {
            parameters.addObject().put("type", "text").put("text", values.getOrDefault(variable, ""));
        }
        return metadata;
    }

    private static String day(LocalDate date, String locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.SHORT).withLocale(Locale.forLanguageTag(locale))
                .format(date);
    }

    static Map<String, String> values(Clinic clinic, Appointment appointment, String locale) {
        var values = new HashMap<String, String>();
        values.put("clinic_name", clinic.name());
        values.put("patient_name", Optional.ofNullable(appointment.customer().name()).orElse(""));
        values.put("date", day(LocalDate.parse(appointment.date()), locale));
        values.put("time", appointment.time());
        values.put("service", appointment.serviceName());
        values.put("professional", Optional.ofNullable(appointment.professionalName()).orElse(""));
        values.put("areas", Optional.ofNullable(appointment.areas()).orElse(""));
        values.put("address", clinic.address());
        return values;
    }
}
