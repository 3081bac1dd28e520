package io.balcao.conversations.queues;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What should not be is found, counted and put right. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class QueueMonitorTest {
    private final Floor floor = new Floor("round_robin");

    private static double gauge() {
        return Floor.SERVER.ground.metrics().get("balcao.queues.stranded").gauge().value();
    }

    private static double counted() {
        return Floor.SERVER.ground.metrics().get("balcao.queues.repaired").counter().count();
    }

    /** In this shop: others that tests left are looked at too. */
    private int repaired() {
        return floor.shop.rows("SELECT id FROM queue_repairs").size();
    }

    @Test
    void who_waits_though_somebody_is_free_is_counted_and_given_to_them() {
        var rita = floor.joins("Rita");
        floor.are("away", floor.ana);
        // Past everything that stands around a change: a mistake of ours.
        floor.shop.sql("UPDATE user_availability SET status = 'online' WHERE user_id = $1", floor.ana.id);
        assertThat(floor.stranded()).hasSize(1);
        double before = counted();

        floor.queues.look();

        assertThat(gauge()).isEqualTo(1);
        assertThat(repaired()).isEqualTo(1);
        assertThat(counted() - before).isPositive();
        assertThat(floor.holder(rita)).isEqualTo(floor.ana.id);
        floor.queues.look();
        assertThat(gauge()).isZero();
    }

    @Test
    void what_belongs_to_somebody_who_works_here_no_longer_goes_back_into_the_queue_and_to_who_is_there() {
        floor.are("online", floor.ana);
        var rita = floor.joins("Rita");
        floor.are("gone", floor.ana);
        floor.shop.sql("UPDATE users SET is_active = false WHERE id = $1", floor.ana.id);
        floor.are("online", floor.bia);

        floor.queues.look();

        assertThat(floor.holder(rita)).isEqualTo(floor.bia.id);
        assertThat(floor.shop.rows("SELECT action FROM audit_logs WHERE object_id = $1 ORDER BY created_at, id", rita))
                .extracting(row -> row.getString("action"))
                .endsWith("conversation.returned_to_queue", "conversation.assigned");
    }

    @Test
    void what_waits_in_no_department_or_where_nobody_works_goes_where_somebody_does() {
        var empty = floor.shop.department("Vazio");
        var nowhere = floor.joins("Rita");
        var orphan = floor.joins("Célia");
        floor.shop.sql("UPDATE conversations SET department_id = NULL WHERE id = $1", nowhere);
        floor.shop.sql("UPDATE conversations SET department_id = $2 WHERE id = $1", orphan, empty);
        floor.are("online", floor.ana);
        floor.queues.look();

        assertThat(floor.holder(nowhere)).isEqualTo(floor.ana.id);
        assertThat(floor.holder(orphan)).isEqualTo(floor.ana.id);
        assertThat(repaired()).isEqualTo(2);
        assertThat(floor.thread(nowhere)).contains("system: A conversa entrou na fila de Vendas");
        assertThat(floor.shop.rows("SELECT id FROM audit_logs WHERE action = 'conversation.placed'")).hasSize(2);
        floor.queues.look();
        assertThat(repaired()).isEqualTo(2);
    }

    @Test
    void what_was_put_right_and_what_only_people_can_is_listed_with_its_conversation() {
        var rita = floor.joins("Rita");
        var celia = floor.joins("Célia");
        floor.shop.sql("UPDATE conversations SET department_id = NULL WHERE id = $1", rita);
        floor.queues.look();
        assertThat(anomalies("?state=open")).isEmpty();

        Floor.ok(floor.shop.admin.patches("/departments/" + floor.sales,
                new JsonObject().put("member_ids", new JsonArray())));
        floor.queues.look();

        assertThat(anomalies("")).containsExactlyInAnyOrder("Rita no_department repaired Vendas",
                "Rita unstaffed open Vendas", "Célia unstaffed open Vendas");
        assertThat(anomalies("?state=repaired")).containsExactly("Rita no_department repaired Vendas");
        assertThat(floor.row(celia).getString("status")).isEqualTo("waiting");
        var first = floor.shop.admin.gets("/queue-anomalies?limit=1").body();
        var second = floor.shop.admin.gets("/queue-anomalies?limit=2&cursor=" + first.getString("next_cursor")).body();
        assertThat(second.getJsonArray("data")).hasSize(2).doesNotContainAnyElementsOf(first.getJsonArray("data"));
        assertThat(floor.supervisor.gets("/queue-anomalies").status()).isEqualTo(403);
    }

    private List<String> anomalies(String query) {
        return floor.shop.admin.gets("/queue-anomalies" + query).body().getJsonArray("data").stream()
                .map(JsonObject.class::cast).map(row -> String.join(" ", row.getString("customer_name"),
                        row.getString("anomaly"), row.getString("state"), row.getString("department_name")))
                .toList();
    }

    @Test
    void who_may_not_write_to_customers_is_nobody_who_works_there() {
        var reading = floor.shop.department("Leitura", floor.ana.id);
        var rita = floor.joins("Rita");
        floor.shop.sql("UPDATE users SET role = 'supervisor' WHERE id = $1", floor.ana.id);
        floor.shop.sql("INSERT INTO role_permissions (organization_id, role, sees, permissions)"
                + " VALUES ($1, 'supervisor', 'all', '{}')", floor.shop.id.value());
        floor.shop.sql("UPDATE conversations SET department_id = $2 WHERE id = $1", rita, reading);

        floor.queues.look();

        assertThat(floor.row(rita).getString("department_id")).isEqualTo(floor.sales.toString());
    }

    @Test
    void what_somebody_has_in_no_department_gets_one_of_theirs_and_stays_with_them() {
        var support = floor.shop.department("Suporte", floor.bia.id);
        var hers = floor.joins("Rita");
        var nobodys = floor.comes("Célia");
        Floor.ok(floor.bia.posts("/conversations/" + hers + "/takeover", new JsonObject()));
        Floor.ok(floor.shop.admin.patches("/departments/" + support, new JsonObject().put("is_fallback", true)));
        floor.shop.sql("UPDATE conversations SET department_id = NULL WHERE id = $1", hers);

        floor.queues.look();

        assertThat(floor.row(hers).getString("department_id")).isEqualTo(support.toString());
        assertThat(floor.holder(hers)).isEqualTo(floor.bia.id);
        assertThat(floor.row(nobodys).getString("department_id")).isEqualTo(support.toString());
        assertThat(repaired()).isEqualTo(2);
        assertThat(floor.thread(hers)).noneMatch(line -> line.contains("entrou na fila"));
    }
}
