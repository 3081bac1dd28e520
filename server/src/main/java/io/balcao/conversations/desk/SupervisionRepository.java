package io.balcao.conversations.desk;

import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a supervisor needs to know of people to act for them. */
final class SupervisionRepository {
    // With the queue that each goes back to.
    private static final String HELD_BY = """
            SELECT c.id, coalesce((SELECT d.id FROM departments d WHERE d.id = c.department_id AND d.is_active),
                                  fallback_department()), k.name
            FROM conversations c JOIN customers k ON k.id = c.customer_id
            WHERE c.assigned_user_id = $1 AND c.owner = 'user' AND ($2 OR c.department_id IN (
                SELECT m.department_id FROM department_members m WHERE m.user_id = $3))
            ORDER BY c.last_message_at, c.id
            """;
    private static final String QUEUES_OF = """
            SELECT d.id, d.name, count(*)::integer FROM (
                SELECT coalesce((SELECT d.id FROM departments d WHERE d.id = c.department_id AND d.is_active),
                                fallback_department()) AS department_id
                FROM conversations c
                WHERE c.assigned_user_id = $1 AND c.owner = 'user' AND ($2 OR c.department_id IN (
                    SELECT m.department_id FROM department_members m WHERE m.user_id = $3))) AS h
            JOIN departments d ON d.id = h.department_id
            GROUP BY d.id, d.name ORDER BY count(*) DESC, d.name
            """;
    private static final String KNOWN = "SELECT id FROM users WHERE id = $1";
    private static final String ROOM = """
            SELECT u.id, u.capacity - attendant_load(u.id)::double precision FROM users u
            WHERE u.id = ANY ($1) AND u.is_active
            """;
    private static final String STATUS = """
            SELECT a.status FROM user_availability a WHERE a.user_id = $1 AND a.lease_until > now()
            """;

    record Held(UUID id, @Nullable UUID department, @Nullable String customer) {}

    /** @param room how much more they take on; below zero when they have too much already */
    record Room(UUID user, double room) {}

    /** What somebody holds that the viewer looks after. */
    List<Held> heldBy(Tx tx, UUID user, Viewer viewer) {
        return tx.list(HELD_BY, row -> {
            var columns = new Columns(row);
            return new Held(columns.id(0), columns.optionalId(1), columns.text(2));
        }, user, viewer.seesAll(), viewer.userId());
    }

    /** To which queues that would go, the one with most first. */
    List<HeldView.Queue> queuesOf(Tx tx, UUID user, Viewer viewer) {
        return tx.list(QUEUES_OF, row -> {
            var columns = new Columns(row);
            return new HeldView.Queue(columns.id(0), columns.requiredText(1), row.getInteger(2));
        }, user, viewer.seesAll(), viewer.userId());
    }

    boolean isKnown(Tx tx, UUID user) {
        return tx.one(KNOWN, row -> user, user).isPresent();
    }

    /** Of those who work here, in no order. */
    List<Room> room(Tx tx, List<UUID> users) {
        return tx.list(ROOM, row -> new Room(new Columns(row).id(0), row.getDouble(1)),
                (Object) users.toArray(UUID[]::new));
    }

    /** What a user's windows say: online or away; empty of who is not here. */
    Optional<String> presence(Tx tx, UUID user) {
        return tx.one(STATUS, row -> new Columns(row).requiredText(0), user)
                .filter(status -> !status.equals("offline"));
    }
}
