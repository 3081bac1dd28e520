package io.balcao.insights;

import io.balcao.platform.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Days of the organization's calendar, both included, and what they are compared with: as many days right before them, or
 * as many months when they are whole ones. Of days that are not over yet, only as much of the earlier ones is compared as
 * has passed.
 */
record Period(LocalDate from, LocalDate to, ZoneId zone, LocalDate previousFrom, Window window, Window previous) {
    private static final int USUAL_DAYS = 7;
    private static final int MOST_DAYS = 366;
    private static final int FIRST_YEAR = 2000;
    private static final long QUARTER_SECONDS = 900;

    /** From an instant until right before another; both at quarters of an hour, by which the ledger is summed up. */
    record Window(Instant from, Instant until) {}

    static Period of(Optional<String> from, Optional<String> to, ZoneId zone, Instant now) {
        var last = to.map(text -> day("to", text)).orElseGet(() -> LocalDate.ofInstant(now, zone));
        var first = from.map(text -> day("from", text)).orElseGet(() -> last.minusDays(USUAL_DAYS - 1L));
        var days = ChronoUnit.DAYS.between(first, last) + 1;
        if (days < 1 || days > MOST_DAYS) {
            throw new Problem.Unprocessable("from", "is no day before \"to\", or more than a year before it");
        }
        var begin = first.atStartOfDay(zone);
        var end = last.plusDays(1).atStartOfDay(zone);
        var passed = Instant.ofEpochSecond((now.getEpochSecond() / QUARTER_SECONDS + 1) * QUARTER_SECONDS).atZone(zone);
        var until = passed.isBefore(begin) ? begin : passed.isBefore(end) ? passed : end;
        var before = before(first, last, days);
        // The same hour of the day as many days later; but no later than where this period begins.
        var passedDays = ChronoUnit.DAYS.between(first, until.toLocalDate());
        var same = until.equals(end) ? begin : before.plusDays(passedDays).atTime(until.toLocalTime()).atZone(zone);
        return new Period(first, last, zone, before, new Window(begin.toInstant(), until.toInstant()),
                new Window(before.atStartOfDay(zone).toInstant(), (same.isAfter(begin) ? begin : same).toInstant()));
    }

    /** The first of the days that a period is compared with. */
    private static LocalDate before(LocalDate first, LocalDate last, long days) {
        var isOfWholeMonths = first.getDayOfMonth() == 1 && last.plusDays(1).getDayOfMonth() == 1;
        return isOfWholeMonths
                ? first.minusMonths(ChronoUnit.MONTHS.between(first, last.plusDays(1)))
                : first.minusDays(days);
    }

    /** Whether hours are the better steps of a chart. */
    boolean isShort() {
        return ChronoUnit.DAYS.between(from, to) < 2;
    }

    private static LocalDate day(String field, @Nullable String text) {
        try {
            var day = LocalDate.parse(String.valueOf(text));
            if (day.getYear() >= FIRST_YEAR && day.getYear() < FIRST_YEAR + 200) {
                return day;
            }
        } catch (DateTimeException noDay) {
            // Answered below.
        }
        throw new Problem.Unprocessable(field, "is no day, as 2026-11-21");
    }
}
