package io.balcao.insights;

import io.balcao.accounts.AuditTrail;
import io.balcao.insights.ReportSchedule.Plan;
import io.balcao.platform.Caller;
import io.balcao.platform.Ids;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.platform.mail.Mails;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps the reports that are mailed by themselves. Whoever changes one answers for it from then on: it is their right. */
final class ScheduleService {
    private static final int MOST = 50;
    private static final String KIND = "report_schedule";

    private final Database database;
    private final ScheduleRepository schedules;
    private final MetricRepository metrics;
    private final AuditTrail audit;
    private final Mails mails;
    private final InstantSource clock;

    ScheduleService(Database database, ScheduleRepository schedules, MetricRepository metrics, AuditTrail audit,
            Mails mails, InstantSource clock) {
        this.database = database;
        this.schedules = schedules;
        this.metrics = metrics;
        this.audit = audit;
        this.mails = mails;
        this.clock = clock;
    }

    List<ReportSchedule> list(Caller caller) {
        return database.inTransaction(caller.organization(), schedules::list);
    }

    ReportSchedule create(Caller caller, Plan plan) {
        mails.require();
        return database.inTransaction(caller.organization(), tx -> {
            check(tx, plan);
            if (schedules.count(tx) >= MOST) {
                throw new Problem.Conflict("There are as many scheduled reports as there may be");
            }
            var id = Ids.next();
            schedules.add(tx, id, caller.userId(), plan, after(tx, plan, clock.instant()));
            audit.record(tx, caller, "report_schedule.created", KIND, id, null, plan);
            return get(tx, id);
        });
    }

    /** @param state {@code active} or {@code paused} */
    ReportSchedule update(Caller caller, UUID id, Plan plan, String state) {
        return database.inTransaction(caller.organization(), tx -> {
            var before = schedules.lock(tx, id).orElseThrow(() -> new Problem.NotFound(KIND, id));
            check(tx, plan);
            var isActive = state.equals("active");
            schedules.save(tx, id, caller.userId(), plan, state,
                    isActive ? after(tx, plan, clock.instant()) : null);
            audit.record(tx, caller, "report_schedule.updated", KIND, id, new Kept(before.plan(), before.state()),
                    new Kept(plan, state));
            return get(tx, id);
        });
    }

    /** For the audit trail. */
    private record Kept(@com.fasterxml.jackson.annotation.JsonUnwrapped Plan plan, String state) {}

    void delete(Caller caller, UUID id) {
        database.inTransaction(caller.organization(), tx -> {
            var before = schedules.lock(tx, id).orElseThrow(() -> new Problem.NotFound(KIND, id));
            audit.record(tx, caller, "report_schedule.deleted", KIND, id, before.plan(), null);
            return schedules.delete(tx, id);
        });
    }

    /** Makes it due now, beside its usual times. */
    ReportSchedule sendNow(Caller caller, UUID id) {
        mails.require();
        return database.inTransaction(caller.organization(), tx -> {
            var held = schedules.lock(tx, id).orElseThrow(() -> new Problem.NotFound(KIND, id));
            schedules.occur(tx, held.id(), clock.instant());
            return get(tx, held.id());
        });
    }

    private ReportSchedule get(Tx tx, UUID id) {
        return schedules.find(tx, id).orElseThrow();
    }

    private Instant after(Tx tx, Plan plan, Instant now) {
        return plan.after(now, metrics.organization(tx).zone());
    }

    private void check(Tx tx, Plan plan) {
        require((plan.weekday() != null) == plan.every().equals("week"), "weekday", "is of a weekly report");
        require((plan.monthDay() != null) == plan.every().equals("month"), "month_day", "is of a monthly report");
        require(!plan.name().isBlank(), "name", "is empty");
        require(schedules.isKnown(tx, plan), "department_id", "is not known");
        // What a report says is for those who could read it themselves.
        require(schedules.readers(tx, plan.recipientIds()).size() == new HashSet<>(plan.recipientIds()).size(),
                "recipient_ids", "names somebody who may not export reports");
    }

    private static void require(boolean holds, String field, @Nullable String otherwise) {
        if (!holds) {
            throw new Problem.Unprocessable(field, String.valueOf(otherwise));
        }
    }
}
