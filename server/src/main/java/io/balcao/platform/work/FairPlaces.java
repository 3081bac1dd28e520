package io.balcao.platform.work;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * {@link FairShares} with a queue for each who shares: whoever finds no place waits among their own, and those who have
 * waited longest without one are asked first. However long the queue of one gets, nobody else waits in it.
 *
 * <p>Whoever keeps a long queue while others ask, too, gets only a few places: each that is at work takes time of the
 * processors from the others, who have a place and still wait.
 *
 * @param <K> who shares
 */
public final class FairPlaces<K> {
    private static final long OTHERS_ARE_THERE_NANOS = Duration.ofSeconds(2).toNanos();

    private final FairShares<K> shares;
    private final int few;
    private final Neighbours<K> neighbours;
    /** Nobody's queue is empty; in the order in which they were last served. */
    private final Map<K, ArrayDeque<Promise<Void>>> waiting = new LinkedHashMap<>();

    /** Places that take no time of the processors. */
    public FairPlaces(int all) {
        this(all, all, System::nanoTime);
    }

    /**
     * @param few what one gets at most that has more than twice as many waiting, while others ask
     * @param nanos a clock that only goes forward
     */
    public FairPlaces(int all, int few, LongSupplier nanos) {
        this.shares = new FairShares<>(all);
        this.few = few;
        this.neighbours = new Neighbours<>(OTHERS_ARE_THERE_NANOS, nanos);
    }

    /**
     * Takes a place, now or when it is this one's turn; whoever stops waiting for it gives it back all the same when it
     * comes. It is given back with {@link #leave}.
     */
    public Future<Void> take(K who) {
        Promise<Void> turn = Promise.promise();
        List<Promise<Void>> next;
        synchronized (waiting) {
            neighbours.asks(who);
            waiting.computeIfAbsent(who, first -> new ArrayDeque<>()).add(turn);
            next = next();
        }
        next.forEach(Promise::complete);
        return turn.future();
    }

    /** Gives a place back. Whose turn it is goes on in this thread. */
    public void leave(K who) {
        List<Promise<Void>> next;
        synchronized (waiting) {
            shares.leave(who);
            next = next();
        }
        next.forEach(Promise::complete);
    }

    private List<Promise<Void>> next() {
        var next = new ArrayList<Promise<Void>>(1);
        while (true) {
            var queue = waiting.entrySet().stream().filter(one -> mayTake(one.getKey(), one.getValue().size()))
                    .findFirst();
            if (queue.isEmpty()) {
                return next;
            }
            next.add(first(queue.get().getKey(), queue.get().getValue()));
        }
    }

    private boolean mayTake(K who, int queued) {
        var isFlooding = queued > 2 * few && neighbours.hasOthersThan(who);
        return (!isFlooding || shares.taken(who) < few) && shares.take(who);
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
