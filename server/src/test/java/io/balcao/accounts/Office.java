package io.balcao.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.platform.Ids;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Role;
import io.balcao.platform.Secret;
import io.balcao.platform.Vault;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.DatabaseSettings;
import io.balcao.platform.http.Api;
import io.balcao.platform.http.ApiDocument;
import io.balcao.platform.http.ClientAddress;
import io.balcao.platform.http.Idempotency;
import io.balcao.platform.http.LocalTryLimit;
import io.balcao.platform.http.WebServer;
import io.balcao.platform.mail.MailSettings;
import io.balcao.platform.mail.Mails;
import io.balcao.platform.realtime.Presence;
import io.balcao.platform.work.Background;
import io.balcao.simulator.PostOffice;
import io.balcao.simulator.PretendMail;
import io.balcao.testing.Contract;
import io.balcao.testing.NoLimit;
import io.balcao.testing.NoQueues;
import io.balcao.testing.Stores;
import io.balcao.testing.TestClock;
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
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * The accounts as a server of their own: real HTTP in front, real PostgreSQL behind. Every answer is held against the
 * OpenAPI document. Each shop is an organization of its own.
 */
final class Office implements AutoCloseable {
    static final String PASSWORD = "a good password";
    static final Secret ACCESS_KEY = new Secret("the key that signs access tokens here");
    static final Secret REFRESH_KEY = new Secret("the key that signs refresh tokens here");
    private static final JsonObject DOCUMENT = ours(ApiDocument.read());
    private static final Duration FIFTEEN_MINUTES = Duration.ofMinutes(15);

    final Vertx vertx = Vertx.vertx();
    final TestClock clock = new TestClock();
    final DatabaseSettings settings;
    final Database database;
    final Accounts accounts;
    final Mails mails;
    final Idempotency idempotency;
    final PostOffice postOffice = new PostOffice(vertx, Clock.systemUTC(), mail -> {}).start();
    private final Vault vault = new Vault(new Secret("the key that seals what is kept here"));
    private final Background background = new Background();
    final Map<UUID, Presence.Status> online = new ConcurrentHashMap<>();
    final List<UUID> endedSessions = new CopyOnWriteArrayList<>();
    final List<UUID> changedUsers = new CopyOnWriteArrayList<>();
    private final WebServer server = new WebServer(vertx, 1);
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Contract contract;
    private final int port;

    /** What came back. */
    record Answer(int status, JsonObject body, Map<String, List<String>> headers) {
        String detail() {
            return body.getString("detail");
        }

        String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }

        String accessToken() {
            return body.getString("accessToken");
        }

