package io.balcao.conversations.sla;

import io.balcao.accounts.AuditTrail;
import io.balcao.platform.Caller;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/**
 * Policies and their order. A change holds for what is under way as well: what is due is counted again a moment later,
 * from when each clock began.
 */
final class SlaPolicyService {
    private static final String OBJECT = "sla_policy";
    private static final int MOST = 100;

    private final Database database;
    private final AuditTrail audit;
    private final SlaPolicyRepository policies = new SlaPolicyRepository();

    SlaPolicyService(Database database, AuditTrail audit) {
        this.database = database;
        this.audit = audit;
    }

    private record Order(List<UUID> ids) {}

    List<SlaPolicy> list(Caller caller) {
        return database.inTransaction(caller.organization(), tx -> policies.list(tx.last()));
    }

    /** A new one goes before what is less specific than it. */
    SlaPolicy create(Caller caller, SlaPolicyRequest request) {
        var wanted = request.checked();
        return database.inTransaction(caller.organization(), tx -> {
            policies.hold(tx);
            var order = policies.list(tx);
            if (order.size() >= MOST) {
                throw new Problem.Conflict("There are " + MOST + " policies already");
            }
            var ids = new ArrayList<>(order.stream().map(SlaPolicy::id).toList());
            int place = 0;
            while (place < order.size() && order.get(place).conditions() >= wanted.conditions()) {
                place++;
            }
            var id = policies.insert(tx, wanted);
            ids.add(place, id);
            policies.order(tx, ids);
            var created = policies.find(tx, id).orElseThrow();
            audit.record(tx, caller, "sla_policy.created", OBJECT, id, null, created);
            return created;
        });
    }

    SlaPolicy update(Caller caller, UUID id, SlaPolicyRequest request) {
        var wanted = request.checked();
        return database.inTransaction(caller.organization(), tx -> {
            var before = held(tx, id);
            policies.update(tx, id, wanted);
            var after = policies.find(tx, id).orElseThrow();
            audit.record(tx, caller, "sla_policy.updated", OBJECT, id, before, after);
            return after;
        });
    }

    void delete(Caller caller, UUID id) {
        database.inTransaction(caller.organization(), tx -> {
            var before = held(tx, id);
            policies.delete(tx, id);
            audit.record(tx, caller, "sla_policy.deleted", OBJECT, id, before, null);
            return before;
        });
    }

    /** @param ids all of them, each once: somebody who orders an old list must see the new one first */
    List<SlaPolicy> order(Caller caller, List<UUID> ids) {
        return database.inTransaction(caller.organization(), tx -> {
            policies.hold(tx);
            var before = policies.list(tx).stream().map(SlaPolicy::id).toList();
            if (!before.containsAll(ids)) {
                throw new Problem.Unprocessable("ids", "names a policy that is not there");
            }
            if (ids.size() != before.size() || !new HashSet<>(ids).equals(new HashSet<>(before))) {
                throw new Problem.Conflict("The list has changed meanwhile");
            }
            policies.order(tx, ids);
            audit.record(tx, caller, "sla_policy.ordered", OBJECT, null, new Order(before), new Order(ids));
            return policies.list(tx);
        });
    }

    private SlaPolicy held(Tx tx, UUID id) {
        policies.hold(tx);
        return policies.find(tx, id).orElseThrow(() -> new Problem.NotFound(OBJECT, id));
    }
}
