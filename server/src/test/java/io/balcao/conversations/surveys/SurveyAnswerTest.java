package io.balcao.conversations.surveys;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.channels.Content;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a customer writes when asked for a score is understood as a person would. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SurveyAnswerTest {
    @ParameterizedTest
    @CsvSource({"5,5", "nota 4,4", "Dou 5 estrelas!,5", "3️⃣,3", "cinco,5", "ÓTIMO,5", "Péssimo.,1", "⭐⭐⭐⭐,4", "★★,2",
        "muy bueno,5", "four stars,4", "1,1", "ruim,2", "Mais ou menos,3", "nota 5 obrigada,5"})
    void numbers_stars_and_words_are_scores(String text, short score) {
        assertThat(SurveyAnswer.of(new Content.Text(text, false))).isEqualTo(new SurveyAnswer(null, score));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "6", "10", "bom dia", "2 pizzas", "1 ou 2", "oi", "", "⭐⭐⭐⭐⭐⭐", "5 minutos e já volto",
        "ok", "tenho 3 dúvidas", "o número 4455"})
    void everything_else_is_none(String text) {
        assertThat(SurveyAnswer.of(new Content.Text(text, false)).score()).isNull();
    }

    @Test
    void a_pressed_row_names_its_question_and_another_menus_row_does_not() {
        var survey = UUID.randomUUID();

        assertThat(SurveyAnswer.of(new Content.ListReply(SurveyAnswer.id(survey, 4), "4 – Bom", null)))
                .isEqualTo(new SurveyAnswer(survey, (short) 4));
        assertThat(SurveyAnswer.of(new Content.ButtonReply(SurveyAnswer.id(survey, 0), "Não, obrigado")))
                .isEqualTo(new SurveyAnswer(survey, (short) 0));
        for (var id : new String[]{"4", "menu:4", "survey:4:4", "survey:" + survey + ":9", "survey:" + survey}) {
            assertThat(SurveyAnswer.of(new Content.ListReply(id, "4", null)).isPressed()).as(id).isFalse();
        }
    }
}
