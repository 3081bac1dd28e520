package io.balcao.conversations.sla;

import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The clocks of conversations, as far as there is something to tell of them. */
final class TargetRepository {
    private static final String ORGANIZATIONS = "SELECT id FROM organizations_with_due_targets($1) AS id WHERE is_served(id)";
    // One server at a time: what another one tells now need not be looked through.
    private static final String IS_ALONE = """
            SELECT pg_try_advisory_xact_lock(hashtextextended(current_organization()::text, 25))
            """;
    private static final String RECOUNT = "SELECT recount_targets($1, $2)";
    private static final String IS_STALE = "SELECT EXISTS (SELECT FROM stale_targets)";
    private static final String RING = "SELECT conversation_id, kind, target, due_at FROM ring_targets($1, $2)";

    /**
     * What was noticed of a conversation.
     *
     * @param kind {@code at_risk} or {@code breached}; null when its row only reads differently
     */
    record Noticed(UUID conversation, @Nullable String kind, @Nullable String target, @Nullable Instant dueAt) {}

    static List<OrganizationId> organizations(Database database, Instant now) {
        return database.ask(ORGANIZATIONS, row -> new OrganizationId(new Columns(row).id(0)),
                now.atOffset(ZoneOffset.UTC));
    }

    boolean isAlone(Tx tx) {
        return tx.one(IS_ALONE, row -> new Columns(row).flag(0)).orElseThrow();
    }

    /** Counts again what a change of policies or calendars is about. Gives what reads differently. */
    List<UUID> recount(Tx tx, Instant now, int most) {
        return tx.list(RECOUNT, row -> new Columns(row).id(0), now.atOffset(ZoneOffset.UTC), most);
    }

    /** Whether there is more to count again. */
    boolean isStale(Tx tx) {
        return tx.one(IS_STALE, row -> new Columns(row).flag(0)).orElseThrow();
    }

    List<Noticed> ring(Tx tx, Instant now, int most) {
        return tx.list(RING, row -> {
            var columns = new Columns(row);
            return new Noticed(columns.id(0), columns.text(1), columns.text(2), columns.optionalTime(3));
        }, now.atOffset(ZoneOffset.UTC), most);
    }
}
