package io.balcao.platform.redis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.balcao.platform.http.LocalRateLimit;
import io.balcao.platform.http.RateLimit;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * A limit that all servers count together. While Redis is away each server counts alone, with the same numbers: nobody is
 * turned away for that, and no door is open for it either.
 */
public final class RedisRateLimit implements RateLimit {
    private static final int MOST_REFUSED = 20_000;
    private static final Duration MOST_REMEMBERED = Duration.ofMinutes(1);
    private static final RedisScript SCRIPT = RedisScript.load(RedisRateLimit.class, "/lua/rate_limit.lua");

    private final Redis redis;
    private final String prefix;
    private final int requests;
    private final long intervalMicros;
    private final long windowMicros;
    private final LocalRateLimit whenAway;
    /** Whoever was refused is so until then, whatever they ask: a flood is turned away without a word to Redis. */
    private final Cache<String, Refused> refused = Caffeine.newBuilder().maximumSize(MOST_REFUSED)
            .expireAfterWrite(MOST_REMEMBERED).executor(Runnable::run).build();

    /** @param untilNanos of {@link System#nanoTime()} */
    private record Refused(long untilNanos, Duration waitThen, Duration aheadThen) {}

    /**
     * @param name tells this limit's keys from those of others
     * @param requests at once, and in each window
     */
    public RedisRateLimit(Redis redis, String name, int requests, Duration window) {
        this.redis = redis;
        this.prefix = "rate_limit:" + name + ":";
        this.requests = requests;
        this.windowMicros = window.toNanos() / 1_000;
        this.intervalMicros = Math.max(1, windowMicros / requests);
        this.whenAway = new LocalRateLimit(requests, window);
    }

    @Override
    public Taken take(String key) {
        var before = refused.getIfPresent(key);
        if (before != null) {
            var left = Duration.ofNanos(before.untilNanos() - System.nanoTime());
            if (left.isPositive()) {
                return taken(before.aheadThen().minus(before.waitThen()).plus(left), left);
            }
            refused.invalidate(key);
        }
        try {
            var answer = Objects
                    .requireNonNull(redis.run(SCRIPT, List.of(prefix + key), intervalMicros, windowMicros));
            var wait = micros(answer.get(0).toLong());
            var ahead = micros(answer.get(1).toLong());
            if (wait.isPositive()) {
                refused.put(key, new Refused(System.nanoTime() + wait.toNanos(), wait, ahead));
            }
            return taken(ahead, wait);
        } catch (RedisUnavailable away) {
            return whenAway.take(key);
        }
    }

    private Taken taken(Duration ahead, Duration wait) {
        return Taken.of(requests, micros(intervalMicros), ahead, wait);
    }

    private static Duration micros(long micros) {
        return Duration.ofNanos(micros * 1_000);
    }
}
