package io.balcao.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.accounts.Office.Answer;
import io.balcao.accounts.Office.Shop;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Role;
import io.balcao.platform.db.Migrations;
import io.balcao.testing.Stores;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Logout, another password or role, a disabled user: what was given out before is dead at once (AU-09). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SessionEndTest {
    static final Office office = new Office();

    Shop shop;
    String admin;
    Office.Person bia;
    Answer session;

    @AfterAll
    static void close() {
        office.close();
    }

    @BeforeEach
    void logIn() {
        shop = office.shop();
        admin = shop.admin().token();
        bia = shop.user(Role.ATTENDANT);
        session = bia.logsIn();
        // Seen a moment ago, so that it is remembered.
        assertThat(office.me(session.accessToken()).status()).isEqualTo(200);
        office.endedSessions.clear();
        office.changedUsers.clear();
    }

    @Test
    void after_a_logout_nothing_of_the_session_works() {
        var answer = office.post("/auth/logout", session.accessToken(), null);

        assertThat(answer.status()).isEqualTo(204);
        assertDead(session);
        assertThat(office.endedSessions).containsExactly(sessionId(session));
    }

    @Test
    void a_logout_leaves_the_other_devices_alone() {
        var phone = bia.logsIn();

        office.post("/auth/logout", session.accessToken(), null);

        assertThat(office.me(phone.accessToken()).status()).isEqualTo(200);
    }

    @Test
    void a_logout_takes_along_the_session_of_an_own_refresh_token_and_of_no_other() {
        var phone = bia.logsIn();
        var foreign = shop.admin().logsIn();

        office.post("/auth/logout", phone.accessToken(),
                new JsonObject().put("refreshToken", foreign.refreshToken()));
        office.post("/auth/logout", session.accessToken(),
                new JsonObject().put("refreshToken", bia.logsIn().refreshToken()));

        assertThat(office.me(foreign.accessToken()).status()).isEqualTo(200);
        assertThat(shop.texts("SELECT id::text FROM sessions WHERE user_id = $1 AND revoked_at IS NULL", bia.id))
                .isEmpty();
    }

    @Test
    void another_password_ends_every_session_of_the_user() {
        var phone = bia.logsIn();

        var answer = office.patch("/users/" + bia.id, session.accessToken(),
                new JsonObject().put("password", "another password").put("current_password", Office.PASSWORD));

        assertThat(answer.status()).as(answer.body().encode()).isEqualTo(200);
        assertDead(session);
        assertDead(phone);
        assertThat(bia.triesToLogIn(Office.PASSWORD).status()).isEqualTo(401);
        assertThat(bia.triesToLogIn("another password").status()).isEqualTo(200);
        assertThat(shop.audit("user.password_changed")).hasSize(1);
        assertThat(office.endedSessions).containsExactlyInAnyOrder(sessionId(session), sessionId(phone));
    }

    @Test
    void a_disabled_user_is_out() {
        office.patch("/users/" + bia.id, admin, new JsonObject().put("is_active", false));

        assertDead(session);
        assertThat(bia.triesToLogIn(Office.PASSWORD).status()).isEqualTo(401);
        assertThat(office.changedUsers).containsExactly(bia.id);
        assertThat(office.endedSessions).containsExactly(sessionId(session));
    }

    @Test
    void a_user_who_was_disabled_in_the_database_is_out_although_the_sessions_live() {
        var token = bia.token();
        shop.sql("UPDATE users SET is_active = false WHERE id = $1", bia.id);

        assertThat(office.me(token).status()).isEqualTo(401);
        assertThat(office.accounts.sockets().authenticate(token)).isEmpty();
    }

    @Test
    void another_role_takes_a_new_login() {
        office.patch("/users/" + bia.id, admin, new JsonObject().put("role", "supervisor"));

        assertDead(session);
        assertThat(office.get("/users", bia.token()).status()).isEqualTo(200);
    }

    @Test
    void another_server_hears_of_it_at_once() {
        try (var here = new Office(options -> options.events = Optional.of(new AccountsEvents() {
            @Override
            public void sessionEnded(OrganizationId organization, UUID ended) {
                office.accounts.onSessionEnded(ended);
            }

            @Override
            public void rightsChanged(OrganizationId organization, UUID user) {
                office.accounts.onRightsChanged(user);
            }

            @Override
            public void renamed(OrganizationId organization) {}
        }))) {
            assertThat(office.me(session.accessToken()).status()).isEqualTo(200);

            here.post("/auth/logout", session.accessToken(), null);

            assertThat(office.me(session.accessToken()).status()).isEqualTo(401);
        }
    }

    @Test
    void another_server_that_heard_nothing_finds_out_within_moments() {
        try (var deaf = new Office()) {
            assertThat(deaf.me(session.accessToken()).status()).isEqualTo(200);

            office.post("/auth/logout", session.accessToken(), null);

            Awaitility.await().atMost(Duration.ofSeconds(5)).pollInterval(Duration.ofMillis(100))
                    .until(() -> deaf.me(session.accessToken()).status() == 401);
        }
    }

    @Test
    void a_name_or_a_department_that_changed_is_said_and_ends_nothing() {
        var department = shop.department("Vendas");

        office.patch("/users/" + bia.id, admin,
                new JsonObject().put("department_ids", List.of(department.toString())));
        office.patch("/departments/" + department, admin, new JsonObject().put("member_ids", List.of()));
        office.patch("/users/" + bia.id, session.accessToken(), new JsonObject().put("full_name", "Bia Maria"));

        assertThat(office.changedUsers).containsExactly(bia.id, bia.id, bia.id);
        assertThat(office.endedSessions).isEmpty();
        assertThat(office.me(session.accessToken()).body().getString("full_name")).isEqualTo("Bia Maria");
    }

    @Test
    void a_login_under_way_while_the_password_changes_opens_nothing() {
        // What login does after its check: it must notice that the checked password is no longer the one.
        var before = shop.texts("SELECT password_hash FROM users WHERE id = $1", bia.id).getFirst();
        office.patch("/users/" + bia.id, admin, new JsonObject().put("password", "another password"));

        var noted = office.database.inTransaction(shop.id,
                tx -> new UserRepository(office.database).noteLogin(tx, bia.id, before));

        assertThat(noted).isFalse();
    }

    @Test
    void an_answer_that_was_under_way_when_the_session_ended_is_not_remembered() throws Exception {
        var token = bia.token();
        try (var owner = Migrations.connect(Stores.database());
                var statement = owner.createStatement();
                var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            owner.setAutoCommit(false);
            statement.execute("LOCK TABLE sessions IN ACCESS EXCLUSIVE MODE");
            var underWay = pool.submit(() -> office.accounts.authenticate(token, "127.0.0.1"));
            Awaitility.await().pollInterval(Duration.ofMillis(10)).until(() -> isSomebodyWaiting(statement));

            office.accounts.onSessionEnded(sessionId(token));
            owner.rollback();

            assertThat(underWay.get()).isPresent();
        }
        shop.sql("UPDATE sessions SET revoked_at = now() WHERE user_id = $1", bia.id);
        assertThat(office.me(token).status()).isEqualTo(401);
    }

    private static boolean isSomebodyWaiting(Statement statement) throws SQLException {
        try (var rows = statement.executeQuery("""
                SELECT count(*) FROM pg_locks WHERE relation = 'sessions'::regclass AND NOT granted
                """)) {
            return rows.next() && rows.getInt(1) > 0;
        }
    }

    private void assertDead(Answer session) {
        assertThat(office.me(session.accessToken()).status()).isEqualTo(401);
        assertThat(office.refresh(session.refreshToken()).status()).isEqualTo(401);
        assertThat(office.accounts.sockets().authenticate(session.accessToken())).isEmpty();
    }

    static UUID sessionId(Answer session) {
        return sessionId(session.accessToken());
    }

    private static UUID sessionId(String accessToken) {
        var payload = accessToken.split("\\.")[1];
        return UUID.fromString(new JsonObject(new String(java.util.Base64.getUrlDecoder().decode(payload),
                java.nio.charset.StandardCharsets.UTF_8)).getString("sid"));
    }
}
