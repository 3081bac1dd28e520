package io.balcao;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.testing.FeatureServer;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every state of the dialogue by which customers book, walked on their phones: what they write comes in by webhook, what
 * they are told is read from the phone.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BookingTalkTest {
    /** As the requirement of the clinic scheduler names them. */
    private static final List<String> STATES = List.of("WELCOME", "MAIN_MENU", "SCHEDULE_MENU", "PRICE_TABLE",
            "AVAILABLE_DAYS", "SELECT_DATE", "SELECT_TIME", "INPUT_AREAS", "CONFIRM_BOOKING", "BOOKED",
            "RESCHEDULE_LOOKUP", "SHOW_CURRENT_APPOINTMENT", "SELECT_NEW_DATE", "SELECT_NEW_TIME",
            "CONFIRM_RESCHEDULE", "RESCHEDULED", "FAQ_MENU", "FAQ_ANSWER", "HUMAN_HANDOFF", "UNRECOGNIZED");
    /** By buttons and rows alone, so that it is the same in every language. */
    private static final List<String[]> WALKS = List.of(
            steps("=oi > WELCOME > MAIN_MENU", "#schedule > SCHEDULE_MENU", "#prices > PRICE_TABLE",
                    "#service:{laser} > SELECT_DATE", "@back > PRICE_TABLE", "@back > SCHEDULE_MENU",
                    "#service:{laser} > SELECT_DATE", "#day:{monday} > SELECT_TIME", "#days > SELECT_DATE",
                    "@back > SCHEDULE_MENU", "#service:{laser} > SELECT_DATE",
                    "#day:{monday} > SELECT_TIME", "#who > which_professional", "#person:{ana} > SELECT_TIME",
                    "#time:09:55 > INPUT_AREAS", "@back > SELECT_TIME", "#time:09:55 > INPUT_AREAS",
                    "=Pernas > CONFIRM_BOOKING", "#confirm* > BOOKED > bye",
                    // Known from now on: asked for nothing that was said before.
                    "=oi > WELCOME_RETURNING > MAIN_MENU", "#schedule > SELECT_DATE",
                    "#other_service > SCHEDULE_MENU", "@back > SELECT_DATE", "#soonest > INPUT_AREAS",
                    "#areas > CONFIRM_BOOKING", "=ok > BOOKED > bye",
                    "=oi > MAIN_MENU", "#reschedule > RESCHEDULE_LOOKUP", "#appointment* > SHOW_CURRENT_APPOINTMENT",
                    "@back > RESCHEDULE_LOOKUP", "#appointment* > SHOW_CURRENT_APPOINTMENT",
                    "#day:{tuesday} > SELECT_NEW_TIME", "#days > SELECT_NEW_DATE", "#day:{tuesday} > SELECT_NEW_TIME",
                    "#time:10:50 > CONFIRM_RESCHEDULE", "#confirm* > RESCHEDULED > bye",
                    "=oi > MAIN_MENU", "#reschedule > RESCHEDULE_LOOKUP", "#appointment* > SHOW_CURRENT_APPOINTMENT",
                    "#cancel* > CONFIRM_CANCEL", "#cancelled* > CANCELLED > bye"),
            steps("=oi > MAIN_MENU", "#reschedule > RESCHEDULE_NOT_FOUND > MAIN_MENU", "#faq > FAQ_MENU",
                    "#faq:EQUIPMENT > FAQ_ANSWER", "#faq > FAQ_MENU", "@back > MAIN_MENU", "#faq > FAQ_MENU",
                    "#human > HUMAN_HANDOFF"),
            steps("=oi > MAIN_MENU", "=xyz > UNRECOGNIZED > MAIN_MENU", "=xyz > UNRECOGNIZED > MAIN_MENU",
                    "=xyz > lost > person"),
            steps("=oi > MAIN_MENU", "#schedule > SCHEDULE_MENU", "#service:{peeling} > AVAILABLE_DAYS",
                    "#back > SCHEDULE_MENU"),
            steps("=oi > MAIN_MENU", "=1 > SCHEDULE_MENU", "=1 > SELECT_DATE", "=2 > SELECT_TIME", "=1 > INPUT_AREAS",
                    "=1 > SELECT_TIME", "=2 > INPUT_AREAS", "=Buço > CONFIRM_BOOKING", "=2 > SELECT_DATE"),
            steps("=oi > MAIN_MENU", "+31 > quiet"));
    /** How one comes to each place where a customer is asked something, in the fewest words. */
    private static final Map<String, String[]> WAYS = Map.ofEntries(
            Map.entry("MAIN_MENU", steps("=oi > MAIN_MENU")),
            Map.entry("SCHEDULE_MENU", steps("=quero agendar > SCHEDULE_MENU")),
            Map.entry("PRICE_TABLE", steps("=quanto custa? > PRICE_TABLE")),
            Map.entry("AVAILABLE_DAYS", steps("=agendar > SCHEDULE_MENU", "#service:{peeling} > AVAILABLE_DAYS")),
            Map.entry("SELECT_DATE", steps("=agendar > SCHEDULE_MENU", "#service:{laser} > SELECT_DATE")),
            Map.entry("SELECT_TIME", steps("=marcar depilação a laser {30/11} > SELECT_TIME")),
            Map.entry("INPUT_AREAS", steps("=marcar depilação a laser {30/11} às 13h35 > INPUT_AREAS")),
            Map.entry("CONFIRM_BOOKING", steps("=marcar depilação a laser {30/11} 14:30 > INPUT_AREAS",
                    "=Axilas > CONFIRM_BOOKING")),
            Map.entry("RESCHEDULE_LOOKUP", steps("=remarcar > RESCHEDULE_LOOKUP")),
            Map.entry("SHOW_CURRENT_APPOINTMENT", steps("=remarcar > RESCHEDULE_LOOKUP",
                    "#appointment* > SHOW_CURRENT_APPOINTMENT")),
            Map.entry("SELECT_NEW_DATE", steps("=remarcar > RESCHEDULE_LOOKUP",
                    "#appointment* > SHOW_CURRENT_APPOINTMENT", "=semana que vem > SELECT_NEW_DATE")),
            Map.entry("SELECT_NEW_TIME", steps("=remarcar > RESCHEDULE_LOOKUP",
                    "#appointment* > SHOW_CURRENT_APPOINTMENT", "={30/11} de tarde > SELECT_NEW_TIME")),
            Map.entry("CONFIRM_RESCHEDULE", steps("=remarcar > RESCHEDULE_LOOKUP",
                    "#appointment* > SHOW_CURRENT_APPOINTMENT", "={30/11} às 15h25 > CONFIRM_RESCHEDULE")),
            Map.entry("CONFIRM_CANCEL", steps("=quero cancelar > RESCHEDULE_LOOKUP", "#cancel* > CONFIRM_CANCEL")),
            Map.entry("FAQ_MENU", steps("=tenho uma dúvida > FAQ_MENU")),
            Map.entry("FAQ_ANSWER", steps("=tenho uma dúvida > FAQ_MENU", "#faq:EQUIPMENT > FAQ_ANSWER")));

    private static String[] steps(String... steps) {
        return steps;
    }

    private static ClinicTalk talk(String language) {
        return new ClinicTalk(WholeServer.shared().shop("Agenda"), language, new JsonObject());
    }

    private static void atOnce(Stream<Runnable> walks) {
        FeatureServer.atOnce(walks.map(walk -> (Callable<Boolean>) () -> {
            walk.run();
            return true;
        }).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pt-BR", "en", "es"})
    void every_state_is_walked_in_every_language_and_in_no_other(String language) {
        var talk = talk(language);

        atOnce(WALKS.stream().map(steps -> () -> talk.walks(steps)));

        assertThat(talk.visited).containsAll(STATES);
        assertThat(talk.appointments(talk.monday)).extracting(one -> one.getString("status"))
                .as("booked, moved away or cancelled").doesNotContain("PENDING");
        for (var other : Stream.of("pt-BR", "en", "es").filter(one -> !one.equals(language)).toList()) {
            var foreign = ClinicTalk.signsOf(other);
            assertThat(talk.read).as("what was said in " + language).allSatisfy(said -> assertThat(foreign)
                    .filteredOn(said::contains).isEmpty());
        }
    }

    @Test
    void a_person_can_be_asked_for_at_any_point() {
        assertThat(WAYS).containsOnlyKeys(ClinicTalk.RESTING);
        var talk = talk("pt-BR");

        var hour = new AtomicInteger(9);
        atOnce(WAYS.values().stream().map(way -> () -> {
            var number = ClinicTalk.newNumber();
            if (way[0].contains("RESCHEDULE_LOOKUP")) {
                var time = "%02d:00".formatted(hour.getAndIncrement());
                talk.books(number, talk.monday.plusDays(2), time);
                talk.books(number, talk.monday.plusDays(3), time);
            }
            var steps = new ArrayList<>(List.of(way));
            steps.add("@human > person");
            talk.walksFrom(number, steps.toArray(String[]::new));
            assertThat(talk.conversation(number).getString("owner")).isEqualTo("queue");
        }));
    }

    @Test
    void days_and_times_are_understood_as_they_are_written() {
        var talk = talk("pt-BR");

        talk.walks("=oi > MAIN_MENU", "=agendar depilação a laser > SELECT_DATE",
                "=31/02 > no_such_day > SELECT_DATE", "=ontem > past_day > SELECT_DATE",
                "=segunda ou terça > which_of_these_days", "={30/11} de tarde > SELECT_TIME", "=às 25h > SELECT_TIME",
                "=13h35 > INPUT_AREAS", "=Axilas > CONFIRM_BOOKING", "=sim > BOOKED > bye",
                // Four messages of somebody who was here before: under the five that are promised.
                "=agendar > SELECT_DATE", "=o primeiro horário > INPUT_AREAS", "#areas > CONFIRM_BOOKING",
                "=ok > BOOKED > bye");

        assertThat(talk.appointments(talk.monday)).extracting(one -> one.getString("time")).contains("13:35");
    }
}
