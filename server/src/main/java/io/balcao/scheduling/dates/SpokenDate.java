package io.balcao.scheduling.dates;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/** A day and a time of day as somebody said them, each as exactly as it was said and no more. */
public record SpokenDate(Day day, Time time) {

    /** Whether there is nothing in it to go by: it is asked for again. */
    public boolean isEmpty() {
        return day instanceof Day.Unsaid && time instanceof Time.Unsaid;
    }

    /** Which day was meant. */
    public sealed interface Day {
        /** One day, and no other. */
        record On(LocalDate date) implements Day {}

        /** Any of some days in a row, both ends included: "semana que vem". */
        record During(LocalDate first, LocalDate last) implements Day {}

        /** One of these, and the words do not say which: it is asked. At least two, the nearest first. */
        record Either(List<LocalDate> dates) implements Day {}

        /** The nearest that is free: "o quanto antes". */
        record Soonest() implements Day {}

        /** There is no such day, like the 31st of February. */
        record Impossible(String said) implements Day {}

        /** That day is over. */
        record Past(LocalDate date) implements Day {}

        /** Nothing was said of the day, or it was denied: "amanhã não posso". */
        record Unsaid() implements Day {}
    }

    /** Which time of day was meant. */
    public sealed interface Time {
        /** One time. Of two, the earlier first, either may be meant ("às 9" is also 21:00): opening hours tell, or it is asked. */
        record At(List<LocalTime> times) implements Time {}

        /** From the first on, and before the second. */
        record During(LocalTime from, LocalTime until) implements Time {}

        /** There is no such time, like 25:00. */
        record Impossible(String said) implements Time {}

        /** Nothing was said of the time. */
        record Unsaid() implements Time {}
    }
}
