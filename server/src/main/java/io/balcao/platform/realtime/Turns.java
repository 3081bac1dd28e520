package io.balcao.platform.realtime;

import io.vertx.core.Context;
import java.util.ArrayDeque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs tasks on virtual threads one after the other: a task that waits is not overtaken by the next. */
final class Turns {
    private static final Logger LOG = LoggerFactory.getLogger(Turns.class);

    private final Context context;
    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    private boolean isRunning;

    /**
     * @param context of a virtual thread
     */
    Turns(Context context) {
        this.context = context;
    }

    /** Adds a task, from any thread. Gives how many wait now. */
    int add(Runnable task) {
        synchronized (waiting) {
            waiting.add(task);
            if (!isRunning) {
                isRunning = true;
                context.runOnContext(nothing -> runAll());
            }
            return waiting.size();
        }
    }

    private void runAll() {
        while (true) {
            Runnable task;
            synchronized (waiting) {
                task = waiting.poll();
                if (task == null) {
                    isRunning = false;
                    return;
                }
            }
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("A realtime task failed", e);
            }
        }
    }
}
