package io.balcao.platform.db;

import io.balcao.platform.OrganizationId;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A running transaction, bound to one organization. Statements wait for their answer. */
public final class Tx {
    private final SqlConnection connection;
    private final OrganizationId organization;
    private final Patience patience;

    Tx(SqlConnection connection, OrganizationId organization, Patience patience) {
        this.connection = connection;
        this.organization = organization;
        this.patience = patience;
    }

    /** Whose rows are seen; also the value to insert into {@code organization_id}. */
    public OrganizationId organization() {
        return organization;
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
        return patience.await(connection.preparedQuery(sql).execute(Tuple.from(Arrays.asList(values))));
    }
}
