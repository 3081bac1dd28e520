package io.balcao.conversations;

import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import java.time.Duration;
import java.util.List;

/**
 * Rows that nobody needs any more. Ages are the database's. What somebody else holds is left for the next time: it is in
 * use, or another server is at it.
 */
final class LeftoverRepository {
    private static final String ORGANIZATIONS = """
            SELECT organizations_with_leftovers(make_interval(secs => $1), make_interval(secs => $2),
                                                make_interval(secs => $3))
            """;
    private static final String DROP_STATUSES = """
            DELETE FROM parked_statuses WHERE (channel_id, whatsapp_message_id, status) IN (
                SELECT channel_id, whatsapp_message_id, status FROM parked_statuses
                WHERE created_at < now() - make_interval(secs => $1) FOR UPDATE SKIP LOCKED)
            """;
    private static final String FORGET_ADDRESSES = """
            DELETE FROM customer_addresses WHERE (channel_kind, address) IN (
                SELECT channel_kind, address FROM customer_addresses
                WHERE retired_at < now() - make_interval(secs => $1) FOR UPDATE SKIP LOCKED)
            """;
    private static final String DROP_UPLOADS = """
            DELETE FROM media WHERE id IN (
                SELECT f.id FROM media f
                WHERE f.direction = 'outbound' AND f.conversation_id IS NULL AND NOT f.is_in_use
                  AND f.created_at < now() - make_interval(secs => $1)
                  AND NOT EXISTS (SELECT FROM messages m WHERE m.media_id = f.id)
                FOR UPDATE OF f SKIP LOCKED)
            """;

    List<OrganizationId> organizations(Database database, Duration statuses, Duration addresses, Duration uploads) {
        return database.ask(ORGANIZATIONS, row -> new OrganizationId(new Columns(row).id(0)), seconds(statuses),
                seconds(addresses), seconds(uploads));
    }

    int dropStatuses(Tx tx, Duration age) {
        return tx.change(DROP_STATUSES, seconds(age));
    }

    void forgetAddresses(Tx tx, Duration age) {
        tx.change(FORGET_ADDRESSES, seconds(age));
    }

    void dropUploads(Tx tx, Duration age) {
        tx.change(DROP_UPLOADS, seconds(age));
    }

    private static double seconds(Duration age) {
        return age.toSeconds();
    }
}
