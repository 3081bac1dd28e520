package io.balcao.bot.library;

import com.fasterxml.jackson.databind.JsonNode;
import io.balcao.bot.library.RunRepository.After;
import io.balcao.platform.http.Cursor;
import io.balcao.platform.http.Reply;
import io.balcao.platform.http.Request;
import io.balcao.platform.http.Routes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/bot/flows} and {@code /api/v1/bot/triggers}. */
final class FlowRoutes {
    private static final int MOST_RUNS = 50;

    private final FlowService service;
    private final FlowTrial trial;
    private final FlowTests tests;
    private final FlowHistory history;
    private final BlockTypes types;

    FlowRoutes(FlowService service, FlowTrial trial, FlowTests tests, FlowHistory history, BlockTypes types) {
        this.service = service;
        this.trial = trial;
        this.tests = tests;
        this.history = history;
        this.types = types;
    }

    private record CreateFlowRequest(String name, JsonNode draft) {}

    private record SaveFlowRequest(String name, JsonNode draft, int revision) {}

    private record PublishFlowRequest(String note, int revision, boolean despiteFailingTests,
            @Nullable Integer share) {}

    private record RenameFlowTestRequest(String name) {}

    private record AgainstDraft(@Nullable JsonNode draft) {}

    private record TriggerList(List<Trigger> data) {}

    private record All<T>(List<T> data) {}

    void addTo(Routes routes) {
        routes.add("listBlockTypes", _ -> Reply.ok(types));
        routes.add("listFlowUploads", request -> Reply.ok(new All<>(service.uploads(request.caller()))));
        routes.add("listFlows", request -> Reply.ok(new All<>(service.list(request.caller()))));
        routes.add("createFlow", this::create);
        routes.add("getFlow", request -> Reply.ok(service.get(request.caller(), request.pathId("id"))));
        routes.add("saveFlow", this::save);
        routes.add("deleteFlow", request -> {
            service.delete(request.caller(), request.pathId("id"));
            return Reply.nothing();
        });
        routes.add("publishFlow", this::publish);
        routes.add("testFlow", this::test);
        addTests(routes);
        routes.add("listFlowVersions",
                request -> Reply.ok(new All<>(service.versions(request.caller(), request.pathId("id")))));
        routes.add("getFlowVersion", request -> Reply.ok(
                service.version(request.caller(), request.pathId("id"), request.pathId("version_id"))));
        routes.add("listFlowRuns", this::runs);
        routes.add("getFlowRun", request -> Reply.ok(
                history.trace(request.caller(), request.pathId("id"), request.pathId("run_id"))));
        routes.add("getFlowCounts", this::counts);
        routes.add("listConversationRuns", request -> Reply.ok(new All<>(
                history.ofConversation(request.caller(), request.pathId("id")))));
        routes.add("listFlowTriggers", request -> Reply.ok(new TriggerList(service.triggers(request.caller()))));
        routes.add("replaceFlowTriggers", request -> Reply.ok(new TriggerList(
                service.replaceTriggers(request.caller(), request.body(TriggerList.class).data()))));
    }

    private void addTests(Routes routes) {
        routes.add("listFlowTests",
                request -> Reply.ok(new All<>(tests.list(request.caller(), request.pathId("id")))));
        routes.add("createFlowTest", request -> {
            var asked = request.body(FlowTests.Asked.class);
            return Reply.created(tests.create(request.caller(), request.pathId("id"), draft(request, asked.draft()),
                    asked));
        });
        routes.add("renameFlowTest", request -> Reply.ok(tests.rename(request.caller(), request.pathId("id"),
                request.pathId("test_id"), request.body(RenameFlowTestRequest.class).name())));
        routes.add("acceptFlowTest", request -> Reply.ok(tests.accept(request.caller(), request.pathId("id"),
                request.pathId("test_id"), draft(request, request.body(AgainstDraft.class).draft()))));
        routes.add("deleteFlowTest", request -> {
            tests.delete(request.caller(), request.pathId("id"), request.pathId("test_id"));
            return Reply.nothing();
        });
        routes.add("runFlowTests", request -> Reply.ok(new All<>(tests.run(request.caller(), request.pathId("id"),
                draft(request, request.body(AgainstDraft.class).draft())))));
    }

    private Reply create(Request request) {
        var asked = request.body(CreateFlowRequest.class);
        return Reply.created(service.create(request.caller(), asked.name(), asked.draft()));
    }

    private Reply save(Request request) {
        var asked = request.body(SaveFlowRequest.class);
        return Reply.ok(service.save(request.caller(), request.pathId("id"), asked.name(), asked.draft(),
                asked.revision()));
    }

    private Reply publish(Request request) {
        var asked = request.body(PublishFlowRequest.class);
        if (!asked.despiteFailingTests()) {
            // Of a draft that is not the one looked at, or cannot run, the publication itself says so.
            service.publishable(request.caller(), request.pathId("id"), asked.revision())
                    .ifPresent(draft -> tests.require(request.caller(), request.pathId("id"), draft));
        }
        return Reply.created(service.publish(request.caller(), request.pathId("id"), asked.note(), asked.revision(),
                asked.share()));
    }

    private Reply test(Request request) {
        var asked = request.body(FlowTrial.Asked.class);
        return Reply.ok(trial.turn(request.caller(), draft(request, asked.draft()), asked));
    }

    /** What is on somebody's screen comes before what is stored. */
    private JsonNode draft(Request request, @Nullable JsonNode onScreen) {
        var stored = service.draft(request.caller(), request.pathId("id"));
        return onScreen == null ? stored : onScreen;
    }

    private Reply runs(Request request) {
        int limit = request.limit(MOST_RUNS);
        var after = request.cursor(2).map(key -> new After(Cursor.time(key.getFirst()), Cursor.id(key.getLast())))
                .orElse(null);
        var found = history.list(request.caller(), request.pathId("id"), RunFilter.of(request), after, limit);
        return Reply.page(found, found.size() < limit
                ? null
                : request.cursorAfter(found.getLast().beganAt().toString(), found.getLast().id().toString()));
    }

    private Reply counts(Request request) {
        return Reply
                .ok(history.counts(request.caller(), request.pathId("id"), request.queryId("version_id").orElse(null),
                        request.queryTime("from").orElseThrow(), request.queryTime("to").orElseThrow()));
    }
}
