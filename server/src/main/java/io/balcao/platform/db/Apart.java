package io.balcao.platform.db;

import java.util.function.Consumer;

/** Work that is done for several, of whom what fails for one holds up no other. */
public final class Apart {
    private Apart() {}

    /**
     * Does it for each, unless the database is away: then it fails for the others as well, each after a while. What failed
     * is thrown once all had their turn, the first with the others beside it.
     */
    public static <T> void each(Iterable<T> all, Consumer<T> work) {
        IllegalStateException failed = null;
        for (var one : all) {
            try {
                work.accept(one);
            } catch (Exception failure) {
                // Not only a RuntimeException: awaiting a future throws what it failed with, checked or not.
                if (failed == null) {
                    failed = new IllegalStateException("Failed for " + one + ": " + failure, failure);
                } else {
                    failed.addSuppressed(failure);
                }
                if (Database.isAway(failure)) {
                    break;
                }
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}
