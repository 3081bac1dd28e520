package io.balcao.bot.library;

import io.balcao.bot.library.RunRepository.After;
import io.balcao.platform.Caller;
import io.balcao.platform.Problem;
import io.balcao.platform.Sight;
import io.balcao.platform.db.Database;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** What people read of the runs of a flow. */
final class FlowHistory {
    private final Database database;
    private final FlowRepository flows;
    private final RunRepository runs;
    private final BiPredicate<Caller, UUID> sees;

    /** @param sees whether somebody may read a conversation */
    FlowHistory(Database database, FlowRepository flows, RunRepository runs, BiPredicate<Caller, UUID> sees) {
        this.database = database;
        this.sees = sees;
        this.flows = flows;
        this.runs = runs;
    }

    /** Schema {@code FlowRunTrace} of the OpenAPI document. */
    record Trace(RunView run, List<RunView.Step> steps) {}

    List<RunView> list(Caller caller, UUID flow, RunFilter filter, @Nullable After after, int most) {
        return database.inTransaction(caller.organization(), tx -> {
            flows.require(tx, flow);
            return runs.list(tx, flow, filter, after, most);
        }).stream().map(run -> told(caller, run)).toList();
    }

    /** Whoever may read the conversation may know what the bot does in it. */
    List<ConversationRun> ofConversation(Caller caller, UUID conversation) {
        if (!sees.test(caller, conversation)) {
            throw new Problem.NotFound("conversation", conversation);
        }
        return database.inTransaction(caller.organization(), tx -> runs.ofConversation(tx, conversation));
    }

    Trace trace(Caller caller, UUID flow, UUID run) {
        return database.inTransaction(caller.organization(), tx -> new Trace(
                told(caller, runs.find(tx, flow, run).orElseThrow(() -> new Problem.NotFound("flow run", run))),
                runs.steps(tx, run)));
    }

    /** @param version null for all of them */
    FlowCounts counts(Caller caller, UUID flow, @Nullable UUID version, Instant from, Instant to) {
        return database.inTransaction(caller.organization(), tx -> {
            flows.require(tx, flow);
            var endings = runs.endings(tx, flow, version, from, to);
            return new FlowCounts(endings.stream().mapToLong(FlowCounts.Ended::runs).sum(), endings,
                    runs.ways(tx, flow, version, from, to), runs.visits(tx, flow, version, from, to));
        });
    }

    /** Names of customers are for who sees every conversation anyway. */
    private static RunView told(Caller caller, RunView run) {
        return caller.permissions().sight() == Sight.ALL ? run : run.withoutName();
    }

}
