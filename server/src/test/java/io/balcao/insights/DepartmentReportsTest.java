package io.balcao.insights;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.platform.Role;
import io.balcao.testing.FeatureServer.Person;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Who looks after some departments is told the numbers of these: whatever they ask for. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DepartmentReportsTest {
    private final BusyDay day = new BusyDay();

    @Test
    void numbers_tables_lists_and_files_are_those_of_their_departments() throws Exception {
        var own = "&department_id=" + day.support;
        var all = supervisor("all");
        var theirs = supervisor("departments");

        var cards = cards(all, own);
        assertThat(cards(theirs, "")).isEqualTo(cards).doesNotContainKey("opened");
        assertThat(cards.get("closed").getInteger("amount")).isEqualTo(1);
        assertThat(cards(all, "").get("closed").getInteger("amount")).isEqualTo(4);
        var line = all.gets("/metrics/attendance?" + BusyDay.DAY + own).body();
        assertThat(theirs.gets("/metrics/attendance?" + BusyDay.DAY).body()).isEqualTo(line);
        assertThat(line.getJsonArray("by_department")).hasSize(1);
        assertThat(behind(theirs, "")).hasSize(1);
        assertThat(lines(theirs)).hasSizeGreaterThan(3).hasSizeLessThan(lines(all).size())
                .allMatch(row -> row.startsWith("\uFEFF") || row.contains("Suporte"));
    }

    @Test
    void what_is_of_another_department_or_of_none_is_not_told() {
        var theirs = supervisor("departments");

        for (var other : List.of(day.sales.toString(), "none")) {
            assertThat(behind(theirs, "&department_id=" + other)).isEmpty();
            assertThat(cards(theirs, "&department_id=" + other).get("closed").getInteger("amount")).isZero();
        }
        // Ana has worked in both.
        assertThat(behind(theirs, "&user_id=" + day.ana.id)).hasSize(1);
        var none = supervisor("queue");
        for (var path : List.of("overview", "tags", "export")) {
            assertThat(none.gets("/metrics/" + path + "?" + BusyDay.DAY).status()).as(path).isEqualTo(403);
        }
        assertThat(behind(none, "")).isEmpty();
    }

    /** A new one for each, for rights are believed for two seconds. */
    private Person supervisor(String sight) {
        day.shop.sql("""
                INSERT INTO role_permissions (organization_id, role, sees, permissions)
                VALUES ($1, 'supervisor', $2, ARRAY['export', 'send'])
                ON CONFLICT (organization_id, role) DO UPDATE SET sees = excluded.sees
                """, day.shop.id.value(), sight);
        var person = day.shop.user(Role.SUPERVISOR);
        day.shop.sql("INSERT INTO department_members (organization_id, department_id, user_id) VALUES ($1, $2, $3)",
                day.shop.id.value(), day.support, person.id);
        // Asked once, so that it is known how much they see.
        person.gets("/metrics/attendance?" + BusyDay.DAY);
        return person;
    }

    private static Map<String, JsonObject> cards(Person who, String filter) {
        return BusyDay.metrics(who.gets("/metrics/overview?" + BusyDay.DAY + filter).body());
    }

    private static JsonArray behind(Person who, String filter) {
        return who.gets("/metrics/conversations?metric=closed&" + BusyDay.DAY + filter).body().getJsonArray("data");
    }

    private static List<String> lines(Person who) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(BusyDay.SERVER.uri("/metrics/export?format=csv&" + BusyDay.DAY))
                    .header("Authorization", "Bearer " + who.token).build(), BodyHandlers.ofString()).body().lines()
                    .toList();
        }
    }
}
