package io.balcao.accounts;

import io.balcao.accounts.DepartmentRepository.Listed;
import io.balcao.platform.Caller;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Departments and who works in them. */
final class DepartmentService {
    /** Nothing is given out: people take what they want. */
    static final String MANUAL = "manual";

    private final Database database;
    private final DepartmentRepository departments = new DepartmentRepository();
    private final AuditTrail auditTrail;
    private final Announcer announcer;
    private final QueueKeeper queues;

    /** What shall be different about a department; null leaves a field as it is. */
    record Change(@Nullable String name, @Nullable Boolean isActive, @Nullable Boolean isFallback,
            @Nullable String routingMode, @Nullable QueueRules queueRules, @Nullable String greetingText,
            @Nullable List<UUID> transferDepartmentIds, @Nullable List<UUID> memberIds) {}

    /** What the audit trail keeps of a department. */
    private record Snapshot(String name, boolean isActive,
            boolean isFallback, String routingMode, QueueRules queueRules, String greetingText,
            List<UUID> transferDepartmentIds, List<UUID> memberIds) {
        static Snapshot of(Department department) {
            return new Snapshot(department.name(), department.isActive(), department.isFallback(),
                    department.routingMode(), department.queueRules(), department.greetingText(),
                    department.transferDepartmentIds(), department.memberIds());
        }
    }

    /** A change, and whose rooms are others now. */
    private record Changed(Department department, Set<UUID> users, boolean isRenamed, Runnable afterwards) {}

    DepartmentService(Database database, AuditTrail auditTrail, Announcer announcer, QueueKeeper queues) {
        this.database = database;
        this.auditTrail = auditTrail;
        this.announcer = announcer;
        this.queues = queues;
    }

    List<Listed> list(Caller caller, @Nullable Boolean isActive, @Nullable String afterName, @Nullable UUID afterId,
            int limit) {
        return database.inTransaction(caller.organization(),
                tx -> departments.list(tx, isActive, afterName, afterId, limit));
    }

    Department create(Caller caller, Change asked) {
        var created = database.inTransaction(caller.organization(), tx -> {
            var id = insert(tx, asked.name() == null ? "" : asked.name(), MANUAL,
                    asked.memberIds() == null ? List.of() : asked.memberIds()).id();
            var department = write(tx, departments.find(tx, id).orElseThrow(), asked);
            auditTrail.record(tx, caller, "department.created", "department", department.id(), null,
                    Snapshot.of(department));
            return department;
        });
        created.memberIds().forEach(user -> announcer.rightsChanged(caller.organization(), user));
        return created;
    }

    Department insert(Tx tx, String name, String routingMode, List<UUID> memberIds) {
        var id = departments.insert(tx, Names.require("name", name), routingMode);
        departments.setMembers(tx, id, memberIds);
        departments.nameFallback(tx);
        return departments.find(tx, id).orElseThrow();
    }

    Department update(Caller caller, UUID id, Change change) {
        var changed = database.inTransaction(caller.organization(), tx -> apply(tx, caller, id, change));
        changed.users().forEach(user -> announcer.rightsChanged(caller.organization(), user));
        if (changed.isRenamed()) {
            announcer.renamed(caller.organization());
        }
        changed.afterwards().run();
        return changed.department();
    }

    private Changed apply(Tx tx, Caller caller, UUID id, Change change) {
        queues.begin(tx, null);
        var before = departments.lock(tx, id).orElseThrow(() -> new Problem.NotFound("department", id));
        if (Boolean.FALSE.equals(change.isActive()) && before.waitingCount() > 0) {
            throw new Problem.Conflict("Conversations wait in this department");
        }
        if (before.isFallback() && (Boolean.FALSE.equals(change.isFallback())
                || (Boolean.FALSE.equals(change.isActive()) && departments.hasOtherActive(tx, id)))) {
            throw new Problem.Conflict("Say first which other department takes what has no place to be in");
        }
        if (change.memberIds() != null) {
            departments.setMembers(tx, id, change.memberIds());
        }
        var after = write(tx, before, change);
        auditTrail.record(tx, caller, "department.updated", "department", id, Snapshot.of(before), Snapshot.of(after));
        return new Changed(after, difference(before.memberIds(), after.memberIds()),
                !before.name().equals(after.name()), queues.end(tx, null));
    }

    private Department write(Tx tx, Department before, Change change) {
        departments.update(tx, new Department(before.id(),
                change.name() == null ? before.name() : Names.require("name", change.name()),
                change.isActive() == null ? before.isActive() : change.isActive(),
                change.isFallback() == null ? before.isFallback() : change.isFallback(),
                change.routingMode() == null ? before.routingMode() : change.routingMode(),
                change.queueRules() == null ? before.queueRules() : rules(tx, before.id(), change.queueRules()),
                change.greetingText() == null ? before.greetingText() : greeting(change.greetingText()),
                change.transferDepartmentIds() == null
                        ? before.transferDepartmentIds()
                        : targets(tx, change.transferDepartmentIds()),
                before.waitingCount(), before.memberIds(), before.createdAt()));
        departments.nameFallback(tx);
        return departments.find(tx, before.id()).orElseThrow();
    }

    private QueueRules rules(Tx tx, UUID department, QueueRules asked) {
        var rules = asked.checked(department);
        if (rules.overflowDepartmentId() != null && !departments.isActive(tx, rules.overflowDepartmentId())) {
            throw new Problem.Unprocessable("queue_rules.overflow_department_id", "names no active department");
        }
        return rules;
    }

    private static String greeting(String asked) {
        if (asked.indexOf(0) >= 0) {
            throw new Problem.Unprocessable("greeting_text", "cannot be sent");
        }
        return asked.strip();
    }

    private List<UUID> targets(Tx tx, List<UUID> asked) {
        if (!departments.areActive(tx, asked)) {
            throw new Problem.Unprocessable("transfer_department_ids", "names no active department");
        }
        return asked.stream().sorted().toList();
    }

    private static Set<UUID> difference(List<UUID> before, List<UUID> after) {
        var all = new HashSet<>(before);
        all.addAll(after);
        all.removeIf(user -> before.contains(user) && after.contains(user));
        return all;
    }
}
