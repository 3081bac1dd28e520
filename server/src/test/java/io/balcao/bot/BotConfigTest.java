package io.balcao.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.bot.copies.ConfigCopies;
import io.balcao.platform.Ids;
import io.balcao.platform.Role;
import io.balcao.platform.Secret;
import io.balcao.platform.Vault;
import io.balcao.platform.http.Json;
import io.balcao.platform.http.OutsidePlaces;
import io.balcao.platform.http.SsrfGuard;
import io.balcao.platform.redis.EmbeddedRedis;
import io.balcao.platform.redis.Redis;
import io.balcao.testing.FeatureServer;
import io.balcao.testing.FeatureServer.Shop;
import io.balcao.testing.Stores;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An organization writes its menu, and it holds from the next message on, on every server. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BotConfigTest {
    private static final Vault VAULT = new Vault(new Secret("seals" + "k".repeat(32)));
    private static final FeatureServer server = new FeatureServer(Stores.redis().url(), Set.of("bot"),
            (ground, mount) -> bot(ground, ground.redis()).addTo(mount.routes(), (_, _) -> true));
    private static final Bot bot = bot(server.ground, server.ground.redis());
    /** The bot of another server, on the same stores. */
    private static final Bot elsewhere = bot(server.ground,
            Redis.connect(server.ground.vertx(), Stores.redis().url()));

    private static Bot bot(FeatureServer.Ground ground, Redis redis) {
        return new Bot(new Bot.Ground(ground.vertx(), ground.database(), redis, ground.accounts().auditTrail(),
                ground.background(), VAULT, ground.events(), InstantSource.system()),
                new OutsidePlaces(new SsrfGuard(ground.vertx()), false), List.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private final Shop shop = server.shop();
    private final UUID sales = shop.department("Vendas");

    @Test
    void a_menu_that_is_saved_is_what_the_bot_says_next_on_every_server() {
        assertThat(bot.texts(shop.id).greeting()).contains("Olá");
        assertThat(elsewhere.texts(shop.id).options()).isEmpty();

        var saved = put(menu -> menu.put("greeting", "Bom dia!"));

        assertThat(saved.status()).as(saved.body().encode()).isEqualTo(200);
        assertThat(elsewhere.texts(shop.id).greeting()).isEqualTo("Bom dia!");
        assertThat(bot.texts(shop.id).greeting()).isEqualTo("Bom dia!");
        put(menu -> menu.put("greeting", "Boa tarde!"));
        assertThat(elsewhere.texts(shop.id).greeting()).isEqualTo("Boa tarde!");
    }

    @Test
    void what_was_saved_is_read_back_as_it_was_and_nothing_before() {
        assertThat(shop.admin.gets("/bot/config").body().getJsonArray("data")).isEmpty();

        put(menu -> menu.put("greeting", "Bom dia!"));

        var read = shop.user(Role.SUPERVISOR).gets("/bot/config").body().getJsonArray("data");
        assertThat(read).hasSize(1);
        assertThat(read.getJsonObject(0).getString("key")).isEqualTo("menu");
        assertThat(read.getJsonObject(0).getJsonObject("value"))
                .isEqualTo(menu().put("greeting", "Bom dia!"));
    }

    @Test
    void only_who_may_edit_the_bot_writes_and_nobody_from_outside_reads() {
        var attendant = shop.user(Role.ATTENDANT);
        var supervisor = shop.user(Role.SUPERVISOR);
        var body = new JsonObject().put("value", menu());
        assertThat(supervisor.puts("/bot/config/menu", body).status()).isEqualTo(403);
        assertThat(attendant.puts("/bot/config/menu", body).status()).isEqualTo(403);
        assertThat(attendant.gets("/bot/config").status()).isEqualTo(200);
        assertThat(server.send("GET", "/bot/config", null, null).status()).isEqualTo(401);
    }

    @Test
    void a_setting_that_does_not_exist_is_refused() {
        assertThat(shop.admin.puts("/bot/config/flow", new JsonObject().put("value", menu())).status()).isEqualTo(422);
        assertThat(shop.rows("SELECT key FROM bot_configurations")).isEmpty();
    }

    @Test
    void two_options_with_one_id_are_refused() {
        assertThat(refused(menu -> option(menu, 1).put("id", "sales"))).containsEntry("value.options.1.id",
                "is the id of another option too");
    }

    @Test
    void a_word_that_leads_to_two_options_is_refused_whatever_its_accents() {
        assertThat(refused(menu -> option(menu, 1).put("synonyms", new JsonArray().add("VÊNDAS!"))))
                .containsEntry("value.options.1.synonyms.0", "leads to option 1 already");
        assertThat(refused(menu -> option(menu, 1).put("label", "vendas"))).containsKey("value.options.1.label");
        assertThat(refused(menu -> option(menu, 0).put("synonyms", new JsonArray().add("2"))))
                .containsEntry("value.options.0.synonyms.0", "leads to option 2 already");
        assertThat(refused(menu -> menu.put("back_to_menu_words", new JsonArray().add("Vendas"))))
                .containsKey("value.back_to_menu_words.0");
        assertThat(refused(menu -> menu.put("back_to_menu_words", new JsonArray().add("humano"))))
                .containsKey("value.back_to_menu_words.0");
    }

    @Test
    void an_option_needs_the_place_it_leads_to() {
        assertThat(refused(menu -> option(menu, 0).putNull("department_id")))
                .containsKey("value.options.0.department_id");
        assertThat(refused(menu -> option(menu, 1).putNull("reply"))).containsKey("value.options.1.reply");
        assertThat(refused(menu -> option(menu, 0).put("department_id", Ids.next().toString())))
                .containsEntry("value.options.0.department_id", "names no active department");
    }

    // TN-05
    @Test
    void a_department_of_another_organization_or_one_that_is_closed_is_unknown() {
        var foreign = server.shop().department("Vendas");
        assertThat(refused(menu -> option(menu, 0).put("department_id", foreign.toString())))
                .containsEntry("value.options.0.department_id", "names no active department");

        shop.sql("UPDATE departments SET is_active = false WHERE id = $1", sales);
        assertThat(refused(menu -> {})).containsKey("value.options.0.department_id");
    }

    @Test
    void texts_that_whatsapp_or_the_database_would_refuse_are_refused_here() {
        assertThat(refused(menu -> menu.put("greeting", " \n "))).containsEntry("value.greeting", "must not be blank");
        assertThat(refused(menu -> menu.put("menu_text", "a\0b"))).containsKey("value.menu_text");
        assertThat(refused(menu -> menu.put("away_text", "x".repeat(1025)))).isNotEmpty();
        assertThat(refused(menu -> menu.put("options", new JsonArray()))).isNotEmpty();
        assertThat(refused(menu -> menu.put("surprise", true))).isNotEmpty();
        assertThat(refused(menu -> menu.remove("greeting"))).isNotEmpty();
        assertThat(shop.rows("SELECT key FROM bot_configurations")).isEmpty();
    }

    @Test
    void the_audit_trail_has_what_changed_and_by_whom() {
        put(menu -> {});
        put(menu -> menu.put("greeting", "Oi!"));
        put(menu -> menu.put("greeting", "Oi!"));

        var rows = shop.rows("""
                SELECT user_id, old_values, new_values FROM audit_logs WHERE action = 'bot_configuration.updated'
                ORDER BY created_at, id""");
        assertThat(rows).hasSize(2);
        assertThat(rows.get(1).getString("user_id")).isEqualTo(shop.admin.id.toString());
        assertThat(rows.get(1).getJsonObject("old_values")).isEqualTo(new JsonObject().put("greeting", "Olá!"));
        assertThat(rows.get(1).getJsonObject("new_values")).isEqualTo(new JsonObject().put("greeting", "Oi!"));
    }

    @Test
    void of_two_who_save_at_once_the_one_who_is_stored_last_is_heard_everywhere() {
        for (int round = 0; round < 10; round++) {
            var texts = new String[]{"A" + round, "B" + round};
            FeatureServer.atOnce(() -> put(menu -> menu.put("greeting", texts[0])),
                    () -> put(menu -> menu.put("greeting", texts[1])),
                    () -> elsewhere.texts(shop.id), () -> bot.texts(shop.id));
            var stored = shop.rows("SELECT value ->> 'greeting' AS greeting FROM bot_configurations").getFirst()
                    .getString("greeting");
            assertThat(elsewhere.texts(shop.id).greeting()).isEqualTo(stored);
            assertThat(bot.texts(shop.id).greeting()).isEqualTo(stored);
        }
        assertThat(shop.rows("SELECT key FROM bot_configurations")).hasSize(1);
        // Each knew what it replaced.
        assertThat(shop.rows("""
                SELECT id FROM audit_logs WHERE action = 'bot_configuration.updated' AND old_values IS NULL"""))
                .hasSize(1);
    }

    @Test
    void a_slow_reader_cannot_leave_an_old_copy_behind() {
        var copies = new ConfigCopies(server.ground.redis(), server.ground.background());
        var old = "{\"locale\":\"pt-BR\",\"value\":null}";
        assertThat(copies.find(shop.id, "menu")).isInstanceOf(ConfigCopies.Copy.Missing.class);
        put(menu -> menu.put("greeting", "Novo"));

        copies.leave(shop.id, "menu", old);

        assertThat(bot.texts(shop.id).greeting()).isEqualTo("Novo");
    }

    @Test
    void it_is_read_from_redis_and_kept_there_for_an_hour_under_the_organization() {
        bot.texts(shop.id);
        var name = "organization:" + shop.id + ":cache:bot_config:menu";
        assertThat(Objects.requireNonNull(server.ground.redis().call(Command.TTL, name)).toInteger())
                .isBetween(3500, 3600);

        shop.sql("INSERT INTO bot_configurations (id, organization_id, key, value) VALUES ($1, $2, 'menu', $3)",
                Ids.next(), shop.id.value(), menu());
        assertThat(bot.texts(shop.id).options()).isEmpty();

        server.ground.redis().call(Command.DEL, name);
        assertThat(bot.texts(shop.id).options()).hasSize(2);
    }

    // TN-08
    @Test
    void the_copy_of_one_organization_is_not_another_ones() {
        var neighbour = server.shop();
        for (var one : List.of(shop, neighbour)) {
            one.sql("INSERT INTO bot_configurations (id, organization_id, key, value) VALUES ($1, $2, 'menu', $3)",
                    Ids.next(), one.id.value(), menu().put("greeting", "Olá de " + one.id));
        }
        // The second time from what the first one left in Redis.
        for (int i = 0; i < 2; i++) {
            assertThat(bot.texts(shop.id).greeting()).isEqualTo("Olá de " + shop.id);
            assertThat(bot.texts(neighbour.id).greeting()).isEqualTo("Olá de " + neighbour.id);
        }
    }

    @Test
    void a_copy_that_cannot_be_read_is_passed_over() {
        put(menu -> {});
        var name = "organization:" + shop.id + ":cache:bot_config:menu";
        for (var rubbish : new String[]{"{", "[]", "null", "{\"locale\":5}"}) {
            server.ground.redis().call(Command.SET, name, rubbish);
            assertThat(bot.texts(shop.id).greeting()).as(rubbish).isEqualTo("Olá!");
        }
    }

    @Test
    void a_stored_menu_that_cannot_be_read_leaves_customers_to_people() {
        shop.sql("INSERT INTO bot_configurations (id, organization_id, key, value) VALUES ($1, $2, 'menu', $3)",
                Ids.next(), shop.id.value(), new JsonObject().put("options", 5));
        assertThat(bot.texts(shop.id).options()).isEmpty();
    }

    // Promise 9
    @Test
    void without_redis_the_database_answers_and_an_old_copy_does_not_come_back_with_it(@TempDir Path directory)
            throws Exception {
        var first = EmbeddedRedis.start(directory);
        try (var own = new FeatureServer(first.url(), Set.of("bot"), (ground, mount) -> bot(ground, ground.redis())
                .addTo(mount.routes(), (_, _) -> true))) {
            var here = bot(own.ground, own.ground.redis());
            var there = own.shop();
            there.department("Vendas");
            assertThat(here.texts(there.id).options()).isEmpty();
            var name = "organization:" + there.id + ":cache:bot_config:menu";
            var old = String.valueOf(own.ground.redis().call(Command.GET, name));
            first.close();

            var value = menu(there.rows("SELECT id FROM departments").getFirst().getString("id"));
            assertThat(there.admin.puts("/bot/config/menu", new JsonObject().put("value", value)).status())
                    .isEqualTo(200);
            assertThat(here.texts(there.id).options()).hasSize(2);

            try (var second = EmbeddedRedis.start(directory, first.port());
                    var other = Redis.connect(own.ground.vertx(), second.url())) {
                other.awaitUp(java.time.Duration.ofSeconds(10));
                // As if it had been cut off, not wiped.
                other.call(Command.SET, name, old, "NX");
                org.awaitility.Awaitility.await().atMost(java.time.Duration.ofSeconds(15))
                        .until(() -> own.ground.redis().isUp()
                                && here.texts(there.id).options().size() == 2
                                && String.valueOf(other.call(Command.GET, name)).isEmpty());
            }
        }
    }

    private FeatureServer.Answer put(Consumer<JsonObject> change) {
        var value = menu();
        change.accept(value);
        return shop.admin.puts("/bot/config/menu", new JsonObject().put("value", value));
    }

    private java.util.Map<String, String> refused(Consumer<JsonObject> change) {
        var answer = put(change);
        assertThat(answer.status()).as(answer.body().encode()).isEqualTo(422);
        return answer.errors();
    }

    private JsonObject menu() {
        return menu(sales.toString());
    }

    /** 1 Vendas, 2 Horário. */
    private static JsonObject menu(String department) {
        var menu = new JsonObject(Json.text(Chat.with(Chat.shop(), Chat.shop().options().subList(0, 2))));
        option(menu, 0).put("label", "Vendas").put("department_id", department);
        menu.put("human_words", new JsonArray().add("humano"));
        return menu;
    }

    private static JsonObject option(JsonObject menu, int index) {
        return menu.getJsonArray("options").getJsonObject(index);
    }
}
