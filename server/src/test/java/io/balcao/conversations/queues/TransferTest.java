package io.balcao.conversations.queues;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.platform.Role;
import io.balcao.testing.FeatureServer.Person;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** To whom a conversation may go, what one sees of them, and what the customer is told. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TransferTest {
    private final Floor floor = new Floor("manual");
    private final Person carla = floor.shop.user(Role.ATTENDANT);
    private final UUID support = floor.shop.department("Suporte", carla.id);
    private final UUID billing = floor.shop.department("Cobrança");

    private UUID held(Person person) {
        var id = floor.joins("Rita");
        Floor.ok(person.posts("/conversations/" + id + "/takeover", new JsonObject()));
        return id;
    }

    private JsonObject targets(Person person, UUID conversation) {
        return person.gets("/conversations/" + conversation + "/transfer-targets").body();
    }

    private static List<JsonObject> rows(JsonObject targets, String of) {
        return targets.getJsonArray(of).stream().map(JsonObject.class::cast).toList();
    }

    private static List<String> ids(JsonObject targets, String of) {
        return rows(targets, of).stream().map(row -> row.getString("id")).toList();
    }

    private static JsonObject one(JsonObject targets, String of, UUID id) {
        return rows(targets, of).stream().filter(row -> row.getString("id").equals(id.toString())).findFirst()
                .orElseThrow();
    }

    @Test
    void who_is_there_what_they_have_and_who_waits_is_shown_and_who_is_not_there_may_be_chosen() {
        var rita = held(floor.ana);
        floor.are("online", floor.bia);
        floor.capacity(floor.bia, 3);
        held(floor.bia);
        floor.joins("Célia");
        floor.shop.sql("UPDATE departments SET own_hours = '[]' WHERE id = $1", support);

        var targets = targets(floor.ana, rita);

        assertThat(ids(targets, "people").getFirst()).as("who is there comes first").isEqualTo(floor.bia.id.toString());
        var bia = one(targets, "people", floor.bia.id);
        assertThat(bia.getDouble("load")).isEqualTo(1);
        assertThat(bia.getInteger("capacity")).isEqualTo(3);
        assertThat(one(targets, "people", carla.id).getString("presence")).isEqualTo("offline");
        var sales = one(targets, "departments", floor.sales);
        assertThat(sales.getInteger("waiting")).isEqualTo(1);
        assertThat(sales.getInteger("free_places")).isEqualTo(2);
        assertThat(sales.getBoolean("is_open")).isTrue();
        assertThat(one(targets, "departments", support).getBoolean("is_open")).isFalse();
        assertThat(carla.gets("/conversations/" + rita + "/transfer-targets").status()).isEqualTo(404);
        Floor.ok(floor.ana.posts("/conversations/" + rita + "/transfer",
                new JsonObject().put("to_user_id", carla.id.toString())));
        assertThat(floor.holder(rita)).isEqualTo(carla.id);
    }

    @Test
    void what_is_in_a_department_goes_only_to_those_that_it_names_unless_one_sees_everything() {
        Floor.ok(floor.shop.admin.patches("/departments/" + floor.sales,
                new JsonObject().put("transfer_department_ids", new JsonArray().add(support.toString()))));
        var rita = held(floor.ana);

        assertThat(ids(targets(floor.ana, rita), "departments")).containsExactlyInAnyOrder(floor.sales.toString(),
                support.toString());
        assertThat(ids(targets(floor.ana, rita), "people")).containsExactlyInAnyOrder(floor.ana.id.toString(),
                floor.bia.id.toString(), carla.id.toString());
        assertThat(goes(floor.ana, rita, "to_department_id", billing)).isEqualTo(403);
        assertThat(goes(floor.ana, rita, "to_user_id", floor.supervisor.id)).isEqualTo(403);
        assertThat(goes(floor.ana, rita, "to_user_id", carla.id)).isEqualTo(200);
        assertThat(ids(targets(floor.supervisor, rita), "departments")).hasSize(3);
        assertThat(goes(floor.supervisor, rita, "to_department_id", billing)).isEqualTo(200);
        assertThat(floor.shop.admin.patches("/departments/" + floor.sales, new JsonObject()
                .put("transfer_department_ids", new JsonArray().add(UUID.randomUUID().toString()))).status())
                .isEqualTo(422);
    }

    private static int goes(Person person, UUID conversation, String to, UUID target) {
        return person.posts("/conversations/" + conversation + "/transfer",
                new JsonObject().put(to, target.toString())).status();
    }

    @Test
    void the_customer_is_told_ones_own_words_or_none_and_greeted_by_the_department() {
        Floor.ok(floor.shop.admin.patches("/departments/" + support,
                new JsonObject().put("greeting_text", "Aqui é {{department}}, já vamos.")));
        var rita = held(floor.ana);
        floor.shop.sql("UPDATE conversations SET window_expires_at = now() + interval '1 hour' WHERE id = $1", rita);

        Floor.ok(floor.ana.posts("/conversations/" + rita + "/transfer", new JsonObject()
                .put("to_user_id", floor.bia.id.toString()).put("customer_text", "A Bia sabe disso.")));
        Floor.ok(floor.bia.posts("/conversations/" + rita + "/transfer", new JsonObject()
                .put("to_user_id", floor.ana.id.toString()).put("customer_text", "")));
        Floor.ok(floor.ana.posts("/conversations/" + rita + "/transfer",
                new JsonObject().put("to_department_id", support.toString())));

        assertThat(floor.thread(rita)).containsSubsequence("system: A Bia sabe disso.",
                "system: Seu atendimento foi transferido para Suporte.", "system: Aqui é Suporte, já vamos.")
                .doesNotContain("system: Seu atendimento foi transferido para Bia attendant.");
    }

    @Test
    void an_organization_of_another_language_says_its_usual_words_in_it() {
        floor.shop.sql("UPDATE organizations SET locale = 'es'");
        var rita = held(floor.ana);
        floor.shop.sql("UPDATE conversations SET window_expires_at = now() + interval '1 hour' WHERE id = $1", rita);

        floor.transfers(floor.ana, rita, support);

        assertThat(floor.thread(rita)).contains("system: Tu atención pasó a Suporte.");
    }
}
