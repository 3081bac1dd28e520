package io.balcao.scheduling.slots;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which services a customer means who writes what is to be treated: {@code Pernas e axilas}. */
final class Areas {
    private static final int SHORT_WORD = 4;
    private static final int LONG_WORD = 8;
    private static final Set<String> FILLERS = Set.of("de", "da", "do", "das", "dos", "a", "o", "e", "as", "os", "com",
            "na", "no", "para", "y", "la", "el", "los", "las", "and", "the", "of", "sessao", "sesion", "session");

    private Areas() {}

    /** The services that are named, in the order of the list. What all services are called by names none of them. */
    static List<Agenda.Service> named(String text, List<Agenda.Service> services) {
        var said = words(text);
        var uses = services.stream().flatMap(service -> words(service.name()).stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return services.stream().filter(service -> isNamed(service, services.size(), uses, said)).toList();
    }

    private static boolean isNamed(Agenda.Service service, int all, Map<String, Long> uses, Set<String> said) {
        return words(service.name()).stream().filter(word -> all == 1 || uses.getOrDefault(word, 0L) * 2 <= all)
                .anyMatch(word -> said.stream().anyMatch(other -> isAlike(word, other)));
    }

    private static Set<String> words(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT);
        return Arrays.stream(plain.split("[^a-z0-9]+")).filter(word -> word.length() > 1 && !FILLERS.contains(word))
                .map(word -> word.length() > SHORT_WORD && word.endsWith("s")
                        ? word.substring(0, word.length() - 1)
                        : word)
                .collect(Collectors.toSet());
    }

    private static boolean isAlike(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        int allowed = shorter < SHORT_WORD ? 0 : shorter < LONG_WORD ? 1 : 2;
        return Math.abs(one.length() - other.length()) <= allowed && distance(one, other) <= allowed;
    }

    /** How many letters differ, are missing or too many. */
    private static int distance(String one, String other) {
        var before = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            var row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], before[j]) + 1, before[j - 1] + change);
            }
            before = row;
        }
        return before[other.length()];
    }
}
