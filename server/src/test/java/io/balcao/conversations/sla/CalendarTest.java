package io.balcao.conversations.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** When people are there, and how much of a time they were there, whatever the clock does. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CalendarTest {
    private static final String OFFICE = """
            [{"day": 1, "from": "08:00", "to": "12:00"}, {"day": 1, "from": "13:00", "to": "18:00"},
             {"day": 2, "from": "08:00", "to": "18:00"}, {"day": 5, "from": "08:00", "to": "18:00"},
             {"day": 6, "from": "20:00", "to": "24:00"}, {"day": 7, "from": "00:00", "to": "02:00"}]""";
    private static final String ALWAYS = """
            [{"day": 1, "from": "00:00", "to": "24:00"}, {"day": 2, "from": "00:00", "to": "24:00"},
             {"day": 3, "from": "00:00", "to": "24:00"}, {"day": 4, "from": "00:00", "to": "24:00"},
             {"day": 5, "from": "00:00", "to": "24:00"}, {"day": 6, "from": "00:00", "to": "24:00"},
             {"day": 7, "from": "00:00", "to": "24:00"}]""";

    private final Shelf shelf = new Shelf();

    @Test
    void time_passes_only_while_people_are_there() {
        shelf.opens("America/Sao_Paulo", OFFICE);

        // A Monday: three hours behind UTC, with lunch from 12 to 13.
        assertThat(shelf.after("2026-11-23T11:00:00Z", 60)).isEqualTo("2026-11-23T12:00:00Z");
        assertThat(shelf.after("2026-11-23T14:30:00Z", 60)).isEqualTo("2026-11-23T16:30:00Z");
        assertThat(shelf.after("2026-11-23T20:30:00Z", 60)).isEqualTo("2026-11-24T11:30:00Z");
        // From Tuesday evening over two closed days to Friday.
        assertThat(shelf.after("2026-11-24T22:00:00Z", 10)).isEqualTo("2026-11-27T11:10:00Z");
        // Over midnight, in two spans that join: from Saturday 23:30 local.
        assertThat(shelf.after("2026-11-29T02:30:00Z", 60)).isEqualTo("2026-11-29T03:30:00Z");
        // Exactly the end of a span is not the beginning of the next.
        assertThat(shelf.after("2026-11-23T11:00:00Z", 240)).isEqualTo("2026-11-23T15:00:00Z");
        assertThat(shelf.minutesBetween("2026-11-23T14:30:00Z", "2026-11-23T16:30:00Z")).isEqualTo(60);
        assertThat(shelf.minutesBetween("2026-11-20T00:00:00Z", "2026-11-27T00:00:00Z")).isEqualTo(600 + 360 + 1140);
        assertThat(shelf.minutesBetween("2026-11-25T00:00:00Z", "2026-11-26T00:00:00Z")).isZero();
    }

    @Test
    void a_night_that_the_clock_makes_longer_or_shorter_has_the_minutes_it_has() {
        // Brazil's last summers: at midnight an hour was skipped, and at midnight one came twice.
        shelf.opens("America/Sao_Paulo", ALWAYS);
        assertThat(shelf.minutesBetween("2018-11-04T02:00:00Z", "2018-11-05T02:00:00Z")).isEqualTo(24 * 60);
        assertThat(shelf.after("2018-11-04T02:30:00Z", 60)).isEqualTo("2018-11-04T03:30:00Z");
        assertThat(shelf.after("2019-02-17T01:30:00Z", 120)).isEqualTo("2019-02-17T03:30:00Z");
        assertThat(shelf.minutesBetween("2019-02-16T02:00:00Z", "2019-02-17T03:00:00Z")).isEqualTo(25 * 60);

        // Hours that begin within the gap begin when it ends; those that end in the hour that comes twice end the first time.
        shelf.opens("America/Sao_Paulo", """
                [{"day": 7, "from": "00:30", "to": "02:00"}, {"day": 6, "from": "22:00", "to": "23:30"}]""");
        assertThat(shelf.minutesBetween("2018-11-03T12:00:00Z", "2018-11-04T12:00:00Z")).isEqualTo(90 + 60);
        assertThat(shelf.minutesBetween("2019-02-16T12:00:00Z", "2019-02-17T12:00:00Z")).isEqualTo(90 + 90);

        shelf.opens("Europe/Berlin", """
                [{"day": 7, "from": "01:00", "to": "04:00"}]""");
        assertThat(shelf.minutesBetween("2026-03-28T20:00:00Z", "2026-03-29T20:00:00Z")).isEqualTo(120);
        assertThat(shelf.minutesBetween("2026-10-24T20:00:00Z", "2026-10-25T20:00:00Z")).isEqualTo(240);
        assertThat(shelf.after("2026-03-28T20:00:00Z", 90)).isEqualTo("2026-03-29T01:30:00Z");

        // Samoa had no 30th of December in 2011.
        shelf.opens("Pacific/Apia", ALWAYS);
        assertThat(shelf.minutesBetween("2011-12-30T00:00:00Z", "2012-01-01T00:00:00Z")).isEqualTo(48 * 60);
    }

    @Test
    void what_is_added_is_what_lies_between() {
        shelf.opens("America/Sao_Paulo", OFFICE);
        holiday("Natal", "2018-12-25", false, null, null);
        holiday("Véspera", "2018-12-24", false, "09:00", "12:00");
        var random = ThreadLocalRandom.current();
        for (int i = 0; i < 60; i++) {
            var since = Instant.parse("2018-10-01T00:00:00Z").plusSeconds(random.nextLong(180 * 24 * 3_600L));
            int minutes = random.nextInt(1, 4_000);
            var until = shelf.after(since.toString(), minutes);
            assertThat(shelf.minutesBetween(since.toString(), String.valueOf(until))).as("%s + %d", since, minutes)
                    .isEqualTo(minutes);
        }
    }

    @Test
    void on_a_holiday_nobody_is_there_or_at_other_hours() {
        shelf.opens("America/Sao_Paulo", OFFICE);
        holiday("Natal", "2020-12-25", true, null, null);
        holiday("Véspera", "2026-12-28", false, "09:00", "11:00");

        // The 25th is a Friday; so is the next day on which there would be anybody at that hour.
        assertThat(opening("2026-12-25T15:00:00Z")).containsEntry("is_open", false).containsEntry("holiday", "Natal")
                .containsEntry("opens_next", "2026-12-26T23:00:00Z");
        assertThat(shelf.after("2026-12-28T11:00:00Z", 60)).isEqualTo("2026-12-28T13:00:00Z");
        assertThat(shelf.minutesBetween("2026-12-28T03:00:00Z", "2026-12-29T03:00:00Z")).isEqualTo(120);
        assertThat(opening("2026-12-28T12:30:00Z")).containsEntry("is_open", true).containsEntry("opens_next", null);
        assertThat(opening("2026-12-28T14:30:00Z")).containsEntry("is_open", false)
                .containsEntry("opens_next", "2026-12-29T11:00:00Z");
    }

    @Test
    void a_department_has_hours_of_its_own_and_without_any_people_are_always_there() {
        assertThat(shelf.minutesBetween("2026-11-21T00:00:00Z", "2026-11-22T00:00:00Z")).isEqualTo(24 * 60);
        shelf.opens("America/Sao_Paulo", OFFICE);
        Shelf.ok(shelf.shop.admin.puts("/departments/" + shelf.sales + "/business-hours", new JsonObject()
                .put("days", new JsonArray("[{\"day\": 3, \"from\": \"10:00\", \"to\": \"11:00\"}]"))));

        var minutes = shelf.shop.rows(
                "SELECT business_ms($1, $2, $3) / 60000 AS of_sales, business_ms(NULL, $2, $3) / 60000"
                        + " AS of_all",
                shelf.sales, Instant.parse("2026-11-23T03:00:00Z").atOffset(ZoneOffset.UTC),
                Instant.parse("2026-11-30T03:00:00Z").atOffset(ZoneOffset.UTC)).getFirst();
        assertThat(minutes.getLong("of_sales")).isEqualTo(60);
        assertThat(minutes.getLong("of_all")).isEqualTo(540 + 600 + 600 + 360);
        shelf.opens("America/Sao_Paulo", "[]");
        assertThat(shelf.after("2026-11-23T14:30:00Z", 60)).isNull();
    }

    @Test
    void whoever_may_change_the_settings_says_the_organizations_week_without_a_bot_and_one_that_cannot_be_is_refused() {
        var shop = shelf.shop;
        var sonia = shop.user(io.balcao.platform.Role.SUPERVISOR);
        var week = new JsonObject().put("timezone", "America/Manaus").put("days",
                new JsonArray("[{\"day\": 1, \"from\": \"08:00\", \"to\": \"24:00\"}]"));
        assertThat(sonia.puts("/business-hours", new JsonObject().put("hours", week)).status()).isEqualTo(403);

        var kept = Shelf.ok(shop.admin.puts("/business-hours", new JsonObject().put("hours", week))).body();

        assertThat(kept.getString("timezone")).isEqualTo("America/Manaus");
        assertThat(sonia.gets("/business-hours").body().getJsonArray("days")).isEqualTo(week.getJsonArray("days"));
        // Monday at midnight in Manaus, where it is four hours less than in Greenwich.
        assertThat(shelf.minutesBetween("2026-11-23T04:00:00Z", "2026-11-24T04:00:00Z")).isEqualTo(16 * 60);
        assertThat(shop.admin.puts("/business-hours", new JsonObject().put("hours",
                week.copy().put("timezone", "America/Sao_Paolo"))).body().getJsonArray("errors").getJsonObject(0)
                .getString("field")).isEqualTo("hours.timezone");
        assertThat(shop.admin.puts("/business-hours", new JsonObject().put("hours", week.copy().put("days",
                new JsonArray("[{\"day\": 1, \"from\": \"18:00\", \"to\": \"08:00\"}]")))).status()).isEqualTo(422);
        assertThat(shop.rows("SELECT action FROM audit_logs WHERE action = 'organization.hours_changed'")).hasSize(1);

        Shelf.ok(shop.admin.puts("/business-hours", new JsonObject().putNull("hours")));
        assertThat(sonia.gets("/business-hours").body().getValue("days")).isNull();
        assertThat(shelf.minutesBetween("2026-11-23T04:00:00Z", "2026-11-24T04:00:00Z")).isEqualTo(24 * 60);
    }

    @Test
    void the_national_holidays_of_a_year_are_added_once_with_those_that_follow_easter() {
        var admin = shelf.shop.admin;
        holiday("Nosso Natal", "2024-12-25", false, "08:00", "12:00");
        var year = new JsonObject().put("year", 2024).put("with_optional", true);

        var added = Shelf.ok(admin.posts("/holidays/national", year)).body().getJsonArray("data");
        var again = Shelf.ok(admin.posts("/holidays/national", year)).body().getJsonArray("data");

        assertThat(added).hasSize(13);
        assertThat(again).isEmpty();
        assertThat(list()).contains("2024-02-12 Carnaval (segunda-feira)", "2024-03-29 Sexta-feira Santa",
                "2024-05-30 Corpus Christi", "2024-11-20 Consciência Negra", "2024-12-25 Nosso Natal")
                .doesNotContain("2024-12-25 Natal");
        Shelf.ok(admin.posts("/holidays/national", year.put("year", 2027).put("with_optional", false)));
        assertThat(list()).contains("2027-03-26 Sexta-feira Santa").doesNotContain("2027-05-27 Corpus Christi");
    }

    @Test
    void a_day_has_one_holiday_and_its_hours_are_whole() {
        holiday("Natal", "2026-12-25", false, null, null);
        var admin = shelf.shop.admin;

        assertThat(admin.posts("/holidays", body("Outro", "2026-12-25", false, null, null)).status()).isEqualTo(409);
        assertThat(admin.posts("/holidays", body("X", "2026-02-30", false, null, null)).errors()).containsKey("day");
        assertThat(admin.posts("/holidays", body("X", "2026-02-20", false, "12:00", "08:00")).errors())
                .containsKey("closes_at");
        var id = UUID.fromString(list("2026-12-25").getFirst());
        Shelf.ok(admin.puts("/holidays/" + id, body("Natal", "2026-12-25", true, "08:00", "12:00")));
        assertThat(shelf.minutesBetween("2031-12-25T03:00:00Z", "2031-12-26T03:00:00Z")).isEqualTo(240);
        assertThat(Shelf.SERVER.send("DELETE", "/holidays/" + id, admin.token, null).status()).isEqualTo(204);
        assertThat(shelf.shop.rows("SELECT action FROM audit_logs WHERE object_id = $1 ORDER BY id", id))
                .extracting(row -> row.getString("action"))
                .containsExactly("holiday.created", "holiday.updated", "holiday.deleted");
    }

    private List<String> list() {
        return Shelf.ok(shelf.shop.admin.gets("/holidays")).body().getJsonArray("data").stream()
                .map(JsonObject.class::cast).map(day -> day.getString("day") + " " + day.getString("name")).toList();
    }

    private List<String> list(String day) {
        return Shelf.ok(shelf.shop.admin.gets("/holidays")).body().getJsonArray("data").stream()
                .map(JsonObject.class::cast).filter(one -> one.getString("day").equals(day))
                .map(one -> one.getString("id")).toList();
    }

    private java.util.Map<String, Object> opening(String at) {
        return shelf.shop.rows("""
                SELECT is_open, holiday, to_char(opens_next AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS opens_next
                FROM opening_of(NULL, $1)
                """, Instant.parse(at).atOffset(ZoneOffset.UTC)).getFirst().getMap();
    }

    private void holiday(String name, String day, boolean isYearly, @Nullable String opens, @Nullable String closes) {
        Shelf.ok(shelf.shop.admin.posts("/holidays", body(name, day, isYearly, opens, closes)));
    }

    private static JsonObject body(String name, String day, boolean isYearly, @Nullable String opens,
            @Nullable String closes) {
        return new JsonObject().put("name", name).put("day", day).put("is_yearly", isYearly).put("opens_at", opens)
                .put("closes_at", closes);
    }
}
