package io.balcao.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.platform.http.TryLimit.Admission.Admitted;
import io.balcao.platform.http.TryLimit.Admission.Refused;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What a count of failed tries promises, wherever it counts. */
public interface TryLimitContract {
    /** A new limit with nothing counted. */
    TryLimit limit(int most, Duration window);

    @Test
    default void so_many_may_fail_and_the_last_of_them_is_told() {
        var limit = limit(3, Duration.ofMinutes(15));

        assertThat(limit.begin("rita")).isInstanceOfSatisfying(Admitted.class, it -> assertThat(it.isLast()).isFalse());
        assertThat(limit.begin("rita")).isInstanceOfSatisfying(Admitted.class, it -> assertThat(it.isLast()).isFalse());
        assertThat(limit.begin("rita")).isInstanceOfSatisfying(Admitted.class, it -> assertThat(it.isLast()).isTrue());
        assertThat(limit.begin("rita")).isInstanceOfSatisfying(Refused.class, it -> assertThat(it.retryAfter())
                .isBetween(Duration.ofMinutes(14), Duration.ofMinutes(15)));
        assertThat(limit.begin("bia")).isInstanceOf(Admitted.class);
    }

    @Test
    default void one_that_went_well_is_taken_back_and_the_others_stay() {
        var limit = limit(2, Duration.ofMinutes(15));
        limit.begin("rita");
        limit.takeBack("rita", ((Admitted) limit.begin("rita")).receipt());

        assertThat(limit.begin("rita")).isInstanceOf(Admitted.class);
        assertThat(limit.begin("rita")).isInstanceOf(Refused.class);
    }

    @Test
    default void all_can_be_forgotten() {
        var limit = limit(1, Duration.ofMinutes(15));
        limit.begin("rita");
        assertThat(limit.begin("rita")).isInstanceOf(Refused.class);

        limit.forget("rita");

        assertThat(limit.begin("rita")).isInstanceOf(Admitted.class);
    }

    @Test
    default void the_window_slides_and_never_holds_more_than_so_many() {
        var limit = limit(2, Duration.ofMillis(600));
        limit.begin("rita");
        Awaitility.await().pollDelay(Duration.ofMillis(300)).until(() -> true);
        limit.begin("rita");

        Awaitility.await().pollInterval(Duration.ofMillis(10)).atMost(Duration.ofSeconds(2))
                .until(() -> limit.begin("rita") instanceof Admitted);

        // The first has left the window and the second is still in it: no fresh allowance of two.
        assertThat(limit.begin("rita")).isInstanceOf(Refused.class);
    }

    @Test
    default void of_a_hundred_at_once_so_many_begin() throws Exception {
        var limit = limit(5, Duration.ofMinutes(15));
        var begun = new java.util.concurrent.atomic.AtomicInteger();
        try (var pool = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 100; i++) {
                pool.submit(() -> limit.begin("rita") instanceof Admitted ? begun.incrementAndGet() : 0);
            }
        }

        assertThat(begun).hasValue(5);
    }
}
