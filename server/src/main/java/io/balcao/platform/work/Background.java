package io.balcao.platform.work;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs work on virtual threads: at once, or again and again. A failure is logged once and never ends a repetition. */
public final class Background implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Background.class);

    private final ExecutorService virtualThreads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1,
            Thread.ofPlatform().daemon().name("background-clock").factory());
    private final AtomicInteger running = new AtomicInteger();
    private final Set<Soon> soon = ConcurrentHashMap.newKeySet();
    private volatile boolean isClosed;

    /** Not a record: equal tasks are not the same. */
    private static final class Soon {
        private final Runnable task;

        Soon(Runnable task) {
            this.task = task;
        }
    }

    public Background() {
        clock.setRemoveOnCancelPolicy(true);
    }

    /** Runs once, on a virtual thread of its own. After the close, nothing starts. */
    public void run(String name, Runnable work) {
        if (isClosed) {
            return;
        }
        running.incrementAndGet();
        virtualThreads.execute(() -> {
            try {
                work.run();
            } catch (Exception failure) {
                // Not only a RuntimeException: awaiting a future throws what it failed with, checked or not.
                LOG.warn("{} failed: {}", name, failure.toString());
                LOG.debug("{} failed", name, failure);
            } finally {
                running.decrementAndGet();
            }
        });
    }

    /** Runs after a delay, unless it is cancelled before. */
    public Future<?> after(Duration delay, String name, Runnable work) {
        if (isClosed) {
            return CompletableFuture.completedFuture(null);
        }
        return clock.schedule(() -> run(name, work), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Runs something short a moment later, on the clock's own thread. What is waited for when this closes still runs, and
     * what comes after that runs at once.
     */
    public void soon(Duration delay, Runnable task) {
        var waiting = new Soon(task);
        soon.add(waiting);
        try {
            var _ = clock.schedule(() -> begin(waiting), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            begin(waiting);
        }
    }

    private void begin(Soon waiting) {
        if (soon.remove(waiting)) {
            waiting.task.run();
        }
    }

    /** Runs again and again; the next run begins a pause after the last one ended. */
    public void repeat(Duration pause, String name, Runnable work) {
        var _ = after(pause, name, () -> {
            try {
                work.run();
            } finally {
                repeat(pause, name, work);
            }
        });
    }

    /** How many tasks are under way. */
    public int running() {
        return running.get();
    }

    /** Waits for what runs, for a while. */
    @Override
    public void close() {
        isClosed = true;
        clock.shutdownNow();
        soon.forEach(this::begin);
        virtualThreads.shutdown();
        try {
            if (!virtualThreads.awaitTermination(15, TimeUnit.SECONDS)) {
                virtualThreads.shutdownNow();
            }
        } catch (InterruptedException e) {
            virtualThreads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
