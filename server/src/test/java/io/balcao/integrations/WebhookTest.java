package io.balcao.integrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.balcao.integrations.Receiver.Call;
import io.balcao.platform.Secret;
import io.balcao.platform.Vault;
import io.balcao.platform.http.OutsidePlaces;
import io.balcao.platform.http.SsrfGuard;
import io.balcao.platform.mail.MailSettings;
import io.balcao.platform.mail.Mails;
import io.balcao.testing.ConversationRows;
import io.balcao.testing.FeatureServer;
import io.balcao.testing.FeatureServer.Answer;
import io.balcao.testing.FeatureServer.Shop;
import io.balcao.testing.Stores;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens is told to whoever asked for it: signed, at least once, in order, and to no place inside (FI-07, OP-15). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WebhookTest {
    private static final AtomicReference<@Nullable Webhooks> WEBHOOKS = new AtomicReference<>();
    private static final FeatureServer SERVER = new FeatureServer(Stores.redis().url(), Set.of("integrations"),
            (ground, mount) -> {
                var built = webhooks(ground, new SsrfGuard(host -> List.of()), true);
                built.addTo(mount.routes());
                WEBHOOKS.set(built);
            });

    private final Shop shop = SERVER.shop();
    private final UUID channel = ConversationRows.channel(shop::sql, shop.id);
    private final ConversationRows rows = new ConversationRows(shop::sql, shop.id, channel);
    private final Receiver receiver = new Receiver(SERVER.ground.vertx());

    @AfterAll
    static void close() {
        SERVER.close();
    }

    private static Webhooks webhooks(FeatureServer.Ground ground, SsrfGuard guard, boolean isHomeAllowed) {
        var vault = new Vault(new Secret("the key that seals what is kept here"));
        return new Webhooks(new Webhooks.Ground(ground.vertx(), ground.database(), vault,
                ground.accounts().auditTrail(),
                // Nobody takes them: that they are written is enough.
                new Mails(ground.vertx(), ground.database(), vault, ground.background(), Optional.of(new MailSettings(
                        "127.0.0.1", 1, MailSettings.Security.NONE, Optional.empty(), "balcao@example.com"))),
                ground.background(), "https://console.example", ground.clock()),
                new OutsidePlaces(guard, isHomeAllowed));
    }

    @Test
    void a_customers_message_is_told_with_a_signature_that_proves_who_speaks() {
        var made = endpoint(receiver, "message.received");

        var conversation = rows.conversation("Rita", "bot", "open", null, null);

        var call = heard(1).getFirst();
        assertThat(call.type()).isEqualTo("message.received");
        assertThat(call.content()).isEqualTo("Oi, sou Rita");
        var told = call.body().getJsonObject("data").getJsonObject("conversation");
        assertThat(told.getString("id")).isEqualTo(conversation.toString());
        assertThat(told.getJsonObject("customer").getString("name")).isEqualTo("Rita");
        assertThat(call.body().getInteger("version")).isEqualTo(1);
        assertThat(call.body().getString("organization_id")).isEqualTo(shop.id.toString());
        assertThat(call.isSignedWith(made.getString("secret"))).isTrue();
        assertThat(call.isSignedWith("whsec_another")).isFalse();
        assertThat(call.signedAt()).isEqualTo(SERVER.ground.clock().instant().getEpochSecond());
        // The receiver hears of it before its answer is written down.
        Awaitility.await().untilAsserted(() -> assertThat(log(made, "delivered")).singleElement().satisfies(entry -> {
            assertThat(entry.getInteger("response_status")).isEqualTo(200);
            assertThat(entry.getString("response_text")).isEqualTo("thank you");
        }));
    }

    @Test
    void who_asked_for_other_events_or_for_none_is_told_nothing() {
        var closings = endpoint(receiver, "conversation.closed", "conversation.assigned");
        var stranger = SERVER.shop();

        var conversation = rows.conversation("Rita", "user", "open", shop.admin.id, null);
        shop.sql("UPDATE conversations SET status = 'closed', owner = 'nobody' WHERE id = $1", conversation);

        assertThat(heard(1)).extracting(Call::type).containsExactly("conversation.closed");
        assertThat(receiver.calls.getFirst().body().getJsonObject("data").getJsonObject("change")
                .getString("owner_before")).isEqualTo("user");
        assertThat(closings.getJsonArray("event_types")).hasSize(2);
        assertThat(stranger.rows("SELECT id FROM webhook_deliveries")).isEmpty();
    }

    @Test
    void the_events_of_a_conversation_arrive_in_their_order_each_once_though_the_first_fails() {
        endpoint(receiver.refuses(1), "message.received");
        var conversation = rows.conversation("Rita", "bot", "open", null, null);
        var other = rows.conversation("Caio", "bot", "open", null, null);
        IntStream.range(0, 5).forEach(n -> rows.message(conversation, "customer", "Rita " + n, "received"));
        IntStream.range(0, 5).forEach(n -> rows.message(other, "customer", "Caio " + n, "received"));

        var calls = heard(12);

        assertThat(calls.stream().map(Call::content).filter(text -> text.contains("Rita")))
                .containsExactly("Oi, sou Rita", "Rita 0", "Rita 1", "Rita 2", "Rita 3", "Rita 4");
        assertThat(calls.stream().map(Call::content).filter(text -> text.contains("Caio")))
                .containsExactly("Oi, sou Caio", "Caio 0", "Caio 1", "Caio 2", "Caio 3", "Caio 4");
        assertThat(calls).extracting(call -> call.body().getString("id")).doesNotHaveDuplicates();
    }

    @Test
    void a_dead_endpoint_is_left_alone_holds_up_no_other_and_hears_all_of_it_when_it_is_back() {
        var dead = new Receiver(SERVER.ground.vertx());
        var broken = endpoint(dead.refuses(1_000), "message.received");
        endpoint(receiver, "message.received");
        var conversations = IntStream.range(0, 6)
                .mapToObj(n -> rows.conversation("Cliente " + n, "bot", "open", null, null)).toList();

        assertThat(heard(6)).hasSize(conversations.size());
        Awaitility.await().until(() -> {
            tell();
            return listed(broken).getString("paused_until") != null;
        });
        int heard = dead.calls.size();
        tell();
        assertThat(dead.calls).hasSize(heard);
        assertThat(listed(broken).getInteger("waiting")).isEqualTo(6);

        dead.refuses(0);
        shop.sql("UPDATE webhook_endpoints SET paused_until = NULL");
        awaitTaken(dead, 6);
        assertThat(listed(broken).getString("failing_since")).isNull();
    }

    @Test
    void after_a_day_without_success_it_is_switched_off_and_what_failed_can_be_told_again() {
        var made = endpoint(receiver.refuses(1_000), "message.received");
        rows.conversation("Rita", "bot", "open", null, null);
        Awaitility.await().until(() -> {
            tell();
            return listed(made).getString("failing_since") != null;
        });
        Awaitility.await().untilAsserted(() -> assertThat(log(made, "queued")).singleElement().satisfies(entry -> {
            assertThat(entry.getInteger("response_status")).isEqualTo(500);
            assertThat(entry.getString("response_text")).isEqualTo("not now");
        }));

        shop.sql("UPDATE webhook_endpoints SET failing_since = now() - interval '25 hours'");
        Awaitility.await().until(() -> {
            tell();
            return !listed(made).getBoolean("is_active");
        });

        assertThat(listed(made).getString("disabled_reason")).isEqualTo("failing");
        assertThat(shop.rows("SELECT id FROM audit_logs WHERE action = 'webhook_endpoint.abandoned'")).hasSize(1);
        assertThat(shop.rows("SELECT id FROM mails WHERE kind = 'webhook_abandoned'")).hasSize(1);
        rows.conversation("Caio", "bot", "open", null, null);
        assertThat(log(made, "failed")).hasSize(1);
        assertThat(replayFailed(made).status()).isEqualTo(409);

        receiver.refuses(0);
        assertThat(shop.admin.patches("/webhook-endpoints/" + made.getString("id"),
                new JsonObject().put("is_active", true)).body().getString("disabled_reason")).isNull();
        assertThat(replayFailed(made).body().getInteger("deliveries")).isEqualTo(1);
        assertThat(heard(1).getFirst().content()).isEqualTo("Oi, sou Rita");

        var delivered = Awaitility.await().until(() -> log(made, "delivered"), told -> !told.isEmpty()).getFirst();
        assertThat(post("/webhook-deliveries/" + delivered.getString("id") + "/replay")
                .status()).isEqualTo(200);
        var twice = heard(2);
        assertThat(twice.get(1).body().getString("id")).isEqualTo(twice.get(0).body().getString("id"));
    }

    @Test
    void what_fails_is_tried_again_after_growing_pauses_for_a_day() {
        var made = endpoint(receiver.refuses(1_000), "message.received");
        rows.conversation("Rita", "bot", "open", null, null);

        var pauses = List.of(5, 30, 120, 600);
        for (int n = 0; n < pauses.size(); n++) {
            int before = n;
            Awaitility.await().until(() -> {
                shop.sql(
                        "UPDATE webhook_deliveries SET next_attempt_at = now() WHERE state = 'queued' AND attempts = $1",
                        before);
                Objects.requireNonNull(WEBHOOKS.get()).wake();
                return log(made, "queued").stream().anyMatch(one -> one.getInteger("attempts") > before);
            });
            assertThat(delivery("extract(epoch FROM next_attempt_at - attempted_at)::double precision"))
                    .isBetween(pauses.get(n) * 0.8 - 1, pauses.get(n) * 1.2 + 1);
        }
        assertThat(delivery("extract(epoch FROM expires_at - occurred_at)::double precision"))
                .isCloseTo(Duration.ofHours(24).toSeconds(), within(60.0));
    }

    @Test
    void what_nobody_took_for_a_day_is_given_up() {
        var made = endpoint(receiver.refuses(1_000), "message.received");
        rows.conversation("Rita", "bot", "open", null, null);
        shop.sql("UPDATE webhook_deliveries SET expires_at = now() - interval '1 second'");

        Awaitility.await().until(() -> {
            tell();
            return log(made, "failed").size() == 1;
        });

        assertThat(receiver.calls).isEmpty();
        assertThat(log(made, "failed").getFirst().getString("error")).isEqualTo("Given up after 24 hours");
    }

    @Test
    void for_a_day_after_a_change_both_secrets_sign() {
        var made = endpoint(receiver, "message.received");
        var changed = post("/webhook-endpoints/" + made.getString("id") + "/secret")
                .body();

        var ping = post("/webhook-endpoints/" + made.getString("id") + "/test");
        assertThat(ping.body().getString("state")).isEqualTo("delivered");
        assertThat(receiver.calls.getFirst().type()).isEqualTo("ping");
        assertThat(receiver.calls.getFirst().isSignedWith(made.getString("secret"))).isTrue();
        assertThat(receiver.calls.getFirst().isSignedWith(changed.getString("secret"))).isTrue();

        shop.sql("UPDATE webhook_endpoints SET previous_secret_until = now()");
        post("/webhook-endpoints/" + made.getString("id") + "/test");
        assertThat(receiver.calls.getLast().isSignedWith(made.getString("secret"))).isFalse();
        assertThat(receiver.calls.getLast().isSignedWith(changed.getString("secret"))).isTrue();
        assertThat(list().encode()).doesNotContain("whsec_");
        assertThat(shop.rows("SELECT encode(secret_encrypted, 'escape') AS kept FROM webhook_endpoints"))
                .singleElement()
                .satisfies(kept -> assertThat(kept.getString("kept")).doesNotContain("whsec_"));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void a_redirect_is_no_success_and_is_not_followed(int redirect) {
        receiver.refusal = redirect;
        var made = endpoint(receiver.refuses(1), "message.received");

        var ping = post("/webhook-endpoints/" + made.getString("id") + "/test");

        assertThat(ping.body().getString("state")).isEqualTo("failed");
        assertThat(ping.body().getInteger("response_status")).isEqualTo(redirect);
        assertThat(receiver.calls).hasSize(1);
        assertThat(receiver.paths).containsExactly("/hook");
    }

    @Test
    void nothing_leads_inside_not_even_a_name_that_does_so_only_later() throws Exception {
        var addresses = new AtomicReference<>(List.of(InetAddress.getByName("93.184.215.14")));
        var places = new OutsidePlaces(new SsrfGuard(host -> host.equals("hook.example")
                ? Objects.requireNonNull(addresses.get())
                : List.of(InetAddress.getByName(host))), false);
        var sender = new WebhookSender(SERVER.ground.vertx(), places, SERVER.ground.clock());
        var call = new WebhookSender.Call(UUID.randomUUID(), "ping", "{}");

        for (var url : List.of("http://hook.example/", "https://127.0.0.1/", "https://[::1]/", "https://10.0.0.1/",
                "https://169.254.169.254/latest/", "https://0.0.0.0/", "https://2130706433/", "https://0x7f.1/",
                "https://[::ffff:127.0.0.1]/", "https://hook.example:8080/", "https://a:b@hook.example/",
                "file:///etc/passwd", "gopher://hook.example/", receiver.url())) {
            assertThat(sender.send(url, List.of(new Secret("s")), call).error()).as(url).startsWith("Not allowed");
        }
        assertThat(places.options("https://hook.example/a?b=c").getServer())
                .isEqualTo(io.vertx.core.net.SocketAddress.inetSocketAddress(443, "93.184.215.14"));
        addresses.set(List.of(InetAddress.getByName("127.0.0.1")));
        assertThat(sender.send("https://hook.example/", List.of(new Secret("s")), call).error())
                .startsWith("Not allowed");
        assertThat(receiver.calls).isEmpty();
    }

    private double delivery(String expression) {
        return shop.rows("SELECT " + expression + " AS it FROM webhook_deliveries").getFirst().getDouble("it");
    }

    private Answer post(String path) {
        return SERVER.send("POST", path, shop.admin.token, null);
    }

    private JsonObject endpoint(Receiver whom, String... types) {
        var made = shop.admin.posts("/webhook-endpoints", new JsonObject().put("url", whom.url())
                .put("event_types", new JsonArray(List.of(types))));
        assertThat(made.status()).as(made.body().encode()).isEqualTo(201);
        return made.body();
    }

    private JsonObject list() {
        return shop.admin.gets("/webhook-endpoints").body();
    }

    private JsonObject listed(JsonObject endpoint) {
        return list().getJsonArray("data").stream().map(JsonObject.class::cast)
                .filter(one -> one.getString("id").equals(endpoint.getString("id"))).findFirst().orElseThrow();
    }

    private List<JsonObject> log(JsonObject endpoint, String state) {
        return shop.admin.gets("/webhook-endpoints/" + endpoint.getString("id") + "/deliveries?state=" + state).body()
                .getJsonArray("data").stream().map(JsonObject.class::cast).toList();
    }

    private Answer replayFailed(JsonObject endpoint) {
        return post("/webhook-endpoints/" + endpoint.getString("id") + "/replay-failed");
    }

    /** As if all pauses between tries were over. */
    private void tell() {
        shop.sql("UPDATE webhook_deliveries SET next_attempt_at = now() WHERE state = 'queued'");
        Objects.requireNonNull(WEBHOOKS.get()).wake();
    }

    private List<Call> heard(int taken) {
        return awaitTaken(receiver, taken);
    }

    private List<Call> awaitTaken(Receiver whom, int count) {
        Awaitility.await().pollInterval(Duration.ofMillis(20)).until(() -> {
            tell();
            return whom.taken().size() >= count;
        });
        return whom.taken();
    }
}
