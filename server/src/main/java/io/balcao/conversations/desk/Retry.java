package io.balcao.conversations.desk;

import io.balcao.platform.db.Database;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does again what lost a race: the second time it sees what the winner stored, and decides by that. */
final class Retry {
    private static final Logger LOG = LoggerFactory.getLogger(Retry.class);

    private Retry() {}

    static <T> T onceAfterLostRace(Supplier<T> transaction) {
        try {
            return transaction.get();
        } catch (RuntimeException failure) {
            if (Database.isLostRace(failure)) {
                if (Database.isDeadlock(failure)) {
                    // Everybody locks in one order: this is a mistake of ours that costs its caller a second.
                    LOG.warn("Two transactions waited for each other", failure);
                }
                return transaction.get();
            }
            throw failure;
        }
    }
}
