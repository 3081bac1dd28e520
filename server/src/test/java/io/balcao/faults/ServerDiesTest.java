package io.balcao.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.balcao.testing.Relay.Way;
import io.balcao.testing.ServerProcess;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server that is killed takes nothing with it: what it had acknowledged is there, what it held is taken over. */
@Tag("distribution")
@DisplayNameGeneration(ReplaceUnderscores.class)
class ServerDiesTest {
    private static final long SEED = Long.getLong("faults.seed", 20_261_121L);
    private static final Duration SOON = Duration.ofSeconds(60);
    /** Claims of a server end 60 s after it was heard of, and a bot's message in doubt is said again after 90 s more. */
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration DOUBT = Duration.ofSeconds(90);

    private final Installation installation = Installation.shared();
    private final History history = new History(Path.of("target", "faults-history-server-dies.log"));
    private final Random random = new Random(SEED);

    @AfterEach
    void heal() throws InterruptedException {
        installation.heal();
        history.close();
    }

    // IN-09, OP-03
    @Test
    void ten_thousand_webhooks_are_stored_once_although_servers_are_killed() throws Exception {
        var shop = installation.shop(1);
        var customers = new Customers(shop, history, SEED, 64).greet().withAttendant();
        var writing = Thread.ofVirtual().start(() -> {
            try {
                customers.write(10_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        customers.awaitMore(500 + random.nextInt(1_500), SOON);
        installation.first().kill();
        customers.awaitMore(200 + random.nextInt(800), SOON);
        installation.killAll();
        long begin = System.nanoTime();
        for (var server : installation.servers) {
            server.restart();
        }
        installation.awaitReady();
        var ready = Duration.ofNanos(System.nanoTime() - begin);
        customers.awaitMore(500 + random.nextInt(1_500), SOON);
        installation.second().kill();
        writing.join();
        installation.heal();

        assertThat(customers.acknowledged).hasSize(10_000 + 64).isEqualTo(customers.written);
        new Checker(shop).with(customers).awaitRest(SOON).check();
        System.out.printf("Two servers at once were ready %.1f s after they were killed%n", ready.toMillis() / 1e3);
        assertThat(ready).isLessThan(Duration.ofSeconds(30));
    }

    // SE-01, SE-03, SE-14, OP-03: the requests were on their way when all servers died.
    @Test
    void what_dead_servers_were_sending_is_settled_by_the_next() throws Exception {
        var shop = installation.shop(1);
        var customers = new Customers(shop, history, SEED, 60).greet();
        var attendant = new Attendant(shop, shop.people.getFirst(), history);
        var checker = new Checker(shop).with(customers).with(attendant).awaitRest(SOON);
        var conversations = new ArrayList<UUID>();
        for (var phone : customers.phones.subList(0, 40)) {
            conversations.add(shop.conversationOf(phone));
        }
        // By hand, for a takeover is told to the customer and would be what is under way.
        shop.change("UPDATE conversations SET owner = 'user', owner_version = owner_version + 1, assigned_user_id = ? "
                + "WHERE id = ANY (?)", shop.people.getFirst().id(), conversations.toArray(UUID[]::new));
        installation.graph.hold(Way.UP);
        sayAtOnce(attendant, conversations);
        customers.chooseOnce(customers.phones.subList(40, 60));
        await().atMost(SOON).until(() -> shop.count("SELECT count(*) FROM outbox WHERE state = 'sending'") == 60);

        installation.killAll();
        // Some requests had left before: they arrive although nobody waits for the answer. The rest never does.
        installation.graph.heal();
        installation.graph.cut();
        installation.letTimePass(LEASE);
        installation.heal();

        await().atMost(SOON).until(() -> shop.count("SELECT count(*) FROM outbox WHERE state <> 'uncertain'") == 0);
        assertThat(shop.rows("SELECT DISTINCT status FROM messages WHERE sender_type = 'attendant'",
                row -> row.getString(1))).isSubsetOf("uncertain", "sent", "delivered");
        checker.check();

        installation.stopAll();
        installation.letTimePass(DOUBT);
        installation.heal();
        checker.awaitRest(SOON).check();
        await().atMost(SOON).until(() -> shop.count("SELECT count(*) FROM outbox") == 0);
        assertThat(shop.rows("SELECT DISTINCT status FROM messages WHERE sender_type = 'bot'", row -> row.getString(1)))
                .as("what the bot said again").containsExactly("delivered");
        assertThat(sendsOf(shop, attendant)).as("what a person was asked about, and nobody said again")
                .allSatisfy((id, sends) -> assertThat(sends).isLessThanOrEqualTo(1));
    }

    private static Map<UUID, Long> sendsOf(Shop shop, Attendant attendant) {
        return shop.whatsapp.sends().stream().filter(send -> send.messageId() != null).map(Checker::ownId)
                .filter(attendant.accepted::containsValue)
                .collect(java.util.stream.Collectors.groupingBy(id -> id, java.util.stream.Collectors.counting()));
    }

    private void sayAtOnce(Attendant attendant, List<UUID> conversations) throws InterruptedException {
        var all = conversations.stream()
                .map(conversation -> Thread.ofVirtual().start(() -> attendant.says(conversation, "Já vejo"))).toList();
        for (var one : all) {
            one.join();
        }
        assertThat(attendant.accepted).hasSize(conversations.size());
    }

    // RT-15
    @Test
    void nobody_is_online_any_more_whose_server_died() throws Exception {
        var shop = installation.shop(2);
        var stays = shop.people.getFirst();
        var goes = shop.people.getLast();
        try (var here = Console.open(shop, stays, List.of(), installation.first().socketPort());
                var there = Console.open(shop, goes, List.of(), installation.second().socketPort())) {
            await().atMost(SOON).until(() -> online(shop, installation.first()).containsAll(
                    List.of(stays.id().toString(), goes.id().toString())));

            installation.second().kill();

            await().atMost(Duration.ofSeconds(20))
                    .until(() -> online(shop, installation.first()).equals(List.of(stays.id().toString())));
            assertThat(here.complaints()).isEmpty();
        }
    }

    private static List<String> online(Shop shop, ServerProcess server) {
        var answer = Http.call(server.port(), "GET", "/api/v1/users/online", "", Duration.ofSeconds(5),
                Map.of("Authorization", "Bearer " + shop.people.getFirst().token()));
        return answer instanceof Http.Outcome.Answered answered && answered.isGood()
                ? answered.json().getJsonArray("data").stream().map(one -> ((JsonObject) one).getString("id")).toList()
                : List.of();
    }
}
