package io.balcao.channels.settings;

import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The numbers that cannot send. */
final class OutageRepository {
    private static final String TAKE_UNTOLD = """
            UPDATE channels SET outage_told_at = now() WHERE status = 'stopped' AND outage_told_at IS NULL
            RETURNING id, name, display_phone_number, status_reason, coalesce(stopped_at, now()), 0::bigint
            """;
    private static final String LIST = """
            SELECT c.id, c.name, c.display_phone_number, c.status_reason, coalesce(c.stopped_at, c.updated_at),
                   (SELECT count(*) FROM outbox o WHERE o.channel_id = c.id AND o.state = 'queued')
            FROM channels c WHERE c.status = 'stopped' ORDER BY c.stopped_at, c.id
            """;
    private static final String ADMINS = """
            SELECT u.email, coalesce(u.locale, o.locale), o.name
            FROM users u JOIN organizations o ON o.id = u.organization_id WHERE u.role = 'admin' AND u.is_active
            """;
    private static final String STOP = """
            UPDATE channels SET status = 'stopped', status_reason = $2, stopped_at = now(), outage_told_at = NULL
            WHERE id = $1 AND status = 'active'
            """;
    private static final String TO_PROBE = "SELECT id FROM organizations_with_channels_to_probe(make_interval(secs => $1)) AS id"
            + " WHERE is_served(id)";
    // Of several servers, one tries each number.
    private static final String TAKE_PROBES = """
            UPDATE channels SET probed_at = now()
            WHERE id IN (SELECT id FROM channels WHERE status = 'active'
                           AND (probed_at IS NULL OR probed_at < now() - make_interval(secs => $1))
                         ORDER BY id FOR NO KEY UPDATE SKIP LOCKED)
            RETURNING id
            """;

    /** A number that cannot send, and how many messages wait for it. */
    record Outage(UUID channelId, String name, @Nullable String displayPhoneNumber, @Nullable String reason,
            Instant since, long waiting) {}

    /** Who is told. */
    record Admin(String email, String language, String organization) {}

    List<Outage> takeUntold(Tx tx) {
        return tx.list(TAKE_UNTOLD, OutageRepository::read);
    }

    List<Outage> list(Tx tx) {
        return tx.list(LIST, OutageRepository::read);
    }

    List<Admin> admins(Tx tx) {
        return tx.list(ADMINS, row -> {
            var columns = new Columns(row);
            return new Admin(columns.requiredText(0), columns.requiredText(1), columns.requiredText(2));
        });
    }

    boolean stop(Tx tx, UUID channel, String reason) {
        return tx.change(STOP, channel, reason) == 1;
    }

    static List<OrganizationId> organizationsToProbe(Database database, Duration pause) {
        return database.ask(TO_PROBE, row -> new OrganizationId(row.getUUID(0)), (double) pause.toSeconds());
    }

    List<UUID> takeProbes(Tx tx, Duration pause) {
        return tx.list(TAKE_PROBES, row -> row.getUUID(0), (double) pause.toSeconds());
    }

    private static Outage read(Row row) {
        var c = new Columns(row);
        return new Outage(c.id(0), c.requiredText(1), c.text(2), c.text(3), c.time(4), c.number(5));
    }
}
