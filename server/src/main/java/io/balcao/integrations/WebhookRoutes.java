package io.balcao.integrations;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.balcao.integrations.DeliveryRepository.Listed;
import io.balcao.integrations.WebhookService.Change;
import io.balcao.integrations.WebhookService.Made;
import io.balcao.platform.http.Cursor;
import io.balcao.platform.http.Json;
import io.balcao.platform.http.Reply;
import io.balcao.platform.http.Request;
import io.balcao.platform.http.Routes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Endpoints of an organization, what they were told, and how it is told again. */
final class WebhookRoutes {
    private static final int PAGE = 50;

    private final WebhookService webhooks;
    private final WebhookDispatcher dispatcher;

    private record CreateWebhookEndpointRequest(String url, @Nullable String description, List<String> eventTypes) {}

    private record UpdateWebhookEndpointRequest(@Nullable String url, @Nullable String description,
            @Nullable List<String> eventTypes, @Nullable Boolean isActive) {}

    private record WebhookEndpointList(List<WebhookEndpoint> data) {}

    private record WebhookEndpointWithSecret(@JsonUnwrapped WebhookEndpoint endpoint, String secret) {}

    private record Replayed(int deliveries) {}

    WebhookRoutes(WebhookService webhooks, WebhookDispatcher dispatcher) {
        this.webhooks = webhooks;
        this.dispatcher = dispatcher;
    }

    void addTo(Routes routes) {
        routes.add("listWebhookEndpoints", this::list);
        routes.add("createWebhookEndpoint", this::create);
        routes.add("updateWebhookEndpoint", this::update);
        routes.add("deleteWebhookEndpoint", this::delete);
        routes.add("changeWebhookSecret", this::changeSecret);
        routes.add("testWebhookEndpoint", this::test);
        routes.add("listWebhookDeliveries", this::deliveries);
        routes.add("replayWebhookDelivery", this::replay);
        routes.add("replayFailedWebhookDeliveries", this::replayFailed);
    }

    private Reply list(Request request) {
        return Reply.ok(new WebhookEndpointList(webhooks.list(request.caller())));
    }

    private Reply create(Request request) {
        var body = request.body(CreateWebhookEndpointRequest.class);
        return Reply.created(whole(webhooks.make(request.caller(), body.url(),
                body.description() == null ? "" : body.description(), body.eventTypes())));
    }

    private Reply update(Request request) {
        var body = request.body(UpdateWebhookEndpointRequest.class);
        return Reply.ok(webhooks.update(request.caller(), request.pathId("id"),
                new Change(body.url(), body.description(), body.eventTypes(), body.isActive())));
    }

    private Reply delete(Request request) {
        webhooks.delete(request.caller(), request.pathId("id"));
        return Reply.nothing();
    }

    private Reply changeSecret(Request request) {
        return Reply.ok(whole(webhooks.changeSecret(request.caller(), request.pathId("id"))));
    }

    private Reply test(Request request) {
        return Reply.ok(webhooks.test(request.caller(), request.pathId("id"), dispatcher));
    }

    private Reply deliveries(Request request) {
        var after = request.cursor(2).orElse(null);
        int limit = request.limit(PAGE);
        var found = webhooks.deliveries(request.caller(), request.pathId("id"), request.query("state").orElse(null),
                after == null ? null : Cursor.time(after.getFirst()), after == null ? null : Cursor.id(after.getLast()),
                limit + 1);
        var page = found.subList(0, Math.min(limit, found.size()));
        return Reply.page(page.stream().map(Listed::delivery).toList(), found.size() > limit
                ? request.cursorAfter(Json.time(page.getLast().place()), page.getLast().delivery().id().toString())
                : null);
    }

    private Reply replay(Request request) {
        var delivery = webhooks.replay(request.caller(), request.pathId("id"));
        dispatcher.wake();
        return Reply.ok(delivery);
    }

    private Reply replayFailed(Request request) {
        int replayed = webhooks.replayFailed(request.caller(), request.pathId("id"));
        dispatcher.wake();
        return Reply.ok(new Replayed(replayed));
    }

    private static WebhookEndpointWithSecret whole(Made made) {
        return new WebhookEndpointWithSecret(made.endpoint(), made.secret().value());
    }
}
