package io.balcao.channels.settings;

import io.balcao.platform.http.Reply;
import io.balcao.platform.http.Request;
import io.balcao.platform.http.Routes;
import java.util.List;
import java.util.Map;

/** {@code /api/v1/channels/{id}/checks}, what repairs them, and {@code /api/v1/channels/outages}. */
final class CheckRoutes {
    private final ChannelChecks checks;
    private final Outages outages;

    CheckRoutes(ChannelChecks checks, Outages outages) {
        this.checks = checks;
        this.outages = outages;
    }

    void addTo(Routes routes) {
        routes.add("listChannelChecks",
                request -> Reply.ok(views(checks.list(request.caller(), request.pathId("id")))));
        routes.add("runChannelChecks",
                request -> Reply.ok(views(checks.run(request.caller(), request.pathId("id")))));
        routes.add("subscribeChannel",
                request -> Reply.ok(views(checks.subscribe(request.caller(), request.pathId("id")))));
        routes.add("sendChannelTestMessage", this::sendTest);
        routes.add("listChannelOutages",
                request -> Reply.ok(Map.of("data", outages.list(request.caller().organization()))));
    }

    private Reply sendTest(Request request) {
        return Reply.ok(views(checks.sendTest(request.caller(), request.pathId("id"),
                request.tree().path("phone_number").asText())));
    }

    private static Map<String, List<ChannelCheck.View>> views(List<ChannelCheck> found) {
        return Map.of("data", found.stream().map(ChannelCheck::view).toList());
    }
}
