package io.balcao.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.accounts.Office.Shop;
import io.balcao.platform.Role;
import io.balcao.platform.db.Migrations;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The audit trail as an administrator reads it, and the seals that tell whether somebody was at it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AuditTrailTest {
    static final Office office = new Office();
    static final AuditService service = new AuditService(office.database);

    Shop shop;
    String admin;
    UUID department;

    @AfterAll
    static void close() {
        office.close();
    }

    @BeforeEach
    void changeThings() {
        shop = office.shop();
        admin = shop.admin().token();
        department = UUID.fromString(
                office.post("/departments", admin, new JsonObject().put("name", "Vendas")).body().getString("id"));
        office.patch("/departments/" + department, admin, new JsonObject().put("name", "Água e Gás"));
    }

    @Test
    void the_trail_as_a_file_has_the_rows_of_the_list_and_its_export_is_one_of_them() {
        office.patch("/users/" + shop.adminId, admin, new JsonObject().put("full_name", "=1+1"));

        var file = new String(office.bytes("/api/v1/audit-logs/export?object_type=department", admin).body(),
                StandardCharsets.UTF_8);

        var lines = file.split("\r\n");
        assertThat(lines[0]).isEqualTo("\uFEFFcreated_at,user,user_id,action,object_type,object_id,address,old_values,"
                + "new_values,seal_number,id");
        assertThat(lines).hasSize(3);
        assertThat(lines[1]).contains(",'=1+1," + shop.adminId + ",department.updated,department," + department
                + ",127.0.0.1,", "\"\"Água e Gás\"\"");
        var row = rows("?action=audit_trail.exported").getJsonObject(0);
        assertThat(row.getJsonObject("user").getString("id")).isEqualTo(shop.adminId.toString());
        assertThat(row.getString("address")).isEqualTo("127.0.0.1");
        assertThat(row.getJsonObject("new_values").getString("object_type")).isEqualTo("department");
    }

    @Test
    void a_change_is_there_with_who_when_from_where_and_what_it_was_and_is() {
        var row = rows("?action=department.updated").getJsonObject(0);

        assertThat(row.getJsonObject("user").getString("full_name")).isEqualTo("Ana Admin");
        assertThat(row.getString("address")).isEqualTo("127.0.0.1");
        assertThat(row.getString("object_id")).isEqualTo(department.toString());
        assertThat(row.getJsonObject("old_values").getString("name")).isEqualTo("Vendas");
        assertThat(row.getJsonObject("new_values").getString("name")).isEqualTo("Água e Gás");
        assertThat(Instant.parse(row.getString("created_at"))).isBeforeOrEqualTo(Instant.now());
    }

    @Test
    void it_is_found_by_person_kind_object_time_and_words() {
        var bia = shop.user(Role.ADMIN);
        var token = bia.token();
        office.post("/departments", token, new JsonObject().put("name", "Financeiro"));
        var middle = rows("?action=department.updated").getJsonObject(0).getString("created_at");

        assertThat(actions("?user_id=" + bia.id)).containsExactly("department.created", "session.started");
        office.post("/auth/logout", token, new JsonObject());
        assertThat(actions("?user_id=" + bia.id)).first().isEqualTo("session.ended");
        assertThat(actions("?object_id=" + department)).containsExactly("department.updated", "department.created");
        assertThat(actions("?object_type=organization")).containsExactly("organization.created");
        assertThat(actions("?object_type=department&from=" + middle)).containsExactly("department.created",
                "department.updated");
        assertThat(actions("?object_type=department&to=" + middle)).containsExactly("department.created");
        assertThat(actions("?q=agua%20e%20gas")).containsExactly("department.updated");
        assertThat(actions("?q=" + URLEncoder.encode("%' OR true --", StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void everybody_reads_what_they_did_themselves_without_the_values_and_nothing_of_others() {
        var bia = shop.user(Role.ATTENDANT);
        var token = bia.token();
        office.patch("/users/" + bia.id, token, new JsonObject().put("full_name", "Bia Nova"));
        office.patch("/users/" + bia.id, admin, new JsonObject().put("capacity", 4));

        var own = office.get("/auth/activity", token).body().getJsonArray("data");

        assertThat(own.stream().map(row -> ((JsonObject) row).getString("action")))
                .containsExactly("user.updated", "session.started");
        assertThat(own.getJsonObject(0).fieldNames())
                .containsExactlyInAnyOrder("id", "action", "object_type", "object_id", "address", "created_at");
        assertThat(own.getJsonObject(0).getString("address")).isEqualTo("127.0.0.1");
        var cursor = office.get("/auth/activity?limit=1", token).body().getString("next_cursor");
        assertThat(office.get("/auth/activity?limit=1&cursor=" + cursor, token).body().getJsonArray("data")
                .getJsonObject(0).getString("action")).isEqualTo("session.started");
    }

    @Test
    void pages_follow_each_other_from_the_newest_to_the_oldest_without_a_gap() {
        for (int i = 0; i < 5; i++) {
            office.patch("/departments/" + department, admin, new JsonObject().put("name", "Nome " + i));
        }
        var all = ids(rows("?limit=100"));
        var paged = new ArrayList<String>();
        var cursor = "";
        do {
            var page = office.get("/audit-logs?limit=3" + cursor, admin).body();
            paged.addAll(ids(page.getJsonArray("data")));
            cursor = page.getString("next_cursor") == null ? null : "&cursor=" + page.getString("next_cursor");
        } while (cursor != null);

        assertThat(paged).hasSizeGreaterThan(6).isEqualTo(all);
    }

    @Test
    void it_ends_at_the_wall() {
        var foreign = office.shop();

        assertThat(ids(office.get("/audit-logs", foreign.admin().token()).body().getJsonArray("data")))
                .isNotEmpty().doesNotContainAnyElementsOf(ids(rows("")));
        assertThat(office.get("/audit-logs?user_id=" + shop.adminId, foreign.admin().token()).body()
                .getJsonArray("data")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?from=yesterday", "?action=drop", "?user_id=1", "?cursor=abc", "?limit=0"})
    void a_filter_that_makes_no_sense_is_named(String query) {
        var answer = office.get("/audit-logs" + query, admin);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().getJsonArray("errors").getJsonObject(0).getString("field"))
                .isEqualTo(query.substring(1, query.indexOf('=')));
    }

    @Test
    void what_was_added_is_sealed_and_the_chain_grows() {
        assertThat(check().getInteger("last_number")).isZero();
        service.seal();
        var first = check();
        office.patch("/departments/" + department, admin, new JsonObject().put("name", "Outro"));
        service.seal();
        service.seal();
        var second = check();

        assertThat(first.getInteger("last_number")).isEqualTo(1);
        assertThat(second.getInteger("last_number")).isEqualTo(2);
        assertThat(second.getString("last_hash")).hasSize(64).isNotEqualTo(first.getString("last_hash"));
        assertThat(second.getInteger("sealed_rows")).isEqualTo(rows("?limit=100").size());
        assertWhole(second);
        assertThat(rows("").getJsonObject(0).getInteger("seal_number")).isEqualTo(2);
    }

    @Test
    void servers_that_seal_at_once_make_one_chain_and_seal_each_row_once() throws InterruptedException {
        var ready = new CountDownLatch(1);
        var threads = IntStream.range(0, 6).mapToObj(i -> Thread.startVirtualThread(() -> {
            try {
                ready.await();
                for (int n = 0; n < 5; n++) {
                    office.patch("/departments/" + department, admin, new JsonObject().put("name", i + " " + n));
                    service.seal();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        })).toList();
        ready.countDown();
        for (var thread : threads) {
            thread.join();
        }
        service.seal();

        assertWhole(check());
        assertThat(check().getInteger("sealed_rows")).isEqualTo(rows("?limit=100").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "UPDATE audit_logs SET new_values = '{\"name\":\"Vendas\"}' WHERE action = 'department.updated'",
        "UPDATE audit_logs SET user_id = NULL WHERE action = 'department.updated'",
        "UPDATE audit_logs SET created_at = created_at - interval '1 second' WHERE action = 'department.updated'",
        "DELETE FROM audit_logs WHERE action = 'department.updated'",
        "DELETE FROM audit_seal_entries WHERE seal_number = 1"})
    void whoever_was_at_the_rows_behind_the_servers_back_has_broken_the_chain(String deed) throws SQLException {
        service.seal();
        office.patch("/departments/" + department, admin, new JsonObject().put("name", "Outro"));
        service.seal();
        assertWhole(check());

        asOwner(deed);

        assertThat(check().getInteger("broken_number")).isEqualTo(1);
    }

    @Test
    void a_row_that_is_slipped_into_the_past_is_a_stray() throws SQLException {
        asOwner("UPDATE audit_logs SET created_at = created_at - interval '3 days'");
        service.seal();
        asOwner("""
                INSERT INTO audit_logs (id, organization_id, action, object_type, created_at)
                SELECT gen_random_uuid(), current_organization(), 'user.created', 'user', now() - interval '2 days'
                """);
        service.seal();

        assertThat(check().getInteger("stray_rows")).isEqualTo(1);
        assertThat(check().getInteger("broken_number")).isNull();
    }

    private void asOwner(String deed) throws SQLException {
        try (var owner = Migrations.connect(office.settings); var statement = owner.createStatement()) {
            statement.execute("SELECT set_config('app.organization_id', '" + shop.id + "', false)");
            assertThat(statement.executeUpdate(deed)).isPositive();
        }
    }

    private void assertWhole(JsonObject check) {
        assertThat(check.getInteger("broken_number")).isNull();
        assertThat(check.getInteger("stray_rows")).isZero();
    }

    private JsonObject check() {
        return office.get("/audit-logs/seals", admin).body();
    }

    private JsonArray rows(String query) {
        return office.get("/audit-logs" + query, admin).body().getJsonArray("data");
    }

    private List<String> actions(String query) {
        return rows(query).stream().map(row -> ((JsonObject) row).getString("action")).toList();
    }

    private static List<String> ids(JsonArray rows) {
        return rows.stream().map(row -> ((JsonObject) row).getString("id")).toList();
    }
}
