package io.balcao.simulator;

import io.vertx.core.Handler;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** The Graph API without its media part: sends, read receipts, and questions about numbers and templates. */
final class GraphRoutes {
    static final String VERSION = "/(?<version>v\\d+\\.\\d+)";
    private static final long LARGEST_SEND = 1 << 20;

    private final Network network;
    private final BusinessSide business;
    private final Templates templates;
    private final AccountRoutes account;
    private final RequestLog log;
    private final Loop loop;

    GraphRoutes(Network network, BusinessSide business, Templates templates, AccountRoutes account, RequestLog log,
            Loop loop) {
        this.network = network;
        this.business = business;
        this.templates = templates;
        this.account = account;
        this.log = log;
        this.loop = loop;
    }

    void addSendsTo(Router router) {
        router.postWithRegex(VERSION + "/(?<id>[^/]+)/messages")
                .handler(BodyHandler.create(false).setBodyLimit(LARGEST_SEND)).handler(this::message);
    }

    void addTo(Router router) {
        router.getWithRegex(VERSION + "/debug_token").handler(answering(account::debugToken));
        router.getWithRegex(VERSION + "/(?<id>[^/]+)/subscriptions").handler(answering(account::subscriptions));
        router.getWithRegex(VERSION + "/(?<id>[^/]+)/subscribed_apps").handler(answering(account::subscribedApps));
        router.getWithRegex(VERSION + "/(?<id>[^/]+)/message_templates").handler(answering(this::listTemplates));
        router.getWithRegex(VERSION + "/(?<id>[^/]+)/phone_numbers").handler(answering(this::listNumbers));
        router.postWithRegex(VERSION + "/(?<id>[^/]+)/subscribed_apps").handler(answering(account::subscribe));
        router.getWithRegex(VERSION + "/(?<id>[^/]+)").handler(answering(this::number));
    }

    /** The last one: what no other route knew. */
    static void unknown(RoutingContext call) {
        answer(call, GraphError.of(call.request().method().name().equals("GET") ? 33 : 131055,
                "Unknown path components: " + call.request().path()));
    }

    private void message(RoutingContext call) {
        var line = network.line(call.pathParam("id"));
        var body = json(call);
        var seq = log.record("POST", call.request().path(), call.pathParam("id"), body.orElse(null));
        if (line.isEmpty()) {
            refuse(call, seq, GraphError.of(33, "No number " + call.pathParam("id") + '.'));
            return;
        }
        var latency = line.get().faults().latency;
        Runnable receive = () -> guarded(call, seq, () -> {
            authorize(call, line.get());
            account.requireScope(line.get(), AccountState.MESSAGING);
            receive(call, seq, line.get(), body.orElseThrow(() -> new GraphRefusal(100, "The body is not JSON.")));
        });
        if (latency.isZero()) {
            receive.run();
        } else {
            loop.after(latency, receive);
        }
    }

    /** Whatever goes wrong is an answer. */
    private void guarded(RoutingContext call, long seq, Runnable work) {
        try {
            work.run();
        } catch (GraphRefusal refusal) {
            refuse(call, seq, refusal.error());
        } catch (RuntimeException oddShape) {
            refuse(call, seq, GraphError.of(100, "A value has the wrong kind: " + oddShape.getMessage()));
        }
    }

    private void receive(RoutingContext call, long seq, Line line, JsonObject body) {
        if (body.containsKey("status")) {
            markRead(call, seq, line, body);
            return;
        }
        switch (line.faults().nextSend()) {
            case SendFault.Answer fault -> refuse(call, seq, fault.error());
            case SendFault.Html(var status) -> html(call, seq, status);
            case SendFault.NoAnswer(var accepting) -> acceptSilently(seq, line, body, accepting);
            case SendFault.Close(var accepting) -> {
                acceptSilently(seq, line, body, accepting);
                call.request().connection().close();
            }
            case SendFault.Reset(var accepting) -> {
                acceptSilently(seq, line, body, accepting);
                SlowAnswer.reset(call.request());
            }
            case SendFault.Slow(var rate) -> {
                var accepted = accept(seq, line, body);
                log.change(seq, request -> request.answered(200));
                SlowAnswer.trickle(call, accepted.answer().toBuffer(), rate, loop);
            }
            case SendFault.Late(var delay) -> loop.after(delay,
                    () -> guarded(call, seq, () -> acceptAndAnswer(call, seq, line, body)));
            case SendFault.None() -> acceptAndAnswer(call, seq, line, body);
        }
    }

    private void acceptAndAnswer(RoutingContext call, long seq, Line line, JsonObject body) {
        var accepted = accept(seq, line, body);
        log.change(seq, request -> request.answered(200));
        if (line.faults().statuses.contains(StatusFault.BEFORE_ANSWER)) {
            accepted.told().onComplete(_ -> answer(call, 200, accepted.answer()));
        } else {
            answer(call, 200, accepted.answer());
        }
    }

    private void acceptSilently(long seq, Line line, JsonObject body, boolean accepting) {
        if (accepting) {
            accept(seq, line, body);
        }
    }

