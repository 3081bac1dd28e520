package io.balcao.scheduling.google;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.balcao.platform.db.Database;
import io.balcao.scheduling.appointments.Appointment;
import io.balcao.scheduling.google.CalendarRepository.Calendar;
import io.balcao.scheduling.google.EventRepository.Copy;
import io.balcao.scheduling.google.GoogleAnswer.Done;
import io.balcao.scheduling.google.GoogleAnswer.Refused;
import java.util.Optional;

/**
 * Makes the calendars be as one appointment is. Each step finds what an earlier try may have done without hearing of it, so
 * that it can be repeated at any point.
 */
final class CalendarWriter {
    private static final int GONE = 410;
    private static final int NOT_FOUND = 404;
    private static final int THERE_ALREADY = 409;
    /** How often one appointment can have been deleted and put back. */
    private static final int MOST_TURNS = 50;

    private final Database database;
    private final GoogleClient client;
    private final EventRepository events = new EventRepository();
    private final CalendarRepository calendars = new CalendarRepository();

    /** What there is of an appointment, and where it belongs. */
    private record Now(Optional<Copy> copy, Optional<Calendar> held, Optional<Calendar> wanted) {}

    CalendarWriter(Database database, GoogleClient client) {
        this.database = database;
        this.client = client;
    }

    /** @return {@code Done} when it is so */
    GoogleAnswer write(Speaker speaker, Appointment appointment) {
        var now = database.inTransaction(speaker.organization(), tx -> {
            var copy = events.find(tx, appointment.id());
            return new Now(copy, copy.flatMap(one -> calendars.find(tx, one.calendar())),
                    calendars.of(tx, appointment.clinicUuid(), appointment.professionalId()));
        });
        // What was held and what nobody came to stays in the calendar: it was so.
        var wanted = appointment.cancelledAt() == null ? now.wanted() : Optional.<Calendar>empty();
        var held = now.held().orElse(null);
        if (held != null && !wanted.map(Calendar::id).equals(Optional.of(held.id()))) {
            var deleted = delete(speaker, held, now.copy().orElseThrow());
            if (!(deleted instanceof Done)) {
                return deleted;
            }
            database.inTransaction(speaker.organization(), tx -> {
                events.forget(tx, appointment.id());
                return true;
            });
        }
        if (wanted.isEmpty()) {
            return GoogleAnswer.nothing();
        }
        var known = now.copy().filter(one -> one.calendar().equals(wanted.get().id()) && !one.isGone());
        return put(speaker, appointment, wanted.get(), known);
    }

    private GoogleAnswer delete(Speaker speaker, Calendar calendar, Copy copy) {
        var answer = client.delete(speaker.login(), calendar.calendarId(), copy.eventId());
        return answer instanceof Refused(int status, _, _) && (status == GONE || status == NOT_FOUND)
                ? GoogleAnswer.nothing()
                : answer;
    }

    private GoogleAnswer put(Speaker speaker, Appointment appointment, Calendar calendar, Optional<Copy> known) {
        var event = CalendarEvents.event(appointment, speaker.clinic());
        if (known.isPresent()) {
            var id = known.get().eventId();
            switch (client.patch(speaker.login(), calendar.calendarId(), id, event)) {
                case Done(var body) when !CalendarEvents.isCancelled(body) -> {
                    return noted(speaker, appointment, calendar, id);
                }
                case Refused(int status, _, _) when status == NOT_FOUND || status == GONE -> {
                    // Somebody deleted it there: it is put back below.
                }
                case Done _ -> {
                    // Likewise.
                }
                case GoogleAnswer failed -> {
                    return failed;
                }
            }
        }
        return insert(speaker, appointment, calendar, event);
    }

    private GoogleAnswer insert(Speaker speaker, Appointment appointment, Calendar calendar,
            ObjectNode event) {
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            var id = CalendarEvents.id(appointment.id(), turn);
            var answer = client.insert(speaker.login(), calendar.calendarId(), event.deepCopy().put("id", id));
            if (answer instanceof Done) {
                return noted(speaker, appointment, calendar, id);
            }
            if (!(answer instanceof Refused(int status, _, _)) || status != THERE_ALREADY) {
                return answer;
            }
            // An earlier try arrived, or it is the id of one that was deleted.
            switch (client.get(speaker.login(), calendar.calendarId(), id)) {
                case Done(var there) when !CalendarEvents.isCancelled(there) -> {
                    var patched = client.patch(speaker.login(), calendar.calendarId(), id, event);
                    return patched instanceof Done ? noted(speaker, appointment, calendar, id) : patched;
                }
                case Refused(int gone, _, _) when gone == NOT_FOUND || gone == GONE -> {
                    // The next id.
                }
                case Done _ -> {
                    // Likewise.
                }
                case GoogleAnswer failed -> {
                    return failed;
                }
            }
        }
        return new Refused(THERE_ALREADY, "duplicate", "");
    }

    private GoogleAnswer noted(Speaker speaker, Appointment appointment, Calendar calendar, String id) {
        database.inTransaction(speaker.organization(), tx -> {
            events.put(tx, new Copy(appointment.id(), calendar.id(), id, appointment.startsAt(), appointment.endsAt(),
                    false));
            return true;
        });
        return GoogleAnswer.nothing();
    }
}
