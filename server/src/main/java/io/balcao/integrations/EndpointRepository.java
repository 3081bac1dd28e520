package io.balcao.integrations;

import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Endpoints of the organization that the transaction belongs to. Their times are the database's. */
final class EndpointRepository {
    private static final String COLUMNS = """
            SELECT e.id, e.url, e.description, e.event_types, e.is_active, e.disabled_reason, e.failing_since,
                   e.paused_until, e.last_delivered_at,
                   CASE WHEN e.previous_secret_until > now() THEN e.previous_secret_until END,
                   (SELECT count(*) FROM webhook_deliveries d WHERE d.endpoint_id = e.id
                        AND d.state IN ('queued', 'sending')),
                   (SELECT count(*) FROM webhook_deliveries d WHERE d.endpoint_id = e.id AND d.state = 'failed'),
                   e.created_at
            FROM webhook_endpoints e WHERE e.deleted_at IS NULL
            """;
    private static final String LIST = COLUMNS + "ORDER BY e.created_at, e.id";
    private static final String FIND = COLUMNS + "AND e.id = $1";
    private static final String LOCK = FIND + " FOR NO KEY UPDATE OF e";
    private static final String INSERT = """
            INSERT INTO webhook_endpoints (id, organization_id, url, description, event_types, secret_encrypted,
                                           created_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """;
    // Whoever switches it on, or points it elsewhere, gives it another chance.
    private static final String UPDATE = """
            UPDATE webhook_endpoints SET url = $2, description = $3, event_types = $4, is_active = $5,
                   disabled_reason = CASE WHEN is_active = $5 THEN disabled_reason END,
                   failures = CASE WHEN url = $2 AND is_active = $5 THEN failures ELSE 0 END,
                   failing_since = CASE WHEN url = $2 AND is_active = $5 THEN failing_since END,
                   paused_until = CASE WHEN url = $2 AND is_active = $5 THEN paused_until END
            WHERE id = $1
            """;
    private static final String DELETE = """
            UPDATE webhook_endpoints SET deleted_at = now(), is_active = false WHERE id = $1
            """;
    private static final String CHANGE_SECRET = """
            UPDATE webhook_endpoints SET previous_secret_encrypted = secret_encrypted,
                   previous_secret_until = now() + make_interval(secs => $3), secret_encrypted = $2
            WHERE id = $1
            """;
    private static final String DUE = "SELECT organization_id, endpoint_id FROM due_webhook_endpoints()"
            + " WHERE is_served(organization_id)";
    private static final String TARGET = """
            SELECT url, secret_encrypted, CASE WHEN previous_secret_until > now() THEN previous_secret_encrypted END,
                   failures
            FROM webhook_endpoints
            WHERE id = $1 AND is_active AND (paused_until IS NULL OR paused_until <= now())
            """;
    private static final String TEST_TARGET = """
            SELECT url, secret_encrypted, CASE WHEN previous_secret_until > now() THEN previous_secret_encrypted END,
                   failures
            FROM webhook_endpoints WHERE id = $1 AND deleted_at IS NULL
            """;
    // Only a change is written: of a thousand deliveries that went well the first one and one a minute.
    private static final String WENT_WELL = """
            UPDATE webhook_endpoints SET failures = 0, failing_since = NULL, paused_until = NULL,
                   last_delivered_at = now()
            WHERE id = $1 AND (failures > 0 OR last_delivered_at IS NULL
                OR last_delivered_at < now() - interval '1 minute')
            """;
    private static final String WENT_WRONG = """
            UPDATE webhook_endpoints SET failures = failures + 1, failing_since = coalesce(failing_since, now()),
                   paused_until = CASE WHEN failures + 1 >= $2
                       THEN now() + make_interval(secs => least(600, 15 * 2 ^ least(failures + 1 - $2, 10))) END
            WHERE id = $1 AND is_active
            RETURNING failing_since <= now() - make_interval(secs => $3)
            """;
    private static final String DISABLE = """
            UPDATE webhook_endpoints SET is_active = false, disabled_reason = 'failing', paused_until = NULL
            WHERE id = $1 AND is_active
            """;
    private static final String ADMINS = """
            SELECT u.email, coalesce(u.locale, o.locale), o.name
            FROM users u JOIN organizations o ON o.id = u.organization_id WHERE u.role = 'admin' AND u.is_active
            """;

