package io.balcao.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A console that was away under load shows what a fresh load shows, and was told nothing twice. (RT-03) */
@Tag("distribution")
@DisplayNameGeneration(ReplaceUnderscores.class)
class ConsoleAwayTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Installation installation = Installation.shared();
    private final History history = new History(Path.of("target", "faults-history-console-away.log"));

    @AfterEach
    void heal() throws InterruptedException {
        installation.heal();
        history.close();
    }

    @Test
    void what_it_missed_is_told_once_and_what_is_too_old_is_loaded() throws Exception {
        // What happened to the database in tests before may still be told.
        installation.stopAll();
        installation.heal();
        var shop = installation.shop(2);
        var customers = new Customers(shop, history, 1, 8).greet();
        var conversations = new ArrayList<UUID>();
        for (var phone : customers.phones) {
            conversations.add(shop.conversationOf(phone));
        }
        try (var cut = Console.open(shop, shop.people.getFirst(), conversations);
                var sleeper = Console.open(shop, shop.people.getLast(), conversations)) {
            int before = cut.resyncs();
            customers.begin(Duration.ofMillis(20));
            for (int i = 0; i < 8; i++) {
                customers.awaitMore(15, SOON);
                cut.cut();
            }
            sleeper.sleeps();
            customers.awaitMore(100, SOON);
            sleeper.wakes();
            customers.awaitMore(30, SOON);
            var caughtUp = sleeper.resyncs();
            sleeper.sleeps();
            installation.redis.wipe();
            customers.awaitMore(50, SOON);
            sleeper.wakes();
            customers.end();

            new Checker(shop).with(customers).with(cut, sleeper).awaitRest(SOON).check();
            assertThat(caughtUp).as("loads of who was away for a while").isEqualTo(before);
            assertThat(sleeper.resyncs()).as("loads of who was away while the stream was lost").isGreaterThan(caughtUp);
            assertThat(cut.events()).isGreaterThan(200);
        }
    }
}
