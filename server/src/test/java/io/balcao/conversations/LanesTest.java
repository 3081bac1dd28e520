package io.balcao.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.balcao.channels.MessageType;
import io.balcao.channels.meta.FakeGraph;
import io.balcao.channels.meta.FakeGraph.Call;
import io.balcao.conversations.desk.Counter;
import io.balcao.conversations.lane.Responder;
import io.balcao.conversations.lane.Responder.Answer;
import io.balcao.conversations.lane.Responder.Closing;
import io.balcao.conversations.lane.Responder.Deed;
import io.balcao.conversations.lane.Responder.Turn;
import io.balcao.conversations.thread.MessageView;
import io.balcao.conversations.thread.Outgoing;
import io.balcao.platform.Ids;
import io.balcao.platform.http.Json;
import io.balcao.testing.TestClock;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Promise 3: each conversation is answered in order, and none waits for another. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LanesTest {
    private static final String SLOW = "5511990000009";

    private final Counter counter = new Counter();
    private final FakeGraph graph = new FakeGraph(Counter.SERVER.ground.vertx());
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final CountDownLatch slowMayGo = new CountDownLatch(1);
    private final CountDownLatch slowIsAsked = new CountDownLatch(1);

    LanesTest() {
        Road.connect(counter);
        graph.answers(call -> {
            calls.add(call);
            Road.takes(call, "wamid.out." + Ids.next());
        });
    }

    @AfterEach
    void close() {
        slowMayGo.countDown();
        counter.shop.sql("DELETE FROM outbox");
        graph.close();
    }

    /** Repeats what it was told, and what it was told before; waits for the test at the word "devagar". */
    private Answer answer(Turn turn) {
        if (turn.messages().getFirst().content().equals("devagar")) {
            slowIsAsked.countDown();
            try {
                assertThat(slowMayGo.await(60, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        var heard = turn.state().getJsonArray("heard", new JsonArray()).copy();
        turn.messages().stream().map(MessageView::content).forEach(heard::add);
        return Answer.say(turn.state().copy().put("heard", heard), List.of(Outgoing.bot(MessageType.TEXT,
                String.join(" ", heard.stream().map(String::valueOf).toList()), Json.mapper().createObjectNode())));
    }

    private Road road() {
        Responder responder = this::answer;
        return new Road(graph.url(), InstantSource.system(), responder);
    }

    private List<String> saidTo(String phone) {
        return calls.stream().filter(call -> call.body().toString().contains("\"" + phone + "\"")).map(Road::text)
                .toList();
    }

    // OR-03
    @Test
    void one_answer_that_takes_long_holds_up_no_other_conversation() {
        try (var road = road()) {
            road.writes(counter, SLOW, "devagar");
            await().until(() -> slowIsAsked.getCount() == 0);
            for (int i = 0; i < 100; i++) {
                road.writes(counter, "55119800000" + (10 + i), "Oi");
            }

            road.sendsUntil(counter, () -> calls.size() == 100);

            assertThat(saidTo(SLOW)).isEmpty();
            assertThat(calls).extracting(Road::text).containsOnly("Oi");
            slowMayGo.countDown();
            road.sendsUntil(counter, () -> saidTo(SLOW).equals(List.of("devagar")));
        }
    }

    // TN-13
    @Test
    void an_organization_whose_answers_all_take_long_leaves_places_to_the_others() {
        var quiet = new Counter();
        Road.connect(quiet);
        try (var road = road()) {
            for (int i = 0; i < 100; i++) {
                road.writes(counter, "55119800001" + (10 + i), "devagar");
            }
            await().until(() -> slowIsAsked.getCount() == 0);

            road.writes(quiet, "5511970000001", "Oi");

            road.sendsUntil(quiet, () -> saidTo("5511970000001").equals(List.of("Oi")));
            slowMayGo.countDown();
            road.sendsUntil(counter, () -> calls.size() == 101);
        } finally {
            quiet.shop.sql("DELETE FROM outbox");
        }
    }

    // OR-04
    @Test
    void a_worker_that_slept_over_its_claim_adds_nothing_to_what_another_answered() {
        Responder others = turn -> Answer.say(turn.state(),
                List.of(Outgoing.bot(MessageType.TEXT, "do outro", Json.mapper().createObjectNode())));
        try (var road = road(); var other = new Road(graph.url(), InstantSource.system(), others)) {
            road.writes(counter, SLOW, "devagar");
            await().until(() -> slowIsAsked.getCount() == 0);
            counter.shop.sql("UPDATE conversations SET lane_claimed_until = now()");
            other.writes(counter, SLOW, "dois");
            other.sendsUntil(counter, () -> saidTo(SLOW).equals(List.of("do outro")));

            slowMayGo.countDown();
            await().until(road.conversations::isIdle);

            assertThat(counter.shop.rows("SELECT content FROM messages WHERE sender_type = 'bot'"))
                    .containsExactly(new JsonObject().put("content", "do outro"));
            assertThat(counter.shop.rows("SELECT bot_state FROM conversations").getFirst().getJsonObject("bot_state"))
                    .isEmpty();
        }
    }

    // OR-10: what comes while an answer is computed is answered together, after it.
    @Test
    void messages_that_come_while_the_first_is_answered_lose_no_answer_and_no_state() {
        try (var road = road()) {
            road.writes(counter, SLOW, "devagar");
            await().until(() -> slowIsAsked.getCount() == 0);
            road.writes(counter, SLOW, "dois");
            road.writes(counter, SLOW, "três");
            assertThat(calls).isEmpty();

            slowMayGo.countDown();
            road.sendsUntil(counter, () -> saidTo(SLOW).size() == 2);

            assertThat(saidTo(SLOW)).containsExactly("devagar", "devagar dois três");
            assertThat(counter.shop.rows("SELECT id FROM conversations WHERE answered_seq = 3 AND last_seq = 3"))
                    .hasSize(1);
            await().until(road.conversations::isIdle);
        }
    }

    /** Says goodbye two weeks after the last word, tags and closes. */
    private static Answer patient(Turn turn, InstantSource clock) {
        var text = turn.messages().isEmpty() ? "Até logo" : "Oi";
        var said = List.of(Outgoing.bot(MessageType.TEXT, text, Json.mapper().createObjectNode()));
        return turn.messages().isEmpty()
                ? new Answer(new JsonObject(), said,
                        List.of(new Deed.Tag("vip"), new Deed.Tag("unknown"), new Deed.Prioritize("high")),
                        Optional.of(new Closing()), Optional.empty(), (tx, conversation) -> {})
                : Answer.say(turn.state(), said).until(clock.instant().plus(Duration.ofDays(14)));
    }

    @Test
    void what_the_bot_wants_to_do_in_two_weeks_is_done_by_whichever_server_is_there() {
        var clock = new TestClock();
        counter.shop.sql("INSERT INTO tags (id, organization_id, name) VALUES (gen_random_uuid(), $1, 'vip')",
                counter.shop.id.value());
        try (var road = new Road(graph.url(), clock, turn -> patient(turn, clock))) {
            road.writes(counter, SLOW, "Olá");
            road.sendsUntil(counter, () -> saidTo(SLOW).equals(List.of("Oi")));
        }
        try (var other = new Road(graph.url(), clock, turn -> patient(turn, clock))) {
            other.conversations.start();
            clock.advance(Duration.ofDays(13));
            other.writes(counter, "5511990000077", "Oi");
            other.sendsUntil(counter, () -> saidTo("5511990000077").size() == 1);
            assertThat(saidTo(SLOW)).hasSize(1);

            clock.advance(Duration.ofDays(1));
            other.sendsUntil(counter, () -> saidTo(SLOW).equals(List.of("Oi", "Até logo")));
        }
        assertThat(counter.shop.rows("SELECT owner, tags, priority, lane_due_at FROM conversations"
                + " WHERE status = 'closed'"))
                .containsExactly(new JsonObject().put("owner", "nobody").put("tags", new JsonArray().add("vip"))
                        .put("priority", "high").putNull("lane_due_at"));
        assertThat(counter.shop.rows("SELECT metadata FROM messages WHERE message_type = 'system'")).hasSize(1);
    }

    // Promise 6: what was to be done later is not done once a person has the conversation, nor when the bot gets it back.
    @Test
    void a_takeover_ends_what_the_bot_wanted_to_do_later() {
        var clock = new TestClock();
        try (var road = new Road(graph.url(), clock, turn -> patient(turn, clock))) {
            road.writes(counter, SLOW, "Olá");
            road.sendsUntil(counter, () -> saidTo(SLOW).equals(List.of("Oi")));
            counter.shop.sql("UPDATE conversations SET owner = 'user', assigned_user_id = $1, owner_version = 2",
                    counter.shop.admin.id);
            clock.advance(Duration.ofDays(15));
            road.conversations.start();
            road.writes(counter, "5511990000077", "Oi");
            road.sendsUntil(counter, () -> saidTo("5511990000077").size() == 1);

            assertThat(saidTo(SLOW)).hasSize(1);
        }
    }

    // Answers that wait for somebody else's server are many, and keep nobody waiting.
    @Test
    void slow_answers_leave_their_places_to_others() {
        var asked = new CountDownLatch(80);
        var slow = new Responder() {
            @Override
            public Answer answer(Turn turn) {
                if (isSlow(turn)) {
                    asked.countDown();
                    try {
                        assertThat(slowMayGo.await(60, TimeUnit.SECONDS)).isTrue();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }
                return LanesTest.this.answer(turn);
            }

            @Override
            public boolean isSlow(Turn turn) {
                return turn.messages().getFirst().content().equals("demora");
            }
        };
        try (var road = new Road(graph.url(), InstantSource.system(), slow)) {
            for (int i = 0; i < 80; i++) {
                road.writes(counter, "55119800001" + (10 + i), "demora");
            }
            await().until(() -> asked.getCount() == 0);
            road.writes(counter, SLOW, "Oi");

            road.sendsUntil(counter, () -> saidTo(SLOW).equals(List.of("Oi")));
            slowMayGo.countDown();
            await().until(road.conversations::isIdle);
        }
    }
}
