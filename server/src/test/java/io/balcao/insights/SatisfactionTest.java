package io.balcao.insights;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What customers think of the service is a metric like any other: the same in cards, tables, charts, lists and files. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SatisfactionTest {
    private static final BusyDay day = new BusyDay();
    private static final OffsetDateTime LATE = OffsetDateTime.parse("2026-03-03T02:59:00Z");

    static {
        day.asked(day.first, BusyDay.NINE.plusMinutes(31), BusyDay.NINE.plusMinutes(40), 5);
        day.asked(of("Caio"), BusyDay.NINE.plusMinutes(41), BusyDay.NINE.plusMinutes(50), 2);
        // Asked in the last minute of the day, and answered the day after.
        day.asked(of("Eva"), LATE, LATE.plusMinutes(10), 4);
        day.asked(of("Zé"), BusyDay.NINE.plusMinutes(11), null, 0);
        day.shop.sql("SELECT forget_sums()");
        day.hadTags(day.first, "vip");
    }

    private static UUID of(String customer) {
        return UUID.fromString(day.shop.rows("SELECT c.id FROM conversations c JOIN customers k ON k.id = c.customer_id"
                + " WHERE k.name = '" + customer + "'").getFirst().getString("id"));
    }

    @Test
    void the_mean_and_each_score_are_those_of_the_day() {
        var card = day.cards(BusyDay.DAY).get("csat");

        assertThat(card.getString("unit")).isEqualTo("score");
        assertThat(card.getDouble("value")).isEqualTo(3.5);
        assertThat(card.getInteger("amount")).isEqualTo(2);
        assertThat(card.getInteger("total")).isEqualTo(7);
        assertThat(card.getJsonArray("scores")).isEqualTo(JsonArray.of(0, 1, 0, 0, 1));
        assertThat(card.getValue("median")).isNull();
        var next = day.cards("from=2026-03-03&to=2026-03-03").get("csat");
        assertThat(next.getDouble("value")).isEqualTo(4);
        assertThat(next.getDouble("previous_value")).isEqualTo(3.5);
    }

    @Test
    void an_answer_that_comes_tomorrow_does_not_change_todays_share() {
        var share = day.cards(BusyDay.DAY).get("csat_answered");
        assertThat(share.getInteger("total")).isEqualTo(2);
        assertThat(share.getInteger("amount")).isEqualTo(4);
        assertThat(share.getDouble("value")).isEqualTo(0.5);

        // Nobody was asked on the day after: one answered of none is no share.
        assertThat(day.cards("from=2026-03-03&to=2026-03-03").get("csat_answered").getValue("value")).isNull();
        assertThat(day.cards("from=2026-03-02&to=2026-03-03").get("csat_answered").getInteger("total")).isEqualTo(3);
    }

    @Test
    void what_is_summed_up_is_what_the_rows_say() {
        var tagged = day.cards(BusyDay.DAY + "&tag=vip");
        assertThat(tagged.get("csat").getDouble("value")).isEqualTo(5);
        // Who was asked and who answered may have had other tags then.
        assertThat(tagged).doesNotContainKey("csat_answered");
        day.cards(BusyDay.DAY);
        assertThat(day.shop.rows("SELECT sum(amount) AS n FROM metric_days WHERE metric LIKE 'csat_%'").getFirst()
                .getInteger("n")).isEqualTo(7);
        var line = BusyDay.metrics(day.supervisor.gets("/metrics/tags?" + BusyDay.DAY).body().getJsonArray("by_tag")
                .getJsonObject(0));
        assertThat(line.get("csat").getMap()).containsAllEntriesOf(tagged.get("csat").getMap());
        assertThat(line).doesNotContainKey("csat_answered");
    }

    @Test
    void it_is_told_of_attendants_departments_channels_and_days() {
        var table = day.supervisor.gets("/metrics/attendance?" + BusyDay.DAY).body();
        // Ana had Caio's conversation last, which was Support's.
        assertThat(scores(table, "by_attendant")).containsExactlyInAnyOrderEntriesOf(
                Map.of(day.ana.id.toString(), "7 of 2, 2 of 4"));
        assertThat(scores(table, "by_department")).containsExactlyInAnyOrderEntriesOf(Map.of(day.sales.toString(),
                "5 of 1, 1 of 3", day.support.toString(), "2 of 1, 1 of 1"));

        var overview = day.supervisor.gets("/metrics/overview?" + BusyDay.DAY).body();
        assertThat(overview.getJsonArray("by_channel").getJsonObject(0).getDouble("csat")).isEqualTo(3.5);
        assertThat(overview.getJsonArray("by_channel").getJsonObject(0).getInteger("csat_answers")).isEqualTo(2);
        var nine = overview.getJsonObject("series").getJsonArray("points").getJsonObject(9);
        assertThat(nine.getDouble("csat")).isEqualTo(3.5);
        assertThat(overview.getJsonObject("series").getJsonArray("points").getJsonObject(10).getValue("csat")).isNull();
        assertThat(day.cards(BusyDay.DAY + "&department_id=" + day.support).get("csat").getDouble("value"))
                .isEqualTo(2);
        assertThat(day.cards(BusyDay.DAY + "&channel=whatsapp").get("csat").getInteger("amount")).isEqualTo(2);
    }

    private static Map<String, String> scores(JsonObject table, String by) {
        var all = new java.util.TreeMap<String, String>();
        table.getJsonArray(by).stream().map(JsonObject.class::cast).forEach(line -> {
            var cells = BusyDay.metrics(line);
            if (cells.get("csat").getInteger("amount") > 0) {
                all.put(line.getString("id"),
                        cells.get("csat").getInteger("total") + " of " + cells.get("csat").getInteger("amount") + ", "
                                + cells.get("csat_answered").getInteger("total") + " of "
                                + cells.get("csat_answered").getInteger("amount"));
            }
        });
        return all;
    }

    @Test
    void the_conversations_behind_a_score_say_which_it_was() {
        var rows = day.supervisor.gets("/metrics/conversations?metric=csat&" + BusyDay.DAY).body().getJsonArray("data");
        assertThat(rows.stream().map(row -> ((JsonObject) row).getInteger("score"))).containsExactly(2, 5);

        var bad = day.supervisor.gets("/metrics/conversations?metric=csat&score=2&" + BusyDay.DAY).body()
                .getJsonArray("data");
        assertThat(bad).hasSize(1);
        assertThat(bad.getJsonObject(0).getString("customer_name")).isEqualTo("Caio");
        var answers = day.supervisor.gets("/metrics/conversations?metric=csat_answered&" + BusyDay.DAY).body();
        assertThat(answers.getJsonArray("data")).hasSize(2);
        var late = "&from=2026-03-03&to=2026-03-03";
        assertThat(day.supervisor.gets("/metrics/conversations?metric=csat" + late).body().getJsonArray("data"))
                .hasSize(1);
        assertThat(day.supervisor.gets("/metrics/conversations?metric=csat_answered" + late).body()
                .getJsonArray("data")).isEmpty();
        assertThat(day.supervisor.gets("/metrics/conversations?metric=closed&score=2&" + BusyDay.DAY).status())
                .isEqualTo(422);
    }

    @Test
    void an_attendant_sees_only_their_own_scores() {
        var own = day.ana.gets("/metrics/attendance?" + BusyDay.DAY).body();
        var others = day.bia.gets("/metrics/attendance?" + BusyDay.DAY + "&user_id=" + day.ana.id).body();

        assertThat(scores(own, "by_attendant").keySet()).containsExactly(day.ana.id.toString());
        assertThat(scores(others, "by_attendant")).isEmpty();
        assertThat(day.bia.gets("/metrics/conversations?metric=csat&" + BusyDay.DAY + "&user_id=" + day.ana.id).body()
                .getJsonArray("data")).isEmpty();
    }
}
