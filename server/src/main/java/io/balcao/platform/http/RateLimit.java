package io.balcao.platform.http;

import java.time.Duration;
import java.util.Optional;

/** Counts requests by a key. */
@FunctionalInterface
public interface RateLimit {
    /**
     * An allowance after one request.
     *
     * @param requests that it is made of, at once and in each window
     * @param left that may follow at once
     * @param wholeIn until nothing counts any more
     * @param retryAfter present when this request was one too many
     */
    record Taken(int requests, int left, Duration wholeIn, Optional<Duration> retryAfter) {
        /** The same from the time in which one request more is allowed, and how far the allowance has run ahead. */
        public static Taken of(int requests, Duration interval, Duration ahead, Duration wait) {
            var free = interval.multipliedBy(requests).minus(ahead);
            int left = Math.clamp(free.dividedBy(interval), 0, requests);
            return new Taken(requests, left, ahead, Optional.of(wait).filter(Duration::isPositive));
        }
    }

    /** Takes one from the key's allowance. */
    Taken take(String key);
}
