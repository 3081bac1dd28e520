package io.balcao.privacy;

import io.balcao.accounts.AuditTrail;
import io.balcao.platform.Caller;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.platform.realtime.EventStream;
import io.balcao.platform.work.Background;
import io.balcao.privacy.RetentionRepository.Rule;
import io.balcao.privacy.RetentionRepository.Run;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * How long what is kept, and the deletion of what has had its time. It goes in small steps with a pause after each, a
 * transaction for each, and each says where the next one begins: a server that dies leaves a run to whichever comes next,
 * and no step holds up a message. One server at a time works at an organization.
 */
final class Retention {
    private static final Duration LOOK = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int ROWS_A_STEP = 500;

    private final Database database;
    private final AuditTrail audit;
    private final EventStream events;
    private final Background background;
    private final RetentionRepository repository = new RetentionRepository();

    Retention(Database database, AuditTrail audit, EventStream events, Background background) {
        this.database = database;
        this.audit = audit;
        this.events = events;
        this.background = background;
    }

    /** What is kept how long; and what the last run did, null before the first. */
    record View(List<Rule> data, @Nullable Run lastRun) {}

    /** A change of one rule, as it is asked for. */
    record Wanted(String kind, @Nullable Integer days) {}

    record Change(List<Wanted> rules) {}

    /** What a rule that is not saved yet would take. */
    record Due(String kind, int days, long due) {}

    View view(Caller caller) {
        return database.inTransaction(caller.organization(), this::view);
    }

    private View view(Tx tx) {
        return new View(repository.rules(tx), repository.lastRun(tx).orElse(null));
    }

    Due due(Caller caller, String kind, int days) {
        return new Due(kind, days,
                database.inTransaction(caller.organization(), tx -> repository.due(tx.last(), kind, days)));
    }

    View change(Caller caller, Change change) {
        return database.inTransaction(caller.organization(), tx -> {
            var before = kept(repository.rules(tx));
            for (int i = 0; i < change.rules().size(); i++) {
                var wanted = change.rules().get(i);
                int least = repository.leastDays(tx, wanted.kind());
                if (wanted.days() != null && wanted.days() < least) {
                    throw new Problem.Unprocessable("rules[" + i + "].days", "is " + least + " at least");
                }
                repository.set(tx, wanted.kind(), wanted.days());
            }
            var after = view(tx);
            audit.record(tx, caller, "retention.updated", "organization", null, before, kept(after.data()));
            return after;
        });
    }

    private static JsonObject kept(List<Rule> rules) {
        var kept = new JsonObject();
        rules.forEach(rule -> kept.put(rule.kind(), rule.days()));
        return kept;
    }

    void start() {
        var _ = background.after(LOOK, "retention", this::look);
    }

    private void look() {
        var due = new ArrayDeque<OrganizationId>();
        try {
            repository.forgetUnrouted(database, ROWS_A_STEP);
            due.addAll(repository.organizations(database));
        } finally {
            goOn(due);
        }
    }

    /** Each organization's turn comes again until its run has ended, so that a large one holds up no other. */
    private void goOn(Queue<OrganizationId> due) {
        if (due.isEmpty()) {
            start();
            return;
        }
        var _ = background.after(PAUSE, "retention", () -> {
            var organization = due.remove();
            try {
                if (step(organization)) {
                    due.add(organization);
                }
            } finally {
                goOn(due);
            }
        });
    }

    /** One step; whether there are more, and for this server. */
    boolean step(OrganizationId organization) {
        var step = database.inTransaction(organization, tx -> {
            var done = repository.step(tx, ROWS_A_STEP);
            done.filter(RetentionRepository.Step::isEnd).map(Retention::gone).filter(gone -> !gone.isEmpty())
                    .ifPresent(gone -> audit.record(tx, null, null, "retention.applied", "organization", null, null,
                            gone));
            return done;
        });
        step.filter(RetentionRepository.Step::isEnd).map(Retention::gone).filter(gone -> gone.containsKey("messages"))
                // Redis still has what was told of them, and so may a console.
                .ifPresent(gone -> events.forget());
        return step.isPresent() && !step.get().isEnd();
    }

    private static JsonObject gone(RetentionRepository.Step step) {
        var gone = new JsonObject();
        step.total().forEach(kind -> {
            if (kind.getValue() instanceof Number count && count.longValue() > 0) {
                gone.put(kind.getKey(), count);
            }
        });
        return gone;
    }
}
