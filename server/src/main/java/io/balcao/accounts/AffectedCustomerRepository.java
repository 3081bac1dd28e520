package io.balcao.accounts;

import io.balcao.accounts.AuditLogRepository.After;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom rows of the audit trail concern, in the order in which they first were: what is added meanwhile moves nobody to a page
 * that was read already. Who asked this very question is left out.
 */
final class AffectedCustomerRepository {
    private static final String LIST = """
            SELECT k.id, k.name, k.phone_number, k.erased_at, f.reads, f.changes, f.exports, f.first_at, f.last_at
            FROM (
                SELECT c.customer_id, count(*) FILTER (WHERE audit_deed(a.action) = 'read') AS reads,
                       count(*) FILTER (WHERE audit_deed(a.action) = 'changed') AS changes,
                       count(*) FILTER (WHERE audit_deed(a.action) = 'exported') AS exports,
                       min(a.created_at) AS first_at, max(a.created_at) AS last_at
                FROM audit_logs a
                JOIN audit_customers c ON c.organization_id = a.organization_id AND c.audit_log_id = a.id
                WHERE a.created_at >= $1 AND ($2::timestamptz IS NULL OR a.created_at < $2)
                  AND ($3::uuid IS NULL OR a.user_id = $3)
                  AND ($4::uuid IS NULL OR a.user_id = (SELECT p.user_id FROM api_keys p WHERE p.id = $4))
                  AND ($5::text IS NULL OR a.address = $5)
                  AND ($6::uuid IS NULL OR a.object_id = $6)
                  AND a.object_type <> 'audit_trail'
                GROUP BY c.customer_id) AS f
            JOIN customers k ON k.id = f.customer_id
            WHERE ($7::timestamptz IS NULL OR (f.first_at, k.id) > ($7, $8::uuid))
            ORDER BY f.first_at, k.id
            LIMIT $9
            """;

    List<AffectedCustomer> list(Tx tx, Incident incident, @Nullable After after, int limit) {
        return tx.list(LIST, AffectedCustomerRepository::read, at(incident.from()), at(incident.to()),
                incident.userId(), incident.apiKeyId(), incident.address(), incident.objectId(),
                after == null ? null : at(after.createdAt()), after == null ? null : after.id(), limit);
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    private static AffectedCustomer read(Row row) {
        var c = new Columns(row);
        return new AffectedCustomer(c.id(0), c.requiredText(1), c.text(2), c.optionalTime(3), c.number(4), c.number(5),
                c.number(6), c.time(7), c.time(8));
    }
}
