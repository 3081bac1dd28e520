package io.balcao.insights;

import io.balcao.platform.db.Database;
import java.time.Duration;
import java.time.InstantSource;

/** Sums the ledger up before somebody asks, so that nobody waits for it; whichever server comes first. */
final class SumsAhead {
    /** A quarter of an hour, and the five minutes in which something may still be committed. */
    private static final Duration OVER = Duration.ofMinutes(20);
    /** Steps of two days: a past of years is summed up in several runs. */
    private static final int MOST = 200;

    private final Database database;
    private final MetricRepository repository;
    private final InstantSource clock;

    SumsAhead(Database database, MetricRepository repository, InstantSource clock) {
        this.database = database;
        this.repository = repository;
        this.clock = clock;
    }

    void run() {
        var until = clock.instant().minus(OVER);
        for (var organization : MetricRepository.organizationsToSumUp(database, until)) {
            for (int step = 0; step < MOST; step++) {
                var summed = database.inTransaction(organization, repository::sumUp);
                if (summed.isEmpty()
                        || (summed.get().until().isAfter(until) && !summed.get().isBehindWithTags())) {
                    break;
                }
            }
        }
    }
}
