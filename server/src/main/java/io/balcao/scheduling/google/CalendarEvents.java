package io.balcao.scheduling.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.balcao.platform.http.Json;
import io.balcao.scheduling.appointments.Appointment;
import io.balcao.scheduling.clinics.Clinic;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An appointment as an event of Google's, and an event as a time. */
final class CalendarEvents {
    private static final int BASE32 = 32;
    private static final int BYTES_OF_ID = 16;
    /** An appointment, as everywhere. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private CalendarEvents() {}

    /** A span of time. */
    record Span(Instant from, Instant to) {
        /** As an appointment can have it: by the minute, and as long as one may be; nothing where none can. */
        Optional<Span> asAppointment() {
            var length = Duration.between(from, to).truncatedTo(ChronoUnit.MINUTES);
            var begin = from.truncatedTo(ChronoUnit.MINUTES);
            return length.isZero() || length.compareTo(LONGEST) > 0
                    ? Optional.empty()
                    : Optional.of(new Span(begin, begin.plus(length)));
        }

        int minutes() {
            return (int) Duration.between(from, to).toMinutes();
        }
    }

    /**
     * The id of its event. One that was deleted stays used, so what is put back has another one.
     *
     * @param turn how often it was deleted
     */
    static String id(UUID appointment, int turn) {
        var bytes = java.nio.ByteBuffer.allocate(BYTES_OF_ID).putLong(appointment.getMostSignificantBits())
                .putLong(appointment.getLeastSignificantBits()).array();
        // Digits and the letters a to v: those are what an id may be made of.
        var text = new BigInteger(1, bytes).toString(BASE32);
        return "balcao" + "0".repeat(26 - text.length()) + text + (turn == 0 ? "" : Integer.toString(turn, BASE32));
    }

    static ObjectNode event(Appointment appointment, Clinic clinic) {
        var event = Json.mapper().createObjectNode();
        var name = appointment.customer().name();
        event.put("summary", name == null ? appointment.serviceName() : appointment.serviceName() + " – " + name);
        event.put("description", appointment.services().stream().map(Appointment.Service::name)
                .collect(Collectors.joining(", ")) + (appointment.areas() == null ? "" : "\n" + appointment.areas()));
        event.put("location", clinic.address());
        event.put("status", "confirmed");
        event.set("start", time(appointment.startsAt(), clinic.zone()));
        event.set("end", time(appointment.endsAt(), clinic.zone()));
        event.putObject("extendedProperties").putObject("private").put("appointment", appointment.id().toString());
        return event;
    }

    private static ObjectNode time(Instant at, ZoneId zone) {
        return Json.mapper().createObjectNode()
                .put("dateTime", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(zone)))
                .put("timeZone", zone.getId()).putNull("date");
    }

    static boolean isCancelled(JsonNode event) {
        return event.path("status").asText().equals("cancelled");
    }

    /** Whether whoever has it is busy then. */
    static boolean takesTime(JsonNode event) {
        if (isCancelled(event) || event.path("transparency").asText().equals("transparent")) {
            return false;
        }
        for (var guest : event.path("attendees")) {
            if (guest.path("self").asBoolean() && guest.path("responseStatus").asText().equals("declined")) {
                return false;
            }
        }
        return true;
    }

    /** Of a calendar, as its list of events says; null where it does not. */
    static @Nullable ZoneId zone(JsonNode list) {
        try {
            return list.path("timeZone").isTextual() ? ZoneId.of(list.path("timeZone").asText()) : null;
        } catch (DateTimeException unknown) {
            return null;
        }
    }

    static boolean isAllDay(JsonNode event) {
        return event.path("start").path("date").isTextual();
    }

    /** When it is; nothing when it does not say. The end of whole days is not part of them. */
    static Optional<Span> span(JsonNode event, ZoneId zone) {
        try {
            var from = instant(event.path("start"), zone);
            var to = instant(event.path("end"), zone);
            return from.isBefore(to) ? Optional.of(new Span(from, to)) : Optional.empty();
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Instant instant(JsonNode time, ZoneId zone) {
        return time.path("date").isTextual()
                ? LocalDate.parse(time.path("date").asText()).atStartOfDay(zone).toInstant()
                : OffsetDateTime.parse(time.path("dateTime").asText()).toInstant();
    }
}
