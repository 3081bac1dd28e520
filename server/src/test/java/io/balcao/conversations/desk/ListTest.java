package io.balcao.conversations.desk;

import static io.balcao.conversations.desk.Counter.ids;
import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.platform.http.Cursor;
import io.balcao.testing.FeatureServer.Person;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The conversation list: its orders, pages, filters and search. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ListTest {
    private final Counter counter = new Counter();

    private List<String> walk(Person person, String query) {
        var seen = new ArrayList<String>();
        String cursor = null;
        do {
            var page = person.gets("/conversations?limit=3" + query + (cursor == null ? "" : "&cursor=" + cursor));
            seen.addAll(ids(page));
            cursor = page.body().getString("next_cursor");
        } while (cursor != null);
        return seen;
    }

    private List<UUID> mixed() {
        var all = new ArrayList<UUID>();
        for (int i = 0; i < 5; i++) {
            all.add(counter.with(counter.ana, "A" + i));
            all.add(counter.waiting("B" + i));
            all.add(counter.closed(counter.ana, "C" + i));
        }
        return all;
    }

    @Test
    void pages_hold_each_row_once_in_the_order_of_the_last_message() {
        var all = new ArrayList<>(mixed().stream().map(UUID::toString).toList());

        assertThat(walk(counter.ana, "&sort=last_message_at")).isEqualTo(all);
        assertThat(walk(counter.supervisor, "&sort=last_message_at")).isEqualTo(all);
        Collections.reverse(all);
        assertThat(walk(counter.ana, "")).isEqualTo(all);
        assertThat(walk(counter.supervisor, "&sort=-last_message_at")).isEqualTo(all);
    }

    @Test
    void rows_of_the_same_moment_are_neither_lost_nor_repeated() {
        var all = mixed();
        counter.shop.sql("UPDATE conversations SET last_message_at = '2026-01-01T00:00:00Z'");

        assertThat(walk(counter.ana, "")).doesNotHaveDuplicates().hasSize(all.size());
        assertThat(walk(counter.supervisor, "&sort=last_message_at")).doesNotHaveDuplicates().hasSize(all.size());
    }

    @Test
    void the_longest_waiting_come_first_and_only_those_that_wait() {
        var first = counter.waiting("Primeira");
        var second = counter.waiting("Segunda");
        counter.with(counter.ana, "Com Ana");
        counter.customerSays(first, "Alô?");

        assertThat(walk(counter.ana, "&sort=waiting_since")).containsExactly(first.toString(), second.toString());
        assertThat(walk(counter.supervisor, "&sort=waiting_since")).containsExactly(first.toString(),
                second.toString());
    }

    @Test
    void filters_narrow_and_add_up() {
        var mine = counter.with(counter.ana, "Rita");
        var waiting = counter.waiting("Caio");
        var bot = counter.withBot("Lia");
        counter.shop.sql("UPDATE conversations SET tags = ARRAY['vip', 'novo'] WHERE id = $1", waiting);

        assertThat(ids(counter.ana.gets("/conversations?assigned_to=me"))).containsExactly(mine.toString());
        assertThat(ids(counter.supervisor.gets("/conversations?assigned_to=" + counter.ana.id)))
                .containsExactly(mine.toString());
        assertThat(ids(counter.supervisor.gets("/conversations?assigned_to=none&status=open")))
                .containsExactly(bot.toString());
        assertThat(ids(counter.supervisor.gets("/conversations?department_id=" + counter.sales)))
                .containsExactlyInAnyOrder(mine.toString(), waiting.toString());
        assertThat(ids(counter.supervisor.gets("/conversations?tag=vip&channel=whatsapp")))
                .containsExactly(waiting.toString());
        assertThat(ids(counter.supervisor.gets("/conversations?tag=vip&status=open"))).isEmpty();
        assertThat(ids(counter.supervisor.gets("/conversations?from=2999-01-01T00:00:00Z"))).isEmpty();
        assertThat(ids(counter.supervisor.gets("/conversations?to=2999-01-01T00:00:00-03:00"))).hasSize(3);
        assertThat(ids(counter.supervisor.gets("/conversations?status=open&status=waiting"))).hasSize(3);
    }

    @Test
    void search_finds_names_numbers_and_words_whatever_their_accents() {
        var rita = counter.waiting("Rita Conceição");
        var joao = counter.with(counter.ana, "João Prado");
        counter.customerSays(joao, "Quero marcar uma avaliação para amanhã");
        var hidden = counter.withBot("Rita Oculta");
        Counter.desk().readAllForSearch();

        assertThat(search(counter.ana, "conceicao")).containsExactly(rita);
        assertThat(search(counter.ana, "JOÃO")).containsExactly(joao);
        assertThat(search(counter.ana, "rita")).containsExactly(rita);
        assertThat(search(counter.supervisor, "rita")).containsExactlyInAnyOrder(rita, hidden);
        assertThat(search(counter.ana, "avaliacao")).containsExactly(joao);
        assertThat(search(counter.ana, "avaliações")).containsExactly(joao);
        assertThat(search(counter.ana, "marcar amanha")).containsExactly(joao);
        assertThat(search(counter.ana, "avali")).containsExactly(joao);
        assertThat(search(counter.ana, "jo")).containsExactly(joao);
        assertThat(search(counter.ana, "consulta")).isEmpty();
        var phone = counter.shop.rows("SELECT phone_number FROM customers WHERE name LIKE 'João%'").getFirst()
                .getString("phone_number");
        assertThat(search(counter.ana, phone.substring(4))).containsExactly(joao);
        assertThat(search(counter.ana, "(" + phone.substring(2, 4) + ") " + phone.substring(4, 9) + "-"
                + phone.substring(9))).containsExactly(joao);
    }

    @Test
    void a_search_shows_where_the_newest_of_its_words_stands() {
        var joao = counter.with(counter.ana, "João Prado");
        counter.customerSays(joao, "Uma avaliação, por favor");
        counter.customerSays(joao, "Ou duas avaliações?\nPode ser?");
        var zilda = counter.with(counter.ana, "Zilda");
        counter.customerSays(zilda, "bom dia");
        Counter.desk().readAllForSearch();

        var passages = passages("AVALIACAO");

        assertThat(passages).hasSize(1);
        assertThat(passages.getFirst().getString("conversation_id")).isEqualTo(joao.toString());
        assertThat(passages.getFirst().getString("message_id")).isEqualTo(counter.shop.rows(
                "SELECT id FROM messages WHERE content LIKE 'Ou duas%'").getFirst().getValue("id").toString());
        assertThat(passages.getFirst().getJsonArray("parts")).isEqualTo(new JsonArray()
                .add(JsonObject.of("text", "Ou duas ", "is_match", false))
                .add(JsonObject.of("text", "avaliações", "is_match", true))
                .add(JsonObject.of("text", "? Pode ser?", "is_match", false)));
        var phone = counter.shop.rows("SELECT phone_number FROM customers WHERE name = 'Zilda'").getFirst()
                .getString("phone_number");
        assertThat(search(counter.ana, phone)).containsExactly(zilda);
        assertThat(passages(phone)).isEmpty();
        assertThat(counter.ana.gets("/conversations").body().getJsonArray("passages")).isNull();
    }

    private List<JsonObject> passages(String text) {
        return counter.ana.gets("/conversations?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8)).body()
                .getJsonArray("passages").stream().map(JsonObject.class::cast).toList();
    }

    @Test
    void what_is_said_later_is_found_a_moment_later_notes_and_late_messages_too() {
        var conversation = counter.with(counter.ana, "Rita");
        Counter.desk().readAllForSearch();
        counter.customerSays(conversation, "girassol");
        var note = Counter.text(conversation, "orquídea").put("message_type", "note");
        assertThat(counter.ana.posts("/messages", note).status()).isEqualTo(201);
        counter.shop.sql("""
                INSERT INTO messages (id, organization_id, conversation_id, channel_id, sender_type, content, metadata,
                        status, sent_at, created_at)
                VALUES (gen_random_uuid(), $1, $2, $3, 'customer', 'margarida', '{"late": true}', 'received',
                        now() - interval '6 hours', now() - interval '6 hours')
                """, counter.shop.id.value(), conversation, counter.channel);
        assertThat(search(counter.ana, "girassol")).isEmpty();

        Counter.desk().readAllForSearch();

        for (var word : List.of("girassol", "orquidea", "margarida")) {
            assertThat(search(counter.ana, word)).as(word).containsExactly(conversation);
        }
        assertThat(search(new Counter().supervisor, "girassol")).isEmpty();
    }

    private List<UUID> search(Person person, String text) {
        return ids(person.gets("/conversations?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8))).stream()
                .map(UUID::fromString).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'; DROP TABLE messages; --", "%", "_", "\\", "a' OR '1'='1", "!!", "& | !", "a:*", "\"",
        "<->", "((", "ção", "😀", "a \u0000 b", "$1", "-", "()", "+"})
    void whatever_is_searched_for_does_no_harm(String text) {
        counter.waiting("Rita");

        var answer = counter.ana.gets("/conversations?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8));

        assertThat(answer.status()).as(answer.body().encode()).isIn(200, 422);
        assertThat(counter.supervisor.gets("/customers?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8)).status())
                .isIn(200, 422);
        assertThat(ids(counter.ana.gets("/conversations"))).hasSize(1);
    }

    @Test
    void a_forged_cursor_or_one_of_another_list_is_refused() {
        mixed();
        var cursor = counter.ana.gets("/conversations?limit=2").body().getString("next_cursor");
        var other = new Counter();
        other.waiting("Fremd");

        assertThat(counter.ana.gets("/conversations?limit=2&cursor=" + cursor).status()).isEqualTo(200);
        assertThat(other.ana.gets("/conversations?cursor=" + cursor).status()).isEqualTo(422);
        assertThat(counter.ana.gets("/conversations?sort=last_message_at&cursor=" + cursor).status()).isEqualTo(422);
        assertThat(counter.supervisor.gets("/customers?cursor=" + cursor).status()).isEqualTo(422);
        var organization = counter.shop.id.toString();
        for (var forged : List.of("AAAA", cursor.substring(1), cursor + "x",
                Cursor.write("conversations", organization, "-last_message_at", "1; DROP TABLE users", "x"),
                Cursor.write("conversations", organization, "-last_message_at", "99999999999999999999", "x"),
                Cursor.write("conversations", organization, "-last_message_at", "1", "' OR 1=1"))) {
            var answer = counter.ana.gets("/conversations?cursor=" + forged);
            assertThat(answer.status()).as(forged).isEqualTo(422);
            assertThat(answer.errors()).containsKey("cursor");
        }
        for (var bad : List.of("sort=id", "sort=last_message_at%3BDROP", "status=gone", "assigned_to=x' OR 1=1",
                "limit=0", "limit=101", "from=yesterday")) {
            assertThat(counter.ana.gets("/conversations?" + bad.replace(" ", "%20").replace("'", "%27")).status())
                    .as(bad).isEqualTo(422);
        }
    }

    @Test
    void the_thread_comes_in_pages_both_ways() {
        var conversation = counter.with(counter.ana, "Rita");
        for (int i = 0; i < 9; i++) {
            counter.customerSays(conversation, "m" + i);
        }
        var path = "/messages?limit=4&conversation_id=" + conversation;

        var newest = counter.ana.gets(path);
        assertThat(contents(newest.body())).containsExactly("m5", "m6", "m7", "m8");
        var middle = counter.ana.gets(path + "&before=" + newest.body().getString("next_cursor"));
        assertThat(contents(middle.body())).containsExactly("m1", "m2", "m3", "m4");
        var oldest = counter.ana.gets(path + "&before=" + middle.body().getString("next_cursor"));
        assertThat(contents(oldest.body())).containsExactly("Oi, sou Rita", "m0");
        assertThat(oldest.body().getString("next_cursor")).isNull();

        var first = oldest.body().getJsonArray("data").getJsonObject(0).getString("id");
        var after = counter.ana.gets(path + "&after=" + first);
        assertThat(contents(after.body())).containsExactly("m0", "m1", "m2", "m3");
        assertThat(after.body().getString("next_cursor"))
                .isEqualTo(after.body().getJsonArray("data").getJsonObject(3).getString("id"));
        assertThat(counter.ana.gets(path + "&after=" + first + "&before=" + first).status()).isEqualTo(422);
        var foreign = counter.with(counter.ana, "Caio");
        assertThat(counter.ana.gets("/messages?conversation_id=" + foreign + "&before=" + first).status())
                .isEqualTo(422);
    }

    private static List<String> contents(JsonObject page) {
        return page.getJsonArray("data").stream().map(row -> ((JsonObject) row).getString("content")).toList();
    }
}
