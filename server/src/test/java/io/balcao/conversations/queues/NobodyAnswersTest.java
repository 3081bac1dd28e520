package io.balcao.conversations.queues;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.platform.realtime.Room;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Who has a conversation goes away, or does not answer: it comes to somebody else as the department says. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class NobodyAnswersTest {
    private final Floor floor = new Floor("round_robin");

    /** Whom the queues told what in what is due now. */
    private List<Room> told() {
        var rooms = new ArrayList<Room>();
        floor.queues.alone(floor.shop.id, tx -> {
            var done = new Rules(floor.queues, new QueueRepository()).apply(tx).handed();
            done.moved().forEach(moved -> moved.notices().forEach(notice -> rooms.addAll(notice.rooms())));
            return done.and(floor.queues.drain(tx));
        });
        return rooms;
    }

    private long lines(UUID conversation, String event) {
        return floor.shop.rows("SELECT id FROM messages WHERE conversation_id = $1"
                + " AND metadata -> 'system_event' ->> 'event' = $2", conversation, event).size();
    }

    @Test
    void what_waits_for_somebody_who_went_offline_goes_back_first_in_line_and_what_waits_for_its_customer_stays() {
        floor.rules(floor.sales, new JsonObject().put("offline_return_minutes", 10));
        floor.are("online", floor.ana);
        var rita = floor.joins("Rita");
        var celia = floor.joins("Célia");
        floor.says(floor.ana, celia, "Já vejo");
        floor.are("gone", floor.ana);
        var joao = floor.joins("João");

        floor.passes(9);
        assertThat(floor.holder(rita)).isEqualTo(floor.ana.id);
        floor.passes(2);

        assertThat(floor.holder(rita)).isNull();
        assertThat(floor.holder(celia)).isEqualTo(floor.ana.id);
        assertThat(floor.thread(rita))
                .endsWith("system: Quem atendia ficou fora do ar: a conversa voltou para a fila");
        floor.capacity(floor.bia, 1);
        floor.are("online", floor.bia);
        assertThat(floor.holder(rita)).isEqualTo(floor.bia.id);
        assertThat(floor.holder(joao)).isNull();

        floor.customerSays(celia, "E então?");
        assertThat(told()).containsExactly(Room.user(floor.ana.id));
        assertThat(floor.holder(celia)).isNull();
        assertThat(floor.stranded()).isEmpty();
    }

    @Test
    void what_a_person_takes_from_the_bot_is_under_the_rules_of_their_department() {
        var support = floor.shop.department("Suporte", floor.supervisor.id);
        floor.rules(support, new JsonObject().put("offline_return_minutes", 10));
        var rita = floor.comes("Rita");
        floor.shop.sql("UPDATE conversations SET owner = 'bot', assigned_user_id = NULL WHERE id = $1", rita);

        Floor.ok(floor.supervisor.posts("/conversations/" + rita + "/takeover", new JsonObject()));

        assertThat(floor.row(rita).getString("department_id")).isEqualTo(support.toString());
        floor.passes(11);
        assertThat(floor.holder(rita)).isNull();
        assertThat(floor.row(rita).getString("status")).isEqualTo("waiting");
        assertThat(floor.row(rita).getString("department_id")).isEqualTo(support.toString());
    }

    @Test
    void who_comes_back_in_time_keeps_what_they_have_and_without_a_rule_everybody_does() {
        floor.are("online", floor.ana);
        var rita = floor.joins("Rita");
        floor.are("gone", floor.ana);
        floor.passes(600);
        assertThat(floor.holder(rita)).isEqualTo(floor.ana.id);

        floor.are("online", floor.ana);
        floor.rules(floor.sales, new JsonObject().put("offline_return_minutes", 10));
        floor.are("gone", floor.ana);
        floor.passes(9);
        floor.are("online", floor.ana);
        floor.passes(9);
        assertThat(floor.holder(rita)).isEqualTo(floor.ana.id);

        // Handed to somebody who is not there: their time begins then.
        floor.are("gone", floor.ana);
        Floor.ok(floor.supervisor.posts("/conversations/" + rita + "/transfer",
                new JsonObject().put("to_user_id", floor.bia.id.toString())));
        floor.passes(9);
        assertThat(floor.holder(rita)).isEqualTo(floor.bia.id);
        floor.passes(2);
        assertThat(floor.holder(rita)).isNull();
    }

    @Test
    void supervisors_are_told_once_of_each_customer_who_waits_too_long() {
        floor.rules(floor.sales, new JsonObject().put("answer_limit_minutes", 5));
        floor.are("online", floor.ana);
        var rita = floor.joins("Rita");
        floor.passes(4);
        assertThat(lines(rita, "answer_overdue")).isZero();

        floor.passes(2);
        floor.passes(2);

        assertThat(lines(rita, "answer_overdue")).isEqualTo(1);
        assertThat(floor.holder(rita)).isEqualTo(floor.ana.id);
        floor.says(floor.ana, rita, "Já vejo");
        floor.passes(30);
        assertThat(lines(rita, "answer_overdue")).isEqualTo(1);

        floor.customerSays(rita, "E então?");
        io.balcao.testing.MovedTime.passes(floor.shop, java.time.Duration.ofMinutes(6));
        assertThat(told()).containsExactly(Room.organization(floor.shop.id));
        assertThat(lines(rita, "answer_overdue")).isEqualTo(2);
    }

    @Test
    void who_looks_after_the_department_alone_is_told_too() {
        Floor.ok(floor.shop.admin.puts("/role-permissions/supervisor", new JsonObject().put("sees", "departments")
                .put("permissions", new JsonArray().add("send").add("transfer"))));
        floor.shop.sql("INSERT INTO department_members (organization_id, department_id, user_id) VALUES ($1, $2, $3)",
                floor.shop.id.value(), floor.sales, floor.supervisor.id);
        floor.rules(floor.sales, new JsonObject().put("answer_limit_minutes", 5));
        floor.are("online", floor.ana);
        floor.joins("Rita");

        io.balcao.testing.MovedTime.passes(floor.shop, java.time.Duration.ofMinutes(6));

        assertThat(told()).containsExactly(Room.organization(floor.shop.id), Room.user(floor.supervisor.id));
    }

    @Test
    void it_goes_to_another_as_soon_as_one_is_free_and_until_then_the_supervisors_know() {
        floor.rules(floor.sales,
                new JsonObject().put("answer_limit_minutes", 5).put("answer_limit_action", "reassign"));
        floor.are("online", floor.ana);
        var rita = floor.joins("Rita");

        floor.passes(6);
        assertThat(floor.holder(rita)).isEqualTo(floor.ana.id);
        assertThat(lines(rita, "answer_overdue")).isEqualTo(1);
        var celia = floor.joins("Célia");
        floor.passes(6);
        floor.capacity(floor.bia, 1);
        floor.are("online", floor.bia);
        floor.passes(0);

        // Bia has room for one, and to come back to Ana helps nobody.
        assertThat(floor.holder(rita)).isEqualTo(floor.bia.id);
        assertThat(floor.holder(celia)).isEqualTo(floor.ana.id);
        assertThat(lines(celia, "returned_to_queue")).isZero();
        assertThat(floor.thread(rita)).contains("system: O cliente ficou sem resposta: a conversa voltou para a fila");
        // Bia has her own five minutes.
        floor.passes(4);
        assertThat(floor.holder(rita)).isEqualTo(floor.bia.id);
    }

    @Test
    void it_goes_back_to_the_queue_unless_it_would_only_come_back() {
        floor.rules(floor.sales, new JsonObject().put("answer_limit_minutes", 5).put("answer_limit_action", "return"));
        floor.are("online", floor.ana);
        var rita = floor.joins("Rita");
        floor.passes(6);
        assertThat(floor.holder(rita)).isEqualTo(floor.ana.id);

        floor.are("away", floor.ana);
        floor.passes(0);

        assertThat(floor.holder(rita)).isNull();
        assertThat(floor.row(rita).getString("first_since")).isEqualTo(floor.row(rita).getString("waiting_since"));
    }
}
