package io.balcao.platform.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.balcao.platform.Ids;
import io.balcao.platform.Secret;
import io.balcao.platform.http.RateLimit;
import io.balcao.platform.http.RateLimitContract;
import io.balcao.platform.http.TryLimit;
import io.balcao.platform.http.TryLimit.Admission.Admitted;
import io.balcao.platform.http.TryLimit.Admission.Refused;
import io.balcao.platform.http.TryLimitContract;
import io.balcao.testing.Stores;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Limits that all servers count together, and what becomes of them when Redis forgets or is away. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RedisLimitsTest {
    static final Vertx VERTX = Vertx.vertx();
    static Redis redis;

    @BeforeAll
    static void connect() {
        redis = Redis.connect(VERTX, Stores.redis().url());
        assertThat(redis.awaitUp(Duration.ofSeconds(10))).isTrue();
    }

    @AfterAll
    static void close() {
        redis.close();
        VERTX.close().await();
    }

    @Nested
    @DisplayNameGeneration(ReplaceUnderscores.class)
    class Requests implements RateLimitContract {
        @Override
        public RateLimit limit(int requests, Duration window) {
            return new RedisRateLimit(redis, Ids.next().toString(), requests, window);
        }
    }

    @Nested
    @DisplayNameGeneration(ReplaceUnderscores.class)
    class Tries implements TryLimitContract {
        @Override
        public TryLimit limit(int most, Duration window) {
            return new RedisTryLimit(redis, Ids.next().toString(), most, window);
        }
    }

    @Test
    void two_servers_count_together() {
        var name = Ids.next().toString();
        var here = new RedisRateLimit(redis, name, 2, Duration.ofMinutes(1));
        var there = new RedisRateLimit(redis, name, 2, Duration.ofMinutes(1));
        assertThat(here.take("rita").retryAfter()).isEmpty();
        assertThat(there.take("rita").retryAfter()).isEmpty();

        assertThat(here.take("rita").retryAfter()).isPresent();
        assertThat(there.take("rita").retryAfter()).isPresent();
    }

    @Test
    void whoever_was_refused_is_refused_again_without_a_word_to_redis_until_it_is_time() {
        var name = Ids.next().toString();
        var limit = new RedisRateLimit(redis, name, 2, Duration.ofSeconds(1));
        limit.take("rita");
        limit.take("rita");
        var first = limit.take("rita");
        redis.call(Command.DEL, "rate_limit:" + name + ":rita");

        var second = limit.take("rita");

        assertThat(first.retryAfter()).isPresent();
        assertThat(second.retryAfter().orElseThrow()).isPositive()
                .isLessThanOrEqualTo(first.retryAfter().orElseThrow());
        assertThat(second.left()).isZero();
        assertThat(limit.take("ana").retryAfter()).isEmpty();
        await().until(() -> limit.take("rita").retryAfter().isEmpty());
    }

    @Test
    void a_redis_that_forgot_the_scripts_is_told_them_again() {
        var limit = new RedisRateLimit(redis, Ids.next().toString(), 1, Duration.ofMinutes(1));
        limit.take("rita");

        redis.call(Command.SCRIPT, "FLUSH");

        assertThat(limit.take("rita").retryAfter()).isPresent();
    }

    @Test
    void what_is_counted_leaves_redis_by_itself() {
        var name = Ids.next().toString();
        new RedisRateLimit(redis, name, 3, Duration.ofMinutes(1)).take("rita");
        new RedisTryLimit(redis, name + "-tries", 3, Duration.ofMinutes(15)).begin("rita");

        assertThat(ttl("rate_limit:" + name + ":rita")).isBetween(1L, 20_000L);
        assertThat(ttl("rate_limit:" + name + "-tries:rita")).isBetween(800_000L, 900_000L);
    }

    @Test
    void without_redis_each_server_counts_alone_as_strictly() {
        try (var away = Redis.connect(VERTX, new Secret("redis://127.0.0.1:1"))) {
            var requests = new RedisRateLimit(away, "address", 1, Duration.ofMinutes(1));
            var logins = new RedisTryLimit(away, "login", 1, Duration.ofMinutes(15));

            assertThat(requests.take("203.0.113.7").retryAfter()).isEmpty();
            assertThat(requests.take("203.0.113.7").retryAfter()).isPresent();
            assertThat(requests.take("203.0.113.8").retryAfter()).isEmpty();
            assertThat(logins.begin("rita")).isInstanceOf(Admitted.class);
            assertThat(logins.begin("rita")).isInstanceOf(Refused.class);
            logins.forget("rita");
            assertThat(logins.begin("rita")).isInstanceOf(Admitted.class);
        }
    }

    private static long ttl(String key) {
        return java.util.Objects.requireNonNull(redis.call(Command.PTTL, key)).toLong();
    }
}
