package io.balcao.accounts;

import com.fasterxml.jackson.databind.JsonNode;
import io.balcao.platform.Problem;
import io.balcao.platform.Secret;
import io.balcao.platform.http.ClientAddress;
import io.balcao.platform.http.LocalRateLimit;
import io.balcao.platform.http.Problems;
import io.balcao.platform.http.RateLimit;
import io.balcao.platform.http.Reply;
import io.balcao.platform.http.Request;
import io.balcao.platform.http.Routes;
import io.balcao.platform.http.TraceId;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/organization}, and its logo for everybody who has the address. */
final class OrganizationRoutes {
    static final String LOGOS = "/api/v1/logos/";

    /** A console asks once and keeps it for a year; whoever asks that often looks for logos that they were not told of. */
    private static final int LOGOS_A_MINUTE = 60;

    private final OrganizationService service;
    private final RateLimit limit = new LocalRateLimit(LOGOS_A_MINUTE, Duration.ofMinutes(1));
    private final OrganizationDeletionService deletions;

    private record DeletionRequest(String name, Secret password) {}

    OrganizationRoutes(OrganizationService service, OrganizationDeletionService deletions) {
        this.service = service;
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
        router.get(LOGOS + ":id").handler(context -> {
            var refused = limit.take(clientAddress.of(context.request())).retryAfter();
            if (refused.isPresent()) {
                Problems.answer(context.request(),
                        new Problem.TooMany("Too many requests, slow down", refused.get()),
                        TraceId.of(context.request()));
            } else {
                logo(context);
            }
        });
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
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(request.tree().path("data").asText());
        } catch (IllegalArgumentException e) {
            throw new Problem.Unprocessable("data", "is not base64");
        }
        return Reply.ok(service.setLogo(request.caller(), LogoImage.of(bytes)));
    }

    /** A picture and nothing else, whatever is in its bytes: it stands on the console's own origin. */
    private void logo(RoutingContext context) {
        var request = context.request();
        UUID key;
        try {
            key = UUID.fromString(context.pathParam("id"));
        } catch (IllegalArgumentException e) {
            Problems.answer(request, new Problem.Unprocessable("id", "is no UUID"), TraceId.of(request));
            return;
        }
        service.logo(key).onSuccess(found -> found.ifPresentOrElse(logo -> request.response()
                .putHeader("Content-Type", logo.type())
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Content-Security-Policy", "default-src 'none'; sandbox")
                .putHeader("Cross-Origin-Resource-Policy", "cross-origin")
                .putHeader("Cache-Control", "public, max-age=31536000, immutable")
                .end(logo.bytes()),
                () -> Problems.answer(request, new Problem.NotFound("logo", key), TraceId.of(request))))
                .onFailure(failure -> Problems.answer(request, failure, TraceId.of(request)));
    }

    private static @Nullable String text(JsonNode body, String field) {
        return body.path(field).isTextual() ? body.get(field).asText() : null;
    }
}
