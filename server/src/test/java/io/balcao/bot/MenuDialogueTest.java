package io.balcao.bot;

import static io.balcao.bot.Chat.HELP;
import static io.balcao.bot.Chat.SALES;
import static io.balcao.bot.Chat.message;
import static io.balcao.bot.Chat.offered;
import static io.balcao.bot.Chat.queue;
import static io.balcao.bot.Chat.shop;
import static io.balcao.bot.Chat.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.bot.MenuConfiguration.Action;
import io.balcao.bot.MenuConfiguration.Option;
import io.balcao.bot.flow.Phrases;
import io.balcao.channels.MessageType;
import io.balcao.conversations.thread.MessageView;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the menu says to what customers do. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MenuDialogueTest {
    private final Chat chat = new Chat(shop());

    @Test
    void who_writes_first_is_greeted_and_shown_the_menu() {
        var answer = chat.writes("oi");

        assertThat(texts(answer)).containsExactly("Olá!", "Escolha:");
        assertThat(offered(answer)).containsExactly("Comprar", "Horário", "Falar com alguém");
        assertThat(answer.handover()).isEmpty();
    }

    @Test
    void three_short_options_are_buttons_as_the_console_draws_them() {
        var menu = chat.writes("oi").replies().getLast();

        assertThat(menu.type()).isEqualTo(MessageType.INTERACTIVE);
        assertThat(new JsonObject(menu.metadata().toString())).isEqualTo(new JsonObject("""
                {"interactive": {"kind": "buttons", "buttons": [{"id": "menu#sales", "title": "Comprar"},
                 {"id": "menu#hours", "title": "Horário"}, {"id": "menu#person", "title": "Falar com alguém"}]}}"""));
    }

    @Test
    void four_to_ten_options_are_a_list_with_its_button() {
        var answer = new Chat(Chat.with(shop(), replies(4))).writes("oi");

        var interactive = new JsonObject(answer.replies().getLast().metadata().toString()).getJsonObject("interactive");
        assertThat(interactive.getString("kind")).isEqualTo("list");
        assertThat(interactive.getString("button_label")).isEqualTo("Opções");
        assertThat(interactive.getJsonArray("rows").getJsonObject(0))
                .isEqualTo(new JsonObject().put("id", "menu#o1").put("title", "Serviço 1"));
        assertThat(offered(new Chat(Chat.with(shop(), replies(10))).writes("oi"))).hasSize(10);
    }

    @Test
    void more_than_ten_options_are_pages_and_numbers_count_through_all_of_them() {
        var long_ = new Chat(Chat.with(shop(), replies(23)));

        assertThat(offered(long_.writes("oi"))).hasSize(10).startsWith("Serviço 1").endsWith("Mais opções");
        var second = long_.presses("menu:page:1", "Mais opções");
        assertThat(offered(second)).hasSize(10).startsWith("Serviço 10").endsWith("Mais opções");
        assertThat(texts(second)).containsExactly("Escolha:");
        assertThat(offered(long_.presses("menu:page:2", "Mais opções"))).hasSize(5).endsWith("Serviço 23");
        assertThat(texts(long_.writes("23"))).containsExactly("Resposta 23");
        assertThat(offered(long_.presses("menu:page:77", "Mais opções"))).startsWith("Serviço 1");
        assertThat(offered(long_.presses("menu:page:x", "Mais opções"))).startsWith("Serviço 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.", "opção 1", "um", "comprar", "COMPRAR!", "Orcamento", "preço?"})
    void a_choice_typed_by_hand_leads_where_the_button_leads(String text) {
        chat.writes("oi");

        var answer = chat.writes(text);

        assertThat(queue(answer)).contains(SALES.id());
        assertThat(texts(answer)).containsExactly("Aguarde Vendas.");
        assertThat(answer.handover().orElseThrow().needsAttention()).isFalse();
    }

    @Test
    void a_button_leads_to_its_department() {
        chat.writes("oi");
        assertThat(queue(chat.presses("sales", "Comprar"))).contains(SALES.id());
    }

    @Test
    void a_reply_is_said_and_the_customer_stays_in_the_menu() {
        chat.writes("oi");

        var answer = chat.writes("2");

        assertThat(texts(answer)).containsExactly("Das 8 às 18.");
        assertThat(offered(answer)).containsExactly("Menu");
        assertThat(texts(chat.presses("menu:back", "Menu"))).containsExactly("Escolha:");
        assertThat(queue(chat.writes("1"))).contains(SALES.id());
    }

    @Test
    void without_words_for_the_way_back_a_reply_brings_the_menu_along() {
        var c = shop();
        var chat = new Chat(new MenuConfiguration(c.greeting(), c.menuText(), c.buttonLabel(), c.options(), "?", 3, "h",
                "a", "", "", "", List.of(), List.of()));
        chat.writes("oi");

        var answer = chat.writes("2");

        assertThat(texts(answer)).containsExactly("Das 8 às 18.", "Escolha:");
        assertThat(offered(answer)).containsExactly("Comprar", "Horário", "Falar com alguém");
    }

    @Test
    void who_chooses_a_person_gets_the_reply_first_and_the_attention_of_people() {
        chat.writes("oi");

        var answer = chat.writes("3");

        assertThat(texts(answer)).containsExactly("Certo.", "Aguarde Suporte.");
        assertThat(queue(answer)).contains(HELP.id());
        assertThat(answer.handover().orElseThrow().needsAttention()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"atendente", "Quero um ATENDENTE por favor", "posso falar com uma pessoa?"})
    void the_wish_for_a_person_is_heard_anywhere_even_first(String wish) {
        var first = chat.writes(wish);
        assertThat(first.handover().orElseThrow().needsAttention()).isTrue();
        assertThat(texts(first)).containsExactly("Olá!", "Aguarde Vendas.");

        var other = new Chat(shop());
        other.writes("oi");
        other.writes("2");
        assertThat(queue(other.writes(wish))).contains(SALES.id());
    }

    @Test
    void an_option_with_a_human_word_in_its_label_is_that_option() {
        var chat = new Chat(
                Chat.with(shop(), List.of(new Option("p", "Falar com atendente", List.of(), Action.DEPARTMENT,
                        HELP.id(), null))));
        chat.writes("oi");
        assertThat(queue(chat.writes("falar com atendente"))).contains(HELP.id());
        chat.writes("oi");
        assertThat(queue(chat.writes("quero atendente já"))).contains(SALES.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"menu", "Menu!", "VOLTAR"})
    void back_to_the_menu(String word) {
        chat.writes("oi");
        chat.writes("xyz");
        var answer = chat.writes(word);
        assertThat(texts(answer)).containsExactly("Escolha:");
        assertThat(answer.state().getInteger("misses")).isZero();
    }

    @Test
    void what_is_not_understood_gets_the_menu_again_and_then_a_person() {
        chat.writes("oi");

        var once = chat.writes("quero uma coisa estranha");
        assertThat(texts(once)).containsExactly("Não entendi.\n\nEscolha:");
        assertThat(offered(once)).hasSize(3);
        assertThat(chat.writes("99").handover()).isEmpty();
        var third = chat.writes("???");

        assertThat(texts(third)).containsExactly("Aguarde Vendas.");
        assertThat(third.handover().orElseThrow().needsAttention()).isTrue();
    }

    @Test
    void a_choice_that_is_understood_forgives_the_ones_before() {
        chat.writes("oi");
        chat.writes("xx");
        chat.writes("yy");
        chat.writes("2");
        assertThat(chat.writes("zz").handover()).isEmpty();
        assertThat(chat.writes("zz").handover()).isEmpty();
        assertThat(chat.writes("zz").handover()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"0", "4", "1.5", "1000000000000"})
    void a_number_that_is_no_option_is_not_understood(String number) {
        chat.writes("oi");
        assertThat(texts(chat.writes(number))).containsExactly("Não entendi.\n\nEscolha:");
    }

    @Test
    void a_number_before_the_menu_was_seen_chooses_nothing() {
        assertThat(texts(chat.writes("2"))).containsExactly("Olá!", "Escolha:");
    }

    @Test
    void who_names_what_they_want_at_once_is_led_there() {
        var answer = chat.writes("Orçamento");
        assertThat(texts(answer)).containsExactly("Olá!", "Aguarde Vendas.");
        assertThat(queue(answer)).contains(SALES.id());
    }

    // OR-10
    @Test
    void several_quick_messages_get_one_greeting_and_one_menu() {
        assertThat(texts(chat.writes("oi", "tudo bem?", "queria saber de uma coisa", "é assim"))).containsExactly(
                "Olá!",
                "Escolha:");
        assertThat(texts(chat.writes("então", "não sei"))).containsExactly("Não entendi.\n\nEscolha:");
        assertThat(texts(chat.writes("hmm", "hmm", "hmm", "hmm", "hmm"))).containsExactly("Não entendi.\n\nEscolha:");
    }

    @Test
    void several_quick_choices_are_answered_in_their_order() {
        chat.writes("oi");
        assertThat(texts(chat.writes("2", "xx", "2"))).containsExactly("Das 8 às 18.", "Das 8 às 18.");
        assertThat(texts(chat.writes("xx", "2"))).containsExactly("Das 8 às 18.");
        assertThat(texts(chat.writes("2", "xx"))).containsExactly("Das 8 às 18.", "Não entendi.\n\nEscolha:");
        assertThat(texts(chat.writes("2", "menu"))).containsExactly("Das 8 às 18.", "Escolha:");
    }

    @Test
    void what_follows_a_choice_that_leads_to_people_is_for_them() {
        chat.writes("oi");
        var answer = chat.writes("2", "1", "xx", "3");
        assertThat(texts(answer)).containsExactly("Das 8 às 18.", "Aguarde Vendas.");
        assertThat(queue(answer)).contains(SALES.id());
    }

    @Test
    void a_greeting_and_a_choice_in_one_breath_are_both_answered() {
        var answer = chat.writes("oi", "1");
        assertThat(texts(answer)).containsExactly("Olá!", "Aguarde Vendas.");
        assertThat(queue(answer)).contains(SALES.id());
    }

    @Test
    void a_button_of_an_old_menu_works_weeks_later_even_in_a_new_conversation() {
        var answer = chat.presses("sales", "Comprar");
        assertThat(queue(answer)).contains(SALES.id());
        assertThat(texts(answer)).containsExactly("Aguarde Vendas.");

        var other = new Chat(shop());
        other.writes("oi");
        assertThat(texts(other.later(Duration.ofDays(20)).presses("hours", "Horário"))).containsExactly("Das 8 às 18.");
    }

    @Test
    void a_button_of_an_option_that_is_gone_is_read_by_its_title() {
        chat.writes("oi");
        assertThat(queue(chat.presses("old_id", "Orçamento"))).contains(SALES.id());
        assertThat(texts(new Chat(shop()).presses("old_id", "Promoção de maio"))).containsExactly("Olá!", "Escolha:");
    }

    @Test
    void a_button_that_moved_leads_where_it_says_not_where_it_was() {
        chat.writes("oi");
        var options = shop().options();
        chat.configured(Chat.with(shop(), List.of(options.get(1), options.get(0), options.get(2))));
        assertThat(queue(chat.presses("sales", "Comprar"))).contains(SALES.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"audio", "sticker", "location", "contacts", "unsupported"})
    void what_the_bot_cannot_read_is_answered_kindly_with_the_menu(String type) {
        assertThat(texts(chat.hears(message(type, "1", new JsonObject())))).containsExactly("Olá!", "Escolha:");

        var answer = chat.hears(message(type, "1", new JsonObject()));

        assertThat(texts(answer).getLast()).contains("obrigado").endsWith("Escolha:").doesNotContain("Não entendi");
        assertThat(offered(answer)).hasSize(3);
        chat.hears(message(type, "", new JsonObject()));
        assertThat(chat.hears(message(type, "", new JsonObject())).handover()).isPresent();
    }

    @Test
    void a_caption_is_read_like_a_text() {
        chat.writes("oi");
        assertThat(queue(chat.hears(message("image", "orçamento", new JsonObject())))).contains(SALES.id());
    }

    @Test
    void a_reaction_is_never_answered() {
        var first = chat.hears(message("reaction", "👍", new JsonObject()));
        assertThat(first.replies()).isEmpty();
        assertThat(texts(chat.writes("oi"))).containsExactly("Olá!", "Escolha:");
        var then = chat.hears(message("reaction", "1", new JsonObject()));
        assertThat(then.replies()).isEmpty();
        assertThat(then.handover()).isEmpty();
        assertThat(then.state()).isEqualTo(chat.writes("menu").state());
    }

    @Test
    void who_opens_the_chat_is_welcomed_and_other_notices_are_not_answered() {
        var opened = message("system", "", new JsonObject().put("whatsapp_notice", "request_welcome"));
        assertThat(chat.hears(message("system", "novo número", new JsonObject())).replies()).isEmpty();
        assertThat(texts(chat.hears(opened))).containsExactly("Olá!", "Escolha:");
        assertThat(chat.hears(opened).replies()).isEmpty();
    }

    @Test
    void outside_the_business_hours_people_are_away_and_the_customer_queues_all_the_same() {
        chat.closed("Natal", "2026-12-26T08:00:00-03:00[America/Sao_Paulo]").writes("oi");
        assertThat(texts(chat.writes("2"))).containsExactly("Das 8 às 18.");
        var answer = chat.writes("1");

        assertThat(texts(answer)).containsExactly("Fechado agora, Vendas responde depois.");
        assertThat(queue(answer)).contains(SALES.id());
        chat.open().later(Duration.ofDays(2)).writes("oi");
        assertThat(texts(chat.writes("1"))).containsExactly("Aguarde Vendas.");
    }

    @Test
    void who_is_told_that_people_are_away_is_told_why_and_until_when() {
        var c = shop();
        chat.configured(new MenuConfiguration(c.greeting(), c.menuText(), c.buttonLabel(), c.options(),
                c.invalidChoiceText(), 3, c.handoverText(), "{{holiday}}: {{department}} volta {{opens_at}}.",
                "", "", "", c.backToMenuWords(), c.humanWords()));
        chat.closed("Natal", "2026-12-26T08:00:00-03:00[America/Sao_Paulo]").writes("oi");
        assertThat(texts(chat.writes("1"))).containsExactly("Natal: Vendas volta sábado, 26/12 às 08:00.");
    }

    @Test
    void after_people_had_the_conversation_the_bot_begins_anew() {
        chat.writes("oi");
        chat.writes("1");
        assertThat(texts(chat.writes("oi"))).containsExactly("Olá!", "Escolha:");
        chat.returnedByAPerson();
        assertThat(texts(chat.writes("e agora?"))).containsExactly("Olá!", "Escolha:");
    }

    @Test
    void who_comes_back_a_day_later_is_greeted_and_not_told_that_oi_is_no_choice() {
        chat.writes("oi");
        assertThat(texts(chat.later(Duration.ofHours(23)).writes("oi"))).containsExactly("Não entendi.\n\nEscolha:");
        assertThat(texts(chat.later(Duration.ofHours(25)).writes("oi"))).containsExactly("Olá!", "Escolha:");
    }

    @Test
    void a_department_that_was_switched_off_leads_to_people_who_are_there() {
        chat.withDepartments(HELP).writes("oi");
        var answer = chat.writes("1");
        assertThat(queue(answer)).contains(HELP.id());
        assertThat(answer.handover().orElseThrow().needsAttention()).isTrue();
        assertThat(texts(answer)).containsExactly("Aguarde Suporte.");
    }

    @Test
    void without_any_department_the_supervisors_get_the_customer() {
        chat.withDepartments().writes("oi");
        var answer = chat.writes("1");
        assertThat(answer.handover()).isPresent();
        assertThat(queue(answer)).isEmpty();
        assertThat(texts(answer)).containsExactly("Aguarde nossa equipe.");
    }

    @ParameterizedTest
    @CsvSource({"pt-BR,Olá,Vendas", "en,Hello,Vendas", "es,Hola,Vendas", "fr,Olá,Vendas"})
    void a_new_organization_greets_in_its_language_and_calls_the_first_department(String language, String greeting,
            String department) {
        var fresh = new Chat(MenuDefaults.in(new Phrases(java.util.Locale.forLanguageTag(language)))).in(language);

        var answer = fresh.writes("oi", "tem alguém?");

        assertThat(texts(answer)).hasSize(2);
        assertThat(texts(answer).getFirst()).contains(greeting);
        assertThat(texts(answer).getLast()).contains(department).doesNotContain("{{");
        assertThat(queue(answer)).contains(SALES.id());
        assertThat(answer.handover().orElseThrow().needsAttention()).isFalse();
    }

    @Test
    void the_same_turn_gets_the_same_answer_twice() {
        var written = new MessageView[]{message("text", "oi", new JsonObject()),
            message("text", "2", new JsonObject())};
        var first = new Chat(shop()).hears(written);
        var second = new Chat(shop()).hears(written);
        assertThat(texts(first)).isEqualTo(texts(second));
        assertThat(first.state()).isEqualTo(second.state());
    }

    @Test
    void a_state_of_somebody_elses_making_is_no_reason_to_stumble() {
        chat.remembers(new JsonObject("""
                {"script": "menu", "owner_version": 1, "said_at": 1795186800000, "at": "gone", "history": 7}"""));
        assertThat(texts(chat.writes("oi"))).containsExactly("Olá!", "Escolha:");
        chat.remembers(new JsonObject("{\"owner_version\": \"x\", \"said_at\": [], \"flow\": 7}"));
        assertThat(texts(chat.writes("oi"))).containsExactly("Olá!", "Escolha:");
    }

    private static List<Option> replies(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(
                n -> new Option("o" + n, "Serviço " + n, List.of(), Action.REPLY, null, "Resposta " + n)).toList();
    }
}
