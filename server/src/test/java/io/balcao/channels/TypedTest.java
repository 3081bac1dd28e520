package io.balcao.channels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A choice typed by hand is understood however it is written. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TypedTest {
    @ParameterizedTest
    @ValueSource(strings = {"2", " 2 ", "2.", "2)", "(2)", "*2*", "02", "2️⃣", "２", "٢", "opção 2", "OPÇÃO 2",
        "opcao 2",
        "Opción 2", "option 2", "nº 2", "n° 2", "número 2", "#2", "2ª", "2ª opção", "2o", "dois", "Dois!", "duas",
        "dos",
        "two", "a 2", "quero a 2", "quero a opção 2, por favor", "the number two please", "2\n", "2 👍"})
    void the_number_two(String text) {
        assertThat(Typed.number(Typed.plain(text))).as(text).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "oi", "2 3", "22 de maio", "quero 2 pizzas", "1,5", "-", "dois ou três", "opção",
        "2000000000000", "dois mil", "👍", "2x", "segunda"})
    void no_number(String text) {
        assertThat(Typed.number(Typed.plain(text))).as(text).isEmpty();
    }

    @Test
    void case_accents_signs_and_spaces_make_no_difference() {
        assertThat(Typed.plain("  Segunda VIA,\n do BOLETO!! ")).isEqualTo("segunda via do boleto");
        assertThat(Typed.plain("Orçamento é já")).isEqualTo("orcamento e ja");
        assertThat(Typed.plain("Orc\u0327amento e\u0301 ja\u0301")).isEqualTo("orcamento e ja");
        assertThat(Typed.plain("İSTANBUL")).isEqualTo("istanbul");
    }

    @Test
    void signs_alone_stay_what_they_are() {
        assertThat(Typed.plain(" 🎂 ")).isEqualTo("🎂");
        assertThat(Typed.plain("🎂")).isNotEqualTo(Typed.plain("🍕"));
    }

    @Test
    void words_are_found_whole_only() {
        assertThat(Typed.holds("quero um atendente agora", "atendente")).isTrue();
        assertThat(Typed.holds("atendente", "atendente")).isTrue();
        assertThat(Typed.holds("os atendentes", "atendente")).isFalse();
        assertThat(Typed.holds("falar com uma pessoa", "falar com uma pessoa")).isTrue();
    }

    @Test
    void a_very_long_text_is_read_quickly() {
        var text = "opção ".repeat(10_000);
        assertThat(Typed.number(Typed.plain(text))).isEmpty();
    }
}
