package io.balcao.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server that sleeps in the middle of its work, and wakes after another took it over, does no harm. (OR-04, SE-13) */
@Tag("distribution")
@DisplayNameGeneration(ReplaceUnderscores.class)
class SleepingServerTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Installation installation = Installation.shared();
    private final History history = new History(Path.of("target", "faults-history-sleeping-server.log"));

    @AfterEach
    void heal() throws InterruptedException {
        installation.heal();
        history.close();
    }

    @Test
    void what_a_sleeping_server_held_is_done_once_by_another_and_not_again_when_it_wakes() throws Exception {
        var shop = installation.shop(2);
        var customers = new Customers(shop, history, 1, 24).greet();
        var attendants = new ArrayList<Attendant>();
        for (int i = 0; i < 2; i++) {
            var taken = shop.conversationOf(customers.phones.get(i));
            attendants.add(new Attendant(shop, shop.people.get(i), history).takesOver(taken));
            attendants.get(i).begin(List.of(taken), Duration.ofMillis(30));
        }
        // It is slow at what it does, so that it falls asleep in the middle of much.
        installation.postgres.relays.getFirst().slow(Duration.ofMillis(15));
        shop.whatsapp.faults().latency(Duration.ofMillis(200));
        customers.goTo(installation.first().port());
        customers.begin(Duration.ofMillis(20));
        customers.awaitMore(100, SOON);

        installation.first().pause();
        long sends = shop.count("SELECT count(*) FROM outbox WHERE state = 'sending'");
        installation.front.leadsTo(installation.second().port());
        customers.goTo(installation.second().port());
        int until = customers.acknowledged.size() + 50;
        await().atMost(SOON).until(() -> {
            installation.postgres.endHangingTransactions();
            return customers.acknowledged.size() >= until;
        });
        shop.whatsapp.faults().heal();
        customers.end();
        for (var attendant : attendants) {
            attendant.end();
        }
        int answers = Leases.runOut(shop);
        System.out.printf("It slept over %d answers and %d sends%n", answers, sends);
        assertThat(answers).as("answers of the bot that it fell asleep over").isPositive();
        assertThat(sends).as("sends that it fell asleep over").isPositive();
        await().atMost(SOON).until(() -> isDone(shop));

        installation.front.leadsTo(installation.first().port(), installation.second().port());
        installation.first().resume();
        installation.heal();
        // What it tries to finish comes before what it is asked next.
        customers.goTo(installation.first().port());
        customers.chooseOnce(customers.phones);
        new Checker(shop).with(customers).with(attendants.toArray(Attendant[]::new)).awaitRest(SOON).check();
    }

    private static boolean isDone(Shop shop) throws SQLException {
        return shop.count("SELECT count(*) FROM conversations WHERE owner = 'bot' AND answered_seq < last_seq") == 0
                && shop.count("SELECT count(*) FROM outbox WHERE state = 'sending'") == 0;
    }
}
