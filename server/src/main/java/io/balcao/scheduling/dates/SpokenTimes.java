package io.balcao.scheduling.dates;

import io.balcao.scheduling.dates.SpokenDate.Time;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The time of day in what somebody said. */
final class SpokenTimes {
    private static final LocalTime LAST = LocalTime.of(23, 59);
    /** Before this hour of the morning, nobody who says "às 3" means the night. */
    private static final int FIRST_HOUR = 7;
    private static final List<String> HOURS = List.of("uma", "duas", "tres", "quatro", "cinco", "seis", "sete", "oito",
            "nove", "dez", "onze");

    private static final String HOUR = "(\\d{1,2}|uma|duas|tres|quatro|cinco|seis|sete|oito|nove|dez|onze)";
    /** With a sign of its own that it is a time. */
    private static final String SIGNED = "(?:(\\d{1,2})(?::| ?h ?)(\\d{2})(?: ?(?:h|hs|hrs|horas?|min))?"
            + "|" + HOUR + " ?(?:h|hs|hrs|horas?)( e meia)?|" + HOUR + " e meia|(meio[ -]dia|meia[ -]noite)( e meia)?)";
    /** After words that only a time follows, a number alone is one. */
    private static final String ANY = "(?:(\\d{1,2})(?:[:.]| ?h ?)(\\d{2})(?: ?(?:h|hs|hrs|horas?|min))?"
            + "|" + HOUR + "(?: ?(?:h|hs|hrs|horas?))?( e meia)?|" + HOUR
            + " e meia|(meio[ -]dia|meia[ -]noite)( e meia)?)";
    private static final int GROUPS = 7;
    private static final Pattern BETWEEN = words(
            "(?:entre|de|das|da) (?:as |a )?" + ANY + " (?:e|a|as|ate|ate as) (?:as |a )?"
                    + ANY);
    private static final Pattern AFTER = words("(?:depois|apos|a partir)(?: d?as?)? " + ANY);
    private static final Pattern BEFORE = words("(?:antes|ate)(?: d?as?)? " + ANY);
    private static final Pattern AT = words("(?:as|a|pelas|la pelas) " + ANY);
    private static final Pattern ALONE = words(SIGNED);
    private static final Pattern PART = words("(?:(?:de|da|pela|a|na|no|do|pelo|bem|mais) )?"
            + "(?:(?:comeco|inicio) da |(fim|final) da )?(manha|manhazinha|cedo|tarde|tardinha|noite|noitinha|madrugada|almoco)");

    private SpokenTimes() {}

    /** Of the day: what a number between 1 and 11 leaves open. */
    private enum Part {
        MORNING(5 * 60, 12 * 60), AFTERNOON(12 * 60, 18 * 60), LATE_AFTERNOON(16 * 60, 19 * 60), EVENING(18 * 60,
                24 * 60 - 1), NIGHT(0, 6 * 60), LUNCH(11 * 60 + 30, 14 * 60);

        private final LocalTime from;
        private final LocalTime until;

        /** In minutes of the day. */
        Part(int from, int until) {
            this.from = LocalTime.MIDNIGHT.plusMinutes(from);
            this.until = LocalTime.MIDNIGHT.plusMinutes(until);
        }

        private Time during() {
            return new Time.During(from, until);
        }
    }

    static Time read(String words) {
        var part = PART.matcher(words).results().findFirst().map(SpokenTimes::part);
        var between = BETWEEN.matcher(words).results().findFirst();
        if (between.isPresent()) {
            return between(between.get(), part);
        }
        var after = AFTER.matcher(words).results().findFirst();
        if (after.isPresent()) {
            return likely(after.get(), 0, part).<Time>map(from -> new Time.During(from, LAST))
                    .orElseGet(() -> new Time.Impossible(after.get().group()));
        }
        var before = BEFORE.matcher(words).results().findFirst();
        if (before.isPresent()) {
            return likely(before.get(), 0, part).<Time>map(until -> new Time.During(LocalTime.MIDNIGHT, until))
                    .orElseGet(() -> new Time.Impossible(before.get().group()));
        }
        return AT.matcher(words).results().findFirst().or(() -> ALONE.matcher(words).results().findFirst())
                .map(said -> at(said, part)).or(() -> part.map(Part::during)).orElseGet(Time.Unsaid::new);
    }

    private static Pattern words(String words) {
        return Pattern.compile("(?<= )" + words + "(?=[ .])");
    }

    private static Part part(MatchResult said) {
        return switch (said.group(2)) {
            case "manha", "manhazinha", "cedo" -> Part.MORNING;
            case "tarde", "tardinha" -> said.group(1) == null ? Part.AFTERNOON : Part.LATE_AFTERNOON;
            case "noite", "noitinha" -> Part.EVENING;
            case "almoco" -> Part.LUNCH;
            default -> Part.NIGHT;
        };
    }

    private static Time at(MatchResult said, Optional<Part> part) {
        var times = times(said, 0, part);
        return times.isEmpty() ? new Time.Impossible(said.group()) : new Time.At(times);
    }

    private static Time between(MatchResult said, Optional<Part> part) {
        var from = likely(said, 0, part);
        var until = likely(said, GROUPS, part);
        return from.isPresent() && until.isPresent() && from.get().isBefore(until.get())
                ? new Time.During(from.get(), until.get())
                : new Time.Impossible(said.group());
    }

    /** Of two times that may be meant, the one of the working day. */
    private static Optional<LocalTime> likely(MatchResult said, int groups, Optional<Part> part) {
        var times = times(said, groups, part);
        return times.stream().filter(time -> time.getHour() >= FIRST_HOUR).findFirst()
                .or(() -> times.stream().findFirst());
    }

    /** @param groups how many there are before those of this time */
    private static List<LocalTime> times(MatchResult said, int groups, Optional<Part> part) {
        var noon = said.group(groups + 6);
        if (noon != null) {
            return List.of(LocalTime.of(noon.startsWith("meio") ? 12 : 0, half(said.group(groups + 7))));
        }
        var clock = said.group(groups + 1);
        if (clock != null) {
            return times(Integer.parseInt(clock), Integer.parseInt(said.group(groups + 2)), clock.startsWith("0"),
                    part);
        }
        var full = said.group(groups + 3);
        return full != null
                ? times(hour(full), half(said.group(groups + 4)), full.startsWith("0"), part)
                : times(hour(said.group(groups + 5)), half("e meia"), false, part);
    }

    private static List<LocalTime> times(int hour, int minute, boolean isExact, Optional<Part> part) {
        if (hour > 23 || minute > 59) {
            return List.of();
        }
        var said = LocalTime.of(hour, minute);
        if (isExact || hour == 0 || hour >= 12) {
            return List.of(said);
        }
        var later = said.plusHours(12);
        return part.map(one -> switch (one) {
            case MORNING, NIGHT -> List.of(said);
            case AFTERNOON, LATE_AFTERNOON, EVENING -> List.of(later);
            case LUNCH -> List.of(hour == 11 ? said : later);
        }).orElse(List.of(said, later));
    }

    private static int half(@Nullable String said) {
        return said == null ? 0 : 30;
    }

    private static int hour(String said) {
        return HOURS.contains(said) ? HOURS.indexOf(said) + 1 : Integer.parseInt(said);
    }
}
