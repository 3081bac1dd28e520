package io.balcao.bot.library;

import io.balcao.platform.http.Reply;
import io.balcao.platform.http.Routes;
import org.jspecify.annotations.Nullable;

/** Who has a flow open. */
final class FlowPresenceRoutes {
    private final FlowPresence presence;

    FlowPresenceRoutes(FlowPresence presence) {
        this.presence = presence;
    }

    private record HereRequest(@Nullable String block) {}

    void addTo(Routes routes) {
        routes.add("noteFlowPresence", request -> Reply.ok(presence.here(request.caller(), request.pathId("id"),
                request.body(HereRequest.class).block())));
        routes.add("endFlowPresence", request -> {
            presence.gone(request.caller(), request.pathId("id"));
            return Reply.nothing();
        });
    }
}
