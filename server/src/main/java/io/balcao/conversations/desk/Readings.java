package io.balcao.conversations.desk;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.balcao.accounts.AuditTrail;
import io.balcao.platform.Caller;
import io.balcao.platform.db.Tx;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Notes who read the personal data of whom, once an hour for each person and customer: a panel that is opened again and
 * again is one reading. Remembered by each server for itself, so that two servers may note the same one twice, and none
 * forgets one. The list of customers is a reading of its own.
 */
final class Readings {
    private static final Duration ONCE_IN = Duration.ofHours(1);
    private static final int MOST = 100_000;

    private final AuditTrail audit;
    private final Cache<Reading, Boolean> noted = Caffeine.newBuilder()
            .expireAfterWrite(ONCE_IN).maximumSize(MOST).executor(Runnable::run).build();

    private record Reading(UUID reader, @Nullable UUID customer) {}

    Readings(AuditTrail audit) {
        this.audit = audit;
    }

    /** @param customer null for the list of them */
    void note(Tx tx, Caller caller, @Nullable UUID customer) {
        var reading = new Reading(caller.userId(), customer);
        if (noted.getIfPresent(reading) == null) {
            audit.record(tx, caller, customer == null ? "customer.listed" : "customer.read", "customer", customer, null,
                    null);
            // Before the commit: should that fail, the request fails with it, and who asks again has read nothing yet.
            noted.put(reading, true);
        }
    }
}
