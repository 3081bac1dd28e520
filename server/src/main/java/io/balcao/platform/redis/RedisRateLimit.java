package io.balcao.platform.redis;

import io.balcao.platform.http.RateLimit;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A limit that all servers count together. While Redis is away, another one decides. */
public final class RedisRateLimit implements RateLimit {
    private static final RedisScript SCRIPT = RedisScript.load(RedisRateLimit.class, "/lua/rate_limit.lua");

    private final Redis redis;
    private final String prefix;
    private final long intervalMicros;
    private final long windowMicros;
    private final RateLimit whenAway;

    /**
     * @param name tells this limit's keys from those of others
     * @param requests at once, and in each window
     * @param whenAway asked while Redis does not answer: open for those who are known, strict for strangers
     */
    public RedisRateLimit(Redis redis, String name, int requests, Duration window, RateLimit whenAway) {
        this.redis = redis;
        this.prefix = "rate_limit:" + name + ":";
        this.windowMicros = window.toNanos() / 1_000;
        this.intervalMicros = Math.max(1, windowMicros / requests);
        this.whenAway = whenAway;
    }

    @Override
    public Optional<Duration> take(String key) {
        try {
            var answer = redis.run(SCRIPT, List.of(prefix + key), intervalMicros, windowMicros);
            long wait = Objects.requireNonNull(answer).toLong();
            return wait == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(wait * 1_000));
        } catch (RedisUnavailable away) {
            return whenAway.take(key);
        }
    }
}
