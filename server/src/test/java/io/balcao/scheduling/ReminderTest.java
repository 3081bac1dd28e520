package io.balcao.scheduling;

import static io.balcao.scheduling.Practice.made;
import static io.balcao.scheduling.Practice.monday;
import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.bot.Chat;
import io.balcao.conversations.thread.MessageView;
import io.balcao.testing.FeatureServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A reminder is sent once, a day before what stands, and never of what was moved or cancelled (SC-07). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReminderTest {
    private final Practice practice = new Practice();
    private final UUID channel = PatientChat.channel(practice);
    private final PatientChat rita = new PatientChat(practice, channel, "Rita");
    private final LocalDate day = monday().plusWeeks(1);

    @Test
    void it_is_sent_once_a_day_before() {
        var appointment = booked("10:00");

        Practice.scheduling().sendDue();
        assertThat(said()).isEmpty();
        aDayBefore(appointment);
        Practice.scheduling().sendDue();
        Practice.scheduling().sendDue();

        assertThat(said()).singleElement().asString().contains("às 10:00", "Laser Beauty São Paulo", "OK");
        assertThat(statuses()).containsExactly("SENT");
    }

    @Test
    void of_several_services_each_is_named() {
        var second = practice.service("Limpeza de pele", 30);
        made(practice.admin.posts("/clinics/" + practice.clinic + "/templates", new JsonObject()
                .put("template_key", "REMINDER_24H").put("content", "{{service}} às {{time}}")));
        var wish = rita.wish(day, "10:00").put("service_ids", new JsonArray().add(practice.service).add(second));
        wish.remove("serviceId");
        aDayBefore(made(practice.ana.posts("/appointments", wish)));
        Practice.scheduling().sendDue();

        assertThat(said()).containsExactly("Depilação a laser, Limpeza de pele às 10:00");
    }

    @Test
    void servers_that_look_at_the_same_moment_send_it_once() {
        aDayBefore(booked("10:00"));

        FeatureServer.atOnce(Collections.nCopies(4, () -> {
            Practice.scheduling().sendDue();
            return true;
        }));

        assertThat(said()).hasSize(1);
    }

    @Test
    void one_of_a_time_that_is_no_longer_so_is_never_sent() {
        var moved = booked("10:00");
        practice.ana.posts("/appointments/" + moved.getString("id") + "/move", new JsonObject().put("time", "16:00"));
        var cancelled = booked("11:00");
        practice.ana.posts("/appointments/" + cancelled.getString("id") + "/cancel", new JsonObject());

        aDayBefore(cancelled);
        Practice.scheduling().sendDue();

        assertThat(said()).isEmpty();
        assertThat(statuses()).containsExactlyInAnyOrder("CANCELLED", "PENDING", "CANCELLED");
    }

    @Test
    void who_asks_for_no_cancelled_ones_is_told_of_none_but_when_they_ask_for_those_alone() {
        var moved = booked("10:00");
        practice.ana.posts("/appointments/" + moved.getString("id") + "/move", new JsonObject().put("time", "16:00"));

        assertThat(listed("")).containsExactlyInAnyOrder("CANCELLED", "PENDING");
        assertThat(listed("&cancelled=false")).containsExactly("PENDING");
        assertThat(listed("&cancelled=false&status=CANCELLED")).containsExactly("CANCELLED");
    }

    private List<String> listed(String query) {
        return practice.ana.gets("/clinics/" + practice.clinic + "/reminders?from=" + day.minusDays(2) + "&to=" + day
                + query).body().getJsonArray("data").stream().map(JsonObject.class::cast)
                .map(one -> one.getString("status")).toList();
    }

    @Test
    void one_that_is_due_is_not_lost_when_somebody_writes_a_note_before_it_is_sent() {
        var appointment = booked("10:00");

        aDayBefore(appointment);
        assertThat(practice.ana.again().puts("/appointments/" + appointment.getString("id"),
                new JsonObject().put("notes", "Vem com a filha")).status()).isEqualTo(200);
        Practice.scheduling().sendDue();

        assertThat(said()).singleElement().asString().contains("às 10:00");
    }

    @Test
    void what_is_booked_already_is_reminded_by_the_settings_of_now() {
        var appointment = booked("10:00");
        settings(new JsonObject().put("customer",
                new JsonArray().add(new JsonObject().put("amount", 30).put("unit", "minutes"))));

        aDayBefore(appointment);
        Practice.scheduling().sendDue();

        assertThat(said()).as("a day before is wanted no more").isEmpty();
        assertThat(statuses()).containsExactlyInAnyOrder("CANCELLED", "PENDING");
    }

    @Test
    void one_that_nobody_could_send_in_time_is_left_out() {
        var appointment = booked("10:00");

        aDayBefore(appointment);
        Practice.SERVER.ground.clock().advance(Duration.ofHours(25));
        Practice.scheduling().sendDue();

        assertThat(said()).isEmpty();
        assertThat(statuses()).containsExactly("SKIPPED");
    }

    @Test
    void outside_of_the_window_it_is_the_approved_template_or_nothing() {
        rita.windowIsOpenTill("2020-01-01T00:00:00Z");
        var without = booked("10:00");
        aDayBefore(without);
        Practice.scheduling().sendDue();

        assertThat(said()).isEmpty();
        assertThat(statuses()).containsExactly("FAILED");
    }

    @Test
    void a_clinic_whose_instance_is_not_connected_reminds_nobody_by_another_number() {
        var instance = "INST" + UUID.randomUUID();
        assertThat(practice.admin.puts("/clinics/" + practice.clinic, new JsonObject()
                .put("zapi_instance_id", instance)).body().getString("channel_id")).isNull();
        var first = booked("10:00");
        var second = rita.books(day.plusDays(1), "10:00");
        aDayBefore(first);
        Practice.scheduling().sendDue();

        assertThat(said()).isEmpty();
        assertThat(practice.shop.rows("SELECT error FROM reminders WHERE status = 'FAILED'")).singleElement()
                .satisfies(one -> assertThat(one.getString("error")).isEqualTo("number_missing"));

        practice.shop.sql("UPDATE channels SET kind = 'zapi', phone_number_id = $2 WHERE id = $1", channel, instance);
        aDayBefore(second);
        Practice.scheduling().sendDue();
        assertThat(said()).as("it is connected now").hasSize(1);
    }

    @Test
    void a_button_and_an_ok_confirm_once_and_what_else_is_said_is_for_the_bot() {
        var appointment = booked("10:00");
        assertThat(rita.hears(Chat.message("text", "OK", new JsonObject()))).containsExactly("(bot) OK");
        aDayBefore(appointment);
        Practice.scheduling().sendDue();

        assertThat(rita.hears(Chat.message("text", "Onde fica?", new JsonObject())))
                .containsExactly("(bot) Onde fica?");
        assertThat(rita.hears(Chat.message("text", "Ok!", new JsonObject()),
                Chat.message("text", "e o preço?", new JsonObject())))
                .satisfiesExactly(said -> assertThat(said).startsWith("Presença confirmada para").contains("às 10:00"),
                        said -> assertThat(said).isEqualTo("(bot) e o preço?"));
        assertThat(appointment(appointment).getString("confirmed_at")).isNotNull();

        var version = appointment(appointment).getInteger("version");
        assertThat(rita.hears(pressed("confirm", appointment.getString("id")))).singleElement().asString()
                .startsWith("Presença confirmada");
        assertThat(appointment(appointment).getInteger("version")).isEqualTo(version);
    }

    @Test
    void a_button_cancels_weeks_later_and_never_what_is_somebody_elses() {
        var theirs = booked("10:00");
        var others = practice.booked(monday().plusWeeks(1), "11:50");

        assertThat(rita.hears(pressed("cancel", others.getString("id")))).singleElement().asString()
                .startsWith("(bot)");
        assertThat(appointment(others).getString("status")).isEqualTo("CONFIRMED");
        assertThat(rita.hears(pressed("cancel", theirs.getString("id")))).singleElement().asString()
                .contains("foi cancelado");
        assertThat(appointment(theirs).getString("status")).isEqualTo("CANCELLED");
        assertThat(rita.hears(pressed("confirm", theirs.getString("id")))).singleElement().asString()
                .startsWith("Não encontramos");
    }

    @Test
    void a_button_says_nothing_of_an_appointment_that_is_over() {
        var appointment = booked("10:00");
        at(day.atTime(10, 1), Practice.ZONE);

        for (var deed : List.of("confirm", "cancel")) {
            assertThat(rita.hears(pressed(deed, appointment.getString("id")))).singleElement().asString()
                    .startsWith("Não encontramos");
        }

        assertThat(appointment(appointment).getString("status")).isEqualTo("CONFIRMED");
        assertThat(appointment(appointment).getString("confirmed_at")).isNull();
    }

    @Test
    void it_has_the_buttons_that_its_text_speaks_of() {
        var appointment = booked("10:00");
        aDayBefore(appointment);
        Practice.scheduling().sendDue();

        assertThat(practice.shop
                .rows("SELECT metadata FROM messages WHERE conversation_id = $1 AND sender_type = 'bot'",
                        rita.conversation)
                .getFirst()
                .encode()).contains("appointment/confirm/" + appointment.getString("id"),
                        "appointment/cancel/" + appointment.getString("id"));
    }

    @Test
    void a_word_and_a_button_are_heard_while_a_person_has_the_conversation() {
        var appointment = rita.books(day, "10:00");
        aDayBefore(appointment);
        Practice.scheduling().sendDue();
        rita.isWith(practice.ana.id);

        rita.writes("Ok, mas onde fica?");
        rita.writes("Ok");
        Practice.scheduling().hearDue();
        Practice.scheduling().hearDue();

        assertThat(rita.said()).hasSize(2).last().asString().startsWith("Presença confirmada");
        assertThat(appointment(appointment).getString("confirmed_at")).isNotNull();
        rita.pressesTo("appointment/cancel/" + appointment.getString("id"));
        Practice.scheduling().hearDue();
        assertThat(rita.said()).hasSize(3).last().asString().contains("foi cancelado");
    }

    @Test
    void an_answer_that_fails_is_heard_later_and_one_that_always_does_is_said_to_whoever_has_the_conversation() {
        var appointment = rita.books(day, "10:00");
        aDayBefore(appointment);
        Practice.scheduling().sendDue();
        rita.isWith(practice.ana.id);

        zoneOfAppointments("Nowhere/At_All");
        rita.writes("Ok");
        Practice.scheduling().hearDue();
        Practice.scheduling().hearDue();
        assertThat(rita.said()).hasSize(1);
        zoneOfAppointments(Practice.ZONE.getId());
        Practice.SERVER.ground.clock().advance(Duration.ofSeconds(6));
        Practice.scheduling().hearDue();
        assertThat(rita.said()).hasSize(2).last().asString().startsWith("Presença confirmada");

        zoneOfAppointments("Nowhere/At_All");
        rita.pressesTo("appointment/cancel/" + appointment.getString("id"));
        for (int i = 0; i < 8; i++) {
            Practice.scheduling().hearDue();
            Practice.SERVER.ground.clock().advance(Duration.ofMinutes(10));
        }
        assertThat(rita.said()).hasSize(3).last().asString().contains("não pôde ser feito");
        assertThat(practice.shop.rows("SELECT message_id FROM answers_to_hear")).isEmpty();
        assertThat(appointment(appointment).getString("status")).isEqualTo("CONFIRMED");
    }

    private void zoneOfAppointments(String zone) {
        practice.shop.sql("UPDATE appointments SET timezone = $1", zone);
    }

    @Test
    void a_word_to_a_person_who_wrote_since_is_for_that_person() {
        var appointment = rita.books(day, "10:00");
        aDayBefore(appointment);
        Practice.scheduling().sendDue();
        rita.isWith(practice.ana.id);

        rita.isTold("Posso passar para as 11?");
        rita.writes("Cancelar");
        Practice.scheduling().hearDue();

        assertThat(appointment(appointment).getString("status")).isEqualTo("CONFIRMED");
        assertThat(rita.said()).hasSize(1);
    }

    @Test
    void a_number_means_the_button_that_has_it_where_there_are_none() {
        var appointment = rita.books(day, "10:00");
        aDayBefore(appointment);
        Practice.scheduling().sendDue();

        assertThat(rita.hears("2")).singleElement().asString().contains("foi cancelado");
        assertThat(appointment(appointment).getString("status")).isEqualTo("CANCELLED");
    }

    @Test
    void outside_of_the_window_the_templates_buttons_say_which_appointment_they_are_about() {
        settings(new JsonObject().put("template_name", "lembrete").put("template_has_buttons", true));
        rita.windowIsOpenTill("2020-01-01T00:00:00Z");
        var appointment = rita.books(day, "10:00");
        aDayBefore(appointment);
        Practice.scheduling().sendDue();

        assertThat(rita.said()).containsExactly("lembrete");
        assertThat(rita.presses("confirm")).singleElement().asString().startsWith("Presença confirmada");
        assertThat(appointment(appointment).getString("confirmed_at")).isNotNull();
    }

    @Test
    void who_never_wrote_is_reminded_in_a_conversation_that_begins_with_the_template() {
        settings(new JsonObject().put("template_name", "lembrete"));
        var appointment = practice.booked(day, "10:00");

        aDayBefore(appointment);
        Practice.scheduling().sendDue();
        Practice.scheduling().sendDue();

        assertThat(threads("5511999990000")).singleElement().asString().isEqualTo("lembrete");
        assertThat(statuses()).containsExactly("SENT");
    }

    @Test
    void no_conversation_is_begun_in_which_nothing_may_be_said() {
        aDayBefore(practice.booked(day, "10:00"));
        Practice.scheduling().sendDue();

        assertThat(threads("5511999990000")).isEmpty();
        assertThat(statuses()).containsExactly("FAILED");
    }

    @Test
    void the_professional_is_reminded_too_by_their_own_number() {
        settings(new JsonObject().put("customer", new JsonArray()).put("professional",
                new JsonArray().add(new JsonObject().put("amount", 30).put("unit", "minutes"))));
        var ana = new PatientChat(practice, channel, "Dra. Ana Souza");
        var professional = professional("Dra. Ana Souza", ana);
        var appointment = made(practice.ana.posts("/appointments",
                rita.wish(day, "10:00").put("professional_id", professional)));

        before(appointment, Duration.ofMinutes(31));
        Practice.scheduling().sendDue();
        assertThat(ana.said()).isEmpty();
        before(appointment, Duration.ofMinutes(29));
        Practice.scheduling().sendDue();

        assertThat(ana.said()).singleElement().asString().contains("você atende Rita", "10:00");
        assertThat(rita.said()).isEmpty();
    }

    @Test
    void who_takes_an_appointment_over_is_reminded_and_who_was_reminded_before_is_told_that_it_is_no_longer_theirs() {
        settings(new JsonObject().put("customer", new JsonArray()).put("professional",
                new JsonArray().add(new JsonObject().put("amount", 2).put("unit", "hours"))));
        var ana = new PatientChat(practice, channel, "Dra. Ana Souza");
        var bruno = new PatientChat(practice, channel, "Dr. Bruno Lima");
        var anas = professional("Dra. Ana Souza", ana);
        var brunos = professional("Dr. Bruno Lima", bruno);
        var appointment = made(practice.ana.posts("/appointments",
                rita.wish(day, "10:00").put("professional_id", anas)));
        var path = "/appointments/" + appointment.getString("id");
        assertThat(practice.ana.posts(path + "/confirm", new JsonObject()).status()).isEqualTo(200);
        before(appointment, Duration.ofMinutes(90));
        Practice.scheduling().sendDue();
        assertThat(ana.said()).singleElement().asString().contains("você atende Rita");

        moves(path, new JsonObject().put("professional_id", brunos));
        Practice.scheduling().sendDue();

        assertThat(bruno.said()).singleElement().asString().contains("Dr. Bruno Lima, você atende Rita", "10:00");
        assertThat(ana.said()).hasSize(2).last().asString().contains("Dra. Ana Souza, você não atende mais Rita",
                "10:00");
        assertThat(appointment(appointment).getString("confirmed_at")).as("the customer comes").isNotNull();

        moves(path, new JsonObject().put("professional_id", anas));
        Practice.scheduling().sendDue();
        assertThat(ana.said()).hasSize(3).last().asString().contains("você atende Rita");
        assertThat(bruno.said()).hasSize(2).last().asString().contains("você não atende mais Rita");

        moves(path, new JsonObject().put("time", "10:15"));
        Practice.scheduling().sendDue();
        assertThat(ana.said()).hasSize(5)
                .anySatisfy(said -> assertThat(said).contains("você não atende mais Rita", "10:00"))
                .anySatisfy(said -> assertThat(said).contains("você atende Rita", "10:15"));

        assertThat(practice.ana.again().posts(path + "/cancel", new JsonObject()).status()).isEqualTo(200);
        Practice.scheduling().sendDue();
        assertThat(ana.said()).hasSize(6).last().asString().contains("você não atende mais Rita", "10:15");
        assertThat(bruno.said()).hasSize(2);
    }

    @Test
    void outside_of_the_window_whose_appointment_it_no_longer_is_is_told_so_by_a_template_of_its_own() {
        settings(new JsonObject().put("customer", new JsonArray()).put("professional",
                new JsonArray().add(new JsonObject().put("amount", 2).put("unit", "hours")))
                .put("professional_template_name", "atende").put("professional_gone_template_name", "nao_atende_mais"));
        var ana = new PatientChat(practice, channel, "Dra. Ana Souza");
        ana.windowIsOpenTill("2020-01-01T00:00:00Z");
        var bruno = new PatientChat(practice, channel, "Dr. Bruno Lima");
        bruno.windowIsOpenTill("2020-01-01T00:00:00Z");
        var brunos = professional("Dr. Bruno Lima", bruno);
        var appointment = made(practice.ana.posts("/appointments",
                rita.wish(day, "10:00").put("professional_id", professional("Dra. Ana Souza", ana))));
        before(appointment, Duration.ofMinutes(90));
        Practice.scheduling().sendDue();

        moves("/appointments/" + appointment.getString("id"), new JsonObject().put("professional_id", brunos));
        Practice.scheduling().sendDue();

        assertThat(ana.said()).containsExactly("atende", "nao_atende_mais");
        assertThat(bruno.said()).containsExactly("atende");
    }

    @Test
    void who_had_not_been_reminded_hears_nothing_of_an_appointment_that_goes_to_another() {
        settings(new JsonObject().put("customer", new JsonArray()).put("professional",
                new JsonArray().add(new JsonObject().put("amount", 2).put("unit", "hours"))));
        var ana = new PatientChat(practice, channel, "Dra. Ana Souza");
        var bruno = new PatientChat(practice, channel, "Dr. Bruno Lima");
        var appointment = made(practice.ana.posts("/appointments",
                rita.wish(day, "10:00").put("professional_id", professional("Dra. Ana Souza", ana))));

        moves("/appointments/" + appointment.getString("id"),
                new JsonObject().put("professional_id", professional("Dr. Bruno Lima", bruno)));
        Practice.scheduling().sendDue();
        assertThat(bruno.said()).as("not yet").isEmpty();
        before(appointment, Duration.ofMinutes(90));
        Practice.scheduling().sendDue();

        assertThat(bruno.said()).hasSize(1);
        assertThat(ana.said()).isEmpty();
    }

    @Test
    void of_two_that_are_due_at_once_the_later_one_is_sent() {
        settings(new JsonObject().put("customer", new JsonArray().add(new JsonObject().put("amount", 24)
                .put("unit", "hours")).add(new JsonObject().put("amount", 2).put("unit", "hours"))));
        var appointment = rita.books(day, "10:00");

        before(appointment, Duration.ofHours(1));
        Practice.scheduling().sendDue();

        assertThat(rita.said()).hasSize(1);
        assertThat(statuses()).containsExactlyInAnyOrder("SKIPPED", "SENT");
    }

    @Test
    void nobody_is_reminded_at_night() {
        settings(new JsonObject().put("quiet_from", "21:00").put("quiet_to", "08:00").put("customer", new JsonArray()
                .add(new JsonObject().put("amount", 12).put("unit", "hours"))
                .add(new JsonObject().put("amount", 1).put("unit", "hours"))));
        var appointment = rita.books(day, "09:00");
        var early = practice.booked(day.plusDays(1), "07:45");

        assertThat(due(appointment)).containsExactly("08:00", "08:00");
        assertThat(due(early)).as("at eight it would be over").containsExactly("19:45", "20:59");
        before(appointment, Duration.ofMinutes(61));
        Practice.scheduling().sendDue();
        assertThat(rita.said()).isEmpty();
        before(appointment, Duration.ofMinutes(59));
        Practice.scheduling().sendDue();
        assertThat(rita.said()).hasSize(1);
    }

    @Test
    void one_that_is_late_at_night_waits_for_the_morning() {
        settings(new JsonObject().put("quiet_from", "21:00").put("quiet_to", "08:00"));
        var appointment = rita.books(day.plusDays(1), "10:00");

        // Due at ten in the morning of the day before, when nobody was there to send it.
        at(day.atTime(23, 0), Practice.ZONE);
        Practice.scheduling().sendDue();
        assertThat(practice.ana.again().puts("/appointments/" + appointment.getString("id"),
                new JsonObject().put("notes", "Vem com a filha")).status()).isEqualTo(200);
        Practice.scheduling().sendDue();
        at(day.plusDays(1).atTime(7, 59), Practice.ZONE);
        Practice.scheduling().sendDue();
        assertThat(rita.said()).isEmpty();
        assertThat(statuses()).containsExactly("PENDING");
        at(day.plusDays(1).atTime(8, 1), Practice.ZONE);
        Practice.scheduling().sendDue();

        assertThat(rita.said()).singleElement().asString().contains("às 10:00");
    }

    @Test
    void one_that_is_late_at_night_is_missed_when_the_morning_would_be_too_late() {
        settings(new JsonObject().put("quiet_from", "21:00").put("quiet_to", "08:00"));
        rita.books(day.plusDays(1), "07:45");

        at(day.atTime(23, 0), Practice.ZONE);
        Practice.scheduling().sendDue();
        at(day.plusDays(1).atTime(7, 0), Practice.ZONE);
        Practice.scheduling().sendDue();

        assertThat(rita.said()).isEmpty();
        assertThat(practice.shop.rows("SELECT status, error FROM reminders")).singleElement()
                .satisfies(one -> assertThat(one.getString("status") + " " + one.getString("error"))
                        .isEqualTo("SKIPPED quiet"));
    }

    @Test
    void a_distance_that_nobody_offers_is_named() {
        for (var wrong : List.of(new JsonObject().put("amount", 20).put("unit", "minutes"),
                new JsonObject().put("amount", 49).put("unit", "hours"))) {
            var answer = practice.admin.puts("/clinics/" + practice.clinic, new JsonObject().put("reminders",
                    new JsonObject().put("professional", new JsonArray().add(wrong))));

            assertThat(answer.status()).isIn(400, 422);
            assertThat(answer.errors()).containsKey("reminders.professional");
        }
        settings(new JsonObject().put("customer", new JsonArray(List.of(15, 30, 45, 60).stream()
                .map(amount -> (Object) new JsonObject().put("amount", amount).put("unit", "minutes")).toList())));
    }

    @Test
    void a_zone_that_changes_takes_the_reminder_along() {
        var appointment = rita.books(day, "10:00");

        assertThat(practice.admin.puts("/clinics/" + practice.clinic, new JsonObject().put("timezone",
                "America/Manaus")).status()).isEqualTo(200);

        // Ten o'clock on the wall is an hour later there.
        aDayBefore(appointment);
        Practice.scheduling().sendDue();
        assertThat(rita.said()).isEmpty();
        Practice.SERVER.ground.clock().advance(Duration.ofHours(1));
        Practice.scheduling().sendDue();
        assertThat(rita.said()).singleElement().asString().contains("às 10:00");
    }

    @Test
    void at_eight_in_the_evening_of_its_own_zone_the_clinic_is_sent_the_agenda_of_the_next_day() {
        var desk = new PatientChat(practice, channel, "Recepção");
        var phone = practice.shop.rows("SELECT phone_number FROM customers WHERE id = $1", desk.id).getFirst()
                .getString("phone_number");
        assertThat(practice.admin.puts("/clinics/" + practice.clinic, new JsonObject().put("phone", phone)
                .put("timezone", "America/Manaus").put("reminders", new JsonObject().put("customer", new JsonArray())))
                .status()).isEqualTo(200);
        rita.books(day, "10:00");
        practice.booked(day, "15:00");

        at(day.minusDays(2).atTime(20, 1), ZoneId.of("America/Manaus"));
        Practice.scheduling().sendDue();
        assertThat(desk.said()).as("nothing is booked on a Sunday").isEmpty();
        at(day.minusDays(1).atTime(19, 59), ZoneId.of("America/Manaus"));
        Practice.scheduling().sendDue();
        assertThat(desk.said()).isEmpty();
        at(day.minusDays(1).atTime(20, 1), ZoneId.of("America/Manaus"));
        Practice.scheduling().sendDue();
        Practice.scheduling().sendDue();

        assertThat(desk.said()).singleElement().asString().contains("10:00 - Rita | Depilação a laser",
                "15:00 - Maria Silva", "Total: 2");
    }

    @Test
    void an_agenda_that_is_late_is_still_of_its_day_and_one_that_is_long_ends_in_time() {
        var desk = new PatientChat(practice, channel, "Recepção");
        practice.shop.sql("UPDATE clinics SET phone = (SELECT phone_number FROM customers WHERE id = $1)", desk.id);
        settings(new JsonObject().put("customer", new JsonArray()));
        for (var time : List.of("09:00", "11:00", "13:00")) {
            made(practice.ana.posts("/appointments", practice.wish(day, time).put("areas", "x".repeat(1900))));
        }
        rita.books(day.plusDays(1), "10:00");

        at(day.atTime(0, 30), Practice.ZONE);
        Practice.scheduling().sendDue();

        assertThat(desk.said()).singleElement().asString().contains("09:00 - ", "11:00 - ", "… +1", "Total: 3")
                .hasSizeLessThanOrEqualTo(4096);
    }

    @Test
    void an_agenda_that_could_not_be_written_leaves_its_reason_with_the_clinic() {
        var desk = new PatientChat(practice, channel, "Recepção");
        rita.books(day, "10:00");
        rita.books(day.plusDays(1), "10:00");
        rita.books(day.plusDays(2), "10:00");
        settings(new JsonObject().put("customer", new JsonArray()));
        assertThat(practice.ana.gets("/clinics/" + practice.clinic).body().getString("last_report_at")).isNull();

        reportsOnTheEveOf(day);
        assertThat(outcome()).isEqualTo("phone_missing");

        practice.shop.sql("UPDATE clinics SET phone = (SELECT phone_number FROM customers WHERE id = $1)", desk.id);
        desk.windowIsOpenTill("2020-01-01T00:00:00Z");
        reportsOnTheEveOf(day.plusDays(1));
        assertThat(outcome()).isEqualTo("window_closed");

        desk.windowIsOpenTill("2040-01-01T00:00:00Z");
        reportsOnTheEveOf(day.plusDays(2));
        assertThat(outcome()).isEqualTo("written");
        assertThat(desk.said()).hasSize(1);
    }

    private void reportsOnTheEveOf(LocalDate date) {
        at(date.minusDays(1).atTime(20, 1), Practice.ZONE);
        Practice.scheduling().sendDue();
    }

    private String outcome() {
        return practice.shop.rows("""
                SELECT coalesce(last_report_error, 'written') AS outcome FROM clinics WHERE last_report_at IS NOT NULL
                """).getFirst().getString("outcome");
    }

    private List<String> due(JsonObject appointment) {
        return practice.shop.rows("""
                SELECT to_char(due_at AT TIME ZONE 'America/Sao_Paulo', 'HH24:MI') AS due FROM reminders
                WHERE appointment_id = $1 ORDER BY due_at
                """, UUID.fromString(appointment.getString("id"))).stream().map(row -> row.getString("due")).toList();
    }

    private static void at(LocalDateTime local, ZoneId zone) {
        var clock = Practice.SERVER.ground.clock();
        clock.advance(Duration.between(clock.instant(), local.atZone(zone).toInstant()));
    }

    private List<String> threads(String phone) {
        return practice.shop.rows("""
                SELECT string_agg(m.content, ', ') AS said FROM conversations c JOIN customers k ON k.id = c.customer_id
                LEFT JOIN messages m ON m.conversation_id = c.id WHERE k.phone_number LIKE '%' || $1 GROUP BY c.id
                """, phone).stream().map(row -> String.valueOf(row.getString("said"))).toList();
    }

    private static MessageView pressed(String deed, String appointment) {
        return Chat.button("appointment/" + deed + "/" + appointment, "OK");
    }

    private void settings(JsonObject reminders) {
        var answer = practice.admin.puts("/clinics/" + practice.clinic, new JsonObject().put("reminders", reminders));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private JsonObject appointment(JsonObject made) {
        return practice.shop.rows("SELECT status, confirmed_at, version FROM appointments WHERE id = $1::uuid",
                UUID.fromString(made.getString("id"))).getFirst();
    }

    private JsonObject booked(String time) {
        return rita.books(day, time);
    }

    private void moves(String path, JsonObject to) {
        var answer = practice.ana.again().posts(path + "/move", to);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    /** Somebody whose own number is that of a chat. */
    private String professional(String name, PatientChat chat) {
        var phone = practice.shop.rows("SELECT phone_number FROM customers WHERE id = $1", chat.id).getFirst()
                .getString("phone_number");
        return made(practice.admin.posts("/clinics/" + practice.clinic + "/professionals",
                new JsonObject().put("name", name).put("phone", phone))).getString("professionalId");
    }

    private static void aDayBefore(JsonObject appointment) {
        before(appointment, Duration.ofHours(24).minusSeconds(1));
    }

    private static void before(JsonObject appointment, Duration away) {
        var clock = Practice.SERVER.ground.clock();
        clock.advance(Duration.between(clock.instant(), Instant.parse(appointment.getString("starts_at"))).minus(away));
    }

    private List<String> said() {
        return rita.said();
    }

    private List<String> statuses() {
        return practice.shop.rows("SELECT status FROM reminders").stream().map(row -> row.getString("status")).toList();
    }
}
