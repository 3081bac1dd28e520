package io.balcao.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.balcao.conversations.desk.Counter;
import io.balcao.platform.Ids;
import io.balcao.simulator.BusinessNumber;
import io.balcao.simulator.SimulatedNumber;
import io.balcao.simulator.Simulator;
import io.balcao.simulator.SimulatorSettings;
import io.balcao.simulator.SimulatorSettings.Rules;
import io.balcao.simulator.StatusFault;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** One number at which Graph answers a byte a second and resets connections costs the others nothing. (SE-12) */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SlowGraphTest {
    private static final int MESSAGES = 600;

    private final Counter slow = new Counter();
    private final Counter other = new Counter();
    private final Simulator whatsapp = new Simulator(Counter.SERVER.ground.vertx(),
            SimulatorSettings.test(Path.of("target", "slow-graph-" + Ids.next()), List.of(number(slow)))
                    .withRules(Rules.NONE))
            .start();
    private final Road road = Road.of(URI.create(whatsapp.graphUrl()));

    private static BusinessNumber number(Counter shop) {
        var number = Road.connect(shop);
        return new BusinessNumber(number, "+55 11 4000-0000", "Loja", "7" + number, Road.TOKEN, "secret", "verify");
    }

    @AfterEach
    void close() {
        // Servers of other tests look through the same database.
        slow.shop.sql("DELETE FROM outbox");
        whatsapp.stop();
        road.close();
    }

    @Test
    void while_one_number_drips_and_breaks_off_anothers_messages_leave() {
        var dripping = quiet(whatsapp.number(Road.numberOf(slow)));
        for (int i = 0; i < MESSAGES / 3; i++) {
            dripping.faults().nextSends(2).answerSlowly(1);
            dripping.faults().nextSends(1).resetConnection();
        }
        slow.shop.sql("UPDATE channels SET messages_per_second = 10000");
        SendsTest.botSaysToMany(slow, MESSAGES, "bot");
        slow.shop.sql("UPDATE customer_addresses SET send_to = '55119' || (10000000 + random() * 80000000)::int");
        await().until(() -> {
            road.outbox.wake(slow.shop.id);
            return underWay() >= 60;
        });
        quiet(whatsapp.add(number(other)));
        var messages = new ArrayList<UUID>();
        for (int i = 0; i < 20; i++) {
            messages.add(UUID.fromString(Counter.says(other.ana, other.with(other.ana, "Rui"), "Oi").body()
                    .getString("id")));
        }

        road.sendsUntil(other,
                () -> messages.stream().allMatch(message -> Road.statusOf(other, message).equals("sent")));

        assertThat(underWay()).as("of the slow number").isGreaterThanOrEqualTo(60);
    }

    private static SimulatedNumber quiet(SimulatedNumber number) {
        number.faults().statuses(StatusFault.OFF);
        return number;
    }

    private long underWay() {
        return slow.shop.rows("SELECT count(*) AS n FROM outbox WHERE state = 'sending'").stream()
                .mapToLong((JsonObject row) -> row.getLong("n")).sum();
    }
}
