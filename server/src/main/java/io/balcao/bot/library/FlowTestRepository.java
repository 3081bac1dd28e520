package io.balcao.bot.library;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.balcao.platform.Ids;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import io.balcao.platform.http.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The recorded tests of the flows of the transaction's organization. */
final class FlowTestRepository {
    private static final String COLUMNS = """
            SELECT t.id, t.name, t.recording, u.full_name, t.created_at, t.updated_at
            FROM flow_tests t LEFT JOIN users u ON u.id = t.changed_by
            """;
    private static final String LIST = COLUMNS + "WHERE t.flow_id = $1 ORDER BY lower(t.name)";
    private static final String COUNT = "SELECT count(*) FROM flow_tests WHERE flow_id = $1";
    private static final String FIND = COLUMNS + "WHERE t.flow_id = $1 AND t.id = $2";
    private static final String INSERT = """
            INSERT INTO flow_tests (id, organization_id, flow_id, name, recording, changed_by) VALUES ($1, $2, $3, $4, $5, $6)
            """;
    private static final String RENAME = "UPDATE flow_tests SET name = $2, changed_by = $3 WHERE id = $1";
    private static final String RECORD = "UPDATE flow_tests SET recording = $2, changed_by = $3 WHERE id = $1";
    private static final String DELETE = "DELETE FROM flow_tests WHERE id = $1";
    private static final String UNIQUE_VIOLATION = "23505";

    /** By their names. */
    List<FlowTestView> list(Tx tx, UUID flow) {
        return tx.list(LIST, row -> read(new Columns(row)), flow);
    }

    long count(Tx tx, UUID flow) {
        return tx.one(COUNT, row -> row.getLong(0), flow).orElseThrow();
    }

    Optional<FlowTestView> find(Tx tx, UUID flow, UUID id) {
        return tx.one(FIND, row -> read(new Columns(row)), flow, id);
    }

    UUID insert(Tx tx, UUID flow, String name, Recording recording, UUID by) {
        var id = Ids.next();
        unique(() -> tx.change(INSERT, id, tx.organization().value(), flow, name, stored(recording), by));
        return id;
    }

    void rename(Tx tx, UUID id, String name, UUID by) {
        unique(() -> tx.change(RENAME, id, name, by));
    }

    void record(Tx tx, UUID id, Recording recording, UUID by) {
        tx.change(RECORD, id, stored(recording), by);
    }

    void delete(Tx tx, UUID id) {
        tx.change(DELETE, id);
    }

    private static FlowTestView read(Columns row) {
        try {
            return new FlowTestView(row.id(0), row.requiredText(1),
                    Json.mapper().readValue(row.json(2).encode(), Recording.class), row.text(3), row.time(4),
                    row.time(5));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonObject stored(Recording recording) {
        return new JsonObject(Json.text(recording));
    }

    private static void unique(Runnable statement) {
        try {
            statement.run();
        } catch (PgException e) {
            if (UNIQUE_VIOLATION.equals(e.getSqlState())) {
                throw new Problem.Conflict("There is a test of this name");
            }
            throw e;
        }
    }
}
