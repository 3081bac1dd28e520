package io.balcao.conversations.queues;

import io.balcao.conversations.thread.MessageView.Reason;
import io.balcao.conversations.thread.StatusEvents.Change;
import io.balcao.platform.Ids;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.platform.http.Json;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the database knows of queues. The locks that each statement takes are said in {@code R__queues.sql}. */
final class QueueRepository {
    private static final String ENTER = "SELECT enter_routing($1, $2)";
    private static final String LOCK = "SELECT lock_routing()";
    private static final String LOCK_WAITING = "SELECT lock_waiting($1)";
    private static final String DRAIN = "SELECT conversation_id, user_id, department_id, from_department_id FROM drain_queues()";
    private static final String GIVE_TO = "SELECT department FROM give_to($1, $2) AS department WHERE department IS NOT NULL";
    private static final String WITHDRAW = "SELECT " + Change.COLUMNS + " FROM withdraw_bot_sends($1, $2)";
    private static final String RECORD_GIVEN = """
            INSERT INTO conversation_transfers (id, organization_id, conversation_id, from_department_id, to_user_id,
                   transferred_at)
            VALUES ($1, $2, $3, $4, $5, clock_timestamp())
            """;
    private static final String RECORD_RETURNED = """
            INSERT INTO conversation_transfers (id, organization_id, conversation_id, from_user_id, to_department_id,
                   transferred_at)
            VALUES ($1, $2, $3, $4, $5, clock_timestamp())
            """;
    private static final String HELD_BY = """
            SELECT id FROM conversations WHERE assigned_user_id = $1 AND owner = 'user' ORDER BY last_message_at, id
            """;
    private static final String RETURN = """
            UPDATE conversations SET owner = 'queue', status = 'waiting', assigned_user_id = NULL,
                   waiting_since = moment.at,
                   first_since = CASE WHEN last_message_sender_type IS DISTINCT FROM 'attendant' THEN moment.at END,
                   owner_version = owner_version + 1, version = version + 1, updated_at = now()
            FROM (SELECT clock_timestamp() AS at) AS moment
            WHERE id = $1 AND owner = 'user'
            """;
    private static final String GREETING = "SELECT greeting_text, name FROM departments WHERE id = $1 AND greeting_text <> ''";
    private static final String FALLBACK = "SELECT fallback_department()";
    private static final String GHOSTS = "SELECT ghost_owned_conversations()";
    // Without what overflows because its time has come: no commit of anybody made that possible.
    private static final String STRANDED = """
            SELECT stranded_conversations() AS id EXCEPT SELECT id FROM overflowing_conversations() ORDER BY id
            """;
    private static final String RECORD_OVERFLOWED = """
            INSERT INTO conversation_transfers (id, organization_id, conversation_id, from_department_id,
                   to_department_id, transferred_at)
            VALUES ($1, $2, $3, $4, $5, clock_timestamp())
            """;
    private static final String DEPARTMENT = "SELECT name FROM departments WHERE id = $1";
    private static final String FORGET_LAPSED = "SELECT forget_lapsed_presence()";
    private static final String NOTE_PRESENCE = "SELECT note_presence($1, $2, $3, make_interval(secs => $4))";
    private static final String FORGET_PRESENCE = "SELECT forget_presence($1)";
    private static final String IN_TROUBLE = "SELECT id FROM organizations_with_queue_trouble() AS id WHERE is_served(id)";
    private static final String WITH_PRESENCE_AT = "SELECT organizations_with_presence_at($1)";

    /**
     * A step of the drain.
     *
     * @param user who was given it
     * @param from the department that it overflowed from; neither of one that was held by another transaction
     */
    record Drained(UUID conversation, @Nullable UUID user, UUID department, @Nullable UUID from) {
        boolean isLeft() {
            return user == null && from == null;
        }
    }

