package io.balcao.insights;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** The words of an export, and how its language writes numbers. Portuguese when the language is not one of ours. */
final class ExportWords {
    private static final String BUNDLE = "io.balcao.insights.words";
    private static final ResourceBundle.Control NO_FALLBACK = ResourceBundle.Control
            .getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle words;
    private final DateTimeFormatter day;
    private final DateTimeFormatter time;
    private final boolean isEnglish;

    ExportWords(String locale) {
        var language = Locale.forLanguageTag(locale);
        words = ResourceBundle.getBundle(BUNDLE, language, NO_FALLBACK);
        isEnglish = language.getLanguage().equals("en");
        // Written as its readers do, but always with the whole year.
        day = DateTimeFormatter.ofPattern(isEnglish ? "yyyy-MM-dd" : "dd/MM/yyyy");
        time = DateTimeFormatter.ofPattern(isEnglish ? "yyyy-MM-dd HH:mm:ss" : "dd/MM/yyyy HH:mm:ss");
    }

    String[] columns() {
        return new String[]{words.getString("at"), words.getString("metric"), words.getString("conversation"),
            words.getString("customer"), words.getString("department"), words.getString("attendant"),
            words.getString("channel"), words.getString("seconds"), words.getString("business_seconds"),
            words.getString("score")};
    }

    String sheet() {
        return words.getString("sheet");
    }

    /** From one day to another, or the only one. */
    String days(LocalDate from, LocalDate to) {
        return from.equals(to) ? day.format(from) : day.format(from) + " – " + day.format(to);
    }

    String time(ZonedDateTime at) {
        return time.format(at);
    }

    String text(String key) {
        return words.getString(key);
    }

    /** As the language writes it; nothing where there is no time. */
    String seconds(@Nullable Long ms) {
        return ms == null ? "" : BigDecimal.valueOf(ms, 3).toPlainString().replace('.', decimalPoint());
    }

    String percent(double part) {
        return BigDecimal.valueOf(part * 100).setScale(1, RoundingMode.HALF_UP).toPlainString()
                .replace('.', decimalPoint()) + " %";
    }

    /** A mean of scores. */
    String score(double score) {
        return BigDecimal.valueOf(score).setScale(2, RoundingMode.HALF_UP).toPlainString().replace('.', decimalPoint());
    }

    /** How much a value moved: of shares and scores in points, of others as a part of what was. */
    String change(String unit, @Nullable Double now, @Nullable Double before) {
        if (now == null || before == null || now.equals(before)) {
            return "";
        }
        var sign = now > before ? "+" : "-";
        var by = Math.abs(now - before);
        return switch (unit) {
            case "share" -> sign + percent(by).replace("%", text("points"));
            case "score" -> sign + score(by);
            default -> before == 0 ? "" : sign + percent(by / before);
        };
    }

    /** A metric's value in its unit. */
    String value(String unit, @Nullable Double value) {
        if (value == null) {
            return "–";
        }
        return switch (unit) {
            case "milliseconds" -> length(Math.round(value));
            case "share" -> percent(value);
            case "score" -> score(value);
            default -> Long.toString(Math.round(value));
        };
    }

    /** Hours, minutes and seconds. */
    static String length(@Nullable Long ms) {
        if (ms == null) {
            return "–";
        }
        var seconds = Math.round(ms / 1_000.0);
        return "%d:%02d:%02d".formatted(seconds / 3_600, seconds / 60 % 60, seconds % 60);
    }

    /** The name of a metric, or of a fact. */
    String metric(String metric) {
        return words.getString("metric." + Metric.nameOf(metric));
    }

    /** Where a comma is the decimal point it cannot part the columns. */
    char separator() {
        return isEnglish ? ',' : ';';
    }

    char decimalPoint() {
        return isEnglish ? '.' : ',';
    }
}
