package io.balcao.conversations.desk;

import io.balcao.accounts.AuditTrail;
import io.balcao.conversations.tags.TagRepository;
import io.balcao.conversations.thread.Conversation;
import io.balcao.conversations.thread.Outgoing;
import io.balcao.conversations.thread.ThreadRepository;
import io.balcao.platform.Caller;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.platform.realtime.EventStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What a conversation is about. One tag at a time, so that two people who tag it at once both keep theirs; a closed one
 * too, since one often knows only in the end.
 */
final class TaggingService {
    private static final int MOST = TagRepository.MOST_OF_A_CONVERSATION;

    private final Database database;
    private final ThreadRepository threads;
    private final AuditTrail audit;
    private final EventStream events;
    private final ConversationRepository conversations = new ConversationRepository();
    private final TagRepository tags = new TagRepository();

    TaggingService(Database database, ThreadRepository threads, AuditTrail audit, EventStream events) {
        this.database = database;
        this.threads = threads;
        this.audit = audit;
        this.events = events;
    }

    private record Audited(List<String> tags) {}

    /** What it has already changes nothing. */
    Conversation tag(Caller caller, UUID id, UUID tagId) {
        return database.inTransaction(caller.organization(), tx -> {
            var before = conversations.lock(tx, threads, Viewer.of(caller), id);
            var name = name(tx, tagId);
            if (before.tags().contains(name)) {
                return Noted.nothing(before);
            }
            if (before.tags().size() >= MOST) {
                throw new Problem.Conflict("A conversation has " + MOST + " tags at most");
            }
            var after = new ArrayList<>(before.tags());
            after.add(name);
            return store(tx, caller, before, after, "conversation.tagged", SystemLines.tagged(caller, name));
        }).told(events, caller.organization());
    }

    /** What it has not changes nothing. */
    Conversation untag(Caller caller, UUID id, UUID tagId) {
        return database.inTransaction(caller.organization(), tx -> {
            var before = conversations.lock(tx, threads, Viewer.of(caller), id);
            var name = name(tx, tagId);
            if (!before.tags().contains(name)) {
                return Noted.nothing(before);
            }
            var after = before.tags().stream().filter(tag -> !tag.equals(name)).toList();
            return store(tx, caller, before, after, "conversation.untagged", SystemLines.untagged(caller, name));
        }).told(events, caller.organization());
    }

    private String name(Tx tx, UUID tagId) {
        return tags.keep(tx, tagId).orElseThrow(() -> new Problem.NotFound("tag", tagId)).name();
    }

    private Noted store(Tx tx, Caller caller, Conversation before, List<String> after, String action, Outgoing line) {
        conversations.tag(tx, before.id(), after);
        audit.record(tx, caller, action, "conversation", before.id(), new Audited(before.tags()), new Audited(after));
        return Noted.with(tx, threads, before, line);
    }
}
