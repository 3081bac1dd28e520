package io.balcao.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.accounts.Office.Answer;
import io.balcao.accounts.Office.Shop;
import io.balcao.platform.Role;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A login ends by itself where the organization wants it: after a time in which nothing was done, and after some days. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SessionTimeOutTest {
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
        office.endedSessions.clear();
    }

    @Test
    void without_the_setting_nothing_ends_for_nothing_done() {
        nothingIsDoneFor("30 days");
        office.accounts.endTimedOutSessions();

        assertThat(office.me(session.accessToken()).status()).isEqualTo(200);
        assertThat(office.refresh(session.refreshToken()).status()).isEqualTo(200);
        assertThat(office.me(session.accessToken()).body().getJsonObject("session"))
                .isEqualTo(new JsonObject().putNull("idle_minutes").putNull("ends_at"));
    }

    @Test
    void after_a_time_without_activity_no_token_and_no_socket_of_the_session_lives() {
        limit(20, null);
        nothingIsDoneFor("19 minutes 50 seconds");
        assertThat(office.accounts.sockets().authenticate(session.accessToken())).isPresent();

        nothingIsDoneFor("10 seconds");

        assertOver("You were logged out after a time in which nothing was done");
    }

    @Test
    void a_token_that_was_believed_a_moment_ago_is_dead_within_seconds() {
        limit(20, null);
        assertThat(office.me(session.accessToken()).status()).isEqualTo(200);

        nothingIsDoneFor("20 minutes");

        Awaitility.await().atMost(Duration.ofSeconds(4)).pollInterval(Duration.ofMillis(100))
                .until(() -> office.me(session.accessToken()).status() == 401);
    }

    @Test
    void what_the_console_does_by_itself_keeps_nobody_logged_in() {
        limit(20, null);
        nothingIsDoneFor("19 minutes");

        var renewed = office.refresh(session.refreshToken());
        office.me(renewed.accessToken());
        office.accounts.sockets().authenticate(renewed.accessToken());
        nothingIsDoneFor("2 minutes");

        assertThat(office.refresh(renewed.refreshToken()).status()).isEqualTo(401);
    }

    @Test
    void what_the_person_does_keeps_them_logged_in() {
        limit(20, null);
        for (int i = 0; i < 3; i++) {
            nothingIsDoneFor("19 minutes");
            assertThat(office.post("/auth/activity", session.accessToken(), null).status()).isEqualTo(204);
        }

        assertThat(office.refresh(session.refreshToken()).status()).isEqualTo(200);
    }

    @Test
    void what_is_done_in_one_session_keeps_no_other() {
        limit(20, null);
        var phone = bia.logsIn();
        nothingIsDoneFor("19 minutes");
        office.post("/auth/activity", phone.accessToken(), null);
        nothingIsDoneFor("2 minutes");

        assertThat(office.me(phone.accessToken()).status()).isEqualTo(200);
        assertThat(office.refresh(session.refreshToken()).status()).isEqualTo(401);
    }

    @Test
    void nothing_brings_a_session_back_that_timed_out() {
        limit(20, null);
        assertThat(office.me(session.accessToken()).status()).as("and so it is believed for a moment").isEqualTo(200);
        nothingIsDoneFor("20 minutes");

        assertThat(office.post("/auth/activity", session.accessToken(), null).status()).isEqualTo(401);
        limit(null, null);
        assertThat(office.refresh(session.refreshToken()).status()).as("the setting came before the sweep")
                .isEqualTo(200);
        limit(20, null);
        nothingIsDoneFor("20 minutes");
        office.accounts.endTimedOutSessions();
        admin = shop.admin().token();
        limit(null, null);
        assertThat(office.refresh(session.refreshToken()).status()).isEqualTo(401);
    }

    @Test
    void the_longest_time_ends_a_session_whatever_is_done() {
        limit(null, 7);
        shop.sql("UPDATE sessions SET created_at = now() - interval '6 days 23 hours'");
        // The first token is not seen before the end: what was seen is believed for a moment.
        var renewed = office.refresh(session.refreshToken());
        office.post("/auth/activity", renewed.accessToken(), null);
        var endsAt = Instant
                .parse(office.me(renewed.accessToken()).body().getJsonObject("session").getString("ends_at"));
        assertThat(Duration.between(Instant.now(), endsAt)).isBetween(Duration.ofMinutes(58), Duration.ofMinutes(61));

        shop.sql("UPDATE sessions SET created_at = created_at - interval '1 hour'");

        assertOver("This login lasted as long as your organization lets one last");
    }

    @Test
    void whoever_finds_one_ends_it_once_says_so_to_the_sockets_and_writes_it_down() {
        limit(20, null);
        nothingIsDoneFor("20 minutes");

        office.accounts.endTimedOutSessions();
        office.accounts.endTimedOutSessions();

        assertThat(shop.audit("session.timed_out")).filteredOn(row -> row.getString("user").equals(bia.id.toString()))
                .singleElement()
                .satisfies(row -> assertThat(row.getJsonObject("new").getString("reason")).isEqualTo("idle"));
        assertThat(office.endedSessions).contains(SessionEndTest.sessionId(session)).doesNotHaveDuplicates();
        assertThat(office.refresh(session.refreshToken()).detail())
                .isEqualTo("You were logged out after a time in which nothing was done");
    }

    @Test
    void one_organizations_setting_ends_nobody_elses_session() {
        var other = office.shop();
        var theirs = other.admin().logsIn();
        limit(20, null);
        nothingIsDoneFor("1 day");
        other.sql("UPDATE sessions SET active_at = active_at - interval '1 day'");
        office.accounts.endTimedOutSessions();

        assertThat(office.me(theirs.accessToken()).status()).isEqualTo(200);
    }

    @Test
    void whoever_was_idle_before_the_setting_came_is_not_shut_out_by_it() {
        nothingIsDoneFor("3 days");
        limit(20, 30);
        office.accounts.endTimedOutSessions();

        assertThat(office.me(session.accessToken()).status()).isEqualTo(200);
        assertThat(shop.audit("organization.session_limits_changed")).singleElement().satisfies(row -> assertThat(
                row.getJsonObject("new"))
                .isEqualTo(new JsonObject().put("session_idle_minutes", 20).put("session_days", 30)));
    }

    @Test
    void the_time_is_from_a_quarter_of_an_hour_to_a_day_and_from_a_day_to_thirty() {
        for (var wrong : List.of(new Integer[]{14, null}, new Integer[]{1441, null}, new Integer[]{null, 0},
                new Integer[]{null, 31})) {
            assertThat(put(wrong[0], wrong[1]).status()).isEqualTo(422);
        }
        limit(15, 1);
        limit(1440, 30);
        assertThat(shop.texts("SELECT session_idle_minutes || ' ' || session_days FROM organizations"))
                .containsExactly("1440 30");
    }

    private void assertOver(String reason) {
        assertThat(office.me(session.accessToken()).status()).isEqualTo(401);
        assertThat(office.accounts.sockets().authenticate(session.accessToken())).isEmpty();
        var refreshed = office.refresh(session.refreshToken());
        assertThat(refreshed.status()).isEqualTo(401);
        assertThat(refreshed.body().getString("type")).isEqualTo("about:blank#session-over");
        assertThat(refreshed.detail()).isEqualTo(reason);
    }

    private void limit(@Nullable Integer idleMinutes, @Nullable Integer days) {
        var answer = put(idleMinutes, days);
        assertThat(answer.status()).as(answer.body().encode()).isEqualTo(200);
    }

    private Answer put(@Nullable Integer idleMinutes, @Nullable Integer days) {
        return office.send("PUT", "/security-settings", admin, new JsonObject()
                .put("second_factor_roles", new JsonArray()).put("session_idle_minutes", idleMinutes)
                .put("session_days", days).encode(), Map.of());
    }

    /** The admin's sessions stay. */
    private void nothingIsDoneFor(String interval) {
        shop.sql("UPDATE sessions SET active_at = active_at - $1::text::interval WHERE user_id = $2", interval, bia.id);
    }
}
