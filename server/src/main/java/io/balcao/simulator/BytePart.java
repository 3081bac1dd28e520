package io.balcao.simulator;

import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** The part of a file that a {@code Range} header asks for. Phones play sound and film only from servers that know it. */
record BytePart(long from, long length, long of) {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,18})-(\\d{0,18})");

    /** Empty for no range, for several, and for one that lies outside: the whole file is the answer then. */
    static Optional<BytePart> of(@Nullable String header, long size) {
        var range = RANGE.matcher(header == null ? "" : header);
        if (!range.matches()) {
            return Optional.empty();
        }
        var from = Long.parseLong(range.group(1));
        var last = range.group(2).isEmpty() ? size - 1 : Math.min(Long.parseLong(range.group(2)), size - 1);
        return from > last ? Optional.empty() : Optional.of(new BytePart(from, last - from + 1, size));
    }

    String contentRange() {
        return "bytes " + from + '-' + (from + length - 1) + '/' + of;
    }
}
