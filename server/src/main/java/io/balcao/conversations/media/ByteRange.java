package io.balcao.conversations.media;

import java.util.Optional;
import java.util.regex.Pattern;

/** What of a file a {@code Range} header asks for (RFC 9110, section 14). One range is served, several get the whole. */
sealed interface ByteRange {
    Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    record Whole() implements ByteRange {}

    /** @param last included */
    record Part(long first, long last) implements ByteRange {
        long length() {
            return last - first + 1;
        }
    }

    /** Nothing of it is there. */
    record Beyond() implements ByteRange {}

    static ByteRange of(Optional<String> header, long size) {
        var range = header.map(ONE::matcher).filter(matcher -> matcher.matches()).orElse(null);
        if (range == null) {
            return new Whole();
        }
        var from = range.group(1);
        var to = range.group(2);
        if (from.isEmpty()) {
            return to.isEmpty() ? new Whole() : tail(Long.parseLong(to), size);
        }
        long first = Long.parseLong(from);
        long last = to.isEmpty() ? size - 1 : Math.min(Long.parseLong(to), size - 1);
        if (!to.isEmpty() && Long.parseLong(to) < first) {
            return new Whole(); // no range at all, and to be ignored
        }
        return first >= size ? new Beyond() : new Part(first, last);
    }

    private static ByteRange tail(long length, long size) {
        return length == 0 || size == 0 ? new Beyond() : new Part(Math.max(0, size - length), size - 1);
    }
}
