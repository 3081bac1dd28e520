package io.balcao.platform.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.balcao.platform.Problem;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OwnThreadTest {
    @Test
    void who_computes_without_an_end_keeps_no_virtual_thread_from_running() throws Exception {
        var served = new CountDownLatch(Runtime.getRuntime().availableProcessors() + 1);
        var computing = new CompletableFuture<?>[(int) served.getCount()];
        for (int i = 0; i < computing.length; i++) {
            computing[i] = inVirtualThread(() -> OwnThread.call("test", () -> {
                while (served.getCount() > 0) {
                    Thread.onSpinWait();
                }
                return "done";
            }));
        }

        for (int i = 0; i < computing.length; i++) {
            Thread.startVirtualThread(served::countDown);
        }

        served.await();
        CompletableFuture.allOf(computing).join();
    }

    @Test
    void what_the_work_throws_is_thrown() {
        var refused = new Problem.Conflict("not now");

        assertThatThrownBy(() -> inVirtualThread(() -> OwnThread.call("test", () -> {
            throw refused;
        })).join()).hasRootCause(refused);
        assertThat(inVirtualThread(() -> OwnThread.call("test", () -> 5)).join()).isEqualTo(5);
    }

    private static <T> CompletableFuture<T> inVirtualThread(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, Thread::startVirtualThread);
    }
}
