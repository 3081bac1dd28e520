package io.balcao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.balcao.WholeServer.Person;
import io.balcao.platform.Ids;
import io.balcao.platform.Role;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What a supervisor sees on the wall while it happens, and what they do from there. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WallTest {
    private final WholeServer server = WholeServer.shared();
    private final WholeServer.Shop shop = server.shop("Parede");
    private final Person sonia = shop.user(Role.SUPERVISOR);
    private final Person ana = member();
    private final Person bia = member();

    private Person member() {
        var person = shop.user(Role.ATTENDANT);
        shop.joins(shop.sales, person);
        return person;
    }

    // Seeing

    @Test
    void a_supervisor_sees_who_waits_who_is_there_and_who_is_late_and_an_attendant_may_not() {
        shop.waiting();
        var late = askedFor(ana, "12 minutes");
        shop.rows.message(late, "customer", "Alguém aí?", "received");
        shop.sql("UPDATE conversations SET last_message_sender_type = 'customer' WHERE id = $1", late);
        shop.sql("UPDATE messages SET created_at = now() - interval '12 minutes' WHERE conversation_id = $1", late);
        var answered = shop.heldBy(bia);
        shop.rows.message(answered, "customer", "Oi", "received");
        shop.rows.message(answered, "attendant", "Bom dia", "sent");
        shop.sql("UPDATE conversations SET last_message_sender_type = 'attendant' WHERE id = $1", answered);

        var wall = sonia.gets("/wall").body();

        var totals = wall.getJsonObject("totals");
        assertThat(totals.getInteger("waiting")).isEqualTo(1);
        assertThat(totals.getInteger("attended")).isEqualTo(2);
        assertThat(totals.getInteger("at_risk")).isEqualTo(1);
        assertThat(one(wall, "departments", shop.sales).getInteger("waiting")).isEqualTo(1);
        var hers = one(wall, "attendants", ana.id);
        assertThat(hers.getDouble("load")).isEqualTo(1);
        assertThat(hers.getInteger("at_risk")).isEqualTo(1);
        var since = Instant.parse(hers.getString("unanswered_since"));
        assertThat(java.time.Duration.between(since, Instant.parse(wall.getString("at"))).toMinutes()).isEqualTo(12);
        assertThat(one(wall, "attendants", bia.id).getDouble("load")).isEqualTo(0.5);
        assertThat(one(wall, "attendants", bia.id).getString("unanswered_since")).isNull();
        var risks = list(wall, "longest_waiting").filter(row -> row.getBoolean("is_at_risk")).toList();
        assertThat(risks).extracting(row -> row.getString("conversation_id")).containsExactly(late.toString());
        assertThat(ana.gets("/wall").status()).isEqualTo(403);
    }

    @Test
    void where_something_was_promised_the_promise_says_who_is_at_risk() {
        var patient = askedFor(ana, "12 minutes");
        shop.rows.message(patient, "customer", "Sem pressa", "received");
        shop.sql("UPDATE conversations SET last_message_sender_type = 'customer', sla_state = 'running',"
                + " sla_target = 'next_response', sla_due_at = now() + interval '1 hour' WHERE id = $1", patient);
        var broken = shop.heldBy(bia);
        shop.sql("UPDATE conversations SET last_message_sender_type = 'attendant', sla_state = 'at_risk',"
                + " sla_target = 'resolution', sla_due_at = now() - interval '1 minute' WHERE id = $1", broken);

        var wall = sonia.gets("/wall").body();

        var rows = list(wall, "longest_waiting").toList();
        assertThat(rows).extracting(row -> row.getString("conversation_id")).containsExactly(broken.toString(),
                patient.toString());
        assertThat(rows).extracting(row -> row.getBoolean("is_at_risk")).containsExactly(true, false);
        assertThat(rows).extracting(row -> row.getString("since") == null).containsExactly(true, false);
        assertThat(rows.getLast().getString("sla_target")).isEqualTo("next_response");
        // Its time is over, though nobody has written that down yet.
        assertThat(wall.getJsonObject("totals").getInteger("breached")).isEqualTo(1);
        assertThat(wall.getJsonObject("totals").getInteger("at_risk")).isEqualTo(1);
    }

    @Test
    void the_day_on_the_wall_is_the_day_of_the_reports() {
        var held = shop.heldBy(ana);
        shop.heldBy(bia);
        shop.waiting();
        assertThat(ana.sends("POST", "/conversations/" + held + "/close", new JsonObject().put("reason", "fim"))
                .status()).isEqualTo(200);

        var wall = sonia.gets("/wall").body();
        var today = wall.getJsonObject("today").getJsonObject("now");
        var day = today.getString("date");
        var report = sonia.gets("/metrics/overview?from=" + day + "&to=" + day).body();

        for (var metric : List.of("opened", "received", "closed")) {
            var card = list(report, "metrics").filter(row -> row.getString("metric").equals(metric)).findFirst();
            assertThat(today.getLong(metric)).as(metric).isEqualTo(card.orElseThrow().getLong("amount")).isPositive();
        }
        assertThat(list(wall.getJsonObject("today"), "hours").filter(hour -> hour.getValue("opened") != null)
                .mapToLong(hour -> hour.getLong("opened")).sum()).isEqualTo(today.getLong("opened"));
        assertThat(one(wall, "attendants", ana.id).getLong("closed")).isEqualTo(1);
    }

    @Test
    void who_looks_is_told_at_once_what_changes_again_after_a_cut_and_nothing_once_they_may_not() {
        try (var hers = sonia.socket(); var his = ana.socket()) {
            assertThat(his.ask("subscribe:wall").getBoolean("ok")).isFalse();
            assertThat(hers.ask("subscribe:wall").getBoolean("ok")).isTrue();
            hers.event("wall_update", wall -> waiting(wall) == 0
                    && one(wall, "attendants", ana.id).getString("status").equals("online"));

            var rita = shop.heldBy(ana);
            transfers(rita);
            hers.event("wall_update", wall -> waiting(wall) == 1);

            var heard = hers.count();
            hers.cut();
            hers.await("a way back", heard, one -> one.isEvent("ready"));
            heard = hers.count();
            hers.ask("subscribe:wall");
            hers.await("the wall after a cut", heard, one -> one.isEvent("wall_update"));

            // Her rights are looked at again, and this one she keeps.
            shop.joins(shop.sales, sonia);
            assertThat(shop.admin.sends("PATCH", "/users/" + sonia.id, new JsonObject().put("department_ids",
                    new JsonArray())).status()).isEqualTo(200);
            transfers(shop.heldBy(ana));
            hers.event("wall_update", wall -> waiting(wall) == 2);

            heard = hers.count();
            assertThat(shop.admin.sends("PATCH", "/users/" + sonia.id, new JsonObject().put("role", "attendant"))
                    .status()).isEqualTo(200);
            hers.await("the end of the session", heard, one -> one.kind().equals("disconnect"));
            heard = hers.count();
            try (var admins = shop.admin.socket()) {
                admins.ask("subscribe:wall");
                transfers(shop.heldBy(ana));
                admins.event("wall_update", wall -> waiting(wall) == 3);
            }
            assertThat(hers.happenings().subList(heard, hers.count())).noneMatch(one -> one.isEvent("wall_update"));
            assertThat(his.events("wall_update")).isEmpty();
        }
    }

    /** One that has been with people for so long. */
    private UUID askedFor(Person person, String since) {
        var id = Ids.next();
        shop.sql("INSERT INTO conversations (id, organization_id, customer_id, channel_id, owner, status,"
                + " assigned_user_id, department_id, started_at)"
                + " SELECT $1, organization_id, customer_id, channel_id, 'user', 'open', $3, department_id,"
                + " now() - $4::text::interval FROM conversations WHERE id = $2",
                id, shop.closedBy(person), person.id, since);
        return id;
    }

    @Test
    void who_looks_after_departments_sees_these_live_gives_away_what_is_of_these_and_sees_nothing_else() {
        var support = shop.department();
        var carla = shop.user(Role.ATTENDANT);
        shop.joins(support, carla);
        shop.joins(shop.sales, sonia);
        assertThat(shop.admin.sends("PUT", "/role-permissions/supervisor",
                RightsTable.permissions("departments", "send", "transfer")).status()).isEqualTo(200);
        var ours = shop.heldBy(ana);
        var theirs = shop.rows.conversation("Zélia", "user", "open", ana.id, support);
        var far = shop.rows.conversation("Davi", "queue", "waiting", null, support);

        var wall = sonia.gets("/wall").body();

        assertThat(list(wall, "departments").map(row -> row.getString("id"))).containsExactly(shop.sales.toString());
        assertThat(wall.getJsonObject("totals").getInteger("waiting")).isZero();
        assertThat(wall.getJsonObject("totals").getInteger("attended")).isEqualTo(1);
        assertThat(one(wall, "attendants", ana.id).getInteger("conversations")).isEqualTo(1);
        assertThat(one(wall, "attendants", ana.id).getDouble("load")).isEqualTo(2);
        assertThat(wall.encode()).doesNotContain(carla.id.toString(), support.toString() + "\",\"name", far.toString(),
                theirs.toString());
        assertThat(wall.getJsonObject("today").getJsonObject("now").getLong("opened")).isEqualTo(1);

        try (var hers = sonia.socket()) {
            assertThat(hers.ask("subscribe:wall").getBoolean("ok")).isTrue();
            hers.event("wall_update", seen -> waiting(seen) == 0);
            shop.admin.sends("POST", "/conversations/" + theirs + "/transfer",
                    new JsonObject().put("to_department_id", support.toString()));
            transfers(ours);
            hers.event("wall_update", seen -> waiting(seen) == 1 && seen.getJsonArray("departments").size() == 1);
        }
        assertThat(shop.admin.sends("POST", "/conversations/" + far + "/transfer",
                new JsonObject().put("to_user_id", ana.id.toString())).status()).isEqualTo(200);
        var held = shop.heldBy(ana);
        var answer = redistributes(new JsonObject());
        assertThat(list(answer, "moved").map(row -> row.getString("conversation_id"))).containsExactly(held.toString());
        assertThat(list(answer, "kept")).isEmpty();
        assertThat(shop.admin.gets("/users/" + ana.id + "/held").body().getInteger("conversations")).isEqualTo(1);
        assertThat(sonia.gets("/users/" + ana.id + "/held").body().getInteger("conversations"))
                .as("of what is none of her departments'").isZero();
        assertThat(shop.admin.sends("PUT", "/role-permissions/supervisor",
                RightsTable.permissions("queue", "send", "transfer")).status()).isEqualTo(200);
        assertThat(sonia.gets("/wall").status()).isEqualTo(403);
    }

    // Acting

    @Test
    void all_that_somebody_holds_is_shared_among_those_who_are_named_and_what_cannot_be_moved_is_said() {
        shop.heldBy(bia);
        var some = Stream.generate(() -> shop.heldBy(ana)).limit(3).toList();
        var held = sonia.gets("/users/" + ana.id + "/held").body();
        assertThat(held.getInteger("conversations")).isEqualTo(3);
        assertThat(held.getJsonArray("departments").getJsonObject(0).getString("id")).isEqualTo(shop.sales.toString());
        assertThat(held.getJsonArray("departments").getJsonObject(0).getInteger("conversations")).isEqualTo(3);

        var answer = redistributes(new JsonObject().put("to_user_ids",
                new JsonArray().add(bia.id.toString()).add(sonia.id.toString())));

        assertThat(list(answer, "moved").map(row -> row.getString("conversation_id")))
                .containsExactlyInAnyOrderElementsOf(some.stream().map(UUID::toString).toList());
        // Bia has one already.
        assertThat(list(answer, "moved").filter(row -> sonia.id.toString().equals(row.getString("to_user_id"))))
                .hasSize(2);
        assertThat(list(answer, "kept")).isEmpty();

        var homeless = shop.heldBy(ana);
        shop.sql("UPDATE conversations SET department_id = NULL WHERE id = $1", homeless);
        var queued = shop.heldBy(ana);
        var second = redistributes(new JsonObject().put("reason", "foi embora"));
        assertThat(list(second, "moved").map(row -> row.getString("conversation_id")))
                .containsExactlyInAnyOrder(queued.toString(), homeless.toString());
        assertThat(list(second, "moved").map(row -> row.getString("to_user_id"))).containsOnlyNulls();
        assertThat(list(second, "moved").map(row -> row.getString("to_department_id")).distinct())
                .containsExactly(shop.sales.toString());
        assertThat(shop.rows("SELECT action FROM audit_logs WHERE object_id = $1 AND user_id = $2", queued, sonia.id))
                .extracting(row -> row.getString("action")).containsExactly("conversation.transferred");
    }

    @Test
    void what_a_queue_gives_back_because_nobody_else_is_free_is_said_to_be_kept() {
        assertThat(shop.admin.sends("PATCH", "/departments/" + shop.sales,
                new JsonObject().put("routing_mode", "round_robin")).status()).isEqualTo(200);
        try (var hers = ana.socket()) {
            await().until(() -> "online".equals(status(ana)));
            shop.heldBy(ana);
            assertThat(list(redistributes(new JsonObject()), "kept").map(row -> row.getString("reason")))
                    .containsExactly("nobody_else");

            // Away, she is given nothing.
            assertThat(sonia.sends("PUT", "/users/" + ana.id + "/presence", new JsonObject().put("status", "away"))
                    .status()).isEqualTo(204);
            assertThat(hers.event("notification", notice -> "presence_away".equals(notice.getString("kind")))
                    .getString("by_user_name")).isEqualTo("Bia Parede");
            hers.event("presence_update", said -> said.getString("user_id").equals(ana.id.toString())
                    && said.getString("status").equals("away"));
            await().until(() -> "away".equals(status(ana)));
            assertThat(list(redistributes(new JsonObject()), "moved")).hasSize(1);
        }
        assertThat(sonia.sends("PUT", "/users/" + bia.id + "/presence", new JsonObject().put("status", "away"))
                .status()).isEqualTo(409);
    }

    @Test
    void a_note_of_a_supervisor_reaches_the_one_who_has_the_conversation_and_never_the_customer() {
        var rita = shop.heldBy(ana);
        try (var hers = ana.socket(); var his = bia.socket()) {
            var note = new JsonObject().put("conversation_id", rita.toString()).put("message_type", "note")
                    .put("content", "Ofereça a troca").put("client_id", UUID.randomUUID().toString());
            assertThat(sonia.sends("POST", "/messages", note).status()).isEqualTo(201);

            var whisper = hers.event("notification", notice -> "whisper".equals(notice.getString("kind")));
            assertThat(whisper.getString("body")).isEqualTo("Ofereça a troca");
            assertThat(whisper.getString("by_user_name")).isEqualTo("Bia Parede");
            assertThat(whisper.getString("conversation_id")).isEqualTo(rita.toString());
            // One's own note is no news.
            assertThat(ana.sends("POST", "/messages", note.copy().put("client_id", UUID.randomUUID().toString()))
                    .status()).isEqualTo(201);
            transfers(rita);
            hers.event("conversation_update", row -> row.getString("status").equals("waiting"));
            assertThat(hers.events("notification")).hasSize(1);
            assertThat(his.events("notification")).isEmpty();
        }
        assertThat(shop.rows("SELECT 1 FROM outbox WHERE conversation_id = $1 AND state = 'queued'", rita)).isEmpty();
    }

    private JsonObject redistributes(JsonObject to) {
        var answer = sonia.sends("POST", "/conversations/redistribute", to.put("from_user_id", ana.id.toString()));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private void transfers(UUID conversation) {
        assertThat(sonia.shop.admin.sends("POST", "/conversations/" + conversation + "/transfer",
                new JsonObject().put("to_department_id", shop.sales.toString())).status()).isEqualTo(200);
    }

    private String status(Person person) {
        return one(shop.admin.gets("/wall").body(), "attendants", person.id).getString("status");
    }

    private static int waiting(JsonObject wall) {
        return wall.getJsonObject("totals").getInteger("waiting");
    }

    private static Stream<JsonObject> list(JsonObject of, String field) {
        return of.getJsonArray(field).stream().map(JsonObject.class::cast);
    }

    private static JsonObject one(JsonObject wall, String field, UUID id) {
        Predicate<JsonObject> isIt = row -> id.toString().equals(row.getString("id"));
        return list(wall, field).filter(isIt).findFirst().orElseThrow();
    }
}
