package io.balcao.platform.work;

import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Who has asked lately beside somebody. Used by one thread at a time. */
final class Neighbours<K> {
    private final long lately;
    private final LongSupplier nanos;
    private @Nullable K latest;
    private long latestAsked;
    /** When somebody other than the latest asked for the last time. */
    private long othersAsked;

    /** @param lately in nanoseconds */
    Neighbours(long lately, LongSupplier nanos) {
        this.lately = lately;
        this.nanos = nanos;
        this.othersAsked = nanos.getAsLong() - lately;
    }

    void asks(K who) {
        if (latest != null && !latest.equals(who)) {
            othersAsked = latestAsked;
        }
        latest = who;
        latestAsked = nanos.getAsLong();
    }

    boolean hasOthersThan(K who) {
        return nanos.getAsLong() - (who.equals(latest) ? othersAsked : latestAsked) < lately;
    }
}
