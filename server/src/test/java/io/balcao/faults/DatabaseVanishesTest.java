package io.balcao.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.balcao.testing.Relay;
import io.balcao.testing.Relay.Way;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** While the database is away webhooks hear 503, soon; when it is back all goes on by itself, with nothing lost. */
@Tag("distribution")
@DisplayNameGeneration(ReplaceUnderscores.class)
class DatabaseVanishesTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    /** IN-10. */
    private static final double LONGEST_ANSWER_SECONDS = 5.0;
    /** OP-04. */
    private static final double LONGEST_RETURN_SECONDS = 10.0;

    private final Installation installation = Installation.shared();
    private final BreakablePostgres postgres = installation.postgres;
    private final History history = new History(Path.of("target", "faults-history-database-vanishes.log"));
    private final Shop shop = installation.shop(1);
    private final Customers customers = new Customers(shop, history, 1, 12);
    private final Attendant attendant = new Attendant(shop, shop.people.getFirst(), history);

    /** Breaks something, or repairs it. */
    private interface Deed {
        void run() throws Exception;
    }

    @BeforeEach
    void begin() throws Exception {
        customers.greet();
        var conversation = shop.conversationOf(customers.phones.getFirst());
        attendant.takesOver(conversation).begin(java.util.List.of(conversation), Duration.ofMillis(100));
        customers.begin(Duration.ofMillis(20));
        customers.awaitMore(50, SOON);
    }

    @AfterEach
    void heal() throws InterruptedException {
        installation.heal();
        customers.close();
        attendant.close();
        history.close();
    }

    // IN-10
    @Test
    void nobody_listens_there() throws Exception {
        whileBroken(Duration.ofMillis(700), () -> postgres.relays.forEach(Relay::refuse),
                () -> postgres.relays.forEach(Relay::heal));
        finish();
    }

    // IN-10, OP-05: the connections stand, and nothing comes through them.
    @Test
    void it_sleeps_for_longer_than_anybody_waits() throws Exception {
        var before = installation.resources();
        whileBroken(Duration.ofMillis(6_500), postgres::pause, postgres::resume);
        finish();
        Resting.assertRested(installation, before);
    }

    // OP-04
    @Test
    void it_is_killed_and_another_takes_its_place_at_another_address() throws Exception {
        whileBroken(Duration.ofMillis(200), postgres::kill, postgres::start);
        finish();
    }

    // OP-04
    @Test
    void it_is_restarted() throws Exception {
        whileBroken(Duration.ZERO, postgres::restart, () -> {});
        finish();
    }

    // OP-04
    @Test
    void it_takes_no_more_connections_and_ends_those_that_there_are() throws Exception {
        whileBroken(Duration.ofMillis(700), () -> {
            postgres.allowConnections(0);
            postgres.endSessions();
        }, () -> postgres.allowConnections(-1));
        finish();
    }

    // OP-04: sessions are ended in the middle of transactions, again and again.
    @Test
    void transactions_are_ended_in_the_middle() throws Exception {
        whileBroken(Duration.ZERO, () -> {
            // Slow, so that there is a middle.
            postgres.relays.forEach(relay -> relay.slow(Duration.ofMillis(5)));
            for (int ended = 0; ended < 20;) {
                ended += postgres.endTransactions();
            }
        }, () -> postgres.relays.forEach(Relay::heal));
        finish();
    }

    // IN-10: answers are lost, so that nobody knows which commits have happened.
    @Test
    void its_answers_are_lost() throws Exception {
        whileBroken(Duration.ofMillis(700), () -> {
            postgres.relays.forEach(relay -> relay.hold(Way.DOWN));
            customers.awaitTries(5, SOON);
            postgres.relays.forEach(Relay::cut);
        }, () -> postgres.relays.forEach(Relay::heal));
        finish();
    }

    private void whileBroken(Duration length, Deed breaking, Deed healing) throws Exception {
        history.note("breaking");
        long begin = System.nanoTime();
        breaking.run();
        // How long it is away is what the test is about.
        LockSupport.parkNanos(length.toNanos());
        healing.run();
        long end = System.nanoTime();
        history.note("healed");
        customers.awaitMore(1, SOON);
        double back = (System.nanoTime() - end) / 1e9;
        customers.awaitMore(50, SOON);
        var tries = customers.triesBetween(begin, end);
        var statuses = tries.stream().collect(java.util.stream.Collectors.groupingBy(Customers.Try::status,
                java.util.TreeMap::new, java.util.stream.Collectors.counting()));
        double slowest = tries.stream().mapToDouble(Customers.Try::seconds).max().orElse(0);
        System.out.printf("PostgreSQL away for %.1f s: answers %s, the slowest after %.1f s, back after %.1f s%n",
                (end - begin) / 1e9, statuses, slowest, back);
        assertThat(statuses.keySet()).as("answers while it was away").isSubsetOf(200, 503);
        assertThat(slowest).as("slowest answer").isLessThan(LONGEST_ANSWER_SECONDS + 0.5);
        assertThat(back).as("time until it works again").isLessThan(LONGEST_RETURN_SECONDS);
    }

    private void finish() throws InterruptedException, SQLException {
        customers.end();
        attendant.end();
        // A claim whose commit was not heard of is held by nobody.
        Leases.runOut(shop);
        new Checker(shop).with(customers).with(attendant).awaitRest(SOON).check();
        await().atMost(SOON).until(() -> installation.first().isReady() && installation.second().isReady());
    }
}
