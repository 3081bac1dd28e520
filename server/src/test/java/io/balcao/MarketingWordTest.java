package io.balcao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.balcao.WholeServer.Shop;
import io.balcao.platform.Ids;
import io.balcao.platform.Role;
import io.vertx.core.json.JsonArray;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who writes PARAR is sent no marketing any more, from that moment, and hears so once (SE-17). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MarketingWordTest {
    private static final Shop shop = WholeServer.shared().shop("Pare" + Ids.next().toString().substring(30));
    private final UUID rita = withTheBot();

    @ParameterizedTest
    @ValueSource(strings = {"PARAR", "parar!", " Sair. ", "STOP", "Cancelar inscrição", "CANCELAR INSCRIÇÃO", "BAJA",
        "Cancelar suscripción", "unsubscribe"})
    void each_word_alone_takes_marketing_back_whatever_its_case_accents_and_signs(String word) {
        shop.customerSays(rita, word);

        assertThat(isStopped()).isTrue();
        assertThat(history()).containsExactly("withdrawn whatsapp " + word.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"quero parar de fumar", "não pare", "start", "onde fica a saída?", "stop já"})
    void anything_else_is_a_message_like_any_other(String text) {
        shop.customerSays(rita, text);

        assertThat(isStopped()).isFalse();
        assertThat(history()).isEmpty();
    }

    @Test
    void it_is_confirmed_once_the_bot_adds_nothing_and_wanting_it_again_is_said_and_kept_with_the_history() {
        shop.customerSays(rita, "Parar");
        shop.customerSays(rita, "STOP");
        await().until(() -> said().size() == 1);
        assertThat(said()).singleElement().asString().contains("não vai mais receber", "VOLTAR A RECEBER");
        assertThat(history()).hasSize(2).allMatch(row -> row.startsWith("withdrawn whatsapp"));

        shop.customerSays(rita, "voltar a receber");

        assertThat(isStopped()).isFalse();
        await().until(() -> said().size() == 2);
        assertThat(said().getLast()).contains("volta a receber");
        assertThat(history()).hasSize(3);
        var shown = shop.admin.gets("/customers/" + customer() + "/consents").body().getJsonArray("data");
        assertThat(shown.getJsonObject(0).getString("state")).isEqualTo("given");
        assertThat(shown.getJsonObject(0).getString("note")).isEqualTo("voltar a receber");
        await().until(() -> shop.rows("SELECT 1 FROM conversations WHERE id = $1 AND is_unanswered", rita).isEmpty());
        assertThat(said()).as("and the bot has nothing to add").hasSize(2);
    }

    @Test
    void who_talks_to_a_person_is_heard_too_and_stays_with_them() {
        var bia = shop.user(Role.ATTENDANT);
        shop.sql("UPDATE conversations SET owner = 'user', assigned_user_id = $2 WHERE id = $1", rita, bia.id);

        shop.customerSays(rita, "sair");

        assertThat(isStopped()).isTrue();
        assertThat(said()).hasSize(1);
        assertThat(shop.rows("SELECT owner FROM conversations WHERE id = $1", rita).getFirst().getString("owner"))
                .isEqualTo("user");
    }

    @Test
    void a_word_that_the_menu_offers_is_the_menu_s_as_long_as_the_bot_answers() {
        var other = WholeServer.shared().shop("Menu" + Ids.next().toString().substring(30));
        var menu = RightsTable.menu(other.sales);
        menu.getJsonArray("options").getJsonObject(0).put("label", "Sair").put("synonyms",
                new JsonArray().add("Tchau"));
        other.sql("INSERT INTO bot_configurations (id, organization_id, key, value) VALUES ($1, $2, 'menu', $3)",
                Ids.next(), other.id.value(), menu);
        var davi = bot(other);

        other.customerSays(davi, "SAIR");
        assertThat(stopped(other, davi)).isFalse();
        other.customerSays(davi, "PARAR");
        assertThat(stopped(other, davi)).isTrue();
    }

    private static UUID withTheBot() {
        return bot(shop);
    }

    private static UUID bot(Shop shop) {
        var conversation = shop.waiting();
        shop.sql(
                "UPDATE conversations SET owner = 'bot', status = 'open', waiting_since = NULL, answered_seq = last_seq"
                        + " WHERE id = $1",
                conversation);
        return conversation;
    }

    private String customer() {
        return shop.customerOf(rita).toString();
    }

    private boolean isStopped() {
        return stopped(shop, rita);
    }

    private static boolean stopped(Shop shop, UUID conversation) {
        return shop.rows("SELECT marketing_stopped FROM customers WHERE id = $1", shop.customerOf(conversation))
                .getFirst().getBoolean("marketing_stopped");
    }

    private List<String> history() {
        return shop.rows("SELECT state, channel, note FROM consents WHERE customer_id = $1 ORDER BY happened_at",
                shop.customerOf(rita)).stream().map(
                        row -> row.getString("state") + " " + row.getString("channel") + " "
                                + row.getString("note").strip())
                .toList();
    }

    private List<String> said() {
        return shop.rows("SELECT content FROM messages WHERE conversation_id = $1 AND sender_type <> 'customer'"
                + " ORDER BY created_at", rita).stream().map(row -> row.getString("content")).toList();
    }
}
