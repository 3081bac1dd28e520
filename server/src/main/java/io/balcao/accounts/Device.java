package io.balcao.accounts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a browser says of itself, in two words that its owner recognises. For show alone: it may say what it likes.
 *
 * @param browser null when it is none that we know
 */
record Device(@Nullable String browser, @Nullable String system) {
    /** In this order: most of them claim to be the ones further down as well. */
    private static final Map<Pattern, String> BROWSERS = ordered("Edg(e|A|iOS)?/", "Edge", "OPR/|Opera", "Opera",
            "SamsungBrowser/", "Samsung Internet", "Firefox/|FxiOS/", "Firefox", "Chrome/|CriOS/", "Chrome", "Safari/",
            "Safari");
    private static final Map<Pattern, String> SYSTEMS = ordered("iPhone", "iPhone", "iPad", "iPad", "Android",
            "Android", "Windows", "Windows", "Mac OS X|Macintosh", "macOS", "CrOS", "ChromeOS", "Linux", "Linux");

    static Device of(@Nullable String userAgent) {
        return userAgent == null
                ? new Device(null, null)
                : new Device(find(BROWSERS, userAgent), find(SYSTEMS,
                        userAgent));
    }

    private static @Nullable String find(Map<Pattern, String> names, String userAgent) {
        return names.entrySet().stream().filter(each -> each.getKey().matcher(userAgent).find())
                .map(Map.Entry::getValue).findFirst().orElse(null);
    }

    private static Map<Pattern, String> ordered(String... pairs) {
        var map = new LinkedHashMap<Pattern, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(Pattern.compile(pairs[i]), pairs[i + 1]);
        }
        return map;
    }
}
