package io.balcao.platform.realtime;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;

/**
 * How many may do something at once; the others wait in the order in which they came. A future rather than a lock:
 * whoever waits for a lock keeps its Vert.x context, and may keep the one who holds the lock from going on.
 */
final class FutureSemaphore {
    private final ArrayDeque<Promise<Void>> waiting = new ArrayDeque<>();
    private int free;

    FutureSemaphore(int free) {
        this.free = free;
    }

    /** Completes when there is a place, which {@link #give} gives back. */
    synchronized Future<Void> take() {
        if (free > 0) {
            free--;
            return Future.succeededFuture();
        }
        Promise<Void> place = Promise.promise();
        waiting.add(place);
        return place.future();
    }

    void give() {
        Promise<Void> next;
        synchronized (this) {
            next = waiting.poll();
            if (next == null) {
                free++;
            }
        }
        if (next != null) {
            next.complete();
        }
    }
}
