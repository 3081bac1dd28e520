package io.balcao.platform.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * A limit that this server counts alone (GCRA): so many requests at once, and as many more in each window, one at a time.
 * What is kept of a key is one time.
 */
public final class LocalRateLimit implements RateLimit {
    private static final int MOST_KEYS = 100_000;

    private final long interval;
    private final long burst;
    private final LongSupplier nanoTime;
    /** When each key's allowance will be whole again. */
    private final Cache<String, AtomicLong> wholeAt;

    /** @param requests at once, and in each window */
    public LocalRateLimit(int requests, Duration window) {
        this(requests, window, System::nanoTime);
    }

    LocalRateLimit(int requests, Duration window, LongSupplier nanoTime) {
        this.interval = window.toNanos() / requests;
        this.burst = window.toNanos();
        this.nanoTime = nanoTime;
        this.wholeAt = Caffeine.newBuilder().maximumSize(MOST_KEYS).expireAfterAccess(window)
                .ticker(nanoTime::getAsLong)
                .executor(Runnable::run).build();
    }

    @Override
    public Optional<Duration> take(String key) {
        long now = nanoTime.getAsLong();
        var whole = wholeAt.get(key, absent -> new AtomicLong(now));
        while (true) {
            long before = whole.get();
            long after = Math.max(before, now) + interval;
            long wait = after - burst - now;
            if (wait > 0) {
                return Optional.of(Duration.ofNanos(wait));
            }
            if (whole.compareAndSet(before, after)) {
                return Optional.empty();
            }
        }
    }
}
