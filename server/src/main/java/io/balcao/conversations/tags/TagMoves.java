package io.balcao.conversations.tags;

import io.balcao.conversations.thread.Conversation;
import io.balcao.conversations.thread.Owner;
import io.balcao.conversations.thread.ThreadEvents;
import io.balcao.conversations.thread.ThreadRepository;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.platform.realtime.EventStream;
import io.balcao.platform.work.Background;
import java.time.Duration;
import java.util.List;

/**
 * Carries new names of tags to the conversations that have the old ones, some at a time, the oldest change first. What a
 * server that died leaves is found by the sweep.
 */
final class TagMoves {
    private static final Duration SWEEP = Duration.ofMinutes(1);
    private static final int CONVERSATIONS_A_STEP = 500;

    private final Database database;
    private final EventStream events;
    private final Background background;
    private final ThreadRepository threads;
    private final TagMoveRepository repository = new TagMoveRepository();

    TagMoves(Database database, EventStream events, Background background, ThreadRepository threads) {
        this.database = database;
        this.events = events;
        this.background = background;
        this.threads = threads;
    }

    void start() {
        background.repeat(SWEEP, "tag moves", () -> TagMoveRepository.organizations(database).forEach(this::work));
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
        var move = repository.oldest(tx).orElse(null);
        if (move == null) {
            return new Step(false, List.of());
        }
        var ids = repository.carry(tx, move, CONVERSATIONS_A_STEP);
        if (ids.isEmpty()) {
            repository.end(tx, move);
        }
        return new Step(true, threads.find(tx, ids).stream()
                .filter(conversation -> conversation.owner() != Owner.NOBODY).toList());
    }
}
