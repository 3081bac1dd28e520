package io.balcao.conversations.desk;

import io.balcao.conversations.desk.ConversationFilter.Place;
import io.balcao.conversations.desk.ConversationFilter.Sort;
import io.balcao.conversations.thread.Conversation;
import io.balcao.conversations.thread.ConversationColumns;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Conversations as far as a viewer sees them. */
final class ConversationRepository {
    private static final String FIND = "SELECT " + ConversationColumns.COLUMNS + " FROM conversations c "
            + ConversationColumns.JOINS + " WHERE c.id = $3 AND " + Viewer.SEES;
    private static final String VISIBLE = "SELECT c.id FROM conversations c WHERE c.id = ANY($3) AND " + Viewer.SEES;
    private static final String DEPARTMENTS = "SELECT department_id FROM department_members WHERE user_id = $1";
    private static final String SEES_ALL = """
            SELECT role <> 'attendant' FROM users WHERE id = $1 AND is_active
            """;
    private static final String TRANSFERS = """
            SELECT t.id, t.conversation_id, t.from_user_id, f.full_name, t.from_department_id, fd.name, t.to_user_id,
                   u.full_name, t.to_department_id, td.name, t.by_user_id, b.full_name, t.reason, t.transferred_at
            FROM conversation_transfers t
            LEFT JOIN users f ON f.id = t.from_user_id
            LEFT JOIN users u ON u.id = t.to_user_id
            LEFT JOIN users b ON b.id = t.by_user_id
            LEFT JOIN departments fd ON fd.id = t.from_department_id
            LEFT JOIN departments td ON td.id = t.to_department_id
            WHERE t.conversation_id = $1 AND ($2::timestamptz IS NULL OR (t.transferred_at, t.id) < ($2, $3::uuid))
            ORDER BY t.transferred_at DESC, t.id DESC LIMIT $4
            """;

    /** One conversation; empty also when the viewer may not see it. */
    Optional<Conversation> find(Tx tx, Viewer viewer, UUID id) {
        return tx.one(FIND, row -> ConversationColumns.read(new Columns(row), 0), viewer.userId(), viewer.seesAll(),
                id);
    }

    /** Those that the viewer sees. */
    Set<UUID> visible(Tx tx, Viewer viewer, Set<UUID> ids) {
        return tx.list(VISIBLE, row -> new Columns(row).id(0), viewer.userId(), viewer.seesAll(),
                ids.toArray(UUID[]::new)).stream().collect(Collectors.toSet());
    }

    boolean sees(Tx tx, Viewer viewer, UUID id) {
        return !visible(tx, viewer, Set.of(id)).isEmpty();
    }

    /** The departments that a user is in. */
    Set<UUID> departments(Tx tx, UUID user) {
        return tx.list(DEPARTMENTS, row -> new Columns(row).id(0), user).stream().collect(Collectors.toSet());
    }

    /** A user as the database has them now; empty when there is no such active user. */
    Optional<Viewer> viewer(Tx tx, UUID user) {
        return tx.one(SEES_ALL, row -> new Viewer(user, new Columns(row).flag(0)), user);
    }

    /** One page, with one row more when there is another page. */
    List<Conversation> list(Tx tx, Viewer viewer, ConversationFilter filter) {
        var query = new ListQuery(viewer, filter);
        return tx.list(query.sql(), row -> ConversationColumns.read(new Columns(row), 0), query.values());
    }

    List<TransferView> transfers(Tx tx, UUID conversation, @Nullable Place after, int most) {
        return tx.list(TRANSFERS, row -> readTransfer(new Columns(row)), conversation,
                after == null ? null : after.at().atOffset(ZoneOffset.UTC), after == null ? null : after.id(), most);
    }

    private static TransferView readTransfer(Columns row) {
        return new TransferView(row.id(0), row.id(1), row.optionalId(2), row.text(3), row.optionalId(4), row.text(5),
                row.optionalId(6), row.text(7), row.optionalId(8), row.text(9), row.optionalId(10), row.text(11),
                row.text(12), row.time(13));
    }

    /**
     * The list's statement: a branch for each index that holds some of the rows in the wanted order, merged. Made of
     * constants, for each combination of filters is a statement with a plan of its own; what was asked for are values.
     */
    private static final class ListQuery {
        private static final List<String> ALL_STATUSES = List.of("closed", "open", "waiting");

