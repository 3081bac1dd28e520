package io.balcao.conversations.queues;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
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

    private static double repaired() {
        return Floor.SERVER.ground.metrics().get("balcao.queues.repaired").counter().count();
    }

    @Test
    void who_waits_though_somebody_is_free_is_counted_and_given_to_them() {
        var rita = floor.joins("Rita");
        floor.are("away", floor.ana);
        // Past everything that stands around a change: a mistake of ours.
        floor.shop.sql("UPDATE user_availability SET status = 'online' WHERE user_id = $1", floor.ana.id);
        assertThat(floor.stranded()).hasSize(1);
        double before = repaired();

        floor.queues.look();

        assertThat(gauge()).isEqualTo(1);
        assertThat(repaired() - before).isEqualTo(1);
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
        floor.queues.look();
        assertThat(floor.row(nowhere).getString("department_id")).as("nobody said where").isNull();

        Floor.ok(floor.shop.admin.patches("/departments/" + empty, new JsonObject().put("is_fallback", true)));
        Floor.ok(floor.shop.admin.patches("/departments/" + floor.sales, new JsonObject().put("is_fallback", true)));
        assertThat(floor.shop.rows("SELECT id FROM departments WHERE is_fallback")).hasSize(1);
        floor.are("online", floor.ana);
        double before = repaired();
        floor.queues.look();

        assertThat(floor.holder(nowhere)).isEqualTo(floor.ana.id);
        assertThat(floor.holder(orphan)).isEqualTo(floor.ana.id);
        assertThat(repaired() - before).isEqualTo(2);
        assertThat(floor.thread(nowhere)).contains("system: A conversa entrou na fila de Vendas");
        assertThat(floor.shop.rows("SELECT id FROM audit_logs WHERE action = 'conversation.placed'")).hasSize(2);
        floor.queues.look();
        assertThat(repaired() - before).isEqualTo(2);
    }
}