    /** @param changing the conversations that will be changed; null when none is, and so none is to be held yet */
    boolean enter(Tx tx, @Nullable Collection<UUID> changing, @Nullable UUID joins) {
        return tx.one(ENTER, row -> new Columns(row).flag(0),
                changing == null ? null : changing.toArray(UUID[]::new), joins).orElseThrow();
    }

    void lock(Tx tx) {
        tx.list(LOCK, row -> row);
    }

    void lockWaiting(Tx tx, Collection<UUID> changing) {
        tx.list(LOCK_WAITING, row -> row, (Object) changing.toArray(UUID[]::new));
    }

    List<Drained> drain(Tx tx) {
        return tx.list(DRAIN, row -> {
            var columns = new Columns(row);
            return new Drained(columns.id(0), columns.optionalId(1), columns.id(2), columns.optionalId(3));
        });
    }

    /** Gives what waits to somebody who could be given it; the department it is in then. */
    Optional<UUID> give(Tx tx, UUID conversation, UUID user) {
        return tx.one(GIVE_TO, row -> row.getUUID(0), conversation, user);
    }

    List<Change> withdrawBotSends(Tx tx, UUID conversation, Reason why) {
        return tx.list(WITHDRAW, row -> Change.read(new Columns(row)), conversation, new JsonObject(Json.text(why)));
    }

    void recordGiven(Tx tx, Drained drained) {
        tx.change(RECORD_GIVEN, Ids.next(), tx.organization().value(), drained.conversation(), drained.department(),
                drained.user());
    }

    void recordOverflowed(Tx tx, UUID conversation, @Nullable UUID from, UUID to) {
        tx.change(RECORD_OVERFLOWED, Ids.next(), tx.organization().value(), conversation, from, to);
    }

    String departmentName(Tx tx, UUID department) {
        return tx.one(DEPARTMENT, row -> new Columns(row).requiredText(0), department).orElseThrow();
    }

    /** What a department says to who comes into its queue. */
    record Greeting(String text, String department) {}

    Optional<Greeting> greeting(Tx tx, UUID department) {
        return tx.one(GREETING, row -> new Greeting(new Columns(row).requiredText(0), new Columns(row).requiredText(1)),
                department);
    }

    Optional<UUID> fallback(Tx tx) {
        return tx.one(FALLBACK, row -> Optional.ofNullable(row.getUUID(0))).orElseThrow();
    }

    List<UUID> heldBy(Tx tx, UUID user) {
        return tx.list(HELD_BY, row -> new Columns(row).id(0), user);
    }

    /** Puts a conversation back into the queue of its department. The caller holds it. */
    void giveBack(Tx tx, UUID conversation, @Nullable UUID from, @Nullable UUID department) {
        tx.change(RETURN, conversation);
        tx.change(RECORD_RETURNED, Ids.next(), tx.organization().value(), conversation, from, department);
    }

    List<UUID> ghosts(Tx tx) {
        return tx.list(GHOSTS, row -> new Columns(row).id(0));
    }

    List<UUID> stranded(Tx tx) {
        return tx.list(STRANDED, row -> new Columns(row).id(0));
    }

    void forgetLapsedPresence(Tx tx) {
        tx.list(FORGET_LAPSED, row -> row);
    }

    void notePresence(Tx tx, String node, List<UUID> users, List<String> statuses, Duration lease) {
        tx.list(NOTE_PRESENCE, row -> row, node, users.toArray(UUID[]::new), statuses.toArray(String[]::new),
                lease.toMillis() / 1000.0);
    }

    void forgetPresence(Tx tx, String node) {
        tx.list(FORGET_PRESENCE, row -> row, node);
    }

    static List<OrganizationId> inTrouble(Database database) {
        return database.ask(IN_TROUBLE, row -> new OrganizationId(new Columns(row).id(0)));
    }

    static List<OrganizationId> withPresenceAt(Database database, String node) {
        return database.ask(WITH_PRESENCE_AT, row -> new OrganizationId(new Columns(row).id(0)), node);
    }
}
