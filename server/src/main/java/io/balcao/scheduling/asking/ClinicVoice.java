package io.balcao.scheduling.asking;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.balcao.channels.Choices;
import io.balcao.channels.MessageType;
import io.balcao.conversations.thread.Conversation;
import io.balcao.conversations.thread.Offered;
import io.balcao.conversations.thread.Outgoing;
import io.balcao.conversations.thread.Owner;
import io.balcao.conversations.thread.ThreadRepository;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Tx;
import io.balcao.platform.http.Json;
import io.balcao.scheduling.appointments.Appointment;
import io.balcao.scheduling.appointments.PatientRepository;
import io.balcao.scheduling.clinics.Clinic;
import io.balcao.scheduling.clinics.ClinicNumberRepository;
import io.balcao.scheduling.clinics.ClinicNumberRepository.Line;
import io.balcao.scheduling.clinics.ClinicTexts;
import io.balcao.scheduling.clinics.ClinicTexts.Button;
import java.time.Instant;
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
import org.jspecify.annotations.Nullable;

/**
 * Writes to people in a clinic's name, unasked: in the conversation that they have with it, or in one that is begun for it.
 * What is written is stored in the transaction of who writes it, and leaves by the road of all messages.
 */
public final class ClinicVoice {
    /** The number that the clinic is to write by is not there, and it writes by no other. */
    private static final String NUMBER_MISSING = "number_missing";

    private final InstantSource clock;
    private final ThreadRepository threads = new ThreadRepository();
    private final PatientRepository patients = new PatientRepository();
    private final PatientThreadRepository conversations = new PatientThreadRepository();
    private final ClinicNumberRepository numbers = new ClinicNumberRepository();

