package io.balcao;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.balcao.platform.db.DatabaseSettings;
import io.balcao.platform.db.Migrations;
import io.balcao.testing.Nginx;
import io.balcao.testing.Nginx.Upstream;
import io.balcao.testing.ServerProcess;
import io.balcao.testing.SocketClient;
import io.balcao.testing.Stores;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two servers of the distribution in production mode behind a real nginx, with one PostgreSQL and one Redis. They start at
 * the same moment on an empty database.
 */
@Tag("distribution")
@DisplayNameGeneration(ReplaceUnderscores.class)
class SeveralServersTest {
    private static final Duration START = Duration.ofSeconds(120);
    private static final Duration STOP = Duration.ofSeconds(30);
    private static final String EMAIL = "dona@loja.example";
    private static final String PASSWORD = "cavalo-bateria-grampo";
    private static final String PHONE_NUMBER_ID = "800100200300";
    private static final String APP_SECRET = "5f2b1c9de07a4386";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @TempDir
    static Path directory;

    private static DatabaseSettings database;
    private static ServerProcess first;
    private static ServerProcess second;
    private static Nginx nginx;
    private static HttpClient client;
    private static String token;

    @BeforeAll
    static void start() throws Exception {
        database = Stores.freshDatabase();
        var settings = settings();
        first = ServerProcess.start("first", directory, settings);
        second = ServerProcess.start("second", directory, settings);
        nginx = Nginx.start(directory.resolve("nginx"), List.of(new Upstream(first.port(), first.socketPort()),
                new Upstream(second.port(), second.socketPort())));
        client = nginx.client().build();
        first.awaitReady(START);
        second.awaitReady(START);
        var login = send("POST", "/api/v1/auth/login",
                JsonObject.of("email", EMAIL, "password", PASSWORD).encode(), Map.of());
        assertThat(login.statusCode()).as(login.body()).isEqualTo(200);
        token = new JsonObject(login.body()).getString("accessToken");
    }

    @AfterAll
    static void stop() {
        for (var one : new AutoCloseable[]{client, nginx, first, second}) {
            if (one != null) {
                try {
                    one.close();
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            }
        }
    }

    @Test
    void the_console_comes_over_tls_with_what_browsers_may_not_do() throws Exception {
        var page = send("GET", "/", "", Map.of());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().allValues("Content-Security-Policy")).singleElement().asString()
                .contains("default-src 'self'").contains("connect-src 'self'").contains("frame-ancestors 'none'");
        assertThat(page.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(page.headers().allValues("X-Frame-Options")).containsExactly("DENY");
        assertThat(page.headers().allValues("Strict-Transport-Security")).hasSize(1);
        assertThat(send("GET", "/metrics", "", Map.of()).statusCode()).isEqualTo(404);
    }

    @Test
    void polling_works_from_many_addresses_over_both_servers() throws Exception {
        // A server that another test has just started again is tried by nginx only after a while. Until then its clients
        // are the other one's, and those who are in the middle of something begin anew.
        await().atMost(START).until(() -> {
            double onFirst = first.metric("balcao_sockets_sessions");
            double onSecond = second.metric("balcao_sockets_sessions");
            for (int i = 2; i < 18; i++) {
                try (var from = from(i)) {
                    poll(from, "", "");
                }
            }
            return first.metric("balcao_sockets_sessions") > onFirst
                    && second.metric("balcao_sockets_sessions") > onSecond;
        });

        for (int i = 2; i < 18; i++) {
            opensByPolling(i);
        }
    }

    private static HttpClient from(int address) throws IOException {
        return nginx.client().version(HttpClient.Version.HTTP_1_1)
                .localAddress(InetAddress.getByName("127.0.0." + address)).build();
    }

    private void opensByPolling(int address) throws Exception {
        try (var from = from(address)) {
            var opened = poll(from, "", "");
            assertThat(opened).startsWith("0{");
            var session = new JsonObject(opened.substring(1)).getString("sid");
            assertThat(poll(from, session, "40" + JsonObject.of("token", token).encode())).isEqualTo("ok");
            assertThat(poll(from, session, "")).contains("40{");
        }
    }

    @Test
    void one_server_stops_and_comes_back_and_nobody_notices() throws Exception {
        var socket = socket("websocket");
        var polling = socket("polling");
        var traffic = new Traffic();
        traffic.flowsFor(100);

        assertThat(first.stop(STOP)).as("exit code of a clean stop").isZero();
        traffic.flowsFor(200);

        first.restart();
        first.awaitReady(START);
        double before = first.metric("balcao_webhook_messages_total");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> first.metric("balcao_webhook_messages_total") > before);

        assertThat(second.stop(STOP)).as("exit code of a clean stop").isZero();
        traffic.flowsFor(200);
        second.restart();
        second.awaitReady(START);
        traffic.flowsFor(100);
        traffic.end();

        assertThat(traffic.failures()).isEmpty();
        assertThat(stored(traffic.acknowledged())).isEqualTo(traffic.acknowledged().size());
        // Both consoles are still there, on whichever server, and hear of what comes now.
        for (var console : List.of(socket, polling)) {
            var phone = newPhone();
            assertThat(webhook(phone, "wamid.last" + phone).statusCode()).isEqualTo(200);
            console.event("conversation_update", conversation -> conversation.encode().contains(phone));
            console.close();
        }
    }

