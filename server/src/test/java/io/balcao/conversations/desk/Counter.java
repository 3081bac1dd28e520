package io.balcao.conversations.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.conversations.surveys.Surveys;
import io.balcao.conversations.tags.Tags;
import io.balcao.conversations.thread.ThreadRepository;
import io.balcao.platform.Ids;
import io.balcao.platform.OrganizationId;
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
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A shop at work: an organization of its own on a server that all tests share, with a department, people in it and
 * conversations in whatever state a test asks for.
 */
public final class Counter {
    /** Who was told on WhatsApp that what was read. */
    public record Receipt(OrganizationId organization, UUID channel, String whatsappId) {}

    /** A block that no flow has; the bot goes on at any other. */
    static final String GONE = "gone";
    static final Queue<Receipt> RECEIPTS = new ConcurrentLinkedQueue<>();
    private static final AtomicReference<Desk> DESK = new AtomicReference<>();
    /** One for all tests: it is the data that must not be shared. */
    public static final FeatureServer SERVER = new FeatureServer(Stores.redis().url(),
            Set.of("conversations", "messages", "customers", "surveys", "tags"), (ground, mount) -> {
                var desk = new Desk(ground.database(), ground.accounts().auditTrail(), ground.events(), ground.queues(),
                        organization -> {},
                        (organization, channel, id) -> RECEIPTS.add(new Receipt(organization, channel, id)),
                        (organization, files) -> {}, ground.clock(),
                        (tx, flow, block, handled, version) -> GONE.equals(block)
                                ? Optional.empty()
                                : Optional.of(new JsonObject().put("flow", flow.toString()).put("block", block)
                                        .put("had", handled.userName()).put("note", handled.lastNote())
                                        .put("owner_version", version)));
                desk.addTo(mount.routes());
                surveys(ground, ground.clock()).addTo(mount.routes());
                new Tags(ground.database(), ground.accounts().auditTrail(), ground.events(), ground.background())
                        .addTo(mount.routes());
                DESK.set(desk);
            });

    public final FeatureServer.Shop shop = SERVER.shop();
    private final ConversationRows rows;
    public final UUID channel;
    public final Person ana = shop.user(Role.ATTENDANT);
    public final Person bia = shop.user(Role.ATTENDANT);
    public final Person supervisor = shop.user(Role.SUPERVISOR);
    public final UUID sales = shop.department("Vendas", ana.id, bia.id);

    /** What one server asks customers, by a clock of its own. */
    public static Surveys surveys(FeatureServer.Ground ground, InstantSource clock) {
        return new Surveys(ground.database(), ground.accounts().auditTrail(), ground.events(), organization -> {},
                ground.background(), clock, new ThreadRepository());
    }

    public Counter() {
        channel = ConversationRows.channel(shop::sql, shop.id);
        rows = new ConversationRows(shop::sql, shop.id, channel);
    }

    /** What an organization lets a role see, as it was said before anybody asked anything. */
    public void lets(Role role, String sees) {
        shop.sql("INSERT INTO role_permissions (organization_id, role, sees, permissions)"
                + " VALUES ($1, $2, $3, ARRAY['send', 'transfer', 'see_phone_numbers'])", shop.id.value(), role.wire(),
                sees);
    }

    static Desk desk() {
        return DESK.get();
    }

    private UUID conversation(String customer, String owner, String status, @Nullable UUID user,
            @Nullable UUID department) {
        return rows.conversation(customer, owner, status, user, department);
    }

    public UUID withBot(String customer) {
        return conversation(customer, "bot", "open", null, null);
    }

    public UUID waiting(String customer, @Nullable UUID department) {
        return conversation(customer, "queue", "waiting", null, department);
    }

    public UUID waiting(String customer) {
        return waiting(customer, sales);
    }

    public UUID with(Person person, String customer) {
        return conversation(customer, "user", "open", person.id, sales);
    }

    public UUID closed(Person person, String customer) {
        return conversation(customer, "nobody", "closed", person.id, sales);
    }

    /** A message of the customer, stored as the ingest stores it. */
    public UUID customerSays(UUID conversation, String text) {
        return add(conversation, "customer", text, "received");
    }

    /** A message of the bot that waits to be sent. */
    public UUID botSays(UUID conversation, String text) {
        var id = add(conversation, "bot", text, "queued");
        shop.sql("""
                INSERT INTO outbox (message_id, organization_id, conversation_id, channel_id, sender_type, position)
                SELECT id, organization_id, conversation_id, channel_id, sender_type, created_at FROM messages
                WHERE id = $1
                """, id);
        return id;
    }

    private UUID add(UUID conversation, String sender, String text, String status) {
        return rows.message(conversation, sender, text, status);
    }

    public static Answer takesOver(Person person, UUID conversation) {
        return person.posts("/conversations/" + conversation + "/takeover", new JsonObject());
    }

    public static Answer transfers(Person person, UUID conversation, JsonObject to) {
        return person.posts("/conversations/" + conversation + "/transfer", to);
    }

    public static Answer closes(Person person, UUID conversation) {
        return person.posts("/conversations/" + conversation + "/close", new JsonObject().put("reason", "resolvido"));
    }

    public static Answer reopens(Person person, UUID conversation) {
        return person.posts("/conversations/" + conversation + "/reopen", new JsonObject());
    }

    public static JsonObject text(UUID conversation, String text) {
        return new JsonObject().put("conversation_id", conversation.toString()).put("content", text).put("client_id",
                Ids.next().toString());
    }

    public static Answer says(Person person, UUID conversation, String text) {
        return person.posts("/messages", text(conversation, text));
    }

    /** The ids of a list. */
    static List<String> ids(Answer list) {
        assertThat(list.status()).as(list.body().encode()).isEqualTo(200);
        return list.body().getJsonArray("data").stream().map(row -> ((JsonObject) row).getString("id")).toList();
    }

    public JsonObject row(UUID conversation) {
        return shop.rows("SELECT * FROM conversations WHERE id = $1", conversation).getFirst();
    }

    /** What stands in a thread, in its order: sender and text. */
    public List<String> thread(UUID conversation) {
        return shop.rows("SELECT sender_type || ': ' || content AS line FROM messages WHERE conversation_id = $1"
                + " ORDER BY created_at, id", conversation).stream().map(row -> row.getString("line")).toList();
    }

    /** What will leave, in its order. */
    List<String> outbox(UUID conversation) {
        return shop.rows("SELECT m.sender_type || ': ' || m.content AS line FROM outbox o JOIN messages m"
                + " ON m.id = o.message_id WHERE o.conversation_id = $1 ORDER BY o.position", conversation).stream()
                .map(row -> row.getString("line")).toList();
    }

    /** All that any server told about a conversation, in order. */
    public static List<String> told(UUID conversation) {
        List<String> found = new ArrayList<>();
        for (var entry : SERVER.ground.redis().call(Command.XRANGE, "events", "-", "+")) {
            var text = new String(entry.get(1).get(5).toBytes(), StandardCharsets.UTF_8);
            if (text.contains(conversation.toString())) {
                found.add(text);
            }
        }
        return found;
    }

    static JsonArray data(Answer list) {
        return list.body().getJsonArray("data");
    }
}
