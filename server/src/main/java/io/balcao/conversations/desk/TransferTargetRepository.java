package io.balcao.conversations.desk;

import io.balcao.conversations.desk.TransferTargets.Person;
import io.balcao.conversations.desk.TransferTargets.Place;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whom a viewer may transfer to. */
final class TransferTargetRepository {
    private static final String PEOPLE = """
            SELECT u.id, u.full_name, CASE WHEN a.lease_until > now() THEN a.status ELSE 'offline' END AS presence,
                   attendant_load(u.id)::double precision, u.capacity
            FROM users u LEFT JOIN user_availability a ON a.user_id = u.id
            WHERE u.is_active AND NOT u.is_machine AND may_send(u.organization_id, u.role)
              AND ($1 OR may_be_transferred($2, NULL, u.id))
            ORDER BY array_position(ARRAY['online', 'away'], CASE WHEN a.lease_until > now() THEN a.status END),
                     plain_text(u.full_name), u.id
            """;
    private static final String DEPARTMENTS = """
            SELECT d.id, d.name, (SELECT o.is_open FROM opening_of(d.id, now()) AS o),
                   (SELECT count(*) FROM conversations c WHERE c.department_id = d.id AND c.owner = 'queue')::integer,
                   (SELECT count(*) FROM department_members m JOIN user_availability a ON a.user_id = m.user_id
                    WHERE m.department_id = d.id AND a.status = 'online' AND a.lease_until > now())::integer,
                   free_places(d.id)::integer
            FROM departments d WHERE d.is_active AND ($1 OR may_be_transferred($2, d.id, NULL))
            ORDER BY plain_text(d.name), d.id
            """;

    /** @param from where the conversation is */
    TransferTargets find(Tx tx, Viewer viewer, @Nullable UUID from) {
        return new TransferTargets(tx.list(PEOPLE, row -> {
            var columns = new Columns(row);
            return new Person(columns.id(0), columns.requiredText(1), columns.requiredText(2), row.getDouble(3),
                    columns.integer(4));
        }, viewer.seesAll(), from), tx.list(DEPARTMENTS, row -> {
            var columns = new Columns(row);
            return new Place(columns.id(0), columns.requiredText(1), columns.flag(2), columns.integer(3),
                    columns.integer(4), columns.integer(5));
        }, viewer.seesAll(), from));
    }
}
