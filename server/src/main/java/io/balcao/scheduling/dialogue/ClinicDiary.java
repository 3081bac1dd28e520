package io.balcao.scheduling.dialogue;

import io.balcao.platform.OrganizationId;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.scheduling.appointments.Actor;
import io.balcao.scheduling.appointments.Appointment;
import io.balcao.scheduling.appointments.AppointmentRepository;
import io.balcao.scheduling.appointments.Booking;
import io.balcao.scheduling.appointments.BookingRequest;
import io.balcao.scheduling.appointments.MoveRequest;
import io.balcao.scheduling.clinics.Clinic;
import io.balcao.scheduling.clinics.ClinicNumberRepository;
import io.balcao.scheduling.clinics.ClinicRepository;
import io.balcao.scheduling.clinics.ClinicTexts;
import io.balcao.scheduling.clinics.Faq;
import io.balcao.scheduling.clinics.TemplateRepository;
import io.balcao.scheduling.slots.Agenda;
import io.balcao.scheduling.slots.SlotFinder;
import io.balcao.scheduling.slots.Slots;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A clinic as one customer sees it: read and changed by the roads that everybody takes. */
final class ClinicDiary implements Diary {
    /** As long as an answer is waited for. */
    private static final Duration HELD = Duration.ofMinutes(30);
    private static final int FURTHEST_DAYS = 366;

    private final Desk desk;
    private final Who who;
    private final Clinic clinic;
    private final String locale;
    private final Words words;
    private final Agenda offers;
    private final Optional<Patient> patient;
    /** Who takes no new patients, of whom the customer is one. */
    private final Set<UUID> closed;

    /** Where a diary looks, and by what it changes something. */
    record Desk(Database database, Slots slots, Booking booking, InstantSource clock) {
        /** The same at a time of somebody's choice. */
        Desk at(Instant time) {
            var fixed = InstantSource.fixed(time);
            return new Desk(database, slots.at(fixed), booking, fixed);
        }
    }

    /**
     * The customer.
     *
     * @param channel to which they wrote
     */
    record Who(OrganizationId organization, UUID customer, @Nullable String name, UUID conversation, UUID channel) {}

    private static final ClinicRepository CLINICS = new ClinicRepository();
    private static final TemplateRepository TEXTS = new TemplateRepository();
    private static final AppointmentRepository APPOINTMENTS = new AppointmentRepository();
    private static final Faq FAQ = new Faq();
    private static final ClinicNumberRepository NUMBERS = new ClinicNumberRepository();

    private ClinicDiary(Desk desk, Who who, Clinic clinic, String locale, Agenda offers, Set<UUID> closed,
            Optional<Appointment> last) {
        this.desk = desk;
        this.who = who;
        this.clinic = clinic;
        this.locale = locale;
        this.words = new Words(Locale.forLanguageTag(locale));
        this.offers = offers;
        this.closed = closed;
        this.patient = last.map(one -> new Patient(who.name(), ids(one), one.areas()));
    }

    private static boolean writesBy(Tx tx, Clinic clinic, UUID channel) {
        return clinic.hasOwnNumber()
                && NUMBERS.numberOf(tx, clinic).filter(one -> one.id().equals(channel)).isPresent();
    }

    /**
     * Opens it.
     *
     * @param key of the clinic; null for the one whose number the customer wrote to, or else the one that was opened first,
     *        so that opening another one changes no flow
     * @throws IllegalStateException when there is no such clinic, or it is closed
     */
    static Diary open(Desk desk, Who who, @Nullable String key) {
        return desk.database().inTransaction(who.organization(), tx -> {
            var found = key == null || key.isBlank()
                    ? CLINICS.list(tx, false).stream().min(Comparator
                            .comparing((Clinic one) -> !writesBy(tx, one, who.channel()))
                            .thenComparing(Clinic::createdAt).thenComparing(Clinic::key))
                    : CLINICS.find(tx, key);
            var clinic = found.filter(Clinic::isActive)
                    .orElseThrow(() -> new IllegalStateException("There is no clinic " + key));
            var today = LocalDate.ofInstant(desk.clock().instant(), clinic.zone());
            var offers = desk.slots().agenda(tx, clinic, today, today);
            return new ClinicDiary(desk, who, clinic, CLINICS.locale(tx), offers,
                    Slots.closedTo(tx, offers, who.customer()),
                    APPOINTMENTS.last(tx, who.customer(), clinic.id()));
        });
    }

    private <T> T read(Function<Tx, T> look) {
        return desk.database().inTransaction(who.organization(), look);
    }

    @Override
    public LocalDateTime now() {
        return at(desk.clock().instant());
    }

    @Override
    public LocalDateTime at(Instant time) {
        return LocalDateTime.ofInstant(time, clinic.zone());
    }

    @Override
    public Words words() {
        return words;
    }

    @Override
    public String text(String key, Map<String, String> values) {
        var all = new HashMap<>(values);
        all.put("clinic_name", clinic.name());
        all.put("address", clinic.address());
        all.put("pre_session_instructions", clinic.preSessionInstructions());
        return ClinicTexts.filled(template(key).content(), all);
    }

    @Override
    public List<Session.Option> buttons(String key) {
        return options(template(key).buttons());
    }

