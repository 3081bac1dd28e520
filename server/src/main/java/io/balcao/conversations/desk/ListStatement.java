package io.balcao.conversations.desk;

import io.balcao.conversations.desk.ConversationFilter.Place;
import io.balcao.conversations.desk.ConversationFilter.Sort;
import io.balcao.conversations.thread.ConversationColumns;
import io.balcao.platform.Sight;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The list's statement: a branch for each index that holds some of the rows in the wanted order, merged. It is made of
 * constants, so that each combination of filters has a plan of its own; what was asked for goes in as values.
 */
final class ListStatement {
    private static final List<String> STATUSES = List.of("open", "waiting", "closed");
    /** A status said by the owner, which is how the indexes of users and departments say it. */
    private static final Map<String, String> OWNERS = Map.of("open", "'bot', 'user'", "waiting", "'queue'", "closed",
            "'nobody'");

    private final Viewer viewer;
    private final ConversationFilter filter;
    private final List<@Nullable Object> values = new ArrayList<>();
    // PostgreSQL must learn the type of each value, also when no branch is about the user.
    private final StringBuilder conditions = new StringBuilder(" AND $1::uuid IS NOT NULL");
    private final List<String> branches = new ArrayList<>();
    /** Once for each department of the viewer: an index is sorted within one of them. */
    private final List<String> departmentBranches = new ArrayList<>();
    private final String sql;

    ListStatement(Viewer viewer, ConversationFilter filter) {
        this.viewer = viewer;
        this.filter = filter;
        values.add(viewer.userId());
        branch();
        narrow();
        sql = written();
    }

    String sql() {
        return sql;
    }

    Object[] values() {
        return values.toArray();
    }

    private List<String> wanted() {
        return filter.statuses().isEmpty() ? STATUSES : filter.statuses();
    }

    private void branch() {
        if (filter.sort() == Sort.LONGEST_WAITING) {
            switch (viewer.sight()) {
                case ALL -> branches.add("c.status = 'waiting'");
                case DEPARTMENTS, QUEUE -> branches.add(Viewer.WAITING);
                case OWN -> branches.add("false");
            }
        } else if (filter.sort() == Sort.SOONEST_DUE && viewer.seesAll()) {
            branches.add("c.sla_due_at IS NOT NULL");
        } else if (!viewer.seesAll()) {
            byOwner(branches, Viewer.MINE, "c.owner = 'user'");
            if (viewer.sight() == Sight.QUEUE && wanted().contains("waiting")) {
                branches.add(Viewer.WAITING);
            }
            if (viewer.sight() == Sight.DEPARTMENTS) {
                byOwner(departmentBranches,
                        "c.department_id = d.department_id AND c.assigned_user_id IS DISTINCT FROM $1",
                        "c.owner <> 'nobody'");
            }
        } else if (filter.assignment().isPresent() && filter.assignment().get().user().isPresent()) {
            byOwner(branches, "c.assigned_user_id = " + value(filter.assignment().get().user().get()),
                    "c.owner = 'user'");
        } else if (filter.department().isPresent()) {
            byOwner(branches, "c.department_id = " + value(filter.department().get()), "c.owner <> 'nobody'");
        } else {
            byStatus();
        }
    }

    private void byOwner(List<String> into, String whose, String active) {
        var owners = " AND c.owner IN ("
                + wanted().stream().sorted().map(OWNERS::get).collect(Collectors.joining(", ")) + ")";
        if (!wanted().equals(List.of("closed"))) {
            into.add(whose + " AND " + active + owners);
        }
        if (wanted().contains("closed")) {
            into.add(whose + " AND c.owner = 'nobody'");
        }
    }

    private void byStatus() {
        // As literals of our own, so that the planner sees which index holds them.
        var statuses = " AND c.status IN ("
                + wanted().stream().sorted().map(status -> "'" + status + "'").collect(Collectors.joining(", ")) + ")";
        if (!wanted().equals(List.of("closed"))) {
            branches.add("c.status <> 'closed'" + (filter.statuses().isEmpty() ? "" : statuses));
        }
        if (wanted().contains("closed")) {
            branches.add("c.status = 'closed'");
        }
    }

