package io.balcao.conversations.queues;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.conversations.desk.Desk;
import io.balcao.insights.Insights;
import io.balcao.platform.Ids;
import io.balcao.platform.Role;
import io.balcao.testing.ConversationRows;
import io.balcao.testing.FeatureServer;
import io.balcao.testing.FeatureServer.Answer;
import io.balcao.testing.FeatureServer.Person;
import io.balcao.testing.MovedTime;
import io.balcao.testing.Stores;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A shop with a department that gives out what waits in it, and people who come and go. */
final class Floor {
    private static final Set<String> OF_ACCOUNTS = Set.of("listUsers", "listOnlineUsers", "createUser",
            "inviteUser", "resendInvitation", "revokeInvitation", "getUser",
            "updateUser", "resetSecondFactor", "listUserSessions", "endUserSession",
            "endUserSessions", "setOwnAvatar", "removeOwnAvatar", "getSecuritySettings", "updateSecuritySettings",
            "listDepartments",
            "createDepartment", "updateDepartment", "listRolePermissions", "updateRolePermissions");
    private static final Duration LONG = Duration.ofDays(2);
    static final FeatureServer SERVER = new FeatureServer(MovedTime.database(), Stores.redis().url(),
            Set.of("conversations", "messages", "customers", "users", "departments", "queues", "metrics"),
            (ground, mount) -> {
                ground.accounts().addTo((operation, answer) -> {
                    if (OF_ACCOUNTS.contains(operation)) {
                        mount.routes().add(operation, answer);
                    }
                });
                new Insights(ground.database(), ground.accounts().auditTrail(), ground.clock())
                        .addTo(mount.routes());
                ground.queues().addTo(mount.routes());
                new Desk(ground.database(), ground.accounts().auditTrail(), ground.events(), ground.queues(),
                        organization -> {}, (organization, channel, id) -> {}, (organization, files) -> {},
                        ground.clock(), (tx, flow, block, handled, version) -> Optional.empty()).addTo(mount.routes());
            });

    final FeatureServer.Shop shop = SERVER.shop();
    final Queues queues = SERVER.ground.queues();
    private final QueueRepository repository = new QueueRepository();
    private final UUID channel = ConversationRows.channel(shop::sql, shop.id);
    private final ConversationRows rows = new ConversationRows(shop::sql, shop.id, channel);
    final Person supervisor = shop.user(Role.SUPERVISOR);
    final Person ana = shop.user(Role.ATTENDANT);
    final Person bia = shop.user(Role.ATTENDANT);
    final UUID sales = shop.department("Vendas", ana.id, bia.id);

    Floor(String mode) {
        mode(mode);
    }

    UUID channel() {
        return channel;
    }

    void mode(String mode) {
        ok(shop.admin.patches("/departments/" + sales, new JsonObject().put("routing_mode", mode)));
    }

    /** What a department does by itself; what is not said it does not. */
    void rules(UUID department, JsonObject some) {
        var rules = new JsonObject().putNull("offline_return_minutes").putNull("answer_limit_minutes")
                .put("answer_limit_action", "notify").putNull("overflow_department_id")
                .putNull("overflow_after_minutes").putNull("overflow_over").putNull("position_text")
                .putNull("position_every_minutes").mergeIn(some);
        ok(shop.admin.patches("/departments/" + department, new JsonObject().put("queue_rules", rules)));
    }

    /** Time passes, and the monitor looks. */
    void passes(int minutes) {
        MovedTime.passes(shop, Duration.ofMinutes(minutes));
        queues.look();
    }

    void capacity(Person person, int capacity) {
        ok(shop.admin.patches("/users/" + person.id, new JsonObject().put("capacity", capacity)));
    }

    static void ok(Answer answer) {
        assertThat(answer.status()).as(answer.body().encode()).isIn(200, 201);
    }

    /** What the sockets of a person say. */
    void are(String status, Person... people) {
        for (var person : people) {
            says(status, "a server", LONG, person.id);
        }
    }

    void says(String status, String node, Duration lease, UUID user) {
        queues.freeing(shop.id, tx -> repository.notePresence(tx, node, List.of(user), List.of(status), lease));
    }

    /** Somebody whom the supervisor has, and who waits for nobody. */
    UUID comes(String customer) {
        return rows.conversation(customer, "user", "open", supervisor.id, null);
    }

    /** Somebody who begins to wait in the department. */
    UUID joins(String customer) {
        var id = comes(customer);
        transfers(supervisor, id, sales);
        return id;
    }

    void transfers(Person person, UUID conversation, UUID department) {
        ok(person.posts("/conversations/" + conversation + "/transfer",
                new JsonObject().put("to_department_id", department.toString())));
    }

    UUID closed(Person by, String customer) {
        return rows.conversation(customer, "nobody", "closed", by.id, sales);
    }

    /** Another conversation of somebody who was here before. */
    UUID comesBack(UUID earlier) {
        var id = Ids.next();
        shop.sql("""
                INSERT INTO conversations (id, organization_id, customer_id, channel_id, owner, status, assigned_user_id)
                SELECT $1, organization_id, customer_id, channel_id, 'user', 'open', $3 FROM conversations WHERE id = $2
                """, id, earlier, supervisor.id);
        transfers(supervisor, id, sales);
        return id;
    }

    Answer closes(Person person, UUID conversation) {
        return person.posts("/conversations/" + conversation + "/close", new JsonObject().put("reason", "resolvido"));
    }

    void customerSays(UUID conversation, String text) {
        rows.message(conversation, "customer", text, "received");
    }

    void says(Person person, UUID conversation, String text) {
        ok(person.posts("/messages", new JsonObject().put("conversation_id", conversation.toString())
                .put("content", text).put("client_id", Ids.next().toString())));
    }

    /** Who has a conversation; null while it waits. */
    @Nullable
    UUID holder(UUID conversation) {
        var id = row(conversation).getString("assigned_user_id");
        return id == null ? null : UUID.fromString(id);
    }

    List<@Nullable UUID> holders(List<UUID> conversations) {
        return conversations.stream().<@Nullable UUID>map(this::holder).toList();
    }

    JsonObject row(UUID conversation) {
        return shop.rows("SELECT * FROM conversations WHERE id = $1", conversation).getFirst();
    }

    List<String> thread(UUID conversation) {
        return shop.rows("SELECT sender_type || ': ' || content AS line FROM messages WHERE conversation_id = $1"
                + " ORDER BY created_at, id", conversation).stream().map(row -> row.getString("line")).toList();
    }

    /** Who waits though somebody is free. */
    List<JsonObject> stranded() {
        return shop.rows("SELECT stranded_conversations() AS id");
    }

    /** Who has more than they can take. */
    List<JsonObject> overloaded() {
        return shop
                .rows("SELECT id, attendant_load(id) AS load, capacity FROM users WHERE attendant_load(id) > capacity"
                        + " AND id <> $1", supervisor.id);
    }

    static JsonArray ids(UUID... ids) {
        return new JsonArray(List.of(ids).stream().map(UUID::toString).toList());
    }
}
