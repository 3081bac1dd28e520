package io.balcao.conversations.canned;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.platform.Role;
import io.balcao.testing.FeatureServer;
import io.balcao.testing.FeatureServer.Answer;
import io.balcao.testing.FeatureServer.Person;
import io.balcao.testing.Stores;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Texts that are said again and again: who keeps them, and who finds them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CannedResponsesTest {
    private static final FeatureServer SERVER = new FeatureServer(Stores.redis().url(), Set.of("canned_responses"),
            (ground, mount) -> new CannedResponses(ground.database(), ground.accounts().auditTrail(),
                    (caller, files) -> List.of())
                    .addTo(mount.routes()));

    private final FeatureServer.Shop shop = SERVER.shop();
    private final Person ana = shop.user(Role.ATTENDANT);
    private final Person bia = shop.user(Role.ATTENDANT);
    private final Person supervisor = shop.user(Role.SUPERVISOR);
    private final UUID sales = shop.department("Vendas", ana.id);

    @Test
    void each_sees_what_is_everybodys_their_departments_and_their_own() {
        keep(supervisor, "horario", "organization");
        assertThat(supervisor.posts("/canned-responses", wish("frete", "department").put("department_id",
                sales.toString())).status()).isEqualTo(201);
        keep(ana, "tchau", "personal");
        keep(bia, "ola", "personal");
        keep(supervisor, "chefe", "personal");

        assertThat(shortcuts(ana, "")).containsExactly("frete", "horario", "tchau");
        assertThat(shortcuts(bia, "")).containsExactly("horario", "ola");
        assertThat(shortcuts(supervisor, "")).containsExactly("chefe", "frete", "horario");
        assertThat(shortcuts(SERVER.shop().user(Role.ADMIN), "")).isEmpty();
    }

    @Test
    void they_are_found_by_how_the_shortcut_begins_and_by_what_they_say() {
        keep(supervisor, "pix", "organization", "Chave para pagamento", "Nossa chave é 50% mais fácil");
        keep(supervisor, "boleto", "organization", "Segunda via", "Segue a segunda via");

        assertThat(shortcuts(ana, "?q=pi")).containsExactly("pix");
        assertThat(shortcuts(ana, "?q=PAGAMENTO")).containsExactly("pix");
        assertThat(shortcuts(ana, "?q=facil")).containsExactly("pix");
        assertThat(shortcuts(ana, "?q=via")).containsExactly("boleto");
        assertThat(shortcuts(ana, "?q=" + encoded("0%"))).containsExactly("pix");
        assertThat(shortcuts(ana, "?q=" + encoded("%"))).containsExactly("pix");
        assertThat(shortcuts(ana, "?q=_")).isEmpty();
        assertThat(shortcuts(ana, "?q=" + encoded("\\"))).isEmpty();
    }

    @Test
    void a_long_list_comes_in_pages() {
        for (var shortcut : List.of("c", "a", "e", "b", "d")) {
            keep(ana, shortcut, "personal");
        }
        var first = ana.gets("/canned-responses?limit=3").body();

        assertThat(shortcuts(ana, "?limit=3")).containsExactly("a", "b", "c");
        assertThat(shortcuts(ana, "?limit=3&cursor=" + first.getString("next_cursor"))).containsExactly("d", "e");
    }

    @Test
    void what_is_taken_most_often_comes_first_when_one_asks_so_and_taking_it_is_no_change() {
        keep(supervisor, "agua", "organization");
        var pix = keep(supervisor, "pix", "organization");
        var changed = supervisor.gets("/canned-responses?q=pix").body().getJsonArray("data").getJsonObject(0)
                .getString("updated_at");

        assertThat(ana.posts("/canned-responses/" + pix + "/use", new JsonObject()).status()).isEqualTo(200);
        assertThat(bia.posts("/canned-responses/" + keep(ana, "tchau", "personal") + "/use", new JsonObject()).status())
                .isEqualTo(404);

        assertThat(shortcuts(ana, "?sort=use")).containsExactly("pix", "agua", "tchau");
        assertThat(shortcuts(ana, "?sort=shortcut")).containsExactly("agua", "pix", "tchau");
        var row = supervisor.gets("/canned-responses?q=pix").body().getJsonArray("data").getJsonObject(0);
        assertThat(row.getInteger("used_count")).isEqualTo(1);
        assertThat(row.getString("updated_at")).isEqualTo(changed);
    }

    @Test
    void they_stand_under_headings_by_which_they_are_found() {
        assertThat(supervisor.posts("/canned-responses", wish("pix", "organization").put("category", " Pagamento "))
                .body().getString("category")).isEqualTo("Pagamento");
        var other = keep(supervisor, "agua", "organization");

        assertThat(shortcuts(ana, "?q=pagam")).containsExactly("pix");
        assertThat(replaces(supervisor, other, wish("agua", "organization").put("category", "  ")).body()
                .getValue("category")).isNull();
        assertRefused(wish("x", "personal").put("category", "x".repeat(41)), "category");
    }

    @Test
    void customers_are_greeted_by_the_organizations_clock_and_in_its_language() {
        for (var zone : List.of("America/Sao_Paulo", "Asia/Tokyo")) {
            shop.sql("UPDATE organizations SET timezone = $1, locale = 'es'", zone);
            int hour = java.time.ZonedDateTime.now(java.time.ZoneId.of(zone)).getHour();

            assertThat(ana.gets("/canned-responses").body().getString("greeting")).isIn(Greetings.at(hour, "es"),
                    Greetings.at((hour + 1) % 24, "es"));
        }
        assertThat(List.of(Greetings.at(4, "en"), Greetings.at(5, "en"), Greetings.at(12, "pt-BR"),
                Greetings.at(18, "fr"))).containsExactly("Good evening", "Good morning", "Boa tarde", "Boa noite");
    }

    @Test
    void an_attendant_keeps_only_their_own() {
        var shared = keep(supervisor, "horario", "organization");
        var own = keep(ana, "tchau", "personal");

        assertThat(ana.posts("/canned-responses", wish("x", "organization")).status()).isEqualTo(403);
        assertThat(replaces(ana, shared, wish("horario", "organization")).status()).isEqualTo(403);
        assertThat(replaces(ana, shared, wish("horario", "personal")).status()).as("takes it for oneself")
                .isEqualTo(403);
        assertThat(replaces(ana, own, wish("tchau", "organization")).status()).as("makes it everybody's")
                .isEqualTo(403);
        assertThat(deletes(ana, "/canned-responses/" + shared).status()).isEqualTo(403);
        assertThat(replaces(bia, own, wish("tchau", "personal")).status()).isEqualTo(404);
        assertThat(deletes(supervisor, "/canned-responses/" + own).status()).isEqualTo(404);

        assertThat(replaces(ana, own, wish("ate", "personal")).body().getString("shortcut")).isEqualTo("ate");
        assertThat(deletes(ana, "/canned-responses/" + own).status()).isEqualTo(204);
        assertThat(shortcuts(ana, "")).containsExactly("horario");
    }

    @Test
    void a_shortcut_means_one_thing_among_those_who_share_it() {
        keep(supervisor, "pix", "organization");
        var own = keep(ana, "pix", "personal");
        keep(bia, "pix", "personal");

        assertThat(ana.posts("/canned-responses", wish("pix", "personal")).status()).isEqualTo(409);
        assertThat(supervisor.posts("/canned-responses", wish("pix", "organization")).status()).isEqualTo(409);
        assertThat(replaces(ana, own, wish("pix", "personal").put("title", "Outra")).status()).isEqualTo(200);
    }

    @Test
    void what_makes_no_sense_is_refused_with_its_field() {
        assertRefused(wish("Com Espaço", "personal"), "shortcut");
        assertRefused(wish("x", "personal").put("title", "  "), "title");
        assertRefused(wish("x", "personal").put("content", " \n "), "content");
        assertRefused(wish("x", "personal").put("content", "Olá {{nome}}"), "content");
        assertRefused(wish("x", "personal").put("content", "x".repeat(4097)), "content");
        assertRefused(wish("x", "todos"), "visibility");
        assertThat(supervisor.posts("/canned-responses", wish("x", "department")).body().encode())
                .contains("department_id");
        assertThat(supervisor.posts("/canned-responses", wish("x", "department").put("department_id",
                UUID.randomUUID().toString())).body().encode()).contains("department_id");
        assertThat(supervisor.posts("/canned-responses", wish("x", "personal").put("department_id",
                sales.toString())).body().encode()).contains("department_id");
        assertThat(shortcuts(supervisor, "")).isEmpty();
    }

    @Test
    void every_change_stands_in_the_audit_trail() {
        var id = keep(supervisor, "pix", "organization");
        replaces(supervisor, id, wish("pix", "organization").put("content", "Outra chave"));
        deletes(supervisor, "/canned-responses/" + id);

        assertThat(shop.rows("SELECT action FROM audit_logs WHERE object_type = 'canned_response' ORDER BY id").stream()
                .map(row -> row.getString("action"))).containsExactly("canned_response.created",
                        "canned_response.updated", "canned_response.deleted");
    }

    private void assertRefused(JsonObject wish, String field) {
        var answer = ana.posts("/canned-responses", wish);
        assertThat(answer.status()).as(wish.encode()).isEqualTo(422);
        assertThat(answer.body().encode()).contains("\"" + field + "\"");
    }

    private static Answer replaces(Person person, UUID id, JsonObject wish) {
        return person.puts("/canned-responses/" + id, wish);
    }

    private static Answer deletes(Person person, String path) {
        return SERVER.send("DELETE", path, person.token, null);
    }

    private static UUID keep(Person person, String shortcut, String visibility) {
        return keep(person, shortcut, visibility, "Título " + shortcut, "Texto");
    }

    private static UUID keep(Person person, String shortcut, String visibility, String title, String content) {
        var answer = person.posts("/canned-responses",
                wish(shortcut, visibility).put("title", title).put("content", content));
        assertThat(answer.status()).as(answer.body().encode()).isEqualTo(201);
        return UUID.fromString(answer.body().getString("id"));
    }

    private static JsonObject wish(String shortcut, String visibility) {
        return JsonObject.of("shortcut", shortcut, "title", "Título", "content", "{{ greeting }}, {{customer_name}}!",
                "visibility", visibility);
    }

    private static List<String> shortcuts(Person person, String query) {
        return person.gets("/canned-responses" + query).body().getJsonArray("data").stream()
                .map(one -> ((JsonObject) one).getString("shortcut")).toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
