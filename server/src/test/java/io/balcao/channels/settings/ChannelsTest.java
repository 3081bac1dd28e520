package io.balcao.channels.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.balcao.channels.ChannelDirectory;
import io.balcao.channels.ChannelKind;
import io.balcao.channels.meta.GraphClient;
import io.balcao.channels.meta.GraphSettings;
import io.balcao.channels.zapi.ZapiClient;
import io.balcao.channels.zapi.ZapiSettings;
import io.balcao.conversations.outbox.Outbox;
import io.balcao.conversations.thread.NumberTraffic;
import io.balcao.conversations.thread.Outgoing;
import io.balcao.conversations.thread.StatusEvents;
import io.balcao.conversations.thread.ThreadRepository;
import io.balcao.platform.Ids;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Role;
import io.balcao.platform.Secret;
import io.balcao.platform.Vault;
import io.balcao.platform.config.Config.FirstChannel;
import io.balcao.platform.mail.MailSettings;
import io.balcao.platform.mail.Mails;
import io.balcao.simulator.BusinessNumber;
import io.balcao.simulator.Simulator;
import io.balcao.simulator.SimulatorSettings;
import io.balcao.testing.FeatureServer;
import io.balcao.testing.FeatureServer.Answer;
import io.balcao.testing.FeatureServer.Ground;
import io.balcao.testing.FeatureServer.Shop;
import io.balcao.testing.NoFiles;
import io.balcao.testing.Stores;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Numbers are connected, changed and repaired; their secrets go in and never come out. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ChannelsTest {
    private static final Vault VAULT = new Vault(new Secret("v".repeat(32)));
    private static final String TOKEN = "EAAG-the-right-token";
    private static final ConcurrentHashMap<Ground, Parts> PARTS = new ConcurrentHashMap<>();
    private static final FeatureServer server = new FeatureServer(Stores.redis().url(), Set.of("channels"),
            (ground, mount) -> parts(ground).channels.addTo(mount.routes()));

    /** The feature, and what is around it. */
    private static final class Parts {
        final Simulator simulator;
        final ChannelDirectory directory;
        final GraphClient graph;
        final ZapiClient zapi;
        final Channels channels;
        final List<OrganizationId> repaired = new CopyOnWriteArrayList<>();

        Parts(Ground ground) {
            simulator = new Simulator(ground.vertx(), SimulatorSettings.test(
                    Path.of("target", "channels-simulator-" + ProcessHandle.current().pid()),
                    List.of(number("1000000000001")))).start();
            graph = new GraphClient(ground.vertx(), GraphSettings.of(URI.create(simulator.graphUrl()), "v25.0"));
            zapi = new ZapiClient(ground.vertx(), ZapiSettings.of(URI.create(simulator.graphUrl())));
            directory = new ChannelDirectory(ground.database(), VAULT);
            channels = new Channels(new Channels.Ground(ground.database(), VAULT, ground.accounts().auditTrail(),
                    ground.events(), ground.background(), ground.clock()), directory, graph, zapi,
                    tests(ground), repaired::add);
        }
    }

    private static Channels.Tests tests(Ground ground) {
        var threads = new ThreadRepository();
        return new Channels.Tests(new NumberTraffic(ground.database(), threads,
                new StatusEvents(ground.database(), threads, ground.events(), ground.background()), organization -> {}),
                new Outages(ground.database(), new Mails(ground.vertx(), ground.database(), VAULT, ground.background(),
                        Optional.empty()), ground.events(), "https://console.example"),
                "https://console.example/api/v1/webhooks/whatsapp", "https://console.example/api/v1/webhook/whatsapp");
    }

    /** Made once, while the server is. */
    private static Parts parts(Ground ground) {
        return PARTS.computeIfAbsent(ground, Parts::new);
    }

    private final Parts parts = parts(server.ground);
    private final Shop shop = server.shop();
    private final String number = Long.toString(System.nanoTime());

    private static BusinessNumber number(String id) {
        return new BusinessNumber(id, "+55 11 4000-0000", "Loja", "700" + id, TOKEN, "app-secret-" + id,
                "verify-" + id);
    }

    @AfterAll
    static void stop() {
        parts(server.ground).simulator.stop();
        server.close();
    }

    @Test
    void a_number_is_connected_and_found_by_its_webhooks_at_once() {
        assertThat(parts.directory.find(ChannelKind.WHATSAPP, number).await()).isEmpty();

        var created = create(body -> {});

        assertThat(created.status()).as(created.body().encode()).isEqualTo(201);
        assertThat(created.body().getString("status")).isEqualTo("active");
        var found = parts.directory.find(ChannelKind.WHATSAPP, number).await().orElseThrow();
        assertThat(found.organization()).isEqualTo(shop.id);
        assertThat(found.webhookSecret()).contains(new Secret("the-app-secret"));
        assertThat(parts.repaired).contains(shop.id);
    }

    @Test
    void every_server_hears_of_a_change() {
        var elsewhere = new ChannelDirectory(server.ground.database(), VAULT);
        new Channels(new Channels.Ground(server.ground.database(), VAULT, server.ground.accounts().auditTrail(),
                server.ground.events(), server.ground.background(), server.ground.clock()), elsewhere, parts.graph,
                parts.zapi,
                tests(server.ground), organization -> {});
        assertThat(elsewhere.find(ChannelKind.WHATSAPP, number).await()).isEmpty();

        create(body -> {});

        await().atMost(Duration.ofSeconds(5))
                .until(() -> elsewhere.find(ChannelKind.WHATSAPP, number).await().isPresent());
    }

    @Test
    void what_whatsapp_said_of_a_number_is_shown_with_a_sentence_and_its_time() {
        var said = create(body -> {}).body();
        assertThat(said.getString("messaging_limit")).isNull();
        assertThat(said.getJsonObject("account_notice")).isNull();

        shop.sql(
                "UPDATE channels SET messaging_limit = 'TIER_2K', quality = 'low', account_notice = 'account_disabled',"
                        + " account_notice_details = 'December 10, 2026', account_notice_at = '2026-12-01T10:00:00Z'");

        said = shop.admin.gets("/channels").body().getJsonArray("data").getJsonObject(0);
        assertThat(said.getString("messaging_limit")).isEqualTo("TIER_2K");
        assertThat(said.getString("quality")).isEqualTo("low");
        var notice = said.getJsonObject("account_notice");
        assertThat(notice.getString("message")).contains("bloqueou a conta");
        assertThat(notice.getString("details")).isEqualTo("December 10, 2026");
        assertThat(Instant.parse(notice.getString("noticed_at"))).isEqualTo(Instant.parse("2026-12-01T10:00:00Z"));
    }

    // TN-11
    @Test
    void secrets_are_sealed_and_never_answered_and_the_verify_token_is_only_recognised() {
        var created = create(body -> {});
        var id = created.body().getString("id");
        shop.admin.patches("/channels/" + id, new JsonObject().put("app_secret", "another-app-secret"));

        var answers = created.body().encode() + shop.admin.gets("/channels").body().encode();
        var stored = shop.rows("SELECT * FROM channels").toString() + shop.rows("SELECT * FROM audit_logs");

        for (var secret : List.of(TOKEN, "the-app-secret", "another-app-secret", "the-verify-token")) {
            var hex = HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8));
            assertThat(answers).doesNotContain(secret);
            assertThat(stored).doesNotContain(secret).doesNotContain(hex);
        }
        assertThat(server.ground.database().ask("SELECT count(*) FROM channels_of_verify_token($1, $2)",
                row -> row.getLong(0) == 1,
                io.vertx.core.buffer.Buffer.buffer(Vault.sha256("the-verify-token".getBytes(StandardCharsets.UTF_8))),
                UUID.fromString(id))).containsExactly(true);
    }

    @Test
    void a_number_belongs_to_one_organization() {
        create(body -> {});
        var again = create(body -> {});
        var foreign = server.shop().admin.posts("/channels", request());
        assertThat(again.status()).isEqualTo(409);
        assertThat(foreign.status()).isEqualTo(409);
        assertThat(foreign.body().getString("detail")).isEqualTo(again.body().getString("detail"));
    }

    // TN-01
    @Test
    void a_channel_of_another_organization_does_not_exist() {
        var id = create(body -> {}).body().getString("id");
        var other = server.shop();
        assertThat(other.admin.patches("/channels/" + id, new JsonObject().put("name", "Meu")).status()).isEqualTo(404);
        assertThat(other.admin.gets("/channels/" + id + "/templates").status()).isEqualTo(404);
        assertThat(other.admin.gets("/channels").body().getJsonArray("data")).isEmpty();
        assertThat(other.admin.patches("/channels/" + Ids.next(), new JsonObject().put("name", "Meu")).status())
                .isEqualTo(404);
    }

    @Test
    void only_an_admin_sees_and_changes_numbers() {
        var id = create(body -> {}).body().getString("id");
        for (var role : List.of(Role.ATTENDANT, Role.SUPERVISOR)) {
            var user = shop.user(role);
            assertThat(user.gets("/channels").status()).isEqualTo(403);
            assertThat(user.posts("/channels", request()).status()).isEqualTo(403);
            assertThat(user.patches("/channels/" + id, new JsonObject().put("is_active", false)).status())
                    .isEqualTo(403);
        }
    }

    @Test
    void wrong_fields_are_named() {
        assertThat(create(body -> body.put("phone_number_id", "abc")).errors()).containsKey("phone_number_id");
        assertThat(create(body -> body.put("access_token", "short")).errors()).containsKey("access_token");
        assertThat(create(body -> body.put("name", " ")).errors()).containsKey("name");
        assertThat(create(body -> body.remove("app_secret")).errors()).containsKey("app_secret");
    }

    @Test
    void a_new_token_cures_a_stopped_number_but_not_one_that_was_disabled() {
        var id = create(body -> {}).body().getString("id");
        shop.sql("UPDATE channels SET status = 'stopped', status_reason = 'token_invalid' WHERE id = $1",
                UUID.fromString(id));
        assertThat(patch(id, body -> body.put("name", "Outro")).body().getString("status")).isEqualTo("stopped");
        assertThat(patch(id, body -> body.put("name", "Outro")).body().getString("status_reason"))
                .isEqualTo("token_invalid");

        var cured = patch(id, body -> body.put("access_token", "a-new-token"));

        assertThat(cured.body().getString("status")).isEqualTo("active");
        assertThat(cured.body().getString("status_reason")).isNull();
        assertThat(patch(id, body -> body.put("is_active", false)).body().getString("status")).isEqualTo("disabled");
        assertThat(patch(id, body -> body.put("access_token", "a-newer-token")).body().getString("status"))
                .isEqualTo("disabled");
        assertThat(patch(id, body -> body.put("is_active", true)).body().getString("status")).isEqualTo("active");
    }

    @Test
    void the_audit_trail_says_that_a_secret_changed_and_not_to_what() {
        var id = create(body -> {}).body().getString("id");
        patch(id, body -> body.put("access_token", "a-new-token"));

        var row = shop.rows("SELECT old_values, new_values FROM audit_logs WHERE action = 'channel.updated'")
                .getFirst();
        assertThat(row.getJsonObject("new_values").fieldNames()).containsExactly("access_token");
        assertThat(row.encode()).doesNotContain("a-new-token");
    }

    @Test
    void pages_of_numbers_hold_each_once() {
        for (int i = 0; i < 5; i++) {
            var id = number + i;
            create(body -> body.put("phone_number_id", id));
        }
        var seen = new ArrayList<String>();
        var next = "";
        do {
            var page = shop.admin.gets("/channels?limit=2" + next).body();
            page.getJsonArray("data").forEach(one -> seen.add(((JsonObject) one).getString("phone_number_id")));
            next = page.getString("next_cursor") == null ? "" : "&cursor=" + page.getString("next_cursor");
        } while (!next.isEmpty());
        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
        assertThat(shop.admin.gets("/channels?cursor=forged").status()).isEqualTo(422);
    }

    // SE-07
    @Test
    void messages_of_a_stopped_number_wait_and_leave_in_order_with_a_new_token() {
        var ground = server.ground;
        parts.simulator.add(number(number));
        var alarms = new CopyOnWriteArrayList<UUID>();
        var threads = new ThreadRepository();
        var outbox = Outbox.of(ground.database(), parts.graph, parts.zapi, new NoFiles(), VAULT,
                new StatusEvents(ground.database(), threads, ground.events(), ground.background()),
                (organization, channel, why) -> alarms.add(channel), ground.background());
        outbox.start();
        var channel = create(body -> body.put("access_token", "EAAG-expired-token")).body().getString("id");
        var rita = parts.simulator.number(number).phone("Rita", "5511987650001").withoutWaiting();
        rita.writes("oi");
        var conversation = conversation(channel, "5511987650001");
        for (var text : List.of("um", "dois", "três")) {
            ground.database().inTransaction(shop.id, tx -> threads.add(tx, conversation, Outgoing.toCustomer(text)));
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> status(channel).equals("stopped"));
        assertThat(alarms).containsExactly(UUID.fromString(channel));
        assertThat(shop.rows("SELECT state FROM outbox")).hasSize(3);

        patch(channel, body -> body.put("access_token", TOKEN));

        await().atMost(Duration.ofSeconds(20)).until(() -> shop.rows("SELECT state FROM outbox").isEmpty());
        assertThat(rita.sees().stream().map(message -> message.text()).filter(List.of("um", "dois", "três")::contains))
                .containsExactly("um", "dois", "três");
    }

    @Test
    void a_dead_token_is_noticed_before_anybody_waits_for_it() {
        parts.simulator.add(number(number));
        parts.simulator.add(number(number + "1"));
        var dead = create(body -> body.put("access_token", TOKEN)).body().getString("id");
        var alive = create(body -> body.put("access_token", TOKEN).put("phone_number_id", number + "1")).body()
                .getString("id");
        parts.simulator.number(number).faults().expireToken();

        parts.channels.probeTokens();

        assertThat(status(dead)).isEqualTo("stopped");
        assertThat(status(alive)).isEqualTo("active");
        var outages = shop.user(Role.ATTENDANT).gets("/channels/outages").body().getJsonArray("data");
        assertThat(outages).hasSize(1);
        assertThat(outages.getJsonObject(0).getString("reason")).isEqualTo("token_invalid");
    }

    @Test
    void an_outage_is_mailed_to_each_administrator_once_whoever_tells_of_it_and_however_often() {
        shop.user(Role.ADMIN);
        shop.user(Role.SUPERVISOR);
        create(body -> {});
        var ground = server.ground;
        // Nobody takes them: that they are written is enough.
        var outages = new Outages(ground.database(), new Mails(ground.vertx(), ground.database(), VAULT,
                ground.background(), Optional.of(new MailSettings("127.0.0.1", 1, MailSettings.Security.NONE,
                        Optional.empty(), "balcao@example.com"))),
                ground.events(), "https://console.example");
        outages.tell(shop.id);
        assertThat(told()).isEmpty();
        shop.sql("UPDATE channels SET status = 'stopped', status_reason = 'token_invalid', stopped_at = now()");

        FeatureServer.atOnce(Collections.nCopies(4, () -> {
            outages.tell(shop.id);
            return true;
        }));
        outages.tell(shop.id);

        assertThat(told()).hasSize(2).containsExactlyInAnyOrderElementsOf(
                texts("SELECT email AS it FROM users WHERE role = 'admin'"));
    }

    private List<String> told() {
        return texts("SELECT recipient AS it FROM mails WHERE kind = 'channel_stopped'");
    }

    private List<String> texts(String query) {
        return shop.rows(query).stream().map(row -> row.getString("it")).toList();
    }

    @Test
    void templates_are_listed_by_name_and_kept_while_whatsapp_is_away() {
        parts.simulator.add(number(number));
        var channel = create(body -> body.put("waba_id", "700" + number)).body().getString("id");
        var attendant = shop.user(Role.ATTENDANT);

        var first = attendant.gets("/channels/" + channel + "/templates?limit=1");

        assertThat(first.status()).as(first.body().encode()).isEqualTo(200);
        assertThat(first.body().getJsonArray("data")).hasSize(1);
        var all = attendant.gets("/channels/" + channel + "/templates").body().getJsonArray("data");
        assertThat(all.size()).isGreaterThan(1);
        var second = attendant.gets("/channels/" + channel + "/templates?limit=1&cursor="
                + first.body().getString("next_cursor")).body().getJsonArray("data");
        assertThat(second.getJsonObject(0)).isEqualTo(all.getJsonObject(1));

        // The token dies; what is kept is still shown, even when it is old.
        shop.sql("UPDATE channels SET access_token_encrypted = $1",
                io.vertx.core.buffer.Buffer.buffer(VAULT.seal(new Secret("EAAG-expired-token"))));
        server.ground.clock().advance(Duration.ofMinutes(6));
        assertThat(attendant.gets("/channels/" + channel + "/templates").body().getJsonArray("data")).isEqualTo(all);
        patch(channel, body -> body.put("access_token", "EAAG-expired-again"));
        assertThat(attendant.gets("/channels/" + channel + "/templates").status()).isEqualTo(503);
    }

    @Test
    void a_number_without_an_account_has_no_templates() {
        var channel = create(body -> {}).body().getString("id");
        assertThat(shop.admin.gets("/channels/" + channel + "/templates").body().getJsonArray("data")).isEmpty();
    }

    @Test
    void the_number_of_the_settings_is_connected_once_and_repaired_by_a_new_token() {
        var first = server.ground.database().ask("SELECT first_organization() AS id",
                row -> new OrganizationId(row.getUUID(0))).getFirst();
        var settings = new FirstChannel(number, new Secret(TOKEN), new Secret("app-secret"), new Secret("verify"));

        parts.channels.ensureFirstChannel(settings);
        parts.channels.ensureFirstChannel(settings);

        assertThat(parts.directory.find(ChannelKind.WHATSAPP, number).await().orElseThrow().organization())
                .isEqualTo(first);
        assertThat(statusIn(first)).containsExactly("active");
        parts.channels
                .ensureFirstChannel(new FirstChannel(number, new Secret("other"), new Secret("x"), new Secret("y")));
        assertThat(tokenIn(first)).contains(new Secret(TOKEN));
        sqlIn(first, "UPDATE channels SET status = 'stopped' WHERE phone_number_id = $1");
        parts.channels.ensureFirstChannel(settings);
        assertThat(statusIn(first)).containsExactly("stopped");
        parts.channels
                .ensureFirstChannel(new FirstChannel(number, new Secret("other"), new Secret("x"), new Secret("y")));
        assertThat(statusIn(first)).containsExactly("active");
        assertThat(tokenIn(first)).contains(new Secret("other"));
    }

    private List<String> statusIn(OrganizationId organization) {
        return server.ground.database().inTransaction(organization, tx -> tx.list(
                "SELECT status FROM channels WHERE phone_number_id = $1", row -> row.getString(0), number));
    }

    private Optional<Secret> tokenIn(OrganizationId organization) {
        return server.ground.database().inTransaction(organization, tx -> tx.one(
                "SELECT access_token_encrypted FROM channels WHERE phone_number_id = $1",
                row -> VAULT.open(row.getBuffer(0).getBytes()), number));
    }

    private void sqlIn(OrganizationId organization, String statement) {
        server.ground.database().inTransaction(organization, tx -> tx.change(statement, number));
    }

    private UUID conversation(String channel, String waId) {
        var customer = Ids.next();
        var conversation = Ids.next();
        shop.sql("INSERT INTO customers (id, organization_id, name) VALUES ($1, $2, 'Rita')", customer,
                shop.id.value());
        shop.sql("""
                INSERT INTO customer_addresses (organization_id, channel_kind, address, customer_id, send_to)
                VALUES ($1, 'whatsapp', $2, $3, $4)""", shop.id.value(), "tel:" + waId, customer, waId);
        shop.sql("""
                INSERT INTO conversations (id, organization_id, customer_id, channel_id, window_expires_at)
                VALUES ($1, $2, $3, $4, now() + interval '1 day')""", conversation, shop.id.value(), customer,
                UUID.fromString(channel));
        return conversation;
    }

    private String status(String channel) {
        return shop.rows("SELECT status FROM channels WHERE id = $1", UUID.fromString(channel)).getFirst()
                .getString("status");
    }

    private Answer create(Consumer<JsonObject> change) {
        var body = request();
        change.accept(body);
        return shop.admin.posts("/channels", body);
    }

    private Answer patch(String id, Consumer<JsonObject> change) {
        var body = new JsonObject();
        change.accept(body);
        return shop.admin.patches("/channels/" + id, body);
    }

    private JsonObject request() {
        return new JsonObject().put("kind", "whatsapp").put("name", "Loja").put("phone_number_id", number)
                .put("access_token", TOKEN).put("app_secret", "the-app-secret").put("verify_token", "the-verify-token");
    }
}
