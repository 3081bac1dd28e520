package io.balcao.scheduling.dialogue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The clinic, as one customer sees it in one step of the dialogue. */
interface Diary {
    /** By the clock of the clinic. */
    LocalDateTime now();

    /** Some other time, by the same clock. */
    LocalDateTime at(Instant time);

    Words words();

    /** What the clinic writes on an occasion. */
    String text(String key, Map<String, String> values);

    /** The buttons below that text. */
    List<Session.Option> buttons(String key);

    /** Those that the clinic chose itself for a text that comes before the menu; none when they are the usual ones. */
    List<Session.Option> ownButtons(String key);

    /** Who is known: their name, and what they had last. */
    Optional<Patient> patient();

    List<Service> services();

    /** Those whom a customer may ask for. */
    List<Person> professionals(List<UUID> services);

    /** Whether all who could do it take no new patients, and the customer is one. */
    boolean isClosed(Plan plan);

    /** How often in a row the customer may be misunderstood before a person takes over. */
    int escalatesAfter();

    /** The services that are named in what the customer wants treated. */
    List<UUID> named(String areas);

    /** Days with free slots, from one on, the nearest first. */
    List<LocalDate> days(Plan plan, LocalDate from, int most);

    /** The free times of a day. */
    List<LocalTime> times(Plan plan, LocalDate date);

    /** What is booked and to come, the nearest first. */
    List<Booked> upcoming();

    List<Question> faq();

    /** Keeps a time while the customer answers; false when somebody else has it. The same id again keeps it once. */
    boolean hold(UUID id, Plan plan);

    /** Gives back what was kept. */
    void release(UUID hold);

    /** Books what is held, or what is planned; empty when somebody else has it. The same id again books it once. */
    Optional<Booked> book(UUID id, Plan plan);

    /** Empty when somebody else has that time, or the appointment is no more. Once, however often it is done. */
    Optional<Booked> move(Plan plan);

    /** Empty when there is nothing to cancel any more. */
    Optional<Booked> cancel(UUID appointment);

    /** @param lastServices what they had last */
    record Patient(@Nullable String name, List<UUID> lastServices, @Nullable String lastAreas) {}

    /** Something that can be booked. */
    record Service(UUID id, String name, int minutes, @Nullable Integer priceCents) {}

    /** A professional. */
    record Person(UUID id, String name) {}

    /** An appointment. */
    record Booked(UUID id, LocalDate date, LocalTime time, List<UUID> services, String service,
            @Nullable String professional, @Nullable String areas) {}

    /** Something that many ask. */
    record Question(String key, String label, String answer) {}
}
