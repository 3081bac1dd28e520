package io.balcao.conversations.tags;

import io.balcao.platform.Ids;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tags of the transaction's organization. */
public final class TagRepository {
    /** Tags that one conversation can have. */
    public static final int MOST_OF_A_CONVERSATION = 20;

    private static final String COLUMNS = "SELECT t.id, t.name, t.color, NULL::bigint, t.created_at, t.updated_at FROM tags t";
    private static final String LIST = COLUMNS + " ORDER BY lower(t.name)";
    private static final String COUNTED = """
            SELECT t.id, t.name, t.color, coalesce(c.conversations, 0), t.created_at, t.updated_at
            FROM tags t LEFT JOIN counted_tags() c ON c.name = t.name ORDER BY lower(t.name)
            """;
    private static final String FIND = COLUMNS + " WHERE t.id = $1";
    // Whoever puts a tag on a conversation keeps it from being renamed meanwhile.
    private static final String KEEP = FIND + " FOR SHARE";
    private static final String LOCK = COLUMNS + " WHERE t.id = ANY($1) ORDER BY t.id FOR UPDATE";
    private static final String COUNT = "SELECT count(*) FROM tags";
    private static final String INSERT = "INSERT INTO tags (id, organization_id, name, color) VALUES ($1, $2, $3, $4)";
    private static final String UPDATE = "UPDATE tags SET name = $2, color = $3 WHERE id = $1";
    private static final String DELETE = "DELETE FROM tags WHERE id = $1";
    private static final String REPOINT = "UPDATE sla_policies SET tag = $2 WHERE tag = $1";
    private static final String POLICIES = "SELECT name FROM sla_policies WHERE tag = $1 AND deleted_at IS NULL ORDER BY position";
    private static final String IS_MOVING = "SELECT EXISTS (SELECT FROM tag_moves WHERE lower(from_name) = lower($1))";
    private static final String MOVE = "INSERT INTO tag_moves (id, organization_id, from_name, to_name) VALUES ($1, $2, $3, $4)";
    private static final String UNIQUE_VIOLATION = "23505";

    /** By name. */
    List<Tag> list(Tx tx, boolean isCounted) {
        return tx.list(isCounted ? COUNTED : LIST, TagRepository::read);
    }

    Optional<Tag> find(Tx tx, UUID id) {
        return tx.one(FIND, TagRepository::read, id);
    }

    /** One of them, which keeps its name until the transaction ends. */
    public Optional<Tag> keep(Tx tx, UUID id) {
        return tx.one(KEEP, TagRepository::read, id);
    }

    /** Those of them that there are, held until the transaction ends. */
    List<Tag> lock(Tx tx, UUID... ids) {
        return tx.list(LOCK, TagRepository::read, (Object) ids);
    }

    long count(Tx tx) {
        return tx.one(COUNT, row -> row.getLong(0)).orElseThrow();
    }

    UUID insert(Tx tx, TagRequest wish) {
        var id = Ids.next();
        unique(() -> tx.change(INSERT, id, tx.organization().value(), wish.name(), wish.color()));
        return id;
    }

    void update(Tx tx, UUID id, TagRequest wish) {
        unique(() -> tx.change(UPDATE, id, wish.name(), wish.color()));
    }

    void delete(Tx tx, UUID id) {
        tx.change(DELETE, id);
    }

    /** The targets that hold for one tag hold for another. */
    void repointPolicies(Tx tx, String from, String to) {
        tx.change(REPOINT, from, to);
    }

    /** The targets in force that hold for a tag. */
    List<String> policies(Tx tx, String name) {
        return tx.list(POLICIES, row -> row.getString(0), name);
    }

    /** Whether a name is still being taken off conversations. */
    boolean isMoving(Tx tx, String name) {
        return tx.one(IS_MOVING, row -> row.getBoolean(0), name).orElseThrow();
    }

    /** @param to null when it is taken off */
    void move(Tx tx, String from, @Nullable String to) {
        tx.change(MOVE, Ids.next(), tx.organization().value(), from, to);
    }

    private static void unique(Runnable statement) {
        try {
            statement.run();
        } catch (PgException e) {
            if (UNIQUE_VIOLATION.equals(e.getSqlState())) {
                throw new Problem.Conflict("There is a tag of this name");
            }
            throw e;
        }
    }

    private static Tag read(Row row) {
        var columns = new Columns(row);
        return new Tag(columns.id(0), columns.requiredText(1), columns.requiredText(2), row.getLong(3),
                columns.time(4), columns.time(5));
    }
}
