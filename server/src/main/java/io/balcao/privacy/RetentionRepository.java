package io.balcao.privacy;

import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules, and the steps that carry them out: {@code sql/R__retention.sql}. */
final class RetentionRepository {
    /** More are not counted for the screen. */
    static final int MOST_COUNTED = 10_000;
    private static final String RULES = """
            SELECT k.kind, CASE WHEN r.kind IS NULL THEN k.days ELSE r.days END, k.days, k.lowest, r.changed_at,
                   retention_due(k.kind, CASE WHEN r.kind IS NULL THEN k.days ELSE r.days END, $1)
            FROM retention_kinds() WITH ORDINALITY AS k(kind, days, lowest, place)
            LEFT JOIN retention_rules r ON r.organization_id = current_organization() AND r.kind = k.kind
            ORDER BY k.place
            """;
    private static final String DUE = "SELECT retention_due($1, $2, $3)";
    private static final String LAST_RUN = "SELECT began_at, ended_at, gone FROM retention_runs";
    private static final String LEAST = "SELECT k.lowest FROM retention_kinds() AS k WHERE k.kind = $1";
    private static final String SET = """
            INSERT INTO retention_rules (organization_id, kind, days) VALUES ($1, $2, $3)
            ON CONFLICT (organization_id, kind) DO UPDATE SET days = excluded.days, changed_at = now()
            WHERE retention_rules.days IS DISTINCT FROM excluded.days
            """;
    private static final String ORGANIZATIONS = "SELECT organizations_with_due_retention()";
    private static final String STEP = "SELECT gone, is_end, total FROM retention_step($1)";
    private static final String FORGET_UNROUTED = "SELECT forget_unrouted_dead_letters($1)";

    /**
     * How long one kind is kept.
     *
     * @param days null for ever
     * @param due how many rows are older; {@code MOST_COUNTED} stands for that many or more
     */
    record Rule(String kind, @Nullable Integer days, @Nullable Integer defaultDays, int leastDays,
            @Nullable Instant changedAt, long due) {}

    /** @param gone how many rows of each kind */
    record Run(Instant beganAt, @Nullable Instant endedAt, JsonObject gone) {}

    /**
     * What came of a step.
     *
     * @param total of the whole run, each kind
     */
    record Step(long gone, boolean isEnd, JsonObject total) {}

    List<Rule> rules(Tx tx) {
        return tx.list(RULES, row -> {
            var c = new Columns(row);
            return new Rule(c.requiredText(0), row.getInteger(1), row.getInteger(2), c.integer(3), c.optionalTime(4),
                    c.number(5));
        }, MOST_COUNTED);
    }

    long due(Tx tx, String kind, int days) {
        return tx.one(DUE, row -> new Columns(row).number(0), kind, days, MOST_COUNTED).orElseThrow();
    }

    Optional<Run> lastRun(Tx tx) {
        return tx.one(LAST_RUN, row -> {
            var c = new Columns(row);
            return new Run(c.time(0), c.optionalTime(1), c.json(2));
        });
    }

    int leastDays(Tx tx, String kind) {
        return tx.one(LEAST, row -> new Columns(row).integer(0), kind).orElseThrow();
    }

    void set(Tx tx, String kind, @Nullable Integer days) {
        tx.change(SET, tx.organization().value(), kind, days);
    }

    List<OrganizationId> organizations(Database database) {
        return database.ask(ORGANIZATIONS, row -> new OrganizationId(new Columns(row).id(0)));
    }

    /** Nothing when another server is at it. */
    Optional<Step> step(Tx tx, int most) {
        return tx.one(STEP, row -> {
            var c = new Columns(row);
            return new Step(c.number(0), c.flag(1), c.json(2));
        }, most);
    }

    long forgetUnrouted(Database database, int most) {
        return database.ask(FORGET_UNROUTED, row -> new Columns(row).number(0), most).getFirst();
    }
}
