package io.balcao.scheduling.dialogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.balcao.platform.http.Json;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A clinic as it really stands, in which nothing is booked, moved or cancelled: what would have been is noted here, and is
 * what the next step of the rehearsal finds. It begins with one appointment, so that moving and cancelling can be tried.
 */
final class RehearsedDiary implements Diary {
    private static final UUID EXAMPLE = new UUID(0, 1);

    private final Diary clinic;
    private final @Nullable String customer;
    private final List<Booked> appointments;
    private @Nullable Booked last;

    /**
     * What a rehearsal has come to.
     *
     * @param last what was booked last; null when it was nothing
     */
    record Notes(List<Booked> appointments, @Nullable Booked last) {}

    private RehearsedDiary(Diary clinic, @Nullable String customer, Notes notes) {
        this.clinic = clinic;
        this.customer = customer;
        this.appointments = new ArrayList<>(notes.appointments());
        this.last = notes.last();
    }

    /** @param noted by the step before; null in the first one */
    static RehearsedDiary of(Diary clinic, @Nullable String customer, @Nullable Object noted) {
        return new RehearsedDiary(clinic, customer, noted instanceof JsonObject json ? read(json) : begun(clinic));
    }

    private static Notes begun(Diary clinic) {
        var plan = clinic.services().stream().findFirst().map(one -> Plan.NOTHING.of(List.of(one.id())));
        var day = plan.flatMap(wanted -> clinic.days(wanted, clinic.now().toLocalDate(), 1).stream().findFirst());
        var time = day.flatMap(date -> clinic.times(plan.orElseThrow(), date).stream().findFirst());
        return new Notes(time.map(hour -> booked(clinic, EXAMPLE, plan.orElseThrow().on(day.orElseThrow()).at(hour)))
                .stream().toList(), null);
    }

    private static Notes read(JsonObject noted) {
        try {
            return Json.mapper().readValue(noted.encode(), Notes.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For the step that follows. */
    JsonObject noted() {
        return new JsonObject(Json.text(new Notes(appointments, last)));
    }

    @Override
    public LocalDateTime now() {
        return clinic.now();
    }

    @Override
    public LocalDateTime at(Instant time) {
        return clinic.at(time);
    }

    @Override
    public Words words() {
        return clinic.words();
    }

    @Override
    public String text(String key, Map<String, String> values) {
        return clinic.text(key, values);
    }

    @Override
    public List<Session.Option> buttons(String key) {
        return clinic.buttons(key);
    }

    @Override
    public List<Session.Option> ownButtons(String key) {
        return clinic.ownButtons(key);
    }

    @Override
    public Optional<Patient> patient() {
        return Optional.ofNullable(last).map(one -> new Patient(customer, one.services(), one.areas()));
    }

    @Override
    public List<Service> services() {
        return clinic.services();
    }

    @Override
    public List<Person> professionals(List<UUID> services) {
        return clinic.professionals(services);
    }

    @Override
    public boolean isClosed(Plan plan) {
        return clinic.isClosed(plan);
    }

    @Override
    public int escalatesAfter() {
        return clinic.escalatesAfter();
    }

    @Override
    public List<UUID> named(String areas) {
        return clinic.named(areas);
    }

    @Override
    public List<LocalDate> days(Plan plan, LocalDate from, int most) {
        return clinic.days(plan, from, most);
    }

    @Override
    public List<LocalTime> times(Plan plan, LocalDate date) {
        return clinic.times(plan, date);
    }

    @Override
    public List<Booked> upcoming() {
        return List.copyOf(appointments);
    }

    @Override
    public List<Question> faq() {
        return clinic.faq();
    }

    @Override
    public boolean hold(UUID id, Plan plan) {
        return isFree(plan);
    }

    @Override
    public void release(UUID hold) {
        // Nothing was kept.
    }

    @Override
    public Optional<Booked> book(UUID id, Plan plan) {
        return isFree(plan) ? Optional.of(noted(booked(clinic, id, plan))) : Optional.empty();
    }

    @Override
    public Optional<Booked> move(Plan plan) {
        var id = Objects.requireNonNull(plan.appointment());
        return isFree(plan) && appointments.removeIf(one -> one.id().equals(id))
                ? Optional.of(noted(booked(clinic, id, plan)))
                : Optional.empty();
    }

    @Override
    public Optional<Booked> cancel(UUID appointment) {
        var found = appointments.stream().filter(one -> one.id().equals(appointment)).findFirst();
        found.ifPresent(appointments::remove);
        return found;
    }

    private boolean isFree(Plan plan) {
        return clinic.times(plan, Objects.requireNonNull(plan.date())).contains(plan.time());
    }

    private Booked noted(Booked made) {
        appointments.add(made);
        last = made;
        return made;
    }

    private static Booked booked(Diary clinic, UUID id, Plan plan) {
        var names = clinic.services().stream().filter(one -> plan.services().contains(one.id())).map(Service::name)
                .collect(Collectors.joining(", "));
        var professional = clinic.professionals(plan.services()).stream()
                .filter(one -> one.id().equals(plan.professional())).map(Person::name).findFirst().orElse(null);
        return new Booked(id, Objects.requireNonNull(plan.date()), Objects.requireNonNull(plan.time()), plan.services(),
                names, professional, plan.areas());
    }
}
