package io.balcao.conversations.desk;

import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** To whom a conversation may go, and what one has to know of them: schema of the same name in the OpenAPI document. */
record TransferTargets(List<Person> people, List<Place> departments) {
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

    /** @param load what they hold, by weight */
    record Person(UUID id, String fullName, String presence, double load, int capacity) {}

    /** @param freePlaces how many more those who are there take on */
    record Place(UUID id, String name, boolean isOpen, int waiting, int online, int freePlaces) {}

    /** @param from where the conversation is */
    static TransferTargets of(Tx tx, Viewer viewer, @Nullable UUID from) {
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
