package io.balcao.scheduling.clinics;

import io.balcao.platform.Ids;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How one kind of thing that belongs to clinics is kept: its statements, and what their values are.
 *
 * <p>Each begins to read with the same five columns: id, clinic_id, the clinic's key, created_at, updated_at; $1 is the
 * clinic (or the id), $2 whether those that are not active are wanted, too.
 */
final class PartRepository<W> {
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String UNKNOWN_REFERENCE = "23503";

    private final Statements<W> statements;

    /**
     * @param list all of a clinic
     * @param find one by its id
     * @param insert $1 is the id, $2 the clinic
     * @param update $1 is the id
     * @param delete $1 is the id
     * @param values what follows in {@code insert} and in {@code update}
     * @param twice said when there is one already
     */
    record Statements<W>(String list, String find, String insert, String update, String delete,
            ValuesOf<W> values, Reading<W> read, String twice) {}

    /** The values of a statement. */
    @FunctionalInterface
    interface ValuesOf<W> {
        @Nullable
        Object[] of(W wish);
    }

    /** The columns from the sixth on. */
    @FunctionalInterface
    interface Reading<W> {
        Read<W> of(Row row);
    }

    /** What a row says. */
    record Read<W>(W wish, Map<String, ?> more) {
        Read(W wish) {
            this(wish, Map.of());
        }
    }

    PartRepository(Statements<W> statements) {
        this.statements = statements;
    }

    List<Part<W>> list(Tx tx, UUID clinic, boolean all) {
        return tx.list(statements.list(), this::read, clinic, all);
    }

    Optional<Part<W>> find(Tx tx, UUID id) {
        return tx.one(statements.find(), this::read, id);
    }

    UUID insert(Tx tx, UUID clinic, W wish) {
        var id = Ids.next();
        var values = new ArrayList<@Nullable Object>(List.of(id, clinic));
        values.addAll(java.util.Arrays.asList(statements.values().of(wish)));
        checked(() -> tx.change(statements.insert(), values.toArray()));
        return id;
    }

    void update(Tx tx, UUID id, W wish) {
        var values = new ArrayList<@Nullable Object>(List.of(id));
        values.addAll(java.util.Arrays.asList(statements.values().of(wish)));
        checked(() -> tx.change(statements.update(), values.toArray()));
    }

    void delete(Tx tx, UUID id) {
        tx.change(statements.delete(), id);
    }

    /** Whether all of these belong to a clinic. */
    static boolean areAllOf(Tx tx, String table, UUID clinic, List<UUID> ids) {
        return ids.isEmpty()
                || tx.one("SELECT count(*) FROM %s WHERE clinic_id = $1 AND id = ANY ($2)".formatted(table),
                        row -> new Columns(row).number(0), clinic,
                        ids.toArray(UUID[]::new)).orElseThrow() == ids.stream().distinct().count();
    }

    /** A list of ids in a column. */
    static List<UUID> ids(Row row, int at) {
        var ids = row.getArrayOfUUIDs(at);
        return ids == null ? List.of() : List.of(ids);
    }

    private Part<W> read(Row row) {
        var columns = new Columns(row);
        var read = statements.read().of(row);
        return new Part<>(columns.id(0), columns.id(1), columns.requiredText(2), read.wish(), read.more(),
                columns.time(3), columns.time(4));
    }

    private void checked(Runnable statement) {
        try {
            statement.run();
        } catch (PgException e) {
            if (UNIQUE_VIOLATION.equals(e.getSqlState())) {
                throw new Problem.Conflict(statements.twice());
            }
            if (UNKNOWN_REFERENCE.equals(e.getSqlState())) {
                throw new Problem.Unprocessable("user_id", "names a user that does not exist");
            }
            throw e;
        }
    }
}
