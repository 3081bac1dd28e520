package io.balcao.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.balcao.testing.Relay.Way;
import io.balcao.testing.ServerProcess;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
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

    // SC-04: the new time is being taken, the old one was given back a moment before.
    @Test
    void a_move_whose_server_dies_in_the_middle_did_not_happen_and_can_be_made_again() throws Exception {
        var shop = installation.shop(1);
        var admin = shop.admin();
        var clinic = shop.call("POST", "/api/v1/clinics", JsonObject.of("name", "Clínica", "business_hours",
                JsonObject.of("mon", JsonObject.of("start", "09:00", "end", "18:00"))), admin).getString("clinicId");
        var service = shop.call("POST", "/api/v1/clinics/" + clinic + "/services",
                JsonObject.of("name", "Laser", "duration_minutes", 60), admin).getString("serviceId");
        var monday = LocalDate.now(ZoneOffset.UTC).with(TemporalAdjusters.next(DayOfWeek.MONDAY)).toString();
        var appointment = shop.call("POST", "/api/v1/appointments", JsonObject.of("clinicId", clinic, "phone",
                "5511999990000", "serviceId", service, "date", monday, "time", "09:00"), admin);
        var id = UUID.fromString(appointment.getString("id"));
        var path = "/api/v1/appointments/" + id + "/move";
        var move = JsonObject.of("time", "15:00");

        try (var rival = shop.open()) {
            rival.setAutoCommit(false);
            Shop.run(rival, """
                    INSERT INTO taken_times (id, organization_id, clinic_id, subject_id, during, appointment_id)
                    SELECT gen_random_uuid(), organization_id, clinic_id, subject_id,
                           tstzrange(lower(during) + interval '6 hours', upper(during) + interval '6 hours'), appointment_id
                    FROM taken_times WHERE appointment_id = ?
                    """, id);
            var moving = Thread.ofVirtual().start(() -> Http.call(installation.first().port(), "POST", path, move,
                    SOON, Map.of("Authorization", "Bearer " + admin)));
            await().atMost(SOON).until(() -> isWaiting(rival));
            installation.first().kill();
            moving.join();
            rival.rollback();
        }
        await().atMost(SOON).until(() -> shop.count("SELECT count(*) FROM taken_times WHERE appointment_id = ?",
                id) == 1);

        assertThat(times(shop, id)).containsExactly("09:00 09:00");
        installation.heal();
        shop.call("POST", path, move, admin);
        assertThat(times(shop, id)).containsExactly("15:00 15:00");
    }

    /** Whether somebody wants what a transaction has taken. */
    private static boolean isWaiting(Connection rival) throws SQLException {
        try (var statement = rival.createStatement()) {
            var rows = statement.executeQuery("SELECT count(*) FROM pg_locks WHERE NOT granted");
            rows.next();
            return rows.getInt(1) > 0;
        }
    }

    /** When an appointment is, and whose time is taken for it, by the clock of the clinic. */
    private static List<String> times(Shop shop, UUID appointment) throws SQLException {
        return shop.rows("""
                SELECT a.local_time || ' ' || to_char(lower(t.during) AT TIME ZONE a.timezone, 'HH24:MI')
                FROM appointments a JOIN taken_times t ON t.appointment_id = a.id WHERE a.id = ?
                """, row -> row.getString(1), appointment);
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
