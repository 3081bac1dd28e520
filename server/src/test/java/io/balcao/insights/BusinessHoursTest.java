package io.balcao.insights;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.platform.Ids;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Reports in business hours, of targets, and what a period is compared with. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BusinessHoursTest {
    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");
    private static final String COUNTED = "&counts=business_hours";

    @Test
    void times_are_those_in_which_people_were_there_as_the_calendar_stood_then() {
        var day = new BusyDay();
        // Monday 2 March from nine to six; the 3rd is a holiday, the 4th begins at nine again.
        day.shop.sql("UPDATE departments SET own_hours = $2::text::jsonb WHERE id = $1", day.sales,
                "[{\"day\":1,\"from\":\"09:00\",\"to\":\"18:00\"},{\"day\":2,\"from\":\"09:00\",\"to\":\"18:00\"},"
                        + "{\"day\":3,\"from\":\"09:00\",\"to\":\"18:00\"}]");
        day.shop.sql("INSERT INTO holidays (id, organization_id, name, day) VALUES ($1, $2, 'Feriado', '2026-03-03')",
                Ids.next(), day.shop.id.value());
        var wednesday = "from=2026-03-04&to=2026-03-04";
        // Asked at half past five on Monday, taken at ten past nine on Wednesday, answered five minutes later.
        int asked = (8 * 60) + 30;
        int taken = 2 * 24 * 60 + 10;
        day.begin("Gil", asked).customer(0).queued(0, day.sales).assigned(taken - asked, day.ana.id)
                .attendant(taken - asked + 5, day.ana.id).closed(taken - asked + 20, day.ana.id, day.sales);

        var clock = day.cards(wednesday);
        var business = day.cards(wednesday + COUNTED);
        assertThat(minutes(clock, "queue_time")).isEqualTo(taken - asked);
        assertThat(minutes(business, "queue_time")).isEqualTo(30 + 10);
        assertThat(minutes(business, "first_response")).isEqualTo(30 + 15);
        assertThat(minutes(business, "resolution_time")).isEqualTo(30 + 30);
        assertThat(business.get("first_response").getLong("median")).isEqualTo(45 * 60_000);
        var behind = day.supervisor.gets("/metrics/conversations?metric=first_response&" + wednesday + COUNTED).body();
        assertThat(behind.getJsonArray("data").getJsonObject(0).getLong("milliseconds")).isEqualTo(45 * 60_000);

        // Several days are told by the sums of whole days.
        var days = "from=2026-03-03&to=2026-03-05";
        assertThat(minutes(day.cards(days + COUNTED), "queue_time")).isEqualTo(40);
        assertThat(minutes(day.cards(days), "queue_time")).isEqualTo(taken - asked);

        // What is over keeps its numbers when hours change.
        day.shop.sql("DELETE FROM holidays");
        day.shop.sql("SELECT forget_sums()");
        assertThat(minutes(day.cards(wednesday + COUNTED), "queue_time")).isEqualTo(40);
    }

    @Test
    void the_share_of_targets_met_is_told_of_all_of_an_attendant_and_of_a_department() {
        var day = new BusyDay();
        var policy = Ids.next();
        day.shop.sql(
                "INSERT INTO sla_policies (id, organization_id, name, position, first_response_minutes) VALUES ($1,"
                        + " $2, 'Todos', 1, 10)",
                policy, day.shop.id.value());
        day.cards(BusyDay.DAY);
        for (int i = 0; i < 4; i++) {
            day.shop.sql("""
                    INSERT INTO sla_events (organization_id, conversation_id, position, kind, target, occurred_at, due_at,
                        policy_id, channel, department_id, user_id)
                    VALUES ($1, $2, $3, $4, 'first_response', $5, $5, $6, 'whatsapp', $7, $8)
                    """, day.shop.id.value(), day.first, i + 1, i == 0 ? "breached" : i == 3 ? "at_risk" : "met",
                    OffsetDateTime.parse("2026-03-02T15:00:00Z").plusMinutes(i), policy,
                    i == 1 ? day.support : day.sales, i == 0 ? null : day.ana.id);
        }
        // Written down late: what was summed up is summed up again.
        day.shop.sql("SELECT forget_sums_since('2026-03-02T15:00:00Z')");

        assertThat(share(day.cards(BusyDay.DAY))).isEqualTo("2 of 3");
        assertThat(share(day.cards(BusyDay.DAY + "&user_id=" + day.ana.id))).isEqualTo("2 of 2");
        assertThat(share(day.cards(BusyDay.DAY + "&department_id=" + day.sales))).isEqualTo("1 of 2");
        var table = day.supervisor.gets("/metrics/attendance?" + BusyDay.DAY).body().getJsonArray("by_department");
        assertThat(table.stream().map(line -> BusyDay.metrics((JsonObject) line).get("sla_first_response"))
                .mapToLong(cell -> cell.getLong("amount")).sum()).isEqualTo(3);
        var rows = day.supervisor.gets("/metrics/conversations?metric=sla_first_response&" + BusyDay.DAY).body()
                .getJsonArray("data");
        assertThat(rows.stream().map(row -> ((JsonObject) row).getString("outcome"))).containsExactly("met", "met",
                "missed");
    }

    @Test
    void whole_months_are_compared_with_months_and_days_with_as_many_days() {
        var march = period("2026-03-01", "2026-03-31", "2026-05-05T12:00:00Z");
        assertThat(march.previousFrom()).isEqualTo(LocalDate.parse("2026-02-01"));
        assertThat(march.previous().until()).isEqualTo(march.window().from());
        // On the 30th of March, February is over: it is compared whole.
        var running = period("2026-03-01", "2026-03-31", "2026-03-30T12:01:00Z");
        assertThat(running.window().until()).isEqualTo("2026-03-30T12:15:00Z");
        assertThat(running.previous().until()).isEqualTo(running.window().from());
        assertThat(period("2026-03-01", "2026-03-31", "2026-03-10T12:01:00Z").previous().until())
                .isEqualTo("2026-02-10T12:15:00Z");
        var week = period("2026-03-02", "2026-03-08", "2026-03-04T12:01:00Z");
        assertThat(week.previousFrom()).isEqualTo(LocalDate.parse("2026-02-23"));
        assertThat(week.previous().until()).isEqualTo("2026-02-25T12:15:00Z");
    }

    @Test
    void a_day_has_the_hours_that_its_clock_has() {
        // The clock of New York skips an hour on 8 March; the day before has 24 of them.
        var zone = ZoneId.of("America/New_York");
        var skipped = Period.of(Optional.of("2026-03-08"), Optional.of("2026-03-08"), zone,
                Instant.parse("2026-05-05T12:00:00Z"));
        assertThat(OverviewView.points(skipped.window(), skipped, java.util.List.of())).hasSize(23);
        assertThat(OverviewView.points(skipped.previous(), skipped, java.util.List.of())).hasSize(24);
        assertThat(skipped.previous().until()).isEqualTo(skipped.window().from());
        // Running at ten in the morning: yesterday until ten in the morning too, though an hour more had passed.
        var running = Period.of(Optional.of("2026-03-08"), Optional.of("2026-03-08"), zone,
                Instant.parse("2026-03-08T14:01:00Z"));
        assertThat(running.previous().until()).isEqualTo("2026-03-07T15:15:00Z");
    }

    private static Period period(String from, String to, String now) {
        return Period.of(Optional.of(from), Optional.of(to), ZONE, Instant.parse(now));
    }

    private static long minutes(Map<String, JsonObject> cards, String metric) {
        return cards.get(metric).getLong("total") / 60_000;
    }

    private static String share(Map<String, JsonObject> cards) {
        var card = cards.get("sla_first_response");
        return card.getLong("total") + " of " + card.getLong("amount");
    }
}
