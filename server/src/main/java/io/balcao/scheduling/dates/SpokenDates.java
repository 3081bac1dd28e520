package io.balcao.scheduling.dates;

import java.text.Normalizer;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads days and times in Portuguese. Whatever is written, it answers in linear time and never throws. */
public final class SpokenDates {
    /** Whoever writes more than this does not name a day. */
    private static final int LONGEST = 300;
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}");
    private static final Pattern NOISE = Pattern.compile("[^a-z0-9/:.-]+");
    private static final Pattern DENIED = Pattern.compile("\\b(nao|menos|exceto|nem|cancelar?|desmarcar?)\\b");

    private SpokenDates() {}

    /**
     * @param said by the customer
     * @param now when they said it, by the clock of the clinic: at 23:59:59, "amanhã" is another day than a second later
     */
    public static SpokenDate read(String said, LocalDateTime now) {
        var words = words(said);
        if (DENIED.matcher(words).find()) {
            return new SpokenDate(new SpokenDate.Day.Unsaid(), new SpokenDate.Time.Unsaid());
        }
        var days = SpokenDays.read(words, now.toLocalDate());
        return new SpokenDate(days.day(), SpokenTimes.read(days.rest()));
    }

    /** Lower case, no accents, a space on both sides of each word; the signs that days and times are written with stay. */
    private static String words(String said) {
        var start = said.substring(0, Math.min(said.length(), LONGEST));
        var plain = ACCENTS.matcher(Normalizer.normalize(start, Normalizer.Form.NFKD)).replaceAll("");
        return " " + NOISE.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll(" ").strip() + " ";
    }
}
