package io.balcao.simulator;

import io.balcao.simulator.google.PretendGoogle;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.StaticHandler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Builds the parts of the simulator on one event loop, and serves them on one port. */
final class SimulatorServer extends VerticleBase {
    private static final int CONNECTIONS_TO_BUSINESS = 64;
    private static final long SAVE_EVERY_MS = 1_000;
    private static final long BEAT_EVERY_MS = 15_000;

    private final SimulatorSettings settings;
    // Set by start(), which the deployment awaits before anyone can ask.
    private @Nullable Parts parts;

    /** What {@link Simulator} and its phones work with. */
    record Parts(
            Loop loop,
            Network network,
            CustomerSide customers,
            BusinessSide business,
            Courier courier,
            MediaShelf shelf,
            RequestLog requests,
            DeliveryLog deliveries,
            WebhookCheck check,
            ControlRoutes control,
            LiveEvents events,
            Memory memory,
            PostOffice mails,
            PretendGoogle google,
            HttpClient http,
            HttpServer server) {}

    SimulatorServer(SimulatorSettings settings) {
        this.settings = settings;
    }

    Parts parts() {
        if (parts == null) {
            throw new IllegalStateException("not started");
        }
        return parts;
    }

    @Override
    public Future<?> start() {
        createDirectories();
        var loop = new Loop(vertx, context);
        var http = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(5_000).setTcpNoDelay(true),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS_TO_BUSINESS));
        var events = new LiveEvents();
        var requests = new RequestLog(settings.logSize(), settings.clock(),
                request -> events.publish("request", request::toJson));
        var deliveries = new DeliveryLog(settings.logSize(), settings.clock(),
                delivery -> events.publish("webhook", delivery::toJson));
        var network = new Network(events);
        settings.numbers().forEach(network::add);
        var shelf = new MediaShelf(vertx, http, mediaDirectory(), settings.clock(), settings.pace().mediaLinkLives());
        var memory = new Memory(vertx, network, shelf, settings.directory());
        if (settings.remembers()) {
            memory.load();
            vertx.setPeriodic(SAVE_EVERY_MS, _ -> memory.save());
        }
        vertx.setPeriodic(BEAT_EVERY_MS, _ -> events.beat());
        var courier = new Courier(loop, http, settings.pace(), settings.clock(), deliveries, settings.webhookUrl());
        var templates = Templates.read();
        var business = new BusinessSide(network, courier, shelf, templates, settings, loop);
        var customers = new CustomerSide(network, courier, business, shelf, settings.clock());
        var check = new WebhookCheck(http);
        var mails = new PostOffice(vertx, settings.clock(),
                mail -> context.runOnContext(_ -> events.publish("mail", mail::summary)));
        var control = new ControlRoutes(network, customers, courier, shelf, requests, deliveries, events, check, mails);

        var router = Router.router(vertx);
        var graph = new GraphRoutes(network, business, templates, new AccountRoutes(network, courier), requests, loop);
        // Routes are tried in order: load runs send thousands of messages a second, nobody else is in a hurry.
        graph.addSendsTo(router);
        control.addTo(router);
        var zapi = new ZapiRoutes(network, business, courier, shelf, requests);
        courier.zapiFiles(zapi::fileAt);
        zapi.addTo(router);
        var google = new PretendGoogle(vertx, settings.clock());
        Map.of("agenda", "Agenda da clínica", "ana", "Agenda da Ana", "bia", "Agenda da Bia", "caio", "Agenda do Caio")
                .forEach((id, name) -> google.calendar(id + "@pretend.example").named(id + "@pretend.example", name));
        google.sheet("pretend-spreadsheet", "Agenda").addTo(router, vertx);
        addPage(router);
        new MediaRoutes(network, shelf, business, requests, loop, settings.directory()).addTo(router);
        graph.addTo(router);
        router.route().last().handler(GraphRoutes::unknown);
        // One request at a time on a connection: faults that cut one must not cut others.
        var options = new HttpServerOptions().setTcpNoDelay(true).setHttp2ClearTextEnabled(false);
        var server = vertx.createHttpServer(options).requestHandler(router);
        parts = new Parts(loop, network, customers, business, courier, shelf, requests, deliveries, check, control,
                events, memory, mails, google, http, server);
        return mails.listen(settings.host()).compose(_ -> server.listen(settings.port(), settings.host()))
                .onSuccess(_ -> business.listensAt("http://" + settings.host() + ':' + server.actualPort()));
    }

    @Override
    public Future<?> stop() {
        var stopping = parts();
        stopping.courier().stop();
        stopping.events().stop();
        var saved = settings.remembers() ? stopping.memory().save() : Future.succeededFuture();
        return saved.transform(_ -> stopping.mails().stop()).transform(_ -> stopping.server().close())
                .transform(_ -> stopping.http().close());
    }

    /** The page and its scripts, which the console's build leaves on the class path. */
    private static void addPage(Router router) {
        router.getWithRegex("/simulator(/mail(/[0-9]+)?)?")
                .handler(call -> call.response().putHeader("Cache-Control", "no-cache")
                        .putHeader("Content-Type", "text/html; charset=utf-8").sendFile("webroot/simulator.html")
                        .onFailure(_ -> GraphRoutes.answer(call, 404,
                                JsonObject.of("status", 404, "detail", "The page was not built."))));
        router.get("/simulator/").handler(call -> call.redirect("/simulator"));
        router.get("/assets/*").handler(StaticHandler.create("webroot/assets"));
        for (var file : List.of("theme.js", "favicon.svg")) {
            router.get('/' + file).handler(call -> call.response().sendFile("webroot/" + file)
                    .onFailure(_ -> GraphRoutes.unknown(call)));
        }
    }

    private java.nio.file.Path mediaDirectory() {
        return settings.directory().resolve("media");
    }

    private void createDirectories() {
        try {
            Files.createDirectories(mediaDirectory());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Where webhooks go now. */
    @Nullable
    URI webhookUrl() {
        return parts().courier().address();
    }
}