    private void narrow() {
        if (filter.sort() == Sort.LONGEST_WAITING && !wanted().contains("waiting")) {
            conditions.append(" AND false");
        }
        if (filter.sort() == Sort.SOONEST_DUE) {
            conditions.append(" AND c.sla_due_at IS NOT NULL");
            if (!filter.statuses().isEmpty()) {
                and("c.status = ANY(", filter.statuses().toArray(String[]::new)).append(")");
            }
        }
        if (!filter.slaStates().isEmpty()) {
            and("c.sla_state = ANY(", filter.slaStates().toArray(String[]::new)).append(")");
        }
        filter.assignment().ifPresent(assignment -> assignment.user().ifPresentOrElse(
                user -> and("c.assigned_user_id = ", user),
                () -> conditions.append(" AND c.assigned_user_id IS NULL")));
        filter.department().ifPresent(department -> and("c.department_id = ", department));
        filter.tag().ifPresent(tag -> conditions.append(" AND c.id = ANY(ARRAY(SELECT tagged_conversations(")
                .append(value(tag)).append(")))"));
        filter.from().ifPresent(from -> since(">= ", value(time(from))));
        filter.to().ifPresent(to -> since("< ", value(time(to))));
        filter.onHold().ifPresent(onHold -> conditions.append(onHold
                ? " AND c.snoozed_until > now()"
                : " AND (c.snoozed_until > now()) IS NOT TRUE"));
        filter.after().ifPresent(this::beyond);
    }

    private void beyond(Place place) {
        var at = value(time(place.at()));
        var beyond = isDescending() ? "<" : ">";
        if (isByLastMessage()) {
            slot(beyond, at);
        }
        conditions.append(" AND (").append(key()).append(", c.id) ").append(beyond).append(" (").append(at).append(", ")
                .append(value(place.id())).append(")");
    }

    private void since(String comparison, String at) {
        slot(comparison, at);
        conditions.append(" AND c.last_message_at ").append(comparison).append(at);
    }

    /** The same for the slots, by which the indexes are sorted. */
    private void slot(String comparison, String at) {
        conditions.append(" AND c.last_message_slot ").append(comparison.charAt(0)).append("= message_slot(").append(at)
                .append("::timestamptz)");
    }

    private StringBuilder and(String condition, Object value) {
        return conditions.append(" AND ").append(condition).append(value(value));
    }

    /** Takes a value in and gives the name that the statement has for it. */
    private String value(Object value) {
        values.add(value);
        return "$" + values.size();
    }

    private static Object time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private String key() {
        return switch (filter.sort()) {
            case LONGEST_WAITING -> "c.queue_place";
            case SOONEST_DUE -> "c.sla_due_at";
            case NEWEST, OLDEST -> "c.last_message_at";
        };
    }

    private boolean isByLastMessage() {
        return filter.sort() == Sort.NEWEST || filter.sort() == Sort.OLDEST;
    }

    private boolean isDescending() {
        return filter.sort() == Sort.NEWEST;
    }

    private String written() {
        var order = isDescending() ? " DESC" : "";
        // As the indexes are sorted; within a slot the rows are put in order.
        var slotOrder = isByLastMessage() ? "c.last_message_slot" + order + ", " : "";
        // Said, so that the planner knows how few rows it is.
        var limit = " LIMIT " + (filter.most() + 1);
        var found = filter.text().map(text -> "found AS MATERIALIZED (SELECT search_conversations(" + value(text)
                + ", " + filter.byNumber() + ") AS id), ").orElse("");
        var isFound = found.isEmpty() ? "" : " AND c.id IN (SELECT id FROM found)";
        UnaryOperator<String> sorted = branch -> "(SELECT c.id, " + key() + " AS at FROM conversations c WHERE "
                + branch
                + conditions + isFound + " ORDER BY " + slotOrder + key() + order + ", c.id" + order + limit + ")";
        var rows = Stream.concat(branches.stream().map(sorted),
                departmentBranches.stream()
                        .map(branch -> "(SELECT r.id, r.at FROM department_members d CROSS JOIN LATERAL "
                                + sorted.apply(branch) + " AS r WHERE d.user_id = $1)"))
                .collect(Collectors.joining(" UNION ALL "));
        return "WITH " + found + "page AS (SELECT b.id, b.at FROM (" + rows + ") AS b ORDER BY b.at" + order + ", b.id"
                + order + limit + ") SELECT " + ConversationColumns.COLUMNS
                + " FROM page p JOIN conversations c ON c.id = p.id " + ConversationColumns.JOINS + " ORDER BY p.at"
                + order + ", p.id" + order;
    }
}