    private final Database database;

    /** An endpoint with something to be told. */
    record Due(OrganizationId organization, UUID endpoint) {}

    /** Where to send to, and how to sign. */
    record Target(String url, Buffer secret, @Nullable Buffer previousSecret, int failures) {}

    /** Who is told that an endpoint was switched off. */
    record Admin(String email, String language, String organization) {}

    EndpointRepository(Database database) {
        this.database = database;
    }

    List<WebhookEndpoint> list(Tx tx) {
        return tx.list(LIST, EndpointRepository::read);
    }

    Optional<WebhookEndpoint> find(Tx tx, UUID id) {
        return tx.one(FIND, EndpointRepository::read, id);
    }

    Optional<WebhookEndpoint> lock(Tx tx, UUID id) {
        return tx.one(LOCK, EndpointRepository::read, id);
    }

    void insert(Tx tx, UUID id, String url, String description, Collection<String> types, Buffer secret, UUID by) {
        tx.change(INSERT, id, tx.organization().value(), url, description, types.toArray(String[]::new), secret, by);
    }

    void update(Tx tx, UUID id, String url, String description, Collection<String> types, boolean isActive) {
        tx.change(UPDATE, id, url, description, types.toArray(String[]::new), isActive);
    }

    void delete(Tx tx, UUID id) {
        tx.change(DELETE, id);
    }

    void changeSecret(Tx tx, UUID id, Buffer secret, Duration overlap) {
        tx.change(CHANGE_SECRET, id, secret, (double) overlap.toSeconds());
    }

    List<Due> due() {
        return database.ask(DUE, row -> {
            var columns = new Columns(row);
            return new Due(new OrganizationId(columns.id(0)), columns.id(1));
        });
    }

    /** Nothing while it is switched off or left alone. */
    Optional<Target> target(Tx tx, UUID id) {
        return tx.one(TARGET, EndpointRepository::target, id);
    }

    /** Also when it is switched off: somebody wants to know whether it works. */
    Optional<Target> testTarget(Tx tx, UUID id) {
        return tx.one(TEST_TARGET, EndpointRepository::target, id);
    }

    void wentWell(Tx tx, UUID id) {
        tx.change(WENT_WELL, id);
    }

    /**
     * @param most failures in a row that are nothing special
     * @param patience after which it is given up
     * @return whether it fails for that long
     */
    boolean wentWrong(Tx tx, UUID id, int most, Duration patience) {
        return tx.one(WENT_WRONG, row -> new Columns(row).flag(0), id, most, (double) patience.toSeconds())
                .orElse(false);
    }

    /** False when it was switched off already. */
    boolean disable(Tx tx, UUID id) {
        return tx.change(DISABLE, id) == 1;
    }

    List<Admin> admins(Tx tx) {
        return tx.list(ADMINS, row -> {
            var columns = new Columns(row);
            return new Admin(columns.requiredText(0), columns.requiredText(1), columns.requiredText(2));
        });
    }

    private static Target target(Row row) {
        var columns = new Columns(row);
        return new Target(columns.requiredText(0), Objects.requireNonNull(row.getBuffer(1)), row.getBuffer(2),
                columns.integer(3));
    }

    private static WebhookEndpoint read(Row row) {
        var columns = new Columns(row);
        return new WebhookEndpoint(columns.id(0), columns.requiredText(1), columns.requiredText(2), columns.texts(3),
                columns.flag(4), columns.text(5), columns.optionalTime(6), columns.optionalTime(7),
                columns.optionalTime(8), columns.optionalTime(9), columns.number(10), columns.number(11),
                columns.time(12));
    }
}
