package io.balcao;

import io.balcao.accounts.NewUser;
import io.balcao.conversations.ingest.WhatsappIngest;
import io.balcao.demo.Demo;
import io.balcao.platform.Role;
import io.balcao.platform.config.Config;
import io.balcao.platform.config.InvalidConfig;
import io.balcao.platform.http.Api;
import io.balcao.platform.http.ApiContract;
import io.balcao.platform.http.Docs;
import io.balcao.platform.http.Idempotency;
import io.balcao.platform.http.RateLimit;
import io.balcao.platform.http.SecurityHeaders;
import io.balcao.platform.http.WebPages;
import io.balcao.platform.http.WebServer;
import io.balcao.platform.realtime.Limits;
import io.balcao.platform.realtime.Presence;
import io.balcao.platform.realtime.Rights;
import io.balcao.platform.realtime.SocketGateway;
import io.balcao.platform.realtime.SocketProxy;
import io.balcao.platform.redis.RedisRateLimit;
import io.balcao.platform.seals.Seals;
import io.balcao.platform.telemetry.Health;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A running Balcão: started in order, stopped in reverse. */
final class Server implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String FIRST_ORGANIZATION = "Minha organização";

    private final Platform platform;
    private final Features features;
    private final SocketGateway sockets;
    private final Health health;
    private final Router router;
    private final WebServer publicServer;
    private final WebServer internalServer;
    private final Optional<PretendWhatsapp> whatsapp;
    private final Optional<DirectoryLock> directory;
    private final int port;

    private Server(Platform platform, Features features, SocketGateway sockets, Health health, Router router,
            WebServer publicServer, WebServer internalServer, Optional<PretendWhatsapp> whatsapp,
            Optional<DirectoryLock> directory, int port) {
        this.platform = platform;
        this.features = features;
        this.sockets = sockets;
        this.health = health;
        this.router = router;
        this.publicServer = publicServer;
        this.internalServer = internalServer;
        this.whatsapp = whatsapp;
        this.directory = directory;
        this.port = port;
    }

    static Server start(Config settings) {
        // Servers with stores of the settings share the directory; the databases of the demo have one user.
        var directory = settings.isDemo()
                ? Optional.of(DirectoryLock.take(settings.dataDirectory()))
                : Optional.<DirectoryLock>empty();
        var whatsapp = settings.isDemo()
                ? Optional.of(PretendWhatsapp.start(settings))
                : Optional.<PretendWhatsapp>empty();
        var config = whatsapp.map(pretended -> pretended.settings(settings)).orElse(settings);
        var vertx = Platform.newVertx();
        // Half a second of reading, beside the migrations. In a thread of its own: a start that is refused closes Vert.x
        // under it, and then it waits for ever, which a pool that others use must not do with it.
        var contract = CompletableFuture.supplyAsync(() -> ApiContract.read(vertx), Thread::startVirtualThread);
        var platform = Platform.open(config, vertx);
        openSeals(platform);
        // Accounts show who is present, and the sockets ask the accounts: the one who is asked later is looked up late.
        var late = new Object() {
            Presence presence = organization -> Map.of();
        };
        var features = Features.build(platform, organization -> late.presence.online(organization));
        if (!config.isDemo()) {
            refuseDemoUsers(platform, features);
        }
        var sockets = sockets(platform, features);
        late.presence = sockets.presence();
        features.conversations().queues().follow(sockets.attendance());
        sockets.showWalls(features.insights().wall());
        var health = new Health(platform.database()::isUp, () -> platform.schema().isIn(platform.database()),
                platform.redis()::isUp, platform.virtualThreads());

        makeFirst(config, features);
        platform.events().start();
        sockets.start();
        features.start(platform, sockets::end);
        var router = router(platform, features, health, sockets.port(), contract.join());
        whatsapp.ifPresent(pretended -> pretended.mount(router));
        WebPages.mount(router);
        var publicServer = new WebServer(platform.vertx(), platform.loops(),
                WebServer.Limits.standard(config.trustedProxies()::contains));
        int port = publicServer.listen(config.ports().host(), config.ports().http(),
                request -> route(features, router, request));
        var internalServer = new WebServer(platform.vertx(), 1);
        if (config.ports().internal() != 0) {
            internalServer.listen(config.ports().host(), config.ports().internal(), internal(platform, health));
        }
        whatsapp.ifPresent(pretended -> pretended.open(platform, features.accounts().organizations(), port));
        return new Server(platform, features, sockets, health, router, publicServer, internalServer, whatsapp,
                directory,
                port);
    }

    /** What the keys of the configuration do not open would fail one by one, later, and at a customer's expense. */
    private static void openSeals(Platform platform) {
        try {
            new Seals(platform.database(), platform.vault()).ensure();
        } catch (InvalidConfig refused) {
            platform.close();
            throw refused;
        }
    }

    /** A copy of the demo's database would let in everybody who has read the manual. */
    private static void refuseDemoUsers(Platform platform, Features features) {
        if (Demo.emails().stream().anyMatch(features.accounts().organizations()::hasUser)) {
            features.accounts().close();
            platform.close();
            throw new InvalidConfig(List.of("DATABASE_URL names a database with users of the demo, whose password"
                    + " everybody knows: production needs one of its own"));
        }
    }

    /** What a new installation begins with; nothing when it was made before, by this server or another. */
    private static void makeFirst(Config config, Features features) {
        config.firstAdmin().ifPresent(admin -> features.accounts().organizations().createFirst(FIRST_ORGANIZATION,
                new NewUser(admin.email(), admin.email().replaceFirst("@.*", ""), admin.password(), Role.ADMIN)));
        config.firstChannel().ifPresent(features.channels()::ensureFirstChannel);
    }

    int port() {
        return port;
    }

    Features features() {
        return features;
    }

    /** What is mounted on the public port, but for the webhooks, which come before it. */
    Router router() {
        return router;
    }

    @Override
    public void close() {
        health.stopping();
        directory.ifPresent(DirectoryLock::stopping);
        sockets.close();
        publicServer.stop();
        internalServer.stop();
        features.accounts().close();
        whatsapp.ifPresent(PretendWhatsapp::close);
        platform.close();
        directory.ifPresent(DirectoryLock::close);
    }

    /** The webhooks first and alone: they are most of all requests, and need nothing of a router. */
    private static void route(Features features, Router router, HttpServerRequest request) {
        if (WhatsappIngest.isFor(request.path())) {
            features.conversations().handleWebhook(request);
        } else {
            router.handle(request);
        }
    }

    private static Router router(Platform platform, Features features, Health health, int socketPort,
            ApiContract contract) {
        var config = platform.config();
        var router = Router.router(platform.vertx());
        var sockets = new SocketProxy(platform.vertx(), LOOPBACK, socketPort);
        router.route("/socket.io/*").handler(context -> sockets.handle(context.request()));
        router.route().handler(new SecurityHeaders());
        health.mount(router);
        if (config.isDemo()) {
            platform.metrics().mount(router);
        }
        var idempotency = new Idempotency(platform.database(), platform.vault());
        idempotency.start(platform.background());
        var api = new Api(platform.vertx(), contract, features.accounts(), limits(platform), platform.clientAddress(),
                platform.virtualThreads(), Optional.of(idempotency));
        features.addTo(api, router, platform, limit(platform, "uploads", config.limits().writes()));
        api.mount(router);
        Docs.mount(router, contract.document());
        return router;
    }

    private static Api.Limits limits(Platform platform) {
        var limits = platform.config().limits();
        return new Api.Limits(limit(platform, "address", limits.requests()), limit(platform, "reads", limits.reads()),
                limit(platform, "writes", limits.writes()));
    }

    private static RateLimit limit(Platform platform, String name, int requests) {
        return new RedisRateLimit(platform.redis(), name, requests, platform.config().limits().window());
    }

    private static io.vertx.core.Handler<HttpServerRequest> internal(Platform platform, Health health) {
        var router = Router.router(platform.vertx());
        health.mount(router);
        platform.metrics().mount(router);
        return router;
    }

    private static SocketGateway sockets(Platform platform, Features features) {
        var config = platform.config();
        var origins = config.frontendUrl().map(Server::origin).map(Set::of).orElse(Set.of());
        return new SocketGateway(platform.vertx(), platform.redis(), platform.events(),
                new Rights(features.accounts().sockets(), features.desk().access()), platform.metrics().registry(),
                new SocketGateway.Settings(config.ports().host(), config.ports().socket(), origins,
                        // Our own proxy is one: it brings what came to the public port over the loopback.
                        peer -> peer.equals(LOOPBACK) || config.trustedProxies().contains(peer), Limits.standard(),
                        platform.clock()));
    }

    private static String origin(URI url) {
        return url.getScheme() + "://" + url.getAuthority();
    }
}
