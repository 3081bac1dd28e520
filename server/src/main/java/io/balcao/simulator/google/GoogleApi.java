package io.balcao.simulator.google;

import io.balcao.simulator.google.CalendarState.Refusal;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the pretend Google answers over HTTP. */
final class GoogleApi {
    private static final String EVENTS = "/calendar/v3/calendars/:calendar/events";

    private final PretendGoogle google;
    private final Vertx vertx;

    GoogleApi(PretendGoogle google, Vertx vertx) {
        this.google = google;
        this.vertx = vertx;
    }

    void addTo(Router router) {
        var body = BodyHandler.create(false);
        router.post("/token").handler(body).handler(this::token);
        router.get("/o/oauth2/v2/auth").handler(this::consent);
        router.post(EVENTS).handler(body).handler(call -> answer(call, "events.insert", call.pathParam("calendar"),
                () -> google.insert(call.pathParam("calendar"), json(call))));
        router.get(EVENTS).handler(call -> answer(call, "events.list", call.pathParam("calendar"), () -> list(call)));
        router.post(EVENTS + "/watch").handler(body).handler(call -> answer(call, "events.watch",
                call.pathParam("calendar"), () -> google.watch(call.pathParam("calendar"), json(call))));
        router.get(EVENTS + "/:event").handler(call -> answer(call, "events.get", call.pathParam("calendar"),
                () -> google.get(call.pathParam("calendar"), call.pathParam("event"))));
        router.patch(EVENTS + "/:event").handler(body).handler(call -> answer(call, "events.patch",
                call.pathParam("calendar"),
                () -> google.patch(call.pathParam("calendar"), call.pathParam("event"), json(call))));
        router.delete(EVENTS + "/:event").handler(call -> answer(call, "events.delete", call.pathParam("calendar"),
                () -> {
                    google.delete(call.pathParam("calendar"), call.pathParam("event"));
                    return null;
                }));
        router.get("/calendar/v3/users/me/calendarList").handler(call -> answer(call, "calendarList", "",
                () -> google.list(call.queryParams().get("pageToken"))));
        router.post("/calendar/v3/channels/stop").handler(body)
                .handler(call -> answer(call, "channels.stop", "", () -> {
                    google.stop(json(call));
                    return null;
                }));
        router.post("/calendar/v3/freeBusy").handler(body).handler(call -> answer(call, "freeBusy", "", () -> {
            var question = json(call);
            return google.freeBusy(OffsetDateTime.parse(question.getString("timeMin")).toInstant(),
                    OffsetDateTime.parse(question.getString("timeMax")).toInstant(),
                    question.getJsonArray("items").stream().map(JsonObject.class::cast)
                            .map(item -> item.getString("id")).toList());
        }));
        router.routeWithRegex("/v4/spreadsheets/[^/]+/values/.+").handler(body).handler(this::values);
        router.get("/simulator/google").handler(this::shown);
    }

