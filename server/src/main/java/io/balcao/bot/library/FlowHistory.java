package io.balcao.bot.library;

import io.balcao.bot.library.RunRepository.After;
import io.balcao.platform.Caller;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people read of the runs of a flow. */
final class FlowHistory {
    private final Database database;
    private final FlowRepository flows;
    private final RunRepository runs;

    FlowHistory(Database database, FlowRepository flows, RunRepository runs) {
        this.database = database;
        this.flows = flows;
        this.runs = runs;
    }

    /** Schema {@code FlowRunTrace} of the OpenAPI document. */
    record Trace(RunView run, List<RunView.Step> steps) {}

    List<RunView> list(Caller caller, UUID flow, @Nullable After after, int most) {
        return database.inTransaction(caller.organization(), tx -> {
            require(tx, flow);
            return runs.list(tx, flow, after, most);
        });
    }

    Trace trace(Caller caller, UUID flow, UUID run) {
        return database.inTransaction(caller.organization(), tx -> new Trace(
                runs.find(tx, flow, run).orElseThrow(() -> new Problem.NotFound("flow run", run)),
                runs.steps(tx, run)));
    }

    /** @param version null for all of them */
    FlowCounts counts(Caller caller, UUID flow, @Nullable UUID version, Instant from, Instant to) {
        return database.inTransaction(caller.organization(), tx -> {
            require(tx, flow);
            var endings = runs.endings(tx, flow, version, from, to);
            return new FlowCounts(endings.stream().mapToLong(FlowCounts.Ended::runs).sum(), endings,
                    runs.ways(tx, flow, version, from, to));
        });
    }

    private void require(Tx tx, UUID flow) {
        if (!flows.exists(tx, flow)) {
            throw new Problem.NotFound("flow", flow);
        }
    }
}
