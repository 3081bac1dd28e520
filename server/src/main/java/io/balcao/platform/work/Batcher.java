package io.balcao.platform.work;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Gathers what arrives while the previous batch is under way, so that one commit serves many and a lone item does not
 * wait. Batches run one after the other: items keep the order in which they came.
 *
 * <p>When a batch fails, its items go one by one, so that the bad one is found and its neighbours are served. A failure
 * that would hit each of them alike (the database is away) is given to all at once.
 */
public final class Batcher<I, O> {
    private final int most;
    private final int bound;
    private final long longestWait;
    private final Function<List<I>, Future<List<O>>> work;
    private final BiFunction<List<I>, Throwable, Boolean> isWorthSplitting;
    private final Consumer<Runnable> gathering;
    private final ArrayDeque<Waiting<I, O>> waiting = new ArrayDeque<>();
    private boolean isRunning;

    private record Waiting<I, O>(I item, Promise<O> promise, long since) {}

    /** Thrown into the future of an item that found the queue full, or that has waited too long in it. */
    public static final class Full extends RuntimeException {
        private static final long serialVersionUID = 1;

        Full() {
            super("Too many are waiting", null, false, false);
        }
    }

    /**
     * @param most items in a batch at most
     * @param bound items that may wait at most; one more is refused
     * @param longestWait an item that waited longer for its batch is refused: nobody waits for its outcome any more, and
     *            doing it all the same would keep a queue that has grown too long from ever getting shorter
     * @param work does a batch and gives one outcome for each item, in order
     * @param isWorthSplitting whether a failure of a batch may be the fault of one item
     */
    public Batcher(int most, int bound, Duration longestWait, Function<List<I>, Future<List<O>>> work,
            BiFunction<List<I>, Throwable, Boolean> isWorthSplitting) {
        this(most, bound, longestWait, work, isWorthSplitting, Runnable::run);
    }

    /**
     * For items that are in no hurry.
     *
     * @param gathering runs a task a moment later: a batch begins only then, so that more can come
     */
    public Batcher(int most, int bound, Duration longestWait, Function<List<I>, Future<List<O>>> work,
            BiFunction<List<I>, Throwable, Boolean> isWorthSplitting, Consumer<Runnable> gathering) {
        this.gathering = gathering;
        this.most = most;
        this.bound = bound;
        this.longestWait = longestWait.toNanos();
        this.work = work;
        this.isWorthSplitting = isWorthSplitting;
    }

    /** Adds an item. The future completes when its batch has. */
    public Future<O> add(I item) {
        Promise<O> promise = Promise.promise();
        synchronized (waiting) {
            if (waiting.size() >= bound) {
                return Future.failedFuture(new Full());
            }
            waiting.add(new Waiting<>(item, promise, System.nanoTime()));
            if (isRunning) {
                return promise.future();
            }
            isRunning = true;
        }
        gathering.accept(this::begin);
        return promise.future();
    }

    /** How many wait for their batch. */
    public int size() {
        synchronized (waiting) {
            return waiting.size();
        }
    }

    private List<Waiting<I, O>> next(List<Waiting<I, O>> tooLate) {
        var batch = new ArrayList<Waiting<I, O>>(Math.min(most, waiting.size()));
        var now = System.nanoTime();
        while (batch.size() < most && !waiting.isEmpty()) {
            var one = waiting.poll();
            (now - one.since() > longestWait ? tooLate : batch).add(one);
        }
        return batch;
    }

    private void run(List<Waiting<I, O>> batch) {
        attempt(batch.stream().map(Waiting::item).toList()).onComplete(outcome -> {
            if (outcome.succeeded()) {
                startNext();
                for (int i = 0; i < batch.size(); i++) {
                    batch.get(i).promise().complete(outcome.result().get(i));
                }
            } else if (batch.size() > 1
                    && isWorthSplitting.apply(batch.stream().map(Waiting::item).toList(), outcome.cause())) {
                oneByOne(batch, 0);
            } else {
                startNext();
                batch.forEach(failed -> failed.promise().fail(outcome.cause()));
            }
        });
    }

    private void oneByOne(List<Waiting<I, O>> batch, int index) {
        if (index == batch.size()) {
            startNext();
            return;
        }
        var one = batch.get(index);
        attempt(List.of(one.item())).onComplete(outcome -> {
            if (outcome.succeeded()) {
                one.promise().complete(outcome.result().getFirst());
            } else {
                one.promise().fail(outcome.cause());
            }
            oneByOne(batch, index + 1);
        });
    }

    private Future<List<O>> attempt(List<I> items) {
        try {
            return work.apply(items);
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    private void startNext() {
        synchronized (waiting) {
            isRunning = !waiting.isEmpty();
            if (!isRunning) {
                return;
            }
        }
        gathering.accept(this::begin);
    }

    private void begin() {
        List<Waiting<I, O>> batch;
        var tooLate = new ArrayList<Waiting<I, O>>();
        synchronized (waiting) {
            batch = next(tooLate);
            isRunning = !batch.isEmpty();
        }
        tooLate.forEach(one -> one.promise().fail(new Full()));
        if (!batch.isEmpty()) {
            run(batch);
        }
    }
}
