package io.balcao.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** More comes in than can be stored: each hears yes or no soon, memory stays bounded, and afterwards all is as before. */
@Tag("distribution")
@DisplayNameGeneration(ReplaceUnderscores.class)
class FloodTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int SENDERS = 400;
    private static final Duration LENGTH = Duration.ofSeconds(6);
    private static final long MOST_MEGABYTES = 700;

    private final Installation installation = Installation.shared();
    private final History history = new History(Path.of("target", "faults-history-flood.log"));

    @AfterEach
    void heal() throws InterruptedException {
        installation.heal();
        history.close();
    }

    // IN-19; IN-23 as a figure
    @Test
    void a_flood_above_what_the_database_can_take_loses_nothing_and_passes() throws Exception {
        var shop = installation.shop(1);
        var first = List.of(installation.first().port());
        var customers = new Customers(shop, history, 1, SENDERS, first).greet().withAttendant();
        customers.write(400);
        var calm = customers.tries.stream().skip(SENDERS).mapToDouble(Customers.Try::seconds).sorted().toArray();
        System.out.printf("Webhooks as fast as %d senders can: median %.0f ms, 95th %.0f ms%n", SENDERS,
                calm[calm.length / 2] * 1e3, calm[calm.length * 95 / 100] * 1e3);

        // Some 40 webhooks a second are what this wire lets through, and ten times as many come.
        installation.postgres.relays.getFirst().throttle(25_000);
        long begin = System.nanoTime();
        customers.begin(Duration.ZERO);
        long most = 0;
        while (System.nanoTime() - begin < LENGTH.toNanos()) {
            most = Math.max(most, installation.first().megabytes());
            customers.awaitTries(20, SOON);
        }
        installation.heal();
        long healed = System.nanoTime();
        customers.awaitMore(SENDERS, SOON);
        customers.end();
        var during = customers.triesBetween(begin, healed);
        double slowest = during.stream().mapToDouble(Customers.Try::seconds).max().orElseThrow();
        long refused = during.stream().filter(one -> one.status() == 503).count();
        System.out.printf("Flood: %d tries, %d refused, the slowest answer after %.1f s, %d MB at most%n",
                during.size(),
                refused, slowest, most);

        assertThat(refused).as("refused, or it was no flood").isPositive();
        assertThat(during).allMatch(one -> one.status() == 200 || one.status() == 503);
        // The server gives up after 5 s; 400 senders, two servers and this test share what cores there are.
        assertThat(slowest).isLessThan(9);
        assertThat(most).as("memory in MB").isLessThan(MOST_MEGABYTES);
        new Checker(shop).with(customers).awaitRest(SOON).check();
        await().atMost(SOON).until(() -> installation.first().isReady());
    }
}
