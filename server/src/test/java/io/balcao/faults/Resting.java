package io.balcao.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.balcao.faults.Installation.Resources;
import java.time.Duration;

/** 11. After the load, memory, files, connections and queues are back to where they were. */
final class Resting {
    /** Kept connections of our own clients, of the pool to Graph and to PostgreSQL. */
    private static final int MORE_HANDLES = 150;
    /** The heap may grow to 384 MB, and code, threads and buffers come on top. */
    private static final long MOST_MEGABYTES = 700;

    private Resting() {}

    static void assertRested(Installation installation, Resources before) {
        await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
            var now = installation.resources();
            for (int i = 0; i < installation.servers.size(); i++) {
                var server = installation.servers.get(i);
                assertThat(now.handles().get(i)).as("open files").isLessThan(before.handles().get(i) + MORE_HANDLES);
                assertThat(now.megabytes().get(i)).as("memory").isLessThan(MOST_MEGABYTES);
                assertThat(server.metric("balcao_events_pending_bytes")).as("events that wait").isZero();
            }
            assertThat(now.databaseConnections()).as("database connections")
                    .isLessThanOrEqualTo(installation.servers.size() * BreakablePostgres.POOL);
        });
    }
}
