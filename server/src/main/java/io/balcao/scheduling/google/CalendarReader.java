package io.balcao.scheduling.google;

import com.fasterxml.jackson.databind.JsonNode;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.scheduling.appointments.Actor;
import io.balcao.scheduling.appointments.Appointment;
import io.balcao.scheduling.appointments.AppointmentRepository;
import io.balcao.scheduling.appointments.Booking;
import io.balcao.scheduling.appointments.MoveRequest;
import io.balcao.scheduling.google.CalendarEvents.Span;
import io.balcao.scheduling.google.CalendarRepository.Calendar;
import io.balcao.scheduling.google.EventRepository.Copy;
import io.balcao.scheduling.google.GoogleAnswer.Done;
import io.balcao.scheduling.google.GoogleAnswer.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads what changed in a calendar. An event of ours that was moved moves its appointment, where that fits; what does not
 * fit, what was deleted, and what others put over an appointment is for a person to decide. The token for the next time is
 * kept only after all of that: whatever dies before reads the same again.
 */
final class CalendarReader {
    /** Of what no notification told. */
    private static final Duration READ_EVERY = Duration.ofMinutes(5);
    private static final int TOO_OLD = 410;

    private final Database database;
    private final GoogleClient client;
    private final Booking booking;
    private final InstantSource clock;
    private final EventRepository events = new EventRepository();
    private final CalendarRepository calendars = new CalendarRepository();
    private final ConflictRepository conflicts = new ConflictRepository();
    private final AppointmentRepository appointments = new AppointmentRepository();
    private final TaskRepository tasks = new TaskRepository();

    /** What Google told: everything, or what changed since the last time. */
    private record Told(boolean isAll, List<JsonNode> events, @Nullable ZoneId zone, @Nullable String next) {}

    /** An appointment that somebody moved there. */
    private record Moved(Copy copy, Appointment appointment, Span to) {}

    /** What follows from what was told. */
    private record Follows(List<Moved> moves, Set<UUID> touched) {}

    CalendarReader(Database database, GoogleClient client, Booking booking, InstantSource clock) {
        this.database = database;
        this.client = client;
        this.booking = booking;
        this.clock = clock;
    }

    /** What came of it: an answer that is not {@code Done}, or whether anything had changed, and how many moved here. */
    record Read(GoogleAnswer answer, boolean hasChanged, int moved) {}

    Read read(Speaker speaker, Calendar calendar) {
        var answered = new ArrayList<GoogleAnswer>();
        var told = tell(speaker, calendar, calendar.syncToken(), answered);
        if (told == null) {
            return new Read(answered.getLast(), false, 0);
        }
        var follows = database.inTransaction(speaker.organization(), tx -> take(tx, speaker, calendar, told));
        int moved = (int) follows.moves().stream().filter(one -> move(speaker, one, follows.touched())).count();
        database.inTransaction(speaker.organization(), tx -> {
            var now = clock.instant();
            follows.touched().addAll(conflicts.overlaps(tx, speaker.clinic().id(), null, now));
            calendars.synced(tx, calendar, told.next(), now, now.plus(READ_EVERY));
            return true;
        });
        follows.touched().forEach(id -> booking.showAgain(speaker.organization(), id));
        return new Read(answered.getLast(), told.isAll() || !told.events().isEmpty(), moved);
    }

    /** All pages; null when one did not come. */
    private @Nullable Told tell(Speaker speaker, Calendar calendar, @Nullable String token,
            List<GoogleAnswer> answered) {
        var found = new ArrayList<JsonNode>();
        String page = null;
        while (true) {
            var answer = client.list(speaker.login(), calendar.calendarId(), token, page);
            answered.add(answer);
            if (token != null && answer instanceof Refused(int status, _, _) && status == TOO_OLD) {
                return tell(speaker, calendar, null, answered);
            }
            if (!(answer instanceof Done(var body))) {
                return null;
            }
            body.path("items").forEach(found::add);
            page = body.path("nextPageToken").textValue();
            if (page == null) {
                return new Told(token == null, found, CalendarEvents.zone(body),
                        body.path("nextSyncToken").textValue());
            }
        }
    }

