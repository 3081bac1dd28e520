package io.balcao.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.Extension;

/**
 * Whoever waits for something looks after a hundredth of a second, and then less and less often. Most of what tests wait for
 * is there by then, and Awaitility's own first look comes after a tenth of a second. Found by JUnit as a service.
 */
public final class SoonLooks implements Extension {
    private static final Duration FIRST = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofMillis(100);

    static {
        Awaitility.setDefaultPollDelay(FIRST);
        Awaitility.setDefaultPollInterval((count, before) -> {
            var next = before.isZero() ? FIRST : before.multipliedBy(3).dividedBy(2);
            return next.compareTo(LONGEST) < 0 ? next : LONGEST;
        });
    }
}
