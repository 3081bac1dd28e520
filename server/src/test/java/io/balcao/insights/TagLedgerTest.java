package io.balcao.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What a tag was on is written down when it is put on and taken off: the numbers of a day that is over keep. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TagLedgerTest {
    private static final List<String> FIGURES = List.of("amount", "total", "value", "median", "p90");
    private final BusyDay day = new BusyDay();

    @Test
    void yesterdays_number_of_a_tag_stays_when_tags_change() {
        day.hadTags(day.first, "vip", "troca");
        var before = numbers("vip");
        assertThat(before.get("response")).isEqualTo("2 900000 450000.0 300000 600000");

        day.shop.sql("UPDATE conversations SET tags = CASE WHEN id = $1 THEN ARRAY['troca'] ELSE ARRAY['hoje'] END",
                day.first);

        assertThat(numbers("vip")).isEqualTo(before);
        assertThat(tags().keySet()).containsExactlyInAnyOrder("troca", "vip");
        assertThat(numbers("hoje").get("closed")).startsWith("0 ");
        forgetSums();
        assertThat(numbers("vip")).isEqualTo(before);
    }

    @Test
    void what_was_tagged_before_its_day_ended_counts_and_what_was_taken_off_does_not() {
        day.hadTags(day.first, "depois", "tirada");
        day.shop.sql("""
                INSERT INTO tag_events (organization_id, conversation_id, position, label_id, occurred_at, is_on)
                SELECT organization_id, $1, 3, id, '2026-03-03T02:59:59Z', false FROM tag_labels WHERE name = 'tirada'
                """, day.first);
        day.shop.sql("""
                INSERT INTO tag_events (organization_id, conversation_id, position, label_id, occurred_at, is_on)
                SELECT organization_id, $1, 4, id, '2026-03-03T03:00:00Z', false FROM tag_labels WHERE name = 'depois'
                """, day.first);
        forgetSums();

        assertThat(tags().keySet()).containsExactly("depois");
        assertThat(behind("depois", "closed")).hasSize(1);
        assertThat(behind("tirada", "closed")).isEmpty();
    }

    @Test
    void what_is_summed_up_what_is_read_the_lines_the_lists_and_the_cards_are_the_same() {
        day.shop.rows("SELECT id FROM conversations").forEach(
                row -> day.hadTags(java.util.UUID.fromString(row.getString("id")), "todas"));
        var all = cells(day.cards(BusyDay.DAY));
        all.keySet().removeAll(List.of("resolution_rate", "containment", "csat_answered"));

        assertThat(numbers("todas")).isEqualTo(all);
        assertThat(day.shop.rows("SELECT 1 AS n FROM metric_tag_days WHERE day = '2026-03-02'")).isNotEmpty();
        var line = tags().get("todas");
        assertThat(line).isNotEmpty().allSatisfy((metric, cell) -> assertThat(cell).as(metric)
                .isEqualTo(all.get(metric)));
        day.shop.sql("DELETE FROM metric_tag_days");
        day.shop.sql("UPDATE metric_progress SET tags_until = '2026-03-01'");
        // Three days are summed up at a time: the rest is read.
        assertThat(numbers("todas")).isEqualTo(all);
        assertThat(behind("todas", "response")).hasSize(6);
    }

    @Test
    void a_tag_of_a_new_name_is_told_by_it_and_its_conversations_change_nothing() {
        day.hadTags(day.first, "vip");
        var before = numbers("vip");
        move("vip", "cliente especial");

        assertThat(numbers("cliente especial")).isEqualTo(before);
        assertThat(tags().keySet()).containsExactly("cliente especial");
        // The job carries the name over to the conversations, while somebody takes one off.
        day.shop.sql("UPDATE conversations SET tags = array_replace(tags, 'vip', 'cliente especial')");
        assertThat(count("tag_events")).isEqualTo(1);
        day.shop.sql("UPDATE conversations SET tags = '{}'");
        assertThat(count("tag_events")).isEqualTo(2);
        day.shop.sql("DELETE FROM tag_moves");
        assertThat(numbers("cliente especial")).isEqualTo(before);
    }

    @Test
    void of_two_tags_that_become_one_what_had_both_counts_once_and_what_is_taken_off_then_is_off() {
        day.hadTags(day.first, "a", "b");
        var before = numbers("b");
        tags();
        move("a", "b");
        day.shop.sql("UPDATE conversations SET tags = ARRAY['b'] WHERE tags = ARRAY['a', 'b']");
        day.shop.sql("DELETE FROM tag_moves");

        assertThat(numbers("b")).isEqualTo(before);
        assertThat(behind("b", "closed")).hasSize(1);
        day.shop.sql("UPDATE conversations SET tags = '{}'");
        assertThat(day.shop.rows("SELECT tag FROM tags_at('" + day.first + "', now() + interval '1 hour') AS tag"))
                .isEmpty();
        assertThat(numbers("b")).isEqualTo(before);
    }

    @Test
    void nobody_rewrites_what_a_conversation_had() {
        day.hadTags(day.first, "vip");

        for (var statement : List.of("UPDATE tag_events SET is_on = false", "DELETE FROM tag_events")) {
            assertThatThrownBy(() -> day.shop.sql(statement)).hasMessageContaining("permission denied");
        }
    }

    /** As the catalogue does it for a new name and for a tag that becomes part of another. */
    private void move(String from, String to) {
        day.shop.sql(
                "INSERT INTO tag_moves (id, organization_id, from_name, to_name) VALUES (gen_random_uuid(), $1, $2, $3)",
                day.shop.id.value(), from, to);
    }

    private void forgetSums() {
        day.shop.sql("SELECT forget_sums()");
    }

    private int count(String table) {
        return day.shop.rows("SELECT count(*) AS n FROM " + table).getFirst().getInteger("n");
    }

    private Map<String, String> numbers(String tag) {
        return cells(day.cards(BusyDay.DAY + "&tag=" + tag.replace(" ", "%20")));
    }

    private Map<String, Map<String, String>> tags() {
        return day.supervisor.gets("/metrics/tags?" + BusyDay.DAY).body().getJsonArray("by_tag").stream()
                .map(JsonObject.class::cast)
                .collect(Collectors.toMap(line -> line.getString("name"), line -> cells(BusyDay.metrics(line))));
    }

    private List<@Nullable Object> behind(String tag, String metric) {
        return day.supervisor.gets("/metrics/conversations?metric=" + metric + "&tag=" + tag + "&" + BusyDay.DAY).body()
                .getJsonArray("data").stream().toList();
    }

    private static Map<String, String> cells(Map<String, JsonObject> metrics) {
        return metrics.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, cell -> FIGURES.stream()
                .map(figure -> String.valueOf(cell.getValue().getValue(figure))).collect(Collectors.joining(" "))));
    }
}
