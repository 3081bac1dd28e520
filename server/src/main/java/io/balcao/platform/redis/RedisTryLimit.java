package io.balcao.platform.redis;

import io.balcao.platform.Ids;
import io.balcao.platform.http.LocalTryLimit;
import io.balcao.platform.http.TryLimit;
import io.vertx.redis.client.Command;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Failed tries that all servers count together. While Redis is away each server counts alone, as strictly: a guess at a
 * password must not be free because a cache is down.
 */
public final class RedisTryLimit implements TryLimit {
    private static final RedisScript SCRIPT = RedisScript.load(RedisTryLimit.class, "/lua/begin_try.lua");

    private final Redis redis;
    private final String prefix;
    private final int most;
    private final long windowMicros;
    private final LocalTryLimit whenAway;

    /**
     * @param name tells this limit's keys from those of others
     * @param most tries that may fail within the window
     */
    public RedisTryLimit(Redis redis, String name, int most, Duration window) {
        this.redis = redis;
        this.prefix = "rate_limit:" + name + ":";
        this.most = most;
        this.windowMicros = window.toNanos() / 1_000;
        this.whenAway = new LocalTryLimit(most, window);
    }

    @Override
    public Admission begin(String key) {
        var receipt = Ids.next().toString();
        try {
            var answer = Objects
                    .requireNonNull(redis.run(SCRIPT, List.of(prefix + key), most, windowMicros, receipt));
            int left = answer.get(0).toInteger();
            return left < 0
                    ? new Admission.Refused(Duration.ofNanos(answer.get(1).toLong() * 1_000))
                    : new Admission.Admitted(receipt, left == 0);
        } catch (RedisUnavailable away) {
            return whenAway.begin(key);
        }
    }

    @Override
    public void takeBack(String key, String receipt) {
        // In both places: Redis may have gone or come since the try began.
        whenAway.takeBack(key, receipt);
        unlessAway(Command.ZREM, prefix + key, receipt);
    }

    @Override
    public void forget(String key) {
        whenAway.forget(key);
        unlessAway(Command.DEL, prefix + key);
    }

    private void unlessAway(Command command, Object... arguments) {
        try {
            redis.call(command, arguments);
        } catch (RedisUnavailable away) {
            // The try stays counted until its window has passed; the login itself went well.
        }
    }
}
