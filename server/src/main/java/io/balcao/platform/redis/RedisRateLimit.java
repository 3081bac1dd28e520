package io.balcao.platform.redis;

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
    private static final RedisScript SCRIPT = RedisScript.load(RedisRateLimit.class, "/lua/rate_limit.lua");

    private final Redis redis;
    private final String prefix;
    private final int requests;
    private final long intervalMicros;
    private final long windowMicros;
    private final LocalRateLimit whenAway;

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
        try {
            var answer = Objects
                    .requireNonNull(redis.run(SCRIPT, List.of(prefix + key), intervalMicros, windowMicros));
            return Taken.of(requests, micros(intervalMicros), micros(answer.get(1).toLong()),
                    micros(answer.get(0).toLong()));
        } catch (RedisUnavailable away) {
            return whenAway.take(key);
        }
    }

    private static Duration micros(long micros) {
        return Duration.ofNanos(micros * 1_000);
    }
}
