package io.balcao.scheduling.dates;

import static java.time.temporal.ChronoUnit.DAYS;

import io.balcao.scheduling.dates.SpokenDate.Day;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The day in what somebody said. */
final class SpokenDays {
    /** A day and a month without a year that were this long ago are over; longer ago, next year is meant. */
    private static final int OVER_FOR_DAYS = 60;
    private static final List<String> MONTHS = List.of("jan", "fev", "mar", "abr", "mai", "jun", "jul", "ago", "set",
            "out",
            "nov", "dez");
    private static final String MONTH = "(jan|fev|mar|abr|mai|jun|jul|ago|set|out|nov|dez)[a-z]*\\.?";
    private static final String NAME = "(segunda|terca|quarta|quinta|sexta|sabado|domingo|seg|qua|qui|sex|sab|dom|[2-6]a)";
    private static final List<String> NAMES = List.of("seg", "ter", "qua", "qui", "sex", "sab", "dom");

    /** In the order in which they are looked for: what an earlier one has read, a later one does not see. */
    private static final List<Rule> RULES = List.of(
            rule("(\\d{1,2})[/-](\\d{1,2})(?:[/-](\\d{4}|\\d{2}))?", SpokenDays::numbers),
            rule("(?:dia )?(\\d{1,2}|primeiro) de " + MONTH + "(?: (?:de )?(\\d{4}))?",
                    SpokenDays::named),
            rule("(?:dia )?(\\d{1,2}) " + MONTH, SpokenDays::named),
            rule("dia (\\d{1,2}|primeiro)", SpokenDays::ofMonth),
            rule("depois de amanha", (said, today) -> new Day.On(today.plusDays(2))),
            rule("amanha", (said, today) -> new Day.On(today.plusDays(1))),
            rule("hoje", (said, today) -> new Day.On(today)),
            rule("ontem", (said, today) -> new Day.Past(today.minusDays(1))),
            rule("(?:daqui a?|dentro de|em) (\\d{1,3}|um|uma|dois|duas|tres|quatro) (dias?|semanas?)",
                    SpokenDays::ahead),
            rule("(?:" + NAME + "(?:[ -]?feira)? (?:que vem|da semana que vem|da outra semana|da proxima semana)"
                    + "|proxim[ao] " + NAME + "(?:[ -]?feira)?)", SpokenDays::coming),
            rule("(?:semana que vem|proxima semana|outra semana)", (said, today) -> week(today.plusWeeks(1))),
            rule("(?:nesta|nessa|esta|essa|desta|dessa) semana",
                    (said, today) -> new Day.During(today, today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY)))),
            rule("(?:fim|final) de semana", (said, today) -> weekend(today)),
            rule("(?:" + NAME + "(?:[ -]?feira)?|(ter)(?:ca)?[ -]feira)(?! (?:sessao|vez|opcao|parcela|via|consulta))",
                    SpokenDays::weekday),
            rule("(?:o )?(?:quanto antes|mais cedo possivel|mais rapido possivel|mais proximo|primeiro horario|"
                    + "primeira vaga|proxima vaga|proximo horario|qualquer dia|tanto faz)",
                    (said, today) -> new Day.Soonest()));

    private SpokenDays() {}

    private record Rule(Pattern words, BiFunction<MatchResult, LocalDate, Day> read) {}

    /** A day, and the words that said nothing of it. */
    record Read(Day day, String rest) {}

    private static Rule rule(String words, BiFunction<MatchResult, LocalDate, Day> read) {
        return new Rule(Pattern.compile("(?<= )" + words + "(?=[ .])"), read);
    }

    static Read read(String words, LocalDate today) {
        var found = new ArrayList<Day>();
        var rest = words;
        for (var rule : RULES) {
            rest = rule.words().matcher(rest).replaceAll(said -> {
                found.add(rule.read().apply(said, today));
                return "";
            });
        }
        return new Read(one(found), rest);
    }

    /** Of several days, those that can be are asked about. */
    private static Day one(List<Day> found) {
        var dates = new TreeSet<LocalDate>();
        for (var day : found) {
            switch (day) {
                case Day.On(var date) -> dates.add(date);
                case Day.Either(var either) -> dates.addAll(either);
                default -> {
                    if (found.size() == 1) {
                        return day;
                    }
                }
            }
        }
        return switch (dates.size()) {
            case 0 -> found.isEmpty() ? new Day.Unsaid() : found.getFirst();
            case 1 -> new Day.On(dates.first());
            default -> new Day.Either(List.copyOf(dates));
        };
    }

    private static Day numbers(MatchResult said, LocalDate today) {
        return date(said.group(), Integer.parseInt(said.group(1)), Integer.parseInt(said.group(2)), said.group(3),
                today);
    }

    private static Day named(MatchResult said, LocalDate today) {
        var year = said.groupCount() > 2 ? said.group(3) : null;
        return date(said.group(), number(said.group(1)), MONTHS.indexOf(said.group(2)) + 1, year, today);
    }

    private static Day date(String said, int day, int month, @Nullable String year, LocalDate today) {
        if (year != null) {
            int full = Integer.parseInt(year);
            return day(full < 100 ? 2_000 + full : full, month, day).<Day>map(date -> from(date, today))
                    .orElse(new Day.Impossible(said));
        }
        // The 29th of February is not in every year.
        return IntStream.rangeClosed(today.getYear(), today.getYear() + 4)
                .mapToObj(one -> day(one, month, day)).flatMap(Optional::stream)
                .filter(date -> DAYS.between(date, today) <= OVER_FOR_DAYS).findFirst()
                .<Day>map(date -> from(date, today)).orElse(new Day.Impossible(said));
    }

    private static Day from(LocalDate date, LocalDate today) {
        return date.isBefore(today) ? new Day.Past(date) : new Day.On(date);
    }

    private static Optional<LocalDate> day(int year, int month, int day) {
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static Day ofMonth(MatchResult said, LocalDate today) {
        int day = number(said.group(1));
        var month = YearMonth.from(today).plusMonths(day < today.getDayOfMonth() ? 1 : 0);
        return month.isValidDay(day) ? new Day.On(month.atDay(day)) : new Day.Impossible(said.group());
    }

    private static Day ahead(MatchResult said, LocalDate today) {
        int count = switch (said.group(1)) {
            case "um", "uma" -> 1;
            case "dois", "duas" -> 2;
            case "tres" -> 3;
            case "quatro" -> 4;
            default -> Integer.parseInt(said.group(1));
        };
        return new Day.On(said.group(2).startsWith("dia") ? today.plusDays(count) : today.plusWeeks(count));
    }

    /** "Sexta que vem" is the next Friday to some and that of next week to others: while they differ, it is asked. */
    private static Day coming(MatchResult said, LocalDate today) {
        var name = weekday(said.group(1) == null ? said.group(2) : said.group(1));
        var next = today.with(TemporalAdjusters.next(name));
        var ofNextWeek = monday(today).plusWeeks(1).with(TemporalAdjusters.nextOrSame(name));
        var isNextWeekSaid = said.group().contains("semana");
        return next.equals(ofNextWeek) || isNextWeekSaid
                ? new Day.On(ofNextWeek)
                : new Day.Either(List.of(next, ofNextWeek));
    }

    /** Who says today's name may mean today or in a week. */
    private static Day weekday(MatchResult said, LocalDate today) {
        var name = weekday(said.group(1) == null ? said.group(2) : said.group(1));
        return today.getDayOfWeek() == name
                ? new Day.Either(List.of(today, today.plusWeeks(1)))
                : new Day.On(today.with(TemporalAdjusters.next(name)));
    }

    private static DayOfWeek weekday(String name) {
        return Character.isDigit(name.charAt(0))
                ? DayOfWeek.of(name.charAt(0) - '1')
                : DayOfWeek.of(NAMES.indexOf(name.substring(0, 3)) + 1);
    }

    private static Day week(LocalDate day) {
        return new Day.During(monday(day), monday(day).plusDays(6));
    }

    private static Day weekend(LocalDate today) {
        var sunday = today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        return new Day.During(today.equals(sunday) ? today : sunday.minusDays(1), sunday);
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static int number(String said) {
        return said.equals("primeiro") ? 1 : Integer.parseInt(said);
    }
}
