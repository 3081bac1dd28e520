package io.balcao.scheduling;

import static io.balcao.scheduling.Practice.made;
import static io.balcao.scheduling.Practice.monday;
import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.testing.FeatureServer;
import io.balcao.testing.FeatureServer.Answer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A booking step by step, as programs make one: whatever is asked twice is booked once. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BookingStepsTest {
    private final Practice practice = new Practice();
    private final String flow = made(practice.ana.posts("/appointments/flow", new JsonObject()
            .put("clinicId", practice.clinic).put("phone", "5511999990001").put("name", "Vera"))).getString("id");

    @Test
    void it_asks_for_the_service_the_time_and_a_yes() {
        assertThat(state(read())).isEqualTo("SELECT_SERVICE");
        assertThat(read().body().getJsonArray("services")).hasSize(1);
        assertThat(state(says(new JsonObject().put("service_id", practice.service)))).isEqualTo("SELECT_TIME");
        var asked = says(new JsonObject().put("date", monday().toString()));
        assertThat(asked.body().getJsonArray("slots").getJsonObject(0).getString("time")).isEqualTo("09:00");
        assertThat(state(says(new JsonObject().put("time", "09:00")))).isEqualTo("CONFIRM");
        assertThat(practice.slots(monday(), "")).as("held meanwhile").doesNotContain("09:00");
        assertThat(state(says(new JsonObject().put("back", true)))).isEqualTo("SELECT_TIME");
        assertThat(practice.slots(monday(), "")).contains("09:00");
        says(chosen());

        var booked = says(new JsonObject().put("confirm", true));

        assertThat(state(booked)).isEqualTo("BOOKED");
        assertThat(booked.body().getJsonObject("appointment").getString("time")).isEqualTo("09:00");
    }

    @Test
    void a_yes_that_is_said_again_or_twice_at_once_books_once() {
        says(chosen());
        Callable<Answer> yes = () -> says(new JsonObject().put("confirm", true));

        var answers = new ArrayList<>(FeatureServer.atOnce(List.of(yes, yes, yes)));
        answers.add(says(new JsonObject().put("confirm", true)));

        assertThat(answers).allSatisfy(one -> {
            assertThat(one.status()).as(one.text()).isEqualTo(200);
            assertThat(one.body().getJsonObject("appointment").getString("time")).isEqualTo("09:00");
        });
        assertThat(practice.shop.rows("SELECT id FROM appointments")).hasSize(1);
    }

    @Test
    void after_half_an_hour_it_is_over_and_after_a_no_too() {
        says(chosen());
        assertThat(state(says(new JsonObject().put("confirm", false)))).isEqualTo("CANCELLED");
        assertThat(says(chosen()).status()).isEqualTo(409);

        var other = made(practice.ana.posts("/appointments/flow", new JsonObject().put("clinicId", practice.clinic)
                .put("phone", "5511999990002").put("name", "Rita"))).getString("id");
        Practice.SERVER.ground.clock().advance(Duration.ofMinutes(31));
        assertThat(practice.ana.gets("/appointments/flow/" + other).body().getString("current_state"))
                .isEqualTo("EXPIRED");
    }

    @Test
    void what_is_free_can_be_asked_with_the_clinic_in_the_query() {
        practice.booked(monday(), "09:00");

        var answer = practice.ana.gets("/appointments/available?clinicId=" + practice.clinic + "&date=" + monday()
                + "&serviceId=" + practice.service);

        assertThat(answer.body().getJsonArray("slots").getJsonObject(0).getString("time")).isEqualTo("09:55");
    }

    @Test
    void working_hours_that_are_changed_are_those_by_which_times_are_free() {
        var changed = practice.admin.puts("/clinics/" + practice.clinic + "/working-hours",
                new JsonObject().put("monday", Practice.span("14:00", "16:00")));

        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(practice.slots(monday(), "")).startsWith("14:00").doesNotContain("09:00", "16:00");
    }

    private JsonObject chosen() {
        return new JsonObject().put("service_id", practice.service).put("date", monday().toString()).put("time",
                "09:00");
    }

    private Answer says(JsonObject said) {
        return practice.ana.puts("/appointments/flow/" + flow, said);
    }

    private Answer read() {
        return practice.ana.gets("/appointments/flow/" + flow);
    }

    private static String state(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().getString("current_state");
    }
}
