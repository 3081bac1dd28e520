package io.balcao.platform.http;

import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;

/** Limits that one server counts alone. */
class LocalLimitsTest {
    @Nested
    @DisplayNameGeneration(ReplaceUnderscores.class)
    class Requests implements RateLimitContract {
        @Override
        public RateLimit limit(int requests, Duration window) {
            return new LocalRateLimit(requests, window);
        }
    }

    @Nested
    @DisplayNameGeneration(ReplaceUnderscores.class)
    class Tries implements TryLimitContract {
        @Override
        public TryLimit limit(int most, Duration window) {
            return new LocalTryLimit(most, window);
        }
    }
}
