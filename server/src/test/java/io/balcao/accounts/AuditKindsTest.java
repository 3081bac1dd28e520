package io.balcao.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.platform.http.ApiDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the audit trail is about stands in one list, the document's: the console's filter is made of it and does not compile
 * without a word for each.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AuditKindsTest {
    private static final Path ROOT = Path.of(System.getProperty("balcao.root", ".."));
    private static final Path SOURCES = ROOT.resolve("server/src/main/java");
    private static final Path WORDS = ROOT.resolve("web-console/src/shared/i18n");
    private static final Pattern WORDS_OF_AN_OBJECT = Pattern.compile("(?m)^ {6}(\\w+): \\{([^}]*)\\}");
    private static final Pattern VERB = Pattern.compile("(\\w+):\\s+\"");
    private static final Pattern DEED = Pattern.compile("\"([a-z_]+\\.[a-z_]+)\",\\s*\"([a-z_]+)\",");

    @ParameterizedTest
    @ValueSource(strings = {"pt-BR", "en", "es"})
    void whatever_the_document_lists_has_words_in_the_console(String language) throws IOException {
        var text = Files.readString(WORDS.resolve(language + ".ts"));
        var actions = text.substring(text.indexOf("\n    actions: {\n", text.indexOf("\n  audit: {\n")));
        var worded = new TreeSet<String>();
        WORDS_OF_AN_OBJECT.matcher(actions.substring(0, actions.indexOf("\n    },\n"))).results()
                .forEach(object -> VERB.matcher(object.group(2)).results()
                        .forEach(verb -> worded.add(object.group(1) + "." + verb.group(1))));

        assertThat(worded).containsExactlyInAnyOrderElementsOf(listed("AuditAction"));
    }

    @Test
    void whatever_the_sources_do_is_listed_in_the_document() throws IOException {
        assertThat(new TreeSet<>(noted().keySet())).isSubsetOf(listed("AuditAction"));
    }

    @Test
    void whatever_the_sources_note_is_on_the_list() throws IOException {
        var noted = noted();
        assertThat(noted).hasSizeGreaterThan(40).containsKeys("permissions.updated", "api_key.created");
        assertThat(new TreeSet<>(noted.values())).isSubsetOf(listed("AuditObjectType"));
    }

    private static List<String> listed(String schema) {
        return ApiDocument.read().getJsonObject("components").getJsonObject("schemas").getJsonObject(schema)
                .getJsonArray("enum").stream().map(Object::toString).toList();
    }

    /** What each deed is about. */
    private static Map<String, String> noted() throws IOException {
        var noted = new TreeMap<String, String>();
        try (var files = Files.walk(SOURCES)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                var deeds = DEED.matcher(Files.readString(file));
                while (deeds.find()) {
                    noted.put(deeds.group(1), deeds.group(2));
                }
            }
        }
        return noted;
    }
}
