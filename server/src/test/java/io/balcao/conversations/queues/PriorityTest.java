package io.balcao.conversations.queues;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.platform.Role;
import io.balcao.testing.FeatureServer.Answer;
import io.balcao.testing.FeatureServer.Person;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Who is urgent goes before who is not, and nobody waits for ever. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PriorityTest {
    private final Floor floor = new Floor("round_robin");

    private static Answer prioritizes(Person person, UUID conversation, String priority) {
        return person.patches("/conversations/" + conversation, new JsonObject().put("priority", priority));
    }

    private UUID joins(String customer, String priority, int minutesAgo) {
        var id = floor.joins(customer);
        Floor.ok(prioritizes(floor.supervisor, id, priority));
        floor.shop.sql(
                "UPDATE conversations SET waiting_since = waiting_since - make_interval(mins => $2) WHERE id = $1",
                id, minutesAgo);
        return id;
    }

    @Test
    void the_queue_gives_out_in_the_order_that_the_list_shows_and_who_waited_longer_than_the_head_start_goes_first() {
        floor.capacity(floor.ana, 1);
        var normal = joins("Normal", "normal", 20);
        var low = joins("Baixa", "low", 0);
        var high = joins("Alta", "high", 0);
        var urgent = joins("Urgente", "urgent", 0);
        var patient = joins("Há três horas", "low", 180);
        var expected = List.of(patient, urgent, high, normal, low);

        var list = floor.ana.gets("/conversations?status=waiting&sort=waiting_since&limit=2");
        var shown = ids(list);
        for (var next = list.body().getString("next_cursor"); next != null; next = list.body()
                .getString("next_cursor")) {
            list = floor.ana.gets("/conversations?status=waiting&sort=waiting_since&limit=2&cursor=" + next);
            shown.addAll(ids(list));
        }
        assertThat(shown).isEqualTo(expected);

        floor.are("online", floor.ana);
        var given = new ArrayList<UUID>();
        for (int one = 0; one < expected.size(); one++) {
            var with = expected.stream().filter(id -> floor.ana.id.equals(floor.holder(id))).toList();
            given.addAll(with);
            with.forEach(id -> Floor.ok(floor.closes(floor.supervisor, id)));
            with.forEach(
                    id -> floor.shop.sql("UPDATE conversations SET assigned_user_id = NULL WHERE id = $1", id));
        }
        assertThat(given).isEqualTo(expected);
    }

    private static List<UUID> ids(Answer list) {
        assertThat(list.status()).isEqualTo(200);
        return new ArrayList<>(list.body().getJsonArray("data").stream().map(JsonObject.class::cast)
                .map(one -> UUID.fromString(one.getString("id"))).toList());
    }

    @Test
    void a_change_is_seen_in_the_thread_and_in_the_audit_trail_and_saying_it_again_is_not() {
        var rita = floor.joins("Rita");

        var answer = prioritizes(floor.ana, rita, "urgent");
        Floor.ok(prioritizes(floor.ana, rita, "urgent"));

        assertThat(answer.body().getString("priority")).isEqualTo("urgent");
        assertThat(answer.body().getString("queue_place")).isLessThan(answer.body().getString("waiting_since"));
        assertThat(floor.thread(rita)).endsWith("system: Bia attendant mudou a prioridade para urgente")
                .filteredOn(line -> line.contains("prioridade")).hasSize(1);
        assertThat(floor.shop.rows("SELECT old_values ->> 'priority' AS old, new_values ->> 'priority' AS new"
                + " FROM audit_logs WHERE object_id = $1 AND action = 'conversation.priority_changed'", rita))
                .containsExactly(new JsonObject().put("old", "normal").put("new", "urgent"));
    }

    @Test
    void nobody_changes_what_they_do_not_see_or_what_is_over() {
        var rita = floor.joins("Rita");
        var stranger = floor.shop.user(Role.ATTENDANT);

        assertThat(prioritizes(stranger, rita, "urgent").status()).isEqualTo(404);
        assertThat(prioritizes(floor.ana, rita, "soon").errors()).containsKey("priority");
        Floor.ok(floor.closes(floor.supervisor, rita));

        assertThat(prioritizes(floor.supervisor, rita, "urgent").status()).isEqualTo(409);
    }
}
