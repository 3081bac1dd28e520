package io.balcao.platform;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** UUIDs of version 7 (RFC 9562): time-ordered, so that indexes grow at their end. */
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();
    // 48 bits of milliseconds and 12 bits of counter in one number that only grows, even when the clock steps back.
    private static final AtomicLong LAST = new AtomicLong();
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long VERSION = 0x7000L;

    private Ids() {}

    /** A new id, greater than every earlier one of this process. */
    public static UUID next() {
        long now = System.currentTimeMillis() << 12;
        long stamp = LAST.updateAndGet(last -> Math.max(last + 1, now));
        long high = (stamp >>> 12) << 16 | VERSION | (stamp & 0xFFF);
        long low = RANDOM.nextLong() >>> 2 | VARIANT;
        return new UUID(high, low);
    }
}