    /** People who write and consoles that ask, all the time, through the proxy. */
    private static final class Traffic {
        private final List<String> failures = new ArrayList<>();
        private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        private final AtomicInteger done = new AtomicInteger();
        private final List<Thread> threads = new ArrayList<>();
        private volatile boolean isOver;

        Traffic() {
            for (int i = 0; i < 4; i++) {
                var phone = newPhone();
                threads.add(Thread.ofVirtual().start(() -> {
                    while (!isOver) {
                        writes(phone);
                        asks();
                        done.incrementAndGet();
                    }
                }));
            }
        }

        void flowsFor(int rounds) {
            int until = done.get() + rounds;
            await().atMost(Duration.ofSeconds(60)).until(() -> done.get() >= until);
        }

        void end() throws InterruptedException {
            isOver = true;
            for (var thread : threads) {
                thread.join();
            }
        }

        List<String> failures() {
            synchronized (failures) {
                return List.copyOf(failures);
            }
        }

        Set<String> acknowledged() {
            return acknowledged;
        }

        private void writes(String phone) {
            var id = "wamid.test" + NUMBER.incrementAndGet();
            try {
                var answer = webhook(phone, id);
                if (answer.statusCode() == 200) {
                    acknowledged.add(id);
                } else {
                    failed("webhook " + answer.statusCode() + " " + answer.body());
                }
            } catch (IOException | InterruptedException e) {
                failed("webhook " + e);
            }
        }

        private void asks() {
            try {
                var answer = send("GET", "/api/v1/auth/me", "", Map.of("Authorization", "Bearer " + token));
                if (answer.statusCode() != 200) {
                    failed("me " + answer.statusCode() + " " + answer.body());
                }
            } catch (IOException | InterruptedException e) {
                failed("me " + e);
            }
        }

        private void failed(String what) {
            synchronized (failures) {
                failures.add(what);
            }
        }
    }

