package io.balcao.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.accounts.Office.Answer;
import io.balcao.accounts.Office.Person;
import io.balcao.accounts.Office.Shop;
import io.balcao.platform.Ids;
import io.balcao.platform.Role;
import io.balcao.platform.realtime.Presence;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Who may see and change whom. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class UserRightsTest {
    static final Office office = new Office();

    Shop shop;
    String admin;
    String supervisor;
    Person bia;
    String attendant;

    @AfterAll
    static void close() {
        office.close();
    }

    @BeforeEach
    void people() {
        shop = office.shop();
        admin = shop.admin().token();
        supervisor = shop.user(Role.SUPERVISOR).token();
        bia = shop.user(Role.ATTENDANT);
        attendant = bia.token();
    }

    @Test
    void each_role_may_do_what_the_document_says_and_nothing_else() {
        for (var path : List.of("/users", "/departments", "/users/" + bia.id)) {
            assertThat(office.get(path, null).status()).isEqualTo(401);
        }
        var user = newUser();
        for (var path : List.of("/users", "/auth/register")) {
            assertThat(office.post(path, supervisor, user).status()).isEqualTo(403);
            assertThat(office.post(path, attendant, user).status()).isEqualTo(403);
            assertThat(office.post(path, admin, newUser()).status()).isEqualTo(201);
        }
        assertThat(office.get("/users", attendant).status()).isEqualTo(403);
        assertThat(office.get("/users", supervisor).status()).isEqualTo(200);
        var department = new JsonObject().put("name", "Vendas");
        assertThat(office.post("/departments", supervisor, department).status()).isEqualTo(403);
        assertThat(office.post("/departments", attendant, department).status()).isEqualTo(403);
        var made = office.post("/departments", admin, department);
        assertThat(made.status()).isEqualTo(201);
        assertThat(office.patch("/departments/" + made.body().getString("id"), supervisor, department).status())
                .isEqualTo(403);
        assertThat(office.get("/departments", attendant).status()).isEqualTo(200);
    }

    @Test
    void attendants_read_themselves_and_nobody_else() {
        assertThat(office.get("/users/" + bia.id, attendant).status()).isEqualTo(200);
        assertThat(office.get("/users/" + shop.adminId, attendant).status()).isEqualTo(404);
        assertThat(office.get("/users/" + shop.adminId, supervisor).status()).isEqualTo(200);
    }

    @Test
    void a_user_of_another_organization_is_like_one_that_does_not_exist() {
        var foreign = office.shop().user(Role.ATTENDANT);
        var missing = Ids.next();

        for (var token : List.of(admin, supervisor, attendant)) {
            assertSame(office.get("/users/" + foreign.id, token), foreign.id,
                    office.get("/users/" + missing, token), missing);
            assertSame(office.patch("/users/" + foreign.id, token, new JsonObject().put("full_name", "X")), foreign.id,
                    office.patch("/users/" + missing, token, new JsonObject().put("full_name", "X")), missing);
        }
    }

    private static void assertSame(Answer foreign, UUID foreignId, Answer missing, UUID missingId) {
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(missing.status()).isEqualTo(404);
        assertThat(foreign.detail().replace(foreignId.toString(), "")).isEqualTo(
                missing.detail().replace(missingId.toString(), ""));
    }

    @Test
    void everybody_changes_their_own_name_and_picture_and_no_more() {
        for (var token : List.of(supervisor, attendant)) {
            var me = "/users/" + office.me(token).body().getString("id");
            var changed = office.patch(me, token,
                    new JsonObject().put("full_name", "  Rita Lima ").put("avatar_url", "/pictures/rita.png"));
            assertThat(changed.status()).isEqualTo(200);
            assertThat(changed.body().getString("full_name")).isEqualTo("Rita Lima");
            assertThat(office.patch(me, token, new JsonObject().putNull("avatar_url")).body().getString("avatar_url"))
                    .isNull();
            for (var more : List.of(new JsonObject().put("role", "admin"), new JsonObject().put("is_active", true),
                    new JsonObject().put("email", "rita@example.com"),
                    new JsonObject().put("full_name", "Rita").put("department_ids", new JsonArray()))) {
                assertThat(office.patch(me, token, more).status()).as(more.encode()).isEqualTo(403);
            }
        }
        assertThat(office.patch("/users/" + bia.id, supervisor, new JsonObject().put("full_name", "X")).status())
                .isEqualTo(403);
    }

    @Test
    void an_own_new_password_needs_the_current_one() {
        var me = "/users/" + bia.id;
        var change = new JsonObject().put("password", "another password");

        assertThat(office.patch(me, attendant, change).status()).isEqualTo(422);
        assertThat(office.patch(me, attendant, change.copy().put("current_password", "a guess")).status())
                .isEqualTo(422);
        assertThat(bia.triesToLogIn(Office.PASSWORD).status()).isEqualTo(200);
        assertThat(office.patch(me, attendant, change.copy().put("current_password", Office.PASSWORD)).status())
                .isEqualTo(200);
    }

    @Test
    void guesses_at_the_current_password_are_counted_like_logins() {
        var change = new JsonObject().put("password", "another password").put("current_password", "a guess");
        for (int i = 0; i < 5; i++) {
            assertThat(office.patch("/users/" + bia.id, attendant, change).status()).isEqualTo(422);
        }

        assertThat(office.patch("/users/" + bia.id, attendant, change.put("current_password", Office.PASSWORD))
                .status()).isEqualTo(429);
    }

    @Test
    void an_admin_sets_the_password_of_another_without_knowing_it() {
        assertThat(office.patch("/users/" + bia.id, admin, new JsonObject().put("password", "another password"))
                .status()).isEqualTo(200);
        assertThat(bia.triesToLogIn("another password").status()).isEqualTo(200);
    }

    @Test
    void the_last_admin_stays() {
        var me = "/users/" + shop.adminId;
        assertThat(office.patch(me, admin, new JsonObject().put("is_active", false)).status()).isEqualTo(409);
        assertThat(office.patch(me, admin, new JsonObject().put("role", "attendant")).status()).isEqualTo(409);
        var disabledAdmin = shop.user(Role.ADMIN);
        office.patch("/users/" + disabledAdmin.id, admin, new JsonObject().put("is_active", false));
        assertThat(office.patch(me, admin, new JsonObject().put("is_active", false)).status()).isEqualTo(409);

        shop.user(Role.ADMIN);

        assertThat(office.patch(me, admin, new JsonObject().put("role", "attendant")).status()).isEqualTo(200);
    }

    @Test
    void of_two_admins_who_disable_each_other_at_once_one_stays() throws Exception {
        for (int round = 0; round < 10; round++) {
            var duo = office.shop();
            var admins = List.of(duo.admin(), duo.user(Role.ADMIN));
            var tokens = List.of(admins.get(0).token(), admins.get(1).token());

            LoginTest.atOnce(2, i -> office.patch("/users/" + admins.get(1 - i).id, tokens.get(i),
                    new JsonObject().put("is_active", false)));

            assertThat(duo.texts("SELECT id::text FROM users WHERE role = 'admin' AND is_active")).hasSize(1);
        }
    }

    @Test
    void changes_are_written_down_with_what_was_and_what_is() {
        var created = office.post("/users", admin, newUser());
        var id = created.body().getString("id");
        office.patch("/users/" + id, admin, new JsonObject().put("full_name", "Rita Lima").put("role", "supervisor"));
        office.patch("/users/" + id, admin, new JsonObject().put("full_name", "Rita Lima"));

        assertThat(shop.audit("user.created")).singleElement().satisfies(row -> {
            assertThat(row.getString("user")).isEqualTo(shop.adminId.toString());
            assertThat(row.getString("object")).isEqualTo(id);
            assertThat(row.getJsonObject("new").getString("role")).isEqualTo("attendant");
            assertThat(row.encode()).doesNotContain("password");
        });
        assertThat(shop.audit("user.updated")).singleElement().satisfies(row -> {
            assertThat(row.getJsonObject("old"))
                    .isEqualTo(new JsonObject().put("full_name", "Rita").put("role", "attendant"));
            assertThat(row.getJsonObject("new"))
                    .isEqualTo(new JsonObject().put("full_name", "Rita Lima").put("role", "supervisor"));
        });
    }

    @Test
    void an_address_is_used_once_whatever_its_case_and_whoever_asks() {
        var user = newUser();
        assertThat(office.post("/users", admin, user).status()).isEqualTo(201);
        var upper = user.copy().put("email", user.getString("email").toUpperCase(java.util.Locale.ROOT));

        assertThat(office.post("/users", admin, upper).status()).isEqualTo(409);
        assertThat(office.post("/users", office.shop().admin().token(), upper).status()).isEqualTo(409);
        assertThat(office.patch("/users/" + bia.id, admin, new JsonObject().put("email", user.getString("email")))
                .status()).isEqualTo(409);
    }

    @Test
    void a_department_of_another_organization_cannot_be_named() {
        var foreign = office.shop().department("Vendas");
        var ids = new JsonArray().add(foreign.toString());

        assertThat(office.post("/users", admin, newUser().put("department_ids", ids)).status()).isEqualTo(422);
        assertThat(office.patch("/users/" + bia.id, admin, new JsonObject().put("department_ids", ids)).status())
                .isEqualTo(422);
        var missing = new JsonArray().add(Ids.next().toString());
        assertThat(office.patch("/users/" + bia.id, admin, new JsonObject().put("department_ids", missing)).status())
                .isEqualTo(422);
    }

    @Test
    void the_list_is_by_name_page_by_page_whatever_the_accents() {
        for (var name : List.of("Érica", "eduardo", "Zé", "Ágata", "ana", "Edu")) {
            office.post("/users", admin, newUser().put("full_name", name));
        }
        var names = new ArrayList<String>();
        String cursor = null;
        do {
            var page = office.get("/users?limit=2" + (cursor == null ? "" : "&cursor=" + cursor), admin).body();
            page.getJsonArray("data").forEach(user -> names.add(((JsonObject) user).getString("full_name")));
            cursor = page.getString("next_cursor");
        } while (cursor != null);

        assertThat(names).containsExactly("Ágata", "ana", "Ana Admin", "Bia attendant", "Bia supervisor", "Edu",
                "eduardo", "Érica", "Zé");
    }

    @Test
    void the_list_can_be_narrowed() {
        var sales = shop.department("Vendas", bia.id);
        office.post("/users", admin, newUser().put("full_name", "João 100% Silva"));

        assertThat(names("/users?q=joao")).containsExactly("João 100% Silva");
        assertThat(names("/users?q=100%25")).containsExactly("João 100% Silva");
        assertThat(names("/users?q=" + bia.email.substring(0, 20))).contains("Bia attendant");
        assertThat(names("/users?role=supervisor")).containsExactly("Bia supervisor");
        assertThat(names("/users?department_id=" + sales)).containsExactly("Bia attendant");
        office.patch("/users/" + bia.id, admin, new JsonObject().put("is_active", false));
        assertThat(names("/users?is_active=false")).containsExactly("Bia attendant");
    }

    @Test
    void a_forged_cursor_is_refused_and_so_is_a_foreign_one() {
        for (var forged : List.of("x", "W10", "WyJhIl0", "WyJhIiwiYiJd", "eyJhIjoxfQ", "WzEsMl0")) {
            assertThat(office.get("/users?cursor=" + forged, admin).status()).as(forged).isEqualTo(422);
        }
        var other = office.shop();
        other.user(Role.ATTENDANT);
        var foreign = office.get("/users?limit=1", other.admin().token()).body().getString("next_cursor");

        assertThat(office.get("/users?cursor=" + foreign, admin).status()).isEqualTo(422);
    }

    @Test
    void who_is_here_is_seen_by_everybody_without_private_fields() {
        office.online.put(bia.id, Presence.Status.AWAY);
        office.online.put(office.shop().adminId, Presence.Status.ONLINE);

        var here = office.get("/users/online", attendant).body().getJsonArray("data");

        assertThat(here).singleElement().isEqualTo(new JsonObject().put("id", bia.id.toString())
                .put("full_name", "Bia attendant").put("role", "attendant").putNull("avatar_url")
                .put("department_ids", new JsonArray()).put("presence", "away"));
        assertThat(office.get("/users/" + bia.id, admin).body().getString("presence")).isEqualTo("away");
        assertThat(office.get("/users/" + shop.adminId, admin).body().getString("presence")).isEqualTo("offline");
    }

    private List<String> names(String path) {
        var answer = office.get(path, admin);
        assertThat(answer.status()).as(answer.body().encode()).isEqualTo(200);
        return answer.body().getJsonArray("data").stream().map(user -> ((JsonObject) user).getString("full_name"))
                .toList();
    }

    private static JsonObject newUser() {
        return new JsonObject().put("email", "rita-" + Ids.next() + "@example.com").put("full_name", "Rita")
                .put("password", Office.PASSWORD).put("role", "attendant");
    }
}
