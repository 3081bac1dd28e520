package io.balcao.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.simulator.google.PretendGoogle;
import io.balcao.testing.FeatureServer.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** A clinic with one professional, whose calendar is connected. */
final class Connected {
    final Practice practice = new Practice(Practice.ZONE.getId(), 0);
    final String account = "clinic-" + UUID.randomUUID() + "@pretend.iam.gserviceaccount.com";
    final String calendar = "ana-" + UUID.randomUUID() + "@example.org";
    final String professional = practice.professional("Dra. Ana Souza");
    final LocalDate day = Practice.monday().plusWeeks(3);
    private final PretendGoogle google = Practice.google();

    Connected() {
        google.calendar(calendar);
        connects();
        var chosen = practice.admin.puts(path("/calendars"), new JsonObject().put("calendars", new JsonArray()
                .add(new JsonObject().put("professional_id", professional).put("calendar_id", calendar))));
        assertThat(chosen.status()).as(chosen.text()).isEqualTo(200);
    }

    String path(String more) {
        return "/clinics/" + practice.clinic + "/google" + more;
    }

    void connects() {
        var connected = practice.admin.puts(path(""),
                new JsonObject().put("service_account", google.keyFile(account)));
        assertThat(connected.status()).as(connected.text()).isEqualTo(200);
        assertThat(connected.body().getString("state")).isEqualTo("active");
    }

    /** With a sheet as well. */
    String sheet() {
        var spreadsheet = "sheet-" + UUID.randomUUID();
        google.sheet(spreadsheet, "Agenda");
        assertThat(practice.admin.puts("/clinics/" + practice.clinic, new JsonObject()
                .put("google_spreadsheet_id", spreadsheet).put("google_sheet_name", "Agenda")).status()).isEqualTo(200);
        return spreadsheet;
    }

    Instant at(String time) {
        return day.atTime(LocalTime.parse(time)).atZone(Practice.ZONE).toInstant();
    }

    Answer tries(String time) {
        return practice.books(day, time);
    }

    JsonObject books(String time) {
        return practice.booked(day, time);
    }

    void moves(JsonObject booked, String time) {
        var moved = practice.ana.posts("/appointments/" + booked.getString("id") + "/move",
                new JsonObject().put("time", time));
        assertThat(moved.status()).as(moved.text()).isEqualTo(200);
    }

    void cancels(JsonObject booked) {
        assertThat(practice.ana.posts("/appointments/" + booked.getString("id") + "/cancel", new JsonObject()).status())
                .isEqualTo(200);
    }

    JsonObject reads(JsonObject booked) {
        return practice.ana.gets("/appointments/" + booked.getString("id")).body();
    }

    List<String> slots() {
        return practice.slots(day, "");
    }

    /** Does what is due at Google. */
    void works() {
        Practice.scheduling().workAtGoogle();
    }

    void laterWorks(Duration later) {
        Practice.SERVER.ground.clock().advance(later);
        works();
    }

    JsonObject state() {
        return practice.ana.gets(path("")).body();
    }

    int waiting() {
        return state().getInteger("waiting");
    }

    List<JsonObject> conflicts() {
        return practice.ana.gets(path("/conflicts")).body().getJsonArray("data").stream().map(JsonObject.class::cast)
                .toList();
    }

    void decides(JsonObject conflict, String keep, int status) {
        assertThat(practice.ana.posts("/google-conflicts/" + conflict.getString("id") + "/resolve",
                new JsonObject().put("keep", keep)).status()).isEqualTo(status);
    }

    List<Instant> eventTimes() {
        return google.events(calendar).stream().map(event -> OffsetDateTime
                .parse(event.getJsonObject("start").getString("dateTime")).toInstant()).toList();
    }
}
