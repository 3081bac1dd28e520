package io.balcao.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.platform.Caller;
import io.balcao.platform.Ids;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Role;
import io.vertx.core.Vertx;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Who asks too often waits, hears how long, and slows nobody else. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ApiLimitsTest {
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private int port;

    @BeforeEach
    void start() {
        var limits = new Api.Limits(limit(2), limit(3), limit(1));
        var document = ApiDocument.read();
        var paths = document.getJsonObject("paths");
        for (var path : Set.copyOf(paths.fieldNames())) {
            if (!Set.of("/api/v1/auth/login", "/api/v1/departments").contains(path)) {
                paths.remove(path);
            }
        }
        var api = new Api(vertx, ApiContract.of(vertx, document), ApiLimitsTest::caller, limits,
                new ClientAddress(Set.of("127.0.0.1")),
                Thread::startVirtualThread, java.util.Optional.empty());
        for (var operation : Set.of("login", "listDepartments", "createDepartment")) {
            api.add(operation, request -> Reply.ok(Map.of()));
        }
        var router = Router.router(vertx);
        api.mount(router);
        port = vertx.createHttpServer().requestHandler(router).listen(0).await().actualPort();
    }

    @AfterEach
    void stop() {
        client.close();
        vertx.close().await();
    }

    private static RateLimit limit(int requests) {
        return new LocalRateLimit(requests, Duration.ofMinutes(1));
    }

    private static Optional<Caller> caller(String token, String address) {
        return token.equals("forged")
                ? Optional.empty()
                : Optional.of(new Caller(new OrganizationId(Ids.next()), UUID.fromString(token), "Ana", Role.ADMIN,
                        Ids.next(), address));
    }

    @Test
    void a_user_reads_and_does_on_two_accounts_whatever_the_address() {
        var ana = Ids.next().toString();
        for (int i = 0; i < 3; i++) {
            assertThat(lists(ana, "203.0.113." + i).statusCode()).isEqualTo(200);
        }
        var refused = lists(ana, "203.0.113.9");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(number(refused, "Retry-After")).isBetween(15, 20);
        assertThat(new JsonObject(refused.body()).getString("type")).isEqualTo("about:blank#too-many");
        assertThat(creates(ana).statusCode()).isEqualTo(200);
        assertThat(creates(ana).statusCode()).isEqualTo(429);
        assertThat(lists(Ids.next().toString(), "203.0.113.9").statusCode()).isEqualTo(200);
    }

    @Test
    void every_answer_says_what_is_left() {
        var ana = Ids.next().toString();
        var first = lists(ana, "203.0.113.1");
        var second = lists(ana, "203.0.113.1");

        assertThat(number(first, "RateLimit-Limit")).isEqualTo(3);
        assertThat(number(first, "RateLimit-Remaining")).isEqualTo(2);
        assertThat(number(first, "RateLimit-Reset")).isBetween(19, 20);
        assertThat(number(second, "RateLimit-Remaining")).isEqualTo(1);
        assertThat(number(second, "RateLimit-Reset")).isBetween(38, 40);
    }

    @Test
    void strangers_are_counted_by_their_address_whether_they_log_in_or_show_forged_tokens() {
        assertThat(lists("forged", "203.0.113.7").statusCode()).isEqualTo(401);
        assertThat(logsIn("203.0.113.7").statusCode()).isEqualTo(200);

        assertThat(logsIn("203.0.113.7").statusCode()).isEqualTo(429);
        assertThat(lists("forged", "203.0.113.7").statusCode()).isEqualTo(429);
        assertThat(logsIn("203.0.113.8").statusCode()).isEqualTo(200);
        assertThat(lists(Ids.next().toString(), "203.0.113.7").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> lists(String token, String address) {
        return send("GET", "/departments", token, address, null);
    }

    private HttpResponse<String> creates(String token) {
        return send("POST", "/departments", token, "203.0.113.1", "{\"name\": \"Vendas\"}");
    }

    private HttpResponse<String> logsIn(String address) {
        return send("POST", "/auth/login", "", address, "{\"email\": \"a@example.com\", \"password\": \"a password\"}");
    }

    private HttpResponse<String> send(String method, String path, String token, String address, String body) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
                .header("X-Forwarded-For", address).header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int number(HttpResponse<String> answer, String header) {
        return Integer.parseInt(answer.headers().firstValue(header).orElseThrow());
    }
}
