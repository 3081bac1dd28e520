package io.balcao;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** OP-14: every pattern of the server, also one that is new, reads what it does not fit in time that grows with its length. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PatternsTest {
    private static final int LENGTH = 20_000;
    private static final List<String> PIECES = List.of("a", "A", "1", " ", "-", ".", "@", "/", ":", "\"", "{", "{{a",
            "a@",
            "a.", "1-", "bytes=1-1", "a ", "\n", "ã", "required property \"a");

    static Stream<JavaField> patterns() {
        return new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.balcao").stream().flatMap(type -> type.getFields().stream())
                .filter(field -> field.getRawType().isEquivalentTo(Pattern.class)
                        && field.getModifiers().contains(JavaModifier.STATIC));
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void a_pattern_reads_hostile_text_in_time_that_grows_with_its_length(JavaField field) throws Exception {
        var constant = field.reflect();
        constant.setAccessible(true);
        var pattern = (Pattern) constant.get(null);
        for (var piece : PIECES) {
            var text = piece.repeat(LENGTH / piece.length());
            for (var hostile : List.of(text + "\0", "\0" + text, text.substring(0, 200) + "\0")) {
                var _ = pattern.matcher(hostile).matches();
                var _ = pattern.matcher(hostile).lookingAt();
            }
        }
    }
}
