package io.balcao.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.accounts.Office.Shop;
import io.balcao.platform.Ids;
import io.balcao.platform.Role;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Departments, their members and their queues. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DepartmentTest {
    static final Office office = new Office();

    Shop shop;
    String admin;

    @AfterAll
    static void close() {
        office.close();
    }

    @BeforeEach
    void logIn() {
        shop = office.shop();
        admin = shop.admin().token();
    }

    @Test
    void a_department_has_members_and_tells_how_many_wait() {
        var bia = shop.user(Role.ATTENDANT);
        var made = office.post("/departments", admin,
                new JsonObject().put("name", " Vendas ").put("member_ids", new JsonArray().add(bia.id.toString())));
        var id = made.body().getString("id");
        conversationWaitsIn(UUID.fromString(id));

        var listed = office.get("/departments", bia.token()).body().getJsonArray("data");

        assertThat(made.status()).isEqualTo(201);
        assertThat(listed).singleElement().isEqualTo(made.body().copy().put("waiting_count", 1));
        assertThat(made.body().getString("name")).isEqualTo("Vendas");
        assertThat(shop.audit("department.created")).hasSize(1);
    }

    @Test
    void a_name_is_used_once_in_an_organization_and_freely_in_another() {
        office.post("/departments", admin, new JsonObject().put("name", "Vendas"));

        assertThat(office.post("/departments", admin, new JsonObject().put("name", "VENDAS")).status()).isEqualTo(409);
        assertThat(office.post("/departments", office.shop().admin().token(), new JsonObject().put("name", "Vendas"))
                .status()).isEqualTo(201);
    }

    @Test
    void a_department_in_which_somebody_waits_cannot_be_disabled() {
        var id = shop.department("Vendas");
        conversationWaitsIn(id);
        assertThat(office.patch("/departments/" + id, admin, new JsonObject().put("is_active", false)).status())
                .isEqualTo(409);

        shop.sql("UPDATE conversations SET status = 'closed', owner = 'nobody', closed_at = now()");

        assertThat(office.patch("/departments/" + id, admin, new JsonObject().put("is_active", false)).status())
                .isEqualTo(200);
        assertThat(office.get("/departments?is_active=true", admin).body().getJsonArray("data")).isEmpty();
        assertThat(shop.audit("department.updated")).singleElement().satisfies(row -> assertThat(
                row.getJsonObject("new")).isEqualTo(new JsonObject().put("is_active", false)));
    }

    @Test
    void one_takes_what_has_no_place_to_be_in_and_leaves_that_only_to_another() {
        var first = shop.department("Vendas");
        var second = UUID.fromString(office.post("/departments", admin, new JsonObject().put("name", "Suporte")).body()
                .getString("id"));
        assertThat(fallbacks()).containsExactly("Vendas");

        assertThat(patch(first, new JsonObject().put("is_fallback", false))).isEqualTo(409);
        assertThat(patch(first, new JsonObject().put("is_active", false))).isEqualTo(409);
        assertThat(fallbacks()).containsExactly("Vendas");
        assertThat(patch(second, new JsonObject().put("is_fallback", true))).isEqualTo(200);
        assertThat(fallbacks()).containsExactly("Suporte");
        assertThat(patch(first, new JsonObject().put("is_active", false))).isEqualTo(200);
        // The last one there is may go; who comes next takes its place.
        assertThat(patch(second, new JsonObject().put("is_active", false))).isEqualTo(200);
        shop.department("Caixa");
        assertThat(fallbacks()).containsExactly("Caixa");
    }

    private int patch(UUID department, JsonObject change) {
        return office.patch("/departments/" + department, admin, change).status();
    }

    private List<String> fallbacks() {
        return office.get("/departments", admin).body().getJsonArray("data").stream().map(JsonObject.class::cast)
                .filter(row -> row.getBoolean("is_fallback")).map(row -> row.getString("name")).toList();
    }

    @Test
    void members_of_another_organization_cannot_be_named_and_its_departments_are_not_there() {
        var other = office.shop();
        var id = shop.department("Vendas");
        var foreign = new JsonArray().add(other.adminId.toString());

        assertThat(office.patch("/departments/" + id, admin, new JsonObject().put("member_ids", foreign)).status())
                .isEqualTo(422);
        assertThat(office.post("/departments", admin, new JsonObject().put("name", "X").put("member_ids", foreign))
                .status()).isEqualTo(422);
        assertThat(office.patch("/departments/" + id, other.admin().token(), new JsonObject().put("name", "X"))
                .status()).isEqualTo(404);
        assertThat(office.patch("/departments/" + Ids.next(), admin, new JsonObject().put("name", "X")).status())
                .isEqualTo(404);
        assertThat(office.get("/departments", other.admin().token()).body().getJsonArray("data")).isEmpty();
    }

    @Test
    void members_are_replaced_and_those_who_came_or_went_are_told() {
        var people = List.of(shop.user(Role.ATTENDANT), shop.user(Role.ATTENDANT), shop.user(Role.ATTENDANT));
        var id = shop.department("Vendas", people.get(0).id, people.get(1).id);
        office.changedUsers.clear();

        office.patch("/departments/" + id, admin, new JsonObject().put("member_ids",
                new JsonArray().add(people.get(1).id.toString()).add(people.get(2).id.toString())));

        assertThat(office.changedUsers).containsExactlyInAnyOrder(people.get(0).id, people.get(2).id);
    }

    @Test
    void the_list_is_by_name_page_by_page() {
        for (var name : List.of("Vendas", "Área técnica", "caixa", "Banco")) {
            shop.department(name);
        }
        var first = office.get("/departments?limit=3", admin).body();
        var second = office.get("/departments?limit=3&cursor=" + first.getString("next_cursor"), admin).body();

        assertThat(names(first)).containsExactly("Área técnica", "Banco", "caixa");
        assertThat(names(second)).containsExactly("Vendas");
        assertThat(second.getString("next_cursor")).isNull();
    }

    private static List<String> names(JsonObject page) {
        return page.getJsonArray("data").stream().map(one -> ((JsonObject) one).getString("name")).toList();
    }

    private void conversationWaitsIn(UUID department) {
        var channel = Ids.next();
        var customer = Ids.next();
        shop.sql("INSERT INTO channels (id, organization_id, name, phone_number_id) VALUES ($1, $2, 'Número', $3)",
                channel, shop.id.value(), Long.toString(System.nanoTime()));
        shop.sql("INSERT INTO customers (id, organization_id, name) VALUES ($1, $2, 'Rita')", customer,
                shop.id.value());
        shop.sql("""
                INSERT INTO conversations (id, organization_id, customer_id, channel_id, owner, status, department_id,
                                           waiting_since)
                VALUES ($1, $2, $3, $4, 'queue', 'waiting', $5, now())
                """, Ids.next(), shop.id.value(), customer, channel, department);
    }
}
