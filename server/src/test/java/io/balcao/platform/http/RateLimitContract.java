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
            assertThat(limit.take("rita")).isEmpty();
        }

        assertThat(limit.take("rita")).hasValueSatisfying(
                wait -> assertThat(wait).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(12)));
    }

    @Test
    default void one_key_does_not_slow_another() {
        var limit = limit(1, Duration.ofMinutes(1));
        limit.take("rita");

        assertThat(limit.take("rita")).isPresent();
        assertThat(limit.take("bia")).isEmpty();
    }

    @Test
    default void after_the_wait_one_more_is_taken_and_a_refused_one_costs_nothing() {
        var limit = limit(10, Duration.ofSeconds(2));
        while (limit.take("rita").isEmpty()) {
            // Uses it up.
        }
        for (int i = 0; i < 100; i++) {
            limit.take("rita");
        }

        Awaitility.await().pollInterval(Duration.ofMillis(20)).atMost(Duration.ofSeconds(1))
                .until(() -> limit.take("rita").isEmpty());
    }

    @Test
    default void of_a_hundred_at_once_not_one_too_many_is_taken() throws Exception {
        var limit = limit(10, Duration.ofMinutes(10));
        var taken = new java.util.concurrent.atomic.AtomicInteger();
        try (var pool = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 100; i++) {
                pool.submit(() -> limit.take("rita").isEmpty() ? taken.incrementAndGet() : 0);
            }
        }

        assertThat(taken).hasValue(10);
    }
}
