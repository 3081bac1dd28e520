package io.balcao.bot.library;

import io.balcao.platform.http.Reply;
import io.balcao.platform.http.Request;
import io.balcao.platform.http.Routes;

/** {@code POST /api/v1/bot/flows/{id}/runs} and {@code /api/v1/bot/entrances}. */
final class StartRoutes {
    private final FlowStarts starts;

    StartRoutes(FlowStarts starts) {
        this.starts = starts;
    }

    void addTo(Routes routes) {
        routes.add("startFlowRun", this::start);
        routes.add("listFlowEntrances", request -> Reply.ok(starts.entrances(request.caller())));
    }

    private Reply start(Request request) {
        return Reply.created(
                starts.start(request.caller(), request.pathId("id"), request.body(FlowStarts.Asked.class)));
    }
}
