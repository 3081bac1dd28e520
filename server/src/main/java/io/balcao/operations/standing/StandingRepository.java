package io.balcao.operations.standing;

import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Database;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** Standings in the database: {@code sql/R__doors.sql}. */
final class StandingRepository {
    private static final int TAKEN_IN_A_STEP = 20;
    private static final int ROWS_A_STEP = 500;
    private static final String NOT_OPEN = "SELECT organization_id, standing FROM organizations_not_open()";
    // One server at a time: two would mix up the order.
    private static final String ALONE = """
            SELECT pg_try_advisory_xact_lock(hashtextextended('kept_webhooks ' || current_organization(), 0))
            """;
    private static final String KEPT = """
            SELECT number, raw FROM kept_webhooks WHERE organization_id = $1 ORDER BY number LIMIT $2
            """;
    private static final String TAKEN = "DELETE FROM kept_webhooks WHERE organization_id = $1 AND number = ANY ($2)";
    private static final String END_RESUMING = "SELECT end_resuming($1)";
    private static final String FORGET_KEPT = "SELECT forget_kept_webhooks($1)";
    private static final String TO_DELETE = "SELECT organizations_to_delete()";
    private static final String DELETE_STEP = "SELECT delete_organization_step($1, $2)";
    private static final String END_DELETION = "SELECT end_organization_deletion($1, $2)";

    private final Database database;

    private record Kept(long number, String raw) {}

    StandingRepository(Database database) {
        this.database = database;
    }

    Map<OrganizationId, Standing> notOpen() {
        return database.ask(NOT_OPEN, row -> row).stream().collect(Collectors.toUnmodifiableMap(
                row -> new OrganizationId(new Columns(row).id(0)),
                row -> Standing.of(new Columns(row).requiredText(1))));
    }

    /**
     * Takes in the next few webhooks that were kept aside. They are taken in before they are forgotten: after a crash in
     * between they are taken in once more, and found to be known.
     *
     * @return whether this is to go on
     */
    boolean takeInNext(OrganizationId organization, BiConsumer<OrganizationId, String> takeIn) {
        return database.inTransaction(organization, tx -> {
            if (!tx.one(ALONE, row -> new Columns(row).flag(0)).orElseThrow()) {
                return false;
            }
            var next = tx.list(KEPT, row -> new Kept(row.getLong(0), row.getString(1)), organization.value(),
                    TAKEN_IN_A_STEP);
            if (next.isEmpty()) {
                return !tx.one(END_RESUMING, row -> new Columns(row).flag(0), organization.value()).orElseThrow();
            }
            next.forEach(one -> takeIn.accept(organization, one.raw()));
            tx.change(TAKEN, organization.value(), next.stream().map(Kept::number).toArray(Long[]::new));
            return true;
        });
    }

    void forgetKept() {
        database.ask(FORGET_KEPT, row -> row, ROWS_A_STEP);
    }

    /** Those whose time has come, and those that are on their way out. */
    List<OrganizationId> toDelete() {
        return database.ask(TO_DELETE, row -> new OrganizationId(new Columns(row).id(0)));
    }

    /** Deletes some rows: how many, 0 when none is left; nothing when another server is at it. */
    OptionalLong deleteStep(OrganizationId organization) {
        var gone = database.ask(DELETE_STEP, row -> Optional.ofNullable(row.getLong(0)), organization.value(),
                ROWS_A_STEP).getFirst();
        return gone.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    /** The organization's own row; of the deletion stays that there was one. */
    void endDeletion(OrganizationId organization, long files) {
        database.ask(END_DELETION, row -> row, organization.value(), files);
    }
}
