package io.balcao.scheduling;

import static io.balcao.scheduling.Practice.made;
import static io.balcao.scheduling.Practice.monday;
import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.testing.FeatureServer.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A time is had by one (SC-01, SC-02, SC-04): who else wants it hears what stands there. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BookingTest {
    private final Practice practice = new Practice();

    @Test
    void of_two_hundred_who_want_one_time_at_once_one_gets_it() throws Exception {
        practice.professional("Dra. Ana Souza");
        var wish = practice.wish(monday(), "09:00");

        var answers = new ArrayList<Answer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Answer> booking = () -> practice.ana.posts("/appointments", wish);
            for (var done : threads.invokeAll(java.util.Collections.nCopies(200, booking))) {
                answers.add(done.get());
            }
        }

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() == 409).hasSize(199);
        assertThat(overlaps()).isEmpty();
    }

    @Test
    void two_professionals_are_booked_one_after_the_other_and_a_third_customer_hears_so() {
        practice.professional("Dra. Ana Souza");
        practice.professional("Dra. Bia Lima");

        var names = List.of(practice.booked(monday(), "09:00").getString("professional_name"),
                practice.booked(monday(), "09:00").getString("professional_name"));
        var third = practice.books(monday(), "09:00");

        assertThat(names).containsExactlyInAnyOrder("Dra. Ana Souza", "Dra. Bia Lima");
        assertThat(third.status()).isEqualTo(409);
        assertThat(third.body().getString("type")).isEqualTo("about:blank#time-taken");
        assertThat(third.body().getJsonArray("taken").getJsonObject(0).getString("customer_name"))
                .isEqualTo("Maria Silva");
    }

    @Test
    void what_is_kept_free_after_an_appointment_is_nobody_elses() {
        practice.booked(monday(), "09:00");

        assertThat(practice.books(monday(), "09:50").status()).isEqualTo(409);
        assertThat(practice.books(monday(), "09:55").status()).isEqualTo(201);
    }

    @Test
    void a_room_is_had_by_one_whoever_the_professional_is() {
        var room = practice.room("Sala 1");
        practice.professional("Dra. Ana Souza");
        practice.professional("Dra. Bia Lima");
        assertThat(practice.admin.puts("/services/" + practice.service,
                new JsonObject().put("resource_ids", new JsonArray().add(room))).status()).isEqualTo(200);

        practice.booked(monday(), "09:00");
        var second = practice.books(monday(), "09:00");

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body().getJsonArray("taken").getJsonObject(0).getString("name")).isEqualTo("Sala 1");
        assertThat(practice.slots(monday(), "")).doesNotContain("09:00").contains("09:55");
    }

    @Test
    void to_move_is_to_free_the_old_time_and_to_take_the_new_one_or_neither() {
        var first = practice.booked(monday(), "09:00");
        practice.booked(monday(), "11:00");

        assertThat(move(first, "11:00").status()).isEqualTo(409);
        assertThat(practice.books(monday(), "09:00").status()).isEqualTo(409);
        var moved = move(first, "14:00");

        assertThat(moved.status()).as(moved.text()).isEqualTo(200);
        assertThat(moved.body().getString("time")).isEqualTo("14:00");
        assertThat(practice.books(monday(), "09:00").status()).isEqualTo(201);
        assertThat(overlaps()).isEmpty();
    }

    @Test
    void who_moves_what_somebody_else_changed_meanwhile_hears_so() {
        var read = practice.booked(monday(), "09:00");
        assertThat(move(read, "10:00").status()).isEqualTo(200);

        var stale = move(read, "15:00");

        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.body().getString("detail")).contains("since you read it");
    }

    @Test
    void a_cancelled_time_is_free_and_stays_cancelled() {
        var id = practice.booked(monday(), "09:00").getString("appointmentId");

        var cancelled = practice.ana.puts("/appointments/" + id, new JsonObject().put("status", "CANCELLED"));

        assertThat(cancelled.body().getString("status")).isEqualTo("CANCELLED");
        assertThat(practice.books(monday(), "09:00").status()).isEqualTo(201);
        assertThat(practice.ana.posts("/appointments/" + id + "/cancel", new JsonObject()).status()).isEqualTo(200);
        assertThat(practice.ana.posts("/appointments/" + id + "/confirm", new JsonObject()).status()).isEqualTo(409);
        assertThat(practice.ana.puts("/appointments/" + id, new JsonObject().put("status", "CONFIRMED")).status())
                .isEqualTo(409);
    }

    @Test
    void confirming_twice_is_confirming_once() {
        var id = practice.booked(monday(), "09:00").getString("id");

        var once = practice.ana.posts("/appointments/" + id + "/confirm", new JsonObject()).body();
        var twice = practice.ana.posts("/appointments/" + id + "/confirm", new JsonObject()).body();

        assertThat(once.getString("confirmed_at")).isNotNull();
        assertThat(twice).isEqualTo(once);
    }

    @Test
    void what_is_said_of_one_and_what_becomes_of_it_is_changed_together_or_not_at_all() {
        var read = practice.booked(monday(), "09:00");
        var path = "/appointments/" + read.getString("id");
        var change = new JsonObject().put("notes", "Ligou").put("version", read.getInteger("version"));

        var early = practice.ana.puts(path, change.copy().put("status", "DONE"));
        assertThat(early.status()).as("it has not begun").isEqualTo(409);
        assertThat(practice.ana.gets(path).body().getString("notes")).isNull();

        var done = practice.ana.puts(path, change.copy().put("status", "CANCELLED").put("reason", "viagem"));
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(done.body().getString("notes") + " " + done.body().getString("status")).isEqualTo("Ligou CANCELLED");
        assertThat(practice.ana.puts(path, change.copy().put("notes", "Outra").put("status", "CANCELLED")).status())
                .as("somebody changed it since").isEqualTo(409);
        assertThat(practice.ana.gets(path).body().getString("notes")).isEqualTo("Ligou");
    }

    @Test
    void who_takes_no_new_patients_is_given_to_one_only_by_the_desk_that_names_them() {
        var ana = practice.professional("Dra. Ana Souza");
        assertThat(practice.admin.puts("/professionals/" + ana, new JsonObject().put("accepts_new_patients", false))
                .status()).isEqualTo(200);
        var nobody = practice.books(monday(), "09:00");
        var customers = practice.ana.posts("/appointments", practice.wish(monday(), "09:00").put("professional_id", ana)
                .put("only_free_slots", true));

        assertThat(List.of(nobody, customers)).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertThat(answer.errors()).containsEntry("professional_id", "takes no new patients");
        });
        made(practice.ana.posts("/appointments", practice.wish(monday(), "09:00").put("professional_id", ana)));
        assertThat(practice.booked(monday(), "10:50").getString("professional_id")).as("theirs by now").isEqualTo(ana);

        practice.professional("Dr. Bruno Lima");
        var other = made(practice.ana.posts("/appointments", practice.wish(monday(), "12:40").put("phone",
                "5511999990007")));
        assertThat(other.getString("professional_name")).isEqualTo("Dr. Bruno Lima");
    }

    @Test
    void the_history_says_who_did_what() {
        var appointment = practice.booked(monday(), "09:00");
        move(appointment, "10:00");
        practice.ana.posts("/appointments/" + appointment.getString("id") + "/cancel",
                new JsonObject().put("reason", "viagem"));

        var history = practice.ana.gets("/appointments/" + appointment.getString("id") + "/history").body()
                .getJsonArray("data").stream().map(JsonObject.class::cast).toList();

        assertThat(history).extracting(one -> one.getString("type")).containsExactly("created", "moved", "cancelled");
        assertThat(history).extracting(one -> one.getString("actor")).containsOnly("user");
        assertThat(history.getLast().getString("reason")).isEqualTo("viagem");
    }

    @Test
    void a_customer_is_one_person_however_the_number_is_written_and_their_appointments_are_listed() {
        var one = made(practice.ana.posts("/appointments", practice.wish(monday(), "09:00").put("phone",
                "+55 (11) 99999-0000"))).getJsonObject("customer").getString("id");
        var two = made(practice.ana.posts("/appointments", practice.wish(monday(), "10:00").put("phone",
                "11999990000"))).getJsonObject("customer").getString("id");

        assertThat(two).isEqualTo(one);
        assertThat(practice.ana.gets("/customers/" + one + "/appointments").body().getJsonArray("data")).hasSize(2);
    }

    @Test
    void who_names_a_rule_that_is_broken_hears_of_it_as_a_bad_request() {
        var wrong = practice.wish(monday(), "09:00");
        wrong.remove("serviceId");
        wrong.remove("areas");

        assertThat(practice.ana.posts("/appointments", wrong).status()).isEqualTo(400);
        assertThat(practice.ana.posts("/appointments", practice.wish(monday(), "25:00")).status()).isEqualTo(400);
        assertThat(practice.ana.posts("/appointments", practice.wish(monday(), "09:00").put("clinicId", "none-1"))
                .status()).isEqualTo(404);
    }

    private Answer move(JsonObject read, String time) {
        return practice.ana.posts("/appointments/" + read.getString("id") + "/move",
                new JsonObject().put("time", time).put("version", read.getInteger("version")));
    }

    private List<JsonObject> overlaps() {
        return practice.shop.rows("""
                SELECT a.id FROM appointments a JOIN appointments b ON b.id > a.id AND b.clinic_id = a.clinic_id
                WHERE a.status = 'CONFIRMED' AND b.status = 'CONFIRMED'
                  AND a.professional_id IS NOT DISTINCT FROM b.professional_id
                  AND a.starts_at < b.ends_at + b.buffer_minutes * interval '1 minute'
                  AND b.starts_at < a.ends_at + a.buffer_minutes * interval '1 minute'
                """);
    }
}
