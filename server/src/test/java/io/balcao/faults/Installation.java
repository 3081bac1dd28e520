package io.balcao.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.platform.Secret;
import io.balcao.platform.Vault;
import io.balcao.simulator.Pace;
import io.balcao.simulator.Simulator;
import io.balcao.simulator.SimulatorSettings;
import io.balcao.simulator.SimulatorSettings.Rules;
import io.balcao.testing.Relay;
import io.balcao.testing.ServerProcess;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Two servers in production mode, their PostgreSQL and Redis, and WhatsApp, with a relay on every wire between them. One
 * for all tests of a run: each has shops of its own in it, and leaves it whole.
 */
final class Installation implements AutoCloseable {
    static final String PASSWORD = "cavalo-bateria-grampo";
    private static final String EMAIL = "dona@loja.example";
    private static final String KEY = "e94f20d1c5b86a7398120f4e5d6c7b8a9081726354f5e6d7";
    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration STOP = Duration.ofSeconds(30);
    private static final int SERVERS = 2;

    final BreakablePostgres postgres;
    final BreakableRedis redis;
    /** What stands before Graph. */
    final Relay graph;
    /** What stands before the servers' public ports, and what before their socket ports: a plain proxy. */
    final Relay front;
    final Relay sockets;
    final Simulator whatsapp;
    final List<ServerProcess> servers = new ArrayList<>();
    final Path directory;
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final Set<ServerProcess> ending = new HashSet<>();
    private final List<Shop> shops = new ArrayList<>();
    private final UUID firstOrganization;

