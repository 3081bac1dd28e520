package io.balcao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.balcao.WholeServer.Answer;
import io.balcao.platform.db.DatabaseSettings;
import io.balcao.platform.db.Migrations;
import io.balcao.testing.Stores;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Whether a server may be sent requests depends on the database and its schema, and on nothing else (OP-13, OP-06). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class StoresAwayTest {
    private static final int STRANGERS = 10;
    private static WholeServer server;

    @BeforeAll
    static void start() {
        server = new WholeServer(Map.of("RATE_LIMIT_MAX_REQUESTS", "" + STRANGERS));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void without_redis_it_is_ready_and_strangers_are_counted_all_the_same() {
        server.redis.close();
        await().until(() -> check("redis").equals("down"));

        assertThat(ready().status()).isEqualTo(200);
        for (int i = 0; i < STRANGERS; i++) {
            var answer = refreshes();
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("ratelimit-remaining")).isEqualTo("" + (STRANGERS - 1 - i));
        }
        var refused = refreshes();
        assertThat(refused.status()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.header("retry-after"))).isBetween(1, 6);
    }

    @Test
    void a_database_that_misses_a_migration_gets_no_requests() {
        var newest = " WHERE installed_rank = (SELECT max(installed_rank) FROM flyway_schema_history WHERE version IS NOT"
                + " NULL)";
        sql(server.stored, "UPDATE flyway_schema_history SET success = false" + newest);
        var without = ready();
        sql(server.stored, "UPDATE flyway_schema_history SET success = true" + newest);

        assertThat(without.status()).isEqualTo(503);
        assertThat(without.body().getJsonObject("checks").getString("migrations")).isEqualTo("down");
        assertThat(ready().status()).isEqualTo(200);
    }

    @Test
    void without_the_database_it_is_alive_but_not_ready_and_comes_back_by_itself() {
        var elsewhere = Stores.database();
        var url = server.stored.url().value();
        var name = url.substring(url.lastIndexOf('/') + 1);
        sql(elsewhere, "ALTER DATABASE " + name + " ALLOW_CONNECTIONS false");
        sql(elsewhere, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name
                + "' AND backend_type = 'client backend'");

        await().until(() -> ready().status() == 503);
        assertThat(check("database")).isEqualTo("down");
        assertThat(server.send("GET", "/health", Map.of(), null).status()).isEqualTo(200);

        sql(elsewhere, "ALTER DATABASE " + name + " ALLOW_CONNECTIONS true");
        await().until(() -> ready().status() == 200);
    }

    private static Answer refreshes() {
        var body = new JsonObject().put("refreshToken", "a".repeat(40));
        return server.send("POST", "/api/v1/auth/refresh-token", WholeServer.json(null, body), body.encode());
    }

    private static Answer ready() {
        return server.send("GET", "/health/ready", Map.of(), null);
    }

    private static String check(String name) {
        return ready().body().getJsonObject("checks").getString(name);
    }

    private static void sql(DatabaseSettings database, String statement) {
        try (var connection = Migrations.connect(database); var one = connection.createStatement()) {
            one.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
