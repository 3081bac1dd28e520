package io.balcao.operations.letters;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which letters; null for all.
 *
 * @param q a part of the reason
 */
record LetterFilter(@Nullable String state, @Nullable String source, @Nullable String q, @Nullable Instant from,
        @Nullable Instant to) {
    /** Of these, those that somebody has still to look after. */
    LetterFilter open() {
        return new LetterFilter("open", source, q, from, to);
    }
}
