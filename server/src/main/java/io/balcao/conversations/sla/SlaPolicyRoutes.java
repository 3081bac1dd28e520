package io.balcao.conversations.sla;

import io.balcao.platform.http.Reply;
import io.balcao.platform.http.Request;
import io.balcao.platform.http.Routes;
import java.util.List;
import java.util.UUID;

/** {@code /api/v1/sla-policies}. */
final class SlaPolicyRoutes {
    private final SlaPolicyService service;

    private record OrderRequest(List<UUID> ids) {}

    SlaPolicyRoutes(SlaPolicyService service) {
        this.service = service;
    }

    void addTo(Routes routes) {
        routes.add("listSlaPolicies", request -> Reply.page(service.list(request.caller()), null));
        routes.add("createSlaPolicy",
                request -> Reply.created(service.create(request.caller(), request.body(SlaPolicyRequest.class))));
        routes.add("updateSlaPolicy", request -> Reply.ok(service.update(request.caller(), request.pathId("id"),
                request.body(SlaPolicyRequest.class))));
        routes.add("deleteSlaPolicy", this::delete);
        routes.add("orderSlaPolicies", request -> Reply.page(
                service.order(request.caller(), request.body(OrderRequest.class).ids()), null));
    }

    private Reply delete(Request request) {
        service.delete(request.caller(), request.pathId("id"));
        return Reply.nothing();
    }
}
