package io.balcao.bot.library;

import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The secrets of the flows of the transaction's organization, sealed. */
final class SecretRepository {
    private static final String LIST = """
            WITH uses AS MATERIALIZED (
                SELECT DISTINCT f.id, f.name, named[1] AS secret
                FROM flows f LEFT JOIN flow_versions v ON v.id IN (f.version_id, f.canary_id)
                CROSS JOIN LATERAL regexp_matches(f.draft::text || coalesce(v.definition::text, ''),
                    '\\{\\{\\s*secret\\.([a-z0-9_]+)\\s*\\}\\}', 'g') AS named)
            SELECT s.name, u.full_name, s.updated_at,
                   (SELECT coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'name', x.name) ORDER BY lower(x.name)), '[]')
                    FROM uses x WHERE x.secret = s.name)
            FROM flow_secrets s LEFT JOIN users u ON u.id = s.changed_by
            ORDER BY s.name
            """;
    private static final String COUNT = "SELECT count(*) FROM flow_secrets WHERE name <> $1";
    // Two who add one at once would both find room.
    private static final String HOLD = "SELECT id FROM organizations FOR NO KEY UPDATE";
    private static final String PUT = """
            INSERT INTO flow_secrets (organization_id, name, secret_encrypted, changed_by) VALUES ($1, $2, $3, $4)
            ON CONFLICT (organization_id, name) DO UPDATE
                SET secret_encrypted = excluded.secret_encrypted, changed_by = excluded.changed_by, updated_at = now()
            """;
    private static final String DELETE = "DELETE FROM flow_secrets WHERE name = $1";
    private static final String SEALED = "SELECT secret_encrypted FROM flow_secrets WHERE name = $1";

    List<FlowSecret> list(Tx tx) {
        return tx.list(LIST, row -> {
            var columns = new Columns(row);
            return new FlowSecret(columns.requiredText(0), columns.text(1), columns.time(2),
                    row.getJsonArray(3).stream().map(JsonObject.class::cast)
                            .map(flow -> new FlowSecret.User(UUID.fromString(flow.getString("id")),
                                    flow.getString("name")))
                            .toList());
        });
    }

    long others(Tx tx, String name) {
        tx.one(HOLD, row -> row);
        return tx.one(COUNT, row -> row.getLong(0), name).orElseThrow();
    }

    void put(Tx tx, String name, Buffer sealed, UUID by) {
        tx.change(PUT, tx.organization().value(), name, sealed, by);
    }

    boolean delete(Tx tx, String name) {
        return tx.change(DELETE, name) == 1;
    }

    Optional<Buffer> sealed(Tx tx, String name) {
        return tx.one(SEALED, row -> Objects.requireNonNull(row.getBuffer(0)), name);
    }
}
