package io.balcao.testing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Looks through what a server says for what it must not say: secrets and people's data, known or by their form (LG-08). */
public final class OutputScan {
    private static final Map<String, Pattern> FORMS = new LinkedHashMap<>();

    static {
        FORMS.put("a token", Pattern.compile("eyJ[\\w-]{8,}\\.[\\w-]+"));
        FORMS.put("a channel's token", Pattern.compile("EAAG\\S*"));
        FORMS.put("a digest of a password", Pattern.compile("\\$2[aby]\\$\\d\\d\\$\\S+"));
        FORMS.put("an API key", Pattern.compile("\\bbk_[\\w-]{20,}"));
        FORMS.put("a CPF", Pattern.compile("\\b\\d{3}\\.\\d{3}\\.\\d{3}-\\d{2}\\b"));
        FORMS.put("a card", Pattern.compile("\\b\\d{4}([ -])\\d{4}\\1\\d{4}\\1\\d{4}\\b"));
        FORMS.put("a phone number", Pattern.compile("(?<![\\d.])\\+?55 ?\\(?\\d{2}\\)? ?9?\\d{4}-?\\d{4}(?![\\d.])"));
        FORMS.put("an e-mail address", Pattern.compile("[\\w.+-]+@[\\w-]+\\.[\\w.-]+"));
    }

    private OutputScan() {}

    /**
     * What was found, with what stands around it.
     *
     * @param known what people wrote and are called, and secrets, as they are
     */
    public static List<String> findings(String output, Collection<String> known) {
        var found = new ArrayList<String>();
        FORMS.forEach((what, form) -> form.matcher(output).results()
                .forEach(match -> found.add(what + ": " + around(output, match.start(), match.end()))));
        known.forEach(text -> {
            int at = output.indexOf(text);
            if (at >= 0) {
                found.add("\"" + text + "\": " + around(output, at, at + text.length()));
            }
        });
        return found;
    }

    private static String around(String output, int from, int to) {
        return output.substring(Math.max(0, from - 80), Math.min(output.length(), to + 40)).replace('\n', ' ');
    }
}
