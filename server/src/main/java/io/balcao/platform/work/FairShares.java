package io.balcao.platform.work;

import java.util.HashMap;
import java.util.Map;

/**
 * Places for work that many share, and of which nobody gets all: whoever has some gets another only while more than twice
 * as many are free. So those who hold theirs for long leave some to each who comes later.
 *
 * @param <K> who shares
 */
public final class FairShares<K> {
    private final int all;
    private final Map<K, Integer> taken = new HashMap<>();
    private int free;

    public FairShares(int all) {
        this.all = all;
        this.free = all;
    }

    /** Takes a place, which is given back with {@link #leave}. False when there is none for this one now. */
    public synchronized boolean take(K who) {
        if (free <= 2 * taken.getOrDefault(who, 0)) {
            return false;
        }
        free--;
        taken.merge(who, 1, Integer::sum);
        return true;
    }

    /** How many this one has. */
    public synchronized int taken(K who) {
        return taken.getOrDefault(who, 0);
    }

    public synchronized void leave(K who) {
        free++;
        taken.computeIfPresent(who, (key, count) -> count == 1 ? null : count - 1);
    }

    /** Whether nobody has one. */
    public synchronized boolean areFree() {
        return free == all;
    }
}
