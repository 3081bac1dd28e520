package io.balcao.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.simulator.google.GoogleFault;
import io.balcao.simulator.google.PretendGoogle;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What people do in Google is seen in the agenda, or shown to somebody who decides (SC-10). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GoogleChangesTest {
    private static final Duration BY_THE_CLOCK = Duration.ofMinutes(6);

    private final Connected clinic = new Connected();
    private final PretendGoogle google = Practice.google();

    @AfterEach
    void heal() {
        google.heal();
    }

    private JsonObject written(String time) {
        var booked = clinic.books(time);
        clinic.works();
        assertThat(clinic.eventTimes()).contains(clinic.at(time));
        return booked;
    }

    private String event() {
        return google.events(clinic.calendar).getFirst().getString("id");
    }

    @Test
    void an_event_that_was_moved_there_moves_its_appointment() {
        var booked = written("09:00");

        google.moves(clinic.calendar, event(), clinic.at("15:00"), clinic.at("16:00"));
        clinic.laterWorks(BY_THE_CLOCK);

        assertThat(clinic.reads(booked).getString("time")).isEqualTo("15:00");
        assertThat(clinic.reads(booked).getInteger("duration_minutes")).isEqualTo(60);
        assertThat(clinic.conflicts()).isEmpty();
        assertThat(clinic.tries("09:00").status()).isEqualTo(201);
    }

    @Test
    void one_that_was_moved_onto_another_appointment_waits_for_a_person() {
        var moved = written("09:00");
        var other = google.events(clinic.calendar).getFirst().getString("id");
        written("15:00");

        google.moves(clinic.calendar, other, clinic.at("15:00"), clinic.at("15:45"));
        clinic.laterWorks(BY_THE_CLOCK);

        assertThat(clinic.reads(moved).getString("time")).isEqualTo("09:00");
        assertThat(clinic.reads(moved).getBoolean("google_conflict")).isTrue();
        var conflict = clinic.conflicts().getFirst();
        assertThat(conflict.getString("kind")).isEqualTo("moved");

        clinic.decides(conflict, "ours", 204);
        clinic.works();

        assertThat(clinic.eventTimes()).containsExactlyInAnyOrder(clinic.at("09:00"), clinic.at("15:00"));
        assertThat(clinic.reads(moved).getBoolean("google_conflict")).isFalse();
    }

    @Test
    void one_that_was_made_shorter_than_a_minute_or_a_whole_day_waits_for_a_person_and_holds_up_nothing() {
        var seconds = written("09:00");
        var first = event();
        var other = written("11:00");
        var day = google.events(clinic.calendar).stream().map(one -> one.getString("id"))
                .filter(id -> !id.equals(first)).findFirst().orElseThrow();
        var moved = written("14:00");
        var last = google.events(clinic.calendar).stream().map(one -> one.getString("id"))
                .filter(id -> !id.equals(first) && !id.equals(day)).findFirst().orElseThrow();

        google.moves(clinic.calendar, first, clinic.at("15:00"), clinic.at("15:00").plusSeconds(59));
        google.changes(clinic.calendar, day, new JsonObject()
                .put("start", new JsonObject().putNull("dateTime").put("date", clinic.day.toString()))
                .put("end", new JsonObject().putNull("dateTime").put("date", clinic.day.plusDays(1).toString())));
        google.moves(clinic.calendar, last, clinic.at("16:00").plusSeconds(20), clinic.at("16:45").plusSeconds(50));
        clinic.laterWorks(BY_THE_CLOCK);
        clinic.works();

        assertThat(clinic.reads(seconds).getString("time")).isEqualTo("09:00");
        assertThat(clinic.reads(other).getString("time")).isEqualTo("11:00");
        assertThat(clinic.reads(moved).getInstant("starts_at")).as("by the minute").isEqualTo(clinic.at("16:00"));
        assertThat(clinic.conflicts()).hasSize(2).allSatisfy(conflict -> {
            assertThat(conflict.getString("kind")).isEqualTo("moved");
            assertThat(conflict.getString("starts_at")).isNull();
            clinic.decides(conflict, "google", 409);
            clinic.decides(conflict, "ours", 204);
        });
        clinic.works();
        assertThat(clinic.eventTimes()).containsExactlyInAnyOrder(clinic.at("09:00"), clinic.at("11:00"),
                clinic.at("16:00"));
    }

    @Test
    void one_that_was_deleted_there_is_put_back_or_cancelled_as_somebody_decides() {
        var kept = written("09:00");
        google.deletes(clinic.calendar, event());
        clinic.laterWorks(BY_THE_CLOCK);
        assertThat(clinic.reads(kept).getString("status")).isEqualTo("CONFIRMED");
        clinic.decides(clinic.conflicts().getFirst(), "ours", 204);
        clinic.works();
        assertThat(clinic.eventTimes()).containsExactly(clinic.at("09:00"));

        google.deletes(clinic.calendar, event());
        clinic.laterWorks(BY_THE_CLOCK);
        clinic.decides(clinic.conflicts().getFirst(), "google", 204);
        clinic.works();

        assertThat(clinic.reads(kept).getString("status")).isEqualTo("CANCELLED");
        assertThat(clinic.eventTimes()).isEmpty();
        assertThat(clinic.conflicts()).isEmpty();
    }

    @Test
    void what_somebody_put_over_an_appointment_is_shown_until_one_of_the_two_moves() {
        var booked = written("09:00");

        var dentist = google.puts(clinic.calendar, clinic.at("09:30"), clinic.at("10:30"));
        clinic.laterWorks(BY_THE_CLOCK);
        assertThat(clinic.conflicts()).extracting(one -> one.getString("kind")).containsExactly("overlap");
        assertThat(clinic.reads(booked).getBoolean("google_conflict")).isTrue();

        google.moves(clinic.calendar, dentist, clinic.at("17:00"), clinic.at("18:00"));
        clinic.laterWorks(BY_THE_CLOCK);
        assertThat(clinic.conflicts()).isEmpty();
    }

    @Test
    void a_notification_has_the_calendar_read_and_a_forged_one_is_refused() throws Exception {
        var booked = written("09:00");
        var channel = google.channels(clinic.calendar).getFirst();
        google.moves(clinic.calendar, event(), clinic.at("15:00"), clinic.at("15:45"));

        assertThat(notified(channel.id(), "forged")).isEqualTo(404);
        assertThat(notified("no-channel", channel.token())).isEqualTo(404);
        clinic.works();
        assertThat(clinic.reads(booked).getString("time")).isEqualTo("09:00");

        assertThat(notified(channel.id(), channel.token())).isEqualTo(204);
        assertThat(notified(channel.id(), channel.token())).as("said twice").isEqualTo(204);
        clinic.works();
        assertThat(clinic.reads(booked).getString("time")).isEqualTo("15:00");
    }

    @Test
    void a_sync_token_that_is_too_old_has_everything_read_anew_in_pages() {
        var booked = written("09:00");
        written("11:00");
        google.pageSize(1);
        google.forgetTokens(clinic.calendar);
        google.moves(clinic.calendar, event(), clinic.at("15:00"), clinic.at("15:45"));
        clinic.laterWorks(BY_THE_CLOCK);

        assertThat(clinic.reads(booked).getString("time")).isEqualTo("15:00");
        assertThat(clinic.conflicts()).isEmpty();
    }

    @Test
    void a_deletion_that_nobody_heard_of_is_found_when_everything_is_read_anew() {
        written("09:00");
        google.deletes(clinic.calendar, event());
        google.forgetTokens(clinic.calendar);
        clinic.laterWorks(BY_THE_CLOCK);

        assertThat(clinic.conflicts()).extracting(one -> one.getString("kind")).containsExactly("deleted");
    }

    @Test
    void our_own_word_that_is_still_to_be_said_is_the_later_one() {
        var booked = written("09:00");
        google.moves(clinic.calendar, event(), clinic.at("15:00"), clinic.at("15:45"));
        google.fails("*", GoogleFault.UNAVAILABLE, 1);
        clinic.moves(booked, "11:00");
        clinic.works();
        clinic.laterWorks(BY_THE_CLOCK);

        assertThat(clinic.reads(booked).getString("time")).isEqualTo("11:00");
        assertThat(clinic.eventTimes()).containsExactly(clinic.at("11:00"));
        assertThat(clinic.conflicts()).isEmpty();
    }

    @Test
    void a_channel_is_opened_anew_before_its_end_and_the_old_one_closed() {
        clinic.works();
        var first = google.channels(clinic.calendar).getFirst();

        clinic.laterWorks(Duration.ofDays(6).plusMinutes(1));

        assertThat(google.channels(clinic.calendar)).singleElement().satisfies(now -> {
            assertThat(now.id()).isNotEqualTo(first.id());
            assertThat(now.expiresAt()).isAfter(first.expiresAt());
        });
    }

    @Test
    void each_night_what_got_lost_is_found() {
        written("09:00");
        clinic.practice.shop.sql("DELETE FROM google_events");

        clinic.laterWorks(Duration.ofDays(1));

        assertThat(clinic.practice.shop.rows("SELECT event_id FROM google_events")).hasSize(1);
        assertThat(clinic.eventTimes()).containsExactly(clinic.at("09:00"));
    }

    private static int notified(String channel, String token) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + Practice.SERVER.port()
                    + "/api/v1/webhooks/google")).header("X-Goog-Channel-ID", channel)
                    .header("X-Goog-Channel-Token", token).header("X-Goog-Resource-State", "exists")
                    .POST(HttpRequest.BodyPublishers.noBody()).build(), BodyHandlers.discarding()).statusCode();
        }
    }
}