    private Follows take(Tx tx, Speaker speaker, Calendar calendar, Told told) {
        var follows = new Follows(new ArrayList<>(), new HashSet<>());
        var own = events.ofCalendar(tx, calendar.id()).stream()
                .collect(Collectors.toMap(Copy::eventId, Function.identity()));
        var seen = new HashSet<String>();
        if (told.isAll()) {
            events.forgetAllForeign(tx, calendar.id());
        }
        for (var event : told.events()) {
            var id = event.path("id").asText();
            seen.add(id);
            var copy = own.get(id);
            if (copy != null) {
                takeOwn(tx, speaker, copy, CalendarEvents.isCancelled(event) ? null : event, follows);
            } else if (!event.path("extendedProperties").path("private").has("appointment")) {
                takeForeign(tx, speaker, calendar, event, told.zone());
            }
        }
        if (told.isAll()) {
            // What is not there any more was deleted while nobody looked.
            own.values().stream().filter(copy -> !copy.isGone() && !seen.contains(copy.eventId()))
                    .forEach(copy -> takeOwn(tx, speaker, copy, null, follows));
        }
        return follows;
    }

    /** @param zone the calendar's own, by which Google says when somebody is busy who has a whole day there */
    private void takeForeign(Tx tx, Speaker speaker, Calendar calendar, JsonNode event, @Nullable ZoneId zone) {
        var id = event.path("id").asText();
        var span = CalendarEvents.span(event, speaker.clinic().zone());
        if (span.isPresent() && CalendarEvents.takesTime(event)) {
            var theirs = zone == null ? span : CalendarEvents.span(event, zone);
            events.foreign(tx, calendar.id(), id, span.get(),
                    theirs.filter(one -> !one.equals(span.get())).orElse(null));
        } else {
            events.forgetForeign(tx, calendar.id(), id);
        }
    }

    /** @param event null when it was deleted */
    private void takeOwn(Tx tx, Speaker speaker, Copy copy, @Nullable JsonNode event, Follows follows) {
        var now = clock.instant();
        var appointment = appointments.find(tx, copy.appointment()).orElseThrow();
        if (event == null) {
            events.gone(tx, copy.appointment());
            if (isOurs(tx, appointment, now) && conflicts.open(tx, copy, "deleted", null, now)) {
                follows.touched().add(appointment.id());
            }
            return;
        }
        var span = CalendarEvents.span(event, speaker.clinic().zone());
        var isSo = span.isPresent() && span.get().from().equals(appointment.startsAt())
                && span.get().to().equals(appointment.endsAt());
        // Known before anything follows from it: where it stands it takes its own time, and nobody else's.
        span.ifPresent(to -> events.seen(tx, copy.appointment(), to.from(), to.to()));
        if (isSo) {
            if (conflicts.agree(tx, appointment.id(), now)) {
                // What was written down of it meanwhile was kept back.
                tasks.ask(tx, appointment.id(), appointment.clinicUuid(), now, "calendar");
                follows.touched().add(appointment.id());
            }
        } else if (isOurs(tx, appointment, now)) {
            // Whole days, and less than a minute, are no time of an appointment: where to is for a person to say.
            var fitting = CalendarEvents.isAllDay(event) ? Optional.<Span>empty() : span.flatMap(Span::asAppointment);
            if (fitting.isPresent() && fitting.get().from().isAfter(now)) {
                follows.moves().add(new Moved(copy, appointment, fitting.get()));
            } else if (conflicts.open(tx, copy, "moved", fitting.orElse(null), now)) {
                follows.touched().add(appointment.id());
            }
        }
    }

    /** Whether it is one to come, and nothing of ours is still to be said of it. */
    private boolean isOurs(Tx tx, Appointment appointment, Instant now) {
        return appointment.stands() && appointment.endsAt().isAfter(now) && !tasks.isWaiting(tx, appointment.id());
    }

    private boolean move(Speaker speaker, Moved moved, Set<UUID> touched) {
        var to = moved.to();
        try {
            booking.move(speaker.organization(), Actor.system(), moved.appointment().id(),
                    any -> new MoveRequest(to.from(), to.minutes(), false, null, null,
                            moved.appointment().version(), false));
            return true;
        } catch (Problem doesNotFit) {
            database.inTransaction(speaker.organization(), tx -> {
                if (conflicts.open(tx, moved.copy(), "moved", to, clock.instant())) {
                    touched.add(moved.appointment().id());
                }
                return true;
            });
            return false;
        }
    }
}
