package io.balcao.bot.library;

import io.balcao.platform.http.Reply;
import io.balcao.platform.http.Routes;
import java.util.List;
import java.util.UUID;

/** Which version runs. */
final class FlowReleaseRoutes {
    private final FlowReleases releases;

    FlowReleaseRoutes(FlowReleases releases) {
        this.releases = releases;
    }

    private record CanaryRequest(UUID versionId, int share) {}

    private record RepublishRequest(String note) {}

    private record Versions(List<FlowVersionView> data) {}

    void addTo(Routes routes) {
        routes.add("setFlowCanary", request -> {
            var asked = request.body(CanaryRequest.class);
            return Reply.ok(new Versions(
                    releases.share(request.caller(), request.pathId("id"), asked.versionId(), asked.share())));
        });
        routes.add("republishFlowVersion", request -> Reply.created(releases.republish(request.caller(),
                request.pathId("id"), request.pathId("version_id"), request.body(RepublishRequest.class).note())));
    }
}
