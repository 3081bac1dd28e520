package io.balcao.conversations.desk;

import io.balcao.platform.Sight;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Counts of what a viewer sees and is not closed. */
final class StatsRepository {
    private static final String COUNTS = """
            SELECT n.department_id, d.name, n.waiting, n.open, n.mine, n.on_hold FROM (
                SELECT department_id, count(*) FILTER (WHERE status = 'waiting') AS waiting, count(*) AS open,
                       count(*) FILTER (WHERE assigned_user_id = $1 AND on_hold IS NOT TRUE) AS mine,
                       count(*) FILTER (WHERE assigned_user_id = $1 AND on_hold) AS on_hold
                FROM seen GROUP BY department_id) AS n
            LEFT JOIN departments d ON d.id = n.department_id
            """;
    private static final String ALL = """
            WITH seen AS (SELECT c.department_id, c.status, c.assigned_user_id, c.snoozed_until > now() AS on_hold FROM conversations c
                          WHERE c.status <> 'closed')
            """ + COUNTS;
    private static final String MINE = "WITH seen AS ("
            + "SELECT c.department_id, c.status, c.assigned_user_id, c.snoozed_until > now() AS on_hold FROM conversations c WHERE "
            + Viewer.MINE
            + " AND c.owner = 'user'";
    private static final String AND = " UNION ALL "
            + "SELECT c.department_id, c.status, c.assigned_user_id, c.snoozed_until > now() AS on_hold FROM conversations c WHERE ";
    private static final String OWN = MINE + ") " + COUNTS;
    private static final String QUEUE = MINE + AND + Viewer.WAITING + ") " + COUNTS;
    private static final String THEIR_DEPARTMENTS = MINE + AND + Viewer.THEIR_DEPARTMENT
            + " AND c.status <> 'closed' AND c.assigned_user_id IS DISTINCT FROM $1) " + COUNTS;
    private static final String DEPARTMENTS = """
            SELECT d.id, d.name FROM departments d
            WHERE d.is_active AND ($2::boolean OR EXISTS (
                SELECT FROM department_members m WHERE m.department_id = d.id AND m.user_id = $1))
            ORDER BY lower(d.name), d.id
            """;

    /** @param department null for what is in none */
    record Count(@Nullable UUID department, @Nullable String name, int waiting, int open, int mine,
            int onHold) {}

    record Named(UUID id, String name) {}

    List<Count> counts(Tx tx, Viewer viewer) {
        var statement = switch (viewer.sight()) {
            case OWN -> OWN;
            case QUEUE -> QUEUE;
            case DEPARTMENTS -> THEIR_DEPARTMENTS;
            case ALL -> ALL;
        };
        return tx.list(statement, row -> {
            var columns = new Columns(row);
            return new Count(columns.optionalId(0), columns.text(1), (int) columns.number(2), (int) columns.number(3),
                    (int) columns.number(4), (int) columns.number(5));
        }, viewer.userId());
    }

    /** The departments whose queues the viewer sees. */
    List<Named> departments(Tx tx, Viewer viewer) {
        if (viewer.sight() == Sight.OWN) {
            return List.of();
        }
        return tx.list(DEPARTMENTS, row -> {
            var columns = new Columns(row);
            return new Named(columns.id(0), columns.requiredText(1));
        }, viewer.userId(), viewer.seesAll());
    }
}
