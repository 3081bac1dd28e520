package io.balcao.conversations.desk;

import io.balcao.accounts.AuditTrail;
import io.balcao.conversations.queues.Handed;
import io.balcao.conversations.queues.Queues;
import io.balcao.conversations.thread.Conversation;
import io.balcao.conversations.thread.Owner;
import io.balcao.conversations.thread.ThreadRepository;
import io.balcao.platform.Caller;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.platform.realtime.EventStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Puts conversations on hold and takes them off it. Somebody who has one less to look after has a place for another, and so
 * what waits is given out; what comes back by itself is the queues' to see to.
 */
final class SnoozeService {
    private static final Duration LONGEST = Duration.ofDays(90);

    private final Database database;
    private final ThreadRepository threads;
    private final Queues queues;
    private final AuditTrail audit;
    private final EventStream events;
    private final InstantSource clock;
    private final ConversationRepository conversations = new ConversationRepository();

    SnoozeService(Database database, ThreadRepository threads, Queues queues, AuditTrail audit, EventStream events,
            InstantSource clock) {
        this.database = database;
        this.threads = threads;
        this.queues = queues;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    private record Audited(@Nullable Instant snoozedUntil) {}

    private record Outcome(Noted noted, Handed handed) {}

    Conversation snooze(Caller caller, UUID id, Instant until) {
        if (!until.isAfter(clock.instant())) {
            throw new Problem.Unprocessable("until", "must be later than now");
        }
        if (until.isAfter(clock.instant().plus(LONGEST))) {
            throw new Problem.Unprocessable("until", "is more than 90 days away");
        }
        return change(caller, id, until);
    }

    /** Takes it off hold; one that is not stays as it is. */
    Conversation wake(Caller caller, UUID id) {
        return change(caller, id, null);
    }

    private Conversation change(Caller caller, UUID id, @Nullable Instant until) {
        var organization = caller.organization();
        var outcome = database.inTransaction(organization, tx -> decide(tx, caller, id, until));
        var after = outcome.noted().told(events, organization);
        queues.tell(organization, outcome.handed());
        return outcome.handed().find(id).orElse(after);
    }

    private Outcome decide(Tx tx, Caller caller, UUID id, @Nullable Instant until) {
        boolean drains = queues.enter(tx, List.of(id), null);
        var before = conversations.lock(tx, threads, Viewer.of(caller), id);
        if (before.owner() != Owner.USER) {
            throw new Problem.Conflict("Take the conversation over before you put it on hold");
        }
        if (until == null && before.snoozedUntil() == null) {
            return new Outcome(Noted.nothing(before), drains ? queues.drain(tx) : Handed.NOTHING);
        }
        conversations.snooze(tx, id, until);
        audit.record(tx, caller, until == null ? "conversation.unsnoozed" : "conversation.snoozed", "conversation", id,
                new Audited(before.snoozedUntil()), new Audited(until));
        var noted = Noted.with(tx, threads, before, SystemLines.snoozed(caller, until));
        return new Outcome(noted, drains ? queues.drain(tx) : Handed.NOTHING);
    }
}
