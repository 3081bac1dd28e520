package io.balcao.platform.http;

import java.time.Duration;

/**
 * Counts tries that failed, in a window that slides. A try counts from its beginning, so that a thousand at once are not
 * all admitted before the first has failed, and is taken back when it went well.
 */
public interface TryLimit {
    /** Whether a try may begin. */
    sealed interface Admission {
        /**
         * It may, and counts.
         *
         * @param receipt takes it back
         * @param isLast no other is left after this one
         */
        record Admitted(String receipt, boolean isLast) implements Admission {}

        /** Too many failed. */
        record Refused(Duration retryAfter) implements Admission {}
    }

    /** Begins a try. */
    Admission begin(String key);

    /** Takes back one try: it did not fail. */
    void takeBack(String key, String receipt);

    /** Forgets all tries of a key: who knows the secret may begin anew. */
    void forget(String key);
}
