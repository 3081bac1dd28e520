package io.balcao.conversations.canned;

import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** How one greets at an hour of the day. Portuguese when the language is not one of ours. */
final class Greetings {
    private static final ResourceBundle.Control NO_FALLBACK = ResourceBundle.Control
            .getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final int MORNING = 5;
    private static final int NOON = 12;
    private static final int EVENING = 18;

    private Greetings() {}

    static String at(int hour, @Nullable String locale) {
        var words = ResourceBundle.getBundle("io.balcao.conversations.greetings",
                Locale.forLanguageTag(locale == null ? "pt-BR" : locale), NO_FALLBACK);
        if (hour >= MORNING && hour < NOON) {
            return words.getString("morning");
        }
        return words.getString(hour >= NOON && hour < EVENING ? "afternoon" : "evening");
    }
}
