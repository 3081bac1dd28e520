package io.balcao.bot;

import static io.balcao.bot.FlowChat.flow;
import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.channels.MessageType;
import io.balcao.conversations.thread.Outgoing;
import io.balcao.scheduling.Practice;
import io.balcao.testing.ConversationRows;
import io.balcao.testing.FeatureServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A customer books, moves and cancels in the chat, at a clinic of the database. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BookingDialogueTest {
    private static final String FLOW = """
            {"b": ["booking", {"clinic_id": null, "begins_with": "menu", "asks_areas": true, "tries": 3, "timeout_minutes": 30},
              {"next": "done", "human": "people", "no_match": "lost", "timeout": "over", "error": "broken"}],
             "done": ["message", {"text": "(fim)", "offers_way_back": false}],
             "people": ["message", {"text": "(pessoas)", "offers_way_back": false}],
             "lost": ["message", {"text": "(perdido)", "offers_way_back": false}],
             "over": ["message", {"text": "(tempo)", "offers_way_back": false}],
             "broken": ["message", {"text": "(erro)", "offers_way_back": false}]}""";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE, dd/MM",
            Locale.forLanguageTag("pt-BR"));

    private final Practice practice = new Practice();
    private final LocalDate monday = Practice.monday();
    private final ConversationRows rows = new ConversationRows(practice.shop::sql, practice.shop.id,
            ConversationRows.channel(practice.shop::sql, practice.shop.id));
    private final FlowChat chat = newcomer();

    /** Somebody of whom nothing is known but their number. */
    private FlowChat newcomer() {
        var conversation = rows.conversation("Rita", "bot", "open", null, null);
        return chat(conversation);
    }

    private FlowChat chat(UUID conversation) {
        var customer = UUID
                .fromString(practice.shop.rows("SELECT customer_id FROM conversations WHERE id = $1", conversation)
                        .getFirst().getString("customer_id"));
        return new FlowChat(flow("b", FLOW),
                Practice.scheduling().blocks().toArray(io.balcao.bot.flow.BlockType<?>[]::new))
                .of(practice.shop.id, conversation, customer);
    }

    /** What is said to a text, once the dialogue has looked into the agenda. */
    private static List<String> says(FlowChat chat, String text) {
        assertThat(chat.writes(text)).isEmpty();
        return chat.goesOn();
    }

    private List<String> says(String text) {
        return says(chat, text);
    }

    private static String day(LocalDate date) {
        return date.format(DAY).replace(".", "");
    }

    /** What can be pressed now, by its title. */
    private static List<String> offered(FlowChat chat) {
        return options(chat).stream().map(one -> one.getString("title")).toList();
    }

    private static List<JsonObject> options(FlowChat chat) {
        return chat.last().replies().stream().filter(reply -> reply.type() == MessageType.INTERACTIVE)
                .map(Outgoing::metadata)
                .map(metadata -> new JsonObject(metadata.toString()).getJsonObject("interactive"))
                .flatMap(one -> one.containsKey("buttons")
                        ? one.getJsonArray("buttons").stream()
                        : one.getJsonArray("rows").stream())
                .map(JsonObject.class::cast).toList();
    }

    private List<String> presses(String title) {
        var option = options(chat).stream().filter(one -> one.getString("title").equals(title)).findFirst()
                .orElseThrow();
        return presses(option.getString("id"), title);
    }

    private List<String> presses(String id, String title) {
        assertThat(chat.hears(Chat.button(id, title))).isEmpty();
        return chat.goesOn();
    }

    private List<JsonObject> appointments(LocalDate date) {
        return Practice.list(practice.admin.gets("/clinics/" + practice.clinic + "/appointments?date=" + date));
    }

    @Test
    void whoever_is_new_is_welcomed_in_the_words_of_the_clinic() {
        assertThat(practice.admin.puts("/clinics/" + practice.clinic, new JsonObject().put("welcome_message",
                "Oi! Aqui é a {{clinic_name}}.")).status()).isEqualTo(200);

        assertThat(says("oi")).startsWith("Oi! Aqui é a Laser Beauty São Paulo.");
    }

    @Test
    void the_menu_has_the_buttons_that_the_clinic_chose_for_what_was_said_before_it() {
        writesItself("WELCOME_NEW", "Oi!",
                new JsonArray().add(button("schedule", "Quero marcar")).add(button("x", "X")));
        writesItself("UNRECOGNIZED", "Como?", new JsonArray().add(button("human", "Pessoas")));
        assertThat(says("oi")).containsExactly("Oi!", "Escolha uma opção:");
        assertThat(offered(chat)).containsExactly("Quero marcar", "X");
        assertThat(presses("X")).containsExactly("Escolha uma opção:");
        assertThat(offered(chat)).containsExactly("Agendar sessão", "Remarcar sessão", "Dúvidas sobre sessão");
        assertThat(says("blá")).containsExactly("Como?", "Escolha uma opção:");
        assertThat(offered(chat)).containsExactly("Pessoas");
        assertThat(presses("Pessoas").getLast()).isEqualTo("(pessoas)");
    }

    @Test
    void a_text_of_their_own_without_buttons_of_their_own_leaves_the_menu_as_it_is() {
        writesItself("WELCOME_NEW", "Oi!", null);
        writesItself("WELCOME_RETURNING", "Que bom!", new JsonArray().add(button("schedule", "De novo")));
        writesItself("MAIN_MENU", "E agora?", new JsonArray().add(button("schedule", "Marcar")));
        assertThat(says("oi")).containsExactly("Oi!", "E agora?");
        assertThat(offered(chat)).containsExactly("Marcar");
        whoever_says_the_day_and_the_time_is_asked_for_neither();
        assertThat(says("oi")).containsExactly("Que bom!", "E agora?");
        assertThat(offered(chat)).containsExactly("De novo");
    }

    @Test
    void buttons_that_nobody_would_see_are_refused() {
        var wish = new JsonObject().put("template_key", "SELECT_TIME").put("content", "Quando?");
        var path = "/clinics/" + practice.clinic + "/templates";
        var refused = practice.admin.posts(path, wish.copy().put("buttons", new JsonArray().add(button("a", "A"))));
        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.body().getJsonArray("errors").getJsonObject(0).getString("field")).isEqualTo("buttons");
        Practice.made(practice.admin.posts(path, wish.put("buttons", new JsonArray())));
    }

    private void writesItself(String occasion, String content, @Nullable JsonArray buttons) {
        var wish = new JsonObject().put("template_key", occasion).put("content", content);
        Practice.made(practice.admin.posts("/clinics/" + practice.clinic + "/templates",
                buttons == null ? wish : wish.put("buttons", buttons)));
    }

    private static JsonObject button(String id, String label) {
        return new JsonObject().put("id", id).put("label", label);
    }

    @Test
    void from_the_first_word_to_the_confirmed_appointment_by_buttons() {
        assertThat(says("oi")).containsExactly(
                "Olá! Seja bem-vinda à Laser Beauty São Paulo! Como posso te ajudar hoje?", "Escolha uma opção:");
        assertThat(offered(chat)).containsExactly("Agendar sessão", "Remarcar sessão", "Dúvidas sobre sessão");
        assertThat(presses("Agendar sessão").getLast()).startsWith("Dias disponíveis para agendamento:");
        assertThat(presses(day(monday)).getLast())
                .startsWith("Horários disponíveis para " + day(monday) + ":\n• 09:00");
        assertThat(presses("09:55").getLast()).startsWith("Por favor, digite a(s) área(s) que deseja tratar.");
        assertThat(says("Pernas e axilas").getLast()).isEqualTo("Confirme seu agendamento:\n📅 " + day(monday)
                + " às 09:55\n💆 Depilação a laser\n📍 Pernas e axilas\n🏥 Laser Beauty São Paulo -");
        assertThat(offered(chat)).containsExactly("Confirmar", "Outro dia");
        assertThat(appointments(monday)).isEmpty();
        assertThat(presses("Confirmar")).containsExactly(
                "Agendamento confirmado! ✅\nTe esperamos no dia " + day(monday) + " às 09:55.", "(fim)");

        assertThat(appointments(monday)).singleElement().satisfies(one -> {
            assertThat(one.getString("time")).isEqualTo("09:55");
            assertThat(one.getString("areas")).isEqualTo("Pernas e axilas");
            assertThat(one.getString("source")).isEqualTo("CHAT");
            assertThat(one.getString("conversation_id")).isEqualTo(chat.conversation().id().toString());
        });
    }

    @Test
    void a_day_with_many_times_shows_the_later_ones_when_asked() {
        says("oi");
        says("agendar");
        presses(day(monday));
        assertThat(offered(chat)).hasSize(9).endsWith("14:30", "Mais horários", "Outro dia");
        presses("Mais horários");
        assertThat(offered(chat)).containsExactly("15:25", "16:20", "17:15", "Outro dia");
    }

    @Test
    void nothing_is_found_wrong_with_a_block_whose_ways_are_all_drawn() {
        assertThat(chat.findings()).noneMatch(found -> found.startsWith("b "));
    }

    @Test
    void numbers_do_what_buttons_do() {
        says("oi");
        says("1");
        says("1");
        says("2");
        says("Axilas");
        assertThat(says("1").getLast()).isEqualTo("(fim)");
    }

    @Test
    void whoever_says_the_day_and_the_time_is_asked_for_neither() {
        var said = "quero agendar para " + monday.getDayOfMonth() + "/" + monday.getMonthValue() + " às 9h";
        assertThat(says(said).getLast()).startsWith("Por favor, digite");
        assertThat(says("Axilas").getLast()).contains(day(monday) + " às 09:00");
        assertThat(says("sim").getLast()).isEqualTo("(fim)");
        assertThat(appointments(monday)).hasSize(1);
    }

    @Test
    void whoever_was_there_before_books_in_four_messages() {
        whoever_says_the_day_and_the_time_is_asked_for_neither();
        assertThat(says("oi").getFirst())
                .isEqualTo("Olá, Rita! Bem-vinda de volta à Laser Beauty São Paulo! Como posso te ajudar?");
        says("agendar");
        assertThat(says("primeiro horário").getLast()).startsWith("Por favor, digite");
        assertThat(presses("As mesmas da última vez").getLast()).contains("📍 Axilas");
        assertThat(says("ok").getLast()).isEqualTo("(fim)");
    }

    @Test
    void whoever_was_there_before_can_ask_for_another_service() {
        whoever_says_the_day_and_the_time_is_asked_for_neither();
        practice.service("Limpeza de pele", 60);
        says("oi");
        assertThat(says("agendar").getLast()).startsWith("Dias disponíveis");
        assertThat(offered(chat)).hasSize(10).endsWith("Primeiro horário livre", "Mais dias", "Outro serviço",
                "Voltar");
        assertThat(presses("Outro serviço").getLast()).isEqualTo("O que você gostaria de fazer?");
        assertThat(offered(chat)).containsExactly("Depilação a laser", "Limpeza de pele", "Ver preços", "Voltar");
        assertThat(says("voltar").getLast()).startsWith("Dias disponíveis");
        presses("Outro serviço");
        assertThat(says(monday.getDayOfMonth() + "/" + monday.getMonthValue()).getLast())
                .isEqualTo("O que você gostaria de fazer?");
        assertThat(presses("Limpeza de pele").getLast()).startsWith("Horários disponíveis para " + day(monday));
        presses(offered(chat).getFirst());
        assertThat(says("Rosto").getLast()).contains("💆 Limpeza de pele");
    }

    @Test
    void a_service_that_is_named_while_days_and_times_are_shown_is_chosen() {
        whoever_says_the_day_and_the_time_is_asked_for_neither();
        practice.service("Limpeza de pele", 60);
        practice.service("Peeling", 30);
        says("oi");
        says("agendar");
        assertThat(says("prefiro um peeling").getLast()).startsWith("Dias disponíveis");
        presses(day(monday));
        assertThat(says("ou melhor, limpeza de pele").getLast())
                .startsWith("Horários disponíveis para " + day(monday));
        assertThat(says("peeling e limpeza de pele").getFirst()).startsWith("Desculpe, não entendi");
        presses(offered(chat).getFirst());
        assertThat(says("Rosto").getLast()).contains("💆 Limpeza de pele");
    }

    @Test
    void where_there_is_one_service_its_price_is_told_with_the_days() {
        practice.shop.sql("UPDATE clinic_services SET price_cents = 15000");
        says("oi");
        assertThat(presses("Agendar sessão").getFirst()).isEqualTo("Depilação a laser (45 min): R$ 150,00");
        assertThat(presses("Mais dias")).hasSize(1);
    }

    @Test
    void of_two_who_want_one_time_the_second_hears_it_and_is_offered_others() {
        var other = newcomer();
        for (var each : List.of(chat, other)) {
            says(each, "agendar " + monday.getDayOfMonth() + "/" + monday.getMonthValue() + " 09h");
        }
        assertThat(says("Axilas").getLast()).startsWith("Confirme");
        var told = says(other, "Pernas");
        assertThat(told.getFirst()).isEqualTo("Esse horário não está livre. Estes estão:");
        assertThat(offered(other)).doesNotContain("09:00").contains("09:55");
        says("sim");
        assertThat(appointments(monday)).hasSize(1);
    }

    @Test
    void what_was_kept_for_somebody_who_goes_back_is_free_for_others() {
        says("agendar " + monday.getDayOfMonth() + "/" + monday.getMonthValue() + " 09h");
        says("Axilas");
        assertThat(practice.slots(monday, "")).doesNotContain("09:00");
        presses("Outro dia");
        assertThat(practice.slots(monday, "")).contains("09:00");
    }

    /** Cards stay on the phone: what is read there is what is booked. */
    @Test
    void the_button_of_a_card_that_was_left_confirms_nothing_else() {
        says("agendar " + monday.getDayOfMonth() + "/" + monday.getMonthValue() + " 09h");
        says("Axilas");
        var left = options(chat).getFirst().getString("id");
        presses("Outro dia");
        assertThat(presses(left, "Confirmar").getLast()).startsWith("Dias disponíveis");
        presses(day(monday.plusDays(1)));
        presses("10:50");
        assertThat(presses(left, "Confirmar").getLast()).startsWith("Confirme").contains("às 10:50");
        assertThat(appointments(monday.plusDays(1))).isEmpty();
        assertThat(presses("Confirmar").getLast()).isEqualTo("(fim)");
        assertThat(appointments(monday)).isEmpty();
        assertThat(appointments(monday.plusDays(1))).hasSize(1);
    }

    @Test
    void the_button_of_a_card_confirms_no_other_service_at_the_same_time() {
        practice.service("Limpeza de pele", 60);
        says("marcar depilação " + monday.getDayOfMonth() + "/" + monday.getMonthValue() + " 09h");
        says("Axilas");
        var left = options(chat).getFirst().getString("id");
        says("marcar limpeza de pele " + monday.getDayOfMonth() + "/" + monday.getMonthValue() + " 09h");
        assertThat(says("Axilas").getLast()).startsWith("Confirme").contains("Limpeza de pele");

        assertThat(presses(left, "Confirmar").getLast()).startsWith("Confirme").contains("Limpeza de pele");
        assertThat(appointments(monday)).isEmpty();
        assertThat(presses("Confirmar").getLast()).isEqualTo("(fim)");
        assertThat(appointments(monday)).singleElement().satisfies(one -> assertThat(one.getString("service_name"))
                .isEqualTo("Limpeza de pele"));
    }

    @Test
    void nothing_is_confirmed_before_all_was_asked() {
        says("agendar " + monday.getDayOfMonth() + "/" + monday.getMonthValue() + " 09h");
        says("Axilas");
        var card = options(chat).getFirst().getString("id");
        assertThat(says("voltar").getLast()).startsWith("Por favor, digite");
        assertThat(presses(card, "Confirmar").getLast()).startsWith("Por favor, digite");
        assertThat(appointments(monday)).isEmpty();
    }

    @Test
    void a_step_that_several_servers_do_at_once_books_once_and_each_says_so() {
        says("agendar " + monday.getDayOfMonth() + "/" + monday.getMonthValue() + " 09h");
        says("Axilas");
        chat.writes("sim");
        var all = Stream.generate(() -> chat.copy().of(practice.shop.id, chat.conversation().id(),
                chat.conversation().customer().id())).limit(4).toList();

        var told = FeatureServer.atOnce(all.stream().map(one -> (Callable<String>) () -> one.goesOn().getLast())
                .toList());

        assertThat(told).containsOnly("(fim)");
        assertThat(appointments(monday)).hasSize(1);
    }

    @Test
    void who_takes_no_new_patients_is_not_offered_to_one_and_when_nobody_else_is_there_a_person_helps() {
        var ana = closed(practice.professional("Dra. Ana Souza"));

        assertThat(says("oi")).hasSize(2);
        assertThat(presses("Agendar sessão")).containsExactly("No momento não temos agenda para novos pacientes em "
                + "Depilação a laser. Vamos encaminhar sua mensagem para nossa equipe, que vai te ajudar a encontrar a "
                + "melhor opção.", "(pessoas)");

        var bruno = practice.professional("Dr. Bruno Lima");
        says("agendar " + monday.getDayOfMonth() + "/" + monday.getMonthValue());
        assertThat(offered(chat)).contains("09:00").doesNotContain("Outro profissional");
        presses("09:00");
        says("Axilas");
        presses("Confirmar");
        assertThat(appointments(monday)).singleElement()
                .satisfies(one -> assertThat(one.getString("professional_id")).isEqualTo(bruno));

        // The desk books them with her: she is theirs from then on.
        Practice.made(practice.ana.posts("/appointments", practice.wish(monday, "16:20").put("professional_id", ana)
                .put("customer_id", chat.conversation().customer().id().toString())));
        says("agendar " + monday.getDayOfMonth() + "/" + monday.getMonthValue());
        assertThat(offered(chat)).contains("Outro profissional");
    }

    private String closed(String professional) {
        var answer = practice.admin.puts("/professionals/" + professional,
                new JsonObject().put("accepts_new_patients", false));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return professional;
    }

    @Test
    void a_person_takes_over_after_as_many_misunderstandings_as_the_clinic_says() {
        escalates(new JsonObject().put("escalation_threshold", 2));
        says("oi");
        assertThat(says("blá").getFirst()).startsWith("Desculpe, não entendi");
        assertThat(says("blé")).satisfiesExactly(said -> assertThat(said).startsWith("Entendi! Vamos encaminhar"),
                said -> assertThat(said).isEqualTo("(pessoas)"));

        escalates(new JsonObject().put("escalation_threshold", 1).put("auto_escalation", false));
        says("oi");
        assertThat(says("blá").getFirst()).startsWith("Desculpe, não entendi");
        says("blé");
        assertThat(says("bli")).as("the flow gives up by itself").containsExactly("(perdido)");
    }

    private void escalates(JsonObject behavior) {
        var answer = practice.admin.puts("/clinics/" + practice.clinic + "/context",
                new JsonObject().put("ai_behavior", behavior));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    @Test
    void a_step_that_is_done_again_after_a_crash_books_once() {
        says("agendar " + monday.getDayOfMonth() + "/" + monday.getMonthValue() + " 09h");
        chat.writes("Axilas");
        var again = chat.copy().of(practice.shop.id, chat.conversation().id(), chat.conversation().customer().id());
        assertThat(again.goesOn().getLast()).startsWith("Confirme");
        assertThat(chat.goesOn().getLast()).startsWith("Confirme");
        chat.writes("sim");
        again = chat.copy().of(practice.shop.id, chat.conversation().id(), chat.conversation().customer().id());
        assertThat(again.goesOn().getLast()).isEqualTo("(fim)");
        assertThat(chat.goesOn().getLast()).isEqualTo("(fim)");
        assertThat(appointments(monday)).hasSize(1);
    }

    @Test
    void an_appointment_is_moved_to_another_day() {
        whoever_says_the_day_and_the_time_is_asked_for_neither();
        says("oi");
        assertThat(presses("Remarcar sessão").getLast()).startsWith("Encontramos seu agendamento:\n📅 " + day(monday));
        presses(day(monday.plusDays(1)));
        assertThat(presses("10:50").getLast()).isEqualTo("Remarcar para " + day(monday.plusDays(1)) + " às 10:50?");
        assertThat(presses("Confirmar")).containsExactly("Agendamento remarcado com sucesso! ✅\nNova data: "
                + day(monday.plusDays(1)) + " às 10:50", "(fim)");
        assertThat(appointments(monday)).isEmpty();
        assertThat(appointments(monday.plusDays(1))).hasSize(1);
    }

    @Test
    void an_appointment_is_cancelled_once_they_are_sure() {
        whoever_says_the_day_and_the_time_is_asked_for_neither();
        assertThat(says("quero cancelar").getLast())
                .isEqualTo("Cancelar seu agendamento de " + day(monday) + " às 09:00?");
        assertThat(presses("Sim, cancelar")).containsExactly(
                "Seu agendamento de " + day(monday) + " às 09:00 foi cancelado.",
                "(fim)");
        assertThat(appointments(monday)).extracting(one -> one.getString("status")).containsExactly("CANCELLED");
        assertThat(says("remarcar")).contains("Não encontramos um agendamento ativo para este número.");
    }

    @Test
    void a_button_of_weeks_ago_leads_where_it_led() {
        says("oi");
        var old = options(chat).getFirst().getString("id");
        says("agendar");
        var day = options(chat).getFirst();
        chat.writes("atendente");
        assertThat(chat.isWithPeople()).isTrue();
        var later = chat(rows.conversation("Bia", "bot", "open", null, null));
        assertThat(later.hears(Chat.button(old, "Agendar sessão"))).isEmpty();
        assertThat(later.goesOn().getLast()).startsWith("Dias disponíveis");
        assertThat(later.hears(Chat.button(day.getString("id"), day.getString("title")))).isEmpty();
        assertThat(later.goesOn().getLast()).startsWith("Horários disponíveis");
    }

    @Test
    void back_leads_to_the_question_before() {
        says("oi");
        says("agendar");
        says("1");
        assertThat(says("voltar").getLast()).startsWith("Dias disponíveis");
        assertThat(says("voltar").getLast()).isEqualTo("Escolha uma opção:");
    }

    @Test
    void what_is_not_understood_is_asked_again_and_at_last_leaves() {
        says("oi");
        assertThat(says("blá")).containsExactly("Desculpe, não entendi sua mensagem. O que deseja fazer?",
                "Escolha uma opção:");
        says("blá");
        assertThat(says("blá")).containsExactly("(perdido)");
    }

    @Test
    void days_that_are_unclear_over_or_nowhere_are_asked_about() {
        says("oi");
        says("agendar");
        assertThat(says("31/02").getFirst()).isEqualTo("Esse dia não existe. Qual dia você quer?");
        assertThat(says("ontem").getFirst()).isEqualTo("Esse dia já passou. Qual dia você quer?");
        assertThat(says("segunda ou terça").getFirst()).isEqualTo("Qual destes dias você quer dizer?");
        var sunday = monday.minusDays(1);
        assertThat(says(sunday.getDayOfMonth() + "/" + sunday.getMonthValue()).getFirst())
                .startsWith("Não há horário livre em ");
    }

    @Test
    void tomorrow_is_the_day_after_it_was_written_however_late_it_is_read() {
        var sunday = monday.atStartOfDay(Practice.ZONE).minusSeconds(1).toInstant();
        assertThat(chat.hears(Chat.message("text", "quero agendar amanhã", new JsonObject(), sunday))).isEmpty();
        assertThat(chat.goesOn().getLast()).startsWith("Horários disponíveis para " + day(monday));

        var before = Practice.SERVER.ground.clock().instant().minus(java.time.Duration.ofDays(2));
        assertThat(chat.hears(Chat.message("text", "amanhã", new JsonObject(), before))).isEmpty();
        assertThat(chat.goesOn().getFirst()).isEqualTo("Esse dia já passou. Qual dia você quer?");
    }

    @Test
    void questions_are_answered_and_lead_on() {
        var question = new JsonObject().put("question_key", "equipment").put("question_label", "Qual equipamento?")
                .put("answer", "O Soprano Ice.").put("display_order", 1);
        var path = "/clinics/" + practice.clinic + "/faq";
        assertThat(Practice.made(practice.admin.posts(path, question)).getString("question_key"))
                .isEqualTo("EQUIPMENT");
        assertThat(practice.admin.posts(path, question.put("question_key", "Equipment")).status()).isEqualTo(409);
        says("oi");
        assertThat(presses("Dúvidas sobre sessão")).containsExactly("Qual sua dúvida?");
        assertThat(presses("Qual equipamento?")).containsExactly("O Soprano Ice.");
        assertThat(offered(chat)).containsExactly("Outra dúvida", "Agendar sessão", "Voltar");
        presses("Outra dúvida");
        assertThat(presses("Falar com atendente").getLast()).isEqualTo("(pessoas)");
    }

    @Test
    void prices_are_told_and_lead_to_the_days() {
        practice.service("Limpeza de pele", 60);
        says("oi");
        assertThat(says("quanto custa?").getFirst()).contains("Depilação a laser", "Limpeza de pele");
        assertThat(presses("Limpeza de pele").getLast()).startsWith("Dias disponíveis");
    }

    @Test
    void whoever_says_nothing_for_half_an_hour_leaves() {
        says("oi");
        assertThat(chat.later(java.time.Duration.ofMinutes(31)).goesOn()).containsExactly("(tempo)");
    }

    /** SC-03: kept for half an hour, and then had by who was there first. */
    @Test
    void a_time_that_was_kept_too_long_and_booked_by_another_is_told_to_be_gone() {
        says("agendar " + monday.getDayOfMonth() + "/" + monday.getMonthValue() + " 09h");
        says("Axilas");
        assertThat(practice.books(monday, "09:00").status()).isEqualTo(409);
        Practice.SERVER.ground.clock().advance(java.time.Duration.ofMinutes(31));
        assertThat(practice.books(monday, "09:00").status()).isEqualTo(201);

        assertThat(presses("Confirmar").getFirst())
                .isEqualTo("Esse horário acabou de ser ocupado. Estes ainda estão livres:");
        assertThat(offered(chat)).doesNotContain("09:00").contains("09:55");
        assertThat(appointments(monday)).hasSize(1);
    }

    /** Opening another clinic, whatever it is called, changes no flow that names none. */
    @Test
    void a_flow_that_names_no_clinic_is_about_the_first_that_was_opened() {
        Practice.made(practice.admin.posts("/clinics", new JsonObject().put("name", "Aaa").put("business_hours",
                new JsonObject().put("mon", new JsonObject().put("start", "09:00").put("end", "18:00")))));

        assertThat(says("oi").getFirst()).contains("Laser Beauty São Paulo");
    }

    @Test
    void a_flow_that_names_no_clinic_is_about_the_one_whose_number_was_written_to() {
        var number = ConversationRows.channel(practice.shop::sql, practice.shop.id);
        Practice.made(practice.admin.posts("/clinics", new JsonObject().put("name", "Filial").put("channel_id",
                number.toString()).put("business_hours",
                        new JsonObject().put("mon", new JsonObject().put("start", "09:00").put("end", "18:00")))));

        assertThat(says(chat, "oi").getFirst()).contains("Laser Beauty São Paulo");
        assertThat(says(newcomer().through(number), "oi").getFirst()).contains("Filial");
    }

    @Test
    void somebody_else_can_be_asked_for() {
        var ana = practice.professional("Ana Souza");
        practice.professional("Bia Reis");
        says("agendar " + monday.getDayOfMonth() + "/" + monday.getMonthValue());
        assertThat(presses("Outro profissional")).containsExactly("Com quem você prefere?");
        presses("Ana Souza");
        presses("09:00");
        says("Axilas");
        says("sim");
        assertThat(appointments(monday)).extracting(one -> one.getString("professional_id")).containsExactly(ana);
    }
}
