package io.balcao.bot;

import java.time.LocalTime;
import java.util.List;

/**
 * When people are there; {@code sql/R__calendar.sql} knows what follows from it.
 *
 * @param timezone a name of the IANA time zone database
 * @param days spans; a day without one is closed
 */
public record BusinessHours(String timezone, List<Span> days) {
    private static final String MIDNIGHT = "24:00";

    public BusinessHours {
        days = List.copyOf(days);
    }

    /**
     * A part of a day.
     *
     * @param day 1 is Monday
     * @param from such as {@code 08:00}
     * @param to not included; {@code 24:00} is the end of the day
     */
    public record Span(int day, String from, String to) {
        boolean isForward() {
            return to.equals(MIDNIGHT) || LocalTime.parse(from).isBefore(LocalTime.parse(to));
        }
    }
}
