package io.balcao.conversations.surveys;

import io.balcao.channels.Texts;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When who is asked, and in which words: schema {@code SurveySettings} of the OpenAPI document.
 *
 * @param question and the other texts: null for the usual words of the organization's language
 * @param pauseDays so many days lie between two questions to a customer
 * @param departmentIds whose conversations; empty for all
 * @param excludedReasons what was closed with one of these reasons is not asked about
 */
record SurveySettings(boolean isActive, @Nullable String question, @Nullable String thanks, boolean asksComment,
        @Nullable String commentQuestion, @Nullable String acknowledgement, int delaySeconds, int pauseDays,
        List<UUID> departmentIds, List<String> excludedReasons) {
    /** Of who has not said yet. */
    static final SurveySettings UNTOUCHED = new SurveySettings(false, null, null, true, null, null, 60, 7, List.of(),
            List.of());

    /** As it is stored. */
    SurveySettings tidied() {
        return new SurveySettings(isActive, own(question), own(thanks), asksComment, own(commentQuestion),
                own(acknowledgement), delaySeconds, pauseDays, departmentIds.stream().distinct().toList(),
                excludedReasons.stream().map(reason -> Texts.storable(reason).strip().toLowerCase(Locale.ROOT))
                        .filter(reason -> !reason.isEmpty()).distinct().toList());
    }

    /** These settings, said in whole. */
    SurveyWords words(@Nullable String locale) {
        var usual = SurveyWords.in(locale);
        return new SurveyWords(or(question, usual.question()), or(thanks, usual.thanks()),
                or(commentQuestion, usual.commentQuestion()), or(acknowledgement, usual.acknowledgement()),
                usual.open(), usual.nothingToAdd(), usual.scale());
    }

    private static @Nullable String own(@Nullable String text) {
        return text == null || text.isBlank() ? null : Texts.storable(text).strip();
    }

    private static String or(@Nullable String own, String usual) {
        return own == null ? usual : own;
    }
}
