package io.balcao.platform.db;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks on the database's event loop and waits for the answers there, but not for ever: a connection that breaks at the
 * wrong moment leaves one out. One look a second at all that wait: a time limit of each wait's own costs the scheduler
 * of virtual threads one more wake a statement.
 */
final class Patience {
    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
    private static final long LOOK_MILLIS = 1_000;
    private static final int LONGEST_LEAVE_SECONDS = 2;

    private final Vertx vertx;
    private final Context loop;
    private final Duration longest;
    private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();
    private final long timer;

    private record Waiting(long until, Promise<?> promise) {}

    /** @param loop of the connections, so that an answer wakes up nobody but who waits for it */
    Patience(Vertx vertx, Context loop, Duration longest) {
        this.vertx = vertx;
        this.loop = loop;
        this.longest = longest;
        this.timer = vertx.setPeriodic(LOOK_MILLIS, fired -> giveUp());
    }

    /**
     * The answer. What went wrong is thrown as a RuntimeException; Vert.x by itself throws an IOException where no
     * compiler expects one, past every {@code catch (RuntimeException)}.
     */
    <T> T await(Supplier<Future<T>> question) {
        try {
            return ask(question).await();
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception away) {
            throw new UncheckedIOException("The database does not answer: " + away.getMessage(),
                    away instanceof IOException e ? e : new IOException(away));
        }
    }

    /** Asks on the event loop. The answer belongs to no context: who waits for it is woken from there. */
    <T> Future<T> ask(Supplier<Future<T>> question) {
        Promise<T> answer = Promise.promise();
        var one = new Waiting(System.nanoTime() + longest.toNanos(), answer);
        waiting.add(one);
        loop.runOnContext(nothing -> {
            try {
                question.get().onComplete(outcome -> {
                    waiting.remove(one);
                    if (outcome.succeeded()) {
                        answer.tryComplete(outcome.result());
                    } else {
                        answer.tryFail(outcome.cause());
                    }
                });
            } catch (RuntimeException bug) {
                waiting.remove(one);
                answer.tryFail(bug);
            }
        });
        return answer.future();
    }

    /** Waits a moment for what need not succeed. */
    static void leave(Future<?> last) {
        try {
            last.otherwiseEmpty().await(LONGEST_LEAVE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException hangs) {
            LOG.warn("A connection to the database hangs");
        }
    }

    private void giveUp() {
        long now = System.nanoTime();
        waiting.forEach(one -> {
            if (now - one.until > 0 && waiting.remove(one)) {
                one.promise.tryFail(new TimeoutException("no answer for " + longest.toSeconds() + " s"));
            }
        });
    }

    void close() {
        vertx.cancelTimer(timer);
    }
}
