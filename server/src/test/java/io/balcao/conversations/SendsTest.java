package io.balcao.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.balcao.channels.MediaUpload;
import io.balcao.channels.meta.FakeGraph;
import io.balcao.channels.meta.FakeGraph.Call;
import io.balcao.conversations.desk.Counter;
import io.balcao.conversations.lane.Responder;
import io.balcao.platform.FreePort;
import io.balcao.platform.Ids;
import io.balcao.testing.FeatureServer.Answer;
import io.balcao.testing.NoFiles;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Promise 5: what was accepted is sent, once, in order; or somebody is told why not. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SendsTest {
    private static final FakeGraph GRAPH = new FakeGraph(Counter.SERVER.ground.vertx());
    private static final ConcurrentHashMap<String, Consumer<Call>> SCRIPTS = new ConcurrentHashMap<>();

    private final Counter counter = new Counter();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final List<Road> roads = new ArrayList<>();
    private final Road road = road();

    static {
        GRAPH.answers(
                call -> SCRIPTS.getOrDefault(call.path().split("/", 4)[2], one -> one.json(500, "{}")).accept(call));
    }

    SendsTest() {
        Road.connect(counter);
        graph(call -> Road.takes(call, "wamid.out." + Ids.next()));
    }

    @AfterEach
    void close() {
        // Servers of other tests look through the same database.
        counter.shop.sql("DELETE FROM outbox");
        roads.forEach(Road::close);
    }

    @AfterAll
    static void stop() {
        GRAPH.close();
    }

    private Road road() {
        var road = Road.of(GRAPH.url());
        roads.add(road);
        return road;
    }

    private void graph(Consumer<Call> script) {
        graph(counter, call -> {
            calls.add(call);
            script.accept(call);
        });
    }

    private static void graph(Counter shop, Consumer<Call> script) {
        SCRIPTS.put(Road.numberOf(shop), script);
    }

    private UUID said(Answer answer) {
        assertThat(answer.status()).as(answer.body().encode()).isEqualTo(201);
        return UUID.fromString(answer.body().getString("id"));
    }

    private UUID anaSays(String text) {
        return said(Counter.says(counter.ana, counter.with(counter.ana, "Rita"), text));
    }

    private String status(UUID message) {
        return Road.statusOf(counter, message);
    }

    private List<String> told(UUID message) {
        return Counter.told(UUID.fromString(Road.messageOf(counter, message).getString("conversation_id"))).stream()
                .filter(text -> text.contains(message.toString())).toList();
    }

    private boolean isOutboxEmpty() {
        return counter.shop.rows("SELECT message_id FROM outbox").isEmpty();
    }

    /** What waits for a time of the database's clock need not wait. */
    private void timePasses() {
        counter.shop.sql("UPDATE outbox SET next_attempt_at = now()");
    }

    /** A hundred conversations in no time. */
    static void botSaysToMany(Counter shop, int people, String sender) {
        shop.shop.sql("""
                WITH people AS (
                    INSERT INTO customers (id, organization_id, name)
                    SELECT gen_random_uuid(), $1, 'c' FROM generate_series(1, $2::int) RETURNING id, organization_id),
                addresses AS (
                    INSERT INTO customer_addresses (organization_id, channel_kind, address, customer_id, send_to)
                    SELECT organization_id, 'whatsapp', 'tel:' || id, id, '5511' FROM people),
                threads AS (
                    INSERT INTO conversations (id, organization_id, customer_id, channel_id, window_expires_at)
                    SELECT gen_random_uuid(), organization_id, id, $3, now() + interval '1 day' FROM people
                    RETURNING id, organization_id, channel_id),
                texts AS (
                    INSERT INTO messages (id, organization_id, conversation_id, channel_id, sender_type, content, status,
                                          sent_at, created_at)
                    SELECT gen_random_uuid(), organization_id, id, channel_id, $4, $4, 'queued', now(), clock_timestamp()
                    FROM threads RETURNING *)
                INSERT INTO outbox (message_id, organization_id, conversation_id, channel_id, sender_type, position)
                SELECT id, organization_id, conversation_id, channel_id, sender_type, created_at FROM texts
                """, shop.shop.id.value(), people, shop.channel, sender);
    }

    private void pace(int perSecond) {
        counter.shop.sql("UPDATE channels SET messages_per_second = $1", perSecond);
    }

    private @Nullable String reason(UUID message) {
        var error = Road.messageOf(counter, message).getJsonObject("error");
        return error == null ? null : error.getString("code");
    }

    // SE-01, SE-03
    @Test
    void an_answer_that_was_cut_leaves_an_attendants_message_in_doubt_until_a_status_tells() {
        graph(call -> call.cut("{\"messages\""));
        var message = anaSays("Oi");
        road.sendsUntil(counter, () -> status(message).equals("uncertain"));
        assertThat(reason(message)).isEqualTo("outcome_unknown");
        await().untilAsserted(() -> assertThat(told(message)).anyMatch(
                text -> text.contains("\"status\":\"uncertain\",\"error\":{\"code\":\"outcome_unknown\",")));
        timePasses();
        road.outbox.wake(counter.shop.id);
        await().until(road.outbox::isIdle);

        assertThat(road.status(counter, "wamid.cut." + message, "delivered", Road.ownId(calls.getFirst())))
                .isEqualTo(200);

        assertThat(status(message)).isEqualTo("delivered");
        assertThat(reason(message)).isNull();
        assertThat(calls).hasSize(1);
        assertThat(isOutboxEmpty()).isTrue();
    }

    // SE-03: the documented time is 90 s, of the database's clock.
    @Test
    void a_bots_message_in_doubt_is_said_again_after_its_time_and_only_without_a_status() {
        graph(call -> call.cut(""));
        var told = counter.botSays(counter.withBot("Rita"), "Menu");
        var untold = counter.botSays(counter.withBot("Rui"), "Menu");
        var persons = anaSays("Oi");
        road.sendsUntil(counter, () -> Stream.of(told, untold, persons).map(this::status)
                .allMatch("uncertain"::equals));
        assertThat(counter.shop.rows("SELECT message_id FROM outbox WHERE next_attempt_at > now() + interval '80 s'"
                + " AND next_attempt_at < now() + interval '91 s'")).hasSize(2);
        road.status(counter, "wamid.told." + told, "sent", told.toString());
        graph(call -> Road.takes(call, "wamid.again"));

        timePasses();
        road.conversations.start();
        await().until(this::isOutboxEmpty);

        assertThat(List.of(status(told), status(untold), status(persons))).containsExactly("sent", "sent", "uncertain");
        assertThat(calls.stream().skip(3).map(Road::ownId)).containsExactly(untold + ".2");
        assertThat(told(untold)).anyMatch(text -> text.contains("\"status\":\"queued\",\"error\":null"))
                .anyMatch(text -> text.contains("\"whatsapp_message_id\":\"wamid.again\""));
    }

    // SE-04
    @Test
    void what_never_reached_graph_is_tried_again_and_sent_once() {
        var elsewhere = Road.of(URI.create("http://127.0.0.1:" + FreePort.next()));
        roads.add(elsewhere);
        var message = anaSays("Oi");
        elsewhere.sendsUntil(counter, () -> Road.messageOf(counter, message).getJsonObject("error") != null);
        await().until(elsewhere.outbox::isIdle);
        assertThat(status(message)).isEqualTo("queued");
        await().untilAsserted(() -> assertThat(told(message))
                .anyMatch(text -> text.contains("\"status\":\"queued\",\"error\":{\"code\":\"unreachable\"")));
        var waits = counter.shop.rows("SELECT attempts, next_attempt_at > now() AS waits FROM outbox").getFirst();
        assertThat(waits).isEqualTo(new JsonObject().put("attempts", 1).put("waits", true));

        timePasses();
        road.sendsUntil(counter, () -> status(message).equals("sent"));

        assertThat(calls).hasSize(1);
    }

    // SE-08
    @Test
    void a_failure_that_is_told_after_the_200_fails_the_message_in_the_same_words() {
        graph(call -> Road.takes(call, "wamid.later." + Road.ownId(call)));
        var message = anaSays("Oi");
        road.sendsUntil(counter, () -> status(message).equals("sent"));
        road.status(counter, "wamid.later." + message, "failed", "");
        graph(call -> Road.refuses(call, 400, 131026));
        var refused = anaSays("Oi");
        road.sendsUntil(counter, () -> status(refused).equals("failed"));

        var later = Road.messageOf(counter, message);
        assertThat(later.getString("status")).isEqualTo("failed");
        assertThat(later.getJsonObject("error")).isEqualTo(Road.messageOf(counter, refused).getJsonObject("error"));
        assertThat(later.getJsonObject("error").getString("code")).isEqualTo("undeliverable");
        assertThat(counter.shop.rows("SELECT last_message_status AS s FROM conversations WHERE id = $1",
                UUID.fromString(later.getString("conversation_id"))).getFirst().getString("s")).isEqualTo("failed");
    }

    // SE-09
    @Test
    void five_texts_arrive_in_order_though_the_second_must_be_tried_again() {
        var refused = new AtomicBoolean();
        graph(call -> {
            if (Road.text(call).equals("2") && refused.compareAndSet(false, true)) {
                Road.refuses(call, 500, 2);
            } else {
                Road.takes(call, "wamid.out." + Ids.next());
            }
        });
        var conversation = counter.withBot("Rita");
        for (var text : List.of("1", "2", "3", "4", "5")) {
            counter.botSays(conversation, text);
        }
        road.sendsUntil(counter, refused::get);
        road.sendsUntil(counter, () -> {
            timePasses();
            return isOutboxEmpty();
        });

        assertThat(calls).extracting(Road::text).containsExactly("1", "2", "2", "3", "4", "5");
    }

    // SE-12
    @Test
    void a_number_whose_answers_do_not_come_does_not_slow_anothers() {
        var held = new ConcurrentLinkedQueue<Call>();
        graph(held::add);
        pace(10_000);
        botSaysToMany(counter, 400, "bot");
        await().until(() -> {
            road.outbox.wake(counter.shop.id);
            return held.size() >= 100;
        });
        var other = new Counter();
        Road.connect(other);
        graph(other, call -> Road.takes(call, "wamid.other." + Road.ownId(call)));
        var messages = new ArrayList<UUID>();
        for (int i = 0; i < 5; i++) {
            messages.add(said(Counter.says(other.ana, other.with(other.ana, "Rui"), "Oi")));
        }

        road.sendsUntil(other,
                () -> messages.stream().allMatch(message -> Road.statusOf(other, message).equals("sent")));

        // Bounded: what waits for it is in the database, not in connections.
        assertThat(held.size()).isLessThan(200);
        assertThat(counter.shop.rows("SELECT message_id FROM outbox WHERE state = 'queued'")).isNotEmpty();
        held.forEach(call -> Road.takes(call, "wamid.held." + Road.ownId(call)));
        graph(call -> Road.takes(call, "wamid.held." + Road.ownId(call)));
        await().until(() -> {
            road.outbox.wake(counter.shop.id);
            return isOutboxEmpty();
        });
    }

    // SE-13
    @Test
    void no_message_is_sent_by_two_servers() {
        pace(10_000);
        botSaysToMany(counter, 300, "bot");
        var servers = List.of(road, road(), road());
        servers.forEach(server -> server.conversations.start());
        await().until(() -> {
            servers.forEach(server -> server.outbox.wake(counter.shop.id));
            return isOutboxEmpty();
        });

        assertThat(calls).hasSize(300);
        assertThat(calls).extracting(Road::ownId).doesNotHaveDuplicates();
    }

    // SE-14
    @Test
    void what_a_dead_server_had_claimed_is_taken_over_and_nothing_is_said_twice_in_silence() {
        pace(10_000);
        botSaysToMany(counter, 250, "bot");
        botSaysToMany(counter, 250, "attendant");
        var dead = Ids.next();
        while (counter.shop.rows("SELECT message_id FROM outbox WHERE claimed_by = $1", dead).size() < 500) {
            Counter.SERVER.ground.database().ask(
                    "SELECT * FROM claim_sends($1, $2, 500, interval '60 s', '{}', '{}', 500)",
                    row -> row, counter.shop.id.value(), dead);
        }
        assertThat(counter.shop.rows("SELECT message_id FROM outbox WHERE claimed_until > now() + interval '61 s'"))
                .isEmpty();
        road.conversations.start();

        counter.shop.sql("UPDATE outbox SET claimed_until = now()");
        await().until(() -> counter.shop.rows("SELECT id FROM messages WHERE status = 'uncertain'").size() == 500);
        assertThat(calls).isEmpty();
        timePasses();
        await().until(this::isOutboxEmpty);

        assertThat(counter.shop.rows("SELECT DISTINCT sender_type, status FROM messages")).containsExactlyInAnyOrder(
                new JsonObject().put("sender_type", "bot").put("status", "sent"),
                new JsonObject().put("sender_type", "attendant").put("status", "uncertain"));
        assertThat(calls).hasSize(250).extracting(Road::ownId).doesNotHaveDuplicates();
    }

    @Test
    void what_comes_of_a_claim_that_was_lost_changes_nothing() {
        var slow = new AtomicReference<Call>();
        graph(slow::set);
        var message = anaSays("Oi");
        road.sendsUntil(counter, () -> slow.get() != null);
        // It hung so long that another server gave it up, and Ana sent it again.
        counter.shop.sql("UPDATE outbox SET claimed_until = now()");
        var other = road();
        other.conversations.start();
        await().until(() -> status(message).equals("uncertain"));
        assertThat(reason(message)).isEqualTo("interrupted");
        pace(1);
        counter.shop.sql("UPDATE channel_pace SET next_free_at = now() + interval '1 hour'");
        assertThat(counter.ana.posts("/messages/" + message + "/retry", new JsonObject()).status()).isEqualTo(200);

        Road.refuses(slow.get(), 400, 131026);
        await().until(road.outbox::isIdle);

        assertThat(status(message)).isEqualTo("queued");
        assertThat(counter.shop.rows("SELECT state FROM outbox")).hasSize(1);
    }

    // OR-04
    @Test
    void a_server_that_slept_over_its_claim_does_not_send_what_another_has_sent() {
        var isAsleep = new CountDownLatch(1);
        var wakes = new CountDownLatch(1);
        var sleeper = uploading(() -> {
            isAsleep.countDown();
            assertThat(wakes.await(60, TimeUnit.SECONDS)).isTrue();
        });
        var message = counter.botSays(counter.withBot("Rita"), "Veja");
        var file = Ids.next();
        counter.shop.sql("""
                INSERT INTO media (id, organization_id, direction, status, mime_type, file_name, size, storage_key)
                VALUES ($1, $2, 'outbound', 'ready', 'image/jpeg', 'a.jpg', 2000, 'key')""", file,
                counter.shop.id.value());
        counter.shop.sql("UPDATE messages SET message_type = 'image', media_id = $2 WHERE id = $1", message, file);
        sleeper.sendsUntil(counter, () -> isAsleep.getCount() == 0);
        counter.shop.sql("UPDATE outbox SET claimed_until = now()");
        uploading(() -> {}).conversations.start();
        await().until(() -> status(message).equals("uncertain"));
        timePasses();
        await().until(() -> status(message).equals("sent"));

        wakes.countDown();
        await().until(sleeper.outbox::isIdle);

        assertThat(calls).extracting(Road::ownId).containsExactly(message + ".2");
        assertThat(status(message)).isEqualTo("sent");
    }

    private interface Doing {
        void run() throws InterruptedException;
    }

    private Road uploading(Doing upload) {
        var road = new Road(GRAPH.url(), InstantSource.system(), turn -> Responder.Answer.say(turn.state(), List.of()),
                new NoFiles(() -> {
                    try {
                        upload.run();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return new MediaUpload.Uploaded("1234");
                }));
        roads.add(road);
        return road;
    }

    // SE-15
    @Test
    void a_server_whose_clock_is_wrong_sends_neither_early_nor_late_nor_twice() {
        for (var wrong : List.of(Duration.ofMinutes(5), Duration.ofMinutes(-5))) {
            calls.clear();
            var open = counter.botSays(counter.withBot("Rita"), "aberta");
            var closed = counter.botSays(counter.withBot("Rui"), "fechada");
            var later = counter.botSays(counter.withBot("Rosa"), "depois");
            windowEnds(open, "3 minutes");
            windowEnds(closed, "-3 minutes");
            counter.shop.sql("UPDATE outbox SET next_attempt_at = now() + interval '3 minutes' WHERE message_id = $1",
                    later);
            // Another server is at work on this one.
            var held = counter.botSays(counter.withBot("Rute"), "bei");
            counter.shop.sql("UPDATE outbox SET state = 'sending', claimed_by = $2,"
                    + " claimed_until = now() + interval '30 s' WHERE message_id = $1", held, Ids.next());
            try (var server = Road.of(GRAPH.url(), () -> Instant.now().plus(wrong))) {
                server.conversations.start();
                server.sendsUntil(counter, () -> status(open).equals("sent") && status(closed).equals("failed"));
            }

            assertThat(Road.messageOf(counter, closed).getJsonObject("error").getString("code"))
                    .isEqualTo("window_closed");
            assertThat(calls).extracting(Road::text).containsExactly("aberta");
            assertThat(List.of(status(later), status(held))).containsOnly("queued");
        }
    }

    private void windowEnds(UUID message, String in) {
        counter.shop.sql("UPDATE conversations SET window_expires_at = now() + $2::text::interval WHERE id = "
                + "(SELECT conversation_id FROM messages WHERE id = $1)", message, in);
    }

    // SE-16
    @Test
    void the_pace_is_kept_over_two_servers_and_people_come_before_the_bulk() {
        pace(400);
        botSaysToMany(counter, 900, "bot");
        botSaysToMany(counter, 100, "attendant");
        var second = road();
        var began = System.nanoTime();
        road.conversations.start();
        second.conversations.start();
        await().until(this::isOutboxEmpty);
        var took = System.nanoTime() - began;

        assertThat(calls).hasSize(1000);
        // A quarter of a second's worth may leave at once, the rest at its pace.
        assertThat(took).isGreaterThan((long) ((1000 - 100) / 400.0 * 1e9));
        var texts = calls.stream().map(call -> new JsonObject(call.body()).getJsonObject("text").getString("body"))
                .toList();
        assertThat(texts.lastIndexOf("attendant")).isLessThan(300);
    }

    @Test
    void the_first_message_of_a_number_waits_for_no_sweep() {
        var message = anaSays("Oi");

        road.outbox.wake(counter.shop.id);

        await().until(() -> status(message).equals("sent"));
    }

    @Test
    void a_number_with_a_slow_pace_sends() {
        pace(1);
        var message = anaSays("Oi");

        road.sendsUntil(counter, () -> status(message).equals("sent"));
    }

    @Test
    void several_numbers_together_take_no_more_than_was_asked_for() {
        var second = Ids.next();
        counter.shop.sql("""
                INSERT INTO channels (id, organization_id, name, phone_number_id, access_token_encrypted)
                SELECT $1, organization_id, 'Outro', phone_number_id || '2', access_token_encrypted FROM channels
                """, second);
        botSaysToMany(counter, 6, "bot");
        botSaysToMany(counter, 6, "attendant");
        counter.shop.sql("UPDATE outbox SET channel_id = $1 WHERE sender_type = 'bot'", second);
        pace(10_000);

        var claimed = Counter.SERVER.ground.database().ask(
                "SELECT * FROM claim_sends($1, $2, 8, interval '60 s', '{}', '{}', 64)", row -> row.getUUID(0),
                counter.shop.id.value(), Ids.next());

        assertThat(claimed).hasSize(8);
    }

    @Test
    void an_old_failure_told_again_does_not_fail_the_retry() {
        graph(call -> Road.takes(call, "wamid." + Road.ownId(call)));
        var message = anaSays("Oi");
        road.sendsUntil(counter, () -> status(message).equals("sent"));
        road.status(counter, "wamid." + message, "failed", message.toString());
        assertThat(counter.ana.posts("/messages/" + message + "/retry", new JsonObject()).status()).isEqualTo(200);

        road.status(counter, "wamid." + message, "failed", message.toString());
        assertThat(status(message)).isEqualTo("queued");
        road.status(counter, "wamid." + message, "sent", "");
        assertThat(counter.shop.rows("SELECT state FROM outbox")).hasSize(1);
        road.sendsUntil(counter, () -> status(message).equals("sent"));
        road.status(counter, "wamid." + message, "failed", "");

        assertThat(status(message)).isEqualTo("sent");
        assertThat(calls).extracting(Road::ownId).containsExactly(message.toString(), message + ".2");
        road.status(counter, "wamid." + message + ".2", "read", message + ".2");
        assertThat(status(message)).isEqualTo("read");
        assertThat(counter.shop.rows(
                "SELECT send_round || ' ' || status AS line FROM message_events WHERE message_id = $1",
                message)).extracting(row -> row.getString("line"))
                .containsExactlyInAnyOrder("1 sent", "1 failed", "2 sent", "2 read");
    }

    @Test
    void an_earlier_send_that_arrived_after_all_is_not_sent_again() {
        graph(call -> call.cut(""));
        var message = anaSays("Oi");
        road.sendsUntil(counter, () -> status(message).equals("uncertain"));
        counter.ana.posts("/messages/" + message + "/retry", new JsonObject());

        road.status(counter, "wamid.first." + message, "failed", message.toString());
        assertThat(status(message)).isEqualTo("queued");
        road.status(counter, "wamid.first." + message, "delivered", message.toString());

        assertThat(status(message)).isEqualTo("delivered");
        assertThat(isOutboxEmpty()).isTrue();
        assertThat(calls).hasSize(1);
    }
}
