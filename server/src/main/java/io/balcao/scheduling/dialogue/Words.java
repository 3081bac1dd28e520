package io.balcao.scheduling.dialogue;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;
import java.util.ResourceBundle;

/** What stands on the buttons of the dialogue, and how days and prices are written. Portuguese unless it is one of ours. */
final class Words {
    private static final String BUNDLE = "io.balcao.scheduling.dialogue.words";
    private static final ResourceBundle.Control NO_FALLBACK = ResourceBundle.Control
            .getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle words;
    private final Locale locale;

    Words(Locale locale) {
        this.words = ResourceBundle.getBundle(BUNDLE, locale, NO_FALLBACK);
        this.locale = Locale.forLanguageTag(words.getString("language"));
    }

    String word(String key) {
        return words.getString(key);
    }

    /** Such as {@code ter, 24/11}: it fits on a row. */
    String day(LocalDate date) {
        return date.format(DateTimeFormatter.ofPattern(word("day"), locale)).replace(".", "");
    }

    String price(int cents) {
        var format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(Currency.getInstance("BRL"));
        return format.format(cents / 100.0).replace('\u00a0', ' ');
    }
}
