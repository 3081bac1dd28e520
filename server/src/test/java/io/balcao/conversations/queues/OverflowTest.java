package io.balcao.conversations.queues;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.platform.Role;
import io.balcao.testing.FeatureServer.Person;
import io.vertx.core.json.JsonObject;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** When too many wait, or for too long, another department helps out that has somebody for it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OverflowTest {
    private final Floor floor = new Floor("round_robin");
    private final Person caio = floor.shop.user(Role.ATTENDANT);
    private final UUID support = floor.shop.department("Suporte", caio.id);

    OverflowTest() {
        Floor.ok(floor.shop.admin.patches("/departments/" + support,
                new JsonObject().put("routing_mode", "round_robin")));
    }

    private void overflows(UUID from, UUID to, String when, int much) {
        floor.rules(from, new JsonObject().put("overflow_department_id", to.toString()).put(when, much));
    }

    private UUID department(UUID conversation) {
        return UUID.fromString(floor.row(conversation).getString("department_id"));
    }

    @Test
    void after_the_time_it_goes_where_somebody_is_free_and_not_before() {
        overflows(floor.sales, support, "overflow_after_minutes", 5);
        var rita = floor.joins("Rita");
        floor.passes(6);
        assertThat(department(rita)).isEqualTo(floor.sales);
        var celia = floor.joins("Célia");

        // In the transaction of the change that made it possible.
        floor.are("online", caio);

        assertThat(floor.holder(rita)).isEqualTo(caio.id);
        assertThat(department(rita)).isEqualTo(support);
        assertThat(floor.holder(celia)).isNull();
        assertThat(floor.thread(rita))
                .contains("system: A conversa passou para a fila de Suporte, que tem quem atenda");
        assertThat(floor.shop.rows("SELECT from_department_id, to_department_id FROM conversation_transfers"
                + " WHERE conversation_id = $1 AND from_department_id = $2 AND to_department_id IS NOT NULL", rita,
                floor.sales)).hasSize(1);
        assertThat(floor.shop.rows("SELECT id FROM audit_logs WHERE object_id = $1"
                + " AND action = 'conversation.overflowed'", rita)).hasSize(1);
        assertThat(floor.stranded()).isEmpty();

        floor.passes(6);
        assertThat(floor.holder(celia)).isEqualTo(caio.id);
    }

    @Test
    void beyond_the_length_the_first_in_line_goes_and_no_more_than_there_are_places() {
        overflows(floor.sales, support, "overflow_over", 2);
        floor.capacity(caio, 1);
        floor.are("online", caio);
        var rita = floor.joins("Rita");
        var celia = floor.joins("Célia");
        assertThat(floor.holder(rita)).isNull();

        var joao = floor.joins("João");
        var ivo = floor.joins("Ivo");

        assertThat(floor.holder(rita)).isEqualTo(caio.id);
        assertThat(department(celia)).isEqualTo(floor.sales);
        assertThat(department(joao)).isEqualTo(floor.sales);
        assertThat(department(ivo)).isEqualTo(floor.sales);
        assertThat(floor.overloaded()).isEmpty();
        assertThat(floor.stranded()).isEmpty();
    }

    @Test
    void it_never_goes_in_circles() {
        overflows(floor.sales, support, "overflow_after_minutes", 5);
        overflows(support, floor.sales, "overflow_after_minutes", 5);
        // People there take by hand: it waits there too.
        Floor.ok(floor.shop.admin.patches("/departments/" + support, new JsonObject().put("routing_mode", "manual")));
        Floor.ok(floor.shop.admin.patches("/departments/" + floor.sales,
                new JsonObject().put("routing_mode", "manual")));
        floor.are("online", caio, floor.ana);
        floor.capacity(caio, 1);
        var rita = floor.joins("Rita");
        var celia = floor.joins("Célia");

        floor.passes(6);

        assertThat(department(rita)).isEqualTo(support);
        // Caio has room for one.
        assertThat(department(celia)).isEqualTo(floor.sales);
        floor.passes(60);
        floor.passes(60);
        assertThat(department(rita)).isEqualTo(support);
        assertThat(floor.stranded()).isEmpty();
    }

    @Test
    void what_cannot_be_is_named() {
        assertThat(floor.shop.admin.patches("/departments/" + support, new JsonObject().put("queue_rules",
                rules().put("overflow_department_id", support.toString()).put("overflow_over", 3))).errors())
                .containsKey("queue_rules.overflow_department_id");
        assertThat(floor.shop.admin.patches("/departments/" + support, new JsonObject().put("queue_rules",
                rules().put("overflow_department_id", floor.sales.toString()))).errors())
                .containsKey("queue_rules.overflow_after_minutes");
        assertThat(floor.shop.admin.patches("/departments/" + support, new JsonObject().put("queue_rules",
                rules().put("overflow_department_id", UUID.randomUUID().toString()).put("overflow_over", 3))).errors())
                .containsKey("queue_rules.overflow_department_id");
        assertThat(floor.shop.admin.patches("/departments/" + support, new JsonObject().put("queue_rules",
                rules().put("position_text", "Você é o {{position}}º"))).errors())
                .containsKey("queue_rules.position_every_minutes");
        assertThat(floor.supervisor.patches("/departments/" + support, new JsonObject().put("queue_rules", rules()))
                .status()).isEqualTo(403);
    }

    private static JsonObject rules() {
        return new JsonObject().putNull("offline_return_minutes").putNull("answer_limit_minutes")
                .put("answer_limit_action", "notify").putNull("overflow_department_id")
                .putNull("overflow_after_minutes").putNull("overflow_over").putNull("position_text")
                .putNull("position_every_minutes");
    }
}
