package io.balcao.conversations.desk;

import io.balcao.platform.work.Background;
import java.time.Duration;

/**
 * Fills the table that message search reads, beside the road of the messages: nobody who stores a message waits for it.
 * It works in small steps and no longer than a part of each second, so that under a flood search lags, not messages.
 */
final class MessageSearch {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final long MOST_NANOS = Duration.ofMillis(150).toNanos();

    private final MessageSearchRepository repository;

    MessageSearch(MessageSearchRepository repository) {
        this.repository = repository;
    }

    void start(Background background) {
        background.repeat(PAUSE, "message search", this::readOn);
    }

    /** Reads what came since, for a while. */
    private void readOn() {
        var until = System.nanoTime() + MOST_NANOS;
        for (var organization : repository.organizations()) {
            // Each gets one step at least: a busy organization must not keep the others from being found.
            while (repository.step(organization) && System.nanoTime() - until < 0) {
                // One step after the other.
            }
        }
    }

    /** Reads everything there is. */
    void readAll() {
        for (var organization : repository.organizations()) {
            while (repository.step(organization)) {
                // One step after the other.
            }
        }
    }
}
