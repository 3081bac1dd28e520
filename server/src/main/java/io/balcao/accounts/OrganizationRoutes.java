package io.balcao.accounts;

import com.fasterxml.jackson.databind.JsonNode;
import io.balcao.platform.Problem;
import io.balcao.platform.Secret;
import io.balcao.platform.http.ClientAddress;
import io.balcao.platform.http.Reply;
import io.balcao.platform.http.Request;
import io.balcao.platform.http.Routes;
import io.vertx.ext.web.Router;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/organization}, and its logo for everybody who has the address. */
final class OrganizationRoutes {
    static final String LOGOS = "/api/v1/logos/";

    /** A console asks once and keeps it for a year; whoever asks that often looks for logos that they were not told of. */
    private static final int LOGOS_A_MINUTE = 60;

    private final OrganizationService service;
    private final PictureRoute logos;
    private final OrganizationDeletionService deletions;

    private record DeletionRequest(String name, Secret password) {}

    OrganizationRoutes(OrganizationService service, OrganizationDeletionService deletions) {
        this.service = service;
        this.logos = new PictureRoute(key -> new Problem.NotFound("logo", key), LOGOS_A_MINUTE, service::logo);
        this.deletions = deletions;
    }

    void addTo(Routes routes) {
        routes.add("getOrganization", request -> Reply.ok(service.get(request.caller())));
        routes.add("updateOrganization", this::update);
        routes.add("setLogo", this::setLogo);
        routes.add("removeLogo", request -> Reply.ok(service.setLogo(request.caller(), null)));
        routes.add("askOrganizationDeletion", this::askDeletion);
        routes.add("withdrawOrganizationDeletion", request -> Reply.ok(deletions.withdraw(request.caller())));
    }

    /** Mounts what is no JSON. */
    void addTo(Router router, ClientAddress clientAddress) {
        logos.addTo(router, LOGOS, clientAddress);
    }

    private Reply update(Request request) {
        var body = request.tree();
        return Reply.ok(service.update(request.caller(), new OrganizationService.Change(text(body, "name"),
                text(body, "locale"), text(body, "timezone"), body.has("accent"), text(body, "accent"),
                text(body, "setup_state"), text(body, "setup_step"))));
    }

    private Reply askDeletion(Request request) {
        var body = request.body(DeletionRequest.class);
        return Reply.ok(deletions.ask(request.caller(), body.name(), body.password()));
    }

    private Reply setLogo(Request request) {
        return Reply.ok(service.setLogo(request.caller(), Picture.logo(Picture.fileOf(request))));
    }

    private static @Nullable String text(JsonNode body, String field) {
        return body.path(field).isTextual() ? body.get(field).asText() : null;
    }
}