    @Override
    public List<Session.Option> ownButtons(String key) {
        var buttons = template(key).buttons();
        return buttons.equals(ClinicTexts.usual(key, locale).buttons()) ? List.of() : options(buttons);
    }

    private static List<Session.Option> options(List<ClinicTexts.Button> buttons) {
        return buttons.stream().map(one -> new Session.Option(one.id(), one.label())).toList();
    }

    private ClinicTexts.Text template(String key) {
        return read(tx -> TEXTS.text(tx.last(), clinic.id(), key, locale));
    }

    @Override
    public Optional<Patient> patient() {
        return patient;
    }

    @Override
    public List<Service> services() {
        return offers.services().stream()
                .map(one -> new Service(one.id(), one.name(), one.minutes(), one.priceCents())).toList();
    }

    @Override
    public List<Person> professionals(List<UUID> services) {
        return offers.professionals().stream().filter(one -> one.gives(services))
                .filter(one -> !closed.contains(one.id()))
                .map(one -> new Person(one.id(), one.name())).toList();
    }

    @Override
    public boolean isClosed(Plan plan) {
        return SlotFinder.isClosed(offers,
                Slots.wanted(offers, plan.services(), null, plan.professional()).without(closed));
    }

    @Override
    public int escalatesAfter() {
        return clinic.escalatesAfter().orElse(Integer.MAX_VALUE);
    }

    @Override
    public List<UUID> named(String areas) {
        return Slots.named(offers, areas);
    }

    @Override
    public List<LocalDate> days(Plan plan, LocalDate from, int most) {
        int days = Math.min(FURTHEST_DAYS, clinic.policies().maxAdvanceDays() + 1);
        return read(tx -> desk.slots().days(tx, clinic, who.customer(), from, days, plan.services(),
                plan.professional())).stream()
                .limit(most).map(day -> LocalDate.parse(day.date())).toList();
    }

    @Override
    public List<LocalTime> times(Plan plan, LocalDate date) {
        return read(tx -> desk.slots().slots(tx, clinic, who.customer(), date, plan.services(), plan.professional()))
                .stream()
                .map(slot -> LocalTime.parse(slot.time())).toList();
    }

    @Override
    public List<Booked> upcoming() {
        return read(tx -> APPOINTMENTS.upcoming(tx.last(), who.customer(), clinic.id(), desk.clock().instant()))
                .stream()
                .map(ClinicDiary::booked).toList();
    }

    @Override
    public List<Question> faq() {
        return read(tx -> FAQ.list(tx.last(), clinic.id())).stream()
                .map(one -> new Question(one.key(), one.label(), one.answer())).toList();
    }

    @Override
    public boolean hold(UUID id, Plan plan) {
        return unlessTaken(() -> read(tx -> desk.booking().hold(tx, clinic, id, request(plan), HELD))).isPresent();
    }

    @Override
    public void release(UUID hold) {
        read(tx -> {
            desk.booking().release(tx, hold);
            return hold;
        });
    }

    @Override
    public Optional<Booked> book(UUID id, Plan plan) {
        return unlessTaken(() -> desk.booking().bookOnce(who.organization(), Actor.customer(who.name()), clinic.key(),
                id, (tx, found) -> request(plan))).map(ClinicDiary::booked);
    }

    @Override
    public Optional<Booked> move(Plan plan) {
        var start = start(plan);
        var id = Objects.requireNonNull(plan.appointment());
        // A step that is done again finds what it did.
        var before = read(tx -> APPOINTMENTS.find(tx.last(), id)).filter(Appointment::stands);
        if (before.isEmpty() || before.get().startsAt().equals(start)) {
            return before.map(ClinicDiary::booked);
        }
        return unlessTaken(() -> desk.booking().move(who.organization(), Actor.customer(who.name()), id,
                any -> new MoveRequest(start, null, plan.professional() != null, plan.professional(), null, null,
                        true)))
                .map(ClinicDiary::booked);
    }

    @Override
    public Optional<Booked> cancel(UUID appointment) {
        try {
            return Optional.of(booked(desk.booking().cancel(who.organization(), Actor.customer(who.name()), appointment,
                    null, null)));
        } catch (Problem.Conflict | Problem.NotFound _) {
            return Optional.empty();
        }
    }

    /** Empty when somebody else has the time, or it can be booked no more. */
    private static <T> Optional<T> unlessTaken(java.util.function.Supplier<T> deed) {
        try {
            return Optional.of(deed.get());
        } catch (Problem.TimeTaken | Problem.Conflict | Problem.Unprocessable _) {
            return Optional.empty();
        }
    }

    private BookingRequest request(Plan plan) {
        return new BookingRequest(who.customer(), plan.services(), plan.professional(), null, start(plan), null,
                plan.areas(), null, who.conversation(), true, Optional.ofNullable(plan.hold()));
    }

    private Instant start(Plan plan) {
        return Booking.instant(Objects.requireNonNull(plan.date()).atTime(Objects.requireNonNull(plan.time())),
                clinic.zone());
    }

    private static List<UUID> ids(Appointment one) {
        return one.services().stream().map(Appointment.Service::id).toList();
    }

    private static Booked booked(Appointment one) {
        return new Booked(one.id(), LocalDate.parse(one.date()), LocalTime.parse(one.time()), ids(one),
                one.serviceNames(), one.professionalName(), one.areas());
    }
}
