package io.balcao.bot;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words that the bot has when nobody wrote others. Portuguese when the language is not one of ours. */
final class Phrases {
    private static final String BUNDLE = "io.balcao.bot.phrases";
    private static final ResourceBundle.Control NO_FALLBACK = ResourceBundle.Control
            .getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final int MAX_INVALID_CHOICES = 3;

    private final ResourceBundle words;

    Phrases(Locale locale) {
        this.words = ResourceBundle.getBundle(BUNDLE, locale, NO_FALLBACK);
    }

    /** On the row that leads to the next page of a long menu. */
    String more() {
        return words.getString("more");
    }

    /** Said with the menu to a sound, a picture or a sticker. */
    String fileReceived() {
        return words.getString("file_received");
    }

    /** In place of a department's name when there is none. */
    String team() {
        return words.getString("team");
    }

    /** A day and a time of it, such as {@code segunda-feira, 23/11 08:00}. */
    String moment(ZonedDateTime at) {
        return at.format(DateTimeFormatter.ofPattern(words.getString("moment"),
                Locale.forLanguageTag(words.getString("language"))));
    }

    /** What a new organization's bot says: a greeting, and people. */
    MenuConfiguration configuration() {
        return new MenuConfiguration(words.getString("greeting"), words.getString("menu"), words.getString("button"),
                List.of(), words.getString("invalid_choice"), MAX_INVALID_CHOICES, words.getString("handover"),
                words.getString("away"), words.getString("closing"), words.getString("takeover"),
                words.getString("transfer"), list("back_to_menu_words"), list("human_words"));
    }

    private List<String> list(String key) {
        return List.of(words.getString(key).split(",\\s*"));
    }
}
