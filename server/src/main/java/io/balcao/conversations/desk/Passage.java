package io.balcao.conversations.desk;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Where a search found its words: schema {@code Passage} of the OpenAPI document.
 *
 * @param parts the text around the first of them, in pieces; read together they are one line
 */
record Passage(UUID conversationId, UUID messageId, Instant createdAt, List<Part> parts) {
    // What `mark_words` puts around a word.
    private static final char BEGIN = '\uE000';
    private static final char END = '\uE001';
    // A row of the list is narrow, and the word is to be seen in it.
    private static final int BEFORE = 12;
    private static final int MOST = 120;
    private static final String MORE = "…";

    /** A piece of the text. */
    record Part(String text, @JsonProperty("is_match") boolean isMatch) {}

    /**
     * Cuts the passage out of a message.
     *
     * @param marked the message without accents and capitals, its words marked: letter for letter the content, unless a
     *     letter became several, which then is shown as it is in there
     */
    static List<Part> cut(String content, String marked) {
        var plain = new StringBuilder();
        var matches = new ArrayList<int[]>();
        for (int i = 0; i < marked.length(); i++) {
            switch (marked.charAt(i)) {
                case BEGIN -> matches.add(new int[]{plain.length(), plain.length()});
                case END -> matches.getLast()[1] = plain.length();
                default -> plain.append(marked.charAt(i));
            }
        }
        var text = plain.length() == content.length() ? content : plain.toString();
        var first = matches.isEmpty() ? 0 : matches.getFirst()[0];
        var from = first <= BEFORE ? 0 : wordAfter(text, first - BEFORE, first);
        var to = Math.min(text.length(), from + MOST);
        if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
            to--;
        }
        return parts(text, matches, from, to);
    }

    /** Where the first word begins at or after a place, but not after the last one. */
    private static int wordAfter(String text, int from, int last) {
        for (int i = from; i < last; i++) {
            if (Character.isWhitespace(text.charAt(i - 1))) {
                return i;
            }
        }
        return last;
    }

    private static List<Part> parts(String text, List<int[]> matches, int from, int to) {
        var parts = new ArrayList<Part>();
        add(parts, from > 0 ? MORE : "", false);
        int at = from;
        for (var match : matches) {
            var end = Math.min(match[1], to);
            if (match[0] < end) {
                add(parts, text.substring(at, match[0]), false);
                add(parts, text.substring(match[0], end), true);
                at = end;
            }
        }
        add(parts, text.substring(at, to), false);
        add(parts, to < text.length() ? MORE : "", false);
        return List.copyOf(parts);
    }

    private static void add(List<Part> parts, String text, boolean isMatch) {
        if (!text.isEmpty()) {
            parts.add(new Part(text.replaceAll("\\s", " "), isMatch));
        }
    }
}
