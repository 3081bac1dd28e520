package io.balcao.insights;

import java.util.Locale;
import java.util.ResourceBundle;

/** The words of an export, and how its language writes numbers. Portuguese when the language is not one of ours. */
final class ExportWords {
    private static final String BUNDLE = "io.balcao.insights.words";
    private static final ResourceBundle.Control NO_FALLBACK = ResourceBundle.Control
            .getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle words;
    private final boolean isEnglish;

    ExportWords(String locale) {
        var language = Locale.forLanguageTag(locale);
        words = ResourceBundle.getBundle(BUNDLE, language, NO_FALLBACK);
        isEnglish = language.getLanguage().equals("en");
    }

    String[] columns() {
        return new String[]{words.getString("at"), words.getString("metric"), words.getString("conversation"),
            words.getString("customer"), words.getString("department"), words.getString("attendant"),
            words.getString("channel"), words.getString("seconds")};
    }

    String sheet() {
        return words.getString("sheet");
    }

    String metric(String metric) {
        return words.getString("metric." + metric);
    }

    /** Where a comma is the decimal point it cannot part the columns. */
    char separator() {
        return isEnglish ? ',' : ';';
    }

    char decimalPoint() {
        return isEnglish ? '.' : ',';
    }
}
