package io.balcao.conversations.desk;

import io.balcao.accounts.AuditTrail;
import io.balcao.conversations.thread.Conversation;
import io.balcao.conversations.thread.Owner;
import io.balcao.conversations.thread.ThreadRepository;
import io.balcao.platform.Caller;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.platform.realtime.EventStream;
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

    private record Audited(String priority) {}

    Conversation change(Caller caller, UUID id, String priority) {
        return database.inTransaction(caller.organization(), tx -> decide(tx, caller, id, priority)).told(events,
                caller.organization());
    }

    private Noted decide(Tx tx, Caller caller, UUID id, String priority) {
        var before = conversations.lock(tx, threads, Viewer.of(caller), id);
        if (before.owner() == Owner.NOBODY) {
            throw new Problem.Conflict("The conversation is closed");
        }
        if (before.priority().equals(priority)) {
            return Noted.nothing(before);
        }
        conversations.prioritize(tx, id, priority);
        audit.record(tx, caller, "conversation.priority_changed", "conversation", id,
                new Audited(before.priority()), new Audited(priority));
        return Noted.with(tx, threads, before, SystemLines.priority(caller, priority));
    }
}
