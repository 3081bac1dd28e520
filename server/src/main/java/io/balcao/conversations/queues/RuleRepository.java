package io.balcao.conversations.queues;

import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What departments' rules and the monitor find to be done. Times are the database's, as those that they look at. */
final class RuleRepository {
    private static final String HAS_WORK = "SELECT has_queue_work()";
    private static final String WOKEN = "SELECT id, returns FROM woken_conversations() ORDER BY id";
    private static final String WAKE = """
            UPDATE conversations SET snoozed_until = NULL, version = version + 1, updated_at = now() WHERE id = $1
            """;
    private static final String ABANDONED = "SELECT abandoned_conversations()";
    private static final String OVERDUE = "SELECT id, since, minutes, moves FROM overdue_conversations() ORDER BY id";
    private static final String NOTE_OVERDUE = "UPDATE conversations SET overdue_since = $2 WHERE id = $1";
    private static final String MISPLACED = "SELECT id, anomaly, target FROM misplaced_conversations() ORDER BY id";
    private static final String PLACE = """
            UPDATE conversations SET department_id = $2, owner_version = owner_version + 1, version = version + 1,
                   updated_at = now()
            WHERE id = $1 AND owner <> 'nobody'
            """;
    private static final String BETTER_PLACES = """
            SELECT b.id, b.place, b.wait_ms, b.words, b.department FROM better_places() AS b ORDER BY b.id LIMIT 200
            """;
    private static final String HOLD_WAITING = """
            SELECT id FROM conversations
            WHERE id = $1 AND owner = 'queue' AND (position_told IS DISTINCT FROM $2 OR position_told_at < waiting_since)
            FOR NO KEY UPDATE SKIP LOCKED
            """;
    private static final String NOTE_PLACE = """
            UPDATE conversations SET position_told = $2, position_told_at = now() WHERE id = $1
            """;
    private static final String OUTLOOK = "SELECT next_position($1, $2), expected_wait_ms($1)";

    /**
     * A customer who waits too long for an answer of who has the conversation.
     *
     * @param moves whether it goes elsewhere; if not, the supervisors are told
     */
    record Overdue(UUID conversation, Instant since, int minutes, boolean moves) {}

    /** A conversation that is where nobody takes it or no rule holds, and where it belongs. */
    record Misplaced(UUID conversation, String anomaly, UUID target) {}

    /** A customer whose place has got better, and the department's words for it. */
    record Better(UUID conversation, Place place, String words, String department) {}

    /**
     * A conversation whose time on hold is over.
     *
     * @param returns whether it goes to the queue, for its attendant is away or has too much
     */
    record Woken(UUID conversation, boolean returns) {}

    /** @param expectedWait absent when too few were served of late to say */
    record Place(long position, Optional<Duration> expectedWait) {}

    boolean hasWork(Tx tx) {
        return tx.one(HAS_WORK, row -> new Columns(row).flag(0)).orElseThrow();
    }

    List<Woken> woken(Tx tx) {
        return tx.list(WOKEN, row -> {
            var columns = new Columns(row);
            return new Woken(columns.id(0), columns.flag(1));
        });
    }

    void wake(Tx tx, UUID conversation) {
        tx.change(WAKE, conversation);
    }

    List<UUID> abandoned(Tx tx) {
        return tx.list(ABANDONED, row -> new Columns(row).id(0));
    }

    List<Overdue> overdue(Tx tx) {
        return tx.list(OVERDUE, row -> {
            var columns = new Columns(row);
            return new Overdue(columns.id(0), columns.time(1), columns.integer(2), columns.flag(3));
        });
    }

    void noteOverdue(Tx tx, Overdue overdue) {
        tx.change(NOTE_OVERDUE, overdue.conversation(), overdue.since().atOffset(ZoneOffset.UTC));
    }

    List<Misplaced> misplaced(Tx tx) {
        return tx.list(MISPLACED, row -> {
            var columns = new Columns(row);
            return new Misplaced(columns.id(0), columns.requiredText(1), columns.id(2));
        });
    }

    void place(Tx tx, Misplaced misplaced) {
        tx.change(PLACE, misplaced.conversation(), misplaced.target());
    }

    List<Better> betterPlaces(Tx tx) {
        return tx.list(BETTER_PLACES, row -> {
            var columns = new Columns(row);
            return new Better(columns.id(0), new Place(columns.number(1), wait(columns.optionalNumber(2))),
                    columns.requiredText(3), columns.requiredText(4));
        });
    }

    /** Whether it waits and was not told that place, and is held now; what somebody else holds is left for the next time. */
    boolean holdsWaiting(Tx tx, Better better) {
        return tx.one(HOLD_WAITING, row -> row, better.conversation(), (int) better.place().position()).isPresent();
    }

    void notePlace(Tx tx, UUID conversation, Place place) {
        tx.change(NOTE_PLACE, conversation, (int) place.position());
    }

    /** The place that a conversation would have in a department's queue now. */
    Place outlook(Tx tx, UUID department, String priority) {
        return tx.one(OUTLOOK, row -> {
            var columns = new Columns(row);
            return new Place(columns.number(0), wait(columns.optionalNumber(1)));
        }, department, priority).orElseThrow();
    }

    private static Optional<Duration> wait(@Nullable Long millis) {
        return Optional.ofNullable(millis).map(Duration::ofMillis);
    }
}
