package io.balcao.channels;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * Why a message did not go out, in a form that can be stored and told to a person in any of our languages.
 *
 * @param reason
 *            the key of the sentence in {@code io/balcao/channels/failures*.properties}, such as {@code window_closed}
 * @param code
 *            the provider's code, when it gave one
 * @param details
 *            the provider's own sentence, in English; for who looks closer
 */
public record Failure(String reason, @Nullable Integer code, @Nullable String details) {
    private static final String BUNDLE = "io.balcao.channels.failures";
    private static final ResourceBundle.Control NO_FALLBACK = ResourceBundle.Control
            .getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    public static Failure of(String reason) {
        return new Failure(reason, null, null);
    }

    /** The sentence for a person: what happened, and what to do. Portuguese when the language is not ours. */
    public String text(Locale locale) {
        return text(reason, locale);
    }

    /** The sentence of a stored reason. A reason that is not in the table (any more) gives the general one. */
    public static String text(String reason, Locale locale) {
        var sentences = ResourceBundle.getBundle(BUNDLE, locale, NO_FALLBACK);
        try {
            return sentences.getString(reason);
        } catch (MissingResourceException _) {
            return sentences.getString("unknown");
        }
    }
}
