import io.balcao.channels.meta.WebhookSignature;
import io.balcao.platform.FreePort;
import io.balcao.platform.Ids;
import io.balcao.platform.Secret;
import io.balcao.platform.Vault;
import io.balcao.platform.db.DatabaseSettings;
import io.balcao.platform.db.EmbeddedDatabase;
import io.balcao.platform.db.Migrations;
import io.balcao.platform.redis.EmbeddedRedis;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonObject;
import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Stores, a pretend Graph, and one server as a child process, with an organization to load. */
final class Stage implements AutoCloseable {
    static final int ATTENDANTS = 20;
    static final int CONVERSATIONS = 1_000;
    static final String APP_SECRET = "bench app secret of thirty-two bytes";
    static final String PASSWORD = "Kx9-bench-run-Qz7";
    private static final String KEY = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";

    final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
    final WebhookSignature signature = new WebhookSignature(APP_SECRET);
    final String phoneNumberId = "800100200300";
    UUID organization;
    final UUID channel = Ids.next();
    final List<UUID> users = new ArrayList<>();
    final List<UUID> conversations = new ArrayList<>();
    final List<String> tokens = new ArrayList<>();
    final Graph graph;
    final int port = FreePort.next();
    final int socketPort = FreePort.next();
    private boolean isClosed;
    private EmbeddedDatabase postgres;
    private EmbeddedRedis redis;
    private final DatabaseSettings database;
    private final Path home;
    private final Path directory;
    private final String serverOptions;
    private final Map<String, String> settings;
    private final HttpClient http = HttpClient.newHttpClient();
    private Process server;

    Stage(Path directory, Path home, String serverOptions) throws Exception {
        this(directory, home, serverOptions, Map.of());
    }

    /**
     * @param serverOptions for the server's Java, such as a profiler's
     * @param settings instead of the usual ones, or beside them
     */
    Stage(Path directory, Path home, String serverOptions, Map<String, String> settings) throws Exception {
        this.settings = settings;
        this.directory = directory;
        this.serverOptions = serverOptions;
        this.home = home;
        // Stores are processes of their own: they would outlive a run that failed.
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        this.postgres = EmbeddedDatabase.start(directory.resolve("postgres"));
        this.redis = EmbeddedRedis.start(directory.resolve("redis"));
        this.database = postgres.settings(20);
        this.graph = new Graph(vertx);
        start();
        seed();
    }

    static String customer(int index) {
        return "55119" + (80_000_000 + index);
    }

    void start() throws Exception {
        var builder = new ProcessBuilder(home.resolve("bin/balcao").toString(), "serve");
        var environment = builder.environment();
        environment.put("DATABASE_URL", database.url().value());
        environment.put("REDIS_URL", redis.url().value());
        environment.put("DATA_DIR", directory.resolve("data").toString());
        environment.put("PORT", Integer.toString(port));
        environment.put("SOCKET_PORT", Integer.toString(socketPort));
        environment.put("INTERNAL_PORT", "0");
        environment.put("HOST", "127.0.0.1");
        environment.put("JWT_SECRET", KEY + "access");
        environment.put("JWT_REFRESH_SECRET", KEY + "refresh");
        environment.put("ENCRYPTION_KEY", KEY + "vault");
        environment.put("FRONTEND_URL", "http://127.0.0.1:" + port);
        environment.put("GRAPH_API_URL", graph.url());
        environment.put("RATE_LIMIT_MAX_REQUESTS", "1000000");
        environment.put("BCRYPT_ROUNDS", "4");
        environment.put("JWT_EXPIRES_IN", "2h");
        environment.put("ADMIN_EMAIL", "admin@bench.example");
        environment.put("ADMIN_PASSWORD", PASSWORD);
        environment.put("JAVA_OPTS", serverOptions);
        environment.putAll(settings);
        builder.redirectErrorStream(true).redirectOutput(new File(directory.toFile(), "server.log"));
        server = builder.start();
        awaitReady();
    }

    void awaitReady() throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready"))
                .timeout(Duration.ofSeconds(2)).build();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < deadline) {
            if (!server.isAlive()) {
                throw new IllegalStateException("The server ended; see " + directory.resolve("server.log"));
            }
            try {
                if (http.send(request, BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (java.io.IOException notYet) {
                // It is starting.
            }
            Thread.sleep(10);
        }
        throw new IllegalStateException("The server is not ready; see " + directory.resolve("server.log"));
    }

    void kill() throws InterruptedException {
        server.destroyForcibly().waitFor();
    }

    ServerProcess process() {
        return new ServerProcess(server.pid());
    }

    Connection connect() throws java.sql.SQLException {
        var connection = Migrations.connect(database);
        try (var statement = connection.createStatement()) {
            statement.execute("SET app.organization_id = '" + organization + "'");
        }
        return connection;
    }

    /** Users through the API, the rest straight into the tables: 1,000 conversations would take their time otherwise. */
    private void seed() throws Exception {
        var admin = logIn("admin@bench.example");
        var me = get(admin, "/api/v1/auth/me");
        organization = UUID.fromString(me.getJsonObject("organization").getString("id"));
        for (int i = 0; i < ATTENDANTS; i++) {
            var email = "user" + i + "@bench.example";
            var made = post(admin, "/api/v1/users", new JsonObject().put("email", email).put("full_name", "User " + i)
                    .put("password", PASSWORD).put("role", "supervisor"));
            users.add(UUID.fromString(made.getString("id")));
            tokens.add(logIn(email));
        }
        for (int i = 0; i < CONVERSATIONS; i++) {
            conversations.add(Ids.next());
        }
        var vault = new Vault(new Secret(KEY + "vault"));
        try (var connection = connect(); var statement = connection.createStatement()) {
            try (var insert = connection.prepareStatement("""
                    INSERT INTO channels (id, organization_id, name, phone_number_id, access_token_encrypted,
                                          app_secret_encrypted, messages_per_second) VALUES (?, ?, 'Bench', ?, ?, ?, 10000)
                    """)) {
                insert.setObject(1, channel);
                insert.setObject(2, organization);
                insert.setString(3, phoneNumberId);
                insert.setBytes(4, vault.seal(new Secret("token")));
                insert.setBytes(5, vault.seal(new Secret(APP_SECRET)));
                insert.execute();
            }
            Seeds.conversations(connection, organization, channel, users, conversations, 0);
            statement.execute("ANALYZE");
        }
    }

    String logIn(String email) throws Exception {
        return post(null, "/api/v1/auth/login", new JsonObject().put("email", email).put("password", PASSWORD))
                .getString("accessToken");
    }

    JsonObject get(String token, String path) throws Exception {
        return call(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).GET(), token);
    }

    JsonObject post(String token, String path, JsonObject body) throws Exception {
        return call(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body.encode())),
                token);
    }

    JsonObject put(String token, String path, JsonObject body) throws Exception {
        return call(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json").PUT(HttpRequest.BodyPublishers.ofString(body.encode())),
                token);
    }

    private JsonObject call(HttpRequest.Builder request, String token) throws Exception {
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        var answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(request.build().uri() + ": " + answer.statusCode() + " " + answer.body());
        }
        return new JsonObject(answer.body());
    }

    @Override
    public synchronized void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        if (server != null) {
            server.destroy();
            try {
                server.waitFor(60, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            server.destroyForcibly();
        }
        if (redis != null) {
            redis.close();
        }
        if (postgres != null) {
            postgres.close();
        }
    }
}
