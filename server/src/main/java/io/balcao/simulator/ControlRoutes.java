package io.balcao.simulator;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

import java.net.URI;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** What the page at {@code /simulator} and tests in other languages use: phones, faults, and the logs. */
final class ControlRoutes {
    private static final String API = "/simulator/api";
    private static final String THREAD = API + "/threads/:number/:customer";
    private static final int LONGEST_LIST = 1_000;

    private final Network network;
    private final CustomerSide customers;
    private final Courier courier;
    private final MediaShelf shelf;
    private final RequestLog requests;
    private final DeliveryLog deliveries;
    private final LiveEvents events;
    private final WebhookCheck check;
    private final PostOffice mails;

    ControlRoutes(Network network, CustomerSide customers, Courier courier, MediaShelf shelf, RequestLog requests,
            DeliveryLog deliveries, LiveEvents events, WebhookCheck check, PostOffice mails) {
        this.network = network;
        this.customers = customers;
        this.courier = courier;
        this.shelf = shelf;
        this.requests = requests;
        this.deliveries = deliveries;
        this.events = events;
        this.check = check;
        this.mails = mails;
    }

    void addTo(Router router) {
        router.route(API + "/*").handler(BodyHandler.create(false).setBodyLimit(101L << 20));
        router.get(API + "/events").handler(call -> events.open(call.response()));
        add(router, HttpMethod.GET, API + "/state", this::state);
        add(router, HttpMethod.PUT, API + "/webhook-url", this::setWebhookUrl);
        router.post(API + "/numbers/:number/verify").handler(this::verify);
        add(router, HttpMethod.POST, API + "/customers", this::addCustomer);
        add(router, HttpMethod.PATCH, API + "/customers/:customer", this::changeCustomer);
        add(router, HttpMethod.GET, THREAD, call -> Views.thread(thread(call)));
        add(router, HttpMethod.POST, THREAD + "/messages", this::sendMessage);
        add(router, HttpMethod.POST, THREAD + "/read", this::read);
        router.post(API + "/numbers/:number/media").handler(this::storeMedia);
        router.get(API + "/media/:id").handler(this::showMedia);
        add(router, HttpMethod.GET, API + "/numbers/:number/faults", call -> line(call).faults().toJson());
        add(router, HttpMethod.PATCH, API + "/numbers/:number/faults", this::changeFaults);
        add(router, HttpMethod.DELETE, API + "/numbers/:number/faults", this::heal);
        add(router, HttpMethod.GET, API + "/requests", this::listRequests);
        add(router, HttpMethod.GET, API + "/mails",
                call -> JsonObject.of("data",
                        array(mails.mails().reversed().stream().map(PretendMail::summary).toList())));
        add(router, HttpMethod.GET, API + "/mails/:id",
                call -> mails.find(Long.parseLong(call.pathParam("id"))).orElseThrow().toJson());
        router.get(API + "/mails/:id/files/:index").handler(this::showMailFile);
        add(router, HttpMethod.GET, API + "/webhooks", this::listWebhooks);
        add(router, HttpMethod.GET, API + "/webhooks/:id", this::webhook);
        add(router, HttpMethod.POST, API + "/webhooks/:id/repeat", this::repeatWebhook);
    }

    private void showMailFile(RoutingContext call) {
        try {
            var file = mails.find(Long.parseLong(call.pathParam("id"))).orElseThrow().files()
                    .get(Integer.parseInt(call.pathParam("index")));
            // Never shown in the browser: it is somebody's file, on this origin.
            call.response().putHeader("Content-Type", "application/octet-stream")
                    .putHeader("Content-Disposition", "attachment").end(Buffer.buffer(file.bytes()));
        } catch (NoSuchElementException | IndexOutOfBoundsException | NumberFormatException unknown) {
            problem(call, 404, unknown);
        }
    }

    /** Runs a handler, and turns what a caller did wrong into an answer. */
    private static void add(Router router, HttpMethod method, String path,
            Function<RoutingContext, JsonObject> handler) {
        router.route(method, path).handler(call -> {
            try {
                GraphRoutes.answer(call, 200, handler.apply(call));
            } catch (NoSuchElementException unknown) {
                problem(call, 404, unknown);
            } catch (DecodeException | IllegalArgumentException | ClassCastException | NullPointerException wrong) {
                problem(call, 400, wrong);
            }
        });
    }

    private static void problem(RoutingContext call, int status, Throwable failure) {
        GraphRoutes.answer(call, status,
                JsonObject.of("status", status, "detail", String.valueOf(failure.getMessage())));
    }

