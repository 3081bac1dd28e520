package io.balcao.scheduling.slots;

import io.balcao.platform.Problem;
import io.balcao.platform.http.Request;
import io.balcao.scheduling.clinics.Clinic;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Days that a request asks for, the last one included. */
public record Days(LocalDate from, LocalDate to) {
    private static final int MOST = 62;

    /** One day, or a range; today when nothing is said. */
    public static Days of(Request request, Clinic clinic, Instant now) {
        var from = request.query("date").or(() -> request.query("from")).map(day -> Slots.day("from", day))
                .orElseGet(() -> now.atZone(clinic.zone()).toLocalDate());
        var to = request.query("date").isPresent()
                ? from
                : request.query("to").map(day -> Slots.day("to", day)).orElse(from);
        if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) >= MOST) {
            throw new Problem.Unprocessable("to", "is not within 62 days from the first day");
        }
        return new Days(from, to);
    }
}
