package io.balcao.channels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TextsTest {
    @Test
    void what_postgresql_cannot_keep_is_replaced_and_the_rest_stays() {
        assertThat(Texts.storable("a\u0000b")).isEqualTo("ab");
        assertThat(Texts.storable("a\ud83db\ude42")).isEqualTo("a\ufffdb\ufffd");
        assertThat(Texts.storable("\ud83d")).isEqualTo("\ufffd");
        var emoji = "Olá 🙂";
        assertThat(Texts.storable(emoji)).isEqualTo(emoji);
        var plain = "plain";
        assertThat(Texts.storable(plain)).isSameAs(plain);
    }

    @Test
    void a_name_is_one_line_that_turns_nothing_around() {
        assertThat(Texts.line("  Ana\r\n\tPrado\u0007 \u202Egpj.exe\u2069 ", 50)).isEqualTo("Ana Prado gpj.exe");
        assertThat(Texts.line("\u200B👩‍👩‍👧", 50)).isEqualTo("\u200B👩‍👩‍👧");
        assertThat(Texts.line("\u0000\n ", 50)).isEmpty();
    }

    @Test
    void a_cut_never_splits_what_a_person_sees_as_one_character() {
        assertThat(Texts.cut("ab🙂", 3)).isEqualTo("ab");
        assertThat(Texts.cut("e\u0301e\u0301", 3)).isEqualTo("e\u0301");
        assertThat(Texts.shorten("Consulta com a doutora", 20)).isEqualTo("Consulta com a dout…").hasSize(20);
        assertThat(Texts.shorten("abc", 3)).isEqualTo("abc");
        assertThat(Texts.cut("a" + "\u0301".repeat(500), 100)).hasSize(100);
    }

    @ParameterizedTest
    @CsvSource({"orçamento final.pdf,orçamento final.pdf", "../../etc/passwd,passwd", "C:\\fakepath\\a.txt,a.txt",
        "/abs/olute.png,olute.png", "..,", "'',", "a/,", "CON,CON"})
    void a_file_name_is_only_a_name(String written, String clean) {
        assertThat(FileNames.clean(written).orElse(null)).isEqualTo(clean);
    }

    @Test
    void a_file_name_keeps_its_extension_however_long_it_is() {
        assertThat(FileNames.clean("x".repeat(1000) + ".docx").orElseThrow()).hasSize(200).endsWith("x.docx");
        assertThat(FileNames.clean("nota\u202Efdp.exe\u0000\n").orElseThrow()).isEqualTo("notafdp.exe");
    }
}
