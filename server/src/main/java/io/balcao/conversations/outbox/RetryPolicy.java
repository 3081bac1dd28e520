package io.balcao.conversations.outbox;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When a message that was surely not sent is tried again. Growing, so that a sick peer can recover; jittered, so that
 * all who were refused at once do not come back at once. */
final class RetryPolicy {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int TRIES = 12;
    private static final int FEW_TRIES = 4;
    /** Meta: wait 4^n seconds, n = 0, 1, 2 … for one recipient. */
    private static final int PAIR_BASE = 4;
    private static final int PAIR_TRIES = 8;

    private final RandomGenerator random;

    RetryPolicy(RandomGenerator random) {
        this.random = random;
    }

    /** How long to wait after a try; empty when it was the last. {@code attempt} counts from 1. */
    Optional<Duration> next(int attempt, boolean few) {
        if (attempt >= (few ? FEW_TRIES : TRIES)) {
            return Optional.empty();
        }
        long millis = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(attempt - 1, 20));
        return Optional.of(jitter(millis));
    }

    /** The same for too many messages to one person. */
    Optional<Duration> nextForPair(int attempt) {
        if (attempt >= PAIR_TRIES) {
            return Optional.empty();
        }
        return Optional.of(jitter((long) (1000 * Math.pow(PAIR_BASE, attempt - 1.0))));
    }

    private Duration jitter(long millis) {
        return Duration.ofMillis(millis + random.nextLong(millis / 4 + 1));
    }
}
