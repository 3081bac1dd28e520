package io.balcao.accounts;

import io.balcao.platform.Ids;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The departments of the organization that the transaction belongs to. */
final class DepartmentRepository {
    private static final String COLUMNS = """
            d.id, d.name, d.is_active, d.routing_mode,
            (SELECT count(*) FROM conversations c WHERE c.department_id = d.id AND c.status = 'waiting'),
            ARRAY(SELECT m.user_id FROM department_members m WHERE m.department_id = d.id ORDER BY m.user_id),
            d.created_at, d.is_fallback, d.offline_return_minutes, d.answer_limit_minutes, d.answer_limit_action,
            d.overflow_department_id, d.overflow_after_minutes, d.overflow_over, d.position_text, d.position_every_minutes,
            d.greeting_text, d.transfer_department_ids
            """;
    private static final int SORT_NAME = 18;
    private static final String FIND = "SELECT " + COLUMNS + "FROM departments d WHERE d.id = $1";
    // Against a conversation that joins the queue at this moment: its foreign key needs the row that is held here.
    private static final String LOCK = "SELECT id FROM departments WHERE id = $1 FOR UPDATE";
    private static final String LIST = "SELECT " + COLUMNS + ", plain_text(d.name)" + """
             FROM departments d
            WHERE ($1::boolean IS NULL OR d.is_active = $1)
              AND ($2::text IS NULL OR (plain_text(d.name), d.id) > ($2, $3::uuid))
            ORDER BY plain_text(d.name), d.id
            LIMIT $4
            """;
    private static final String INSERT = """
            INSERT INTO departments (id, organization_id, name, routing_mode) VALUES ($1, $2, $3, $4)
            """;
    private static final String UPDATE = """
            UPDATE departments SET name = $2, is_active = $3, routing_mode = $4, is_fallback = $5,
                   offline_return_minutes = $6, answer_limit_minutes = $7, answer_limit_action = $8,
                   overflow_department_id = $9, overflow_after_minutes = $10, overflow_over = $11, position_text = $12,
                   position_every_minutes = $13, greeting_text = $14, transfer_department_ids = $15
            WHERE id = $1
            """;
    private static final String NO_OTHER_FALLBACK = """
            UPDATE departments SET is_fallback = false WHERE is_fallback AND id <> $1
            """;
    // What is switched off takes nothing, once another one can.
    private static final String NO_INACTIVE_FALLBACK = """
            UPDATE departments SET is_fallback = false WHERE is_fallback AND NOT is_active AND fallback_department() <> id
            """;
    private static final String NAME_FALLBACK = """
            UPDATE departments d SET is_fallback = true
            WHERE d.id = fallback_department() AND NOT EXISTS (SELECT FROM departments f WHERE f.is_fallback)
            """;
    private static final String ACTIVE = "SELECT id FROM departments WHERE id = $1 AND is_active";
    private static final String OTHER_ACTIVE = "SELECT id FROM departments WHERE id <> $1 AND is_active LIMIT 1";
    private static final String CLEAR_MEMBERS = "DELETE FROM department_members WHERE department_id = $1";
    private static final String ADD_MEMBERS = """
            INSERT INTO department_members (organization_id, department_id, user_id)
            SELECT u.organization_id, $1, u.id FROM users u WHERE u.id = ANY($2) AND NOT u.is_machine
            """;
    private static final String UNIQUE_VIOLATION = "23505";

    /** One row of the list, and its place in it. */
    record Listed(Department department, String sortName) {}

    Optional<Department> find(Tx tx, UUID id) {
        return tx.one(FIND, DepartmentRepository::read, id);
    }

    Optional<Department> lock(Tx tx, UUID id) {
        return tx.one(LOCK, row -> new Columns(row).id(0), id).flatMap(held -> find(tx, held));
    }

    List<Listed> list(Tx tx, @Nullable Boolean isActive, @Nullable String afterName, @Nullable UUID afterId,
            int limit) {
        return tx.list(LIST, row -> new Listed(read(row), new Columns(row).requiredText(SORT_NAME)), isActive,
                afterName,
                afterId, limit);
    }

    UUID insert(Tx tx, String name, String routingMode) {
        var id = Ids.next();
        unlessTaken(() -> tx.change(INSERT, id, tx.organization().value(), name, routingMode));
        return id;
    }

    /** There is one fallback at most: who becomes it takes it from the other. */
    void update(Tx tx, Department wanted) {
        var id = wanted.id();
        var rules = wanted.queueRules();
        if (wanted.isFallback()) {
            tx.change(NO_OTHER_FALLBACK, id);
        }
        unlessTaken(() -> tx.change(UPDATE, id, wanted.name(), wanted.isActive(), wanted.routingMode(),
                wanted.isFallback(), rules.offlineReturnMinutes(),
                rules.answerLimitMinutes(), rules.answerLimitAction(), rules.overflowDepartmentId(),
                rules.overflowAfterMinutes(), rules.overflowOver(), rules.positionText(),
                rules.positionEveryMinutes(), wanted.greetingText(),
                wanted.transferDepartmentIds().toArray(UUID[]::new)));
    }

    /** Makes the oldest one the fallback where there is none. */
    void nameFallback(Tx tx) {
        tx.change(NO_INACTIVE_FALLBACK);
        tx.change(NAME_FALLBACK);
    }

    /** Whether all of these are departments in use. */
    boolean areActive(Tx tx, List<UUID> ids) {
        return ids.stream().allMatch(id -> isActive(tx, id));
    }

    boolean hasOtherActive(Tx tx, UUID id) {
        return tx.one(OTHER_ACTIVE, row -> id, id).isPresent();
    }

    boolean isActive(Tx tx, UUID id) {
        return tx.one(ACTIVE, row -> id, id).isPresent();
    }

    /** Replaces the members; a foreign one counts as unknown. */
    void setMembers(Tx tx, UUID id, List<UUID> userIds) {
        tx.change(CLEAR_MEMBERS, id);
        if (!userIds.isEmpty() && tx.change(ADD_MEMBERS, id, userIds.toArray(UUID[]::new)) != userIds.size()) {
            throw new Problem.Unprocessable("member_ids", "names a user that does not exist");
        }
    }

    private static void unlessTaken(Runnable statement) {
        try {
            statement.run();
        } catch (PgException e) {
            if (UNIQUE_VIOLATION.equals(e.getSqlState())) {
                throw new Problem.Conflict("There is a department of this name");
            }
            throw e;
        }
    }

    private static Department read(Row row) {
        var columns = new Columns(row);
        return new Department(columns.id(0), columns.requiredText(1), columns.flag(2), columns.flag(7),
                columns.requiredText(3),
                new QueueRules(row.getInteger(8), row.getInteger(9), columns.requiredText(10), columns.optionalId(11),
                        row.getInteger(12), row.getInteger(13), columns.text(14), row.getInteger(15)),
                columns.requiredText(16), List.of(Objects.requireNonNull(row.getArrayOfUUIDs(17))), columns.number(4),
                List.of(Objects.requireNonNull(row.getArrayOfUUIDs(5))), columns.time(6));
    }
}
