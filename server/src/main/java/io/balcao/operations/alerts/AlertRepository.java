package io.balcao.operations.alerts;

import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.platform.http.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Alerts and their settings, of the organization that the transaction belongs to. Times are the database's. */
final class AlertRepository {
    private static final String TO_BE_CHECKED = "SELECT id FROM organizations_to_be_checked() AS id WHERE is_served(id)";
    private static final String OPERATOR = "SELECT first_organization() AS id";
    private static final String NUMBERS = "SELECT name, value FROM installation_numbers()";
    private static final String CHECK = "SELECT id, kind, subject_name, details, change FROM check_alerts($1, $2)";
    private static final String COLUMNS = """
            SELECT a.id, a.kind, a.subject, a.subject_name, a.severity, a.details, a.opened_at, a.cleared_at, a.closed_at,
                   a.returns, a.acknowledged_at, u.full_name, CASE WHEN a.snoozed_until > now() THEN a.snoozed_until END
            FROM alerts a LEFT JOIN users u ON u.id = a.acknowledged_by
            """;
    private static final String LIST = COLUMNS + """
            WHERE a.organization_id = $1 AND ($2::text IS NULL OR ($2 = 'open') = (a.closed_at IS NULL))
              AND ($3::timestamptz IS NULL OR (a.opened_at, a.id) < ($3, $4::uuid))
            ORDER BY a.opened_at DESC, a.id DESC LIMIT $5
            """;
    private static final String FIND = COLUMNS + "WHERE a.id = $1";
    private static final String ACKNOWLEDGE = """
            UPDATE alerts SET acknowledged_at = now(), acknowledged_by = $2
            WHERE id = $1 AND acknowledged_at IS NULL AND closed_at IS NULL
            """;
    private static final String SNOOZE = """
            UPDATE alerts SET snoozed_until = now() + make_interval(mins => $2) WHERE id = $1 AND closed_at IS NULL
            """;
    private static final String MAKE_SETTINGS = """
            INSERT INTO alert_settings (organization_id) VALUES ($1) ON CONFLICT DO NOTHING
            """;
    private static final String SETTINGS = """
            SELECT queue_wait_minutes, queue_length, silence_minutes, disk_free_percent, backup_hours, muted_kinds,
                   mail_user_ids, organization_id = first_organization()
            FROM alert_settings WHERE organization_id = $1
            """;
    private static final String SAVE = """
            UPDATE alert_settings SET queue_wait_minutes = $2, queue_length = $3, silence_minutes = $4,
                   disk_free_percent = $5, backup_hours = $6, muted_kinds = $7, mail_user_ids = $8, updated_at = now()
            WHERE organization_id = $1
            """;
    private static final String READERS = """
            SELECT u.email, coalesce(u.locale, o.locale), o.name
            FROM users u JOIN organizations o ON o.id = u.organization_id
            LEFT JOIN alert_settings s ON s.organization_id = o.id
            WHERE u.is_active AND u.role = 'admin' AND (s.mail_user_ids IS NULL OR u.id = ANY (s.mail_user_ids))
            """;
    private static final String ADMINS = "SELECT count(*) FROM users WHERE role = 'admin' AND id = ANY ($1)";

    private final Database database;

    /** Who is told by mail. */
    record Reader(String email, String language, String organization) {}

    AlertRepository(Database database) {
        this.database = database;
    }

    List<OrganizationId> toBeChecked() {
        return database.ask(TO_BE_CHECKED, row -> new OrganizationId(row.getUUID(0)));
    }

    /** The one that looks after the installation: the oldest. */
    Optional<OrganizationId> operator() {
        return database.ask(OPERATOR, row -> Optional.ofNullable(row.getUUID(0))).getFirst().map(OrganizationId::new);
    }

    /** What is to be counted of the whole installation, by name. */
    Map<String, Double> numbers() {
        return database.ask(NUMBERS, row -> row).stream().filter(row -> row.getDouble(1) != null)
                .collect(Collectors.toMap(row -> row.getString(0), row -> row.getDouble(1)));
    }

    /** Empty, too, when another server has looked within the minute. */
    List<Alert.Changed> check(Tx tx, List<Alert.Condition> more) {
        return tx.list(CHECK, row -> {
            var c = new Columns(row);
            return new Alert.Changed(c.id(0), c.requiredText(1), c.text(2), c.json(3), c.requiredText(4));
        }, tx.organization().value(), new JsonArray(Json.text(more)));
    }

    List<Alert> list(Tx tx, @Nullable String state, @Nullable Instant before, @Nullable UUID beforeId, int limit) {
        return tx.list(LIST, AlertRepository::read, tx.organization().value(), state,
                before == null ? null : before.atOffset(ZoneOffset.UTC), beforeId, limit);
    }

    Optional<Alert> find(Tx tx, UUID id) {
        return tx.one(FIND, AlertRepository::read, id);
    }

    /** False when somebody else was first, or it is over. */
    boolean acknowledge(Tx tx, UUID id, UUID by) {
        return tx.change(ACKNOWLEDGE, id, by) == 1;
    }

    boolean snooze(Tx tx, UUID id, int minutes) {
        return tx.change(SNOOZE, id, minutes) == 1;
    }

    AlertSettings settings(Tx tx) {
        tx.change(MAKE_SETTINGS, tx.organization().value());
        return tx.one(SETTINGS, row -> {
            var c = new Columns(row);
            var readers = row.getArrayOfUUIDs(6);
            return new AlertSettings(c.integer(0), row.getInteger(1), c.integer(2), c.integer(3), c.integer(4),
                    c.texts(5), readers == null ? null : Arrays.asList(readers), c.flag(7));
        }, tx.organization().value()).orElseThrow();
    }

    void save(Tx tx, AlertSettings settings) {
        var readers = settings.mailUserIds();
        tx.change(SAVE, tx.organization().value(), settings.queueWaitMinutes(), settings.queueLength(),
                settings.silenceMinutes(), settings.diskFreePercent(), settings.backupHours(),
                settings.mutedKinds().toArray(String[]::new), readers == null ? null : readers.toArray(UUID[]::new));
    }

    boolean areAdmins(Tx tx, List<UUID> users) {
        return tx.one(ADMINS, row -> new Columns(row).number(0), (Object) users.toArray(UUID[]::new))
                .orElseThrow() == users.size();
    }

    List<Reader> readers(Tx tx) {
        return tx.list(READERS, row -> {
            var c = new Columns(row);
            return new Reader(c.requiredText(0), c.requiredText(1), c.requiredText(2));
        });
    }

    private static Alert read(Row row) {
        var c = new Columns(row);
        return new Alert(c.id(0), c.requiredText(1), c.requiredText(2), c.text(3), c.requiredText(4),
                c.json(5).getMap(), c.time(6), c.optionalTime(7), c.optionalTime(8), c.integer(9), c.optionalTime(10),
                c.text(11), c.optionalTime(12));
    }
}
