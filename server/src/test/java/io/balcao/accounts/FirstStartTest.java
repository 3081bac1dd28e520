package io.balcao.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.accounts.Office.Answer;
import io.balcao.platform.Role;
import io.balcao.platform.Secret;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
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
    void any_server_of_the_installation_takes_the_token_of_another_one_s_log() {
        try (var first = new Office(options -> options.emptyDatabase = true);
                var second = new Office(options -> options.database = Optional.of(first.settings))) {
            var token = first.accounts.setupToken().orElseThrow().value();
            var laterToken = second.accounts.setupToken().orElseThrow().value();

            assertThat(setUp(second, token).status()).isEqualTo(201);
            assertThat(setUp(first, token).status()).isEqualTo(409);
            assertThat(setUp(first, laterToken).status()).isEqualTo(409);
            assertThat(first.accounts.setupToken()).isEmpty();
        }
    }

    @Test
    void the_token_lives_for_an_hour_and_cannot_be_made_to_live_longer() {
        try (var office = new Office(options -> options.emptyDatabase = true)) {
            var token = office.accounts.setupToken().orElseThrow().value();
            office.clock.advance(Duration.ofMinutes(59));
            var later = office.accounts.setupToken().orElseThrow().value();
            office.clock.advance(Duration.ofMinutes(1));

            assertThat(setUp(office, token).status()).isEqualTo(401);
            assertThat(setUp(office, later.split("\\.")[0] + "." + token.split("\\.")[1]).status()).isEqualTo(401);
            assertThat(office.accounts.organizations().hasAny()).isFalse();
            assertThat(setUp(office, later).status()).isEqualTo(201);
        }
    }

    @Test
    void an_installation_with_other_keys_does_not_take_it() {
        try (var office = new Office(options -> options.emptyDatabase = true);
                var other = new Office(options -> {
                    options.emptyDatabase = true;
                    options.refreshKey = new Secret("another key that signs refresh tokens");
                })) {
            var token = other.accounts.setupToken().orElseThrow().value();

            assertThat(setUp(office, token).status()).isEqualTo(401);
            assertThat(setUp(other, token).status()).isEqualTo(201);
        }
    }

    @Test
    void whoever_opens_a_console_hears_from_any_server_whether_there_is_somebody() {
        try (var first = new Office(options -> options.emptyDatabase = true);
                var second = new Office(options -> options.database = Optional.of(first.settings))) {
            assertThat(isNeeded(first)).isTrue();
            assertThat(isNeeded(second)).isTrue();

            var answer = second.post("/setup", null, new JsonObject()
                    .put("token", first.accounts.setupToken().orElseThrow().value()).put("organization_name", "Loja")
                    .put("email", "ana@example.com").put("password", Office.PASSWORD).put("full_name", "Ana")
                    .put("locale", "es").put("timezone", "America/Manaus"));
            assertThat(answer.status()).as(answer.body().encode()).isEqualTo(201);

            assertThat(isNeeded(first)).isFalse();
            assertThat(isNeeded(second)).isFalse();
            var token = answer.body().getString("accessToken");
            var profile = first.get("/organization", token).body();
            assertThat(profile.getString("locale")).isEqualTo("es");
            assertThat(profile.getString("timezone")).isEqualTo("America/Manaus");
            assertThat(profile.getString("setup_state")).isEqualTo("open");

            // It is left in the middle, and gone on with after a restart, at another server.
            first.patch("/organization", token, new JsonObject().put("setup_state", "left").put("setup_step", "hours"));
            try (var restarted = new Office(options -> options.database = Optional.of(first.settings))) {
                assertThat(isNeeded(restarted)).isFalse();
                assertThat(restarted.get("/organization", token).body().getString("setup_step")).isEqualTo("hours");
            }
        }
    }

    private static boolean isNeeded(Office office) {
        return office.get("/setup", null).body().getBoolean("needed");
    }

    private static Answer setUp(Office office, String token) {
        return office.post("/setup", null, new JsonObject().put("token", token).put("organization_name", "Loja")
                .put("email", "ana@example.com").put("password", Office.PASSWORD).put("full_name", "Ana"));
    }
}
