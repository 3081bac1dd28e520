package io.balcao;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.WholeServer.Person;
import io.balcao.WholeServer.Shop;
import io.balcao.platform.Ids;
import io.balcao.platform.Role;
import io.balcao.platform.http.ApiDocument;
import io.balcao.testing.SocketClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * What an organization gives to its roles is given, and what it takes is taken at once, wherever somebody looks. That each
 * operation asks for its permission is in {@link RightsTableTest}, what each sight shows in {@code VisibilityTest}.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PermissionsTest {
    private static final String NUMBER = "5511987650001";
    private static final String MASKED = "+55 11 •••••-0001";
    private static final WholeServer server = WholeServer.shared();

    private final Shop shop = server.shop("Permissoes");
    private final Person ana = shop.user(Role.ATTENDANT);

    private void lets(Role role, String sees, String... granted) {
        var answer = shop.admin.sends("PUT", "/role-permissions/" + role.wire(),
                RightsTable.permissions(sees, granted));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    @Test
    void who_may_not_see_phone_numbers_is_given_none_by_lists_reads_searches_or_sockets() {
        shop.joins(shop.sales, ana);
        var conversation = shop.waiting();
        var customer = shop.customerOf(conversation);
        shop.sql("UPDATE customers SET phone_number = $2 WHERE id = $1", customer, NUMBER);
        assertThat(ana.gets("/conversations").text()).contains(NUMBER);
        try (var socket = ana.socket()) {
            lets(Role.ATTENDANT, "queue", "send");
            socket.await("resync", happening -> happening.isEvent("resync"));

            for (var path : List.of("/conversations", "/conversations/" + conversation, "/conversations?q=Rita",
                    "/customers/" + customer)) {
                assertThat(ana.gets(path).text()).as(path).contains(MASKED).doesNotContain("87650001");
            }
            assertThat(ana.gets("/conversations?q=8765").body().getJsonArray("data")).isEmpty();
            assertThat(ana.gets("/conversations?q=" + NUMBER).body().getJsonArray("data")).isEmpty();
            assertThat(shop.admin.gets("/conversations?q=8765").body().getJsonArray("data")).hasSize(1);

            assertThat(ana.sends("PATCH", "/conversations/" + conversation,
                    new JsonObject().put("priority", "high")).text()).contains(MASKED).doesNotContain("87650001");
            var told = socket.event("conversation_update", row -> row.getString("priority").equals("high"));
            assertThat(told.getJsonObject("customer").getString("phone_number")).isEqualTo(MASKED);

            var taken = ana.sends("POST", "/conversations/" + conversation + "/takeover", null);
            assertThat(taken.status()).as(taken.text()).isEqualTo(200);
            var key = WholeServer.json(ana.token, new JsonObject());
            key.put("Idempotency-Key", Ids.next().toString());
            for (int again = 0; again < 2; again++) {
                assertThat(server.send("PATCH", "/api/v1/customers/" + customer, key, "{\"name\":\"Rita\"}").text())
                        .contains(MASKED).doesNotContain("87650001");
            }
        }
    }

    @Test
    void a_template_keeps_the_number_that_the_business_itself_may_be_called_at() {
        var json = new JsonObject().put("data", new JsonArray().add(new JsonObject().put("phone_number", NUMBER)
                .put("buttons", new JsonArray().add(new JsonObject().put("phone_number", "+551140000000")))))
                .toBuffer();

        var masked = new String(io.balcao.platform.PhoneMask.mask(json.getBytes(), 0, json.length()),
                java.nio.charset.StandardCharsets.UTF_8);

        assertThat(masked).contains("+551140000000", MASKED).doesNotContain("87650001");
        assertThat(List.of("5511987650001", "+551133334444", "351912345678", "123456"))
                .extracting(io.balcao.platform.PhoneMask::number)
                .containsExactly(MASKED, "+55 11 •••••-4444", "•••••-5678", "•••••");
    }

    @Test
    void no_field_of_the_document_holds_a_number_under_a_name_that_is_not_masked() {
        var found = new ArrayList<String>();
        ApiDocument.read().getJsonObject("components").getJsonObject("schemas").forEach(schema -> {
            if (schema.getValue() instanceof JsonObject model && model.containsKey("properties")) {
                model.getJsonObject("properties").fieldNames().stream()
                        .filter(name -> name.contains("phone") || name.contains("wa_id"))
                        .filter(name -> !Set.of("phone_number", "new_wa_id").contains(name))
                        .forEach(name -> found.add(schema.getKey() + "." + name));
            }
        });

        // Numbers of the organization itself and of who works there, what a message says, and what the one who asks wrote.
        assertThat(found).allMatch(name -> name.matches(".*\\.(display_phone_number|phone_number_id)")
                || name.matches("(Clinic|Professional|ClinicChange|ProfessionalChange|[A-Za-z]+Request)\\.phone")
                || name.equals("ContactCard.phones"));
    }

    @Test
    void a_taken_sight_ends_what_a_socket_hears_and_a_given_one_begins_it() {
        shop.joins(shop.sales, ana);
        var bia = shop.user(Role.ATTENDANT);
        var waiting = shop.waiting();
        var held = shop.heldBy(bia);
        try (var socket = ana.socket(); var admins = shop.admin.socket()) {
            assertThat(socket.ask("subscribe:conversation", waiting.toString()).getBoolean("ok")).isTrue();

            lets(Role.ATTENDANT, "own", "send");
            socket.await("resync", happening -> happening.isEvent("resync"));
            assertThat(ana.gets("/conversations").body().getJsonArray("data")).isEmpty();
            assertThat(ana.gets("/conversations/" + waiting).status()).isEqualTo(404);
            shop.customerSays(waiting, "segredo");
            admins.event("conversation_update", row -> row.getString("id").equals(waiting.toString()));
            assertThat(socket.happenings()).noneMatch(happening -> happening.isEvent("new_message")
                    || happening.isEvent("conversation_update"));

            lets(Role.ATTENDANT, "departments", "send");
            assertThat(ana.gets("/conversations/" + held).status()).isEqualTo(200);
            resyncs(socket, 2);
            shop.customerSays(held, "para o setor");
            socket.event("conversation_update", row -> row.getString("id").equals(held.toString()));
            assertThat(socket.ask("subscribe:conversation", held.toString()).getBoolean("ok")).isTrue();
        }
    }

    private static void resyncs(SocketClient socket, int count) {
        org.awaitility.Awaitility.await().until(() -> socket.happenings().stream()
                .filter(happening -> happening.isEvent("resync")).count() >= count);
    }

    @Test
    void who_may_not_write_to_customers_reads_along_leaves_notes_and_is_given_nothing() {
        var conversation = shop.heldBy(ana);
        lets(Role.ATTENDANT, "queue");

        assertThat(says(conversation, "text").status()).isEqualTo(403);
        assertThat(says(conversation, "note").status()).isEqualTo(201);
        shop.joins(shop.sales, ana);
        shop.sql("UPDATE users SET capacity = 5 WHERE id = $1", ana.id);
        shop.sql("INSERT INTO user_availability (organization_id, user_id, status, lease_until, since)"
                + " VALUES ($1, $2, 'online', now() + interval '1 minute', now())"
                + " ON CONFLICT (user_id) DO UPDATE SET status = 'online', lease_until = excluded.lease_until",
                shop.id.value(), ana.id);
        assertThat(shop.rows("SELECT * FROM free_attendants('" + shop.sales + "')")).isEmpty();
        lets(Role.ATTENDANT, "queue", "send");
        assertThat(shop.rows("SELECT * FROM free_attendants('" + shop.sales + "')")).hasSize(1);
    }

    private WholeServer.Answer says(UUID conversation, String type) {
        return ana.sends("POST", "/messages", new JsonObject().put("conversation_id", conversation.toString())
                .put("content", "Oi").put("message_type", type).put("client_id", Ids.next().toString()));
    }

    @Test
    void the_table_says_what_holds_who_changed_it_and_leaves_admins_alone() {
        var supervisor = shop.user(Role.SUPERVISOR);
        lets(Role.SUPERVISOR, "departments", "export");

        var rows = shop.admin.gets("/role-permissions").body().getJsonArray("data");
        assertThat(rows.getJsonObject(0).getString("role")).isEqualTo("admin");
        assertThat(rows.getJsonObject(0).getJsonArray("permissions")).hasSize(7);
        assertThat(rows.getJsonObject(1).encode()).isEqualTo(new JsonObject().put("role", "supervisor")
                .put("sees", "departments").put("permissions", new JsonArray().add("export")).put("is_default", false)
                .encode());
        assertThat(rows.getJsonObject(2).getBoolean("is_default")).isTrue();
        assertThat(supervisor.gets("/auth/me").body().getJsonObject("permissions").encode())
                .isEqualTo("{\"sees\":\"departments\",\"permissions\":[\"export\"]}");
        assertThat(shop.admin.sends("PUT", "/role-permissions/admin", RightsTable.permissions("own")).status())
                .isEqualTo(422);
        var noted = shop.admin.gets("/audit-logs?object_type=permissions").body().getJsonArray("data");
        assertThat(noted).hasSize(1);
        assertThat(noted.getJsonObject(0).getJsonObject("old_values").getJsonObject("supervisor").getString("sees"))
                .isEqualTo("all");
        assertThat(noted.getJsonObject(0).getJsonObject("new_values").getJsonObject("supervisor").getString("sees"))
                .isEqualTo("departments");
    }
}
