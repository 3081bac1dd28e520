package io.balcao.channels;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of one attempt to send. The outbox's {@code switch} over it is the retry policy. */
public sealed interface SendOutcome {
    /**
     * The provider took it. That is not yet delivered.
     *
     * @param waId
     *            the recipient as the provider knows it, which can differ from what was asked for
     * @param held
     *            a template that is held back for a quality check; it goes out later or fails with a status
     */
    record Sent(String externalId, @Nullable String waId, @Nullable String userId,
            boolean held) implements SendOutcome {}

    /**
     * It was surely not sent, and trying again without a person's help can succeed.
     *
     * @param after
     *            what the provider asked to wait; otherwise the caller's growing delays
     * @param few
     *            give up after some tries: the fault may be in the message
     */
    record Retry(Failure why, @Nullable Duration after, boolean few) implements SendOutcome {}

    /** As {@link Retry}, and everything else of this channel should slow down too. */
    record SlowDown(Failure why, @Nullable Duration after) implements SendOutcome {}

    /** Too many to this one person: wait 4^n seconds, n = 0, 1, 2, …; other recipients go on. */
    record PairRateLimited(Failure why) implements SendOutcome {}

    /** It was not sent, and nothing of this channel will be until a person repairs it. Its messages wait. */
    record ChannelStopped(Failure why) implements SendOutcome {}

    /**
     * It was not sent and never will be as it is.
     *
     * @param field
     *            what of the message was wrong, when we found it ourselves
     */
    record Refused(Failure why, @Nullable String field, Consequence consequence) implements SendOutcome {}

    /** What a refusal means beyond its message. */
    enum Consequence {
        NONE,
        /** The person wants no marketing from this business, ever: to be recorded. */
        NO_MARKETING,
        /** Others will be refused too until a person looks after the account. */
        ALERT
    }

    /** It left, and no answer told what became of it. Sending it again could send it twice. */
    record Uncertain(Failure why) implements SendOutcome {}
}
