package io.balcao.scheduling.clinics;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a clinic writes on each occasion when it has no words of its own. */
public final class ClinicTexts {
    // No two parts can take the same characters: it does not go back.
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{([^{}]*)}}");
    private static final JsonObject TEXTS = read();
    /** How somebody is greeted who is new: the occasion for which a clinic may have a text of its own in its description. */
    static final String WELCOME = "WELCOME_NEW";

    private ClinicTexts() {}

    /** A button below a text. */
    public record Button(String id, String label) {}

    /** A text with its buttons. */
    public record Text(String content, List<Button> buttons) {}

    private static JsonObject read() {
        try (var file = Objects.requireNonNull(ClinicTexts.class.getResourceAsStream("texts.json"))) {
            return new JsonObject(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The occasions, in their order. */
    static Set<String> keys() {
        return TEXTS.fieldNames();
    }

    /** What may stand in the text of an occasion. */
    static List<String> variables(String key) {
        return TEXTS.getJsonObject(key).getJsonArray("variables").stream().map(String.class::cast).toList();
    }

    /** Whether buttons stand below the text of an occasion. */
    static boolean hasButtons(String key) {
        return !TEXTS.getJsonObject(key).getJsonArray("buttons").isEmpty();
    }

    /** The usual text, in a language of the organization. */
    public static Text usual(String key, String locale) {
        var text = TEXTS.getJsonObject(key);
        return new Text(text.getString(locale), text.getJsonArray("buttons").stream().map(JsonObject.class::cast)
                .map(button -> new Button(button.getString("id"), button.getString(locale))).toList());
    }

    /** The same, unless it is the welcome, and the clinic says how it welcomes. */
    static Text usual(String key, String locale, @Nullable String welcome) {
        var usual = usual(key, locale);
        return welcome != null && key.equals(WELCOME) ? new Text(welcome, usual.buttons()) : usual;
    }

    /** The first variable that an occasion does not have. */
    static java.util.Optional<String> unknown(String key, String content) {
        return VARIABLE.matcher(content).results().map(found -> found.group(1).strip())
                .filter(name -> !variables(key).contains(name)).findFirst();
    }

    /** A text with its variables filled in; one that is not known says nothing, and empty lines at its end go. */
    public static String filled(String content, Map<String, String> values) {
        return VARIABLE.matcher(content)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1).strip(), "")))
                .strip();
    }
}
