package io.balcao.conversations.tags;

import io.balcao.conversations.thread.Conversation;
import io.balcao.conversations.thread.Owner;
import io.balcao.conversations.thread.ThreadEvents;
import io.balcao.conversations.thread.ThreadRepository;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.platform.realtime.EventStream;
import io.balcao.platform.work.Background;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Carries new names of tags to the conversations that have the old ones, some at a time, the oldest change first. What a
 * server that died leaves is found by the sweep.
 */
final class TagMoves {
    private static final Duration SWEEP = Duration.ofMinutes(1);
    private static final int CONVERSATIONS_A_STEP = 500;
    private static final String ORGANIZATIONS = "SELECT organizations_with_tag_moves()";
    private static final String OLDEST = """
            SELECT id, from_name, to_name FROM tag_moves ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED
            """;
    private static final String HOLD = """
            SELECT id FROM conversations WHERE id = ANY(ARRAY(SELECT tagged_conversations($1) LIMIT $2))
            ORDER BY id FOR NO KEY UPDATE
            """;
    private static final String RENAME = """
            UPDATE conversations SET tags = CASE WHEN $3 = ANY(tags) THEN array_remove(tags, $2)
                                                 ELSE array_remove(array_replace(tags, $2, $3), NULL) END,
                                     version = version + 1
            WHERE id = ANY($1)
            """;
    private static final String DONE = "DELETE FROM tag_moves WHERE id = $1";

    private final Database database;
    private final EventStream events;
    private final Background background;
    private final ThreadRepository threads;

    TagMoves(Database database, EventStream events, Background background, ThreadRepository threads) {
        this.database = database;
        this.events = events;
        this.background = background;
        this.threads = threads;
    }

    void start() {
        background.repeat(SWEEP, "tag moves", () -> database
                .ask(ORGANIZATIONS, row -> new OrganizationId(row.getUUID(0))).forEach(this::work));
    }

    /** There is something to do. Does not wait. */
    void wake(OrganizationId organization) {
        background.run("tag moves", () -> work(organization));
    }

    private void work(OrganizationId organization) {
        while (step(organization)) {
            // Other transactions have their turn between two steps.
        }
    }

    private record Move(UUID id, String from, @Nullable String to) {}

    private record Step(boolean hasMore, List<Conversation> shown) {}

    private boolean step(OrganizationId organization) {
        var done = database.inTransaction(organization, this::move);
        if (!done.shown().isEmpty()) {
            events.publish(organization, done.shown().stream()
                    .map(conversation -> ThreadEvents.conversationUpdate(organization, conversation)).toList());
        }
        return done.hasMore();
    }

    private Step move(Tx tx) {
        var move = tx.one(OLDEST, row -> {
            var columns = new Columns(row);
            return new Move(columns.id(0), columns.requiredText(1), columns.text(2));
        }).orElse(null);
        if (move == null) {
            return new Step(false, List.of());
        }
        var ids = tx.list(HOLD, row -> row.getUUID(0), move.from(), CONVERSATIONS_A_STEP);
        if (ids.isEmpty()) {
            tx.change(DONE, move.id());
            return new Step(true, List.of());
        }
        tx.change(RENAME, ids.toArray(UUID[]::new), move.from(), move.to());
        return new Step(true, threads.find(tx, ids).stream()
                .filter(conversation -> conversation.owner() != Owner.NOBODY).toList());
    }
}
