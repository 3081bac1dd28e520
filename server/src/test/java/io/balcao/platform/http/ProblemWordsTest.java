package io.balcao.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.platform.Problem.FieldError;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProblemWordsTest {
    private static final String REFUSED = "This number is connected already";

    @Test
    void everything_that_a_problem_of_ours_says_is_said_in_portuguese_and_spanish() throws Exception {
        var texts = SaidByProblems.texts();
        assertThat(texts).hasSizeGreaterThan(150);
        assertThat(texts).allSatisfy(text -> {
            assertThat(ProblemWords.in("pt-BR").say(text)).as("Portuguese, in problems.json").isNotEqualTo(text);
            assertThat(ProblemWords.in("es").say(text)).as("Spanish, in problems.json").isNotEqualTo(text);
        });
    }

    @Test
    void the_language_is_the_first_that_is_wished_and_spoken() {
        assertThat(ProblemWords.in("pt-BR").say(REFUSED)).isEqualTo("Este número já está conectado");
        assertThat(ProblemWords.in("pt").say(REFUSED)).isEqualTo("Este número já está conectado");
        assertThat(ProblemWords.in("es-AR,es;q=0.9,en;q=0.8").say(REFUSED)).isEqualTo("Este número ya está conectado");
        assertThat(ProblemWords.in("de-DE,de;q=0.9,es;q=0.4,pt;q=0.6").say(REFUSED))
                .isEqualTo("Este número já está conectado");
        assertThat(ProblemWords.in("en-GB,pt;q=0.5").say(REFUSED)).isEqualTo(REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "fr", ";;;", "pt;q=7", "\u0000", "x-"})
    void who_wishes_nothing_that_is_spoken_gets_english(String wished) {
        assertThat(ProblemWords.in(wished).say(REFUSED)).isEqualTo(REFUSED);
        assertThat(ProblemWords.in("pt,".repeat(100_000)).say(REFUSED)).isEqualTo(REFUSED);
        assertThat(ProblemWords.in(null).say(REFUSED)).isEqualTo(REFUSED);
    }

    @Test
    void values_stand_where_the_language_wants_them() {
        var portuguese = ProblemWords.in("pt-BR");
        assertThat(portuguese.say("There are 200 holidays already")).isEqualTo("Já há 200 feriados");
        assertThat(portuguese.say("No conversation " + UUID.randomUUID())).isEqualTo("Esta conversa não existe");
        assertThat(portuguese.say("names {{nome}}; there are $1, {0}")).isEqualTo("cita {{nome}}; existem $1, {0}");
        assertThat(portuguese.say("-3 is less than 0")).isEqualTo("-3 é menos que 0");
        assertThat(portuguese.say(List.of(new FieldError("name", "String is too long (201 > 200)"))))
                .containsExactly(new FieldError("name", "é longo demais: 201 de no máximo 200 caracteres"));
    }
}
