package io.balcao.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.bastiaanjansen.otp.TOTPGenerator;
import io.balcao.accounts.Office.Answer;
import io.balcao.accounts.Office.Shop;
import io.balcao.platform.Role;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Who has an authenticator app logs in with it and in no other way, and each code opens once (AU-01, AU-08). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SecondFactorTest {
    static final Office office = new Office();

    Shop shop;
    Office.Person bia;
    Answer session;
    String otpauth;
    List<String> recovery;

    @AfterAll
    static void close() {
        office.close();
    }

    @BeforeEach
    void setUp() {
        shop = office.shop();
        bia = shop.user(Role.ATTENDANT);
        session = bia.logsIn();
        // A half minute of its own: the codes of the last test are spent for nobody else.
        office.clock.advance(Duration.ofSeconds(30));
    }

    @Test
    void a_first_code_switches_it_on_and_from_then_on_the_password_alone_is_not_enough() {
        var setup = office.post("/auth/2fa/setup", session.accessToken(), null).body();
        assertThat(setup.getString("otpauth_uri")).startsWith("otpauth://totp/").contains(setup.getString("secret"));
        assertThat(setup.getString("qr_svg")).startsWith("<svg ");
        assertThat(bia.triesToLogIn(Office.PASSWORD).status()).as("not in force before its first code").isEqualTo(200);

        switchOn();

        assertThat(recovery).hasSize(10).doesNotHaveDuplicates();
        var refused = bia.triesToLogIn(Office.PASSWORD);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(fieldOf(refused)).isEqualTo("totp_code");
        office.clock.advance(Duration.ofSeconds(30));
        assertThat(logIn(code()).status()).isEqualTo(200);
        assertThat(office.me(session.accessToken()).body().getBoolean("has_second_factor")).isTrue();
        assertThat(shop.audit("user.second_factor_enabled")).hasSize(1);
    }

    @Test
    void whoever_does_not_know_the_password_does_not_learn_that_there_is_one() {
        switchOn();

        assertThat(bia.triesToLogIn("wrong password").status()).isEqualTo(401);
        assertThat(login("wrong password", "totp_code", code()).status()).isEqualTo(401);
    }

    @Test
    void a_code_is_taken_once_and_none_before_it_any_more() {
        switchOn();
        office.clock.advance(Duration.ofSeconds(90));
        var before = codeIn(Duration.ofSeconds(-30));
        var now = code();

        assertThat(logIn(now).status()).isEqualTo(200);

        assertThat(logIn(now).status()).isEqualTo(422);
        assertThat(logIn(before).status()).isEqualTo(422);
        assertThat(logIn(codeIn(Duration.ofSeconds(30))).status()).isEqualTo(200);
    }

    @Test
    void the_code_that_switched_it_on_does_not_log_in() {
        switchOn();

        assertThat(logIn(code()).status()).isEqualTo(422);
    }

    @Test
    void a_clock_may_be_half_a_minute_off_and_no_more() {
        switchOn();
        office.clock.advance(Duration.ofMinutes(5));

        assertThat(logIn(codeIn(Duration.ofSeconds(-60))).status()).isEqualTo(422);
        assertThat(logIn(codeIn(Duration.ofSeconds(60))).status()).isEqualTo(422);
        assertThat(logIn(codeIn(Duration.ofSeconds(-30))).status()).isEqualTo(200);
        assertThat(logIn(codeIn(Duration.ofSeconds(30))).status()).isEqualTo(200);
    }

    @Test
    void of_two_who_show_the_same_code_at_once_one_gets_in() throws Exception {
        switchOn();
        office.clock.advance(Duration.ofSeconds(30));
        var code = code();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = threads.invokeAll(List.of(() -> logIn(code).status(), () -> logIn(code).status())).stream()
                    .map(done -> done.resultNow()).toList();
            assertThat(statuses).containsExactlyInAnyOrder(200, 422);
        }
    }

    @Test
    void a_recovery_code_opens_once_however_it_is_typed() {
        switchOn();
        var code = recovery.getFirst();

        assertThat(recover(code.toLowerCase(java.util.Locale.ROOT).replace("-", " ")).status()).isEqualTo(200);
        assertThat(recover(code).status()).isEqualTo(422);
        assertThat(recover(recovery.get(1)).status()).isEqualTo(200);
        assertThat(shop.audit("user.recovery_code_used")).hasSize(2);
    }

    @Test
    void wrong_codes_close_the_account_like_wrong_passwords_and_asking_without_one_does_not() {
        switchOn();
        for (int i = 0; i < 7; i++) {
            assertThat(bia.triesToLogIn(Office.PASSWORD).status()).isEqualTo(422);
        }
        for (int i = 0; i < 5; i++) {
            assertThat(logIn("000000").status()).isEqualTo(422);
        }
        office.clock.advance(Duration.ofSeconds(30));

        assertThat(logIn(code()).status()).isEqualTo(429);
        assertThat(shop.audit("login.locked")).hasSize(1);
    }

    @Test
    void it_is_switched_off_with_the_password_and_a_code_and_with_nothing_less() {
        switchOn();
        office.clock.advance(Duration.ofSeconds(30));

        assertThat(fieldOf(disable(new JsonObject().put("password", "wrong password").put("totp_code", code()))))
                .isEqualTo("password");
        assertThat(fieldOf(disable(new JsonObject().put("password", Office.PASSWORD)))).isEqualTo("totp_code");
        assertThat(fieldOf(disable(new JsonObject().put("password", Office.PASSWORD).put("totp_code", "000000"))))
                .isEqualTo("totp_code");
        assertThat(bia.triesToLogIn(Office.PASSWORD).status()).isEqualTo(422);

        assertThat(disable(new JsonObject().put("password", Office.PASSWORD).put("totp_code", code())).status())
                .isEqualTo(204);

        assertThat(bia.triesToLogIn(Office.PASSWORD).status()).isEqualTo(200);
        assertThat(shop.audit("user.second_factor_disabled")).hasSize(1);
        assertThat(shop.texts("SELECT user_id::text FROM recovery_codes")).isEmpty();
    }

    @Test
    void how_many_codes_are_left_is_said_and_new_ones_replace_them_even_where_it_cannot_be_switched_off() {
        assertThat(office.me(session.accessToken()).body().getValue("recovery_codes_left")).isNull();
        switchOn();
        recover(recovery.getFirst());
        assertThat(office.me(session.accessToken()).body().getInteger("recovery_codes_left")).isEqualTo(9);
        shop.sql("UPDATE organizations SET second_factor_roles = ARRAY['attendant']");
        office.clock.advance(Duration.ofSeconds(30));

        assertThat(fieldOf(renew(new JsonObject().put("password", "wrong password").put("totp_code", code()))))
                .isEqualTo("password");
        assertThat(fieldOf(renew(new JsonObject().put("password", Office.PASSWORD)))).isEqualTo("totp_code");
        assertThat(office.me(session.accessToken()).body().getInteger("recovery_codes_left")).isEqualTo(9);
        var renewed = renew(new JsonObject().put("password", Office.PASSWORD).put("totp_code", code()));

        assertThat(renewed.status()).as(renewed.body().encode()).isEqualTo(200);
        assertThat(renewed.body().getJsonArray("recovery_codes")).hasSize(10)
                .doesNotContainAnyElementsOf(recovery);
        assertThat(office.me(session.accessToken()).body().getInteger("recovery_codes_left")).isEqualTo(10);
        assertThat(recover(recovery.get(1)).status()).as("one of those before").isEqualTo(422);
        assertThat(recover(renewed.body().getJsonArray("recovery_codes").getString(0)).status()).isEqualTo(200);
        assertThat(shop.audit("user.recovery_codes_renewed")).hasSize(1);
    }

    private Answer renew(JsonObject proof) {
        return office.post("/auth/2fa/recovery-codes", session.accessToken(), proof);
    }

    @Test
    void one_that_is_in_force_is_not_replaced_by_setting_up_again() {
        switchOn();

        assertThat(office.post("/auth/2fa/setup", session.accessToken(), null).status()).isEqualTo(409);
        assertThat(office.post("/auth/2fa/enable", session.accessToken(), new JsonObject().put("totp_code", code()))
                .status()).isEqualTo(409);
    }

    @Test
    void an_admin_takes_away_what_somebody_lost_and_not_their_own() {
        switchOn();
        var admin = shop.admin().token();

        assertThat(delete("/users/" + bia.id + "/second-factor", admin).status()).isEqualTo(204);

        assertThat(office.me(session.accessToken()).status()).isEqualTo(401);
        assertThat(bia.triesToLogIn(Office.PASSWORD).status()).isEqualTo(200);
        assertThat(shop.audit("user.second_factor_reset")).hasSize(1);
        assertThat(delete("/users/" + shop.adminId + "/second-factor", admin).status()).isEqualTo(409);
    }

    @Test
    void neither_the_secret_nor_a_recovery_code_is_in_the_database_as_it_is() {
        switchOn();
        var secret = otpauth.replaceAll(".*secret=([A-Z2-7]+).*", "$1");

        var stored = shop.texts("SELECT encode(secret_encrypted, 'escape') FROM second_factors UNION ALL"
                + " SELECT encode(code_hash, 'escape') FROM recovery_codes").toString();

        assertThat(stored).doesNotContain(secret).doesNotContain(recovery.getFirst())
                .doesNotContain(recovery.getFirst().replace("-", ""));
    }

    @Test
    void a_role_that_must_have_one_does_nothing_else_before_it_has() {
        var admin = shop.admin().token();

        var set = office.send("PUT", "/security-settings", admin,
                new JsonObject().put("second_factor_roles", new JsonArray().add("attendant"))
                        .putNull("session_idle_minutes").putNull("session_days").encode(),
                Map.of());

        assertThat(set.status()).as(set.body().encode()).isEqualTo(200);
        assertThat(office.changedUsers).contains(bia.id);
        var me = office.me(session.accessToken());
        assertThat(me.body().getBoolean("must_set_up_second_factor")).isTrue();
        var refused = office.get("/departments", session.accessToken());
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body().getString("type")).isEqualTo("about:blank#second-factor-needed");
        assertThat(office.accounts.sockets().authenticate(session.accessToken())).isEmpty();
        assertThat(office.get("/departments", admin).status()).as("another role").isEqualTo(200);

        switchOn();

        assertThat(office.get("/departments", session.accessToken()).status()).isEqualTo(200);
        assertThat(office.accounts.sockets().authenticate(session.accessToken())).isPresent();
        assertThat(disable(new JsonObject().put("password", Office.PASSWORD).put("totp_code", "000000")).status())
                .isEqualTo(409);
        assertThat(shop.audit("organization.second_factor_roles_changed")).hasSize(1);
    }

    private void switchOn() {
        var setup = office.post("/auth/2fa/setup", session.accessToken(), null);
        assertThat(setup.status()).as(setup.body().encode()).isEqualTo(200);
        otpauth = setup.body().getString("otpauth_uri");
        var answer = office.post("/auth/2fa/enable", session.accessToken(), new JsonObject().put("totp_code", code()));
        assertThat(answer.status()).as(answer.body().encode()).isEqualTo(200);
        recovery = answer.body().getJsonArray("recovery_codes").stream().map(String.class::cast).toList();
    }

    private String code() {
        return codeIn(Duration.ZERO);
    }

    /** What an app shows that read the picture. */
    private String codeIn(Duration later) {
        try {
            return TOTPGenerator.fromURI(URI.create(otpauth)).at(office.clock.instant().plus(later));
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private Answer logIn(String code) {
        return login(Office.PASSWORD, "totp_code", code);
    }

    private Answer recover(String code) {
        return login(Office.PASSWORD, "recovery_code", code);
    }

    private Answer login(String password, String field, String code) {
        return office.post("/auth/login", null,
                new JsonObject().put("email", bia.email).put("password", password).put(field, code));
    }

    private Answer disable(JsonObject proof) {
        return office.post("/auth/2fa/disable", session.accessToken(), proof);
    }

    private static Answer delete(String path, String token) {
        return office.send("DELETE", path, token, null, Map.of());
    }

    private static String fieldOf(Answer answer) {
        assertThat(answer.status()).as(answer.body().encode()).isEqualTo(422);
        return answer.body().getJsonArray("errors").getJsonObject(0).getString("field");
    }
}
