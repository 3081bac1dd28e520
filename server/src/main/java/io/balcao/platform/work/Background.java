package io.balcao.platform.work;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
    private volatile boolean isClosed;

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
