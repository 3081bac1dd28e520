package io.balcao.conversations.desk;

import static io.balcao.conversations.desk.Counter.ids;
import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.platform.Role;
import io.balcao.platform.realtime.Principal;
import io.balcao.testing.FeatureServer.Answer;
import io.balcao.testing.FeatureServer.Person;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * Attendants see what is theirs and what waits in their departments, nothing else; supervisors and admins see all. The
 * list, the counts, single reads, messages, customers and sockets all say the same.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class VisibilityTest {
    private final Counter counter = new Counter();
    private final UUID finance = counter.shop.department("Financeiro", counter.bia.id);
    private final Map<String, UUID> all = new LinkedHashMap<>();

    VisibilityTest() {
        all.put("with the bot", counter.withBot("A"));
        all.put("waiting in sales", counter.waiting("B"));
        all.put("waiting in finance", counter.waiting("C", finance));
        all.put("waiting nowhere", counter.waiting("D", null));
        all.put("with ana", counter.with(counter.ana, "E"));
        all.put("with bia", counter.with(counter.bia, "F"));
        all.put("closed by ana", counter.closed(counter.ana, "G"));
        all.put("closed by bia", counter.closed(counter.bia, "H"));
    }

    @Test
    void an_attendant_sees_their_own_and_what_waits_in_their_department() {
        sees(counter.ana, Set.of("waiting in sales", "with ana", "closed by ana"));
    }

    @Test
    void an_organization_may_let_attendants_see_their_own_only() {
        counter.lets(Role.ATTENDANT, "own");

        sees(counter.ana, Set.of("with ana", "closed by ana"));
    }

    @Test
    void an_organization_may_let_them_see_all_of_their_departments() {
        counter.lets(Role.ATTENDANT, "departments");

        sees(counter.ana, Set.of("waiting in sales", "with ana", "with bia", "closed by ana", "closed by bia"));
        sees(counter.bia, Set.of("waiting in sales", "waiting in finance", "with ana", "with bia", "closed by ana",
                "closed by bia"));
    }

    @Test
    void an_organization_may_let_them_see_all_of_it() {
        counter.lets(Role.ATTENDANT, "all");

        sees(counter.ana, all.keySet());
    }

    @Test
    void an_organization_may_keep_supervisors_to_their_departments() {
        counter.lets(Role.SUPERVISOR, "departments");
        counter.shop.sql("INSERT INTO department_members (organization_id, department_id, user_id) VALUES ($1, $2, $3)",
                counter.shop.id.value(), finance, counter.supervisor.id);

        sees(counter.supervisor, Set.of("waiting in finance"));
        sees(counter.shop.admin, all.keySet());
    }

    @Test
    void who_is_in_two_departments_sees_both_queues() {
        sees(counter.bia, Set.of("waiting in sales", "waiting in finance", "with bia", "closed by bia"));
    }

    @Test
    void supervisors_and_admins_see_all() {
        sees(counter.supervisor, all.keySet());
        sees(counter.shop.admin, all.keySet());
    }

    @Test
    void who_leaves_a_department_no_longer_sees_its_queue() {
        counter.shop.sql("DELETE FROM department_members WHERE user_id = $1", counter.ana.id);

        sees(counter.ana, Set.of("with ana", "closed by ana"));
    }

    @Test
    void nobody_of_another_organization_sees_anything() {
        sees(new Counter().supervisor, Set.of());
    }

    private void sees(Person person, Set<String> visible) {
        var listed = ids(person.gets("/conversations?limit=100"));
        assertThat(listed).hasSize(visible.size());
        all.forEach((name, id) -> {
            var status = visible.contains(name) ? 200 : 404;
            assertThat(listed.contains(id.toString())).as("%s in the list", name).isEqualTo(visible.contains(name));
            answers(status, person.gets("/conversations/" + id), name);
            answers(status, person.gets("/conversations/" + id + "/transfers"), name);
            answers(status, person.gets("/messages?conversation_id=" + id), name);
            var row = counter.row(id);
            answers(status, person.gets("/customers/" + row.getString("customer_id")), name);
            var message = counter.shop.rows("SELECT id FROM messages WHERE conversation_id = $1", id).getFirst();
            answers(status, person.patches("/messages/" + message.getString("id") + "/read", new JsonObject()), name);
            assertThat(Counter.desk().access().maySee(principal(person), id)).as("%s on a socket", name)
                    .isEqualTo(visible.contains(name));
        });
        var stats = person.gets("/conversations/stats").body();
        assertThat(stats.getInteger("all_open"))
                .isEqualTo((int) visible.stream().filter(name -> !name.startsWith("closed")).count());
        assertThat(stats.getInteger("waiting"))
                .isEqualTo((int) visible.stream().filter(name -> name.startsWith("waiting")).count());
        for (var status : Set.of("open", "waiting", "closed")) {
            assertThat(ids(person.gets("/conversations?status=" + status))).as(status)
                    .containsExactlyInAnyOrderElementsOf(visible.stream().map(all::get)
                            .filter(id -> counter.row(id).getString("status").equals(status)).map(UUID::toString)
                            .toList());
        }
    }

    private Principal principal(Person person) {
        return new Principal(counter.shop.id, person.id, "?", UUID.randomUUID(), Instant.MAX, Set.of(), null, false);
    }

    private static void answers(int status, Answer answer, String what) {
        assertThat(answer.status()).as(what + ": " + answer.body().encode()).isEqualTo(status);
    }
}
