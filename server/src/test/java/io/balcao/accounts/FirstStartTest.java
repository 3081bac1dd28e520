package io.balcao.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.accounts.Office.Answer;
import io.balcao.platform.Role;
import io.balcao.platform.Secret;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The first admin comes in with the token of the log, once (AU-01). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FirstStartTest {
    @Test
    void the_token_of_the_log_makes_the_first_organization_and_then_opens_nothing() {
        try (var office = new Office(options -> options.emptyDatabase = true)) {
            var token = office.accounts.setupToken().orElseThrow().value();
            assertThat(setUp(office, "a".repeat(43)).status()).isEqualTo(401);
            assertThat(setUp(office, token.substring(1)).status()).isEqualTo(401);
            assertThat(office.accounts.organizations().hasAny()).isFalse();

            var session = setUp(office, token);

            assertThat(session.status()).as(session.body().encode()).isEqualTo(201);
            assertThat(office.me(session.accessToken()).body().getString("role")).isEqualTo("admin");
            assertThat(office.login("ana@example.com", Office.PASSWORD).status()).isEqualTo(200);
            assertThat(office.accounts.setupToken()).isEmpty();
            assertThat(setUp(office, token).status()).isEqualTo(409);
        }
    }

    @Test
    void of_many_who_set_up_at_once_one_does() throws Exception {
        try (var office = new Office(options -> options.emptyDatabase = true)) {
            var token = office.accounts.setupToken().orElseThrow().value();

            var answers = LoginTest.atOnce(8, i -> setUp(office, token));

            assertThat(answers).extracting(Answer::status).containsOnly(201, 409);
            assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        }
    }

    @Test
    void two_servers_that_start_at_once_with_the_admin_of_the_settings_make_one() throws Exception {
        try (var office = new Office(options -> options.emptyDatabase = true)) {
            var admin = new NewUser("Ana@Example.com", "Ana", new Secret(Office.PASSWORD), Role.ADMIN);

            var made = LoginTest.atOnce(4, i -> office.accounts.organizations().createFirst("Loja", admin));

            assertThat(made).filteredOn(one -> one.isPresent()).hasSize(1);
            assertThat(office.login("ana@example.com", Office.PASSWORD).status()).isEqualTo(200);
        }
    }

    @Test
    void each_start_has_a_token_of_its_own() {
        try (var one = new Office(options -> options.emptyDatabase = true);
                var two = new Office(options -> options.emptyDatabase = true)) {
            var token = one.accounts.setupToken().orElseThrow();

            assertThat(token.value()).hasSize(43);
            assertThat(setUp(two, token.value()).status()).isEqualTo(401);
        }
    }

    private static Answer setUp(Office office, String token) {
        return office.post("/setup", null, new JsonObject().put("token", token).put("organization_name", "Loja")
                .put("email", "ana@example.com").put("password", Office.PASSWORD).put("full_name", "Ana"));
    }
}
