package io.balcao.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.balcao.channels.MessageType;
import io.balcao.channels.meta.FakeGraph;
import io.balcao.channels.meta.FakeGraph.Call;
import io.balcao.conversations.desk.Counter;
import io.balcao.conversations.lane.Responder.Answer;
import io.balcao.conversations.thread.Outgoing;
import io.balcao.platform.Ids;
import io.balcao.platform.db.Migrations;
import io.balcao.platform.http.Json;
import io.balcao.testing.FeatureServer;
import io.balcao.testing.FeatureServer.Person;
import io.balcao.testing.Stores;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * Everybody locks in one order: nothing that two servers do at once with the same few conversations makes PostgreSQL end
 * one of them because each waits for the other.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LocksTest {
    private static final int PEOPLE = 10;
    private static final int WORKERS = 16;
    private static final int ACTS = 15;
    private static final int CONNECTIONS = 10;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Counter counter = new Counter();
    private final FakeGraph graph = new FakeGraph(Counter.SERVER.ground.vertx());
    private final List<Road> servers = List.of(server(), server());
    /** What Graph heard of, by our own ids. */
    private final List<String> sends = new CopyOnWriteArrayList<>();
    private final List<String> said = new CopyOnWriteArrayList<>();

    private Road server() {
        return new Road(graph.url(), InstantSource.system(), turn -> Answer.say(turn.state(),
                List.of(Outgoing.bot(MessageType.TEXT, "Menu", Json.mapper().createObjectNode()))));
    }

    @AfterEach
    void close() {
        counter.shop.sql("DELETE FROM outbox");
        servers.forEach(Road::close);
        graph.close();
    }

    @Test
    void whatever_is_done_at_once_with_the_same_conversations_nobody_waits_for_another_in_a_ring() {
        Road.connect(counter);
        counter.shop.sql("UPDATE channels SET messages_per_second = 10000");
        // The queue gives out what waits, whoever holds it.
        counter.shop.sql("UPDATE departments SET routing_mode = 'round_robin'");
        counter.shop.sql("""
                INSERT INTO user_availability (organization_id, user_id, status, since, lease_until)
                SELECT organization_id, id, 'online', now(), now() + interval '1 hour' FROM users
                """);
        graph.answers(this::graph);
        IntStream.range(0, PEOPLE).forEach(person -> servers.getFirst().writes(counter, number(person), "Oi"));
        var conversations = counter.shop.rows("SELECT id FROM conversations").stream()
                .map(row -> UUID.fromString(row.getString("id"))).toList();
        long before = deadlocks();
        servers.forEach(server -> server.conversations.start());

        var workers = new ArrayList<Callable<Boolean>>();
        for (int worker = 0; worker < WORKERS; worker++) {
            var random = new Random(seed + worker);
            workers.add(() -> {
                for (int act = 0; act < ACTS; act++) {
                    act(random, conversations);
                }
                return true;
            });
        }
        FeatureServer.atOnce(workers);

        await().until(() -> servers.stream().allMatch(server -> server.conversations.isIdle()));
        assertThat(deadlocks() - before).as("seed " + seed).isZero();
        assertThat(counter.shop.rows("SELECT id FROM dead_letters")).isEmpty();
    }

    private static String number(int person) {
        return "55119900000" + (10 + person);
    }

    private void graph(Call call) {
        var own = Road.ownId(call);
        if (own == null) {
            call.json(200, "{\"success\":true}");
            return;
        }
        sends.add(own);
        switch (Math.floorMod(own.hashCode(), 8)) {
            case 0 -> Road.refuses(call, 500, 2);
            case 1 -> Road.refuses(call, 400, 131026);
            case 2 -> call.cut("");
            default -> Road.takes(call, "wamid.out." + own);
        }
    }

    private void act(Random random, List<UUID> conversations) {
        var conversation = conversations.get(random.nextInt(conversations.size()));
        var person = List.of(counter.ana, counter.bia, counter.supervisor).get(random.nextInt(3));
        switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> {
                var server = servers.get(random.nextInt(servers.size()));
                assertThat(server.receives(counter, "messages", body(random))).isIn(200, 503);
            }
            case 4 -> speaks(person, conversation);
            case 5 -> moves(random, person, conversation);
            case 6 -> reads(person, conversation);
            case 7 -> timePasses();
            case 8 -> renames(conversation);
            default -> servers.get(random.nextInt(servers.size())).conversations.cleanUp();
        }
    }

    /** What Meta says of several people at once: messages, acts on messages, and what became of ours. */
    private String body(Random random) {
        var messages = new JsonArray();
        var people = new ArrayList<>(IntStream.range(0, PEOPLE).boxed().toList());
        Collections.shuffle(people, random);
        for (var person : people.subList(0, 4)) {
            var id = "wamid.in." + Ids.next();
            var ours = any(random, sends).map(own -> "wamid.out." + own);
            var theirs = any(random, said);
            var message = new JsonObject().put("from", number(person)).put("id", id).put("timestamp", seconds());
            switch (random.nextInt(4)) {
                case 0 -> message.put("type", "reaction").put("reaction", new JsonObject()
                        .put("message_id", ours.orElse("wamid.none")).put("emoji", "👍"));
                case 1 -> message.put("type", "edit").put("edit", new JsonObject()
                        .put("original_message_id", theirs.orElse("wamid.none")).put("message",
                                new JsonObject().put("type", "text").put("text", new JsonObject().put("body", id))));
                default -> {
                    message.put("type", "text").put("text", new JsonObject().put("body", "Oi"));
                    said.add(id);
                }
            }
            messages.add(message);
        }
        var statuses = new JsonArray();
        for (int i = 0; i < 6; i++) {
            any(random, sends).ifPresent(own -> statuses.add(new JsonObject().put("id", "wamid.out." + own)
                    .put("status", List.of("sent", "delivered", "read").get(random.nextInt(3)))
                    .put("timestamp", seconds()).put("recipient_id", "5511").put("biz_opaque_callback_data", own)));
        }
        return "{" + Road.head(counter) + ",\"messages\":" + messages.encode() + ",\"statuses\":" + statuses.encode()
                + "}";
    }

    private static String seconds() {
        return Long.toString(Instant.now().getEpochSecond());
    }

    private static Optional<String> any(Random random, List<String> list) {
        var all = List.copyOf(list);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }

    private void speaks(Person person, UUID conversation) {
        var answer = Counter.says(person, conversation, "Olá");
        assertThat(answer.status()).isIn(201, 404, 409);
        servers.getFirst().outbox.wake(counter.shop.id);
    }

    private void moves(Random random, Person person, UUID conversation) {
        var answer = switch (random.nextInt(6)) {
            case 0, 1 -> Counter.takesOver(person, conversation);
            case 2 -> Counter.transfers(counter.supervisor, conversation, new JsonObject().put("to_bot", true));
            case 3 -> Counter.transfers(person, conversation,
                    new JsonObject().put("to_department_id", counter.sales.toString()));
            case 4 -> Counter.closes(person, conversation);
            default -> Counter.reopens(person, conversation);
        };
        assertThat(answer.status()).as(answer.body().encode()).isIn(200, 403, 404, 409);
    }

    private void reads(Person person, UUID conversation) {
        counter.shop.rows("SELECT id FROM messages WHERE conversation_id = $1 AND sender_type = 'customer'"
                + " ORDER BY created_at DESC LIMIT 1", conversation).forEach(
                        row -> assertThat(person.patches("/messages/" + row.getString("id") + "/read", new JsonObject())
                                .status()).isIn(200, 404));
    }

    private void renames(UUID conversation) {
        var customer = counter.shop.rows("SELECT customer_id AS id FROM conversations WHERE id = $1", conversation)
                .getFirst().getString("id");
        assertThat(counter.supervisor.patches("/customers/" + customer, new JsonObject().put("name", "Rita")).status())
                .isEqualTo(200);
    }

    /** Claims run out, and what waits for a time is due. */
    private void timePasses() {
        counter.shop.sql("""
                UPDATE outbox SET next_attempt_at = now(), claimed_until = CASE WHEN claimed_until IS NOT NULL THEN now() END
                WHERE message_id IN (SELECT message_id FROM outbox LIMIT 20 FOR UPDATE SKIP LOCKED)
                """);
    }

    /** How many PostgreSQL ended. Each connection keeps its count for a second unless it is asked to tell. */
    private long deadlocks() {
        var all = new CyclicBarrier(CONNECTIONS);
        FeatureServer.atOnce(Collections.nCopies(CONNECTIONS, () -> Counter.SERVER.ground.database()
                .inTransaction(counter.shop.id, tx -> {
                    try {
                        all.await();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                    return tx.list("SELECT pg_stat_force_next_flush()", row -> true);
                })));
        try (var connection = Migrations.connect(Stores.database());
                var rows = connection.createStatement()
                        .executeQuery("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