    public ClinicVoice(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Something to be written.
     *
     * @param text with its variables filled in, for whoever may be written freely
     * @param options what can be answered by a button
     * @param template for everybody else; null when there is none
     */
    public record Words(String text, List<Choices.Option> options, @Nullable Template template) {}

    /**
     * An approved template of WhatsApp.
     *
     * @param parameters what fills its body, in order
     * @param takesButtons whether it has a quick reply for each option, in their order
     */
    public record Template(String name, String language, List<String> parameters, boolean takesButtons) {
        /** One that says who, which day, at what time and where; null when it has no name. */
        public static @Nullable Template of(@Nullable String name, @Nullable String language, String locale,
                Map<String, String> values, boolean takesButtons) {
            return name == null
                    ? null
                    : new Template(name, language == null ? locale.replace('-', '_') : language,
                            List.of("patient_name", "date", "time", "clinic_name").stream()
                                    .map(key -> values.getOrDefault(key, ""))
                                    // WhatsApp refuses a template with an empty value.
                                    .map(value -> value.isBlank() ? "–" : value).toList(),
                            takesButtons);
        }
    }

    /** What became of it. */
    public sealed interface Written {}

    /** It is in the outbox. */
    public record Stored(UUID message, UUID conversation) implements Written {}

    /** It could not be written. */
    public record Unwritten(String why) implements Written {}

    /** The buttons of a text. */
    public static List<Choices.Option> options(List<Button> buttons, String kind, UUID about) {
        return buttons.stream().map(one -> new Choices.Option(Asking.button(kind, one.id(), about), one.label()))
                .toList();
    }

    /** To a customer. */
    public Written toCustomer(Tx tx, Clinic clinic, UUID customer, Words words) {
        var number = numbers.numberOf(tx, clinic);
        if (number.isEmpty() && clinic.hasOwnNumber()) {
            return new Unwritten(NUMBER_MISSING);
        }
        var found = conversations.ofCustomer(tx, customer,
                number.filter(one -> clinic.hasOwnNumber()).map(Line::id).orElse(null));
        if (found.isPresent()) {
            return write(tx, threads.lock(tx, found.get()).orElseThrow(), words);
        }
        if (number.isEmpty() || !conversations.hasAddress(tx, customer)) {
            return new Unwritten("no_conversation");
        }
        // A conversation in which nothing could be said is not begun.
        return number.get().hasWindow() && words.template() == null
                ? new Unwritten("window_closed")
                : write(tx, threads.find(tx, threads.open(tx, customer, number.get().id())).orElseThrow(), words);
    }

    /** To a professional, if their number is known. */
    public Written toProfessional(Tx tx, Clinic clinic, @Nullable UUID professional, @Nullable String name,
            Words words) {
        return toPhone(tx, clinic, conversations.phoneOf(tx, professional).orElse(null), name, words);
    }

    /** To whoever has a number. */
    public Written toPhone(Tx tx, Clinic clinic, @Nullable String phone, @Nullable String name, Words words) {
        if (phone == null || phone.isBlank()) {
            return new Unwritten("no_conversation");
        }
        var known = conversations.ofPhone(tx, phone);
        if (known.isPresent()) {
            return toCustomer(tx, clinic, known.get(), words);
        }
        var number = numbers.numberOf(tx, clinic);
        if (number.isEmpty() && clinic.hasOwnNumber()) {
            return new Unwritten(NUMBER_MISSING);
        }
        if (number.isEmpty() || (number.get().hasWindow() && words.template() == null)) {
            return new Unwritten("no_conversation");
        }
        try {
            return toCustomer(tx, clinic, patients.find(tx, null, phone, name), words);
        } catch (Problem.Unprocessable _) {
            return new Unwritten("no_conversation");
        }
    }

    private Written write(Tx tx, Conversation thread, Words words) {
        var template = words.template();
        var said = thread.isWindowOpen(clock.instant())
                ? Optional.of(free(words))
                : Optional.ofNullable(template).map(one -> Outgoing.bot(MessageType.TEMPLATE, one.name(),
                        filled(one, words.options())));
        if (said.isEmpty()) {
            return new Unwritten("window_closed");
        }
        // Where a person has the conversation it is not the bot who speaks, whose words a takeover calls back.
        var message = thread.owner() == Owner.BOT ? said.get() : bySystem(said.get());
        threads.add(tx, thread.id(), message);
        return new Stored(message.id(), thread.id());
    }

    /** A text that is too long for buttons is sent without: what they say can be written as well. */
    private static Outgoing free(Words words) {
        var messages = new Choices(null, words.text(), null, words.options(), new Choices.Labels("", ""), "more")
                .messages(0);
        return messages.size() == 1
                ? Offered.byBot(messages.getFirst())
                : Outgoing.bot(MessageType.TEXT, words.text(), Json.mapper().createObjectNode());
    }

    private static ObjectNode filled(Template template, List<Choices.Option> options) {
        var metadata = Json.mapper().createObjectNode();
        var components = metadata.putObject("template").put("name", template.name())
                .put("language", template.language()).putArray("components");
        var body = components.addObject().put("type", "body").putArray("parameters");
        template.parameters().forEach(value -> body.addObject().put("type", "text").put("text", value));
        for (int i = 0; template.takesButtons() && i < options.size(); i++) {
            components.addObject().put("type", "button").put("sub_type", "quick_reply").put("index", i)
                    .putArray("parameters").addObject().put("type", "payload").put("text", options.get(i).id());
        }
        return metadata;
    }

    private static Outgoing bySystem(Outgoing message) {
        return new Outgoing(message.id(), "system", null, null, message.type(), message.content(), message.metadata(),
                message.mediaId(), message.replyToId(), true, null, null);
    }

    /** What a text may say of an appointment. */
    public static Map<String, String> values(Clinic clinic, Appointment appointment, String locale) {
        return values(clinic, appointment, appointment.professionalName(), appointment.startsAt(), locale);
    }

    /** The same as it was with another professional, or at another time. */
    public static Map<String, String> values(Clinic clinic, Appointment appointment, @Nullable String professional,
            Instant startsAt, String locale) {
        var values = values(clinic, appointment.customer().name(), appointment.serviceNames(), professional, startsAt,
                locale);
        values.put("areas", Optional.ofNullable(appointment.areas()).orElse(""));
        return values;
    }

    /** What a text may say of a time. */
    public static Map<String, String> values(Clinic clinic, @Nullable String patient, String service,
            @Nullable String professional, Instant startsAt, String locale) {
        var local = startsAt.atZone(clinic.zone());
        var values = new HashMap<String, String>();
        values.put("clinic_name", clinic.name());
        values.put("patient_name", Optional.ofNullable(patient).orElse(""));
        values.put("date", day(local.toLocalDate(), locale));
        values.put("time", DateTimeFormatter.ofPattern("HH:mm").format(local));
        values.put("service", service);
        values.put("professional", Optional.ofNullable(professional).orElse(""));
        values.put("address", clinic.address());
        values.put("pre_session_instructions", clinic.preSessionInstructions());
        return values;
    }

    /** A day as it is written in a language. */
    public static String day(LocalDate date, String locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.SHORT).withLocale(Locale.forLanguageTag(locale))
                .format(date);
    }

    /** A text with what it may say. */
    public static String filled(ClinicTexts.Text text, Map<String, String> values) {
        return ClinicTexts.filled(text.content(), values);
    }
}
