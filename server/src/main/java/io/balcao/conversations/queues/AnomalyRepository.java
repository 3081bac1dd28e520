package io.balcao.conversations.queues;

import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What should not be in the queues: what was put right of late, and what nobody can put right but people. */
final class AnomalyRepository {
    private static final String RECORD = """
            INSERT INTO queue_repairs (organization_id, conversation_id, anomaly)
            SELECT $1, w.id, w.anomaly FROM unnest($2::uuid[], $3::text[]) AS w(id, anomaly)
            """;
    private static final String FORGET = "DELETE FROM queue_repairs WHERE repaired_at < now() - interval '90 days'";
    private static final String LIST = """
            SELECT a.id, a.conversation_id, k.name, a.anomaly, a.state, a.at, c.status, d.id, d.name, u.id, u.full_name
            FROM (SELECT r.id, r.conversation_id, r.anomaly, 'repaired' AS state, r.repaired_at AS at FROM queue_repairs r
                  UNION ALL
                  SELECT c.id, c.id, 'unstaffed', 'open', c.waiting_since FROM conversations c
                  WHERE c.id IN (SELECT unstaffed_conversations())) AS a
            JOIN conversations c ON c.id = a.conversation_id JOIN customers k ON k.id = c.customer_id
            LEFT JOIN departments d ON d.id = c.department_id
            LEFT JOIN users u ON u.id = c.assigned_user_id
            WHERE ($1::text IS NULL OR a.state = $1) AND ($2::timestamptz IS NULL OR (a.at, a.id) < ($2, $3::uuid))
            ORDER BY a.at DESC, a.id DESC LIMIT $4
            """;

    /** A conversation, and what was wrong with it. */
    record Anomaly(UUID conversation, String kind) {}

    /**
     * Schema {@code QueueAnomaly} of the OpenAPI document. Department and person are where it is now.
     *
     * @param at when it was put right; since when it waits while it was not
     */
    record AnomalyView(UUID id, UUID conversationId, @Nullable String customerName, String anomaly, String state,
            Instant at, String status, @Nullable UUID departmentId, @Nullable String departmentName,
            @Nullable UUID assignedUserId, @Nullable String assignedUserName) {}

    void record(Tx tx, List<Anomaly> anomalies) {
        tx.change(FORGET);
        tx.change(RECORD, tx.organization().value(),
                anomalies.stream().map(Anomaly::conversation).toArray(UUID[]::new),
                anomalies.stream().map(Anomaly::kind).toArray(String[]::new));
    }

    List<AnomalyView> list(Tx tx, @Nullable String state, @Nullable Instant before, @Nullable UUID beforeId,
            int limit) {
        return tx.list(LIST, row -> {
            var columns = new Columns(row);
            return new AnomalyView(columns.id(0), columns.id(1), columns.text(2), columns.requiredText(3),
                    columns.requiredText(4), columns.time(5), columns.requiredText(6), columns.optionalId(7),
                    columns.text(8), columns.optionalId(9), columns.text(10));
        }, state, before == null ? null : before.atOffset(ZoneOffset.UTC), beforeId, limit);
    }
}
