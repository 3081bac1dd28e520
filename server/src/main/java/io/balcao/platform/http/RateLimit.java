package io.balcao.platform.http;

import java.time.Duration;
import java.util.Optional;

/** Counts requests by a key. */
@FunctionalInterface
public interface RateLimit {
    /** Takes one from the key's allowance; gives how long to wait when nothing is left. */
    Optional<Duration> take(String key);
}
