package io.balcao.accounts.hours;

import io.balcao.platform.Problem;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * When people are there: schema of the same name in the OpenAPI document; {@code sql/R__calendar.sql} knows what follows
 * from it.
 *
 * @param timezone a name of the IANA time zone database
 * @param days spans; a day without one is closed
 */
record BusinessHours(String timezone, List<Span> days) {
    private static final String MIDNIGHT = "24:00";

    BusinessHours {
        days = List.copyOf(days);
    }

    /** Throws why they cannot be. */
    void check() {
        try {
            ZoneId.of(timezone);
        } catch (DateTimeException e) {
            throw new Problem.Unprocessable("hours.timezone", "is no time zone");
        }
        for (int i = 0; i < days.size(); i++) {
            if (!days.get(i).isForward()) {
                throw new Problem.Unprocessable("hours.days." + i + ".to", "must be later than from");
            }
        }
    }

    /**
     * A part of a day.
     *
     * @param day 1 is Monday
     * @param from such as {@code 08:00}
     * @param to not included; {@code 24:00} is the end of the day
     */
    record Span(int day, String from, String to) {
        boolean isForward() {
            return to.equals(MIDNIGHT) || LocalTime.parse(from).isBefore(LocalTime.parse(to));
        }
    }
}
