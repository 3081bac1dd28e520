package io.balcao.conversations.ingest;

import io.balcao.channels.Channel;
import io.balcao.channels.StatusUpdate;
import io.balcao.conversations.thread.MessageView;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Database;
import io.balcao.platform.work.Batcher;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in what a webhook is believed to say, whoever sent it: each item is committed, or put aside with its reason, before
 * its future completes. It fails only when the database is away or too much is waiting: then the sender is to come again.
 */
final class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final Ingest ingest;
    private final RareArrivals rest;
    private final IngestRepository repository;
    private final IngestMetrics metrics;
    private final Predicate<OrganizationId> isKeptAside;

    /** @param isKeptAside whether an organization is not served now, as far as this server knows */
    Intake(Ingest ingest, RareArrivals rest, IngestRepository repository, IngestMetrics metrics,
            Predicate<OrganizationId> isKeptAside) {
        this.ingest = ingest;
        this.rest = rest;
        this.repository = repository;
        this.metrics = metrics;
        this.isKeptAside = isKeptAside;
    }

    /** Stores a message of a customer; true when it was new. */
    Future<Boolean> store(Arrival arrival) {
        metrics.message();
        return again(() -> ingest.store(arrival));
    }

    /** Stores what the business wrote on its own phone. */
    Future<Boolean> storeEcho(Arrival echo) {
        metrics.message();
        return again(() -> rest.storeEcho(echo));
    }

    /** @param error why it failed, if it did */
    Future<Boolean> store(Channel channel, StatusUpdate status, MessageView.@Nullable Reason error) {
        metrics.status();
        var arrival = new StatusArrival(channel, status, error);
        return again(() -> ingest.store(arrival));
    }

    /** For an organization that is not served: aside, in its place in the order. Whether that still holds, the database says. */
    Future<Void> unlessKeptAside(Channel channel, Supplier<String> raw, Supplier<Future<?>> work) {
        return isKeptAside.test(channel.organization())
                ? repository.keepAside(channel.organization(), raw.get())
                        .compose(isAside -> isAside ? Future.succeededFuture() : work.get().mapEmpty())
                : work.get().mapEmpty();
    }

    /** What the database refuses goes aside with the reason, and its neighbours are not held up. */
    Future<Boolean> kept(Channel channel, Future<Boolean> work, Supplier<String> raw) {
        return work.recover(failure -> bury(channel, failure, raw));
    }

    /** Once more when another transaction was faster: that is no fault of the item. */
    static Future<Boolean> again(Supplier<Future<Boolean>> work) {
        return work.get().recover(failure -> Database.isLostRace(failure) ? work.get() : Future.failedFuture(failure));
    }

    static Future<Void> all(List<Future<?>> pending) {
        return switch (pending.size()) {
            case 0 -> Future.succeededFuture();
            case 1 -> pending.getFirst().mapEmpty();
            default -> Future.join(pending).mapEmpty();
        };
    }

    private Future<Boolean> bury(Channel channel, Throwable failure, Supplier<String> raw) {
        if (failure instanceof Batcher.Full) {
            return Future.failedFuture(new Problem.Unavailable("Too much at once"));
        }
        if (Database.isAway(failure)) {
            return Future.failedFuture(failure);
        }
        if (Database.isDeadlock(failure)) {
            // Nothing is wrong with it: two statements waited for each other, and this one was told to try again.
            return Future.failedFuture(new Problem.Unavailable("Somebody else was at it"));
        }
        metrics.buried();
        LOG.warn("A webhook's item was put aside: {}", failure.getMessage());
        return repository.bury(channel, String.valueOf(failure.getMessage()), raw.get()).map(false);
    }
}
