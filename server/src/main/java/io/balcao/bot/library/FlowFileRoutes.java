package io.balcao.bot.library;

import io.balcao.platform.OrganizationId;
import io.balcao.platform.http.Reply;
import io.balcao.platform.http.Routes;
import java.util.List;
import java.util.Optional;

/** Flows that come from elsewhere or go there: templates and files. */
final class FlowFileRoutes {
    private final FlowFiles files;
    private final Gallery gallery;

    FlowFileRoutes(FlowFiles files, Gallery gallery) {
        this.files = files;
        this.gallery = gallery;
    }

    /** Templates for an organization, in a language or else in its own. */
    interface Gallery {
        List<FlowTemplate> of(OrganizationId organization, Optional<String> language);
    }

    private record Templates(List<FlowTemplate> data) {}

    void addTo(Routes routes) {
        routes.add("exportFlow", request -> Reply.ok(files.out(request.caller(), request.pathId("id"))));
        routes.add("importFlow",
                request -> Reply.created(files.in(request.caller(), request.body(FlowFile.class))));
        routes.add("listFlowTemplates", request -> Reply.ok(new Templates(
                gallery.of(request.caller().organization(), request.query("language")))));
    }
}
