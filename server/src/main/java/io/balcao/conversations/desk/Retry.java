package io.balcao.conversations.desk;

import io.balcao.platform.db.Database;
import java.util.function.Supplier;

/** Does again what lost a race: the second time it sees what the winner stored, and decides by that. */
final class Retry {
    private Retry() {}

    static <T> T onceAfterLostRace(Supplier<T> transaction) {
        try {
            return transaction.get();
        } catch (RuntimeException failure) {
            if (Database.isLostRace(failure)) {
                return transaction.get();
            }
            throw failure;
        }
    }
}
