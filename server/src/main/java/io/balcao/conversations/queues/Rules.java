package io.balcao.conversations.queues;

import io.balcao.conversations.queues.AnomalyRepository.Anomaly;
import io.balcao.conversations.queues.Handed.Moved;
import io.balcao.conversations.queues.QueueLines.Cause;
import io.balcao.conversations.queues.RuleRepository.Misplaced;
import io.balcao.conversations.queues.RuleRepository.Overdue;
import io.balcao.platform.db.Tx;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What is due in an organization: what its departments' rules say when nobody answers, and what should not be and is put
 * right. All that is known of it stands in the database, so that whichever server looks next goes on where one died, and a
 * second one that looks finds nothing.
 */
final class Rules {
    private final Queues queues;
    private final QueueRepository repository;
    private final RuleRepository rules = new RuleRepository();

    Rules(Queues queues, QueueRepository repository) {
        this.queues = queues;
        this.repository = repository;
    }

    /**
     * What was done.
     *
     * @param anomalies what should not have been there
     */
    record Done(Handed handed, List<Anomaly> anomalies) {}

    /** Whether there is anything to do; asks without a lock. */
    boolean isAnythingDue(Tx tx) {
        return rules.hasWork(tx);
    }

    /** The caller is alone in the organization, and drains when this is done. */
    Done apply(Tx tx) {
        // Held in their order before anything is changed, and looked at again once they are.
        repository.lockWaiting(tx, due(tx));
        var moved = new ArrayList<Moved>();
        var returned = new HashSet<UUID>();
        boolean isIncomplete = false;
        var ghosts = repository.ghosts(tx);
        giveBack(tx, ghosts, Cause.LEFT, moved, returned);
        giveBack(tx, rules.abandoned(tx), Cause.OFFLINE, moved, returned);
        // One after the other: each that comes back takes a place of its attendant's.
        for (var woken = rules.woken(tx); !woken.isEmpty(); woken = rules.woken(tx)) {
            var one = woken.getFirst();
            rules.wake(tx, one.conversation());
            moved.add(one.returns()
                    ? queues.giveBack(tx, one.conversation(), Cause.WOKEN)
                    : queues.woken(tx, one.conversation()));
        }
        // One after the other: each that is given out takes a place that the next one would have gone to.
        for (var next = movable(tx, returned); next.isPresent(); next = movable(tx, returned)) {
            giveBack(tx, List.of(next.get()), Cause.UNANSWERED, moved, returned);
            var given = queues.drain(tx);
            moved.addAll(given.moved());
            isIncomplete |= given.isIncomplete();
        }
        for (var overdue : rules.overdue(tx)) {
            if (!overdue.moves()) {
                rules.noteOverdue(tx, overdue);
                moved.add(queues.alarm(tx, overdue));
            }
        }
        var misplaced = rules.misplaced(tx);
        for (var one : misplaced) {
            rules.place(tx, one);
            moved.add(queues.placed(tx, one));
        }
        var anomalies = new ArrayList<Anomaly>();
        ghosts.forEach(id -> anomalies.add(new Anomaly(id, "ghost")));
        misplaced.forEach(one -> anomalies.add(new Anomaly(one.conversation(), one.anomaly())));
        return new Done(new Handed(moved, isIncomplete), anomalies);
    }

    private Optional<UUID> movable(Tx tx, Set<UUID> returned) {
        return rules.overdue(tx).stream().filter(Overdue::moves).map(Overdue::conversation)
                .filter(id -> !returned.contains(id)).findFirst();
    }

    private Set<UUID> due(Tx tx) {
        var due = new HashSet<>(repository.ghosts(tx));
        due.addAll(rules.abandoned(tx));
        rules.woken(tx).forEach(one -> due.add(one.conversation()));
        rules.overdue(tx).forEach(one -> due.add(one.conversation()));
        rules.misplaced(tx).stream().map(Misplaced::conversation).forEach(due::add);
        return due;
    }

    private void giveBack(Tx tx, List<UUID> conversations, Cause cause, List<Moved> moved, Set<UUID> returned) {
        for (var id : conversations) {
            if (returned.add(id)) {
                moved.add(queues.giveBack(tx, id, cause));
            }
        }
    }
}