    private BusinessSide.Accepted accept(long seq, Line line, JsonObject body) {
        var accepted = business.accept(line, body, SendRules.check(body));
        log.change(seq, request -> request.accepted(accepted.messageId()));
        return accepted;
    }

    private void markRead(RoutingContext call, long seq, Line line, JsonObject body) {
        var receipt = Fields.of(body);
        receipt.only("messaging_product", "status", "message_id", "typing_indicator");
        if (!receipt.text("status", 1, 16).equals("read")) {
            throw receipt.invalid("status", "must be \"read\"");
        }
        var typing = receipt.optionalObject("typing_indicator");
        if (typing.isPresent() && !typing.get().text("type", 1, 16).equals("text")) {
            throw typing.get().invalid("type", "must be \"text\"");
        }
        if (!business.markRead(line, receipt.text("message_id", 1, 512), typing.isPresent())) {
            throw new GraphRefusal(131009, "No message " + body.getString("message_id") + " was received.");
        }
        log.change(seq, request -> request.answered(200));
        answer(call, 200, JsonObject.of("success", true));
    }

    private JsonObject listTemplates(RoutingContext call) {
        account.lines(call);
        var limit = Math.clamp(Long.parseLong(call.queryParams().contains("limit")
                ? call.queryParams().get("limit")
                : "25"), 1, 250);
        var after = call.queryParams().get("after");
        var skip = after == null ? 0 : Integer.parseInt(after);
        var name = call.queryParams().get("name");
        var wanted = templates.all().stream()
                .filter(template -> name == null || template.getString("name").equals(name)).toList();
        var page = wanted.stream().skip(skip).limit(limit).toList();
        var paging = JsonObject.of("cursors",
                JsonObject.of("before", String.valueOf(skip), "after", String.valueOf(skip + page.size())));
        if (skip + page.size() < wanted.size()) {
            paging.put("next", business.absolute(call.request().path() + "?limit=" + limit + "&after="
                    + (skip + page.size())));
        }
        return JsonObject.of("data", new JsonArray(page), "paging", paging);
    }

    private JsonObject listNumbers(RoutingContext call) {
        return JsonObject.of("data", new JsonArray(account.lines(call).stream().map(GraphRoutes::describe).toList()));
    }

    private JsonObject number(RoutingContext call) {
        var line = network.line(call.pathParam("id"))
                .orElseThrow(() -> new GraphRefusal(33, "No object " + call.pathParam("id") + '.'));
        authorize(call, line);
        return describe(line);
    }

    private static JsonObject describe(Line line) {
        var number = line.number();
        return JsonObject.of("verified_name", number.verifiedName(), "code_verification_status", "VERIFIED",
                "display_phone_number", number.displayPhoneNumber(), "quality_rating",
                line.faults().account.lowQuality ? "RED" : "GREEN", "platform_type", "CLOUD_API", "throughput",
                JsonObject.of("level", "STANDARD"), "messaging_limit_tier", "TIER_2K", "id", number.phoneNumberId());
    }

    static void authorize(RoutingContext call, Line line) {
        var token = token(call);
        if (token == null || !line.faults().account.opens(token)) {
            throw wrongToken();
        }
    }

    static GraphRefusal wrongToken() {
        return new GraphRefusal(190, "The access token is missing, invalid or expired.");
    }

    static @Nullable String token(RoutingContext call) {
        var header = call.request().getHeader("Authorization");
        return header != null && header.startsWith("Bearer ") ? header.substring("Bearer ".length()) : null;
    }

    private static Optional<JsonObject> json(RoutingContext call) {
        try {
            return Optional.ofNullable(call.body().asJsonObject());
        } catch (DecodeException | ClassCastException notAnObject) {
            return Optional.empty();
        }
    }

    private interface Question {
        JsonObject answer(RoutingContext call);
    }

    private Handler<RoutingContext> answering(Question question) {
        return call -> {
            var seq = log.record(call.request().method().name(), call.request().path(), call.pathParam("id"), null);
            guarded(call, seq, () -> {
                var answer = question.answer(call);
                log.change(seq, request -> request.answered(200));
                answer(call, 200, answer);
            });
        };
    }

    private void refuse(RoutingContext call, long seq, GraphError error) {
        log.change(seq, request -> request.refused(error.code()).answered(error.httpStatus()));
        answer(call, error);
    }

    private void html(RoutingContext call, long seq, int status) {
        log.change(seq, request -> request.answered(status));
        call.response().setStatusCode(status).putHeader("Content-Type", "text/html")
                .end("<html><head><title>" + status + "</title></head><body><h1>" + status + "</h1></body></html>");
    }

    static void answer(RoutingContext call, GraphError error) {
        answer(call, error.httpStatus(), error.answer());
    }

    static void answer(RoutingContext call, int status, JsonObject body) {
        if (!call.response().closed()) {
            call.response().setStatusCode(status).putHeader("Content-Type", "application/json; charset=UTF-8")
                    .end(body.toBuffer());
        }
    }
}