    private static final class Shared {
        static final Installation ONE = new Installation(
                Path.of("target", "faults-" + ProcessHandle.current().pid()).toAbsolutePath());

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(ONE::close));
        }
    }

    static Installation shared() {
        return Shared.ONE;
    }

    private Installation(Path directory) {
        this.directory = directory;
        this.postgres = new BreakablePostgres(directory.resolve("postgres"), SERVERS);
        this.redis = new BreakableRedis(directory.resolve("redis"), SERVERS);
        this.whatsapp = new Simulator(vertx, SimulatorSettings.test(directory.resolve("whatsapp"), List.of())
                .withRules(Rules.NONE).withPace(Pace.immediate())).start();
        this.graph = new Relay(whatsapp.port());
        for (int i = 0; i < SERVERS; i++) {
            servers.add(ServerProcess.start("server-" + i, directory, settings(i)));
        }
        this.front = new Relay(servers.stream().map(ServerProcess::port).toArray(Integer[]::new));
        this.sockets = new Relay(servers.stream().map(ServerProcess::socketPort).toArray(Integer[]::new));
        whatsapp.deliversTo(URI.create("http://127.0.0.1:" + front.port() + "/api/v1/webhooks/whatsapp"));
        awaitReady();
        this.firstOrganization = organizationOf(logIn(EMAIL));
    }

    private Map<String, String> settings(int server) {
        var settings = new HashMap<String, String>();
        settings.put("DATABASE_URL", postgres.settings(postgres.relays.get(server)).url().value());
        settings.put("DATABASE_POOL_SIZE", "" + BreakablePostgres.POOL);
        settings.put("REDIS_URL", redis.url(redis.relays.get(server)).value());
        settings.put("DATA_DIR", directory.resolve("files").toString());
        settings.put("JWT_SECRET", "7c1d0f9e4b8a63521f0e9d8c7b6a594837261504f3e2d1c0");
        settings.put("JWT_REFRESH_SECRET", "0b5e2a917d4c8f63e1a0b9c8d7e6f5a4938271605f4e3d2c");
        settings.put("JWT_EXPIRES_IN", "12h");
        settings.put("ENCRYPTION_KEY", KEY);
        settings.put("BCRYPT_ROUNDS", "4");
        settings.put("FRONTEND_URL", "http://localhost");
        settings.put("RATE_LIMIT_MAX_REQUESTS", "1000000");
        settings.put("ADMIN_EMAIL", EMAIL);
        settings.put("ADMIN_PASSWORD", PASSWORD);
        settings.put("GRAPH_API_URL", "http://127.0.0.1:" + graph.port());
        return settings;
    }

    /** A new organization with a number, a menu whose option 1 is answered by the bot, and people. */
    Shop shop(int attendants) {
        try {
            var shop = Shop.open(this, firstOrganization, EMAIL, new Vault(new Secret(KEY)), attendants);
            shops.add(shop);
            return shop;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One more server on the first one's wires, for the caller to close. */
    ServerProcess third() {
        return ServerProcess.start("server-" + SERVERS, directory, settings(0)).awaitReady(START);
    }

    ServerProcess first() {
        return servers.getFirst();
    }

    ServerProcess second() {
        return servers.getLast();
    }

    /** SIGTERM to one; {@link #heal} waits for its end. */
    void terminate(ServerProcess server) {
        ending.add(server);
        server.terminate();
    }

    void killAll() throws InterruptedException {
        for (var server : servers) {
            server.kill();
        }
    }

    /** Both servers end as an operator ends them. */
    void stopAll() throws InterruptedException {
        servers.forEach(ServerProcess::terminate);
        for (var server : servers) {
            assertThat(server.awaitEnd(STOP)).as("exit code of " + server.log()).isZero();
        }
    }

    /**
     * Claims and waits in the database become as old as if nobody had touched it for so long. Only while no server runs:
     * a living one would be robbed of what it holds.
     */
    void letTimePass(Duration time) throws SQLException {
        assertThat(servers).noneMatch(ServerProcess::isAlive);
        for (var shop : shops) {
            shop.change("UPDATE outbox SET claimed_until = claimed_until - make_interval(secs => ?), "
                    + "next_attempt_at = next_attempt_at - make_interval(secs => ?)", time.toSeconds(),
                    time.toSeconds());
            shop.change("UPDATE conversations SET lane_claimed_until = lane_claimed_until - make_interval(secs => ?) "
                    + "WHERE lane_claimed_until IS NOT NULL", time.toSeconds());
        }
    }

    /** Whatever was broken is whole, and runs. */
    void heal() throws InterruptedException {
        relays().forEach(Relay::heal);
        if (postgres.isAlive()) {
            postgres.resume();
        } else {
            postgres.start();
        }
        redis.heal();
        shops.forEach(shop -> shop.whatsapp.faults().heal());
        for (var server : servers) {
            if (ending.remove(server)) {
                assertThat(server.awaitEnd(STOP)).as("exit code of " + server.log()).isZero();
            }
            if (server.isAlive()) {
                server.resume();
            } else {
                server.restart();
            }
        }
        awaitReady();
    }

    void awaitReady() {
        servers.forEach(server -> server.awaitReady(START));
    }

    private Stream<Relay> relays() {
        return Stream.of(postgres.relays, redis.relays, List.of(graph, front, sockets)).flatMap(List::stream);
    }

    /** The token of somebody. */
    String logIn(String email) {
        var answer = Http.call(front.port(), "POST", "/api/v1/auth/login",
                JsonObject.of("email", email, "password", PASSWORD), Duration.ofSeconds(20), Map.of());
        assertThat(answer).isInstanceOf(Http.Outcome.Answered.class);
        var answered = (Http.Outcome.Answered) answer;
        assertThat(answered.status()).as(answered.body()).isEqualTo(200);
        return answered.json().getString("accessToken");
    }

    private UUID organizationOf(String token) {
        var me = (Http.Outcome.Answered) Http.call(front.port(), "GET", "/api/v1/auth/me", "", Duration.ofSeconds(20),
                Map.of("Authorization", "Bearer " + token));
        return UUID.fromString(me.json().getJsonObject("organization").getString("id"));
    }

    /** What the processes hold on to. */
    record Resources(List<Integer> handles, List<Long> megabytes, int databaseConnections) {}

    Resources resources() throws IOException, SQLException {
        var handles = new ArrayList<Integer>();
        var megabytes = new ArrayList<Long>();
        for (var server : servers) {
            handles.add(server.handles());
            megabytes.add(server.megabytes());
        }
        try (var connection = postgres.connect(); var statement = connection.createStatement()) {
            var rows = statement
                    .executeQuery("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'balcao'");
            rows.next();
            return new Resources(handles, megabytes, rows.getInt(1));
        }
    }

    @Override
    public void close() {
        servers.forEach(ServerProcess::close);
        relays().forEach(Relay::close);
        redis.close();
        postgres.close();
        whatsapp.close();
        vertx.close().await();
    }

    /** The end of what each server said, for the message of a failure. */
    String lastLines() {
        return String.join("\n", IntStream.range(0, servers.size())
                .mapToObj(i -> "--- server " + i + " ---\n" + servers.get(i).lastLines()).toList());
    }
}
