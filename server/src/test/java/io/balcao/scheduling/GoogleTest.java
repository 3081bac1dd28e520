package io.balcao.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.balcao.simulator.google.GoogleFault;
import io.balcao.simulator.google.PretendGoogle;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What is booked stands in Google once, and what Google has to say never stops a booking (SC-09, SC-11). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GoogleTest {
    private final Connected clinic = new Connected();
    private final PretendGoogle google = Practice.google();

    @AfterEach
    void heal() {
        google.heal();
    }

    @Test
    void an_appointment_is_one_event_that_moves_and_goes_with_it() {
        var booked = clinic.books("09:00");
        clinic.works();
        assertThat(clinic.eventTimes()).containsExactly(clinic.at("09:00"));
        assertThat(google.events(clinic.calendar).getFirst().getString("summary"))
                .isEqualTo("Depilação a laser – Maria Silva");

        clinic.moves(booked, "14:00");
        clinic.works();
        assertThat(clinic.eventTimes()).containsExactly(clinic.at("14:00"));

        clinic.cancels(booked);
        clinic.works();
        assertThat(clinic.eventTimes()).isEmpty();
        assertThat(clinic.waiting()).isZero();
    }

    @Test
    void an_insert_whose_answer_was_lost_is_found_and_not_made_twice() {
        clinic.books("09:00");
        google.fails("events.insert", GoogleFault.LOST, 1);
        clinic.works();
        clinic.laterWorks(Duration.ofMinutes(1));

        assertThat(clinic.eventTimes()).containsExactly(clinic.at("09:00"));
        assertThat(google.calls("events.insert").stream().filter(call -> call.subject().equals(clinic.calendar)))
                .hasSize(2);
        assertThat(clinic.waiting()).isZero();
    }

    @Test
    void what_could_not_be_written_is_written_later_as_it_is_then() {
        google.fails("*", GoogleFault.DOWN, 1);
        google.fails("*", GoogleFault.QUOTA, 1);
        google.fails("*", GoogleFault.UNAVAILABLE, 1);
        var booked = clinic.books("09:00");
        for (int i = 0; i < 3; i++) {
            clinic.laterWorks(Duration.ofMinutes(3));
        }
        clinic.moves(booked, "10:00");
        clinic.laterWorks(Duration.ofMinutes(31));

        assertThat(clinic.eventTimes()).containsExactly(clinic.at("10:00"));
        assertThat(clinic.state().getString("trouble")).isNull();
    }

    @Test
    void a_partner_that_is_down_silent_or_over_its_quota_stops_no_booking() {
        for (var fault : List.of(GoogleFault.DOWN, GoogleFault.SILENT, GoogleFault.QUOTA, GoogleFault.UNAVAILABLE)) {
            var other = new Connected();
            google.fails("*", fault, 100);
            assertThat(other.tries("09:00").status()).as(fault.toString()).isEqualTo(201);
            google.heal();
        }
    }

    @Test
    void a_token_that_was_taken_back_is_replaced_once_and_a_dead_key_stops_the_connection_and_is_told() {
        clinic.books("09:00");
        google.fails("events.insert", GoogleFault.UNAUTHORIZED, 1);
        clinic.works();
        assertThat(clinic.eventTimes()).hasSize(1);

        google.kill(clinic.account);
        clinic.books("10:00");
        clinic.works();

        assertThat(clinic.state().getString("state")).isEqualTo("stopped");
        assertThat(clinic.state().getString("reason")).isEqualTo("invalid_grant");
        assertThat(clinic.practice.shop.rows("""
                SELECT kind, subject_name FROM alert_conditions(current_organization(),
                    (SELECT s FROM alert_settings s WHERE false))
                """)).extracting(row -> row.getString("kind")).contains("google_stopped");
        assertThat(clinic.tries("11:00").status()).isEqualTo(201);

        clinic.connects();
        clinic.works();
        assertThat(clinic.eventTimes()).hasSize(3);
    }

    @Test
    void times_that_are_taken_in_the_calendar_are_not_offered_and_not_booked() {
        google.puts(clinic.calendar, clinic.at("09:00"), clinic.at("10:00"));

        assertThat(clinic.slots()).doesNotContain("09:00", "09:45").contains("10:30");
        var refused = clinic.tries("09:30");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().getJsonArray("taken").getJsonObject(0).getString("kind")).isEqualTo("calendar");
    }

    @Test
    void a_whole_day_in_the_calendar_is_the_clinics_day_and_neither_touches_the_one_before_nor_the_one_after() {
        google.putsDays(clinic.calendar, clinic.day.plusDays(1), clinic.day.plusDays(2));

        assertThat(clinic.practice.slots(clinic.day, "")).startsWith("09:00").endsWith("17:15");
        assertThat(clinic.practice.slots(clinic.day.plusDays(1), "")).isEmpty();
        assertThat(clinic.practice.slots(clinic.day.plusDays(2), "")).startsWith("09:00");
        assertThat(clinic.practice.books(clinic.day.plusDays(1), "17:15").status()).isEqualTo(409);
    }

    @Test
    void a_whole_day_is_the_clinics_also_where_the_calendar_keeps_the_time_of_another_country() {
        // There it begins before the clinic opens on the day before, and is over before it opens on the day itself.
        google.isIn(clinic.calendar, ZoneId.of("Pacific/Auckland"));
        google.putsDays(clinic.calendar, clinic.day.plusDays(1), clinic.day.plusDays(2));
        google.puts(clinic.calendar, clinic.at("10:30"), clinic.at("11:15"));
        clinic.works();

        assertThat(clinic.practice.slots(clinic.day.plusDays(1), "")).isEmpty();
        assertThat(clinic.practice.books(clinic.day.plusDays(1), "14:00").status()).isEqualTo(409);
        assertThat(clinic.slots()).contains("09:00", "12:00").doesNotContain("10:30");
        assertThat(clinic.tries("09:00").status()).isEqualTo(201);
        assertThat(clinic.tries("10:30").status()).isEqualTo(409);
    }

    @Test
    void what_came_into_the_calendar_a_moment_ago_is_seen_when_somebody_books() {
        assertThat(clinic.slots()).contains("09:00");
        google.puts(clinic.calendar, clinic.at("09:00"), clinic.at("10:00"));

        assertThat(clinic.slots()).as("read a moment ago").contains("09:00");
        assertThat(clinic.tries("09:00").status()).isEqualTo(409);
    }

    @Test
    void of_whom_google_cannot_say_anything_nobody_is_told_that_they_are_free() {
        google.cannotSay(clinic.calendar);

        assertThat(clinic.slots()).isEmpty();
        assertThat(clinic.state().getJsonArray("calendars").getJsonObject(0).getBoolean("is_unknown")).isTrue();
        google.heal();
        Practice.SERVER.ground.clock().advance(Duration.ofMinutes(2));
        assertThat(clinic.slots()).contains("09:00");
    }

    @Test
    void where_google_is_away_or_stopped_what_was_known_last_counts_and_it_is_said_that_nobody_looked() {
        google.puts(clinic.calendar, clinic.at("09:00"), clinic.at("10:00"));
        assertThat(clinic.slots()).doesNotContain("09:00");
        assertThat(isUnverified("available-slots?date=" + clinic.day)).isFalse();

        google.fails("*", GoogleFault.UNAVAILABLE, 100);
        Practice.SERVER.ground.clock().advance(Duration.ofMinutes(11));
        assertThat(clinic.slots()).doesNotContain("09:00").contains("10:30");
        assertThat(isUnverified("available-slots?date=" + clinic.day)).as("away").isTrue();
        google.heal();
        Practice.SERVER.ground.clock().advance(Duration.ofMinutes(1));
        assertThat(isUnverified("available-days?days=30")).isFalse();

        google.kill(clinic.account);
        clinic.books("14:00");
        clinic.works();
        assertThat(clinic.state().getString("state")).isEqualTo("stopped");
        assertThat(clinic.slots()).doesNotContain("09:00").contains("10:30");
        assertThat(isUnverified("available-slots?date=" + clinic.day)).as("stopped").isTrue();
        assertThat(isUnverified("available-days?days=30")).isTrue();
        var other = clinic.practice.professional("Dr. Rui Teles");
        assertThat(isUnverified("available-slots?date=" + clinic.day + "&professional_id=" + other))
                .as("of who has no calendar there").isFalse();
        assertThat(clinic.tries("10:30").status()).isEqualTo(201);
    }

    private boolean isUnverified(String question) {
        var answer = clinic.practice.ana.gets("/clinics/" + clinic.practice.clinic + "/" + question);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().getBoolean("is_unverified");
    }

    @Test
    void the_calendars_to_choose_from_are_those_that_google_lists_or_it_is_said_why_there_are_none() {
        google.named(clinic.calendar, "Agenda da Ana");
        google.pageSize(9);
        var listed = clinic.practice.admin.gets(clinic.path("/calendars"));
        assertThat(listed.body().getString("reason")).isNull();
        assertThat(listed.body().getJsonArray("data").stream().map(JsonObject.class::cast)).anySatisfy(one -> {
            assertThat(one.getString("calendar_id")).isEqualTo(clinic.calendar);
            assertThat(one.getString("name")).isEqualTo("Agenda da Ana");
        });
        assertThat(clinic.practice.ana.gets(clinic.path("/calendars")).status()).isEqualTo(403);

        google.fails("calendarList", GoogleFault.QUOTA, 1);
        var unknown = clinic.practice.admin.gets(clinic.path("/calendars")).body();
        assertThat(unknown.getString("reason")).isEqualTo("quota");
        assertThat(unknown.getJsonArray("data")).isEmpty();
    }

    @Test
    void who_does_not_wait_for_the_night_has_everything_compared_and_hears_what_it_came_to() {
        clinic.books("09:00");
        clinic.works();
        var moved = clinic.books("11:00");
        clinic.works();
        var event = google.events(clinic.calendar).stream().map(one -> one.getString("id")).toList().getLast();
        // Nobody hears of it, and the next look by the clock is minutes away; what was written is forgotten.
        google.isQuiet(true);
        google.moves(clinic.calendar, event, clinic.at("15:00"), clinic.at("15:45"));
        clinic.practice.shop.sql("DELETE FROM google_events WHERE appointment_id <> $1",
                UUID.fromString(moved.getString("id")));
        clinic.books("10:00");
        google.fails("*", GoogleFault.UNAVAILABLE, 1);
        clinic.works();
        assertThat(clinic.state().getString("paused_until")).isNotNull();

        var compared = clinic.practice.admin.posts(clinic.path("/compare"), null);

        assertThat(compared.status()).as(compared.text()).isEqualTo(200);
        assertThat(compared.body().getBoolean("is_done")).isTrue();
        assertThat(compared.body().getInteger("written")).as("two, and the moved one as it is now").isEqualTo(3);
        assertThat(compared.body().getInteger("moved")).isOne();
        assertThat(compared.body().getJsonObject("connection").getInteger("waiting")).isZero();
        assertThat(clinic.reads(moved).getString("time")).isEqualTo("15:00");
        assertThat(clinic.eventTimes()).containsExactlyInAnyOrder(clinic.at("09:00"), clinic.at("10:00"),
                clinic.at("15:00"));
        assertThat(clinic.practice.shop.rows("SELECT action FROM audit_logs"))
                .extracting(row -> row.getString("action")).contains("clinic.google_compared");

        google.kill(clinic.account);
        clinic.books("12:00");
        clinic.works();
        assertThat(clinic.practice.admin.posts(clinic.path("/compare"), null).status()).isEqualTo(409);
    }

    @Test
    void an_appointment_can_be_moved_into_its_own_time() {
        var booked = clinic.books("09:00");
        clinic.works();

        clinic.moves(booked, "09:15");
        clinic.works();

        assertThat(clinic.eventTimes()).containsExactly(clinic.at("09:15"));
    }

    @Test
    void what_fails_at_one_clinic_holds_up_no_other() {
        var broken = clinic;
        var others = List.of(new Connected(), new Connected(), new Connected());
        broken.books("09:00");
        others.forEach(other -> other.books("09:00"));
        broken.practice.shop.sql("UPDATE google_connections SET secret_encrypted = '\\x00'::bytea");
        try {
            assertThatThrownBy(broken::works).isInstanceOf(IllegalStateException.class);
        } finally {
            broken.connects();
        }

        assertThat(others).allSatisfy(other -> assertThat(other.eventTimes()).hasSize(1));
        broken.works();
        assertThat(broken.eventTimes()).hasSize(1);
    }

    @Test
    void a_professional_of_another_clinic_has_no_calendar_at_this_one() {
        var admin = clinic.practice.admin;
        var second = Practice.made(admin.posts("/clinics", new JsonObject().put("name", "Filial")
                .put("business_hours", new JsonObject().put("mon", Practice.span("09:00", "18:00")))));
        var theirs = Practice.made(admin.posts("/clinics/" + second.getString("clinicId") + "/professionals",
                new JsonObject().put("name", "Dr. Bruno Lima"))).getString("professionalId");

        var refused = admin.puts(clinic.path("/calendars"), new JsonObject().put("calendars", new JsonArray()
                .add(new JsonObject().put("professional_id", theirs).put("calendar_id", "bruno@example.org"))));

        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.errors()).containsOnlyKeys("professional_id");
        assertThat(clinic.state().getJsonArray("calendars").getJsonObject(0).getString("calendar_id"))
                .isEqualTo(clinic.calendar);
    }
}