        private final Viewer viewer;
        private final ConversationFilter filter;
        private final List<@Nullable Object> values = new ArrayList<>();
        private final StringBuilder conditions = new StringBuilder();

        ListQuery(Viewer viewer, ConversationFilter filter) {
            this.viewer = viewer;
            this.filter = filter;
            values.add(viewer.userId());
            values.add(filter.most() + 1);
            narrow();
        }

        Object[] values() {
            return values.toArray();
        }

        private void narrow() {
            // PostgreSQL must know the type of each value, also when no branch is about the user.
            conditions.append(" AND $1::uuid IS NOT NULL");
            if (!filter.statuses().isEmpty() && filter.statuses().size() < ALL_STATUSES.size()) {
                // As literals of our own, so that the planner sees which index holds them.
                conditions.append(" AND c.status IN (").append(ALL_STATUSES.stream().filter(filter.statuses()::contains)
                        .map(status -> "'" + status + "'").collect(Collectors.joining(", "))).append(")");
            }
            filter.assignment().ifPresent(assignment -> assignment.user().ifPresentOrElse(
                    user -> and("c.assigned_user_id = ", user),
                    () -> conditions.append(" AND c.assigned_user_id IS NULL")));
            filter.department().ifPresent(department -> and("c.department_id = ", department));
            filter.tag().ifPresent(tag -> and("c.tags @> ", new String[]{tag}));
            filter.from().ifPresent(from -> and("c.last_message_at >= ", time(from)));
            filter.to().ifPresent(to -> and("c.last_message_at < ", time(to)));
            filter.after().ifPresent(place -> {
                values.add(time(place.at()));
                values.add(place.id());
                conditions.append(" AND (").append(key()).append(", c.id) ").append(isDescending() ? "<" : ">")
                        .append(" ($").append(values.size() - 1).append(", $").append(values.size()).append(")");
            });
        }

        private void and(String condition, Object value) {
            values.add(value);
            conditions.append(" AND ").append(condition).append("$").append(values.size());
        }

        private static Object time(Instant at) {
            return at.atOffset(ZoneOffset.UTC);
        }

        private String key() {
            return filter.sort() == Sort.LONGEST_WAITING ? "c.waiting_since" : "c.last_message_at";
        }

        private boolean isDescending() {
            return filter.sort() == Sort.NEWEST;
        }

        String sql() {
            var order = isDescending() ? " DESC" : "";
            var found = filter.text().map(this::search).orElse("");
            var isFound = found.isEmpty() ? "" : " AND c.id IN (SELECT id FROM found)";
            var branches = branches().stream()
                    .map(branch -> "(SELECT c.id, " + key() + " AS at FROM conversations c WHERE " + branch + conditions
                            + isFound + " ORDER BY " + key() + order + ", c.id" + order + " LIMIT $2)")
                    .collect(Collectors.joining(" UNION ALL "));
            return "WITH " + found + "page AS (SELECT b.id, b.at FROM (" + branches + ") AS b ORDER BY b.at" + order
                    + ", b.id" + order + " LIMIT $2) SELECT " + ConversationColumns.COLUMNS
                    + " FROM page p JOIN conversations c ON c.id = p.id " + ConversationColumns.JOINS
                    + " ORDER BY p.at" + order + ", p.id" + order;
        }

        private String search(String text) {
            values.add(text);
            return "found AS MATERIALIZED (SELECT search_conversations($" + values.size() + ") AS id), ";
        }

        private List<String> branches() {
            if (filter.sort() == Sort.LONGEST_WAITING) {
                return List.of(viewer.seesAll() ? "c.status = 'waiting'" : Viewer.WAITING);
            }
            var wanted = filter.statuses().isEmpty() ? ALL_STATUSES : filter.statuses();
            var branches = new ArrayList<String>();
            var mine = viewer.seesAll() ? "" : Viewer.MINE + " AND ";
            if (wanted.contains("open") || wanted.contains("waiting")) {
                branches.add(mine + "c.status <> 'closed'");
            }
            if (wanted.contains("closed")) {
                branches.add(mine + "c.status = 'closed'");
            }
            if (!viewer.seesAll() && wanted.contains("waiting")) {
                branches.add(Viewer.WAITING);
            }
            return branches;
        }
    }

    /** A conversation's place in an order. */
    static Place place(Conversation conversation, Sort sort) {
        return new Place(sort == Sort.LONGEST_WAITING
                ? Objects.requireNonNull(conversation.waitingSince())
                : conversation.lastMessageAt(), conversation.id());
    }
}
