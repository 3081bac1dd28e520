package io.balcao.conversations.desk;

import io.balcao.conversations.desk.ConversationFilter.Place;
import io.balcao.conversations.desk.ConversationFilter.Sort;
import io.balcao.conversations.thread.Conversation;
import io.balcao.conversations.thread.ConversationColumns;
import io.balcao.conversations.thread.ThreadRepository;
import io.balcao.platform.Permissions;
import io.balcao.platform.Problem;
import io.balcao.platform.Role;
import io.balcao.platform.Sight;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import java.time.Instant;
import java.time.ZoneOffset;
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
    private static final String PRIORITIZE = """
            UPDATE conversations SET priority = $2, version = version + 1, updated_at = now() WHERE id = $1
            """;
    private static final String SNOOZE = """
            UPDATE conversations SET snoozed_until = $2, version = version + 1, updated_at = now() WHERE id = $1
            """;
    private static final String TAG = "UPDATE conversations SET tags = $2, version = version + 1, updated_at = now() WHERE id = $1";
    private static final String VISIBLE = "SELECT c.id FROM conversations c WHERE c.id = ANY($3) AND " + Viewer.SEES;
    private static final String DEPARTMENT = "SELECT department_id FROM conversations WHERE id = $1";
    private static final String DEPARTMENTS = "SELECT department_id FROM department_members WHERE user_id = $1";
    private static final String SIGHT = """
            SELECT u.role, p.sees, u.is_machine FROM users u
            LEFT JOIN role_permissions p ON p.organization_id = u.organization_id AND p.role = u.role
            WHERE u.id = $1 AND (u.is_active OR u.is_machine)
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

    private static final String PASSAGES = """
            SELECT m.conversation_id, m.id, m.created_at, m.content, mark_words(m.content, $1)
            FROM messages m WHERE m.id = ANY (ARRAY(SELECT search_passages($1, $2)))
            """;

    /** One conversation, held until the transaction ends. Who may not see it is told the same as when there is none. */
    Conversation lock(Tx tx, ThreadRepository threads, Viewer viewer, UUID id) {
        return threads.lock(tx, id)
                .filter(found -> viewer.sees(found, viewer.seesAll() ? Set.of() : departments(tx, viewer.userId())))
                .orElseThrow(() -> new Problem.NotFound("conversation", id));
    }

    /** What it is about. The caller holds its row. */
    void tag(Tx tx, UUID id, List<String> tags) {
        tx.change(TAG, id, tags.toArray(String[]::new));
    }

    /** On hold until then, or no longer (null). The caller holds its row. */
    void snooze(Tx tx, UUID id, @Nullable Instant until) {
        tx.change(SNOOZE, id, until == null ? null : until.atOffset(ZoneOffset.UTC));
    }

    /** How urgent it is. The caller holds its row. */
    void prioritize(Tx tx, UUID id, String priority) {
        tx.change(PRIORITIZE, id, priority);
    }

    /** One conversation; empty also when the viewer may not see it. */
    Optional<Conversation> find(Tx tx, Viewer viewer, UUID id) {
        return tx.one(FIND, row -> ConversationColumns.read(new Columns(row), 0), viewer.userId(),
                viewer.sight().wire(),
                id);
    }

    /** Those that the viewer sees. */
    Set<UUID> visible(Tx tx, Viewer viewer, Set<UUID> ids) {
        return tx.list(VISIBLE, row -> new Columns(row).id(0), viewer.userId(), viewer.sight().wire(),
                ids.toArray(UUID[]::new)).stream().collect(Collectors.toSet());
    }

    boolean sees(Tx tx, Viewer viewer, UUID id) {
        return !visible(tx, viewer, Set.of(id)).isEmpty();
    }

    /** Where a conversation is; empty when in no department. */
    Optional<UUID> department(Tx tx, UUID conversation) {
        return tx.one(DEPARTMENT, row -> Optional.ofNullable(row.getUUID(0)), conversation).orElseThrow();
    }

    /** The departments that a user is in. */
    Set<UUID> departments(Tx tx, UUID user) {
        return tx.list(DEPARTMENTS, row -> new Columns(row).id(0), user).stream().collect(Collectors.toSet());
    }

    /** A user as the database has them now; empty when there is no such active user. */
    Optional<Viewer> viewer(Tx tx, UUID user) {
        return tx.one(SIGHT, row -> {
            var columns = new Columns(row);
            var said = columns.text(1);
            return new Viewer(user, columns.flag(2)
                    ? Sight.ALL
                    : said == null ? Permissions.of(Role.of(columns.requiredText(0))).sight() : Sight.of(said));
        }, user);
    }

    /** One page, with one row more when there is another page. */
    List<Conversation> list(Tx tx, Viewer viewer, ConversationFilter filter) {
        var query = new ListStatement(viewer, filter);
        return tx.list(query.sql(), row -> ConversationColumns.read(new Columns(row), 0), query.values());
    }

    /** Where the words of a search stand, for those of the conversations in which they do. */
    List<Passage> passages(Tx tx, String text, List<UUID> conversations) {
        return tx.list(PASSAGES, row -> {
            var columns = new Columns(row);
            return new Passage(columns.id(0), columns.id(1), columns.time(2),
                    Passage.cut(columns.requiredText(3), columns.requiredText(4)));
        }, text, conversations.toArray(UUID[]::new));
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

    /** A conversation's place in an order. */
    static Place place(Conversation conversation, Sort sort) {
        return new Place(switch (sort) {
            case LONGEST_WAITING -> Objects.requireNonNull(conversation.queuePlace());
            case SOONEST_DUE -> Objects.requireNonNull(Objects.requireNonNull(conversation.promise()).dueAt());
            case NEWEST, OLDEST -> conversation.lastMessageAt();
        }, conversation.id());
    }
}
