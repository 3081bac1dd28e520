package io.balcao.accounts;

import io.balcao.platform.Ids;
import io.balcao.platform.db.Tx;
import io.vertx.core.json.JsonObject;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of the audit trail. Only ever added. */
final class AuditRepository {
    private static final String INSERT = """
            INSERT INTO audit_logs (id, organization_id, user_id, action, object_type, object_id, old_values, new_values,
                                    address)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """;

    void insert(Tx tx, @Nullable UUID userId, @Nullable String address, String action, String objectType,
            @Nullable UUID objectId, @Nullable JsonObject before, @Nullable JsonObject after) {
        tx.change(INSERT, Ids.next(), tx.organization().value(), userId, action, objectType, objectId, before, after,
                address);
    }
}
