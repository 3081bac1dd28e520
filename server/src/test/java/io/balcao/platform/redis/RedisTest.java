package io.balcao.platform.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.balcao.platform.Secret;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A call to Redis ends in bounded time, and the door finds Redis again by itself. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RedisTest {
    @TempDir
    Path directory;

    final Vertx vertx = Vertx.vertx();
    EmbeddedRedis server;
    Redis redis;

    @BeforeEach
    void start() {
        server = EmbeddedRedis.start(directory);
        redis = Redis.connect(vertx, server.url());
        assertThat(redis.awaitUp(Duration.ofSeconds(5))).isTrue();
    }

    @AfterEach
    void stop() {
        redis.close();
        server.close();
        vertx.close().await();
    }

    @Test
    void commands_are_answered_one_by_one_and_in_one_go() {
        redis.call(Command.SET, "a", 1);
        var answers = redis.call(List.of(Redis.request(Command.INCR, "a"), Redis.request(Command.GET, "a")));

        assertThat(answers).extracting(Object::toString).containsExactly("2", "2");
        assertThat(redis.call(Command.GET, "nothing")).isNull();
    }

    @Test
    void a_script_runs_also_when_redis_has_forgotten_it() {
        var script = RedisScript.load(RedisTest.class, "echo.lua");

        assertThat(redis.run(script, List.of("k"), "x")).hasToString("k x");
        redis.call(Command.SCRIPT, "FLUSH");
        assertThat(redis.run(script, List.of("k"), "y")).hasToString("k y");
    }

    @Test
    void an_error_of_redis_is_told_and_harms_no_other_call() {
        redis.call(Command.SET, "text", "x");

        assertThatThrownBy(() -> redis.call(Command.INCR, "text")).isInstanceOf(RedisRefused.class);
        assertThat(redis.call(Command.GET, "text")).hasToString("x");
    }

    @Test
    void while_redis_is_away_calls_fail_at_once_and_after_it_is_back_they_do_not() {
        server.close();
        Awaitility.await().until(() -> !redis.isUp());
        var began = System.nanoTime();
        assertThatThrownBy(() -> redis.call(Command.GET, "a")).isInstanceOf(RedisUnavailable.class);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));

        server = EmbeddedRedis.start(directory, server.port());

        Awaitility.await().until(redis::isUp);
        assertThat(redis.awaitUp(Duration.ofSeconds(5))).isTrue();
        redis.call(Command.SET, "a", "back");
        assertThat(redis.call(Command.GET, "a")).hasToString("back");
    }

    @Test
    void a_redis_that_hangs_is_given_up_after_the_limit() throws Exception {
        signal("-STOP");
        var began = System.nanoTime();
        assertThatThrownBy(() -> redis.call(Command.GET, "a")).isInstanceOf(RedisUnavailable.class);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(Duration.ofMillis(1_900),
                Duration.ofSeconds(10));
        signal("-CONT");
    }

    @Test
    void a_server_that_was_left_behind_is_adopted_and_one_that_is_gone_is_not() {
        redis.call(Command.SET, "a", "kept");
        try (var again = EmbeddedRedis.start(directory)) {
            assertThat(again.port()).isEqualTo(server.port());
            assertThat(again.process()).isEqualTo(server.process());
            assertThat(redis.call(Command.GET, "a")).hasToString("kept");
        }
        assertThat(server.process().isAlive()).isFalse();
        try (var fresh = EmbeddedRedis.start(directory)) {
            assertThat(fresh.process()).isNotEqualTo(server.process());
        }
    }

    @Test
    void nobody_gets_in_without_the_password() {
        try (var stranger = Redis.connect(vertx, new Secret("redis://127.0.0.1:" + server.port()))) {
            assertThatThrownBy(() -> {
                stranger.awaitUp(Duration.ofMillis(500));
                stranger.call(Command.GET, "a");
            }).isInstanceOfAny(RedisUnavailable.class, RedisRefused.class);
        }
    }

    private void signal(String name) throws Exception {
        new ProcessBuilder("kill", name, Long.toString(server.process().pid())).start().waitFor();
    }
}
