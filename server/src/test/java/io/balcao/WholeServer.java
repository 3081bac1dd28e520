package io.balcao;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.accounts.NewUser;
import io.balcao.conversations.ingest.WhatsappIngest;
import io.balcao.platform.FreePort;
import io.balcao.platform.Ids;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Role;
import io.balcao.platform.Secret;
import io.balcao.platform.Vault;
import io.balcao.platform.config.ConfigReader;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.DatabaseSettings;
import io.balcao.platform.http.ApiDocument;
import io.balcao.platform.redis.EmbeddedRedis;
import io.balcao.platform.redis.Redis;
import io.balcao.simulator.BusinessNumber;
import io.balcao.simulator.PretendMail;
import io.balcao.simulator.SimulatedNumber;
import io.balcao.simulator.Simulator;
import io.balcao.simulator.SimulatorSettings;
import io.balcao.testing.Contract;
import io.balcao.testing.ConversationRows;
import io.balcao.testing.SocketClient;
import io.balcao.testing.Stores;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A whole server in production mode, in this process: every feature mounted, a PostgreSQL database and a Redis of its own,
 * the simulator as WhatsApp. What it answers is held against the OpenAPI document. Each shop is an organization.
 */
final class WholeServer implements AutoCloseable {
    static final String PASSWORD = Contract.secret("cavalo-bateria-grampo");
    static final String EMAIL = "dona@matriz.example";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    final DatabaseSettings stored = Stores.freshDatabase();
    final EmbeddedRedis redis;
    private static final String ENCRYPTION_KEY = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
    final Server server;
    private final Map<String, String> environment;
    final int internalPort = FreePort.next();
    private final Vertx vertx = Vertx.vertx();
    private final Database database;
    private final Simulator simulator;
    private final Contract contract = new Contract(vertx, ApiDocument.read());
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** What came back. */
    record Answer(int status, JsonObject body, String text, Map<String, List<String>> headers) {
        String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }
    }

    private static final class Shared {
        static final WholeServer ONE = new WholeServer(Map.of());

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(ONE::close));
        }
    }

    /** One for all tests that do not change how it runs. */
    static WholeServer shared() {
        return Shared.ONE;
    }

    /** @param settings instead of the usual ones, or beside them */
    WholeServer(Map<String, String> settings) {
        var directory = Path.of("target", "whole-" + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet());
        redis = EmbeddedRedis.start(directory.resolve("redis"));
        simulator = new Simulator(vertx, SimulatorSettings.test(directory.resolve("simulator"),
                List.of(business("3000000000001")))).start();
        var all = new HashMap<>(Map.ofEntries(
                Map.entry("HOST", "127.0.0.1"), Map.entry("PORT", "0"), Map.entry("SOCKET_PORT", "0"),
                Map.entry("INTERNAL_PORT", "" + internalPort),
                Map.entry("DATA_DIR", directory.resolve("data").toString()),
                Map.entry("DATABASE_URL", stored.url().value()), Map.entry("DATABASE_APP_ROLE", stored.appRole()),
                Map.entry("DATABASE_POOL_SIZE", "10"), Map.entry("REDIS_URL", redis.url().value()),
                Map.entry("JWT_SECRET", Contract.secret("8c1f5e07a9b24d63f0e1c2b3a4958677")),
                Map.entry("JWT_REFRESH_SECRET", Contract.secret("d1e2f3a4b5c697887766554433221100")),
                Map.entry("ENCRYPTION_KEY", Contract.secret(ENCRYPTION_KEY)),
                Map.entry("BCRYPT_ROUNDS", "4"), Map.entry("FRONTEND_URL", "https://atendimento.loja.example"),
                Map.entry("GRAPH_API_URL", simulator.graphUrl()),
                Map.entry("GOOGLE_API_URL", simulator.graphUrl()), Map.entry("ZAPI_API_URL", simulator.graphUrl()),
                Map.entry("SMTP_HOST", "127.0.0.1"), Map.entry("SMTP_PORT", "" + simulator.mails().port()),
                Map.entry("SMTP_SECURITY", "none"), Map.entry("SMTP_FROM", "balcao@loja.example"),
                Map.entry("ADMIN_EMAIL", EMAIL), Map.entry("ADMIN_PASSWORD", PASSWORD),
                Map.entry("RATE_LIMIT_MAX_REQUESTS", "1000000")));
        all.putAll(settings);
        environment = Map.copyOf(all);
        server = Server.start(ConfigReader.read(environment));
        simulator.deliversTo(URI.create("http://127.0.0.1:" + server.port() + WhatsappIngest.PATH));
        database = Database.open(vertx, stored);
    }

    private static BusinessNumber business(String id) {
        return new BusinessNumber(id, "+55 11 4000-0000", "Loja", "700" + id, token(id), appSecret(id),
                verifyToken(id));
    }

    static String token(String number) {
        return Contract.secret("EAAG-the-right-token-of-" + number);
    }

    static String appSecret(String number) {
        return Contract.secret("app-secret-of-" + number);
    }

    static String verifyToken(String number) {
        return Contract.secret("verify-token-of-" + number);
    }

    static String clientToken(String instance) {
        return Contract.secret("client-token-of-" + instance);
    }

    /**
     * A number that Z-API drives.
     *
     * @param path where it sends what it receives
     */
    record Phone(SimulatedNumber line, String instance, UUID channel, String path) {
        String secret() {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    /** Seals what the server can open. */
    static Vault vault() {
        return new Vault(new Secret(ENCRYPTION_KEY));
    }

    /** What it was started with. */
    String setting(String name) {
        return environment.get(name);
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    /** One more server with the same stores, which is closed at once. */
    void startAnother() {
        another().close();
    }

    /** One more server with the same stores. */
    Server another() {
        return another(Map.of());
    }

    /** @param settings instead of those of this one */
    Server another(Map<String, String> settings) {
        var other = new HashMap<>(environment);
        other.putAll(settings);
        other.put("INTERNAL_PORT", "0");
        return Server.start(ConfigReader.read(other));
    }

    /** WhatsApp brings what it has to this server from now on. */
    void webhooksGoTo(Server one) {
        simulator.deliversTo(URI.create("http://127.0.0.1:" + one.port() + WhatsappIngest.PATH));
    }

    /** The status with which one server answers. */
    int asks(Server one, String path, String header, String value) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + one.port() + "/api/v1" + path))
                .timeout(Duration.ofSeconds(60)).header(header, value).build();
        return client.sendAsync(request, BodyHandlers.discarding()).join().statusCode();
    }

    /** Has what was read until now written down, without waiting for its time. */
    void writesReadings() {
        server.features().accounts().auditTrail().readings().write();
    }

    /** What was mailed to somebody. */
    List<PretendMail> mailsTo(String email) {
        return simulator.mails().mailsTo(email);
    }

    /** A new organization; its name and whatever is made in it hold the mark. */
    Shop shop(String mark) {
        return new Shop(mark);
    }

    /** An organization with a number, and one department. */
    final class Shop {
        final String mark;
        final OrganizationId id;
        final Person admin;
        final String number = "3" + Long.toString(System.nanoTime());
        final SimulatedNumber line;
        final UUID channel;
        final UUID sales;
        final ConversationRows rows;

        private Shop(String mark) {
            this.mark = mark;
            var email = email("admin");
            var founded = server.features().accounts().organizations().create("Loja " + mark,
                    new NewUser(email, "Ana " + mark, new Secret(PASSWORD), Role.ADMIN));
            id = founded.organization();
            admin = new Person(this, founded.adminId(), email);
            line = simulator.add(business(number));
            var connected = admin.sends("POST", "/channels", new JsonObject().put("kind", "whatsapp")
                    .put("name", "Número " + mark).put("phone_number_id", number).put("waba_id", "700" + number)
                    .put("access_token", token(number)).put("app_secret", appSecret(number))
                    .put("verify_token", verifyToken(number)));
            assertThat(connected.status()).as(connected.text()).isEqualTo(201);
            channel = UUID.fromString(connected.body().getString("id"));
            sales = department();
            rows = new ConversationRows(this::sql, id, channel);
        }

        /** A second number, driven by Z-API. */
        Phone phone() {
            var instance = "INST" + Ids.next().toString().replace("-", "");
            var line = simulator.add(BusinessNumber.zapi(instance, "+55 11 4000-1111", "Telefone", token(instance),
                    clientToken(instance), ""));
            var connected = admin.sends("POST", "/channels/zapi", new JsonObject().put("name", "Telefone " + mark)
                    .put("instance_id", instance).put("token", token(instance))
                    .put("client_token", clientToken(instance)));
            assertThat(connected.status()).as(connected.text()).isEqualTo(201);
            var channel = UUID.fromString(connected.body().getString("id"));
            var addresses = admin.gets("/channels/" + channel + "/addresses").body();
            var path = URI.create(addresses.getString("received")).getPath();
            line.receivesAt(uri(path));
            return new Phone(line, instance, channel, path);
        }

        private String email(String who) {
            return mark.toLowerCase(java.util.Locale.ROOT) + "-" + who + "-" + Ids.next() + "@example.com";
        }

        Person user(Role role) {
            var email = email(role.wire());
            return new Person(this, server.features().accounts().organizations().addUser(id,
                    new NewUser(email, "Bia " + mark, new Secret(PASSWORD), role)), email);
        }

        UUID department(UUID... members) {
            return server.features().accounts().organizations().addDepartment(id, "Vendas " + mark + " " + Ids.next(),
                    List.of(members));
        }

        void joins(UUID department, Person person) {
            sql("INSERT INTO department_members (organization_id, department_id, user_id) VALUES ($1, $2, $3)"
                    + " ON CONFLICT DO NOTHING", id.value(), department, person.id);
        }

        UUID waiting() {
            return rows.conversation("Rita " + mark, "queue", "waiting", null, sales);
        }

        UUID heldBy(Person person) {
            return rows.conversation("Caio " + mark, "user", "open", person.id, sales);
        }

        UUID closedBy(Person person) {
            return rows.conversation("Davi " + mark, "nobody", "closed", person.id, sales);
        }

        UUID customerOf(UUID conversation) {
            return UUID.fromString(rows("SELECT customer_id FROM conversations WHERE id = $1", conversation).getFirst()
                    .getString("customer_id"));
        }

        /** The customer of a conversation writes on: a webhook of WhatsApp, signed, as all of them come. */
        void customerSays(UUID conversation, String text) {
            var waId = rows("SELECT a.address FROM customer_addresses a JOIN conversations c USING (customer_id)"
                    + " WHERE c.id = $1", conversation).getFirst().getString("address").substring("tel:".length());
            assertThat(line.delivers(textOf(waId, text))).isEqualTo(200);
        }

        /** The webhook of a text that somebody wrote. */
        JsonObject textOf(String waId, String text) {
            return line.envelope(message(waId, text));
        }

        JsonObject message(String waId, String text) {
            return new JsonObject().put("messaging_product", "whatsapp")
                    .put("metadata", new JsonObject().put("phone_number_id", number).put("display_phone_number", "1"))
                    .put("contacts", new JsonArray().add(new JsonObject().put("wa_id", waId)
                            .put("profile", new JsonObject().put("name", "Rita " + mark))))
                    .put("messages", new JsonArray().add(new JsonObject().put("from", waId)
                            .put("id", "wamid." + Ids.next())
                            .put("timestamp", Long.toString(System.currentTimeMillis() / 1_000)).put("type", "text")
                            .put("text", new JsonObject().put("body", text))));
        }

        <T> T inTransaction(java.util.function.Function<io.balcao.platform.db.Tx, T> work) {
            return database.inTransaction(id, work);
        }

        int sql(String statement, @Nullable Object... values) {
            return database.inTransaction(id, tx -> tx.change(statement, values));
        }

        /** Rows as JSON, as the organization sees them. */
        List<JsonObject> rows(String query, @Nullable Object... values) {
            return database.inTransaction(id, tx -> tx.list(
                    "SELECT to_jsonb(q) AS one FROM (" + query + ") AS q", row -> row.getJsonObject("one"), values));
        }

        /** Everything that is stored of it, a digest for each table. But for the index of words, which is read on in the background. */
        Map<String, String> everything() {
            return database.inTransaction(id, tx -> tx.list(digests(),
                    row -> Map.entry(row.getString(0), row.getString(1)))).stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        }
    }

    private String digests;

    private synchronized String digests() {
        if (digests == null) {
            digests = String.join(" UNION ALL ", database.ask("""
                    SELECT format('SELECT %L, coalesce(md5(string_agg(r, chr(10) ORDER BY r)), '''')'
                                  ' FROM (SELECT %s AS r FROM %I t %s) AS rows', c.relname,
                                  -- The probe of tokens notes when it looked.
                                  CASE c.relname WHEN 'channels'
                                      THEN '(to_jsonb(t) - ARRAY[''probed_at'', ''updated_at''])::text'
                                      -- When the agenda of the next day leaves moves on by itself.
                                      WHEN 'clinics' THEN '(to_jsonb(t) - ARRAY[''next_report_at'', ''updated_at''])::text'
                                      ELSE 't::text' END, c.relname,
                                  -- Who read what is written down a moment after it was read.
                                  CASE c.relname WHEN 'audit_logs' THEN 'WHERE audit_deed(t.action) <> ''read'''
                                      ELSE '' END)
                    FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
                      AND c.relname NOT LIKE 'message\\_search%' AND c.relname NOT LIKE 'audit\\_seal%'
                      AND c.relname NOT IN ('flyway_schema_history', 'mails', 'presence_leases', 'user_availability',
                                            'alerts', 'alert_settings', 'channel_hours', 'audit_customers', 'reminders',
                                            'google_connections', 'google_calendars', 'google_tasks',
                                            'freed_times', 'waiting_offers', 'answers_to_hear',
                                            'metric_progress')
                    """, row -> row.getString(0)));
        }
        return digests;
    }

    /** Somebody with a login. */
    final class Person {
        final Shop shop;
        final UUID id;
        final String email;
        final String token;
        final String refreshToken;

        private Person(Shop shop, UUID id, String email) {
            this.shop = shop;
            this.id = id;
            this.email = email;
            var login = new JsonObject().put("email", email).put("password", PASSWORD);
            var session = send("POST", "/api/v1/auth/login", json(null, login), login.encode());
            assertThat(session.status()).as(session.text()).isEqualTo(200);
            this.token = session.body().getString("accessToken");
            this.refreshToken = session.body().getString("refreshToken");
        }

        Answer gets(String path) {
            return sends("GET", path, null);
        }

        Answer sends(String method, String path, @Nullable JsonObject body) {
            return send(method, "/api/v1" + path, json(token, body), body == null ? null : body.encode());
        }

        /** A file of the form of {@link RightsTable#upload}. */
        Answer uploads(RightsTable.Ask form) {
            var headers = new HashMap<>(form.headers());
            headers.put("Authorization", "Bearer " + token);
            return send(form.method(), form.path(), headers, form.body());
        }

        SocketClient socket() {
            return SocketClient.open(uri("").toString(), token).ready();
        }
    }

    /** The headers of a request. */
    static Map<String, String> json(@Nullable String token, @Nullable JsonObject body) {
        var headers = new HashMap<String, String>();
        if (token != null) {
            headers.put("Authorization", "Bearer " + token);
        }
        if (body != null) {
            headers.put("Content-Type", "application/json");
        }
        return headers;
    }

    /** One request, its answer held against the document. */
    Answer send(String method, String path, Map<String, String> headers, @Nullable String body) {
        var request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(60)).method(method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        HttpResponse<String> response;
        try {
            response = client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        var type = response.headers().firstValue("Content-Type").orElse("");
        contract.check(method, path, response.statusCode(), type, response.body());
        var isObject = type.contains("json") && response.body().startsWith("{");
        return new Answer(response.statusCode(), isObject ? new JsonObject(response.body()) : new JsonObject(),
                response.body(), response.headers().map());
    }

    /** All keys in Redis. */
    List<String> redisKeys() {
        var connection = Redis.connect(vertx, redis.url());
        try {
            assertThat(connection.awaitUp(Duration.ofSeconds(10))).isTrue();
            return Objects.requireNonNull(connection.call(Command.KEYS, "*")).stream().map(Object::toString).toList();
        } finally {
            connection.close();
        }
    }

    /** The ids of a list. */
    static List<String> ids(Answer list) {
        return list.body().getJsonArray("data", new JsonArray()).stream()
                .map(row -> ((JsonObject) row).getString("id")).toList();
    }

    @Override
    public void close() {
        server.close();
        database.close();
        simulator.close();
        vertx.close().await();
        redis.close();
    }
}