        String refreshToken() {
            return body.getString("refreshToken");
        }
    }

    /** How an office differs from the usual one. */
    static final class Options {
        int rounds = 4;
        int threads = 2;
        int waiting = 200;
        Set<String> trustedProxies = Set.of();
        LoginLimits limits = new LoginLimits(new LocalTryLimit(5, FIFTEEN_MINUTES),
                new LocalTryLimit(100_000, FIFTEEN_MINUTES));
        AskedLimits resetLimits = new AskedLimits(new LocalTryLimit(3, Duration.ofHours(1)),
                new LocalTryLimit(100_000, Duration.ofHours(1)));
        boolean sendsMails = true;
        boolean emptyDatabase;
        /** Another office's database: then this is a second server of it. */
        Optional<DatabaseSettings> database = Optional.empty();
        Secret refreshKey = REFRESH_KEY;
        Optional<AccountsEvents> events = Optional.empty();
    }

    /** An organization with an admin. */
    final class Shop {
        final OrganizationId id;
        final UUID adminId;
        final String adminEmail = "admin-" + Ids.next() + "@example.com";

        Shop() {
            var founded = accounts.organizations().create("Loja",
                    new NewUser(adminEmail, "Ana Admin", new Secret(PASSWORD), Role.ADMIN));
            id = founded.organization();
            adminId = founded.adminId();
        }

        Person admin() {
            return new Person(adminId, adminEmail);
        }

        Person user(Role role) {
            var email = role.wire() + "-" + Ids.next() + "@example.com";
            var user = accounts.organizations().addUser(id,
                    new NewUser(email, "Bia " + role.wire(), new Secret(PASSWORD), role));
            return new Person(user, email);
        }

        UUID department(String name, UUID... members) {
            return accounts.organizations().addDepartment(id, name, List.of(members));
        }

        List<JsonObject> audit(String action) {
            return database.inTransaction(id, tx -> tx.list("""
                    SELECT jsonb_build_object('user', user_id, 'object', object_id, 'old', old_values,
                           'new', new_values, 'address', address) AS one
                    FROM audit_logs WHERE action = $1 ORDER BY created_at, id
                    """, row -> row.getJsonObject("one"), action));
        }

        /** Texts of one column, as the organization sees them. */
        List<String> texts(String query, Object... values) {
            return database.inTransaction(id, tx -> tx.list(query, row -> row.getString(0), values));
        }

        int sql(String statement, Object... values) {
            return database.inTransaction(id, tx -> tx.change(statement, values));
        }
    }

    /** Somebody with a login. */
    final class Person {
        final UUID id;
        final String email;

        Person(UUID id, String email) {
            this.id = id;
            this.email = email;
        }

        Answer triesToLogIn(String password) {
            return login(email, password);
        }

        /** A fresh session. */
        Answer logsIn() {
            var answer = login(email, PASSWORD);
            assertThat(answer.status()).as(answer.body().encode()).isEqualTo(200);
            return answer;
        }

        /** A fresh access token. */
        String token() {
            return logsIn().accessToken();
        }
    }

    Office() {
        this(options -> {});
    }

    Office(Consumer<Options> choose) {
        var options = new Options();
        choose.accept(options);
        settings = options.database.orElseGet(() -> options.emptyDatabase ? Stores.freshDatabase() : Stores.database());
        database = Database.open(vertx, settings);
        var events = options.events.orElseGet(() -> new AccountsEvents() {
            @Override
            public void sessionEnded(OrganizationId organization, UUID session) {
                endedSessions.add(session);
            }

            @Override
            public void rightsChanged(OrganizationId organization, UUID user) {
                changedUsers.add(user);
            }

            @Override
            public void renamed(OrganizationId organization) {}
        });
        mails = new Mails(vertx, database, vault, background, options.sendsMails
                ? Optional.of(new MailSettings("127.0.0.1", postOffice.port(), MailSettings.Security.NONE,
                        Optional.empty(), "Balcão <balcao@example.com>"))
                : Optional.empty());
        accounts = new Accounts(
                new Accounts.Ground(database, vault, mails, new NoQueues(), "https://console.example", clock),
                new AccountsSettings(ACCESS_KEY, options.refreshKey, FIFTEEN_MINUTES, Duration.ofDays(7),
                        options.rounds,
                        options.threads, options.waiting),
                options.limits, options.resetLimits, events, organization -> Map.copyOf(online));
        idempotency = new Idempotency(database, vault);
        var api = new Api(vertx, Contract.served(vertx, DOCUMENT), accounts, NoLimit.ON_REQUESTS,
                new ClientAddress(options.trustedProxies),
                Thread::startVirtualThread, Optional.of(idempotency));
        accounts.addTo(api);
        var router = Router.router(vertx);
        accounts.addTo(router, new ClientAddress(options.trustedProxies));
        api.mount(router);
        port = server.listen("127.0.0.1", 0, router);
        contract = new Contract(vertx, DOCUMENT);
    }

    /** The document with the operations of this feature alone. */
    private static JsonObject ours(JsonObject document) {
        var tags = Set.of("auth", "users", "departments", "audit", "keys", "organization");
        var paths = document.getJsonObject("paths");
        for (var path : Set.copyOf(paths.fieldNames())) {
            boolean isOurs = paths.getJsonObject(path).stream().map(Map.Entry::getValue)
                    .filter(JsonObject.class::isInstance).map(JsonObject.class::cast)
                    .anyMatch(operation -> operation.getJsonArray("tags", new JsonArray()).stream()
                            .anyMatch(tags::contains));
            if (!isOurs) {
                paths.remove(path);
            }
        }
        return document;
    }

    Shop shop() {
        return new Shop();
    }

    /** What is no JSON, asked by nobody in particular. */
    HttpResponse<byte[]> bytes(String path) {
        return bytes(path, "");
    }

    /** What is no JSON. */
    HttpResponse<byte[]> bytes(String path, String token) {
        try {
            return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .header("Authorization", "Bearer " + token).build(), BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Answer login(String email, String password) {
        return post("/auth/login", null, new JsonObject().put("email", email).put("password", password));
    }

    Answer refresh(String refreshToken) {
        return post("/auth/refresh-token", null, new JsonObject().put("refreshToken", refreshToken));
    }

    Answer me(@Nullable String token) {
        return get("/auth/me", token);
    }

    Answer get(String path, @Nullable String token) {
        return send("GET", path, token, null, Map.of());
    }

    Answer post(String path, @Nullable String token, @Nullable JsonObject body) {
        return send("POST", path, token, body == null ? null : body.encode(), Map.of());
    }

    Answer patch(String path, @Nullable String token, JsonObject body) {
        return send("PATCH", path, token, body.encode(), Map.of());
    }

    Answer send(String method, String path, @Nullable String token, @Nullable String body,
            Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        headers.forEach(request::header);
        try {
            return checked(method, path, client.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Answer checked(String method, String path, HttpResponse<String> response) {
        contract.checkApi(method, path, response.statusCode(), response.headers().firstValue("Content-Type").orElse(""),
                response.body());
        return new Answer(response.statusCode(),
                response.body().isEmpty() ? new JsonObject() : new JsonObject(response.body()),
                response.headers().map());
    }

    /** The newest mail to somebody that holds a link, once it was sent; gives what stands behind its {@code #}. */
    String linkTo(String email) {
        return mailsTo(email, 1).getLast().text().replaceAll("(?s).*#([A-Za-z0-9_-]+)\\n.*", "$1");
    }

    /** What was sent to somebody, once there is as much. */
    List<PretendMail> mailsTo(String email, int atLeast) {
        Awaitility.await().pollInterval(Duration.ofMillis(10)).until(() -> {
            mails.sendDue();
            return postOffice.mailsTo(email).size() >= atLeast;
        });
        return postOffice.mailsTo(email);
    }

    @Override
    public void close() {
        server.stop();
        accounts.close();
        background.close();
        mails.close();
        postOffice.close();
        database.close();
        vertx.close().await();
    }
}
