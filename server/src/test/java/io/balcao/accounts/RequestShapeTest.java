package io.balcao.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.accounts.Office.Shop;
import io.balcao.platform.Ids;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A field of the wrong type or of no business here changes nothing (AU-12). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RequestShapeTest {
    static final Office office = new Office();
    static Shop shop;
    static String admin;

    /** An operation with a body that is right. */
    record Case(String method, String path, boolean isPublic, JsonObject body) {}

    @BeforeAll
    static void logIn() {
        shop = office.shop();
        admin = shop.admin().token();
    }

    @AfterAll
    static void close() {
        office.close();
    }

    private static List<Case> cases() {
        var user = new JsonObject().put("email", "rita-" + Ids.next() + "@example.com").put("full_name", "Rita")
                .put("password", Office.PASSWORD).put("role", "attendant").put("avatar_url", "/rita.png")
                .put("department_ids", new JsonArray().add(Ids.next().toString()));
        var department = new JsonObject().put("name", "Vendas")
                .put("member_ids", new JsonArray().add(Ids.next().toString()));
        var token = "abcdefghijklmnopqrstuvwxyz";
        return List.of(
                new Case("POST", "/auth/login", true, new JsonObject().put("email", shop.adminEmail)
                        .put("password", Office.PASSWORD).put("totp_code", "123456")),
                new Case("POST", "/auth/refresh-token", true, new JsonObject().put("refreshToken", token)),
                new Case("POST", "/auth/logout", false, new JsonObject().put("refreshToken", token)),
                new Case("POST", "/setup", true, new JsonObject().put("token", token).put("organization_name", "Loja")
                        .put("email", "a@example.com").put("password", Office.PASSWORD).put("full_name", "Ana")),
                new Case("POST", "/users", false, user),
                new Case("POST", "/auth/register", false, user),
                new Case("PATCH", "/users/" + shop.adminId, false, user.copy().put("is_active", true)
                        .put("current_password", Office.PASSWORD)),
                new Case("POST", "/departments", false, department),
                new Case("PATCH", "/departments/" + Ids.next(), false, department.copy().put("is_active", true)));
    }

    @Test
    void every_field_of_every_request_refuses_every_other_type() {
        var wrong = new ArrayList<String>();
        for (var one : cases()) {
            for (var field : one.body().fieldNames()) {
                for (var value : others(field, one.body().getValue(field))) {
                    expect422(one, one.body().copy().put(field, value), wrong);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertNothingChanged();
    }

    @Test
    void fields_that_are_nobodys_business_are_refused() {
        var wrong = new ArrayList<String>();
        for (var one : cases()) {
            for (var field : List.of("organization_id", "id", "password_hash", "created_at", "organization",
                    "__proto__",
                    "isActive")) {
                expect422(one, one.body().copy().put(field, shop.id.toString()), wrong);
            }
            if (!one.body().containsKey("role")) {
                expect422(one, one.body().copy().put("role", "admin"), wrong);
            }
            if (!one.body().containsKey("is_active")) {
                expect422(one, one.body().copy().put("is_active", true), wrong);
            }
        }
        assertThat(wrong).isEmpty();
        assertNothingChanged();
    }

    @Test
    void texts_that_a_database_may_choke_on_are_answered() {
        var failed = new ArrayList<String>();
        for (var one : cases()) {
            for (var field : one.body().fieldNames()) {
                if (one.body().getValue(field) instanceof String) {
                    for (var text : List.of("with a \0 in the middle@example.com", "\u0000\u0000\u0000\u0000\u0000@x.y",
                            "'; DROP TABLE users; --@x.y", "%s%n{}${x}@example.com", "x".repeat(100_000))) {
                        if (one.path().equals("/auth/logout")) {
                            continue;
                        }
                        var status = send(one, one.body().copy().put(field, text).encode());
                        if (status >= 500) {
                            failed.add(one.method() + " " + one.path() + " " + field + " " + status);
                        }
                    }
                }
            }
        }
        assertThat(failed).isEmpty();
    }

    @Test
    void what_is_no_json_object_is_refused() {
        for (var one : cases()) {
            for (var body : List.of("", "[]", "null", "7", "\"x\"", "{", "{\"a\":}", "\u0000")) {
                if (body.isEmpty() && one.path().equals("/auth/logout")) {
                    continue;
                }
                assertThat(send(one, body)).as(one.path() + " " + body).isIn(400, 422);
            }
        }
    }

    @Test
    void a_search_that_a_database_may_choke_on_is_answered() {
        for (var query : List.of("q=%00", "q=a%00b", "q=%27%20OR%201%3D1", "q=%25", "q=%5C", "role=ADMIN", "role=%00",
                "department_id=%00", "is_active=yes", "cursor=%00", "limit=%00", "q=%FF%FE")) {
            var status = office.get("/users?" + query, admin).status();
            assertThat(status).as(query).isIn(200, 400, 422);
        }
    }

    /** Values of every type but the field's own; an empty list is a list, and a picture may be null. */
    private static List<@Nullable Object> others(String field, Object right) {
        var values = new ArrayList<@Nullable Object>(List.of(new JsonObject().put("$ne", ""), new JsonObject(),
                new JsonArray().add("x"), new JsonArray().add(new JsonObject()), 1, 1.5, -1));
        if (!(right instanceof Boolean)) {
            values.add(true);
        }
        if (!(right instanceof JsonArray)) {
            values.add(new JsonArray());
        }
        if (!Set.of("avatar_url").contains(field)) {
            values.add(null);
        }
        return values;
    }

    private static void expect422(Case one, JsonObject body, List<String> wrong) {
        var status = send(one, body.encode());
        if (status != 422) {
            wrong.add(one.method() + " " + one.path() + " " + body.encode() + " -> " + status);
        }
    }

    private static int send(Case one, String body) {
        return office.send(one.method(), one.path(), one.isPublic() ? null : admin, body, Map.of()).status();
    }

    private static void assertNothingChanged() {
        assertThat(shop.texts("SELECT email || ' ' || full_name || ' ' || role FROM users"))
                .containsExactly(shop.adminEmail + " Ana Admin admin");
        assertThat(shop.texts("SELECT name FROM departments")).isEmpty();
    }
}
