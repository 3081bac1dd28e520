package io.balcao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.balcao.WholeServer.Answer;
import io.balcao.WholeServer.Shop;
import io.balcao.operations.standing.OrganizationCommands;
import io.balcao.platform.Ids;
import io.balcao.platform.Role;
import io.balcao.platform.db.Migrations;
import io.balcao.testing.SocketClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** An organization that is suspended, resumed or deleted (TN-14). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class StandingTest {
    private static final WholeServer server = WholeServer.shared();
    private final Shop shop = server.shop("Suspensa" + Ids.next().toString().substring(30));

    @Test
    void who_is_suspended_is_out_within_seconds_with_every_door_shut_and_the_neighbours_hear_nothing_of_it() {
        var neighbour = server.shop("Vizinha");
        var bia = shop.user(Role.ATTENDANT);
        var key = shop.admin.sends("POST", "/api-keys", new JsonObject().put("name", "Loja virtual")
                .put("scopes", new JsonArray().add("conversations:read"))).body().getString("key");
        assertThat(withKey(key)).isEqualTo(200);
        try (var hers = bia.socket(); var theirs = neighbour.admin.socket()) {
            operator("suspend", "Loja " + shop.mark);

            assertThat(hers.await("the end", happening -> happening.kind().equals("disconnect")).name())
                    .isEqualTo("io server disconnect");
            await().until(() -> bia.gets("/auth/me").status() == 401);
            await().until(() -> withKey(key) == 401);
            assertThat(refused(refresh(bia.refreshToken))).isEqualTo("organization-suspended");
            assertThat(refused(login(bia.email, WholeServer.PASSWORD))).isEqualTo("organization-suspended");
            assertThat(login(bia.email, "another password").status()).isEqualTo(401);
            assertThat(neighbour.admin.gets("/auth/me").status()).isEqualTo(200);
            assertThat(theirs.happenings()).noneMatch(happening -> happening.kind().equals("disconnect"));
        }
        assertThat(operator("list")).contains(shop.id + "\tsuspended\t");

        operator("resume", shop.id.toString());

        await().until(() -> bia.gets("/auth/me").status() == 200);
        assertThat(refresh(bia.refreshToken).status()).as("the token was not spent").isEqualTo(200);
        assertThat(withKey(key)).isEqualTo(200);
        try (var again = bia.socket()) {
            assertThat(again.happenings()).anyMatch(happening -> happening.kind().equals("connect"));
        }
        assertThat(audited()).contains("organization.suspended", "organization.resumed");
    }

    @Test
    void what_comes_meanwhile_is_kept_aside_and_taken_in_in_order_and_once_and_what_waited_leaves() {
        var rita = shop.waiting();
        suspended();
        shop.customerSays(rita, "um");
        shop.customerSays(rita, "dois");
        shop.customerSays(rita, "três");
        var waiting = queued(rita);
        assertThat(said(rita)).noneMatch(text -> List.of("um", "dois", "três").contains(text));
        assertThat(shop.rows("SELECT raw FROM kept_webhooks ORDER BY number")).hasSize(3);
        // As long as several rounds of the outbox take.
        await().during(Duration.ofMillis(600)).until(() -> state(waiting).equals("queued"));

        operator("resume", shop.id.toString());

        await().until(() -> said(rita).containsAll(List.of("um", "dois", "três")));
        await().until(() -> standing().equals("open"));
        shop.customerSays(rita, "quatro");
        await().until(() -> said(rita).contains("quatro"));
        assertThat(said(rita)).containsSubsequence("um", "dois", "três", "quatro").doesNotHaveDuplicates();
        assertThat(shop.rows("SELECT raw FROM kept_webhooks")).isEmpty();
        await().until(() -> !state(waiting).equals("queued"));
    }

    /** A server that died between taking in and forgetting leaves the same webhooks to be taken in again. */
    @Test
    void what_was_taken_in_before_a_crash_is_not_doubled_and_what_is_kept_too_long_goes() throws SQLException {
        var rita = shop.waiting();
        suspended();
        shop.customerSays(rita, "uma vez");
        shop.sql(
                "INSERT INTO kept_webhooks (organization_id, number, raw) SELECT organization_id, 2, raw FROM kept_webhooks");
        shop.sql("INSERT INTO kept_webhooks (organization_id, number, raw, received_at)"
                + " SELECT organization_id, 3, replace(raw, 'uma vez', 'velha'), now() - interval '31 days'"
                + " FROM kept_webhooks LIMIT 1");
        server.server.features().standings().clean();
        assertThat(shop.rows("SELECT raw FROM kept_webhooks")).hasSize(2);

        operator("resume", shop.id.toString());

        await().until(() -> standing().equals("open"));
        assertThat(said(rita)).containsOnlyOnce("uma vez");
    }

    @Test
    void an_administrator_asks_for_the_deletion_with_name_and_password_and_any_of_them_calls_it_off() {
        var second = shop.user(Role.ADMIN);
        assertThat(asks("Loja " + shop.mark, "wrong password").body().getJsonArray("errors").toString())
                .contains("password");
        assertThat(asks("Loja", WholeServer.PASSWORD).body().getJsonArray("errors").toString()).contains("name");
        assertThat(shop.admin.gets("/organization").body().getString("deletion_due_at")).isNull();

        var asked = asks("Loja " + shop.mark, WholeServer.PASSWORD);

        assertThat(asked.status()).as(asked.text()).isEqualTo(200);
        var due = Instant.parse(asked.body().getString("deletion_due_at"));
        assertThat(due).isBetween(Instant.now().plus(Duration.ofDays(29)),
                Instant.now().plus(Duration.ofDays(31)));
        assertThat(second.gets("/auth/me").body().getJsonObject("organization").getString("deletion_due_at"))
                .isEqualTo(asked.body().getString("deletion_due_at"));
        assertThat(asks("Loja " + shop.mark, WholeServer.PASSWORD).status()).isEqualTo(409);
        await().until(() -> server.mailsTo(second.email).stream()
                .anyMatch(mail -> mail.subject().contains("Loja " + shop.mark)));
        server.server.features().standings().clean();
        assertThat(second.gets("/auth/me").status()).as("until then all goes on").isEqualTo(200);

        var kept = second.sends("DELETE", "/organization/deletion", null);
        assertThat(kept.body().getString("deletion_due_at")).isNull();
        assertThat(audited()).contains("organization.deletion_asked", "organization.deletion_withdrawn");
    }

    @Test
    void when_its_day_has_come_everything_goes_in_steps_that_can_be_broken_off_with_files_and_nothing_of_others()
            throws Exception {
        var neighbour = server.shop("Fica" + shop.mark);
        neighbour.customerSays(neighbour.waiting(), "fico");
        var kept = neighbour.everything();
        var rita = shop.waiting();
        shop.customerSays(rita, "sumo");
        queued(rita);
        shop.user(Role.SUPERVISOR);
        var data = Path.of(server.setting("DATA_DIR"));
        var file = data.resolve("media").resolve(shop.id.toString()).resolve("ab")
                .resolve(UUID.randomUUID().toString());
        Files.createDirectories(file.getParent());
        Files.writeString(file, "retrato");
        var erased = data.resolve("erasures").resolve(shop.id + ".txt");
        Files.createDirectories(erased.getParent());
        Files.writeString(erased, "");
        assertThat(asks("Loja " + shop.mark, WholeServer.PASSWORD).status()).isEqualTo(200);
        shop.sql("UPDATE organization_deletions SET due_at = now()");
        // A server begins with it, and dies after a few rows.
        owner("SELECT organizations_to_delete()");
        owner("SELECT delete_organization_step('" + shop.id + "', 3)");
        assertThat(rowsLeft()).isPositive();
        assertThat(refused(login(shop.admin.email, WholeServer.PASSWORD))).isIn("organization-suspended",
                "unauthorized");

        server.server.features().standings().clean();

        await().atMost(Duration.ofSeconds(30)).until(() -> operator("list").contains(
                shop.id + "\tdeleted\t-\tdeleted "));
        assertThat(rowsLeft()).isZero();
        assertThat(file.getParent().getParent()).doesNotExist();
        assertThat(erased).doesNotExist();
        assertThat(operator("list")).doesNotContain("\tLoja " + shop.mark);
        assertThat(login(shop.admin.email, WholeServer.PASSWORD).status()).isEqualTo(401);
        assertThat(neighbour.everything()).isEqualTo(kept);
        assertThatThrownBy(() -> operator("resume", shop.id.toString())).hasMessageContaining("no organization");
    }

    @Test
    void another_server_shuts_its_doors_too_keeps_aside_what_comes_to_it_and_forgets_who_is_deleted() {
        var bia = shop.user(Role.ATTENDANT);
        var key = shop.admin.sends("POST", "/api-keys", new JsonObject().put("name", "Loja virtual")
                .put("scopes", new JsonArray().add("conversations:read"))).body().getString("key");
        var rita = shop.waiting();
        try (var second = server.another();
                var hers = SocketClient.open("http://127.0.0.1:" + second.port(), bia.token).ready()) {
            server.webhooksGoTo(second);
            // Whatever it keeps ready it has ready now.
            assertThat(server.asks(second, "/auth/me", "Authorization", "Bearer " + bia.token)).isEqualTo(200);
            assertThat(server.asks(second, "/conversations", "X-API-Key", key)).isEqualTo(200);
            shop.customerSays(rita, "antes");
            assertThat(said(rita)).contains("antes");

            suspended();

            hers.await("the end", happening -> happening.kind().equals("disconnect"));
            await().until(() -> server.asks(second, "/auth/me", "Authorization", "Bearer " + bia.token) == 401);
            await().until(() -> server.asks(second, "/conversations", "X-API-Key", key) == 401);
            await().until(() -> second.features().standings().isKeptAside(shop.id));
            shop.customerSays(rita, "durante");
            assertThat(shop.rows("SELECT raw FROM kept_webhooks")).hasSize(1);
            assertThat(said(rita)).doesNotContain("durante");
            var waiting = queued(rita);
            second.features().conversations().outbox().wake(shop.id);
            // As long as several rounds of the outboxes of both take.
            await().during(Duration.ofMillis(600)).until(() -> state(waiting).equals("queued"));

            operator("delete", shop.id.toString());
            shop.sql("UPDATE organization_deletions SET due_at = now()");
            server.server.features().standings().clean();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> operator("list").contains(shop.id + "\tdeleted\t-\tdeleted "));

            assertThat(shop.line.delivers(shop.textOf("5511900000001", "depois"))).isEqualTo(200);
            assertThat(rowsLeft()).isZero();
            assertThat(server.asks(second, "/auth/me", "Authorization", "Bearer " + bia.token)).isEqualTo(401);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            server.webhooksGoTo(server.server);
        }
    }

    @Test
    void the_operator_s_deletion_can_be_called_off_until_its_day_and_an_unknown_word_changes_nothing() {
        operator("delete", shop.id.toString());
        assertThat(operator("list")).contains(shop.id + "\tsuspended\t").containsPattern(
                shop.id + "\tsuspended\t[0-9-]+\tto be deleted [0-9-]+ by operator\t");

        operator("resume", shop.id.toString());

        await().until(() -> standing().equals("open"));
        assertThat(shop.rows("SELECT due_at FROM organization_deletions")).isEmpty();
        assertThat(OrganizationCommands.run(server.stored, List.of("erase", shop.id.toString()), System.out)).isFalse();
        assertThatThrownBy(() -> operator("suspend", "Loja de ninguém")).hasMessageContaining("no organization");
    }

    private void suspended() {
        operator("suspend", shop.id.toString());
        await().until(() -> server.server.features().standings().isKeptAside(shop.id));
    }

    private static String operator(String... words) {
        var bytes = new ByteArrayOutputStream();
        assertThat(OrganizationCommands.run(server.stored, List.of(words),
                new PrintStream(bytes, true, StandardCharsets.UTF_8))).isTrue();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private Answer asks(String name, String password) {
        return shop.admin.sends("POST", "/organization/deletion",
                new JsonObject().put("name", name).put("password", password));
    }

    private static Answer login(String email, String password) {
        var body = new JsonObject().put("email", email).put("password", password);
        return server.send("POST", "/api/v1/auth/login", WholeServer.json(null, body), body.encode());
    }

    private static Answer refresh(String token) {
        var body = new JsonObject().put("refreshToken", token);
        return server.send("POST", "/api/v1/auth/refresh-token", WholeServer.json(null, body), body.encode());
    }

    private static String refused(Answer answer) {
        return answer.body().getString("type").replaceFirst(".*#", "");
    }

    private static int withKey(String key) {
        return server.send("GET", "/api/v1/conversations", Map.of("X-API-Key", key), null).status();
    }

    private List<String> said(UUID conversation) {
        return shop
                .rows("SELECT content FROM messages WHERE conversation_id = $1 ORDER BY created_at, id", conversation)
                .stream().map(row -> row.getString("content")).toList();
    }

    /** Something that was accepted before the suspension and has not left. */
    private UUID queued(UUID conversation) {
        var message = shop.rows.message(conversation, "bot", "Já volto", "queued");
        shop.sql("INSERT INTO outbox (message_id, organization_id, conversation_id, channel_id, sender_type, position)"
                + " SELECT m.id, m.organization_id, m.conversation_id, m.channel_id, 'bot', m.created_at FROM messages m"
                + " WHERE m.id = $1", message);
        return message;
    }

    private String state(UUID message) {
        return shop.rows("SELECT status FROM messages WHERE id = $1", message).getFirst().getString("status");
    }

    private String standing() {
        return shop.rows("SELECT standing FROM organizations").getFirst().getString("standing");
    }

    private List<String> audited() {
        return shop.rows("SELECT action FROM audit_logs").stream().map(row -> row.getString("action")).toList();
    }

    /** In all tables but the one that says that there was a deletion. */
    private long rowsLeft() throws SQLException {
        try (var connection = Migrations.connect(server.stored); var statement = connection.createStatement()) {
            statement.execute("SELECT set_config('app.organization_id', '" + shop.id + "', false)");
            long left = 0;
            for (var table : shop.everything().keySet()) {
                if (!table.equals("organization_deletions")) {
                    try (var rows = statement.executeQuery("SELECT count(*) FROM " + table + " WHERE "
                            + (table.equals("organizations") ? "id" : "organization_id") + " = '" + shop.id + "'")) {
                        rows.next();
                        left += rows.getLong(1);
                    }
                }
            }
            return left;
        }
    }

    private static void owner(String statement) throws SQLException {
        try (var connection = Migrations.connect(server.stored); var asked = connection.createStatement()) {
            asked.execute(statement);
        }
    }
}
