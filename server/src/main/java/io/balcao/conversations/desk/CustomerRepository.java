package io.balcao.conversations.desk;

import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Customers as far as a viewer sees them: attendants see those of the conversations that they see. */
final class CustomerRepository {
    private static final String COLUMNS = """
            k.id, k.name, k.phone_number, k.email, k.metadata,
            CASE WHEN k.marketing_stopped THEN k.marketing_wish_at END, k.erased_at, k.created_at, k.updated_at
            """;
    private static final String SEEN = "($2::text = 'all' OR EXISTS (SELECT FROM conversations c WHERE c.customer_id = k.id"
            + " AND " + Viewer.SEES + "))";
    private static final String FIND = "SELECT " + COLUMNS + " FROM customers k WHERE k.id = $3 AND " + SEEN;
    private static final String LIST = "SELECT " + COLUMNS + """
             FROM customers k
            WHERE NOT k.metadata ? 'merged_into' AND k.erased_at IS NULL AND ($1::uuid IS NULL OR k.id < $1)
            ORDER BY k.organization_id DESC, k.id DESC LIMIT $2
            """;
    private static final String SEARCH = "WITH found AS MATERIALIZED (SELECT search_customers($3, $4) AS id) SELECT "
            + COLUMNS + """
                     FROM found f JOIN customers k ON k.id = f.id
                    WHERE NOT k.metadata ? 'merged_into' AND k.erased_at IS NULL
                      AND ($1::uuid IS NULL OR k.id < $1)
                    ORDER BY k.id DESC LIMIT $2
                    """;
    private static final String UPDATE = """
            UPDATE customers SET name = coalesce($2, name), email = CASE WHEN $3 THEN $4 ELSE email END,
                   metadata = CASE WHEN $5::jsonb IS NULL THEN metadata ELSE $5::jsonb || (
                       SELECT coalesce(jsonb_object_agg(key, value), '{}') FROM jsonb_each(metadata)
                       WHERE key = ANY($6)) END
            WHERE id = $1
            """;
    private static final String ERASE = "SELECT messages, files, cardinality(conversation_ids) FROM erase_customer($1, $2)";
    private static final String FILES = """
            SELECT f.storage_key FROM media f JOIN conversations c ON c.id = f.conversation_id
            WHERE c.customer_id = $1 AND f.storage_key IS NOT NULL
            """;
    private static final String TOUCH = "SELECT touch_threads(ARRAY[$1::uuid])";

    Optional<CustomerView> find(Tx tx, Viewer viewer, UUID id) {
        return tx.one(FIND, row -> read(new Columns(row)), viewer.userId(), viewer.sight().wire(), id);
    }

    /** The newest first. */
    List<CustomerView> list(Tx tx, @Nullable UUID after, int most) {
        return tx.list(LIST, row -> read(new Columns(row)), after, most);
    }

    /** @param byNumber whether phone numbers are looked into as well */
    List<CustomerView> search(Tx tx, String text, boolean byNumber, @Nullable UUID after, int most) {
        return tx.list(SEARCH, row -> read(new Columns(row)), after, most, text, byNumber);
    }

    /** Changes a customer. Gives the conversations whose rows show it. */
    List<UUID> update(Tx tx, UUID id, UpdateCustomerRequest change) {
        tx.change(UPDATE, id, change.name(), change.isEmailGiven(), change.email(), change.metadata(),
                CustomerView.OWN_KEYS.toArray(String[]::new));
        return tx.list(TOUCH, row -> new Columns(row).id(0), id);
    }

    /** The keys of what a customer sent and was sent. */
    List<String> files(Tx tx, UUID id) {
        return tx.list(FILES, row -> row.getString(0), id);
    }

    /** Takes away for good all that is known of a customer; nothing when that was done before. */
    Optional<Erased> erase(Tx tx, UUID id, String called) {
        return tx.one(ERASE, row -> {
            var c = new Columns(row);
            return new Erased(c.integer(2), c.number(0), c.number(1));
        }, id, called);
    }

    private static CustomerView read(Columns row) {
        return new CustomerView(row.id(0), row.requiredText(1), row.text(2), row.text(3), row.json(4),
                row.optionalTime(5), row.optionalTime(6), row.time(7), row.time(8));
    }
}
