package io.balcao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.balcao.accounts.NewUser;
import io.balcao.demo.Demo;
import io.balcao.platform.Role;
import io.balcao.platform.Secret;
import io.balcao.platform.config.InvalidConfig;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What the demo has to make things easy is not there in production (OP-19). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProductionTest {
    private static final WholeServer server = WholeServer.shared();

    @Test
    void the_metrics_are_on_the_internal_port_alone() {
        assertThat(get(server.internalPort, "/metrics").body()).contains("jvm_memory_used_bytes");
        assertThat(get(server.internalPort, "/health").statusCode()).isEqualTo(200);
        assertThat(get(server.internalPort, "/health/ready").statusCode()).isEqualTo(200);
        assertThat(get(server.internalPort, "/api/v1/auth/me").statusCode()).isEqualTo(404);
        assertThat(get(server.internalPort, "/docs").statusCode()).isEqualTo(404);

        assertThat(get(server.uri("").getPort(), "/metrics").body()).doesNotContain("jvm_");
        assertThat(server.server.router().getRoutes()).noneMatch(route -> "/metrics".equals(route.getPath()));
    }

    @Test
    void there_is_no_simulator() {
        for (var path : List.of("/simulator", "/simulator/api/numbers", "/simulator/events")) {
            assertThat(get(server.uri("").getPort(), path).headers().firstValue("Content-Type").orElse(""))
                    .doesNotContain("json").doesNotContain("event-stream");
        }
        assertThat(server.server.router().getRoutes())
                .noneMatch(route -> route.getPath() != null && route.getPath().startsWith("/simulator"));
    }

    @Test
    void nobody_logs_in_with_the_demo_s_e_mails_and_password() {
        var emails = Demo.emails();
        assertThat(emails).hasSizeGreaterThan(5);
        for (var email : emails) {
            var body = new JsonObject().put("email", email).put("password", Demo.password().value());
            assertThat(server.send("POST", "/api/v1/auth/login", WholeServer.json(null, body), body.encode()).status())
                    .isEqualTo(401);
        }
    }

    @Test
    void a_database_in_which_the_demo_s_users_are_does_not_come_into_production() {
        var second = new WholeServer(Map.of());
        try {
            second.server.features().accounts().organizations().create("Demo",
                    new NewUser(Demo.emails().getFirst(), "Demo", new Secret("another password"), Role.ADMIN));

            assertThatThrownBy(second::startAnother).isInstanceOf(InvalidConfig.class)
                    .hasMessageContaining("DATABASE_URL").hasMessageContaining("demo");
        } finally {
            second.close();
        }
    }

    @Test
    void a_server_starts_while_the_threads_that_all_share_wait_for_something() {
        var end = new CountDownLatch(1);
        var pool = ForkJoinPool.commonPool();
        for (int i = 0; i < pool.getParallelism(); i++) {
            pool.submit(() -> {
                end.await();
                return null;
            });
        }
        try {
            assertTimeoutPreemptively(Duration.ofMinutes(1), server::startAnother);
        } finally {
            end.countDown();
        }
    }

    private static HttpResponse<String> get(int port, String path) {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
                    BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
