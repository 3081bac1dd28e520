package io.balcao.platform.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** What a client is told, in which order and under which id, when list updates are merged. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OutboxTest {
    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    final UUID one = UUID.randomUUID();
    final UUID two = UUID.randomUUID();
    long now = 1_000 * MILLI;
    final Outbox outbox = new Outbox(Limits.standard(), now);

    OutboxTest() {
        outbox.beginAfter("e", new Position(1, 0, 0), 0);
    }

    @Test
    void what_was_handed_over_together_is_told_in_its_order() {
        add(update(2, one));
        add(message(3));
        add(update(4, two));

        assertThat(written()).containsExactly("e-2-0-0 conversation_update", "e-3-0-0 new_message",
                "e-4-0-0 conversation_update");
    }

    @Test
    void of_a_row_that_was_not_told_yet_only_the_newest_state_is() {
        add(update(2, one));
        add(update(3, one));
        add(update(4, one));

        assertThat(written()).containsExactly("e-4-0-0 conversation_update");
    }

    /** Two commits shortly one after the other may be told the other way round. */
    @Test
    void of_a_row_that_was_not_told_yet_the_state_that_is_told_is_the_newest_by_its_version() {
        add(update(2, one, 7));
        add(update(3, one, 9));
        add(update(4, one, 8));

        assertThat(written()).containsExactly("e-3-0-0 conversation_update");
        assertThat(outbox.bytes()).isZero();
    }

    @Test
    void a_message_never_waits_for_an_update_and_says_that_one_waits() {
        useUpAllowance();
        add(update(1_003, one));
        add(message(1_004));

        assertThat(written()).containsExactly("e-1004-0-0-u.1003.0.0 new_message");
        now += 51 * MILLI;
        assertThat(written()).containsExactly("e-1004-0-1 conversation_update");
        add(message(1_005));
        assertThat(written()).containsExactly("e-1005-0-0 new_message");
    }

    @Test
    void the_mark_stays_at_the_first_update_that_waited_however_often_it_is_replaced() {
        useUpAllowance();
        add(update(1_003, one));
        add(update(1_004, two));
        add(update(1_005, one));
        add(message(1_006));

        assertThat(written()).containsExactly("e-1006-0-0-u.1003.0.0 new_message");
    }

    @Test
    void updates_are_told_at_a_bounded_rate_and_none_is_forgotten() {
        int written = 0;
        for (int round = 0; round < 100; round++) {
            for (int i = 0; i < 100; i++) {
                add(update(10 + round * 100 + i, new UUID(0, i)));
            }
            now += 10 * MILLI;
            written += written().size();
        }

        assertThat(written).isLessThan(700);
        now += TimeUnit.SECONDS.toNanos(1);
        written();
        now += TimeUnit.SECONDS.toNanos(1);
        written();
        assertThat(outbox.isEmpty()).isTrue();
        assertThat(outbox.bytes()).isZero();
    }

    /** Cut anywhere: what the id of the last event asks for again is exactly what was not told. */
    @RepeatedTest(50)
    void whatever_is_cut_off_is_asked_for_again(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        List<Frame> all = new ArrayList<>();
        List<Frame> told = new ArrayList<>();
        var lastId = new EventId("e", new Position(1, 0, 0), 0, Optional.empty(), Optional.empty());
        int at = 2;
        for (int step = 0; step < 60; step++) {
            var frame = random.nextInt(3) == 0 ? message(at++) : update(at++, random.nextBoolean() ? one : two);
            all.add(frame);
            add(frame);
            if (random.nextInt(3) == 0) {
                now += random.nextInt(60) * MILLI;
                int writes = random.nextInt(4);
                for (int i = 0; i < writes; i++) {
                    var next = outbox.poll(now);
                    if (next instanceof Outbox.Outgoing.Told(var next1)) {
                        told.add(next1);
                        var id = id(outbox.number(next1, now));
                        assertThat(isAfter(id, lastId)).isTrue();
                        lastId = id;
                    }
                }
            }
        }

        var known = lastId;
        for (var frame : all) {
            boolean isSuperseded = frame.key != null && all.stream().anyMatch(
                    other -> frame.key.equals(other.key) && other.at.isAfter(frame.at));
            boolean isToldAgain = frame.key == null
                    ? frame.at.isAfter(known.position())
                    : known.mayMissUpdate(frame.at);
            if (!isSuperseded) {
                assertThat(told.contains(frame) || isToldAgain).as("%s after %s", frame.at, known).isTrue();
            }
            if (frame.key == null) {
                assertThat(told.contains(frame) && isToldAgain).isFalse();
            }
            if (isToldAgain) {
                assertThat(frame.at.isAfter(known.replayAfter())).isTrue();
            }
        }
    }

    @Test
    void ids_are_read_as_they_were_written() {
        var id = EventId.parse("abc-5-6-7000008-u.1.2.3-c.4.5.6").orElseThrow();

        assertThat(id).isEqualTo(new EventId("abc", new Position(5, 6, 7), 8, Optional.of(new Position(1, 2, 3)),
                Optional.of(new Position(4, 5, 6))));
        assertThat(id.replayAfter()).isEqualTo(new Position(1, 2, 2));
        assertThat(EventId.parse("abc-5-6")).isEmpty();
        assertThat(EventId.parse("abc-5-6-7'; drop table")).isEmpty();
        assertThat(EventId.parse("a-999999999999999-999999999999999999-999999999999999999")).isEmpty();
    }

    private void add(Frame frame) {
        outbox.add(frame);
    }

    private void useUpAllowance() {
        for (int i = 0; i < 100; i++) {
            add(update(2 + i, new UUID(0, i)));
        }
        assertThat(written()).hasSize(100);
    }

    private List<String> written() {
        List<String> written = new ArrayList<>();
        for (var next = outbox.poll(now); next != null; next = outbox.poll(now)) {
            if (next instanceof Outbox.Outgoing.Told(var frame)) {
                var ready = outbox.number(frame, now);
                written.add(text(ready) + " " + frame.name);
            }
        }
        return written;
    }

    private static String text(Outbox.Ready ready) {
        return new String(ready.id(), StandardCharsets.US_ASCII)
                + new String(ready.updatesMark(), StandardCharsets.US_ASCII)
                + new String(ready.conversationsMark(), StandardCharsets.US_ASCII);
    }

    private static EventId id(Outbox.Ready ready) {
        return EventId.parse(text(ready)).orElseThrow();
    }

    private static boolean isAfter(EventId id, EventId last) {
        int order = id.position().compareTo(last.position());
        return order > 0 || (order == 0 && id.count() > last.count());
    }

    private static Frame message(long at) {
        return frame(at, "new_message", null, 0);
    }

    private static Frame update(long at, UUID key) {
        return update(at, key, 0);
    }

    private static Frame update(long at, UUID key, int version) {
        return frame(at, "conversation_update", key, version);
    }

    private static Frame frame(long at, String name, @Nullable UUID key, int version) {
        var body = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
        return new Frame("e", new Position(at, 0, 0), name, List.of(), key, version, null, false, body, 0, body.length);
    }
}
