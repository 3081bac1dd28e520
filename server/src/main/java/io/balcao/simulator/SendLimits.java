package io.balcao.simulator;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The speed limits of one number: messages a second in all, and messages in a row to one person. */
final class SendLimits {
    private static final int A_SECOND = 80;
    private static final int IN_A_ROW = 45;
    private static final long ONE_TO_A_PERSON = Duration.ofSeconds(6).toNanos();

    private final Map<String, Long> paidBackAt = new HashMap<>();
    private long secondBegan = System.nanoTime();
    private int inThisSecond;

    /** Counts a send, or refuses it. */
    void count(String recipient) {
        var now = System.nanoTime();
        if (now - secondBegan >= 1_000_000_000L) {
            secondBegan = now;
            inThisSecond = 0;
        }
        if (inThisSecond >= A_SECOND) {
            throw new GraphRefusal(130429, "Message throughput was reached.");
        }
        // A loan: each message adds six seconds to the debt, and the debt may reach what 45 messages cost.
        var debtEnds = Math.max(paidBackAt.getOrDefault(recipient, now), now) + ONE_TO_A_PERSON;
        if (debtEnds - now > IN_A_ROW * ONE_TO_A_PERSON) {
            throw new GraphRefusal(131056, "Too many messages from this sender to the same recipient.");
        }
        inThisSecond++;
        paidBackAt.put(recipient, debtEnds);
        if (paidBackAt.size() > 10_000) {
            paidBackAt.values().removeIf(end -> end - now < 0);
        }
    }
}
