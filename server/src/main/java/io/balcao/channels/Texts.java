package io.balcao.channels;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Other people's text, made fit for our tables and our screens. */
public final class Texts {
    private Texts() {}

    /**
     * The text without what PostgreSQL cannot keep: U+0000 is left out, and half of a surrogate pair becomes U+FFFD. A
     * text that is clean comes back as the same object.
     */
    public static String storable(String text) {
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return repaired(text, i);
            }
        }
        return text;
    }

    private static String repaired(String text, int from) {
        var clean = new StringBuilder(text.length()).append(text, 0, from);
        for (int i = from; i < text.length(); i++) {
            var c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                clean.append(c).append(text.charAt(++i));
            } else if (Character.isSurrogate(c)) {
                clean.append('\uFFFD');
            } else if (c != 0) {
                clean.append(c);
            }
        }
        return clean.toString();
    }

    /**
     * One line for a name or a label: control characters and line breaks become spaces, direction overrides go, runs of
     * spaces become one, and it is cut at {@code longest} characters.
     */
    public static String line(String text, int longest) {
        var clean = new StringBuilder(Math.min(text.length(), 256));
        var space = false;
        for (int i = 0; i < text.length() && clean.length() < longest; i++) {
            var c = text.charAt(i);
            if (isOverride(c)) {
                continue;
            }
            if (Character.isISOControl(c) || Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                space = !clean.isEmpty();
                continue;
            }
            if (space) {
                clean.append(' ');
                space = false;
            }
            clean.append(c);
        }
        return cut(clean.toString(), longest);
    }

    /** Embeddings, overrides and isolates of the bidirectional algorithm: they would turn the text around them too. */
    private static boolean isOverride(char c) {
        return (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
    }

    /** At most {@code longest} UTF-16 units, cut between whole characters as a person sees them. */
    public static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        // A little beyond the cut is enough to see where a character ends; a hostile text has no end of its own.
        characters.setText(text.substring(0, Math.min(text.length(), longest + 64)));
        var at = characters.preceding(longest + 1);
        if (at == BreakIterator.DONE || at == 0) {
            at = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        }
        return text.substring(0, at);
    }

    /** At most {@code longest} UTF-16 units, with an ellipsis where something was cut off. */
    public static String shorten(String text, int longest) {
        return text.length() <= longest ? text : cut(text, longest - 1).stripTrailing() + "…";
    }

    /**
     * Parts of at most {@code longest} UTF-16 units, parted at an empty line, a line end or a space, in this order, when
     * there is one in the second half of the part. A text that is not blank gives no blank part.
     */
    public static List<String> split(String text, int longest) {
        var parts = new ArrayList<String>();
        var rest = text.strip();
        while (rest.length() > longest) {
            var at = breakBefore(rest, longest);
            parts.add(rest.substring(0, at).strip());
            rest = rest.substring(at).strip();
        }
        parts.add(rest);
        return parts;
    }

    private static int breakBefore(String text, int longest) {
        for (var mark : List.of("\n\n", "\n", " ")) {
            var at = text.lastIndexOf(mark, longest);
            if (at > longest / 2) {
                return at;
            }
        }
        return cut(text, longest).length();
    }

    /** How many characters a limit of WhatsApp counts: code points. */
    public static int count(String text) {
        return text.codePointCount(0, text.length());
    }
}
