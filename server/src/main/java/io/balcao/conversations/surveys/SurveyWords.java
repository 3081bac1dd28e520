package io.balcao.conversations.surveys;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** The words of a question that nobody wrote others for. Portuguese when the language is not one of ours. */
record SurveyWords(String question, String thanks, String commentQuestion, String acknowledgement, String open,
        String nothingToAdd, List<String> scale) {
    private static final ResourceBundle.Control NO_FALLBACK = ResourceBundle.Control
            .getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    static SurveyWords in(@Nullable String locale) {
        var words = ResourceBundle.getBundle("io.balcao.conversations.surveys",
                Locale.forLanguageTag(locale == null ? "pt-BR" : locale), NO_FALLBACK);
        return new SurveyWords(words.getString("question"), words.getString("thanks"),
                words.getString("comment_question"), words.getString("acknowledgement"), words.getString("open"),
                words.getString("nothing_to_add"), List.of(words.getString("scale").split(",\\s*")));
    }
}
