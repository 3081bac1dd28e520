package io.balcao.testing;

import io.balcao.accounts.Accounts;
import io.balcao.accounts.AccountsEvents;
import io.balcao.accounts.AccountsSettings;
import io.balcao.accounts.AskedLimits;
import io.balcao.accounts.LoginLimits;
import io.balcao.accounts.NewUser;
import io.balcao.accounts.QueueKeeper;
import io.balcao.conversations.queues.Queues;
import io.balcao.conversations.thread.ThreadRepository;
import io.balcao.platform.Ids;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Role;
import io.balcao.platform.Secret;
import io.balcao.platform.Vault;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.DatabaseSettings;
import io.balcao.platform.db.Tx;
import io.balcao.platform.http.Api;
import io.balcao.platform.http.ApiDocument;
import io.balcao.platform.http.ClientAddress;
import io.balcao.platform.http.Routes;
import io.balcao.platform.http.WebServer;
import io.balcao.platform.mail.Mails;
import io.balcao.platform.realtime.EventStream;
import io.balcao.platform.redis.Redis;
import io.balcao.platform.work.Background;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One feature as a server of its own: real HTTP in front, real logins, real PostgreSQL and Redis behind. What it answers
 * is held against the OpenAPI document. Each shop is an organization of its own.
 */
public final class FeatureServer implements AutoCloseable {
    private static final String PASSWORD = "a good password";

    /** What a feature stands on. */
    public record Ground(Vertx vertx, Database database, Redis redis, EventStream events, Background background,
            Accounts accounts, Queues queues, MeterRegistry metrics, TestClock clock) {}

    /** Where a feature mounts what it does: on the validated routes, or beside them. */
    public record Mount(Routes routes, Router router) {}

    /**
     * What came back.
     *
     * @param body empty when it is no object
     * @param text as it came
     */
    public record Answer(int status, JsonObject body, Map<String, List<String>> headers, String text) {
        public Answer(int status, JsonObject body, Map<String, List<String>> headers) {
            this(status, body, headers, body.encode());
        }

        public String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }

