package io.balcao.testing;

import io.balcao.platform.http.Api;
import io.balcao.platform.http.RateLimit;
import io.balcao.platform.http.TryLimit;
import java.time.Duration;
import java.util.Optional;

/** For servers whose tests are about something else than limits. */
public final class NoLimit {
    public static final RateLimit REQUESTS = key -> new RateLimit.Taken(1, 1, Duration.ZERO, Optional.empty());
    public static final Api.Limits ON_REQUESTS = new Api.Limits(REQUESTS, REQUESTS, REQUESTS);
    public static final TryLimit TRIES = new TryLimit() {
        @Override
        public Admission begin(String key) {
            return new Admission.Admitted("", false);
        }

        @Override
        public void takeBack(String key, String receipt) {}

        @Override
        public void forget(String key) {}
    };

    private NoLimit() {}
}