    private JsonObject state(RoutingContext call) {
        var threads = new JsonArray();
        network.lines().forEach(line -> line.threads().values().forEach(thread -> threads.add(Views.summary(thread))));
        return JsonObject.of("webhook_url", courier.address() == null ? null : String.valueOf(courier.address()),
                "numbers", array(network.lines().stream().map(Views::number).toList()), "customers",
                array(network.customers().all().stream().map(Views::customer).toList()), "threads", threads);
    }

    private JsonObject setWebhookUrl(RoutingContext call) {
        var url = URI.create(call.body().asJsonObject().getString("url"));
        courier.deliverTo(url);
        return JsonObject.of("url", url.toString());
    }

    private void verify(RoutingContext call) {
        network.line(call.pathParam("number")).map(line -> check.run(line.number(), courier.address()))
                .orElse(Future.failedFuture("no such number"))
                .onSuccess(answer -> GraphRoutes.answer(call, 200, answer))
                .onFailure(failure -> problem(call, 404, failure));
    }

    private JsonObject addCustomer(RoutingContext call) {
        var body = call.body().asJsonObject();
        var waId = body.getString("wa_id");
        var name = body.getString("name");
        if (waId == null && body.getString("user_id") == null) {
            throw new IllegalArgumentException("a number or a user id is needed");
        }
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("a name is needed");
        }
        if (waId != null && !PhoneNumbers.digitsOf(waId).matches("\\d{7,15}")) {
            throw new IllegalArgumentException("the number needs 7 to 15 digits with the country code");
        }
        var known = waId == null ? java.util.Optional.<Customer>empty() : network.customers().findByNumber(waId);
        var customer = known.orElseGet(() -> network.customers().add(name, waId, body.getString("user_id")))
                .named(name).hidesNumber(body.getBoolean("hides_number", false));
        customers.change(customer);
        return Views.customer(customer);
    }

    private JsonObject changeCustomer(RoutingContext call) {
        var body = call.body().asJsonObject();
        var customer = customer(call);
        if (body.getString("wa_id") != null) {
            var sent = customers.changeNumber(customer, body.getString("wa_id"));
            sent.onFailure(_ -> events.publish("reload", JsonObject::new));
            customer = customer(call);
        }
        var changed = customer.named(body.getString("name", customer.name()))
                .hidesNumber(body.getBoolean("hides_number", customer.hidesNumber()))
                .readReceipts(body.getBoolean("read_receipts", customer.readReceipts()))
                .online(body.getBoolean("online", customer.online()))
                .blocks(body.getBoolean("blocks", customer.blocks()))
                .onWhatsApp(body.getBoolean("on_whatsapp", customer.onWhatsApp()));
        customers.change(changed);
        return Views.customer(changed);
    }

    private JsonObject sendMessage(RoutingContext call) {
        var sent = customers.send(line(call), customer(call), inbound(call.body().asJsonObject(), thread(call)), null,
                null);
        return Views.message(sent.message());
    }

    /** {@code type} and what goes with it; buttons and rows by the id of the message and their own. */
    private Inbound inbound(JsonObject body, PhoneThread thread) {
        var type = body.getString("type", "text");
        var inbound = switch (type) {
            case "text" -> Inbound.text(body.getString("text"));
            case "image", "video", "audio", "document", "sticker" -> Inbound.media(type,
                    shelf.find(body.getString("media_id")).orElseThrow(), body.getString("caption"),
                    body.getBoolean("voice", false));
            case "location" -> body.getString("name") == null
                    ? Inbound.location(body.getDouble("latitude"), body.getDouble("longitude"))
                    : Inbound.place(body.getDouble("latitude"), body.getDouble("longitude"), body.getString("name"),
                            body.getString("address", ""));
            case "contact" -> Inbound.contact(body.getString("name"), body.getString("phone"));
            case "reaction" -> Inbound.reaction(body.getString("message_id"), body.getString("emoji", ""));
            case "button" -> {
                var message = thread.find(body.getString("message_id")).orElseThrow();
                yield Inbound.buttonReply(message, choice(message.buttons(), body.getString("choice")));
            }
            case "row" -> {
                var message = thread.find(body.getString("message_id")).orElseThrow();
                yield Inbound.listReply(message, choice(message.rows(), body.getString("choice")));
            }
            case "revoke" -> Inbound.revoke(body.getString("message_id"));
            case "edit" -> Inbound.edit(body.getString("message_id"), body.getString("text"));
            case "unsupported" -> Inbound.unsupported(body.getString("what", "poll_creation"));
            case "raw" -> Inbound.of(body.getString("raw_type"), body.getJsonObject("content", new JsonObject()));
            default -> throw new IllegalArgumentException("no such type: " + type);
        };
        return body.getString("reply_to") == null ? inbound : inbound.replyingTo(body.getString("reply_to"));
    }

    private static PhoneMessage.Choice choice(List<PhoneMessage.Choice> choices, String wanted) {
        return choices.stream().filter(choice -> choice.is(wanted)).findFirst().orElseThrow();
    }

    private JsonObject read(RoutingContext call) {
        customers.read(thread(call));
        return Views.summary(thread(call));
    }

    /** The bytes are the body; type and name are in the head and the query. */
    private void storeMedia(RoutingContext call) {
        var line = network.line(call.pathParam("number"));
        var body = call.body().buffer();
        if (line.isEmpty() || body == null || body.length() == 0) {
            problem(call, 400, new IllegalArgumentException("a number and a file are needed"));
            return;
        }
        var type = call.request().getHeader("Content-Type");
        shelf.store(line.get().number().phoneNumberId(), type == null ? "application/octet-stream" : type,
                call.queryParams().get("name"), body)
                .onSuccess(file -> GraphRoutes.answer(call, 200, Views.file(file)))
                .onFailure(failure -> problem(call, 500, failure));
    }

    private void showMedia(RoutingContext call) {
        var file = shelf.find(call.pathParam("id"));
        if (file.isEmpty()) {
            problem(call, 404, new NoSuchElementException("no such file"));
            return;
        }
        // Anything may have been uploaded: it must not run as a page of this origin.
        var response = call.response().putHeader("Content-Type", file.get().mimeType())
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Content-Security-Policy", "default-src 'none'; sandbox")
                .putHeader("Cache-Control", "private, max-age=86400");
        var part = BytePart.of(call.request().getHeader("Range"), file.get().size());
        response.putHeader("Accept-Ranges", "bytes");
        if (part.isPresent()) {
            response.setStatusCode(206).putHeader("Content-Range", part.get().contentRange());
        }
        var whole = part.orElse(new BytePart(0, file.get().size(), file.get().size()));
        response.sendFile(shelf.pathOf(file.get()).toString(), whole.from(), whole.length());
    }

    private JsonObject changeFaults(RoutingContext call) {
        line(call).faults().change(call.body().asJsonObject());
        return faultsChanged(line(call));
    }

    private JsonObject heal(RoutingContext call) {
        line(call).faults().heal();
        return faultsChanged(line(call));
    }

    JsonObject faultsChanged(Line line) {
        courier.faultsChanged(line);
        events.publish("number", () -> Views.number(line));
        return line.faults().toJson();
    }

    private JsonObject listRequests(RoutingContext call) {
        var since = call.queryParams().get("since");
        var number = call.queryParams().get("number");
        var found = requests.since(since == null ? 0 : Long.parseLong(since)).stream()
                .filter(request -> number == null || number.equals(request.phoneNumberId()));
        // Without a starting point one wants to see the newest; with one, nothing may be skipped.
        var list = since == null ? last(found.toList()) : found.limit(LONGEST_LIST).toList();
        return JsonObject.of("data", array(list.stream().map(RecordedRequest::toJson).toList()));
    }

    private JsonObject listWebhooks(RoutingContext call) {
        return JsonObject.of("data",
                array(last(List.copyOf(deliveries.all())).stream().map(WebhookDelivery::toJson).toList()));
    }

    private JsonObject webhook(RoutingContext call) {
        var delivery = deliveries.find(Long.parseLong(call.pathParam("id"))).orElseThrow();
        return delivery.toJson().put("body", delivery.body());
    }

    private JsonObject repeatWebhook(RoutingContext call) {
        var delivery = deliveries.find(Long.parseLong(call.pathParam("id"))).orElseThrow();
        var repeated = courier.repeat(network.line(delivery.phoneNumberId()).orElseThrow(), delivery);
        return JsonObject.of("repeating", !repeated.failed());
    }

    private static <T> List<T> last(List<T> all) {
        return all.subList(Math.max(0, all.size() - 200), all.size());
    }

    private static JsonArray array(List<JsonObject> objects) {
        return new JsonArray(objects);
    }

    private Line line(RoutingContext call) {
        return network.line(call.pathParam("number")).orElseThrow();
    }

    private Customer customer(RoutingContext call) {
        return network.customers().find(call.pathParam("customer")).orElseThrow();
    }

    private PhoneThread thread(RoutingContext call) {
        return line(call).thread(customer(call));
    }
}
