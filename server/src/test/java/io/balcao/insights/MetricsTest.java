package io.balcao.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.balcao.testing.FeatureServer.Person;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What each number means, counted by hand; and that a card, a table and a list say the same. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MetricsTest {
    private static final BusyDay day = new BusyDay();

    @Test
    void each_metric_is_what_one_counts_by_hand() {
        var cards = day.cards(BusyDay.DAY);

        assertThat(values(cards)).containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                Map.entry("opened", "4 of 4/4"), Map.entry("received", "4 of 4/4"), Map.entry("closed", "4 of 4/4"),
                Map.entry("reopened", "1 of 1/1"), Map.entry("transferred", "1 of 1/1"),
                Map.entry("first_response", milliseconds(10 + 5 + 544 + 2, 4)),
                Map.entry("response", milliseconds(10 + 5 + 5 + 4 + 544 + 2, 6)),
                Map.entry("queue_time", milliseconds(8 + 4 + 539 + 1, 4)),
                Map.entry("handling_time", milliseconds(20 + 5 + 30 + 10 + 8, 5)),
                Map.entry("bot_time", milliseconds(2 + 1 + 1, 3)),
                Map.entry("resolution_time", milliseconds(30 + 40 + 550 + 10, 4)),
                Map.entry("resolution_rate", "0.6 of 5/3"), Map.entry("containment", "0.2 of 5/1"),
                Map.entry("sla_first_response", "none"), Map.entry("sla_next_response", "none"),
                Map.entry("sla_resolution", "none"), Map.entry("csat", "none"), Map.entry("csat_answered", "none")));
        assertThat(cards.get("opened").getDouble("previous_value")).isEqualTo(1);
        assertThat(cards.get("first_response").getDouble("previous_value")).isNull();
    }

    @Test
    void what_is_summed_up_and_what_is_read_from_the_ledger_are_the_same() {
        day.cards(BusyDay.DAY);
        assertThat(day.shop.rows("SELECT sum(amount) AS n FROM metric_sums WHERE metric = 'closed'").getFirst()
                .getInteger("n")).isEqualTo(4);
        var summed = values(day.cards(BusyDay.DAY));
        // Nothing is summed up behind the lock that another server holds.
        var read = BusyDay.SERVER.ground.database().inTransaction(day.shop.id, tx -> {
            tx.one("SELECT pg_advisory_xact_lock(hashtextextended($1::text, 6))", row -> row,
                    day.shop.id.value().toString());
            day.shop.sql("SELECT forget_sums()");
            return values(day.cards(BusyDay.DAY));
        });

        assertThat(read).isEqualTo(summed);
        assertThat(day.shop.rows("SELECT 1 AS n FROM metric_sums")).isEmpty();
    }

    @Test
    void a_median_and_the_time_of_nine_in_ten_are_those_of_the_messages() {
        day.cards(BusyDay.DAY);
        var exact = day.shop.rows("""
                SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY elapsed_ms) AS median,
                       percentile_disc(0.9) WITHIN GROUP (ORDER BY elapsed_ms) AS p90
                FROM conversation_events WHERE kind = 'response'
                  AND (occurred_at AT TIME ZONE 'America/Sao_Paulo')::date = '2026-03-02'
                """).getFirst();

        // Answers after 2, 4, 5, 5, 10 and 544 minutes: the mean is 95.
        var card = day.cards(BusyDay.DAY).get("response");
        assertThat(card.getLong("median")).isEqualTo(5 * 60_000).isEqualTo(exact.getLong("median"));
        // Of 2, 5, 10 and 544 minutes the second.
        assertThat(day.cards(BusyDay.DAY).get("first_response").getLong("median")).isEqualTo(5 * 60_000);
        // Long times within one per cent.
        assertThat(card.getLong("p90")).isEqualTo(545 * 60_000)
                .isCloseTo(exact.getLong("p90"), withinPercentage(1));
        assertThat(day.cards(BusyDay.DAY).get("opened").getLong("median")).isNull();
        var ofAna = line(day.supervisor.gets("/metrics/attendance?" + BusyDay.DAY).body(), "by_attendant", day.ana);
        assertThat(ofAna.get("response").getLong("median")).isEqualTo(5 * 60_000);
        assertThat(ofAna.get("first_response").getLong("median")).isEqualTo(10 * 60_000);
    }

    @Test
    void the_lines_of_the_table_come_to_the_cards() {
        var cards = day.cards(BusyDay.DAY);
        var table = day.supervisor.gets("/metrics/attendance?" + BusyDay.DAY).body();

        for (var by : List.of("by_attendant", "by_department")) {
            var sums = new TreeMap<String, List<Long>>();
            table.getJsonArray(by).forEach(line -> BusyDay.metrics((JsonObject) line).forEach((metric, cell) -> sums
                    .merge(metric, List.of(cell.getLong("amount"), cell.getLong("total")),
                            (a, b) -> List.of(a.get(0) + b.get(0), a.get(1) + b.get(1)))));
            assertThat(sums).hasSizeGreaterThan(6).allSatisfy((metric, sum) -> assertThat(sum).as(metric).isEqualTo(
                    List.of(cards.get(metric).getLong("amount"), cards.get(metric).getLong("total"))));
        }
        assertThat(line(table, "by_attendant", day.bia).get("handling_time").getLong("total")).isEqualTo(5 * 60_000);
        assertThat(line(table, "by_attendant", day.bia).get("transferred").getLong("amount")).isEqualTo(1);
        assertThat(line(table, "by_attendant", day.ana).get("closed").getLong("amount")).isEqualTo(4);
    }

    @Test
    void the_first_response_is_what_the_messages_say() {
        var recomputed = day.shop.rows("""
                SELECT (sum(extract(epoch FROM answered - asked)) * 1000)::bigint AS ms, count(*) AS n FROM (
                    SELECT (SELECT min(m.created_at) FROM messages m WHERE m.conversation_id = c.id
                                AND m.sender_type = 'attendant') AS answered,
                           (SELECT min(t.transferred_at) FROM conversation_transfers t WHERE t.conversation_id = c.id)
                                AS asked
                    FROM conversations c) AS q
                WHERE (answered AT TIME ZONE 'America/Sao_Paulo')::date = '2026-03-02'
                """).getFirst();
        var card = day.cards(BusyDay.DAY).get("first_response");

        assertThat(card.getLong("total")).isEqualTo(recomputed.getLong("ms"));
        assertThat(card.getLong("amount")).isEqualTo(recomputed.getLong("n"));
    }

    @Test
    void behind_each_number_are_as_many_rows_as_it_says_page_by_page() {
        day.cards(BusyDay.DAY).forEach((metric, card) -> {
            var rows = behind(metric, "");
            var expected = switch (metric) {
                case "resolution_rate" -> card.getLong("total");
                case "containment" -> card.getLong("total");
                default -> card.getLong("amount");
            };
            assertThat(rows).as(metric).hasSize((int) (long) expected);
            if (card.getString("unit").equals("milliseconds")) {
                assertThat(rows.stream().mapToLong(row -> row.getLong("milliseconds")).sum()).as(metric)
                        .isEqualTo(card.getLong("total"));
            }
        });
        assertThat(behind("received", "&hour=9")).hasSize(3);
        assertThat(behind("received", "&hour=10")).hasSize(1);
        assertThat(behind("transferred", "").getFirst().getString("customer_name")).isEqualTo("Caio");
    }

    @Test
    void a_filter_leaves_out_what_it_cannot_tell_apart() {
        var ofSupport = day.cards(BusyDay.DAY + "&department_id=" + day.support);
        var ofBia = day.cards(BusyDay.DAY + "&user_id=" + day.bia.id);

        assertThat(ofSupport.keySet()).doesNotContain("opened", "bot_time", "containment", "resolution_rate")
                .contains("received", "queue_time");
        assertThat(ofSupport.get("queue_time").getLong("total")).isEqualTo(4 * 60_000);
        assertThat(ofSupport.get("handling_time").getLong("total")).isEqualTo(35 * 60_000);
        assertThat(ofBia.keySet()).doesNotContain("received", "queue_time");
        assertThat(ofBia.get("first_response").getLong("total")).isEqualTo(5 * 60_000);
        assertThat(behind("closed", "&department_id=" + day.support)).hasSize(1);
    }

    @Test
    void the_chart_has_every_hour_of_the_organizations_day() {
        var overview = day.supervisor.gets("/metrics/overview?" + BusyDay.DAY).body();
        var points = overview.getJsonObject("series").getJsonArray("points");

        assertThat(points).hasSize(24);
        assertThat(points.getJsonObject(9).getString("at")).isEqualTo("2026-03-02T09:00");
        assertThat(points.getJsonObject(9).getInteger("opened")).isEqualTo(4);
        assertThat(points.getJsonObject(9).getInteger("closed")).isEqualTo(4);
        assertThat(overview.getJsonArray("by_hour").getJsonObject(9).getInteger("received")).isEqualTo(3);
        assertThat(overview.getJsonArray("by_hour").getJsonObject(10).getInteger("received")).isEqualTo(1);
        assertThat(overview.getJsonObject("series").getJsonArray("previous_points").getJsonObject(23)
                .getInteger("opened")).isEqualTo(1);
        assertThat(overview.getJsonArray("by_channel").getJsonObject(0).getInteger("opened")).isEqualTo(4);
    }

    @Test
    void an_attendant_sees_their_own_line_and_nothing_else() {
        var own = day.ana.gets("/metrics/attendance?" + BusyDay.DAY + "&user_id=" + day.bia.id).body();

        assertThat(own.getJsonArray("by_attendant")).hasSize(1);
        assertThat(own.getJsonArray("by_attendant").getJsonObject(0).getString("id")).isEqualTo(day.ana.id.toString());
        assertThat(own.getJsonArray("by_department")).isEmpty();
        assertThat(day.ana.gets("/metrics/overview?" + BusyDay.DAY).status()).isEqualTo(403);
        assertThat(day.ana.gets("/metrics/tags?" + BusyDay.DAY).status()).isEqualTo(403);
        assertThat(day.bia.gets("/metrics/conversations?metric=response&user_id=" + day.ana.id + "&" + BusyDay.DAY)
                .body().getJsonArray("data")).hasSize(1);
    }

    @Test
    void days_that_are_none_or_go_backwards_are_refused() {
        for (var days : List.of("from=2026-02-30&to=2026-03-01", "from=2026-03-02&to=2026-03-01",
                "from=2020-01-01&to=2026-03-01")) {
            assertThat(day.supervisor.gets("/metrics/overview?" + days).status()).as(days).isEqualTo(422);
        }
    }

    private static Map<String, JsonObject> line(JsonObject table, String by, Person person) {
        return table.getJsonArray(by).stream().map(JsonObject.class::cast)
                .filter(line -> person.id.toString().equals(line.getString("id"))).map(BusyDay::metrics).findFirst()
                .orElseThrow();
    }

    private static List<JsonObject> behind(String metric, String filter) {
        var rows = new ArrayList<JsonObject>();
        var seen = new TreeSet<String>();
        var cursor = "";
        do {
            var answer = day.supervisor
                    .gets("/metrics/conversations?limit=2&metric=" + metric + "&" + BusyDay.DAY + filter
                            + cursor);
            assertThat(answer.status()).as(answer.body().encode()).isEqualTo(200);
            answer.body().getJsonArray("data").forEach(row -> rows.add((JsonObject) row));
            cursor = answer.body().getString("next_cursor") == null
                    ? ""
                    : "&cursor=" + answer.body().getString("next_cursor");
        } while (!cursor.isEmpty() && seen.add(cursor));
        return rows;
    }

    private static Map<String, String> values(Map<String, JsonObject> cards) {
        return cards.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> {
            var card = entry.getValue();
            var value = card.getDouble("value");
            return value == null
                    ? "none"
                    : (value == Math.rint(value) ? Long.toString(Math.round(value)) : Double.toString(value)) + " of "
                            + card.getLong("amount") + "/" + card.getLong("total");
        }));
    }

    /** A mean of minutes, as {@link #values} writes it. */
    private static String milliseconds(long minutes, long amount) {
        return Math.round(minutes * 60_000.0 / amount) + " of " + amount + "/" + minutes * 60_000;
    }
}
