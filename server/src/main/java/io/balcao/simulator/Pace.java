package io.balcao.simulator;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How long things take on the pretend network.
 *
 * @param sentAfter from the accepted send to the status {@code sent}
 * @param deliveredAfter from {@code sent} to the moment the message is on the phone
 * @param readAfter from there to {@code read}; null when the phone reads only when told
 * @param firstRetryAfter before a webhook that was not answered 200 goes out again; doubled each time
 * @param longestRetry what the doubling stops at
 * @param retriesFor how long a webhook is tried
 * @param webhookTimeout how long the answer to a webhook may take
 * @param mediaLinkLives how long the address of a media file can be used
 */
public record Pace(
        Duration sentAfter,
        Duration deliveredAfter,
        @Nullable Duration readAfter,
        Duration firstRetryAfter,
        Duration longestRetry,
        Duration retriesFor,
        Duration webhookTimeout,
        Duration mediaLinkLives) {

    /** What a person at the demo would expect of WhatsApp. */
    public static Pace likeWhatsApp() {
        return new Pace(Duration.ofMillis(180), Duration.ofMillis(350), null, Duration.ofSeconds(1),
                Duration.ofMinutes(2), Duration.ofDays(7), Duration.ofSeconds(20), Duration.ofMinutes(5));
    }

    /** No waiting: for tests and load. */
    public static Pace immediate() {
        return new Pace(Duration.ZERO, Duration.ZERO, null, Duration.ofMillis(50), Duration.ofSeconds(2),
                Duration.ofDays(7), Duration.ofSeconds(20), Duration.ofMinutes(5));
    }

    /** The same, with phones that read each message so long after they got it. */
    public Pace readAfter(Duration delay) {
        return new Pace(sentAfter, deliveredAfter, delay, firstRetryAfter, longestRetry, retriesFor, webhookTimeout,
                mediaLinkLives);
    }

    /** The same, but webhooks are given up after so long. */
    public Pace retriesFor(Duration limit) {
        return new Pace(sentAfter, deliveredAfter, readAfter, firstRetryAfter, longestRetry, limit, webhookTimeout,
                mediaLinkLives);
    }
}
