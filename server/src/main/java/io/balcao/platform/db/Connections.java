package io.balcao.platform.db;

import io.balcao.platform.OrganizationId;
import io.balcao.platform.work.FairPlaces;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;

/**
 * The pool's connections, shared out among organizations: one that asks for many gets a third of them, and its own
 * questions wait for each other, while another's are asked at once. One that keeps a long queue while others ask, too, gets
 * hardly more than there are processors: the stores are often on the same ones.
 */
final class Connections {
    private final Pool pool;
    private final FairPlaces<OrganizationId> places;
    private final Context loop;
    private final Duration longestWait;

    /**
     * @param size of the pool
     * @param loop on which all is asked
     * @param longestWait for a place; the pool has a limit of its own for what follows
     */
    Connections(Pool pool, int size, Context loop, Duration longestWait) {
        this.pool = pool;
        this.places = new FairPlaces<>(size, Runtime.getRuntime().availableProcessors() + 1, System::nanoTime);
        this.loop = loop;
        this.longestWait = longestWait;
    }

    /** A connection for a transaction of this organization. */
    Future<SqlConnection> take(OrganizationId organization) {
        return place(organization).compose(nothing -> pool.getConnection()
                .onFailure(never -> places.leave(organization)));
    }

    void leave(OrganizationId organization, SqlConnection wire) {
        wire.close();
        places.leave(organization);
    }

    private Future<Void> place(OrganizationId organization) {
        var place = places.take(organization);
        if (place.isComplete()) {
            return place;
        }
        Promise<Void> inTime = Promise.promise();
        long timer = loop.owner().setTimer(longestWait.toMillis(),
                fired -> inTime.tryFail("Timeout waiting for connection"));
        place.onSuccess(nothing -> {
            loop.owner().cancelTimer(timer);
            if (!inTime.tryComplete()) {
                places.leave(organization);
            }
        });
        return inTime.future();
    }
}
