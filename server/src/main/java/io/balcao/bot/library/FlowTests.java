package io.balcao.bot.library;

import com.fasterxml.jackson.databind.JsonNode;
import io.balcao.accounts.AuditTrail;
import io.balcao.bot.flow.Calls;
import io.balcao.bot.library.Recording.Difference;
import io.balcao.bot.library.Recording.Expected;
import io.balcao.bot.library.Recording.Step;
import io.balcao.bot.library.Rehearsal.Called;
import io.balcao.bot.library.Rehearsal.Said;
import io.balcao.platform.Caller;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.platform.http.Json;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Runs that somebody recorded and that are played again: at the times of the recording, with what other servers answered
 * then. Nobody is called, so that a test says the same today and tomorrow.
 */
final class FlowTests {
    private static final String OBJECT = "flow_test";
    private static final int MOST = 50;
    /** As JSON. More is no test that anybody reads. */
    private static final int LARGEST = 500_000;

    private final Database database;
    private final AuditTrail audit;
    private final FlowTrial trial;
    private final FlowRepository flows;
    private final FlowTestRepository tests = new FlowTestRepository();

    FlowTests(Database database, AuditTrail audit, FlowTrial trial, FlowRepository flows) {
        this.database = database;
        this.audit = audit;
        this.trial = trial;
        this.flows = flows;
    }

    /** Schema {@code CreateFlowTestRequest}: what was done, but not yet what is expected. */
    record Asked(String name, @Nullable JsonNode draft, int seed, List<Played> steps) {
        Asked {
            steps = List.copyOf(steps);
        }
    }

    record Played(Instant at, List<Said> messages, List<Called> calls) {
        Played {
            messages = List.copyOf(messages);
            calls = List.copyOf(calls);
        }
    }

    /** Schema {@code FlowTestResult}. */
    record Checked(UUID testId, String name, boolean passed, List<Difference> differences) {
        Checked {
            differences = List.copyOf(differences);
        }
    }

    private record Audited(String name, int steps) {
        static Audited of(FlowTestView test) {
            return new Audited(test.name(), test.recording().steps().size());
        }
    }

    List<FlowTestView> list(Caller caller, UUID flow) {
        return database.inTransaction(caller.organization(), tx -> {
            flows.require(tx, flow);
            return tests.list(tx, flow);
        });
    }

    /** Plays what was done once more: what comes of it is what is expected from now on. */
    FlowTestView create(Caller caller, UUID flow, JsonNode draft, Asked asked) {
        var recording = recorded(caller, draft, asked.seed(), asked.steps());
        return database.inTransaction(caller.organization(), tx -> {
            flows.require(tx, flow);
            if (tests.count(tx, flow) >= MOST) {
                throw new Problem.Conflict("There are " + MOST + " tests already: delete some first");
            }
            var id = tests.insert(tx, flow, FlowService.named(asked.name()), recording, caller.userId());
            var test = get(tx, flow, id);
            audit.record(tx, caller, "flow_test.created", OBJECT, id, null, Audited.of(test));
            return test;
        });
    }

    FlowTestView rename(Caller caller, UUID flow, UUID id, String name) {
        return database.inTransaction(caller.organization(), tx -> {
            var before = get(tx, flow, id);
            tests.rename(tx, id, FlowService.named(name), caller.userId());
            return changed(tx, caller, flow, before);
        });
    }

    /** What the draft does now is what is expected from now on. */
    FlowTestView accept(Caller caller, UUID flow, UUID id, JsonNode draft) {
        var known = database.inTransaction(caller.organization(), tx -> get(tx, flow, id)).recording();
        var recording = recorded(caller, draft, known.seed(), known.steps().stream()
                .map(step -> new Played(step.at(), step.messages(), step.calls())).toList());
        return database.inTransaction(caller.organization(), tx -> {
            var before = get(tx, flow, id);
            tests.record(tx, id, recording, caller.userId());
            return changed(tx, caller, flow, before);
        });
    }

    void delete(Caller caller, UUID flow, UUID id) {
        database.inTransaction(caller.organization(), tx -> {
            var before = get(tx, flow, id);
            tests.delete(tx, id);
            audit.record(tx, caller, "flow_test.deleted", OBJECT, id, Audited.of(before), null);
            return id;
        });
    }

    /** Plays all of them, each up to the first step that does not go as it is to. */
    List<Checked> run(Caller caller, UUID flow, JsonNode draft) {
        return list(caller, flow).stream().map(test -> check(caller, draft, test)).toList();
    }

    /** @throws Problem.FailingTests when some fail; outside of a transaction, for blocks ask the database */
    void require(Caller caller, UUID flow, JsonNode draft) {
        var failing = run(caller, flow, draft).stream().filter(checked -> !checked.passed()).toList();
        if (!failing.isEmpty()) {
            throw new Problem.FailingTests(failing);
        }
    }

    private Checked check(Caller caller, JsonNode draft, FlowTestView test) {
        var answers = new Answers();
        var rehearsal = trial.rehearsal(caller, draft, test.recording().seed(), answers);
        var state = new JsonObject();
        for (int i = 0; i < test.recording().steps().size(); i++) {
            var step = test.recording().steps().get(i);
            answers.expect(step.calls());
            var result = rehearsal.go(state, step.messages(), step.at());
            var differences = step.expected().differences(i, Expected.of(result));
            if (!differences.isEmpty()) {
                return new Checked(test.id(), test.name(), false, differences);
            }
            state = result.state();
        }
        return new Checked(test.id(), test.name(), true, List.of());
    }

    private Recording recorded(Caller caller, JsonNode draft, int seed, List<Played> played) {
        var answers = new Answers();
        var rehearsal = trial.rehearsal(caller, draft, seed, answers);
        var state = new JsonObject();
        var steps = new ArrayList<Step>();
        for (var step : played) {
            answers.expect(step.calls());
            var result = rehearsal.go(state, step.messages(), step.at());
            steps.add(new Step(step.at(), step.messages(), step.calls(), Expected.of(result)));
            state = result.state();
        }
        var recording = new Recording(seed, steps);
        if (Json.text(recording).length() > LARGEST) {
            throw new Problem.Unprocessable("steps", "are too large for a test");
        }
        return recording;
    }

    /** Gives what was recorded, in its order, block by block. What was not recorded has no answer. */
    private static final class Answers implements Calls {
        private final List<Called> left = new ArrayList<>();

        void expect(List<Called> calls) {
            left.addAll(calls);
        }

        @Override
        public @Nullable JsonObject answer(String block, Call call) {
            for (int i = 0; i < left.size(); i++) {
                if (left.get(i).block().equals(block)) {
                    var answer = left.remove(i).answer();
                    return answer == null || answer.isNull() ? null : new JsonObject(answer.toString());
                }
            }
            return null;
        }
    }

    private FlowTestView changed(Tx tx, Caller caller, UUID flow, FlowTestView before) {
        var after = get(tx, flow, before.id());
        audit.record(tx, caller, "flow_test.updated", OBJECT, before.id(), Audited.of(before), Audited.of(after));
        return after;
    }

    private FlowTestView get(Tx tx, UUID flow, UUID id) {
        return tests.find(tx, flow, id).orElseThrow(() -> new Problem.NotFound("flow test", id));
    }
}
