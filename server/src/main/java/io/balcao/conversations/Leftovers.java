package io.balcao.conversations;

import io.balcao.platform.db.Database;
import io.balcao.platform.work.Background;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/**
 * Takes away what nobody needs any more, by the database's clock:
 * <ul>
 * <li>statuses of messages that we do not have, a day after they came: the send that they were faster than has long ended
 * (counted in {@code balcao.webhook.statuses.orphaned});
 * <li>numbers that a customer gave up, thirty days after: one day they are somebody else's;
 * <li>files that were uploaded and not sent, a day after. Only their rows: the sweep of files without a row does the rest.
 * </ul>
 * Several servers may do it at once.
 */
final class Leftovers {
    private static final Duration PAUSE = Duration.ofMinutes(10);
    private static final Duration STATUSES_KEPT = Duration.ofDays(1);
    private static final Duration ADDRESSES_KEPT = Duration.ofDays(30);
    private static final Duration UPLOADS_KEPT = Duration.ofDays(1);

    private final Database database;
    private final LeftoverRepository repository = new LeftoverRepository();
    private final Counter orphaned;

    Leftovers(Database database, MeterRegistry metrics) {
        this.database = database;
        this.orphaned = metrics.counter("balcao.webhook.statuses.orphaned");
    }

    void start(Background background) {
        background.repeat(PAUSE, "leftovers", this::sweep);
    }

    void sweep() {
        for (var organization : repository.organizations(database, STATUSES_KEPT, ADDRESSES_KEPT, UPLOADS_KEPT)) {
            orphaned.increment(database.inTransaction(organization, tx -> {
                repository.forgetAddresses(tx, ADDRESSES_KEPT);
                repository.dropUploads(tx, UPLOADS_KEPT);
                return repository.dropStatuses(tx, STATUSES_KEPT);
            }));
        }
    }
}
