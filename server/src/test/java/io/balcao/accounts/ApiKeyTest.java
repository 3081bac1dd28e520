package io.balcao.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.accounts.Office.Answer;
import io.balcao.accounts.Office.Shop;
import io.balcao.platform.Role;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A program has a key of its own, which is shown once, may do what its scopes say, and ends when an admin says so (AU-14). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ApiKeyTest {
    static final Office office = new Office();

    Shop shop;
    String admin;

    @AfterAll
    static void close() {
        office.close();
    }

    @BeforeEach
    void open() {
        shop = office.shop();
        admin = shop.admin().token();
    }

    @Test
    void a_key_is_shown_once_and_kept_as_a_hash() {
        var made = make("users:read");
        var key = made.body().getString("key");

        assertThat(key).matches("blc_[A-Za-z0-9_-]{64}").startsWith(made.body().getString("prefix"));
        var listed = office.get("/api-keys", admin);
        assertThat(listed.body().encode()).doesNotContain(key).contains(made.body().getString("prefix"));
        assertThat(shop.texts("SELECT to_jsonb(k)::text FROM api_keys k")).singleElement().asString()
                .doesNotContain(key.substring(12));
        assertThat(shop.texts("SELECT length(secret_hash)::text FROM api_keys")).containsExactly("32");
        assertThat(shop.audit("api_key.created")).singleElement()
                .satisfies(entry -> assertThat(entry.encode()).doesNotContain(key.substring(12)));
    }

    @Test
    void a_key_opens_what_its_scopes_say_by_either_header_and_its_last_use_is_seen() {
        var key = key(make("users:read"));

        assertThat(office.get("/users", key).status()).isEqualTo(200);
        assertThat(byHeader("/users", key).status()).isEqualTo(200);
        assertThat(office.get("/audit-logs", key).detail()).isEqualTo("This API key lacks the scope audit:read");
        assertThat(office.get("/api-keys", key).detail()).isEqualTo("No API key may do this");
        assertThat(office.get("/api-keys", admin).body().getJsonArray("data").getJsonObject(0)
                .getString("last_used_at")).isNotNull();
    }

    @Test
    void a_revoked_key_opens_nothing_from_that_moment_on() {
        var made = make("users:read");
        assertThat(office.get("/users", key(made)).status()).isEqualTo(200);
        office.endedSessions.clear();

        assertThat(revoke(made).status()).isEqualTo(204);

        assertThat(office.get("/users", key(made)).status()).isEqualTo(401);
        assertThat(office.endedSessions).extracting(UUID::toString).containsExactly(made.body().getString("id"));
        assertThat(office.get("/api-keys", admin).body().getJsonArray("data")).isEmpty();
        assertThat(revoke(made).status()).isEqualTo(404);
        assertThat(shop.audit("api_key.revoked")).hasSize(1);
    }

    @Test
    void a_key_ends_when_its_time_is_over() {
        var until = office.clock.instant().plus(Duration.ofHours(1));
        var made = post(new JsonObject().put("name", "Por uma hora").put("scopes", new JsonArray().add("users:read"))
                .put("expires_at", until.toString()));
        assertThat(office.get("/users", key(made)).status()).isEqualTo(200);

        office.clock.advance(Duration.ofHours(1));

        assertThat(office.get("/users", key(made)).status()).isEqualTo(401);
        admin = shop.admin().token();
        assertThat(post(new JsonObject().put("name", "Ontem").put("scopes", new JsonArray().add("users:read"))
                .put("expires_at", until.toString())).status()).isEqualTo(422);
    }

    @Test
    void a_key_that_nobody_made_opens_nothing_and_is_soon_not_looked_up() {
        // A server of its own: it listens to nobody's keys of this address for a while.
        try (var office = new Office()) {
            var key = key(office.post("/api-keys", office.shop().admin().token(),
                    new JsonObject().put("name", "Painel").put("scopes", new JsonArray().add("users:read"))));
            // Not the last character: of that one two bits say nothing.
            var wrong = key.substring(0, 40) + (key.charAt(40) == 'A' ? 'B' : 'A') + key.substring(41);

            assertThat(office.get("/users", wrong).status()).isEqualTo(401);
            assertThat(office.get("/users", key + "A").status()).isEqualTo(401);
            assertThat(office.get("/users", "blc_").status()).isEqualTo(401);
            assertThat(office.get("/users", key).status()).isEqualTo(200);
            assertThat(java.util.stream.IntStream.range(0, 80)
                    .mapToObj(n -> office.get("/users", ApiKeySecret.make().key().value()).status()))
                    .contains(429);
            assertThat(office.get("/users", key).status()).isEqualTo(200);
        }
    }

    @Test
    void who_acts_with_a_key_is_no_person() {
        var made = make("users:read");
        var machine = made.body().getString("user_id");
        var email = shop.texts("SELECT email FROM users WHERE is_machine").getFirst();

        assertThat(office.get("/users", admin).body().encode()).doesNotContain(machine);
        assertThat(office.get("/users/" + machine, admin).status()).isEqualTo(404);
        assertThat(office.patch("/users/" + machine, admin, new JsonObject().put("full_name", "X")).status())
                .isEqualTo(404);
        assertThat(office.login(email, Office.PASSWORD).status()).isEqualTo(401);
        assertThat(office.accounts.sockets().authenticate(key(made))).isEmpty();
        var department = shop.department("Vendas");
        office.patch("/departments/" + department, admin,
                new JsonObject().put("member_ids", new JsonArray().add(machine)));
        assertThat(shop.texts("SELECT user_id::text FROM department_members")).doesNotContain(machine);
    }

    @Test
    void nobody_but_an_admin_makes_or_revokes_keys_and_no_key_does() {
        var made = make("users:read");
        var supervisor = shop.user(Role.SUPERVISOR).token();
        var stranger = office.shop().admin().token();

        assertThat(List.of(supervisor, key(made)))
                .allSatisfy(token -> assertThat(revoke(made, token).status()).isEqualTo(403));
        assertThat(revoke(made, stranger).status()).isEqualTo(404);
        assertThat(office.get("/users", key(made)).status()).isEqualTo(200);
    }

    private Answer make(String scope) {
        var made = post(new JsonObject().put("name", "Loja virtual").put("scopes", new JsonArray().add(scope)));
        assertThat(made.status()).as(made.body().encode()).isEqualTo(201);
        return made;
    }

    private Answer post(JsonObject body) {
        return office.post("/api-keys", admin, body);
    }

    private Answer revoke(Answer made) {
        return revoke(made, admin);
    }

    private static Answer revoke(Answer made, @Nullable String token) {
        return office.send("DELETE", "/api-keys/" + made.body().getString("id"), token, null, Map.of());
    }

    private static Answer byHeader(String path, String key) {
        return office.send("GET", path, null, null, Map.of("X-API-Key", key));
    }

    private static String key(Answer made) {
        return made.body().getString("key");
    }
}
