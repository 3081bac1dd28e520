package io.balcao.channels.settings;

import com.fasterxml.jackson.databind.JsonNode;
import io.balcao.channels.Texts;
import io.balcao.channels.settings.ChannelRequests.ConnectZapi;
import io.balcao.channels.settings.ChannelRequests.Create;
import io.balcao.channels.settings.ChannelRequests.Update;
import io.balcao.channels.settings.ConnectedChannelRepository.Place;
import io.balcao.platform.Problem;
import io.balcao.platform.Secret;
import io.balcao.platform.http.Cursor;
import io.balcao.platform.http.Reply;
import io.balcao.platform.http.Request;
import io.balcao.platform.http.Routes;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/channels}. */
final class ChannelRoutes {
    private static final int PAGE = 50;

    private final ChannelService service;
    private final TemplateShelf templates;
    private final ZapiAddresses addresses;

    ChannelRoutes(ChannelService service, TemplateShelf templates, ZapiAddresses addresses) {
        this.addresses = addresses;
        this.service = service;
        this.templates = templates;
    }

    void addTo(Routes routes) {
        routes.add("listChannels", this::list);
        routes.add("createChannel", this::create);
        routes.add("connectZapiChannel", this::connectZapi);
        routes.add("readChannelAddresses", request -> Reply.ok(
                addresses.view(service.addressSecret(request.caller(), request.pathId("id")))));
        routes.add("updateChannel", this::update);
        routes.add("listChannelTemplates", this::listTemplates);
    }

    private Reply list(Request request) {
        var place = request.cursor(2).orElse(null);
        int limit = request.limit(PAGE);
        var found = service.list(request.caller(), place == null ? null : time(place.getFirst()),
                place == null ? null : Cursor.id(place.get(1)), limit + 1);
        var page = found.subList(0, Math.min(limit, found.size()));
        return Reply.page(page.stream().map(ConnectedChannel::view).toList(),
                found.size() > limit ? request.cursorAfter(page.getLast().place()) : null);
    }

    private Reply create(Request request) {
        var body = request.tree();
        return Reply.created(service.create(request.caller(), new Create("whatsapp", name(body.path("name")),
                body.path("phone_number_id").asText(), text(body, "display_phone_number"), text(body, "waba_id"),
                secret(body.path("access_token")), secret(body.path("app_secret")), secret(body.path("verify_token"))))
                .view());
    }

    private Reply connectZapi(Request request) {
        var body = request.tree();
        return Reply.created(service.connect(request.caller(), new ConnectZapi(name(body.path("name")),
                body.path("instance_id").asText(), text(body, "display_phone_number"), secret(body.path("token")),
                body.path("client_token").isTextual() ? secret(body.path("client_token")) : null)).view());
    }

    private Reply update(Request request) {
        var body = request.tree();
        return Reply.ok(service.update(request.caller(), request.pathId("id"), new Update(
                body.has("name") ? name(body.path("name")) : null,
                body.has("access_token") ? secret(body.path("access_token")) : null,
                body.has("app_secret") ? secret(body.path("app_secret")) : null,
                body.has("verify_token") ? secret(body.path("verify_token")) : null,
                body.has("client_token") ? secret(body.path("client_token")) : null,
                body.has("is_active") ? body.path("is_active").asBoolean() : null,
                new Place(text(body, "phone_number_id"), text(body, "waba_id"), text(body, "display_phone_number"))))
                .view());
    }

    private Reply listTemplates(Request request) {
        var all = templates.templates(request.caller().organization(),
                service.get(request.caller(), request.pathId("id")));
        var place = request.cursor(2).orElse(List.of("", ""));
        int limit = request.limit(PAGE);
        var rest = new ArrayList<TemplateShelf.View>();
        for (var template : all) {
            var order = template.name().compareTo(place.getFirst());
            if (order > 0 || (order == 0 && template.language().compareTo(place.get(1)) > 0)) {
                rest.add(template);
            }
        }
        var page = rest.subList(0, Math.min(limit, rest.size()));
        return Reply.page(page, rest.size() > limit
                ? request.cursorAfter(page.getLast().name(), page.getLast().language())
                : null);
    }

    private static String name(JsonNode value) {
        var name = Texts.line(value.asText(), Integer.MAX_VALUE);
        if (name.isEmpty() || !Texts.storable(name).equals(name)) {
            throw new Problem.Unprocessable("name", "has a character that cannot be stored");
        }
        return name;
    }

    private static Secret secret(JsonNode value) {
        return new Secret(value.asText());
    }

    private static @Nullable String text(JsonNode body, String field) {
        return body.path(field).isTextual() ? body.get(field).asText() : null;
    }

    private static Instant time(String part) {
        try {
            return Instant.parse(part);
        } catch (DateTimeException e) {
            throw new Problem.Unprocessable("cursor", "is not one of this list");
        }
    }
}
