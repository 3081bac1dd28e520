package io.balcao.accounts;

import io.balcao.accounts.AuditLog.Author;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The audit trail, newest first. */
final class AuditLogRepository {
    private static final String LIST = """
            SELECT a.id, a.user_id, u.full_name, a.action, a.object_type, a.object_id,
                   CASE WHEN p.audit_log_id IS NULL THEN a.old_values
                        ELSE nullif(coalesce(a.old_values, '{}') || coalesce(p.old_values, '{}'), '{}') END,
                   CASE WHEN jsonb_exists(a.new_values, 'personal')
                        THEN nullif((a.new_values - 'personal') || coalesce(p.new_values, '{}'), '{}')
                        ELSE a.new_values END,
                   a.address, a.created_at, e.seal_number
            FROM audit_logs a
            LEFT JOIN users u ON u.id = a.user_id
            LEFT JOIN audit_personal_values p ON p.organization_id = a.organization_id AND p.audit_log_id = a.id
            LEFT JOIN audit_seal_entries e ON e.organization_id = a.organization_id AND e.audit_log_id = a.id
            WHERE ($1::uuid IS NULL OR a.user_id = $1)
              AND ($2::text IS NULL OR a.action = $2)
              AND ($3::text IS NULL OR a.object_type = $3)
              AND ($4::uuid IS NULL OR a.object_id = $4)
              AND ($5::timestamptz IS NULL OR a.created_at >= $5)
              AND ($6::timestamptz IS NULL OR a.created_at < $6)
              AND ($7::text IS NULL OR position(plain_text($7) IN plain_text(
                       concat_ws(' ', a.old_values::text, a.new_values::text, p.old_values::text,
                           p.new_values::text, a.address))) > 0)
              AND ($8::timestamptz IS NULL OR (a.created_at, a.id) < ($8, $9::uuid))
            ORDER BY a.created_at DESC, a.id DESC
            LIMIT $10
            """;

    /** By way of the customer's own index: they may be in few rows of many. */
    private static final String LIST_OF_CUSTOMER = LIST.replace("FROM audit_logs a\n", """
            FROM audit_customers f
            JOIN audit_logs a ON a.organization_id = f.organization_id AND a.id = f.audit_log_id AND f.customer_id = $11
            """);

    /**
     * Which rows; null for any.
     *
     * @param customerId whom it concerns
     * @param from the first moment
     * @param to the moment after the last
     * @param text part of an old or new value, or of an address; without accents and in any case
     */
    record Filter(@Nullable UUID userId, @Nullable String action, @Nullable String objectType, @Nullable UUID objectId,
            @Nullable UUID customerId, @Nullable Instant from, @Nullable Instant to, @Nullable String text) {}

    /** Where the page before ended. */
    record After(Instant createdAt, UUID id) {}

    List<AuditLog> list(Tx tx, Filter filter, @Nullable After after, int limit) {
        var values = new ArrayList<@Nullable Object>(Arrays.asList(filter.userId(), filter.action(),
                filter.objectType(), filter.objectId(), at(filter.from()), at(filter.to()), filter.text(),
                after == null ? null : at(after.createdAt()), after == null ? null : after.id(), limit));
        if (filter.customerId() == null) {
            return tx.list(LIST, AuditLogRepository::read, values.toArray());
        }
        values.add(filter.customerId());
        return tx.list(LIST_OF_CUSTOMER, AuditLogRepository::read, values.toArray());
    }

    private static java.time.@Nullable OffsetDateTime at(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    private static AuditLog read(Row row) {
        var c = new Columns(row);
        var user = c.optionalId(1);
        return new AuditLog(c.id(0), user == null ? null : new Author(user, c.requiredText(2)), c.requiredText(3),
                c.requiredText(4), c.optionalId(5), row.getJsonObject(6), row.getJsonObject(7), c.text(8), c.time(9),
                c.optionalNumber(10));
    }
}