    private void token(RoutingContext call) {
        var form = new HashMap<String, String>();
        for (var pair : call.body().asString().split("&")) {
            int at = pair.indexOf('=');
            form.put(pair.substring(0, at), URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
        }
        var fault = google.begin(new GoogleCall("token", form.getOrDefault("grant_type", ""), new JsonObject()));
        if (fault.isPresent()) {
            fail(call, fault.get());
            return;
        }
        try {
            send(call, 200, google.token(form));
        } catch (Refusal refusal) {
            send(call, refusal.status, JsonObject.of("error", refusal.reason, "error_description", "Bad Request"));
        }
    }

    /** Whoever comes here says at once yes or no, and goes back. */
    private void consent(RoutingContext call) {
        var asked = call.queryParams();
        var redirect = asked.contains("redirect_uri") ? asked.get("redirect_uri") : "";
        if (!"code".equals(asked.get("response_type")) || redirect.isEmpty() || !asked.contains("scope")
                || !"offline".equals(asked.get("access_type"))) {
            refuse(call, 400, "invalid_request");
            return;
        }
        try {
            call.response().setStatusCode(302).putHeader("Location", redirect + "?state=" + asked.get("state") + "&"
                    + google.asked(asked.contains("client_id") ? asked.get("client_id") : "", redirect)).end();
        } catch (Refusal refusal) {
            refuse(call, refusal.status, refusal.reason);
        }
    }

    /** What there is to connect to, for whoever tries the demo. */
    private void shown(RoutingContext call) {
        var client = "balcao.apps.pretend";
        send(call, 200, JsonObject.of("calendars", new JsonArray(google.calendars()), "key_file",
                new JsonObject(google.keyFile("balcao@pretend.iam.gserviceaccount.com")), "oauth_client",
                JsonObject.of("client_id", client, "client_secret", google.client(client))));
    }

    private JsonObject list(RoutingContext call) {
        var query = call.queryParams();
        if (query.contains("syncToken") && (query.contains("timeMin") || query.contains("orderBy")
                || query.contains("privateExtendedProperty"))) {
            throw new Refusal(400, "badRequest");
        }
        return google.page(call.pathParam("calendar"), query.get("syncToken"), query.get("pageToken"),
                Integer.parseInt(query.contains("maxResults") ? query.get("maxResults") : "250"));
    }

    /** {@code 'Agenda'!A:J}, and {@code :append} behind it. */
    private void values(RoutingContext call) {
        var path = call.request().path().replaceFirst("^/v4/spreadsheets/", "").split("/values/", 2);
        var spreadsheet = URLDecoder.decode(path[0], StandardCharsets.UTF_8);
        var range = URLDecoder.decode(path[1].replaceFirst(":append$", ""), StandardCharsets.UTF_8);
        int mark = range.lastIndexOf('!');
        var sheet = range.substring(0, mark).replaceAll("^'|'$", "").replace("''", "'");
        var cells = range.substring(mark + 1);
        switch (call.request().method().name()) {
            case "GET" -> answer(call, "values.get", spreadsheet, () -> JsonObject.of("range", range, "majorDimension",
                    "ROWS", "values", google.sheetOf(spreadsheet, sheet).read(cells)));
            case "PUT" -> answer(call, "values.update", spreadsheet, () -> {
                google.sheetOf(spreadsheet, sheet).write(cells, json(call).getJsonArray("values").getJsonArray(0));
                return JsonObject.of("updatedRange", range, "updatedRows", 1);
            });
            case "POST" -> answer(call, "values.append", spreadsheet, () -> {
                var rows = json(call).getJsonArray("values");
                int last = google.sheetOf(spreadsheet, sheet).append(rows);
                int first = last - rows.size() + 1;
                return JsonObject.of("spreadsheetId", spreadsheet, "updates", JsonObject.of("updatedRange",
                        sheet + "!A" + first + ":J" + last, "updatedRows", rows.size()));
            });
            default -> send(call, 404, new JsonObject());
        }
    }

    private void answer(RoutingContext call, String operation, String subject, Supplier<@Nullable JsonObject> work) {
        var fault = google.begin(new GoogleCall(operation, subject, json(call)));
        if (fault.isPresent() && fault.get() != GoogleFault.LOST) {
            fail(call, fault.get());
            return;
        }
        if (!google.opens(call.request().getHeader("Authorization"))) {
            refuse(call, 401, "authError");
            return;
        }
        try {
            var body = work.get();
            if (fault.isPresent()) {
                call.request().connection().close();
            } else if (body == null) {
                call.response().setStatusCode(204).end();
            } else {
                send(call, 200, body);
            }
        } catch (Refusal refusal) {
            refuse(call, refusal.status, refusal.reason);
        }
    }

    private void fail(RoutingContext call, GoogleFault fault) {
        switch (fault) {
            case DOWN, LOST -> call.request().connection().close();
            case SILENT -> vertx.setTimer(60_000, any -> call.request().connection().close());
            case UNAUTHORIZED -> refuse(call, 401, "authError");
            case QUOTA -> refuse(call, 403, "rateLimitExceeded");
            case FORBIDDEN -> refuse(call, 403, "forbidden");
            case UNAVAILABLE -> refuse(call, 503, "backendError");
        }
    }

    private static void refuse(RoutingContext call, int status, String reason) {
        send(call, status, JsonObject.of("error", JsonObject.of("code", status, "message", reason, "errors",
                new JsonArray(List.of(Map.of("domain", "global", "reason", reason, "message", reason))))));
    }

    private static void send(RoutingContext call, int status, JsonObject body) {
        call.response().setStatusCode(status).putHeader("Content-Type", "application/json; charset=UTF-8")
                .end(body.encode());
    }

    private static JsonObject json(RoutingContext call) {
        var body = call.body().buffer();
        return body == null || body.length() == 0 ? new JsonObject() : body.toJsonObject();
    }
}
