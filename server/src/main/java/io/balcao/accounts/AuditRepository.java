package io.balcao.accounts;

import io.balcao.platform.Ids;
import io.balcao.platform.db.Tx;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
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
    private static final String INSERT_READINGS = """
            INSERT INTO audit_logs (id, organization_id, user_id, action, object_type, object_id, new_values, address)
            SELECT r.id, $1, r.user_id, r.action, r.object_type, r.object_id, r.new_values::jsonb,
                   coalesce(r.address, (SELECT s.address FROM sessions s WHERE s.id = r.session_id))
            FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::uuid[], $9::text[])
                AS r(id, user_id, session_id, address, action, object_type, object_id, new_values)
            """;

    private static final String IS_KNOWN = """
            SELECT EXISTS (SELECT FROM audit_logs a WHERE a.organization_id = current_organization() AND a.object_id = $1
                AND a.user_id = $2 AND a.action = $3 AND a.created_at > $4)
            """;

    private static final String INSERT_CUSTOMERS = """
            INSERT INTO audit_customers (organization_id, audit_log_id, customer_id)
            SELECT $1::uuid, $2::uuid, k.id FROM customers k WHERE k.id = ANY ($3)
            """;

    private static final String INSERT_CUSTOMERS_OF = """
            INSERT INTO audit_customers (organization_id, audit_log_id, customer_id)
            SELECT DISTINCT $1::uuid, $2::uuid, c.customer_id FROM conversations c WHERE c.id = ANY ($3)
            """;

    /** The field of a row's new values that stands for what is kept beside it. */
    static final String DIGEST = "personal";

    /**
     * A reading.
     *
     * @param address null for that of the login
     */
    record Line(UUID userId, UUID sessionId, @Nullable String address, String action, String objectType,
            @Nullable UUID objectId, @Nullable JsonObject said) {}

    /** Whether this person's doing this to the thing was written down since then. */
    boolean isKnown(Tx tx, UUID object, UUID person, String action, Instant since) {
        return tx.one(IS_KNOWN, row -> row.getBoolean(0), object, person, action, since.atOffset(ZoneOffset.UTC))
                .orElseThrow();
    }

    void insertReadings(Tx tx, List<Line> lines) {
        tx.change(INSERT_READINGS, tx.organization().value(), ids(lines, line -> Ids.next()), ids(lines, Line::userId),
                ids(lines, Line::sessionId), texts(lines, Line::address), texts(lines, Line::action),
                texts(lines, Line::objectType), ids(lines, Line::objectId),
                texts(lines, line -> line.said() == null ? null : line.said().encode()));
    }

    private static @Nullable UUID[] ids(List<Line> lines, Function<Line, @Nullable UUID> id) {
        return lines.stream().map(id).toArray(UUID[]::new);
    }

    private static @Nullable String[] texts(List<Line> lines, Function<Line, @Nullable String> text) {
        return lines.stream().map(text).toArray(String[]::new);
    }

    void insertCustomers(Tx tx, UUID row, Collection<UUID> customers) {
        tx.change(INSERT_CUSTOMERS, tx.organization().value(), row, customers.toArray(UUID[]::new));
    }

    void insertCustomersOf(Tx tx, UUID row, Collection<UUID> conversations) {
        tx.change(INSERT_CUSTOMERS_OF, tx.organization().value(), row, conversations.toArray(UUID[]::new));
    }

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
