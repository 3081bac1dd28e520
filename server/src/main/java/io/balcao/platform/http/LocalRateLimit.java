package io.balcao.platform.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * A limit that this server counts alone (GCRA): so many requests at once, and as many more in each window, one at a time.
 * What is kept of a key is one time.
 */
public final class LocalRateLimit implements RateLimit {
    private static final int MOST_KEYS = 100_000;

    private final int requests;
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
        this.requests = requests;
        this.interval = Math.max(1, window.toNanos() / requests);
        this.burst = window.toNanos();
        this.nanoTime = nanoTime;
        this.wholeAt = Caffeine.newBuilder().maximumSize(MOST_KEYS).expireAfterAccess(window)
                .ticker(nanoTime::getAsLong)
                .executor(Runnable::run).build();
    }

    @Override
    public Taken take(String key) {
        long now = nanoTime.getAsLong();
        var whole = wholeAt.get(key, absent -> new AtomicLong(now));
        while (true) {
            long before = whole.get();
            long ahead = Math.max(0, before - now);
            long wait = ahead + interval - burst;
            if (wait > 0) {
                return taken(ahead, wait);
            }
            if (whole.compareAndSet(before, now + ahead + interval)) {
                return taken(ahead + interval, 0);
            }
        }
    }

    private Taken taken(long ahead, long wait) {
        return Taken.of(requests, Duration.ofNanos(interval), Duration.ofNanos(ahead), Duration.ofNanos(wait));
    }
}
