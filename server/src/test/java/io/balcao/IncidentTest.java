package io.balcao;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.WholeServer.Shop;
import io.balcao.platform.Ids;
import io.balcao.platform.Role;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** After an incident one can say whose data was read, changed or taken along, by whom and from where (LG-11). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class IncidentTest {
    private static final WholeServer server = WholeServer.shared();
    private final Shop shop = server.shop("Caso" + Ids.next().toString().substring(30));
    private final String before = Instant.now().minusSeconds(1).toString();
    private final UUID rita = shop.waiting();
    private final UUID caio = shop.heldBy(shop.admin);

    @Test
    void whose_data_somebody_read_changed_and_took_along_is_counted_with_first_and_last_time() {
        var thief = shop.user(Role.ADMIN);
        var customer = shop.customerOf(rita);
        thief.gets("/conversations/" + rita);
        thief.gets("/customers/" + customer);
        thief.sends("PATCH", "/customers/" + customer, new JsonObject().put("name", "Rita X"));
        thief.gets("/customers/" + customer + "/export");
        shop.admin.gets("/conversations/" + caio);

        var found = affected("&user_id=" + thief.id);

        assertThat(found).hasSize(1);
        var one = found.getJsonObject(0);
        assertThat(one.getString("id")).isEqualTo(customer.toString());
        assertThat(one.getString("name")).isEqualTo("Rita X");
        assertThat(one.getInteger("reads")).isEqualTo(2);
        assertThat(one.getInteger("changes")).isEqualTo(1);
        assertThat(one.getInteger("exports")).isEqualTo(1);
        assertThat(Instant.parse(one.getString("first_at"))).isBefore(Instant.parse(one.getString("last_at")));
    }

    @Test
    void who_only_stood_in_a_list_or_in_a_report_that_was_taken_along_is_found_too() {
        var thief = shop.user(Role.ADMIN);
        thief.gets("/conversations");
        var other = shop.user(Role.ADMIN);
        var today = LocalDate.now(ZoneOffset.UTC);
        assertThat(other.gets("/metrics/export?format=csv&from=" + today.minusDays(1) + "&to=" + today.plusDays(1))
                .status()).isEqualTo(200);

        assertThat(ids(affected("&user_id=" + thief.id)))
                .containsExactlyInAnyOrder(shop.customerOf(rita), shop.customerOf(caio));
        var exported = affected("&user_id=" + other.id);
        assertThat(ids(exported)).containsExactlyInAnyOrder(shop.customerOf(rita), shop.customerOf(caio));
        assertThat(exported.getJsonObject(0).getInteger("exports")).isEqualTo(1);
    }

    @Test
    void an_incident_is_narrowed_to_an_api_key_an_address_an_object_and_a_time() {
        var made = shop.admin.sends("POST", "/api-keys", new JsonObject().put("name", "Loja virtual")
                .put("scopes", new JsonArray().add("conversations:read"))).body();
        server.send("GET", "/api/v1/messages?conversation_id=" + rita,
                java.util.Map.of("Authorization", "Bearer " + made.getString("key")), null);
        shop.admin.gets("/conversations/" + caio);

        assertThat(ids(affected("&api_key_id=" + made.getString("id")))).containsExactly(shop.customerOf(rita));
        assertThat(ids(affected("&object_id=" + caio))).containsExactly(shop.customerOf(caio));
        assertThat(ids(affected("&address=127.0.0.1"))).contains(shop.customerOf(rita), shop.customerOf(caio));
        assertThat(affected("&address=10.0.0.1")).isEmpty();
        assertThat(affected("&to=" + before)).isEmpty();
    }

    @Test
    void the_list_can_be_taken_along_and_that_it_was_is_in_the_trail_itself() {
        shop.admin.gets("/conversations/" + rita);
        server.writesReadings();

        var csv = shop.admin.gets("/audit-logs/customers/export?format=csv&from=" + before).text();
        var json = new JsonArray(shop.admin.gets("/audit-logs/customers/export?format=json&from=" + before).text());

        assertThat(csv).contains("customer_id,name,", shop.customerOf(rita) + ",Rita " + shop.mark + ",");
        assertThat(json.getJsonObject(0).getString("id")).isEqualTo(shop.customerOf(rita).toString());
        assertThat(shop.rows("SELECT FROM audit_logs WHERE action = 'audit_trail.customers_exported'")).hasSize(2);
        assertThat(shop.rows("SELECT FROM audit_logs WHERE action = 'audit_trail.customers_listed'")).isEmpty();
        affected("");
        assertThat(shop.rows("SELECT FROM audit_logs a JOIN audit_customers c ON c.audit_log_id = a.id"
                + " WHERE a.action = 'audit_trail.customers_listed'")).hasSize(1);
    }

    @Test
    void pages_follow_each_other_without_a_gap() {
        for (int i = 0; i < 5; i++) {
            shop.heldBy(shop.admin);
        }
        shop.admin.gets("/conversations");
        server.writesReadings();
        var all = ids(affected(""));

        var first = shop.admin.gets("/audit-logs/customers?limit=3&from=" + before).body();
        var second = shop.admin.gets("/audit-logs/customers?limit=100&from=" + before + "&cursor="
                + first.getString("next_cursor")).body();

        assertThat(all).hasSize(7);
        assertThat(ids(first.getJsonArray("data"))).hasSize(3).doesNotContainAnyElementsOf(
                ids(second.getJsonArray("data")));
        assertThat(ids(second.getJsonArray("data"))).hasSize(4).isSubsetOf(all);
    }

    @Test
    void who_read_changed_and_exported_one_customer_is_the_trail_of_that_customer() {
        var other = shop.user(Role.ADMIN);
        shop.admin.gets("/conversations/" + rita);
        other.sends("PATCH", "/conversations/" + rita, new JsonObject().put("priority", "high"));
        other.gets("/conversations/" + caio);
        server.writesReadings();

        var rows = shop.admin.gets("/audit-logs?customer_id=" + shop.customerOf(rita)).body().getJsonArray("data");

        assertThat(rows.stream().map(row -> ((JsonObject) row).getString("action")))
                .containsExactlyInAnyOrder("conversation.priority_changed", "conversation.read");
        assertThat(shop.admin.gets("/audit-logs/export?customer_id=" + shop.customerOf(rita)).text().split("\r\n"))
                .hasSize(3);
    }

    @Test
    void another_organization_is_told_nothing_of_it() {
        shop.admin.gets("/conversations/" + rita);
        server.writesReadings();
        var neighbour = server.shop("Vizinha");

        assertThat(neighbour.admin.gets("/audit-logs/customers?from=" + before + "&object_id=" + rita).body()
                .getJsonArray("data")).isEmpty();
        assertThat(neighbour.admin.gets("/audit-logs?customer_id=" + shop.customerOf(rita)).body()
                .getJsonArray("data")).isEmpty();
    }

    private JsonArray affected(String narrowed) {
        server.writesReadings();
        var answer = shop.admin.gets("/audit-logs/customers?from=" + before + narrowed);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().getJsonArray("data");
    }

    private static List<UUID> ids(JsonArray customers) {
        return customers.stream().map(one -> UUID.fromString(((JsonObject) one).getString("id"))).toList();
    }
}
