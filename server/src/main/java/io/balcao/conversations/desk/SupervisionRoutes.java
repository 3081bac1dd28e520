package io.balcao.conversations.desk;

import io.balcao.channels.Texts;
import io.balcao.platform.http.Reply;
import io.balcao.platform.http.Request;
import io.balcao.platform.http.Routes;
import io.balcao.platform.realtime.Presence;
import java.util.Locale;

/** What a supervisor does from the wall, over REST. */
final class SupervisionRoutes {
    private final SupervisionService service;

    SupervisionRoutes(SupervisionService service) {
        this.service = service;
    }

    /** Schema of the same name in the OpenAPI document. */
    record SetPresenceRequest(String status) {}

    void addTo(Routes routes) {
        routes.add("redistributeConversations", this::redistribute);
        routes.add("getHeld", request -> Reply.ok(service.held(request.caller(), request.pathId("id"))));
        routes.add("setUserPresence", this::setPresence);
    }

    private Reply redistribute(Request request) {
        var body = request.body(RedistributeRequest.class);
        var reason = body.reason();
        return Reply.ok(service.redistribute(request.caller(), body,
                reason == null || reason.isBlank() ? null : Texts.storable(reason)));
    }

    private Reply setPresence(Request request) {
        var status = request.body(SetPresenceRequest.class).status().toUpperCase(Locale.ROOT);
        service.setPresence(request.caller(), request.pathId("id"), Presence.Status.valueOf(status));
        return Reply.nothing();
    }
}
