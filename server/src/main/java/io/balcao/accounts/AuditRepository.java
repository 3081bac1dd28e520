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

    private static final String INSERT_PERSONAL = """
            INSERT INTO audit_personal_values (organization_id, audit_log_id, customer_id, old_values, new_values)
            VALUES ($1, $2, $3, $4, $5)
            """;
    /** The field of a row's new values that stands for what is kept beside it. */
    static final String DIGEST = "personal";

    void insertPersonal(Tx tx, UUID row, UUID customer, @Nullable JsonObject before, @Nullable JsonObject after) {
        tx.change(INSERT_PERSONAL, tx.organization().value(), row, customer, before, after);
    }

    /** Gives its id. */
    UUID insert(Tx tx, @Nullable UUID userId, @Nullable String address, String action, String objectType,
            @Nullable UUID objectId, @Nullable JsonObject before, @Nullable JsonObject after) {
        var id = Ids.next();
        tx.change(INSERT, id, tx.organization().value(), userId, action, objectType, objectId, before, after, address);
        return id;
    }
}
