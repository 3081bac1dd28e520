package io.balcao.conversations.desk;

import io.balcao.accounts.AuditTrail;
import io.balcao.conversations.thread.Conversation;
import io.balcao.conversations.thread.MessageView;
import io.balcao.conversations.thread.Owner;
import io.balcao.conversations.thread.ThreadEvents;
import io.balcao.conversations.thread.ThreadRepository;
import io.balcao.platform.Caller;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.platform.realtime.EventStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * How urgent a conversation is. It moves its place in the queue and nothing else: nobody becomes free by it, and so nothing
 * is given out.
 */
final class PriorityService {
    private final Database database;
    private final ThreadRepository threads;
    private final AuditTrail audit;
    private final EventStream events;
    private final ConversationRepository conversations = new ConversationRepository();

    PriorityService(Database database, ThreadRepository threads, AuditTrail audit, EventStream events) {
        this.database = database;
        this.threads = threads;
        this.audit = audit;
        this.events = events;
    }

    private record Outcome(Conversation after, Optional<MessageView> line) {}

    private record Audited(String priority) {}

    Conversation change(Caller caller, UUID id, String priority) {
        var organization = caller.organization();
        var outcome = database.inTransaction(organization, tx -> decide(tx, caller, id, priority));
        outcome.line().ifPresent(line -> events.publish(organization, List.of(ThreadEvents.newMessage(line),
                ThreadEvents.conversationUpdate(organization, outcome.after()))));
        return outcome.after();
    }

    private Outcome decide(Tx tx, Caller caller, UUID id, String priority) {
        var before = conversations.lock(tx, threads, Viewer.of(caller), id);
        if (before.owner() == Owner.NOBODY) {
            throw new Problem.Conflict("The conversation is closed");
        }
        if (before.priority().equals(priority)) {
            return new Outcome(before, Optional.empty());
        }
        conversations.prioritize(tx, id, priority);
        var line = SystemLines.priority(caller, priority);
        threads.add(tx, id, line);
        audit.record(tx, caller, "conversation.priority_changed", "conversation", id,
                new Audited(before.priority()), new Audited(priority));
        return new Outcome(threads.find(tx, id).orElseThrow(), threads.message(tx, line.id()));
    }
}