        /** The fields that are wrong, each with its reason. */
        public Map<String, String> errors() {
            return body.getJsonArray("errors").stream().map(JsonObject.class::cast)
                    .collect(Collectors.toMap(e -> e.getString("field"), e -> e.getString("reason"), (a, b) -> a));
        }
    }

    public final Ground ground;
    private final WebServer server;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Contract contract;
    private final int port;

    /** @param tags of the operations that are served; none of them may be missing */
    public FeatureServer(Secret redisUrl, Set<String> tags, BiConsumer<Ground, Mount> feature) {
        this(Stores.database(), redisUrl, tags, feature);
    }

    /** The same on a database that a test brings along. */
    public FeatureServer(DatabaseSettings settings, Secret redisUrl, Set<String> tags,
            BiConsumer<Ground, Mount> feature) {
        var vertx = Vertx.vertx();
        var database = Database.open(vertx, settings);
        var redis = Redis.connect(vertx, redisUrl);
        var events = new EventStream(vertx, redis, new SimpleMeterRegistry());
        events.start();
        var clock = new TestClock();
        var key = "k".repeat(32);
        var background = new Background();
        var vault = new Vault(new Secret("seals" + key));
        var mails = new Mails(vertx, database, vault, background, Optional.empty());
        var accounts = new Accounts(
                new Accounts.Ground(database, vault, mails, new Keeper(), "https://console.example", clock),
                new AccountsSettings(new Secret("access" + key), new Secret("refresh" + key), Duration.ofHours(1),
                        Duration.ofDays(7), 4, 2, 200),
                new LoginLimits(NoLimit.TRIES, NoLimit.TRIES), new AskedLimits(NoLimit.TRIES, NoLimit.TRIES),
                new Quiet(), organization -> Map.of());
        var metrics = new SimpleMeterRegistry();
        var queues = new Queues(new Queues.Ground(database, accounts.auditTrail(), events, background, clock, metrics),
                new ThreadRepository(), organization -> {});
        ground = new Ground(vertx, database, redis, events, background, accounts, queues, metrics, clock);
        var document = only(ApiDocument.read(), tags);
        var api = new Api(vertx, Contract.served(vertx, document), accounts, NoLimit.ON_REQUESTS,
                new ClientAddress(Set.of()), Thread::startVirtualThread, java.util.Optional.empty());
        var router = Router.router(vertx);
        ground.accounts().addTo((operation, answer) -> {
            if (operation.equals("login")) {
                api.add(operation, answer);
            }
        });
        feature.accept(ground, new Mount(api, router));
        api.mount(router);
        server = new WebServer(vertx, 1);
        port = server.listen("127.0.0.1", 0, router);
        contract = new Contract(vertx, document);
    }

    /** The queues, which are built after the accounts. */
    private final class Keeper implements QueueKeeper {
        @Override
        public void begin(Tx tx, @Nullable UUID leaving) {
            ground.queues().begin(tx, leaving);
        }

        @Override
        public Runnable end(Tx tx, @Nullable UUID left) {
            return ground.queues().end(tx, left);
        }
    }

    private static final class Quiet implements AccountsEvents {
        @Override
        public void sessionEnded(OrganizationId organization, UUID session) {}

        @Override
        public void rightsChanged(OrganizationId organization, UUID user) {}

        @Override
        public void renamed(OrganizationId organization) {}
    }

    private static JsonObject only(JsonObject document, Set<String> tags) {
        var paths = document.getJsonObject("paths");
        for (var path : Set.copyOf(paths.fieldNames())) {
            boolean isServed = path.equals("/api/v1/auth/login") || paths.getJsonObject(path).stream()
                    .map(Map.Entry::getValue).filter(JsonObject.class::isInstance).map(JsonObject.class::cast)
                    .anyMatch(operation -> operation.getJsonArray("tags", new JsonArray()).stream()
                            .anyMatch(tags::contains));
            if (!isServed) {
                paths.remove(path);
            }
        }
        return document;
    }

    /** Where it listens, for a client of the test's own. */
    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + "/api/v1" + path);
    }

    public int port() {
        return port;
    }

    /** A new organization with an admin. */
    public Shop shop() {
        return new Shop();
    }

    /** An organization. */
    public final class Shop {
        public final OrganizationId id;
        public final Person admin;

        Shop() {
            var email = "admin-" + Ids.next() + "@example.com";
            var founded = ground.accounts().organizations().create("Loja",
                    new NewUser(email, "Ana Admin", new Secret(PASSWORD), Role.ADMIN));
            id = founded.organization();
            admin = new Person(founded.adminId(), email);
        }

        public Person user(Role role) {
            var email = role.wire() + "-" + Ids.next() + "@example.com";
            return new Person(ground.accounts().organizations().addUser(id,
                    new NewUser(email, "Bia " + role.wire(), new Secret(PASSWORD), role)), email);
        }

        public UUID department(String name, UUID... members) {
            return ground.accounts().organizations().addDepartment(id, name, List.of(members));
        }

        public int sql(String statement, @Nullable Object... values) {
            return ground.database().inTransaction(id, tx -> tx.change(statement, values));
        }

        /** Rows as JSON, as the organization sees them. */
        public List<JsonObject> rows(String query, @Nullable Object... values) {
            return ground.database().inTransaction(id, tx -> tx.list(
                    "SELECT to_jsonb(q) AS one FROM (" + query + ") AS q", row -> row.getJsonObject("one"), values));
        }
    }

    /** Somebody with a login. */
    public final class Person {
        public final UUID id;
        public final String token;
        private final String email;

        Person(UUID id, String email) {
            this.id = id;
            this.email = email;
            this.token = send("POST", "/auth/login", null,
                    new JsonObject().put("email", email).put("password", PASSWORD)).body().getString("accessToken");
        }

        /** After a new login: tokens end, too, where a test moves the clock. */
        public Person again() {
            return new Person(id, email);
        }

        public Answer gets(String path) {
            return send("GET", path, token, null);
        }

        public Answer posts(String path, JsonObject body) {
            return send("POST", path, token, body);
        }

        public Answer puts(String path, JsonObject body) {
            return send("PUT", path, token, body);
        }

        public Answer patches(String path, JsonObject body) {
            return send("PATCH", path, token, body);
        }
    }

    /** One request, its answer held against the document. */
    public Answer send(String method, String path, @Nullable String token, @Nullable JsonObject body) {
        var request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(60))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.encode()));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return checked(method, path, client.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Answer checked(String method, String path, HttpResponse<String> response) {
        var type = response.headers().firstValue("Content-Type").orElse("");
        contract.checkApi(method, path, response.statusCode(), type, response.body());
        return new Answer(response.statusCode(),
                type.contains("json") && response.body().startsWith("{")
                        ? new JsonObject(response.body())
                        : new JsonObject(),
                response.headers().map(), response.body());
    }

    /** Several at the same moment. */
    @SafeVarargs
    public static <T> List<T> atOnce(Callable<T>... acts) {
        return atOnce(List.of(acts));
    }

    /** Many at the same moment. */
    public static <T> List<T> atOnce(List<Callable<T>> acts) {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var gate = new CountDownLatch(1);
            var under = acts.stream().map(act -> pool.submit(() -> {
                gate.await();
                return act.call();
            })).toList();
            gate.countDown();
            return under.stream().map(one -> {
                try {
                    return one.get();
                } catch (InterruptedException | ExecutionException e) {
                    throw new IllegalStateException(e);
                }
            }).toList();
        }
    }

    @Override
    public void close() {
        server.stop();
        ground.background().close();
        ground.accounts().close();
        ground.events().close();
        ground.redis().close();
        ground.database().close();
        ground.vertx().close().await();
    }
}
