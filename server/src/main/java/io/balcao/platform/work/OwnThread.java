package io.balcao.platform.work;

import io.vertx.core.Promise;
import java.util.function.Supplier;

/**
 * Work that computes for long, such as writing a file of many pages. A virtual thread keeps the processor until it waits for
 * something; a thread of the operating system is interrupted by it, so that those who only want a list are served between.
 */
public final class OwnThread {
    private OwnThread() {}

    /** What the work returns or throws. Called from a virtual thread, by who has bounded how much is done at once. */
    public static <T> T call(String name, Supplier<T> work) {
        Promise<T> done = Promise.promise();
        Thread.ofPlatform().daemon().name(name).start(() -> {
            try {
                done.complete(work.get());
            } catch (Throwable failure) {
                done.fail(failure);
            }
        });
        return done.future().await();
    }
}
