package io.balcao.bot.flow;

import java.util.Objects;

/** Chance that falls the same way whenever it is asked about the same. */
public final class Spread {
    private Spread() {}

    /** A number from 0, below {@code most}. */
    public static long of(long most, Object... what) {
        long hash = Objects.hash(what);
        // What a hash leaves close together is spread by the finalizer of MurmurHash3.
        long mixed = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
        return Math.floorMod(mixed ^ mixed >>> 33, most);
    }
}
