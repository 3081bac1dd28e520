package io.balcao.simulator;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

import java.net.URI;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

/** The pretend Z-API: what it is asked to send goes to the same phones as what Graph is asked to send. */
final class ZapiRoutes {
    private static final String METHOD = "/instances/(?<id>[^/]+)/token/(?<token>[^/]+)/(?<method>.+)";
    /** A file travels inside the body, a third larger than it is. */
    private static final long LARGEST_BODY = 160L << 20;
    private static final Set<String> CHOICES = Set.of("send-button-list", "send-option-list");
    private static final Map<String, String> FILES = Map.of("send-image", "image", "send-video", "video", "send-audio",
            "audio", "send-sticker", "sticker");

    private final Network network;
    private final BusinessSide business;
    private final MediaShelf shelf;
    private final RequestLog log;

    ZapiRoutes(Network network, BusinessSide business, MediaShelf shelf, RequestLog log) {
        this.network = network;
        this.business = business;
        this.shelf = shelf;
        this.log = log;
    }

    void addTo(Router router) {
        router.routeWithRegex(METHOD).handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY))
                .handler(this::handle);
        router.get("/zapi-files/:hash").handler(this::file);
    }

    /** Where a file is that a callback names. */
    String fileAt(String metaAddress) {
        var hash = metaAddress.replaceFirst(".*[?&]hash=", "");
        return metaAddress.isEmpty() ? "" : business.absolute("/zapi-files/" + hash);
    }

    private void file(RoutingContext call) {
        var link = shelf.follow(call.pathParam("hash")).orElse(null);
        if (link == null) {
            call.response().setStatusCode(404).end();
            return;
        }
        call.response().putHeader("Content-Type", link.file().mimeType())
                .sendFile(shelf.pathOf(link.file()).toString());
    }

    private void handle(RoutingContext call) {
        var body = call.body().length() > 0 ? call.body().asJsonObject() : new JsonObject();
        var line = network.line(call.pathParam("id")).filter(one -> one.number().isZapi()).orElse(null);
        var method = call.pathParam("method");
        // The token stands in the address: what is shown of it ends before.
        var seq = log.record(call.request().method().name(), "/" + method, call.pathParam("id"), shown(body));
        if (line == null || !line.faults().account.opens(call.pathParam("token"))) {
            answer(call, seq, 400, JsonObject.of("error", "Instance not found"));
            return;
        }
        if (!line.number().appSecret().equals(call.request().getHeader("Client-Token"))) {
            answer(call, seq, 400, JsonObject.of("error", "null not allowed"));
            return;
        }
        try {
            switch (method) {
                case "status" -> answer(call, seq, 200, JsonObject.of("connected", !line.faults().sessionLost, "error",
                        line.faults().sessionLost ? "You are not connected." : "You are already connected.",
                        "smartphoneConnected", !line.faults().sessionLost));
                case "me" -> answer(call, seq, 200, JsonObject.of("id", line.number().phoneNumberId(), "connected",
                        !line.faults().sessionLost, "receivedCallbackUrl",
                        line.zapiAddress() == null ? null : line.zapiAddress().toString()));
                case "update-every-webhooks" -> {
                    line.zapiAddress(URI.create(body.getString("value")));
                    answer(call, seq, 200, JsonObject.of("value", true));
                }
                default -> send(call, seq, line, method, body);
            }
        } catch (GraphRefusal refusal) {
            answer(call, seq, 400, JsonObject.of("error", refusal.error().details()));
        } catch (RuntimeException odd) {
            answer(call, seq, 400, JsonObject.of("error", "Invalid body: " + odd.getMessage()));
        }
    }

    private void send(RoutingContext call, long seq, Line line, String method, JsonObject body) {
        switch (line.faults().nextSend()) {
            case SendFault.Answer(var status) -> answer(call, seq, status, JsonObject.of("error", "Told to refuse"));
            case SendFault.Html(var status) -> {
                log.change(seq, request -> request.answered(status));
                call.response().setStatusCode(status).end("<html><body>" + status + "</body></html>");
            }
            case SendFault.Close(var accepting) -> {
                if (accepting) {
                    accept(seq, line, method, body);
                }
                call.request().connection().close();
            }
            case SendFault.None() -> {
                if (line.faults().refusesChoices && CHOICES.contains(method)) {
                    answer(call, seq, 400, JsonObject.of("error", "Buttons are not available for this number"));
                } else {
                    accept(seq, line, method, body)
                            .onSuccess(accepted -> answer(call, seq, 200, JsonObject.of("zaapId",
                                    Tokens.random(32), "messageId", accepted, "id", accepted)))
                            .onFailure(failure -> answer(call, seq, 400, JsonObject.of("error",
                                    failure instanceof GraphRefusal refusal
                                            ? refusal.error().details()
                                            : String.valueOf(failure.getMessage()))));
                }
            }
            default -> answer(call, seq, 500, JsonObject.of("error", "No such fault here"));
        }
    }

    /** Gives the id of the message. */
    private Future<String> accept(long seq, Line line, String method, JsonObject body) {
        return graph(line, method, body).map(graph -> {
            var accepted = business.accept(line, graph, graph.getString("type"));
            log.change(seq, request -> request.accepted(accepted.messageId()));
            return accepted.messageId();
        });
    }

    /** The same message, as Graph would be asked to send it. */
    private Future<JsonObject> graph(Line line, String method, JsonObject body) {
        var graph = JsonObject.of("messaging_product", "whatsapp");
        var phone = body.getString("phone", "");
        if (phone.endsWith("@lid")) {
            var person = network.customers().all().stream().map(customer -> customer.userIdFor(line.number()))
                    .filter(id -> ZapiBody.lid(id).equals(phone)).findAny();
            graph.put("recipient", person.orElseThrow(() -> new GraphRefusal(131026, "Phone number does not exist")));
        } else {
            graph.put("to", phone);
        }
        if (body.getString("messageId") != null && !method.contains("reaction")) {
            graph.put("context", JsonObject.of("message_id", body.getString("messageId")));
        }
        if (FILES.containsKey(method) || method.startsWith("send-document/")) {
            var type = FILES.getOrDefault(method, "document");
            return store(line, type, body).map(content -> graph.put("type", type).put(type, content));
        }
        var type = method.contains("reaction") ? "reaction" : CHOICES.contains(method) ? "interactive" : "text";
        return Future.succeededFuture(graph.put("type", type).put(type, switch (method) {
            case "send-text" -> JsonObject.of("body", required(body, "message"));
            case "send-button-list" -> interactive("button", body, JsonObject.of("buttons", buttons(body)));
            case "send-option-list" -> interactive("list", body, list(body));
            case "send-reaction", "send-remove-reaction" -> JsonObject.of("message_id", required(body, "messageId"),
                    "emoji", body.getString("reaction", ""));
            default -> throw new GraphRefusal(100, "No method " + method);
        }));
    }

    private Future<JsonObject> store(Line line, String type, JsonObject body) {
        var uri = required(body, type);
        var comma = uri.indexOf(";base64,");
        if (!uri.startsWith("data:") || comma < 0) {
            throw new GraphRefusal(100, "Only data URIs are taken here");
        }
        var bytes = Base64.getDecoder().decode(uri.substring(comma + ";base64,".length()));
        return shelf.store(line.number().phoneNumberId(), uri.substring("data:".length(), comma),
                body.getString("fileName"), Buffer.buffer(bytes)).map(file -> {
                    var content = JsonObject.of("id", file.id());
                    if (body.getString("caption") != null) {
                        content.put("caption", body.getString("caption"));
                    }
                    return body.getString("fileName") == null
                            ? content
                            : content.put("filename", body.getString("fileName"));
                });
    }

    private static JsonObject interactive(String type, JsonObject body, JsonObject action) {
        return JsonObject.of("type", type, "body", JsonObject.of("text", required(body, "message")), "action", action);
    }

    private static JsonArray buttons(JsonObject body) {
        var buttons = new JsonArray();
        body.getJsonObject("buttonList").getJsonArray("buttons").forEach(each -> {
            var button = (JsonObject) each;
            buttons.add(JsonObject.of("type", "reply", "reply",
                    JsonObject.of("id", button.getString("id"), "title", required(button, "label"))));
        });
        return buttons;
    }

    private static JsonObject list(JsonObject body) {
        var list = body.getJsonObject("optionList");
        var rows = new JsonArray();
        list.getJsonArray("options").forEach(each -> rows.add(((JsonObject) each).copy()));
        return JsonObject.of("button", required(list, "buttonLabel"), "sections",
                JsonArray.of(JsonObject.of("title", list.getString("title", ""), "rows", rows)));
    }

    private static String required(JsonObject body, String key) {
        var text = body.getString(key);
        if (text == null || text.isBlank()) {
            throw new GraphRefusal(100, key + " is required");
        }
        return text;
    }

    /** Without the files in it. */
    private static JsonObject shown(JsonObject body) {
        var shown = body.copy();
        shown.forEach(entry -> {
            if (entry.getValue() instanceof String text && text.startsWith("data:")) {
                entry.setValue(text.substring(0, Math.min(text.length(), 60)));
            }
        });
        return shown;
    }

    private void answer(RoutingContext call, long seq, int status, JsonObject body) {
        log.change(seq, request -> request.answered(status));
        GraphRoutes.answer(call, status, body);
    }
}
