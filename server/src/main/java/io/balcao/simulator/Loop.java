package io.balcao.simulator;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** The one event loop that all state belongs to, and the way in from other threads. */
final class Loop {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Vertx vertx;
    private final Context context;

    Loop(Vertx vertx, Context context) {
        this.vertx = vertx;
        this.context = context;
    }

    /** From another thread: runs it on the loop and waits. */
    void run(Runnable work) {
        ask(() -> {
            work.run();
            return true;
        });
    }

    /** From another thread: works an answer out on the loop and waits for it. */
    <T> T ask(Supplier<T> question) {
        return await(() -> Future.succeededFuture(question.get()), PATIENCE);
    }

    /** From another thread: starts something on the loop and waits until it is done, or fails when it takes too long. */
    <T> T await(Supplier<Future<T>> work, Duration patience) {
        if (Vertx.currentContext() == context) {
            throw new IllegalStateException("the loop would wait for itself");
        }
        var answer = new CompletableFuture<T>();
        context.runOnContext(_ -> {
            try {
                work.get().onSuccess(answer::complete).onFailure(answer::completeExceptionally);
            } catch (RuntimeException failure) {
                answer.completeExceptionally(failure);
            }
        });
        try {
            return answer.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).join();
        } catch (CompletionException failure) {
            throw switch (failure.getCause()) {
                case TimeoutException _ ->
                    new IllegalStateException("nothing happened within " + patience.toSeconds() + " s");
                case RuntimeException cause -> cause;
                case null, default -> failure;
            };
        }
    }

    /** On the loop: later, or right after what runs now. */
    void after(Duration delay, Runnable work) {
        if (delay.toMillis() <= 0) {
            context.runOnContext(_ -> work.run());
        } else {
            vertx.setTimer(delay.toMillis(), _ -> work.run());
        }
    }
}
