package io.balcao.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Every reason is told in each of our languages. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FailureTest {
    @Test
    void the_three_languages_have_the_same_reasons() throws Exception {
        var portuguese = sentences("");
        for (var language : new String[]{"_en", "_es"}) {
            var other = sentences(language);
            assertThat(other.stringPropertyNames()).isEqualTo(portuguese.stringPropertyNames());
        }
        for (var reason : portuguese.stringPropertyNames()) {
            assertThat(reason).matches("[a-z0-9_]{1,64}");
            assertThat(portuguese.getProperty(reason)).hasSizeBetween(10, 1000);
        }
    }

    @Test
    void the_sentence_is_in_the_language_asked_for_and_else_in_portuguese() {
        var failure = new Failure("window_closed", 131047, "Re-engagement message");
        assertThat(failure.text(Locale.forLanguageTag("pt-BR"))).startsWith("Passaram mais de 24 horas");
        assertThat(failure.text(Locale.forLanguageTag("en-GB"))).startsWith("More than 24 hours");
        assertThat(failure.text(Locale.forLanguageTag("es"))).startsWith("Pasaron más de 24 horas");
        assertThat(failure.text(Locale.JAPANESE)).startsWith("Passaram mais de 24 horas");
        assertThat(Failure.text("no_longer_known", Locale.ENGLISH)).isEqualTo("WhatsApp refused the message.");
    }

    @Test
    void every_reason_that_is_given_has_its_sentence() throws Exception {
        var known = sentences("").stringPropertyNames();
        var given = Pattern.compile("(?:Failure\\.of|new Failure)\\(\"(\\w+)\"");
        try (var sources = Files.walk(Path.of("src", "main", "java"))) {
            for (var source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                assertThat(given.matcher(Files.readString(source)).results().map(found -> found.group(1)))
                        .as(source.toString()).isSubsetOf(known);
            }
        }
    }

    private static Properties sentences(String language) throws Exception {
        var sentences = new Properties();
        try (var file = new InputStreamReader(
                FailureTest.class.getResourceAsStream("failures" + language + ".properties"),
                StandardCharsets.UTF_8)) {
            sentences.load(file);
        }
        return sentences;
    }
}
