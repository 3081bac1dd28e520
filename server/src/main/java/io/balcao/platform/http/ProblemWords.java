package io.balcao.platform.http;

import com.fasterxml.jackson.core.type.TypeReference;
import io.balcao.platform.Problem.FieldError;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a problem says, in the language of who asks ({@code Accept-Language}): English, or what {@code problems.json} has
 * for it. The English of the code is the key there, with {@code {0}} for each value that it names; whatever is not found
 * stays English.
 */
final class ProblemWords {
    /** Longer than any browser's; parsing takes time. */
    private static final int LONGEST_HEADER = 200;
    private static final int LONGEST_TEXT = 1_000;
    private static final Pattern VALUE = Pattern.compile("\\{([0-9])}");
    private static final ProblemWords ENGLISH = new ProblemWords(Map.of());
    private static final Map<String, ProblemWords> OTHERS = load();

    private final Map<String, String> whole = new HashMap<>();
    private final List<Shape> shapes = new ArrayList<>();

    /** A text with values in it. */
    private record Shape(int known, Pattern pattern, String translation) {}

    private ProblemWords(Map<String, String> texts) {
        texts.forEach((english, translation) -> {
            if (VALUE.matcher(english).find()) {
                shapes.add(new Shape(english.length(), pattern(english), translation));
            } else {
                whole.put(english, translation);
            }
        });
        // Of two that fit, the one that says more is meant.
        shapes.sort(Comparator.comparingInt(Shape::known).reversed());
    }

    /** The words that the asker's browser or program prefers; English when it says nothing that we speak. */
    static ProblemWords of(HttpServerRequest request) {
        return in(request.getHeader("Accept-Language"));
    }

    /** @param wished the value of {@code Accept-Language}, or nothing */
    static ProblemWords in(@Nullable String wished) {
        if (wished == null || wished.length() > LONGEST_HEADER) {
            return ENGLISH;
        }
        try {
            for (var range : LanguageRange.parse(wished)) {
                var language = range.getRange().split("-", 2)[0];
                var words = language.equals("en") ? ENGLISH : OTHERS.get(language);
                if (words != null) {
                    return words;
                }
            }
        } catch (IllegalArgumentException notALanguage) {
            return ENGLISH;
        }
        return ENGLISH;
    }

    /** The text, translated when it is known. */
    String say(String english) {
        return Objects.requireNonNullElse(translation(english), english);
    }

    List<FieldError> say(List<FieldError> errors) {
        return errors.stream().map(error -> new FieldError(error.field(), say(error.reason()))).toList();
    }

    private @Nullable String translation(String english) {
        var exactly = whole.get(english);
        if (exactly != null || english.length() > LONGEST_TEXT) {
            return exactly;
        }
        for (var shape : shapes) {
            var found = shape.pattern().matcher(english);
            if (found.matches()) {
                return VALUE.matcher(shape.translation())
                        .replaceAll(
                                value -> Matcher.quoteReplacement(found.group(1 + Integer.parseInt(value.group(1)))));
            }
        }
        return null;
    }

    private static Pattern pattern(String english) {
        return Pattern.compile(Arrays.stream(VALUE.split(english, -1)).map(Pattern::quote)
                .collect(Collectors.joining("(.*?)")), Pattern.DOTALL);
    }

    private static Map<String, ProblemWords> load() {
        try (var in = Objects.requireNonNull(ProblemWords.class.getResourceAsStream("problems.json"))) {
            Map<String, Map<String, String>> texts = Json.mapper().readValue(in, new TypeReference<>() {});
            return Map.of("pt", language(texts, "pt-BR"), "es", language(texts, "es"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProblemWords language(Map<String, Map<String, String>> texts, String language) {
        var own = new HashMap<String, String>();
        texts.forEach((english, translations) -> own.put(english, Objects.requireNonNull(translations.get(language))));
        return new ProblemWords(own);
    }
}
