package io.balcao.conversations.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.accounts.hours.Hours;
import io.balcao.conversations.desk.Desk;
import io.balcao.platform.Role;
import io.balcao.testing.ConversationRows;
import io.balcao.testing.FeatureServer;
import io.balcao.testing.FeatureServer.Answer;
import io.balcao.testing.FeatureServer.Person;
import io.balcao.testing.Stores;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A shop that says how soon it answers. */
final class Shelf {
    private static final AtomicReference<Sla> SLA = new AtomicReference<>();
    static final FeatureServer SERVER = new FeatureServer(Stores.redis().url(),
            Set.of("conversations", "messages", "customers", "sla", "hours"), (ground, mount) -> {
                new Desk(ground.database(), ground.accounts().auditTrail(), ground.events(), ground.queues(),
                        organization -> {}, (organization, channel, id) -> {}, (organization, files) -> {},
                        ground.clock(), (tx, flow, block, handled, version) -> Optional.empty()).addTo(mount.routes());
                new Hours(ground.database(), ground.accounts().auditTrail()).addTo(mount.routes());
                var sla = new Sla(ground.database(), ground.accounts().auditTrail(), ground.events(),
                        ground.background(), ground.clock());
                sla.addTo(mount.routes());
                SLA.set(sla);
            });

    final FeatureServer.Shop shop = SERVER.shop();
    final Person ana = shop.user(Role.ATTENDANT);
    final Person supervisor = shop.user(Role.SUPERVISOR);
    final UUID sales = shop.department("Vendas", ana.id);
    final UUID support = shop.department("Suporte", ana.id);
    final UUID channel = ConversationRows.channel(shop::sql, shop.id);
    private final ConversationRows rows = new ConversationRows(shop::sql, shop.id, channel);

    /** Tells what is due at some time. */
    void ringAt(Instant time) {
        new Bell(SERVER.ground.database(), SERVER.ground.events(), () -> time,
                new io.balcao.conversations.thread.ThreadRepository()).ring();
    }

    void ring() {
        Objects.requireNonNull(SLA.get()).ring();
    }

    /** Somebody whom the bot handed to a department, so that a person is asked. */
    UUID asks(String customer, UUID department) {
        var id = rows.conversation(customer, "bot", "open", null, null);
        shop.sql("UPDATE conversations SET owner = 'queue', status = 'waiting', department_id = $2,"
                + " waiting_since = clock_timestamp() WHERE id = $1", id, department);
        return id;
    }

    UUID asks(String customer) {
        return asks(customer, sales);
    }

    /** As the ingest stores it. */
    void customerSays(UUID conversation, String text) {
        rows.message(conversation, "customer", text, "received");
        shop.rows("SELECT resume_targets(ARRAY[id], clock_timestamp()) FROM conversations WHERE id = $1"
                + " AND sla_state = 'paused'", conversation);
    }

    void takes(Person person, UUID conversation) {
        ok(person.posts("/conversations/" + conversation + "/takeover", new JsonObject()));
    }

    void says(Person person, UUID conversation, String text) {
        ok(person.posts("/messages", new JsonObject().put("conversation_id", conversation.toString())
                .put("content", text).put("client_id", UUID.randomUUID().toString())));
    }

    void transfers(Person person, UUID conversation, JsonObject to) {
        ok(person.posts("/conversations/" + conversation + "/transfer", to));
    }

    void closes(Person person, UUID conversation) {
        ok(person.posts("/conversations/" + conversation + "/close", new JsonObject()));
    }

    static Answer ok(Answer answer) {
        assertThat(answer.status()).as(answer.body().encode()).isIn(200, 201);
        return answer;
    }

    /** A conversation as somebody is shown it. */
    JsonObject seen(UUID conversation) {
        return ok(supervisor.gets("/conversations/" + conversation)).body();
    }

    String state(UUID conversation) {
        return seen(conversation).getString("sla_state");
    }

    @Nullable
    Instant due(UUID conversation) {
        return seen(conversation).getInstant("sla_due_at");
    }

    JsonObject clocks(UUID conversation) {
        return shop.rows("SELECT * FROM conversation_sla WHERE conversation_id = $1", conversation).getFirst();
    }

    /** What was written down: what of which target. */
    List<String> events(UUID conversation) {
        return shop.rows("SELECT kind || ' ' || target AS line FROM sla_events WHERE conversation_id = $1"
                + " ORDER BY position", conversation).stream().map(row -> row.getString("line")).toList();
    }

    /** Notifications that any server gave of a conversation, their kinds. */
    List<String> told(UUID conversation) {
        List<String> found = new ArrayList<>();
        for (var entry : SERVER.ground.redis().call(Command.XRANGE, "events", "-", "+")) {
            var text = new String(entry.get(1).get(5).toBytes(), StandardCharsets.UTF_8);
            if (text.contains(conversation.toString())) {
                for (var kind : List.of("sla_at_risk", "sla_breached")) {
                    if (text.contains("\"kind\":\"" + kind + "\"")) {
                        found.add(kind);
                    }
                }
            }
        }
        return found;
    }

    static JsonObject policy(String name) {
        return new JsonObject().put("name", name).put("is_active", true).putNull("department_id").putNull("priority")
                .putNull("tag").putNull("first_response_minutes").putNull("next_response_minutes")
                .putNull("resolution_minutes").put("counts", "clock").put("warn_percent", 80);
    }

    UUID writes(JsonObject policy) {
        return UUID.fromString(ok(shop.admin.posts("/sla-policies", policy)).body().getString("id"));
    }

    /** Sets the organization's hours. */
    void opens(String timezone, String days) {
        ok(shop.admin.puts("/business-hours", new JsonObject().put("hours",
                new JsonObject().put("timezone", timezone).put("days", new JsonArray(days)))));
    }

    @Nullable
    Instant after(String since, int minutes) {
        return shop.rows("SELECT business_instant($1, $2, $3) AS at", null,
                Instant.parse(since).atOffset(ZoneOffset.UTC), minutes * 60_000L).getFirst().getInstant("at");
    }

    long minutesBetween(String since, String until) {
        return shop.rows("SELECT business_ms($1, $2, $3) AS ms", null, Instant.parse(since).atOffset(ZoneOffset.UTC),
                Instant.parse(until).atOffset(ZoneOffset.UTC)).getFirst().getLong("ms") / 60_000;
    }
}
