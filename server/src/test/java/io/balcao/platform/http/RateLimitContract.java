package io.balcao.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What a limit promises, wherever it counts. */
public interface RateLimitContract {
    /** A new limit with nothing counted. */
    RateLimit limit(int requests, Duration window);

    @Test
    default void so_many_at_once_are_taken_and_the_next_hears_how_long_to_wait() {
        var limit = limit(5, Duration.ofMinutes(1));
        for (int i = 0; i < 5; i++) {
            assertThat(limit.take("rita").retryAfter()).isEmpty();
        }

        assertThat(limit.take("rita").retryAfter()).hasValueSatisfying(
                wait -> assertThat(wait).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(12)));
    }

    @Test
    default void everybody_hears_what_is_left_and_when_it_is_whole_again() {
        var limit = limit(5, Duration.ofMinutes(1));
        for (int left = 4; left >= 0; left--) {
            var taken = limit.take("rita");
            assertThat(taken.requests()).isEqualTo(5);
            assertThat(taken.left()).isEqualTo(left);
            assertThat(taken.wholeIn()).isBetween(Duration.ofSeconds(12 * (5 - left) - 3),
                    Duration.ofSeconds(12 * (5 - left)));
        }

        assertThat(limit.take("rita").left()).isZero();
    }

    @Test
    default void one_key_does_not_slow_another() {
        var limit = limit(1, Duration.ofMinutes(1));
        limit.take("rita");

        assertThat(limit.take("rita").retryAfter()).isPresent();
        assertThat(limit.take("bia").retryAfter()).isEmpty();
    }

    @Test
    default void after_the_wait_one_more_is_taken_and_a_refused_one_costs_nothing() {
        var limit = limit(10, Duration.ofSeconds(2));
        while (limit.take("rita").retryAfter().isEmpty()) {
            // Uses it up.
        }
        for (int i = 0; i < 100; i++) {
            limit.take("rita");
        }

        Awaitility.await().pollInterval(Duration.ofMillis(20)).atMost(Duration.ofSeconds(1))
                .until(() -> limit.take("rita").retryAfter().isEmpty());
    }

    @Test
    default void of_a_hundred_at_once_not_one_too_many_is_taken() throws Exception {
        var limit = limit(10, Duration.ofMinutes(10));
        var taken = new java.util.concurrent.atomic.AtomicInteger();
        try (var pool = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 100; i++) {
                pool.submit(() -> limit.take("rita").retryAfter().isEmpty() ? taken.incrementAndGet() : 0);
            }
        }

        assertThat(taken).hasValue(10);
    }
}
