package io.balcao.channels;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** What people type, made comparable: without case, accents, punctuation and emoji. */
public final class Typed {
    /** What people put around a number: "quero a opção 2, por favor". */
    private static final Set<String> FILLERS = Set.of("opcao", "opcion", "option", "numero", "number", "num", "nro",
            "n",
            "no", "item", "quero", "queria", "quiero", "escolho", "elijo", "i", "want", "a", "o", "la", "el", "the",
            "de", "por", "favor", "please", "pf", "pfv");
    private static final Pattern ORDINAL = Pattern.compile("(\\d{1,3})[ao]?");
    private static final Map<String, Integer> NUMBERS = numbers(
            "um dois tres quatro cinco seis sete oito nove dez onze doze treze quatorze quinze dezesseis dezessete"
                    + " dezoito dezenove vinte",
            "uma duas tres quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezasseis dezassete"
                    + " dezoito dezanove vinte",
            "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete"
                    + " dieciocho diecinueve veinte",
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
                    + " seventeen eighteen nineteen twenty");

    private Typed() {}

    /** Lower case letters and digits, words parted by one space. Of a text of signs alone, the signs. */
    public static String plain(String text) {
        var plain = new StringBuilder(text.length());
        var space = false;
        var points = Normalizer.normalize(text, Normalizer.Form.NFKD).codePoints().iterator();
        while (points.hasNext()) {
            int point = points.nextInt();
            var type = Character.getType(point);
            if (Character.isLetterOrDigit(point)) {
                if (space && !plain.isEmpty()) {
                    plain.append(' ');
                }
                space = false;
                int digit = Character.digit(point, 10);
                plain.appendCodePoint(digit >= 0 ? '0' + digit : Character.toLowerCase(point));
            } else if (type != Character.NON_SPACING_MARK && type != Character.ENCLOSING_MARK) {
                // Accents, and what makes a digit a keycap emoji, vanish; all the rest parts words.
                space = true;
            }
        }
        return plain.isEmpty() ? text.strip() : plain.toString();
    }

    /** The number that a plain text names, alone or with words around it that say nothing. */
    public static OptionalInt number(String plain) {
        return number(plain, Set.of());
    }

    /** @param alsoSaying words that say nothing here either */
    public static OptionalInt number(String plain, Set<String> alsoSaying) {
        List<String> words = new ArrayList<>();
        for (var word : plain.split(" ", 20)) {
            if (!FILLERS.contains(word) && !alsoSaying.contains(word)) {
                words.add(word);
            }
        }
        if (words.size() != 1) {
            return OptionalInt.empty();
        }
        var word = words.getFirst();
        var digits = ORDINAL.matcher(word);
        if (digits.matches()) {
            return OptionalInt.of(Integer.parseInt(digits.group(1)));
        }
        var number = NUMBERS.get(word);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** Whether a plain text has these plain words in it, whole and in a row. */
    public static boolean holds(String plain, String words) {
        return (" " + plain + " ").contains(" " + words + " ");
    }

    private static Map<String, Integer> numbers(String... languages) {
        var numbers = new HashMap<String, Integer>();
        for (var language : languages) {
            var words = language.split(" ");
            for (int i = 0; i < words.length; i++) {
                numbers.put(words[i], i + 1);
            }
        }
        return Map.copyOf(numbers);
    }
}
