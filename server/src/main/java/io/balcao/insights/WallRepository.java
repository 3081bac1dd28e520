package io.balcao.insights;

import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is at this moment: who waits, who is there, and what they hold. */
final class WallRepository {
    // What our own people wrote last in is answered: only of the others it has to be looked up since when they wait.
    private static final String WITH_PEOPLE = """
            SELECT c.id, c.department_id, CASE WHEN c.owner = 'user' THEN c.assigned_user_id END, c.waiting_since,
                   conversation_weight(c.last_message_sender_type, c.snoozed_until)::double precision,
                   CASE WHEN c.last_message_sender_type IS DISTINCT FROM 'attendant' THEN owed_since(c.id) END,
                   c.sla_state, c.sla_target, c.sla_due_at
            FROM conversations c WHERE c.owner IN ('queue', 'user')
            """;
    private static final String PEOPLE = """
            SELECT u.id, u.full_name, u.role, u.capacity,
                   CASE WHEN a.lease_until > now() OR a.status = 'offline' THEN a.status ELSE 'offline' END,
                   CASE WHEN a.lease_until > now() OR a.status = 'offline' THEN a.since ELSE a.lease_until END,
                   ARRAY(SELECT m.department_id FROM department_members m WHERE m.user_id = u.id)
            FROM users u LEFT JOIN user_availability a ON a.user_id = u.id
            WHERE u.is_active ORDER BY lower(u.full_name), u.id
            """;
    private static final String DEPARTMENTS = """
            SELECT d.id, d.name FROM departments d WHERE d.is_active ORDER BY lower(d.name), d.id
            """;
    private static final String DEPARTMENTS_OF = """
            SELECT m.department_id FROM department_members m WHERE m.user_id = $1
            """;
    private static final String CUSTOMERS = """
            SELECT c.id, k.name FROM conversations c JOIN customers k ON k.id = c.customer_id WHERE c.id = ANY ($1)
            """;

    /**
     * A conversation that waits for people or is with one of them.
     *
     * @param user null while it waits in the queue
     * @param waitingSince null when it does not
     * @param unansweredSince since when the customer waits for the word of a person; null when the last word is ours
     * @param promise what was promised next; null where no policy fits
     */
    record Held(UUID id, @Nullable UUID department, @Nullable UUID user, @Nullable Instant waitingSince, double weight,
            @Nullable Instant unansweredSince, @Nullable Promise promise) {}

    /** A target of the organization's policies, as the lists show it. */
    record Promise(String state, String target, Instant dueAt) {
        boolean isBroken(Instant now) {
            return state.equals("breached") || !dueAt.isAfter(now);
        }

        boolean isAtRisk(Instant now) {
            return state.equals("at_risk") || isBroken(now);
        }

        /** Whether it says how soon an answer is owed. */
        boolean isOfAnAnswer() {
            return !target.equals("resolution");
        }
    }

    /**
     * @param status online, away or offline
     * @param since null of who never came
     */
    record Colleague(UUID id, String name, String role, int capacity, String status, @Nullable Instant since,
            List<UUID> departments) {}

    record Department(UUID id, String name) {}

    List<Held> withPeople(Tx tx) {
        return tx.list(WITH_PEOPLE, row -> {
            var columns = new Columns(row);
            return new Held(columns.id(0), columns.optionalId(1), columns.optionalId(2), columns.optionalTime(3),
                    row.getDouble(4), columns.optionalTime(5), promise(columns));
        });
    }

    private static @Nullable Promise promise(Columns columns) {
        var state = columns.text(6);
        var dueAt = columns.optionalTime(8);
        return state == null || dueAt == null || state.equals("paused")
                ? null
                : new Promise(state, columns.requiredText(7), dueAt);
    }

    List<Colleague> people(Tx tx) {
        return tx.list(PEOPLE, row -> {
            var columns = new Columns(row);
            return new Colleague(columns.id(0), columns.requiredText(1), columns.requiredText(2), columns.integer(3),
                    columns.requiredText(4), columns.optionalTime(5), Arrays.asList(row.getArrayOfUUIDs(6)));
        });
    }

    List<Department> departments(Tx tx) {
        return tx.list(DEPARTMENTS, row -> {
            var columns = new Columns(row);
            return new Department(columns.id(0), columns.requiredText(1));
        });
    }

    /** The departments that somebody works in. */
    Set<UUID> departmentsOf(Tx tx, UUID user) {
        return Set.copyOf(tx.list(DEPARTMENTS_OF, row -> new Columns(row).id(0), user));
    }

    /** The customers' names of conversations. */
    Map<UUID, String> customers(Tx tx, List<UUID> conversations) {
        return tx.list(CUSTOMERS, row -> Map.entry(new Columns(row).id(0), new Columns(row).requiredText(1)),
                (Object) conversations.toArray(UUID[]::new)).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
