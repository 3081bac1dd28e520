package io.balcao.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.balcao.testing.Relay;
import io.balcao.testing.Relay.Way;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Redis dies, is wiped, sleeps, takes no writes or is slow: messages come in and go out, and consoles are right after. */
@Tag("distribution")
@DisplayNameGeneration(ReplaceUnderscores.class)
class RedisVanishesUnderLoadTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int MEANWHILE = 40;

    private final Installation installation = Installation.shared();
    private final BreakableRedis redis = installation.redis;
    private final History history = new History(Path.of("target", "faults-history-redis-vanishes.log"));

    @AfterEach
    void heal() throws InterruptedException {
        installation.heal();
        history.close();
    }

    // OP-06, RT-13
    @Test
    void work_goes_on_without_redis_and_every_console_is_right_when_it_is_back() throws Exception {
        var faults = new LinkedHashMap<String, Runnable>();
        faults.put("killed", redis::kill);
        faults.put("wiped", redis::wipe);
        faults.put("asleep", redis::pause);
        faults.put("read only", redis::becomeReadOnly);
        faults.put("out of memory", redis::fill);
        faults.put("slow", () -> redis.relays.forEach(relay -> relay.slow(Duration.ofMillis(300))));
        faults.put("cut off", () -> redis.relays.forEach(Relay::refuse));
        faults.put("silent", () -> redis.relays.forEach(relay -> relay.hold(Way.values())));
        var shop = installation.shop(2);
        var customers = new Customers(shop, history, 1, 8).greet();
        var conversations = new ArrayList<UUID>();
        for (var phone : customers.phones) {
            conversations.add(shop.conversationOf(phone));
        }
        var attendant = new Attendant(shop, shop.people.getFirst(), history).takesOver(conversations.getFirst());
        var checker = new Checker(shop).with(customers).with(attendant);
        try (var one = Console.open(shop, shop.people.getFirst(), conversations);
                var other = Console.open(shop, shop.people.getLast(), conversations)) {
            customers.begin(Duration.ofMillis(50));
            for (var fault : faults.entrySet()) {
                history.note(fault.getKey());
                fault.getValue().run();
                long begin = System.nanoTime();
                customers.awaitMore(MEANWHILE, SOON);
                var message = attendant.says(conversations.getFirst(), "Redis: " + fault.getKey());
                await().atMost(SOON).until(() -> hasLeft(shop, message));
                System.out.printf("Redis %s: %d webhooks and one send in %.1f s%n", fault.getKey(), MEANWHILE,
                        (System.nanoTime() - begin) / 1e9);
                redis.heal();
            }
            customers.end();
            assertThat(customers.tries).as("every webhook was answered 200")
                    .allMatch(one_try -> one_try.status() == 200);
            checker.with(one, other).awaitRest(SOON).check();
            assertThat(List.of(one.resyncs(), other.resyncs())).as("consoles that were told to load again")
                    .allMatch(resyncs -> resyncs > 0);
        }
    }

    private static boolean hasLeft(Shop shop, UUID message) throws SQLException {
        return shop.count("SELECT count(*) FROM messages WHERE id = ? AND status IN ('sent', 'delivered')",
                message) == 1;
    }
}
