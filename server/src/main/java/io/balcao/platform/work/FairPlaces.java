package io.balcao.platform.work;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@link FairShares} with a queue for each who shares: whoever finds no place waits among their own, and those who have
 * waited longest without one are asked first. However long the queue of one gets, nobody else waits in it.
 *
 * @param <K> who shares
 */
public final class FairPlaces<K> {
    private final FairShares<K> shares;
    /** Nobody's queue is empty; in the order in which they were last served. */
    private final Map<K, ArrayDeque<Promise<Void>>> waiting = new LinkedHashMap<>();

    public FairPlaces(int all) {
        this.shares = new FairShares<>(all);
    }

    /**
     * Takes a place, now or when it is this one's turn; whoever stops waiting for it gives it back all the same when it
     * comes. It is given back with {@link #leave}.
     */
    public Future<Void> take(K who) {
        Promise<Void> turn = Promise.promise();
        synchronized (waiting) {
            if (waiting.containsKey(who) || !shares.take(who)) {
                waiting.computeIfAbsent(who, first -> new ArrayDeque<>()).add(turn);
                return turn.future();
            }
        }
        turn.complete();
        return turn.future();
    }

    /** Gives a place back. Whose turn it is goes on in this thread. */
    public void leave(K who) {
        Optional<Promise<Void>> next;
        synchronized (waiting) {
            shares.leave(who);
            next = waiting.entrySet().stream().filter(queue -> shares.take(queue.getKey())).findFirst()
                    .map(queue -> first(queue.getKey(), queue.getValue()));
        }
        next.ifPresent(Promise::complete);
    }

    private Promise<Void> first(K who, ArrayDeque<Promise<Void>> queue) {
        waiting.remove(who);
        var turn = queue.remove();
        if (!queue.isEmpty()) {
            waiting.put(who, queue);
        }
        return turn;
    }
}
