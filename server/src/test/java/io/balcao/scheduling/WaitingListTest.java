package io.balcao.scheduling;

import static io.balcao.scheduling.Practice.list;
import static io.balcao.scheduling.Practice.made;
import static io.balcao.scheduling.Practice.monday;
import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.bot.Chat;
import io.balcao.testing.FeatureServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A time that becomes free is offered to who waits for one: the first yes has it, and nobody else loses their place. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WaitingListTest {
    private static final JsonObject ANYTHING = new JsonObject();
    private final Practice practice = new Practice();
    private final UUID channel = PatientChat.channel(practice);
    private final LocalDate day = monday().plusWeeks(1);
    private final PatientChat rita = new PatientChat(practice, channel, "Rita");
    private final PatientChat sara = new PatientChat(practice, channel, "Sara");
    private final PatientChat tina = new PatientChat(practice, channel, "Tina");

    @Test
    void a_freed_time_is_offered_to_those_who_have_waited_longest() {
        settings(new JsonObject().put("offers_at_once", 2));
        allWait();
        var booked = practice.booked(day, "10:00");

        Practice.scheduling().sendDue();
        assertThat(rita.said()).isEmpty();
        cancel(booked);
        Practice.scheduling().sendDue();
        Practice.scheduling().sendDue();

        assertThat(rita.said()).singleElement().asString().contains("Abriu um horário", "às 10:00",
                "Depilação a laser");
        assertThat(List.of(rita.entryStatus(), sara.entryStatus(), tina.entryStatus())).containsExactly("OFFERED",
                "OFFERED", "WAITING");
        assertThat(tina.said()).isEmpty();
        assertThat(history(booked.getString("id"))).contains("offered 2");
    }

    @Test
    void servers_that_look_at_the_same_moment_ask_each_once() {
        allWait();
        cancel(practice.booked(day, "10:00"));

        FeatureServer.atOnce(Collections.nCopies(4, () -> {
            Practice.scheduling().sendDue();
            return true;
        }));

        assertThat(List.of(rita, sara, tina)).allSatisfy(one -> assertThat(one.said()).hasSize(1));
    }

    @Test
    void the_first_yes_has_it_and_who_answers_later_is_told_and_waits_on() {
        settings(new JsonObject().put("offers_at_once", 2));
        allWait();
        freed("10:00");

        assertThat(sara.presses("accept")).singleElement().asString().startsWith("Agendamento confirmado!")
                .contains("às 10:00");
        assertThat(rita.entryStatus()).isEqualTo("WAITING");
        assertThat(rita.presses("accept")).singleElement().asString().startsWith("Este horário já foi ocupado.");

        assertThat(sara.entryStatus()).isEqualTo("BOOKED");
        assertThat(rita.entryStatus()).isEqualTo("WAITING");
        var appointment = standing().getFirst();
        assertThat(appointment.getJsonObject("customer").getString("id")).isEqualTo(sara.id.toString());
        assertThat(history(appointment.getString("id"))).contains("from_waiting_list null");
    }

    @Test
    void of_all_who_say_yes_at_once_one_gets_it() {
        allWait();
        freed("10:00");

        var told = FeatureServer.atOnce(List.<Callable<List<String>>>of(() -> rita.presses("accept"),
                () -> sara.presses("accept"), () -> tina.presses("accept")));

        assertThat(told).filteredOn(said -> said.getFirst().startsWith("Agendamento confirmado!")).hasSize(1);
        assertThat(told).filteredOn(said -> said.getFirst().startsWith("Este horário já foi ocupado.")).hasSize(2);
        assertThat(standing()).hasSize(1);
    }

    @Test
    void pressed_once_more_it_stays_one_appointment() {
        allWait();
        freed("10:00");
        var button = rita.button("accept");

        rita.presses("accept");
        assertThat(rita.hears(Chat.button(button, "Quero"))).singleElement().asString()
                .startsWith("Agendamento confirmado!");

        assertThat(standing()).hasSize(1);
    }

    @Test
    void pressed_by_one_several_times_at_once_each_answer_says_that_it_is_theirs() {
        allWait();
        freed("10:00");

        var told = FeatureServer.atOnce(
                Collections.<Callable<List<String>>>nCopies(5, () -> rita.presses("accept")));

        assertThat(told).allSatisfy(said -> assertThat(said).singleElement().asString()
                .startsWith("Agendamento confirmado!"));
        assertThat(standing()).hasSize(1);
        assertThat(rita.entryStatus()).isEqualTo("BOOKED");
    }

    @Test
    void a_button_of_somebody_else_does_nothing() {
        allWait();
        freed("10:00");

        assertThat(tina.hears(Chat.button(rita.button("accept"), "Quero"))).singleElement().asString()
                .startsWith("(bot)");

        assertThat(standing()).isEmpty();
        assertThat(rita.entryStatus()).isEqualTo("OFFERED");
    }

    @Test
    void who_does_not_answer_in_time_makes_room_for_the_next_and_may_still_say_yes_while_it_is_free() {
        settings(new JsonObject().put("offers_at_once", 1).put("offer_minutes", 30));
        allWait();
        freed("10:00");

        Practice.SERVER.ground.clock().advance(Duration.ofMinutes(29));
        Practice.scheduling().sendDue();
        assertThat(sara.said()).isEmpty();
        Practice.SERVER.ground.clock().advance(Duration.ofMinutes(2));
        Practice.scheduling().sendDue();

        assertThat(sara.said()).hasSize(1);
        assertThat(List.of(rita.entryStatus(), sara.entryStatus())).containsExactly("WAITING", "OFFERED");
        assertThat(rita.said()).as("asked once").hasSize(1);
        assertThat(rita.presses("accept")).singleElement().asString().startsWith("Agendamento confirmado!");
        assertThat(sara.presses("accept")).singleElement().asString().startsWith("Este horário já foi ocupado.");
    }

    @Test
    void who_does_not_want_it_is_not_asked_again_and_the_next_one_is_asked_at_once() {
        settings(new JsonObject().put("offers_at_once", 1));
        allWait();
        freed("10:00");

        assertThat(rita.presses("decline")).singleElement().asString().contains("continua na lista");
        Practice.scheduling().sendDue();

        assertThat(rita.said()).hasSize(1);
        assertThat(rita.entryStatus()).isEqualTo("WAITING");
        assertThat(sara.entryStatus()).isEqualTo("OFFERED");
    }

    @Test
    void a_word_or_the_number_of_a_button_answers_what_was_asked_last() {
        settings(new JsonObject().put("offers_at_once", 2));
        allWait();
        freed("10:00");

        assertThat(rita.hears("Não, obrigada!")).singleElement().asString().contains("continua na lista");
        assertThat(sara.hears("1")).singleElement().asString().startsWith("Agendamento confirmado!");
        assertThat(tina.hears("sim")).containsExactly("(bot) sim");
    }

    @Test
    void it_is_heard_while_a_person_has_the_conversation_and_not_when_they_said_something_since() {
        settings(new JsonObject().put("offers_at_once", 2));
        rita.isWith(practice.ana.id);
        sara.isWith(practice.ana.id);
        allWait();
        freed("10:00");

        sara.isTold("Bom dia! Quer que eu remarque?");
        sara.writes("Sim");
        Practice.scheduling().hearDue();
        assertThat(sara.said()).hasSize(1);
        rita.pressesTo(rita.button("accept"));
        FeatureServer.atOnce(Collections.nCopies(4, () -> {
            Practice.scheduling().hearDue();
            return true;
        }));

        assertThat(rita.said()).hasSize(2).last().asString().startsWith("Agendamento confirmado!");
        assertThat(rita.entryStatus()).isEqualTo("BOOKED");
        assertThat(standing()).hasSize(1);
        assertThat(practice.shop.rows("SELECT message_id FROM answers_to_hear")).isEmpty();
    }

    @Test
    void what_the_bot_is_to_answer_is_left_to_it() {
        allWait();
        freed("10:00");

        rita.pressesTo(rita.button("accept"));
        Practice.scheduling().hearDue();

        assertThat(rita.said()).hasSize(1);
        assertThat(practice.shop.rows("SELECT message_id FROM answers_to_hear")).hasSize(1);
        rita.isWith(practice.ana.id);
        Practice.scheduling().hearDue();
        assertThat(rita.said()).hasSize(2).last().asString().startsWith("Agendamento confirmado!");
    }

    @Test
    void only_who_wants_such_a_time_is_asked() {
        var ana = practice.professional("Dra. Ana Souza");
        var bruno = practice.professional("Dr. Bruno Lima");
        var longer = practice.service("Limpeza de pele", 120);
        rita.waits(day, day, new JsonObject().put("professional_id", bruno));
        sara.waits(day.plusDays(1), day.plusDays(9), ANYTHING);
        tina.waits(day, day, new JsonObject().put("from_time", "13:00"));
        var longs = new PatientChat(practice, channel, "Lia");
        longs.waits(day, day, new JsonObject().put("service_id", longer));
        var fits = new PatientChat(practice, channel, "Nina");
        fits.waits(day, day, new JsonObject().put("professional_id", ana).put("from_time", "08:00")
                .put("to_time", "12:00"));
        var booked = booked("10:00", ana);
        booked("11:00", ana);

        cancel(booked);
        Practice.scheduling().sendDue();

        assertThat(fits.said()).hasSize(1);
        assertThat(List.of(rita, sara, tina, longs)).allSatisfy(one -> assertThat(one.said()).isEmpty());
    }

    @Test
    void a_time_that_was_moved_away_from_or_held_for_too_long_is_offered_too() {
        settings(new JsonObject().put("offers_at_once", 1));
        allWait();
        var booked = practice.booked(day, "10:00");
        practice.ana.posts("/appointments/" + booked.getString("id") + "/move", new JsonObject().put("time", "16:00"));
        Practice.scheduling().sendDue();
        assertThat(rita.said()).singleElement().asString().contains("às 10:00");

        var flow = made(practice.ana.posts("/appointments/flow", new JsonObject().put("clinicId", practice.clinic)
                .put("phone", "5511999990001").put("name", "Vera"))).getString("id");
        assertThat(practice.ana.puts("/appointments/flow/" + flow, new JsonObject()
                .put("service_id", practice.service).put("date", day.toString()).put("time", "14:30")).status())
                .isEqualTo(200);
        Practice.SERVER.ground.clock().advance(Duration.ofHours(1));
        Practice.scheduling().sendDue();

        assertThat(rita.said().toString() + sara.said()).contains("às 14:30");
    }

    @Test
    void whoever_books_by_another_road_waits_no_more() {
        settings(new JsonObject().put("offers_at_once", 1));
        allWait();
        freed("10:00");

        rita.books(day, "10:00");
        sara.books(day, "15:00");

        assertThat(List.of(rita.entryStatus(), sara.entryStatus(), tina.entryStatus())).containsExactly("BOOKED",
                "BOOKED", "WAITING");
    }

    @Test
    void nobody_is_asked_at_night() {
        var local = Practice.SERVER.ground.clock().instant().atZone(Practice.ZONE);
        settings(new JsonObject().put("quiet_from", clock(local.minusHours(1).toLocalTime()))
                .put("quiet_to", clock(local.plusHours(1).toLocalTime())));
        allWait();
        freed("10:00");

        assertThat(rita.said()).isEmpty();
        Practice.SERVER.ground.clock().advance(Duration.ofMinutes(59));
        Practice.scheduling().sendDue();
        assertThat(rita.said()).isEmpty();
        Practice.SERVER.ground.clock().advance(Duration.ofMinutes(2));
        Practice.scheduling().sendDue();

        assertThat(rita.said()).hasSize(1);
    }

    @Test
    void outside_of_the_window_it_is_the_approved_template_with_its_buttons_and_without_one_the_next_is_asked() {
        settings(new JsonObject().put("offers_at_once", 1));
        rita.windowIsOpenTill("2020-01-01T00:00:00Z");
        sara.windowIsOpenTill("2020-01-01T00:00:00Z");
        allWait();
        freed("10:00");
        assertThat(rita.said()).isEmpty();
        assertThat(tina.said()).hasSize(1);

        settings(new JsonObject().put("offers_at_once", 1).put("offer_template_name", "horario_livre")
                .put("offer_template_has_buttons", true));
        freed("15:00");

        assertThat(rita.said()).containsExactly("horario_livre");
        assertThat(rita.presses("accept")).singleElement().asString().startsWith("Agendamento confirmado!");
    }

    @Test
    void who_gave_it_back_and_who_was_taken_off_the_list_are_not_asked() {
        var own = rita.books(day, "10:00");
        rita.waits(day, day, ANYTHING);
        var entry = sara.waits(day, day, ANYTHING);
        tina.waits(day, day, ANYTHING);
        assertThat(Practice.SERVER.send("DELETE", "/waiting-list/" + entry, practice.ana.token, null).status())
                .isEqualTo(204);

        cancel(own);
        Practice.scheduling().sendDue();

        assertThat(rita.said()).isEmpty();
        assertThat(sara.said()).isEmpty();
        assertThat(tina.said()).hasSize(1);
    }

    @Test
    void a_list_whose_days_are_over_is_over() {
        rita.waits(day, day, ANYTHING);

        var clock = Practice.SERVER.ground.clock();
        clock.advance(Duration.between(clock.instant(), day.plusDays(3).atStartOfDay(Practice.ZONE).toInstant()));
        Practice.scheduling().sendDue();

        assertThat(rita.entryStatus()).isEqualTo("EXPIRED");
    }

    private void allWait() {
        for (var one : List.of(rita, sara, tina)) {
            one.waits(day, day, ANYTHING);
        }
    }

    /** Somebody gives a time back, and it is offered. */
    private void freed(String time) {
        cancel(practice.booked(day, time));
        Practice.scheduling().sendDue();
    }

    private void cancel(JsonObject appointment) {
        assertThat(practice.ana.posts("/appointments/" + appointment.getString("id") + "/cancel", new JsonObject())
                .status()).isEqualTo(200);
    }

    private JsonObject booked(String time, String professional) {
        return made(practice.ana.posts("/appointments", practice.wish(day, time).put("professional_id", professional)));
    }

    private void settings(JsonObject reminders) {
        var answer = practice.admin.puts("/clinics/" + practice.clinic, new JsonObject().put("reminders", reminders));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private List<JsonObject> standing() {
        return list(practice.ana.gets("/clinics/" + practice.clinic + "/appointments?status=CONFIRMED&date=" + day));
    }

    private List<String> history(String appointment) {
        return practice.ana.gets("/appointments/" + appointment + "/history").body()
                .getJsonArray("data", new JsonArray())
                .stream().map(JsonObject.class::cast)
                .map(event -> event.getString("type") + " " + event.getString("reason")).toList();
    }

    private static String clock(java.time.LocalTime time) {
        return time.format(java.time.format.DateTimeFormatter.ofPattern("HH:mm"));
    }
}
