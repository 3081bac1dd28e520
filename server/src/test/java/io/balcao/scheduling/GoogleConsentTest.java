package io.balcao.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.balcao.platform.Role;
import io.balcao.simulator.google.PretendGoogle;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A clinic is let into Google by whoever says yes there, and by nobody else; what that takes is seen by nobody. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GoogleConsentTest {
    private static final String CONSOLE = "https://console.example";
    private static final HttpClient BROWSER = HttpClient.newHttpClient();

    private final PretendGoogle google = Practice.google();
    private final Letting clinic = new Letting();

    /** A clinic that gave its client, and waits for somebody to say yes. */
    private static final class Letting {
        final Practice practice = new Practice(Practice.ZONE.getId(), 0);
        final String clientId = "client-" + UUID.randomUUID() + ".apps.example";
        final String secret = Practice.google().client(clientId);
        final String calendar = "rita-" + UUID.randomUUID() + "@example.org";

        Letting() {
            Practice.google().calendar(calendar);
            gives(secret);
        }

        String path() {
            return "/clinics/" + practice.clinic + "/google";
        }

        void gives(String clientSecret) {
            var given = practice.admin.puts(path(),
                    new JsonObject().put("client_id", clientId).put("client_secret", clientSecret));
            assertThat(given.status()).as(given.text()).isEqualTo(200);
            assertThat(given.body().getString("state")).isEqualTo("pending");
        }

        /** Where to say yes. */
        String asks() {
            var asked = practice.admin.posts(path() + "/consent", null);
            assertThat(asked.status()).as(asked.text()).isEqualTo(200);
            return asked.body().getString("url");
        }

        JsonObject state() {
            return practice.ana.gets(path()).body();
        }

        void isState(String state) {
            assertThat(state().getString("state")).isEqualTo(state);
        }

        void choosesItsCalendar() {
            var chosen = practice.admin.puts(path() + "/calendars", new JsonObject().put("calendars",
                    new JsonArray().add(new JsonObject().put("calendar_id", calendar))));
            assertThat(chosen.status()).as(chosen.text()).isEqualTo(200);
        }
    }

    @AfterEach
    void heal() {
        google.heal();
    }

    /** What somebody comes back with who was there. */
    private static String atGoogle(String url) throws IOException, InterruptedException {
        var answer = visits(url);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return location(answer);
    }

    /** Where the console is opened for whoever comes back. */
    private static String comesBack(String address) throws IOException, InterruptedException {
        assertThat(address).startsWith(CONSOLE + "/api/v1/google/consent?");
        var answer = visits("http://127.0.0.1:" + Practice.SERVER.port() + address.substring(CONSOLE.length()));
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        return location(answer);
    }

    private static HttpResponse<String> visits(String url) throws IOException, InterruptedException {
        return BROWSER.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static String parameter(String url, String name) {
        for (var pair : URI.create(url).getRawQuery().split("&")) {
            if (pair.startsWith(name + "=")) {
                return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        throw new AssertionError(name + " is not in " + url);
    }

    private String connected() {
        return "/agenda/setup/google?clinic=" + clinic.practice.clinic + "&google=connected";
    }

    @Test
    void who_says_yes_lets_the_clinic_in_for_as_long_as_nobody_takes_it_back() throws Exception {
        var url = clinic.asks();
        assertThat(parameter(url, "client_id")).isEqualTo(clinic.clientId);
        assertThat(parameter(url, "redirect_uri")).isEqualTo(CONSOLE + "/api/v1/google/consent");
        assertThat(parameter(url, "access_type")).isEqualTo("offline");
        assertThat(parameter(url, "prompt")).as("Google gives a refresh token to who is asked anew")
                .isEqualTo("consent");
        assertThat(parameter(url, "scope")).contains("auth/calendar", "auth/spreadsheets");
        assertThat(parameter(url, "state")).hasSizeGreaterThan(40);

        assertThat(comesBack(atGoogle(url))).isEqualTo(connected());
        clinic.isState("active");

        clinic.choosesItsCalendar();
        clinic.practice.booked(Practice.monday(), "09:00");
        Practice.scheduling().workAtGoogle();
        assertThat(google.events(clinic.calendar)).hasSize(1);
        clinic.practice.booked(Practice.monday(), "10:00");
        // The access token is over: the refresh token brings another one.
        Practice.SERVER.ground.clock().advance(Duration.ofHours(2));
        Practice.scheduling().workAtGoogle();
        assertThat(google.events(clinic.calendar)).hasSize(2);
    }

    @Test
    void a_state_is_good_once_for_a_quarter_of_an_hour_and_only_the_newest_one() throws Exception {
        var older = atGoogle(clinic.asks());
        var newer = atGoogle(clinic.asks());
        var expired = "/agenda/setup/google?google=expired";
        assertThat(comesBack(older)).isEqualTo(expired);
        clinic.isState("pending");

        assertThat(comesBack(CONSOLE + "/api/v1/google/consent?state=guessed&code=" + parameter(newer, "code")))
                .isEqualTo(expired);
        assertThat(comesBack(CONSOLE + "/api/v1/google/consent?code=" + parameter(newer, "code"))).isEqualTo(expired);
        clinic.isState("pending");

        Practice.SERVER.ground.clock().advance(Duration.ofMinutes(16));
        assertThat(comesBack(newer)).isEqualTo(expired);
        clinic.isState("pending");

        var good = atGoogle(clinic.asks());
        assertThat(comesBack(good)).isEqualTo(connected());
        assertThat(comesBack(good)).as("a second time").isEqualTo(expired);
        clinic.isState("active");
    }

    @Test
    void what_was_said_to_one_clinic_lets_no_other_in() throws Exception {
        var other = new Letting();
        var ours = atGoogle(clinic.asks());
        var theirs = atGoogle(other.asks());

        assertThat(comesBack(CONSOLE + "/api/v1/google/consent?state=" + parameter(theirs, "state") + "&code="
                + parameter(ours, "code")))
                .isEqualTo("/agenda/setup/google?clinic=" + other.practice.clinic + "&google=failed");

        other.isState("pending");
        clinic.isState("pending");
        assertThat(other.practice.admin.posts(clinic.path() + "/consent", null).status()).isEqualTo(404);
        assertThat(clinic.practice.ana.posts(clinic.path() + "/consent", null).status()).isEqualTo(403);
    }

    @Test
    void who_says_no_is_believed_and_may_be_asked_again() throws Exception {
        google.saysNo(true);
        assertThat(comesBack(atGoogle(clinic.asks())))
                .isEqualTo("/agenda/setup/google?clinic=" + clinic.practice.clinic + "&google=refused");
        clinic.isState("pending");

        google.saysNo(false);
        assertThat(comesBack(atGoogle(clinic.asks()))).isEqualTo(connected());
        google.saysNo(true);
        assertThat(comesBack(atGoogle(clinic.asks()))).endsWith("google=refused");
        clinic.isState("active");
    }

    @Test
    void a_yes_for_which_google_gives_no_key_is_told_apart_from_a_no() throws Exception {
        clinic.gives("GOCSPX-wrong");

        assertThat(comesBack(atGoogle(clinic.asks()))).endsWith("google=failed");
        clinic.isState("pending");
    }

    @Test
    void who_takes_it_back_stops_the_connection_which_is_told_and_ends_by_a_new_yes_alone() throws Exception {
        comesBack(atGoogle(clinic.asks()));
        clinic.choosesItsCalendar();
        Practice.scheduling().workAtGoogle();

        google.revokes(clinic.clientId);
        clinic.practice.booked(Practice.monday(), "09:00");
        Practice.scheduling().workAtGoogle();

        assertThat(clinic.state().getString("state")).isEqualTo("stopped");
        assertThat(clinic.state().getString("reason")).isEqualTo("invalid_grant");
        assertThat(clinic.practice.shop.rows("""
                SELECT kind FROM alert_conditions(current_organization(),
                    (SELECT s FROM alert_settings s WHERE false))
                """)).extracting(row -> row.getString("kind")).contains("google_stopped");
        assertThat(clinic.practice.books(Practice.monday(), "10:00").status()).isEqualTo(201);

        // The client is known already: nobody gives it again.
        assertThat(comesBack(atGoogle(clinic.asks()))).isEqualTo(connected());
        Practice.scheduling().workAtGoogle();
        clinic.isState("active");
        assertThat(google.events(clinic.calendar)).hasSize(2);
    }

    @Test
    void neither_the_secret_nor_what_it_brings_is_in_the_log_in_an_address_or_in_an_answer() throws Exception {
        var said = new ListAppender<ILoggingEvent>();
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        said.start();
        root.addAppender(said);
        var shown = new ArrayList<String>();
        var secrets = new ArrayList<>(List.of(clinic.secret));
        try {
            clinic.gives("GOCSPX-wrong");
            var refused = atGoogle(clinic.asks());
            shown.add(comesBack(refused));
            clinic.gives(clinic.secret);
            shown.add(clinic.asks());
            var allowed = atGoogle(shown.getLast());
            secrets.addAll(List.of("GOCSPX-wrong", parameter(refused, "code"), parameter(allowed, "code"),
                    parameter(refused, "state")));
            shown.add(comesBack(allowed));
            clinic.choosesItsCalendar();
            Practice.scheduling().workAtGoogle();
            secrets.addAll(google.refreshTokens());
            google.revokes(clinic.clientId);
            clinic.practice.booked(Practice.monday(), "09:00");
            Practice.scheduling().workAtGoogle();
            shown.add(clinic.practice.admin.posts(clinic.path() + "/test", null).text());
            shown.add(clinic.state().encode());
        } finally {
            root.detachAppender(said);
        }
        var all = String.join("\n", shown) + said.list.stream().map(ILoggingEvent::toString).toList()
                + clinic.practice.shop.rows("SELECT * FROM audit_logs")
                + clinic.practice.shop.rows("SELECT encode(secret_encrypted, 'escape') AS s FROM google_connections");

        assertThat(said.list).as("that it was told at all").isNotEmpty();
        assertThat(secrets).hasSizeGreaterThan(5);
        secrets.forEach(secret -> assertThat(all.contains(secret)).as("a secret is told").isFalse());
    }

    @Test
    void only_who_may_change_the_settings_lets_a_clinic_in() {
        assertThat(clinic.practice.shop.user(Role.ATTENDANT).puts(clinic.path(), new JsonObject()
                .put("client_id", "x").put("client_secret", "y")).status()).isEqualTo(403);
        clinic.isState("pending");
    }
}
