package io.balcao.conversations.sla;

import io.balcao.platform.Ids;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The policies of the organization that the transaction belongs to. */
final class SlaPolicyRepository {
    private static final String COLUMNS = """
            p.id, p.position, p.name, p.is_active, p.department_id,
            (SELECT d.name FROM departments d WHERE d.id = p.department_id), p.priority, p.tag,
            p.first_response_minutes, p.next_response_minutes, p.resolution_minutes, p.counts, p.warn_percent
            FROM sla_policies p WHERE p.deleted_at IS NULL
            """;
    private static final String LIST = "SELECT " + COLUMNS + " ORDER BY p.position, p.id";
    private static final String FIND = "SELECT " + COLUMNS + " AND p.id = $1";
    // The organization's row: two who change the order at once do it one after the other.
    private static final String HOLD = "SELECT id FROM organizations FOR NO KEY UPDATE";
    private static final String INSERT = """
            INSERT INTO sla_policies (id, organization_id, position, name, is_active, department_id, priority, tag,
                   first_response_minutes, next_response_minutes, resolution_minutes, counts, warn_percent)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            """;
    private static final String UPDATE = """
            UPDATE sla_policies SET name = $2, is_active = $3, department_id = $4, priority = $5, tag = $6,
                   first_response_minutes = $7, next_response_minutes = $8, resolution_minutes = $9, counts = $10,
                   warn_percent = $11
            WHERE id = $1
            """;
    private static final String DELETE = "UPDATE sla_policies SET deleted_at = now() WHERE id = $1";
    private static final String ORDER = """
            UPDATE sla_policies p SET position = o.position
            FROM unnest($1::uuid[]) WITH ORDINALITY AS o(id, position) WHERE p.id = o.id
            """;
    private static final String DEPARTMENT = "SELECT id FROM departments WHERE id = $1";
    private static final String TAG = "SELECT FROM tags WHERE name = $1 FOR SHARE";

    void hold(Tx tx) {
        tx.one(HOLD, row -> row);
    }

    List<SlaPolicy> list(Tx tx) {
        return tx.list(LIST, SlaPolicyRepository::read);
    }

    Optional<SlaPolicy> find(Tx tx, UUID id) {
        return tx.one(FIND, SlaPolicyRepository::read, id);
    }

    UUID insert(Tx tx, SlaPolicyRequest p) {
        checkNamed(tx, p);
        var id = Ids.next();
        tx.change(INSERT, id, tx.organization().value(), Integer.MAX_VALUE, p.name(), p.isActive(), p.departmentId(),
                p.priority(), p.tag(), p.firstResponseMinutes(), p.nextResponseMinutes(), p.resolutionMinutes(),
                p.counts(), p.warnPercent());
        return id;
    }

    void update(Tx tx, UUID id, SlaPolicyRequest p) {
        checkNamed(tx, p);
        tx.change(UPDATE, id, p.name(), p.isActive(), p.departmentId(), p.priority(), p.tag(),
                p.firstResponseMinutes(), p.nextResponseMinutes(), p.resolutionMinutes(), p.counts(),
                p.warnPercent());
    }

    void delete(Tx tx, UUID id) {
        tx.change(DELETE, id);
    }

    /** Numbers them in this order. */
    void order(Tx tx, List<UUID> ids) {
        tx.change(ORDER, (Object) ids.toArray(UUID[]::new));
    }

    private static void checkNamed(Tx tx, SlaPolicyRequest policy) {
        var department = policy.departmentId();
        if (department != null && tx.one(DEPARTMENT, row -> row, department).isEmpty()) {
            throw new Problem.Unprocessable("department_id", "names no department");
        }
        var tag = policy.tag();
        if (tag != null && tx.one(TAG, row -> row, tag).isEmpty()) {
            throw new Problem.Unprocessable("tag", "names a tag that does not exist");
        }
    }

    private static SlaPolicy read(Row row) {
        var columns = new Columns(row);
        return new SlaPolicy(columns.id(0), columns.integer(1), columns.requiredText(2), columns.flag(3),
                columns.optionalId(4), columns.text(5), columns.text(6), columns.text(7), row.getInteger(8),
                row.getInteger(9), row.getInteger(10), columns.requiredText(11), columns.integer(12));
    }
}
