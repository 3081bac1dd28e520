package io.balcao.platform.db;

import io.balcao.platform.OrganizationId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A running transaction, bound to one organization. Statements wait for their answer.
 *
 * <p>A thread that waits is the dearest part of a small transaction, so there is no more waiting than there are answers
 * that somebody needs: the connection is taken, and the transaction begun, with the first statement, and the connection
 * is given back by the event loop that hears of the end.
 */
public final class Tx {
    private final Connections connections;
    private final Patience patience;
    private final OrganizationId organization;
    private final Consumer<Throwable> onCommitFailed;
    private @Nullable Witness witness;
    // Confined to the event loop.
    private @Nullable Future<SqlConnection> connection;
    private Future<?> begun = Future.succeededFuture();
    // Confined to the caller.
    private boolean isBegun;
    private boolean isLast;
    private boolean isOver;

    /**
     * @param onCommitFailed hears with what a commit failed, on the event loop
     * @param witness notes before the end that there was something to commit; null for nobody
     */
    Tx(Connections connections, Patience patience, OrganizationId organization, Consumer<Throwable> onCommitFailed,
            @Nullable Witness witness) {
        this.connections = connections;
        this.patience = patience;
        this.organization = organization;
        this.onCommitFailed = onCommitFailed;
        this.witness = witness;
    }

    /** Whose rows are seen; also the value to insert into {@code organization_id}. */
    public OrganizationId organization() {
        return organization;
    }

    /**
     * Says that the next statement is the last one: the commit goes out right behind it, and its answer is that of both.
     * Whatever is thrown after that statement undoes nothing any more.
     */
    public Tx last() {
        isLast = true;
        return this;
    }

    /** The only row, if there is one. */
    public <T> Optional<T> one(String sql, Function<Row, T> read, @Nullable Object... values) {
        var rows = run(sql, values).iterator();
        return rows.hasNext() ? Optional.of(read.apply(rows.next())) : Optional.empty();
    }

    /** All rows, in the order of the statement. */
    public <T> List<T> list(String sql, Function<Row, T> read, @Nullable Object... values) {
        return StreamSupport.stream(run(sql, values).spliterator(), false).map(read).toList();
    }

    /** Runs a statement and says how many rows it changed. */
    public int change(String sql, @Nullable Object... values) {
        return run(sql, values).rowCount();
    }

    private RowSet<Row> run(String sql, @Nullable Object... values) {
        if (isOver) {
            throw new IllegalStateException("A statement after the last one: " + sql);
        }
        if (isLast && witness != null) {
            isLast = false;
            witness(true);
            isLast = true;
        }
        var tuple = Tuple.from(Arrays.asList(values));
        isBegun = true;
        isOver = isLast;
        return patience.await(() -> connection().compose(wire -> {
            var answer = wire.preparedQuery(sql).execute(tuple);
            // Of a transaction that has failed it is the end all the same.
            return isLast ? Future.join(answer, commit(wire)).compose(both -> answer) : answer;
        }));
    }

    /** The connection, in a transaction: what is asked of it next travels right behind the beginning. */
    private Future<SqlConnection> connection() {
        var known = connection;
        if (known == null) {
            known = connections.take(organization).onSuccess(wire -> begun = wire
                    .query("BEGIN; SET LOCAL app.organization_id = '" + organization.value() + "'").execute());
            connection = known;
        }
        return known;
    }

    /** Ends it well, unless its last statement did. */
    void commit() {
        if (isBegun && !isOver) {
            witness(false);
            isOver = true;
            patience.await(() -> connection().compose(this::commit));
        }
    }

    /** Once: its own statements need none. */
    private void witness(boolean isWrite) {
        var waiting = witness;
        witness = null;
        if (waiting != null) {
            waiting.note(this, isWrite);
        }
    }

    private Future<Object> commit(SqlConnection wire) {
        var answer = wire.query("COMMIT").execute();
        return Future.join(begun, answer).<Object>mapEmpty().onFailure(onCommitFailed::accept)
                .onComplete(done -> connections.leave(organization, wire));
    }

    /** Undoes what was not committed. */
    void rollback() {
        if (isBegun && !isOver) {
            isOver = true;
            Patience.leave(patience.ask(
                    () -> connection().compose(wire -> wire.query("ROLLBACK").execute()
                            .onComplete(done -> connections.leave(organization, wire)))));
        }
    }
}
