package io.balcao.conversations.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The line that a search shows of a message. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PassageTest {
    @Test
    void the_words_are_shown_as_they_were_written() {
        assertThat(cut("Quero uma AVALIAÇÃO já", "quero uma <avaliação> ja")).isEqualTo("Quero uma [AVALIAÇÃO] já");
        assertThat(cut("a\nb", "a\n<b>")).isEqualTo("a [b]");
        assertThat(cut("Oi", "oi")).isEqualTo("Oi");
    }

    @Test
    void of_a_long_message_only_what_is_around_the_first_word_is_shown() {
        var before = "palavra ".repeat(100);
        var after = " depois".repeat(100);
        var passage = cut(before + "Ímã" + after, before + "<ima>" + after);

        assertThat(passage).startsWith("…palavra [Ímã] depois").endsWith("…").hasSizeBetween(110, 125);
    }

    @Test
    void a_word_without_an_end_is_cut_where_it_was_found() {
        assertThat(cut("x".repeat(300), "x".repeat(200) + "<" + "x".repeat(100) + ">"))
                .isEqualTo("…[" + "x".repeat(100) + "]");
    }

    @Test
    void a_sign_of_two_halves_is_not_cut_in_the_middle() {
        assertThat(cut("a" + "😀".repeat(100), "<a>" + "😀".repeat(100))).isEqualTo("[a]" + "😀".repeat(59) + "…");
    }

    @Test
    void letters_that_became_several_are_shown_so() {
        assertThat(cut("Straße 1", "strasse <1>")).isEqualTo("strasse [1]");
    }

    private static String cut(String content, String marked) {
        return Passage.cut(content, marked.replace('<', '\uE000').replace('>', '\uE001')).stream()
                .map(part -> part.isMatch() ? "[" + part.text() + "]" : part.text()).collect(Collectors.joining());
    }
}
