package io.balcao.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.accounts.Office.Answer;
import io.balcao.accounts.Office.Shop;
import io.balcao.platform.Role;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Everybody sees where they are logged in, and logs out from there what is elsewhere (AU-09). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SessionListTest {
    private static final String PHONE = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/126.0.0.0 Mobile Safari/537.36";
    static final Office office = new Office();

    Shop shop;
    Office.Person bia;
    Answer here;
    Answer phone;

    @AfterAll
    static void close() {
        office.close();
    }

    @BeforeEach
    void logIn() {
        shop = office.shop();
        bia = shop.user(Role.ATTENDANT);
        here = bia.logsIn();
        phone = office.send("POST", "/auth/login", null,
                new JsonObject().put("email", bia.email).put("password", Office.PASSWORD).encode(),
                Map.of("User-Agent", PHONE));
        // Seen a moment ago, so that it is remembered.
        assertThat(office.me(phone.accessToken()).status()).isEqualTo(200);
        office.endedSessions.clear();
    }

    @Test
    void the_list_says_which_device_from_where_and_which_one_is_this() {
        shop.user(Role.ATTENDANT).logsIn();

        var sessions = sessions(here);

        assertThat(sessions).hasSize(2);
        var current = sessions.stream().filter(each -> each.getBoolean("is_current")).toList();
        var other = sessions.stream().filter(each -> !each.getBoolean("is_current")).toList();
        assertThat(current).hasSize(1);
        assertThat(other).singleElement().satisfies(each -> {
            assertThat(each.getString("browser")).isEqualTo("Chrome");
            assertThat(each.getString("system")).isEqualTo("Android");
            assertThat(each.getString("address")).isEqualTo("127.0.0.1");
        });
    }

    @Test
    void whoever_was_there_last_stands_first() {
        var renewed = office.refresh(here.refreshToken());

        assertThat(sessions(phone).getFirst().getString("id")).isEqualTo(id(renewed));
        assertThat(sessions(phone).getFirst().getString("last_seen_at"))
                .isGreaterThan(sessions(phone).getFirst().getString("created_at"));
    }

    @Test
    void a_session_that_is_ended_from_elsewhere_is_dead_at_once() {
        var answer = end(here, id(phone));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(office.me(phone.accessToken()).status()).isEqualTo(401);
        assertThat(office.refresh(phone.refreshToken()).status()).isEqualTo(401);
        assertThat(office.accounts.sockets().authenticate(phone.accessToken())).isEmpty();
        assertThat(office.me(here.accessToken()).status()).isEqualTo(200);
        assertThat(sessions(here)).hasSize(1);
        assertThat(office.endedSessions).extracting(Object::toString).containsExactly(id(phone));
        assertThat(shop.audit("session.ended")).hasSize(1);
    }

    @Test
    void all_the_others_end_together() {
        var third = bia.logsIn();
        var foreign = shop.admin().logsIn();

        assertThat(office.send("DELETE", "/auth/sessions", here.accessToken(), null, Map.of()).status()).isEqualTo(204);

        assertThat(List.of(phone, third)).allSatisfy(
                each -> assertThat(office.me(each.accessToken()).status()).isEqualTo(401));
        assertThat(office.me(here.accessToken()).status()).isEqualTo(200);
        assertThat(office.me(foreign.accessToken()).status()).isEqualTo(200);
        assertThat(shop.audit("session.ended")).hasSize(2);
    }

    @Test
    void nobody_ends_the_session_of_somebody_else() {
        var admin = shop.admin().logsIn();

        assertThat(end(admin, id(phone)).status()).isEqualTo(404);
        assertThat(end(here, id(admin)).status()).isEqualTo(404);
        assertThat(office.me(phone.accessToken()).status()).isEqualTo(200);
        assertThat(shop.audit("session.ended")).isEmpty();
    }

    @Test
    void an_admin_sees_where_a_colleague_is_logged_in_and_ends_one_of_it() {
        var admin = shop.admin().logsIn();
        var theirs = "/users/" + bia.id + "/sessions";

        assertThat(sessions(admin, theirs)).extracting(each -> each.getString("id"))
                .containsExactlyInAnyOrder(id(here), id(phone));
        assertThat(sessions(admin, theirs)).extracting(each -> each.getBoolean("is_current")).containsOnly(false);
        assertThat(office.send("DELETE", theirs + "/" + id(phone), admin.accessToken(), null, Map.of()).status())
                .isEqualTo(204);

        assertThat(office.me(phone.accessToken()).status()).isEqualTo(401);
        assertThat(office.refresh(phone.refreshToken()).status()).isEqualTo(401);
        assertThat(office.me(here.accessToken()).status()).isEqualTo(200);
        assertThat(office.endedSessions).extracting(Object::toString).containsExactly(id(phone));
        assertThat(shop.audit("session.ended")).singleElement()
                .satisfies(row -> assertThat(row.encode()).contains(bia.id.toString()));
        // It is Bia's and nobody else's: named as a session of the admin, it is none.
        assertThat(office.send("DELETE", "/users/" + shop.user(Role.ADMIN).id + "/sessions/" + id(here),
                admin.accessToken(), null, Map.of()).status()).isEqualTo(404);
    }

    @Test
    void an_admin_logs_a_colleague_out_everywhere_and_of_their_own_keeps_the_one_that_asks() {
        var boss = shop.admin();
        var admin = boss.logsIn();
        var elsewhere = boss.logsIn();

        assertThat(office.send("DELETE", "/users/" + bia.id + "/sessions", admin.accessToken(), null, Map.of())
                .status()).isEqualTo(204);
        assertThat(office.send("DELETE", "/users/" + boss.id + "/sessions", admin.accessToken(), null, Map.of())
                .status()).isEqualTo(204);

        assertThat(List.of(here, phone, elsewhere)).allSatisfy(
                each -> assertThat(office.me(each.accessToken()).status()).isEqualTo(401));
        assertThat(office.me(admin.accessToken()).status()).isEqualTo(200);
        assertThat(office.get("/users/" + office.shop().admin().id + "/sessions", admin.accessToken()).status())
                .as("somebody of another organization").isEqualTo(404);
    }

    private static Answer end(Answer session, String id) {
        return office.send("DELETE", "/auth/sessions/" + id, session.accessToken(), null, Map.of());
    }

    private static List<JsonObject> sessions(Answer session) {
        return sessions(session, "/auth/sessions");
    }

    private static List<JsonObject> sessions(Answer session, String path) {
        return office.get(path, session.accessToken()).body().getJsonArray("data").stream()
                .map(JsonObject.class::cast).toList();
    }

    private static String id(Answer session) {
        var payload = session.accessToken().split("\\.")[1];
        return new JsonObject(new String(java.util.Base64.getUrlDecoder().decode(payload),
                java.nio.charset.StandardCharsets.UTF_8)).getString("sid");
    }
}
