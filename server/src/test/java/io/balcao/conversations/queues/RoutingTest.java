package io.balcao.conversations.queues;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.platform.Role;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** To whom a queue gives who waits in it: by its mode, to who is there and has room, and by nobody's hand. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RoutingTest {
    @Test
    void a_department_gives_nothing_out_until_somebody_says_how() {
        var floor = new Floor("manual");
        floor.are("online", floor.ana);
        var rita = floor.joins("Rita");
        assertThat(floor.holder(rita)).isNull();

        floor.mode("round_robin");

        assertThat(floor.holder(rita)).isEqualTo(floor.ana.id);
    }

    @Test
    void round_robin_gives_to_one_after_the_other() {
        var floor = new Floor("round_robin");
        floor.are("online", floor.ana, floor.bia);

        var first = floor.holder(floor.joins("Rita"));
        var second = floor.holder(floor.joins("Célia"));
        var third = floor.holder(floor.joins("João"));

        assertThat(first).isNotNull().isNotEqualTo(second).isEqualTo(third);
        assertThat(second).isNotNull();
    }

    @Test
    void least_loaded_gives_to_who_has_least_and_what_waits_for_its_customer_counts_half() {
        var floor = new Floor("least_loaded");
        floor.are("online", floor.ana);
        var rita = floor.joins("Rita");
        var celia = floor.joins("Célia");
        floor.are("online", floor.bia);

        assertThat(floor.holder(floor.joins("João"))).isEqualTo(floor.bia.id);
        assertThat(floor.holder(floor.joins("Ivo"))).as("though it is her turn no more").isEqualTo(floor.bia.id);

        floor.says(floor.ana, rita, "Já vejo");
        floor.says(floor.ana, celia, "Um momento");
        var davi = floor.joins("Davi");
        assertThat(floor.holder(davi)).isEqualTo(floor.ana.id);
        floor.says(floor.ana, davi, "Bom dia");
        assertThat(floor.holder(floor.joins("Eva"))).as("three that wait for their customers are less than two")
                .isEqualTo(floor.ana.id);
    }

    @Test
    void longest_idle_gives_to_who_was_given_nothing_and_closed_nothing_for_longest() {
        var floor = new Floor("longest_idle");
        floor.are("online", floor.ana);
        floor.are("online", floor.bia);
        var rita = floor.joins("Rita");
        assertThat(floor.holder(rita)).isEqualTo(floor.ana.id);
        assertThat(floor.holder(floor.joins("Célia"))).isEqualTo(floor.bia.id);
        Floor.ok(floor.closes(floor.ana, rita));

        assertThat(floor.holder(floor.joins("João"))).isEqualTo(floor.bia.id);
    }

    @Test
    void last_attendant_gives_to_who_had_the_customer_and_to_another_when_they_are_not_there() {
        var floor = new Floor("last_attendant");
        floor.are("online", floor.ana, floor.bia);
        var rita = floor.closed(floor.bia, "Rita");
        var celia = floor.closed(floor.ana, "Célia");
        var ivo = floor.closed(floor.ana, "Ivo");

        assertThat(floor.holder(floor.comesBack(rita))).isEqualTo(floor.bia.id);
        assertThat(floor.holder(floor.comesBack(celia))).isEqualTo(floor.ana.id);
        floor.are("gone", floor.ana);
        assertThat(floor.holder(floor.comesBack(ivo))).isEqualTo(floor.bia.id);
    }

    @Test
    void nobody_gets_more_than_their_capacity_and_an_answer_makes_room_for_the_next() {
        var floor = new Floor("least_loaded");
        floor.capacity(floor.ana, 2);
        floor.are("online", floor.ana);
        var rita = floor.joins("Rita");
        var celia = floor.joins("Célia");
        var joao = floor.joins("João");
        assertThat(floor.holder(celia)).isEqualTo(floor.ana.id);
        assertThat(floor.holder(joao)).isNull();

        floor.says(floor.ana, rita, "Já vejo");
        assertThat(floor.holder(joao)).isNull();
        floor.says(floor.ana, celia, "Um momento");

        assertThat(floor.holder(joao)).isEqualTo(floor.ana.id);
        assertThat(floor.overloaded()).isEmpty();
    }

    @Test
    void the_oldest_waits_no_longer_than_the_others() {
        var floor = new Floor("round_robin");
        floor.capacity(floor.ana, 1);
        var rita = floor.joins("Rita");
        var celia = floor.joins("Célia");

        floor.are("online", floor.ana);

        assertThat(floor.holder(rita)).isEqualTo(floor.ana.id);
        Floor.ok(floor.closes(floor.ana, rita));
        assertThat(floor.holder(celia)).isEqualTo(floor.ana.id);
    }

    @Test
    void who_is_away_or_has_left_or_takes_nothing_is_given_nothing() {
        var floor = new Floor("round_robin");
        floor.capacity(floor.bia, 0);
        floor.are("online", floor.bia);
        floor.are("away", floor.ana);
        var rita = floor.joins("Rita");
        assertThat(floor.holder(rita)).isNull();

        floor.capacity(floor.bia, 1);
        assertThat(floor.holder(rita)).isEqualTo(floor.bia.id);
        var celia = floor.joins("Célia");
        assertThat(floor.holder(celia)).isNull();
        floor.are("online", floor.ana);
        assertThat(floor.holder(celia)).isEqualTo(floor.ana.id);
    }

    @Test
    void who_joins_a_department_is_given_what_waits_there_whichever_side_says_so() {
        var floor = new Floor("round_robin");
        var caio = floor.shop.user(Role.ATTENDANT);
        var davi = floor.shop.user(Role.ATTENDANT);
        floor.are("online", caio, davi);
        floor.capacity(caio, 1);
        var rita = floor.joins("Rita");
        var celia = floor.joins("Célia");
        assertThat(floor.holder(rita)).isNull();

        Floor.ok(floor.shop.admin.patches("/users/" + caio.id,
                new JsonObject().put("department_ids", Floor.ids(floor.sales))));
        Floor.ok(floor.shop.admin.patches("/departments/" + floor.sales,
                new JsonObject().put("member_ids", Floor.ids(davi.id))));

        assertThat(floor.holder(rita)).isEqualTo(caio.id);
        assertThat(floor.holder(celia)).isEqualTo(davi.id);
    }

    @Test
    void who_may_write_to_customers_from_now_on_is_given_what_waits_at_once() {
        var floor = new Floor("round_robin");
        lets(floor, "attendant");
        floor.are("online", floor.ana);
        var rita = floor.joins("Rita");
        assertThat(floor.holder(rita)).isNull();

        Floor.ok(floor.shop.admin.patches("/users/" + floor.ana.id, new JsonObject().put("role", "supervisor")));
        assertThat(floor.holder(rita)).isEqualTo(floor.ana.id);

        floor.are("online", floor.bia);
        floor.capacity(floor.ana, 0);
        var celia = floor.joins("Célia");
        assertThat(floor.holder(celia)).isNull();
        lets(floor, "attendant", "send");
        assertThat(floor.holder(celia)).isEqualTo(floor.bia.id);
    }

    private static void lets(Floor floor, String role, String... permissions) {
        Floor.ok(floor.shop.admin.puts("/role-permissions/" + role,
                new JsonObject().put("sees", "queue").put("permissions", new JsonArray(List.of(permissions)))));
    }

    @Test
    void what_somebody_transfers_away_makes_room_and_does_not_come_back_to_them_while_another_is_free() {
        var floor = new Floor("least_loaded");
        var support = floor.shop.department("Suporte");
        floor.capacity(floor.ana, 1);
        floor.are("online", floor.ana);
        var rita = floor.joins("Rita");
        var celia = floor.joins("Célia");
        floor.transfers(floor.ana, rita, support);
        assertThat(floor.holder(celia)).isEqualTo(floor.ana.id);
        floor.capacity(floor.bia, 8);
        floor.are("online", floor.bia);

        floor.transfers(floor.ana, celia, floor.sales);

        assertThat(floor.holder(celia)).isEqualTo(floor.bia.id);
    }

    @Test
    void who_is_taken_over_by_hand_is_not_given_out_and_takes_its_place() {
        var floor = new Floor("round_robin");
        floor.capacity(floor.ana, 1);
        var rita = floor.joins("Rita");
        var celia = floor.joins("Célia");
        Floor.ok(floor.ana.posts("/conversations/" + celia + "/takeover", new JsonObject()));

        floor.are("online", floor.ana);

        assertThat(floor.holder(rita)).isNull();
        assertThat(floor.holder(celia)).isEqualTo(floor.ana.id);
    }

    @Test
    void who_works_here_no_longer_leaves_nobody_behind() {
        var floor = new Floor("round_robin");
        floor.are("online", floor.ana);
        var rita = floor.joins("Rita");
        var celia = floor.joins("Célia");
        floor.capacity(floor.bia, 1);
        floor.are("online", floor.bia);

        Floor.ok(floor.shop.admin.patches("/users/" + floor.ana.id, new JsonObject().put("is_active", false)));

        assertThat(floor.holder(rita)).isEqualTo(floor.bia.id);
        assertThat(floor.row(celia).getString("owner")).isEqualTo("queue");
        assertThat(floor.thread(celia)).last().asString().isEqualTo("system: A conversa voltou para a fila");
    }

    @Test
    void what_is_given_out_is_written_down_as_what_is_taken_is() {
        var floor = new Floor("round_robin");
        floor.are("online", floor.ana);
        var rita = floor.joins("Rita");

        var row = floor.row(rita);
        assertThat(row.getString("waiting_since")).isNull();
        assertThat(row.getString("status")).isEqualTo("open");
        assertThat(floor.thread(rita)).endsWith("system: A fila de Vendas entregou a conversa a Bia attendant",
                "system: Bia attendant assumiu o seu atendimento.");
        assertThat(floor.shop.rows("""
                SELECT from_department_id, to_user_id, by_user_id FROM conversation_transfers WHERE conversation_id = $1
                ORDER BY transferred_at DESC LIMIT 1
                """, rita)).containsExactly(new JsonObject().put("from_department_id", floor.sales.toString())
                .put("to_user_id", floor.ana.id.toString()).putNull("by_user_id"));
        assertThat(floor.shop.rows("SELECT new_values ->> 'assigned_user_id' AS id FROM audit_logs"
                + " WHERE object_id = $1 AND action = 'conversation.assigned'", rita)).hasSize(1);
    }

    @Test
    void a_field_that_cannot_be_is_named() {
        var floor = new Floor("manual");

        var mode = floor.shop.admin.patches("/departments/" + floor.sales,
                new JsonObject().put("routing_mode", "luck"));
        var capacity = floor.shop.admin.patches("/users/" + floor.ana.id, new JsonObject().put("capacity", 101));

        assertThat(mode.status()).isEqualTo(422);
        assertThat(mode.errors()).containsKey("routing_mode");
        assertThat(capacity.status()).isEqualTo(422);
        assertThat(capacity.errors()).containsKey("capacity");
        assertThat(floor.ana.patches("/users/" + floor.ana.id, new JsonObject().put("capacity", 1)).status())
                .isEqualTo(403);
    }
}
