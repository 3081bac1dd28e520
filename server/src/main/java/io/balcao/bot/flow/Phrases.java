package io.balcao.bot.flow;

import io.balcao.conversations.surveys.Surveys;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words that the bot has when nobody wrote others. Portuguese when the language is not one of ours. */
public final class Phrases {
    private static final String BUNDLE = "io.balcao.bot.phrases";
    private static final ResourceBundle.Control NO_FALLBACK = ResourceBundle.Control
            .getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Locale locale;
    private final ResourceBundle words;

    public Phrases(Locale locale) {
        this.locale = locale;
        this.words = ResourceBundle.getBundle(BUNDLE, locale, NO_FALLBACK);
    }

    /** What each score of a service is called, the best first. */
    public List<String> scale() {
        return Surveys.scale(locale);
    }

    /** On the row that leads to the next page of a long list. */
    public String more() {
        return word("more");
    }

    /** Said with the question to a sound, a picture or a sticker. */
    public String fileReceived() {
        return word("file_received");
    }

    /** In place of a department's name when there is none. */
    public String team() {
        return word("team");
    }

    /** A day and a time of it, such as {@code segunda-feira, 23/11 08:00}. */
    public String moment(ZonedDateTime at) {
        return at.format(DateTimeFormatter.ofPattern(word("moment"), Locale.forLanguageTag(word("language"))));
    }

    /** One of the bundle's words. */
    public String word(String key) {
        return words.getString(key);
    }

    /** Words of the bundle that stand for the same. */
    public List<String> words(String key) {
        return List.of(word(key).split(",\\s*"));
    }
}
