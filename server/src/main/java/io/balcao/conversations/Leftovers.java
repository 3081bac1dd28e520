package io.balcao.conversations;

import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.platform.work.Background;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;

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

    private static final String ORGANIZATIONS = """
            SELECT organizations_with_leftovers(make_interval(secs => $1), make_interval(secs => $2),
                                                make_interval(secs => $3))
            """;
    private static final String DROP_STATUSES = """
            DELETE FROM parked_statuses WHERE created_at < now() - make_interval(secs => $1)
            """;
    private static final String FORGET_ADDRESSES = """
            DELETE FROM customer_addresses WHERE retired_at < now() - make_interval(secs => $1)
            """;
    private static final String DROP_UPLOADS = """
            DELETE FROM media f
            WHERE f.direction = 'outbound' AND f.conversation_id IS NULL AND NOT f.is_in_use
              AND f.created_at < now() - make_interval(secs => $1)
              AND NOT EXISTS (SELECT FROM messages m WHERE m.media_id = f.id)
            """;

    private final Database database;
    private final Counter orphaned;

    Leftovers(Database database, MeterRegistry metrics) {
        this.database = database;
        this.orphaned = metrics.counter("balcao.webhook.statuses.orphaned");
    }

    void start(Background background) {
        background.repeat(PAUSE, "leftovers", this::sweep);
    }

    void sweep() {
        for (var organization : organizations()) {
            orphaned.increment(database.inTransaction(organization, Leftovers::sweep));
        }
    }

    private List<OrganizationId> organizations() {
        return database.ask(ORGANIZATIONS, row -> new OrganizationId(new Columns(row).id(0)),
                seconds(STATUSES_KEPT), seconds(ADDRESSES_KEPT), seconds(UPLOADS_KEPT));
    }

    private static int sweep(Tx tx) {
        tx.change(FORGET_ADDRESSES, seconds(ADDRESSES_KEPT));
        tx.change(DROP_UPLOADS, seconds(UPLOADS_KEPT));
        return tx.change(DROP_STATUSES, seconds(STATUSES_KEPT));
    }

    private static double seconds(Duration time) {
        return time.toSeconds();
    }
}
