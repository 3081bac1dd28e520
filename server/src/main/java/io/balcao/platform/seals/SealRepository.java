package io.balcao.platform.seals;

import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Objects;

/** Everything that is sealed, wherever it is. */
final class SealRepository {
    /**
     * A column of sealed values.
     *
     * @param key what a row is found again by, as text
     * @param isPassing whether it is worth nothing after a day or so: then it is no reason not to start
     */
    record Place(String table, String column, String key, boolean isPassing) {}

    static final List<Place> PLACES = List.of(
            new Place("channels", "access_token_encrypted", "id::text", false),
            new Place("channels", "app_secret_encrypted", "id::text", false),
            new Place("channels", "client_token_encrypted", "id::text", false),
            new Place("second_factors", "secret_encrypted", "user_id::text", false),
            new Place("webhook_endpoints", "secret_encrypted", "id::text", false),
            new Place("webhook_endpoints", "previous_secret_encrypted", "id::text", false),
            new Place("flow_secrets", "secret_encrypted", "name", false),
            new Place("clinics", "zapi_token_encrypted", "id::text", false),
            new Place("google_connections", "secret_encrypted", "clinic_id::text", false),
            new Place("mails", "content_encrypted", "id::text", true),
            new Place("idempotency_keys", "answer_encrypted", "caller_id::text || ' ' || key", true));
    private static final String ORGANIZATIONS = "SELECT all_organizations()";
    private static final int AT_ONCE = 500;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Sealed(String key, byte[] value) {}

    List<OrganizationId> organizations(Database database) {
        return database.ask(ORGANIZATIONS, row -> new OrganizationId(new Columns(row).id(0)));
    }

    /** Some of a column, from a key on; held until the end of the transaction, so that nobody changes them meanwhile. */
    List<Sealed> some(Tx tx, Place place, String after) {
        return tx.list(
                "SELECT %1$s, %2$s FROM %3$s WHERE %2$s IS NOT NULL AND %1$s > $1 ORDER BY %1$s LIMIT %4$d FOR UPDATE"
                        .formatted(place.key(), place.column(), place.table(), AT_ONCE),
                row -> new Sealed(new Columns(row).requiredText(0),
                        Objects.requireNonNull(row.getBuffer(1)).getBytes()),
                after);
    }

    void replace(Tx tx, Place place, Sealed sealed) {
        tx.change("UPDATE %s SET %s = $2 WHERE %s = $1".formatted(place.table(), place.column(), place.key()),
                sealed.key(), Buffer.buffer(sealed.value()));
    }
}
