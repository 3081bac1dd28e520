package io.balcao.bot.copies;

import io.balcao.platform.OrganizationId;
import io.balcao.platform.http.Json;
import io.balcao.platform.redis.Redis;
import io.balcao.platform.redis.RedisRefused;
import io.balcao.platform.redis.RedisUnavailable;
import io.balcao.platform.work.Background;
import io.vertx.redis.client.Command;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Copies of settings in Redis, for all servers, which may be gone at any moment.
 *
 * <p>A setting is changed behind a fence: an empty copy, put there before the commit, with which everybody reads the
 * database and nobody leaves a copy. So nobody can leave an old one after the commit, however slow they are, and two who
 * change a setting at once need no order. The fence falls by itself, long after every transaction of its time has ended.
 */
public final class ConfigCopies {
    private static final int LIFE_SECONDS = 3600;
    private static final int FENCE_SECONDS = 90;
    private static final String FENCE = "";
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final Redis redis;
    private final Background background;

    public ConfigCopies(Redis redis, Background background) {
        this.redis = redis;
        this.background = background;
    }

    /** What Redis has. */
    public sealed interface Copy {
        record Found(String json) implements Copy {}

        /** Read the database, and leave a copy. */
        record Missing() implements Copy {}

        /** Read the database. */
        record NotNow() implements Copy {}
    }

    /**
     * A setting from its copy, or else from the database, of which a copy is left.
     *
     * @param load asks the database
     * @param parse reads a copy, which is what the database said as JSON; empty when another version of this program left it
     * @param made what is made of what the database said
     */
    public <S, T> T read(OrganizationId organization, String key, Supplier<S> load,
            Function<String, Optional<T>> parse, Function<S, T> made) {
        return switch (find(organization, key)) {
            case Copy.Found(var json) -> parse.apply(json).orElseGet(() -> made.apply(load.get()));
            case Copy.Missing() -> {
                var loaded = load.get();
                leave(organization, key, Json.text(loaded));
                yield made.apply(loaded);
            }
            case Copy.NotNow() -> made.apply(load.get());
        };
    }

    /** What there is of a setting. */
    public Copy find(OrganizationId organization, String key) {
        try {
            var answer = redis.call(Command.GET, name(organization, key));
            if (answer == null) {
                return new Copy.Missing();
            }
            return answer.toString().equals(FENCE) ? new Copy.NotNow() : new Copy.Found(answer.toString());
        } catch (RedisUnavailable | RedisRefused away) {
            return new Copy.NotNow();
        }
    }

    /** Leaves a copy of what the database said, unless there is one or a fence. */
    public void leave(OrganizationId organization, String key, String json) {
        try {
            redis.call(Command.SET, name(organization, key), json, "EX", LIFE_SECONDS, "NX");
        } catch (RedisUnavailable | RedisRefused away) {
            // The next one who reads tries again.
        }
    }

    /** Before a change is committed. When Redis is away it is tried until it is back, for it could come with old copies. */
    public void fence(OrganizationId organization, String key) {
        if (!tryFence(organization, key)) {
            later(organization, key, LIFE_SECONDS);
        }
    }

    private void later(OrganizationId organization, String key, int triesLeft) {
        var _ = background.after(AGAIN, "cache fence", () -> {
            // After the longest life of a copy nothing old can be left.
            if (!tryFence(organization, key) && triesLeft > 0) {
                later(organization, key, triesLeft - 1);
            }
        });
    }

    private boolean tryFence(OrganizationId organization, String key) {
        try {
            redis.call(Command.SET, name(organization, key), FENCE, "EX", FENCE_SECONDS);
            return true;
        } catch (RedisUnavailable | RedisRefused away) {
            return false;
        }
    }

    private static String name(OrganizationId organization, String key) {
        return "organization:" + organization + ":cache:bot_config:" + key;
    }
}
