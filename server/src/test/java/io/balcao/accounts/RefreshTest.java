package io.balcao.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.accounts.Office.Answer;
import io.balcao.accounts.Office.Shop;
import io.balcao.platform.Role;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A refresh token is spent once. Two tabs that race go on; a thief ends the session for everybody (AU-03). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RefreshTest {
    static final Office office = new Office();

    Shop shop;
    Answer session;

    @AfterAll
    static void close() {
        office.close();
    }

    @BeforeEach
    void logIn() {
        shop = office.shop();
        session = shop.admin().logsIn();
    }

    @Test
    void a_refresh_token_buys_new_tokens_and_those_buy_the_next() {
        var token = session.refreshToken();
        for (int i = 0; i < 5; i++) {
            var renewed = office.refresh(token);
            assertThat(renewed.status()).isEqualTo(200);
            assertThat(office.me(renewed.accessToken()).status()).isEqualTo(200);
            assertThat(renewed.refreshToken()).isNotEqualTo(token);
            token = renewed.refreshToken();
        }
    }

    @Test
    void of_twenty_tabs_that_refresh_at_once_all_go_on_for_good() throws Exception {
        var tabs = LoginTest.atOnce(20, i -> office.refresh(session.refreshToken()));

        assertThat(tabs).extracting(Answer::status).containsOnly(200);
        assertThat(tabs).allSatisfy(tab -> assertThat(office.me(tab.accessToken()).status()).isEqualTo(200));
        // A quarter of an hour later they race again, each with the token that it was given.
        passTime("11 seconds");
        var again = LoginTest.atOnce(20, i -> office.refresh(tabs.get(i).refreshToken()));
        assertThat(again).extracting(Answer::status).containsOnly(200);
    }

    @Test
    void a_lost_answer_is_asked_for_again() {
        office.refresh(session.refreshToken());

        var second = office.refresh(session.refreshToken());

        assertThat(second.status()).isEqualTo(200);
        passTime("1 hour");
        assertThat(office.refresh(second.refreshToken()).status()).isEqualTo(200);
    }

    @Test
    void a_spent_token_used_later_ends_the_session_and_is_written_down() {
        var renewed = office.refresh(session.refreshToken());
        assertThat(office.me(renewed.accessToken()).status()).isEqualTo(200);
        passTime("11 seconds");

        var thief = office.refresh(session.refreshToken());

        assertThat(thief.status()).isEqualTo(401);
        assertThat(office.refresh(renewed.refreshToken()).status()).isEqualTo(401);
        assertThat(office.me(renewed.accessToken()).status()).isEqualTo(401);
        assertThat(office.me(session.accessToken()).status()).isEqualTo(401);
        assertThat(shop.audit("session.reused")).singleElement()
                .satisfies(row -> assertThat(row.getString("user")).isEqualTo(shop.adminId.toString()));
        assertThat(shop.texts("SELECT revoked_reason FROM sessions")).containsExactly("reuse");
    }

    @Test
    void a_token_spent_before_the_last_one_is_no_race_even_at_once() {
        var first = office.refresh(session.refreshToken());
        office.refresh(first.refreshToken());

        assertThat(office.refresh(session.refreshToken()).status()).isEqualTo(401);
        assertThat(shop.audit("session.reused")).hasSize(1);
    }

    @Test
    void a_race_does_not_prolong_the_time_in_which_a_race_is_believed() {
        office.refresh(session.refreshToken());
        passTime("6 seconds");
        assertThat(office.refresh(session.refreshToken()).status()).isEqualTo(200);
        passTime("6 seconds");

        assertThat(office.refresh(session.refreshToken()).status()).isEqualTo(401);
    }

    @Test
    void the_end_of_one_session_leaves_the_other_devices_alone() {
        var phone = shop.admin().logsIn();
        office.refresh(session.refreshToken());
        passTime("11 seconds");
        office.refresh(session.refreshToken());

        assertThat(office.me(phone.accessToken()).status()).isEqualTo(200);
        assertThat(office.refresh(phone.refreshToken()).status()).isEqualTo(200);
    }

    @Test
    void a_refresh_token_lasts_seven_days_from_its_making() {
        office.clock.advance(Duration.ofDays(7));
        assertThat(office.refresh(session.refreshToken()).status()).isEqualTo(401);
        office.clock.advance(Duration.ofDays(-7));
        shop.sql("UPDATE sessions SET expires_at = now()");
        assertThat(office.refresh(session.refreshToken()).status()).isEqualTo(401);
    }

    @Test
    void a_disabled_user_buys_nothing() {
        var attendant = shop.user(Role.ATTENDANT);
        var token = attendant.logsIn().refreshToken();
        shop.sql("UPDATE users SET is_active = false WHERE id = $1", attendant.id);

        assertThat(office.refresh(token).status()).isEqualTo(401);
    }

    @Test
    void what_the_database_holds_is_no_token() {
        assertThat(shop.texts("SELECT encode(token_hash, 'hex') FROM sessions")).singleElement().asString()
                .matches("[0-9a-f]{64}");
    }

    private void passTime(String interval) {
        shop.sql("UPDATE sessions SET rotated_at = rotated_at - $1::text::interval", interval);
    }
}
