package io.balcao.scheduling;

import static io.balcao.scheduling.Practice.made;
import static io.balcao.scheduling.Practice.monday;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What is offered can be booked, and nothing else is offered. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SlotsTest {
    private final Practice practice = new Practice();

    @Test
    void slots_begin_with_the_day_and_follow_each_other_with_the_buffer_between() {
        assertThat(practice.slots(monday(), "")).containsExactly("09:00", "09:55", "10:50", "11:45", "12:40", "13:35",
                "14:30", "15:25", "16:20", "17:15");
        assertThat(practice.slots(monday().plusDays(5), "")).isEmpty();
        assertThat(practice.slots(monday().minusWeeks(3), "")).isEmpty();
    }

    @Test
    void a_blocked_day_has_none_a_blocked_hour_takes_its_own_and_special_hours_replace_the_usual_ones() {
        practice.exception(exception(monday(), "BLOCKED"));
        practice.exception(exception(monday().plusDays(1), "BLOCKED").put("start_time", "09:00").put("end_time",
                "16:00"));
        practice.exception(exception(monday().plusDays(5), "SPECIAL_HOURS").put("start_time", "10:00").put("end_time",
                "12:00"));

        assertThat(practice.slots(monday(), "")).isEmpty();
        assertThat(practice.slots(monday().plusDays(1), "")).containsExactly("16:00", "16:55");
        assertThat(practice.slots(monday().plusDays(5), "")).containsExactly("10:00", "10:55");
    }

    @Test
    void rules_stand_above_business_hours_and_a_professional_works_within_both() {
        var ana = practice.professional("Dra. Ana");
        rule(new JsonObject().put("day_of_week", 1).put("start_time", "08:00").put("end_time", "12:00"));
        rule(new JsonObject().put("day_of_week", 1).put("start_time", "10:00").put("end_time", "20:00")
                .put("professional_id", ana));

        assertThat(practice.slots(monday(), "")).containsExactly("10:00", "10:55");
        assertThat(practice.slots(monday().plusDays(1), "")).isEmpty();
    }

    @Test
    void policies_say_how_early_how_far_how_often_and_how_many() {
        var policies = new JsonObject().put("min_advance_hours", 720).put("max_advance_days", 366)
                .put("slot_duration_minutes", 60).put("max_daily_appointments", 1);
        assertThat(practice.admin.puts("/clinics/" + practice.clinic + "/context",
                new JsonObject().put("scheduling_policies", policies)).status()).isEqualTo(200);
        var far = monday().plusWeeks(8);

        assertThat(practice.slots(monday().plusWeeks(2), "")).isEmpty();
        assertThat(practice.slots(far, "")).startsWith("09:00", "10:00", "11:00");
        practice.booked(far, "09:00");
        assertThat(practice.slots(far, "")).isEmpty();
        assertThat(practice.slots(monday().plusWeeks(60), "")).isEmpty();
    }

    @Test
    void several_areas_take_their_time_together_however_they_are_written() {
        practice.service("Laser axilas", 20);
        practice.service("Laser pernas", 70);

        assertThat(length("&areas=Pernas+e+axila")).isEqualTo(90);
        assertThat(length("&areas=axiilas")).isEqualTo(20);
        assertThat(length("&areas=cabelo")).isEqualTo(45);
    }

    @Test
    void every_slot_that_is_offered_on_days_whose_clock_jumps_is_a_time_of_that_clock_and_as_long_as_it_says() {
        for (var zone : List.of("America/New_York", "Australia/Lord_Howe", "America/Santiago", "Africa/Cairo",
                "Europe/Lisbon")) {
            var clinic = new Practice(zone, 5);
            var always = new JsonObject();
            List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun")
                    .forEach(day -> always.put(day, Practice.span("00:00", "24:00")));
            clinic.admin.puts("/clinics/" + clinic.clinic, new JsonObject().put("business_hours", always)
                    .put("scheduling_policies", new JsonObject().put("max_advance_days", 366)));
            var rules = ZoneId.of(zone).getRules();
            var jump = Practice.SERVER.ground.clock().instant();
            for (int i = 0; i < 2; i++) {
                jump = java.util.Objects.requireNonNull(rules.nextTransition(jump)).getInstant();
                var day = LocalDate.ofInstant(jump.minusSeconds(1), ZoneId.of(zone));
                for (var date : List.of(day, day.plusDays(1))) {
                    holds(clinic, date, ZoneId.of(zone));
                }
            }
        }
    }

    private static void holds(Practice clinic, LocalDate date, ZoneId zone) {
        var answer = clinic.ana.gets("/clinics/" + clinic.clinic + "/available-slots?date=" + date + "&serviceId="
                + clinic.service);
        var seen = new HashSet<String>();
        for (var slot : answer.body().getJsonArray("slots").stream().map(JsonObject.class::cast).toList()) {
            var local = date.atTime(LocalTime.parse(slot.getString("time")));
            var start = Instant.parse(slot.getString("starts_at"));
            assertThat(zone.getRules().getValidOffsets(local)).as("%s %s is there", zone, local).isNotEmpty();
            assertThat(start.atZone(zone).toLocalDateTime()).isEqualTo(local);
            assertThat(ChronoUnit.MINUTES.between(start, Instant.parse(slot.getString("ends_at")))).isEqualTo(45);
            assertThat(Instant.parse(slot.getString("ends_at"))).isBeforeOrEqualTo(
                    date.plusDays(1).atStartOfDay(zone).toInstant());
            assertThat(seen.add(slot.getString("time"))).as("once").isTrue();
        }
        assertThat(seen).hasSizeGreaterThan(20);
        var first = answer.body().getJsonArray("slots").getJsonObject(0);
        assertThat(made(clinic.ana.posts("/appointments",
                clinic.wish(date, first.getString("time")).put("only_free_slots", true))).getString("starts_at"))
                .isEqualTo(first.getString("starts_at"));
    }

    @Test
    void what_no_customer_may_book_is_refused_when_one_asks_for_the_rules() {
        assertThat(practice.ana.posts("/appointments",
                practice.wish(monday(), "09:10").put("only_free_slots", true)).status()).isEqualTo(409);
        assertThat(practice.books(monday(), "06:00").status()).isEqualTo(201);
    }

    @Test
    void days_without_a_free_slot_are_left_out() {
        practice.exception(exception(monday(), "BLOCKED"));

        var days = practice.ana.gets("/clinics/" + practice.clinic + "/available-days?from=" + monday()
                + "&days=7&serviceId=" + practice.service).body().getJsonArray("days");

        assertThat(dates(days)).containsExactly(monday().plusDays(1).toString(), monday().plusDays(2).toString(),
                monday().plusDays(3).toString(), monday().plusDays(4).toString());
    }

    @Test
    void who_is_there_is_told_by_the_same_rules_whether_their_time_is_taken_or_not() {
        var ana = practice.professional("Dra. Ana");
        rule(new JsonObject().put("day_of_week", 1).put("start_time", "08:00").put("end_time", "12:00"));
        rule(new JsonObject().put("day_of_week", 1).put("start_time", "10:00").put("end_time", "20:00")
                .put("professional_id", ana));
        practice.exception(exception(monday(), "BLOCKED").put("start_time", "11:00").put("end_time", "11:30"));
        practice.booked(monday(), "10:00");

        var days = practice.ana.gets("/clinics/" + practice.clinic + "/open-hours?from=" + monday() + "&to="
                + monday().plusDays(1)).body().getJsonArray("days");

        assertThat(dates(days)).containsExactly(monday().toString(), monday().plusDays(1).toString());
        var first = days.getJsonObject(0);
        assertThat(spans(first)).containsExactly("08:00-11:00", "11:30-12:00");
        var hers = first.getJsonArray("professionals").getJsonObject(0);
        assertThat(hers.getString("professional_id")).isEqualTo(ana.toString());
        assertThat(spans(hers)).containsExactly("10:00-11:00", "11:30-12:00");
        assertThat(spans(days.getJsonObject(1))).isEmpty();
        assertThat(practice.ana.gets("/clinics/" + practice.clinic + "/open-hours?from=" + monday() + "&to="
                + monday().plusDays(62)).status()).isEqualTo(400);
    }

    @Test
    void several_services_are_asked_for_together_by_their_ids() {
        var legs = practice.service("Laser pernas", 70);

        var answer = practice.ana.gets("/clinics/" + practice.clinic + "/available-slots?date=" + monday()
                + "&service_ids=" + legs + "&service_ids=" + practice.service).body();

        assertThat(answer.getInteger("duration_minutes")).isEqualTo(115);
        assertThat(answer.getJsonArray("service_ids").stream().map(Object::toString))
                .containsExactly(legs.toString(), practice.service.toString());
    }

    private static List<String> spans(JsonObject of) {
        return of.getJsonArray("open").stream().map(JsonObject.class::cast)
                .map(span -> span.getString("start") + "-" + span.getString("end")).toList();
    }

    private static List<String> dates(JsonArray days) {
        return days.stream().map(JsonObject.class::cast).map(day -> day.getString("date")).toList();
    }

    private void rule(JsonObject rule) {
        made(practice.admin.posts("/clinics/" + practice.clinic + "/availability-rules", rule));
    }

    private int length(String query) {
        return practice.ana.gets("/clinics/" + practice.clinic + "/available-slots?date=" + monday() + "&serviceId="
                + practice.service + query).body().getInteger("duration_minutes");
    }

    private static JsonObject exception(LocalDate date, String type) {
        return new JsonObject().put("exception_date", date.toString()).put("exception_type", type);
    }
}