    private static Map<String, String> settings() {
        var settings = new HashMap<String, String>();
        settings.put("DATABASE_URL", database.url().value());
        settings.put("DATABASE_POOL_SIZE", "10");
        settings.put("REDIS_URL", Stores.redis().url().value());
        settings.put("DATA_DIR", directory.resolve("files").toString());
        settings.put("JWT_SECRET", "7c1d0f9e4b8a63521f0e9d8c7b6a594837261504f3e2d1c0");
        settings.put("JWT_REFRESH_SECRET", "0b5e2a917d4c8f63e1a0b9c8d7e6f5a4938271605f4e3d2c");
        settings.put("ENCRYPTION_KEY", "e94f20d1c5b86a7398120f4e5d6c7b8a9081726354f5e6d7");
        settings.put("BCRYPT_ROUNDS", "4");
        settings.put("FRONTEND_URL", "https://localhost");
        settings.put("TRUSTED_PROXIES", "127.0.0.1");
        settings.put("RATE_LIMIT_MAX_REQUESTS", "1000000");
        settings.put("ADMIN_EMAIL", EMAIL);
        settings.put("ADMIN_PASSWORD", PASSWORD);
        settings.put("WHATSAPP_PHONE_NUMBER_ID", PHONE_NUMBER_ID);
        settings.put("WHATSAPP_ACCESS_TOKEN", "EAAG-a-token-of-graph");
        settings.put("WHATSAPP_APP_SECRET", APP_SECRET);
        settings.put("WEBHOOK_VERIFY_TOKEN", "a-word-of-our-own");
        // Nobody listens there: what the bot answers waits in the outbox.
        settings.put("GRAPH_API_URL", "http://127.0.0.1:1");
        return settings;
    }

    private static SocketClient socket(String transport) {
        var options = JsonObject.of("transports", JsonArray.of(transport), "rejectUnauthorized", false);
        return SocketClient.open("https://localhost:" + nginx.port(), JsonObject.of("token", token), options).ready();
    }

    private static String poll(HttpClient from, String session, String post) throws IOException, InterruptedException {
        var query = "/socket.io/?EIO=4&transport=polling" + (session.isEmpty() ? "" : "&sid=" + session);
        // The address and not the name: Java would try IPv6 from an IPv4 address.
        var request = HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + nginx.port() + query))
                .timeout(Duration.ofSeconds(30));
        if (!post.isEmpty()) {
            request.POST(BodyPublishers.ofString(post));
        }
        var answer = from.send(request.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static HttpResponse<String> webhook(String phone, String id) throws IOException, InterruptedException {
        var body = """
                {"object":"whatsapp_business_account","entry":[{"id":"700100200300","changes":[{"field":"messages","value":
                {"messaging_product":"whatsapp","metadata":{"display_phone_number":"551140000000","phone_number_id":"%s"},
                "contacts":[{"profile":{"name":"Cliente %s"},"wa_id":"%s"}],"messages":[{"from":"%s","id":"%s",
                "timestamp":"%d","type":"text","text":{"body":"oi"}}]}}]}]}
                """.formatted(PHONE_NUMBER_ID, phone, phone, phone, id, System.currentTimeMillis() / 1000);
        return send("POST", "/api/v1/webhooks/whatsapp", body, Map.of("X-Hub-Signature-256", "sha256=" + sign(body)));
    }

    private static String sign(String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(APP_SECRET.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static HttpResponse<String> send(String method, String path, String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(nginx.uri(path)).timeout(Duration.ofSeconds(30)).method(method,
                body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static String newPhone() {
        return "5511" + (980_000_000 + NUMBER.incrementAndGet());
    }

    /** How many rows these messages have: one each, if all is well. */
    private static int stored(Set<String> ids) throws IOException, InterruptedException, SQLException {
        var me = new JsonObject(send("GET", "/api/v1/auth/me", "", Map.of("Authorization", "Bearer " + token)).body());
        try (var connection = Migrations.connect(database); var statement = connection.createStatement()) {
            statement.execute("SET app.organization_id = '" + me.getJsonObject("organization").getString("id") + "'");
            try (var query = connection
                    .prepareStatement("SELECT count(*) FROM messages WHERE whatsapp_message_id = ANY (?)")) {
                query.setArray(1, connection.createArrayOf("text", ids.toArray()));
                var rows = query.executeQuery();
                rows.next();
                return rows.getInt(1);
            }
        }
    }
}
