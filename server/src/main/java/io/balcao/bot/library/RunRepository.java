package io.balcao.bot.library;

import io.balcao.bot.flow.Outcome;
import io.balcao.bot.flow.Outcome.Passed;
import io.balcao.bot.flow.Outcome.Run;
import io.balcao.conversations.lane.Responder.Closing;
import io.balcao.conversations.lane.Responder.Handover;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What runs of the flows of the transaction's organization did. */
final class RunRepository {
    private static final String BEGIN = """
            WITH before AS (UPDATE flow_runs SET ended_at = now(), ending = 'abandoned', at_block = NULL
                            WHERE conversation_id = $4 AND ended_at IS NULL AND id <> $1)
            INSERT INTO flow_runs (id, organization_id, flow_id, version_id, conversation_id)
            SELECT $1, $2, v.flow_id, v.id, $4 FROM flow_versions v WHERE v.id = $3
            ON CONFLICT (id) DO NOTHING
            """;
    private static final String PASS = """
            INSERT INTO flow_steps (organization_id, run_id, position, block, port, version_id)
            SELECT r.organization_id, r.id, t.place + coalesce(
                (SELECT max(s.position) FROM flow_steps s WHERE s.run_id = r.id), 0), t.block, t.port, v.id
            FROM flow_runs r, unnest($2::text[], $3::text[], $4::uuid[]) WITH ORDINALITY AS t(block, port, version, place)
            LEFT JOIN flow_versions v ON v.id = t.version WHERE r.id = $1 AND (v.id IS NOT NULL OR t.version IS NULL)
            """;
    private static final String REST = """
            UPDATE flow_runs SET at_block = $2, ending = $3, ended_at = CASE WHEN $3::text IS NOT NULL THEN now() END
            WHERE id = $1 AND ended_at IS NULL
            """;
    private static final String COLUMNS = """
            SELECT r.id, r.flow_id, r.conversation_id, u.name, v.number, r.began_at, r.at_block, r.ended_at, r.ending
            FROM flow_runs r JOIN flow_versions v ON v.id = r.version_id JOIN conversations c ON c.id = r.conversation_id
            JOIN customers u ON u.id = c.customer_id
            """;
    // Of a block also the runs of other flows, in which this one was called: they are counted too.
    private static final String RUNS = COLUMNS + """
            WHERE ($2::timestamptz IS NULL OR (r.began_at, r.id) < ($2, $3))
              AND ($6::timestamptz IS NULL OR r.began_at >= $6) AND ($7::timestamptz IS NULL OR r.began_at < $7)
              AND ((r.flow_id = $1 AND ($5::uuid IS NULL OR r.version_id = $5)
                    AND ($8::text IS NULL OR (r.at_block = $8 AND $9::text IS NULL AND c.owner = 'bot')
                         OR (NOT $10 AND EXISTS (SELECT FROM flow_steps s WHERE s.run_id = r.id AND s.version_id IS NULL
                                                   AND s.block = $8 AND ($9 IS NULL OR s.port = $9)))))
                   OR ($8 IS NOT NULL AND NOT $10 AND r.id IN (
                        SELECT s.run_id FROM flow_versions w JOIN flow_steps s ON s.version_id = w.id
                        WHERE w.flow_id = $1 AND ($5 IS NULL OR w.id = $5) AND s.block = $8
                          AND ($9 IS NULL OR s.port = $9))))
              AND ($11::text IS NULL OR coalesce(r.ending, 'under_way') = $11)
            ORDER BY r.began_at DESC, r.id DESC LIMIT $4
            """;
    private static final String OF_CONVERSATION = """
            SELECT r.id, r.flow_id, f.name, v.number, r.began_at, r.at_block,
                   (SELECT left(b -> 'settings' ->> 'text', 120) FROM jsonb_array_elements(v.definition -> 'blocks') b
                    WHERE b ->> 'id' = r.at_block LIMIT 1),
                   r.ended_at, r.ending
            FROM flow_runs r JOIN flow_versions v ON v.id = r.version_id JOIN flows f ON f.id = r.flow_id
            WHERE r.conversation_id = $1 ORDER BY r.began_at DESC, r.id DESC LIMIT 20
            """;
    private static final String STEPS = """
            SELECT s.block, s.port, s.passed_at, v.flow_id, s.version_id FROM flow_steps s
            LEFT JOIN flow_versions v ON v.id = s.version_id WHERE s.run_id = $1 ORDER BY s.position LIMIT 1000
            """;
    private static final String FIND = COLUMNS + "WHERE r.flow_id = $1 AND r.id = $2";
    // A run rests where it is only as long as the bot has the conversation.
    private static final String PASSED = """
            FROM (SELECT s.block, s.port, s.run_id FROM flow_steps s JOIN flow_runs r ON r.id = s.run_id
                WHERE s.version_id IS NULL AND r.flow_id = $1 AND ($2::uuid IS NULL OR r.version_id = $2)
                  AND r.began_at >= $3 AND r.began_at < $4
                UNION ALL
                SELECT s.block, s.port, s.run_id FROM flow_versions v JOIN flow_steps s ON s.version_id = v.id
                JOIN flow_runs r ON r.id = s.run_id
                WHERE v.flow_id = $1 AND ($2::uuid IS NULL OR v.id = $2) AND r.began_at >= $3 AND r.began_at < $4
                UNION ALL
                SELECT r.at_block, NULL, r.id FROM flow_runs r JOIN conversations c ON c.id = r.conversation_id
                WHERE r.flow_id = $1 AND ($2::uuid IS NULL OR r.version_id = $2) AND r.began_at >= $3 AND r.began_at < $4
                  AND r.at_block IS NOT NULL AND c.owner = 'bot') q
            """;
    private static final String COUNTS = "SELECT block, port, count(*), count(DISTINCT run_id) " + PASSED
            + "GROUP BY block, port ORDER BY block, port NULLS FIRST";
    private static final String VISITS = """
            SELECT block, count(DISTINCT run_id), count(DISTINCT run_id) FILTER (WHERE port IS NOT NULL)
            """ + PASSED + "GROUP BY block ORDER BY block";

    /** How many runs there were, and how they ended. */
    private static final String ENDINGS = """
            SELECT ending, count(*) FROM flow_runs r
            WHERE r.flow_id = $1 AND ($2::uuid IS NULL OR r.version_id = $2) AND r.began_at >= $3 AND r.began_at < $4
            GROUP BY ending
            """;

    /** Where a page ended. */
    record After(Instant beganAt, UUID id) {}

    /** Notes a turn: of a new run also that it began, which ends whatever run its conversation was in. */
    void note(Tx tx, Run run, UUID version, UUID conversation, Outcome outcome) {
        if (run.isNew()) {
            tx.change(BEGIN, run.id(), tx.organization().value(), version, conversation);
        }
        if (!outcome.trace().isEmpty()) {
            tx.change(PASS, run.id(), outcome.trace().stream().map(Passed::block).toArray(String[]::new),
                    outcome.trace().stream().map(Passed::port).toArray(String[]::new),
                    outcome.trace().stream().map(Passed::versionId).map(RunRepository::version).toArray(UUID[]::new));
        }
        tx.change(REST, run.id(), outcome.place(), ending(outcome));
    }

    private static @Nullable UUID version(@Nullable String key) {
        return key == null ? null : Scripts.id(key).orElse(null);
    }

    private static @Nullable String ending(Outcome outcome) {
        if (!outcome.state().isEmpty()) {
            return null;
        }
        if (outcome.hasLooped()) {
            return "loop";
        }
        return outcome.ending().map(how -> switch (how) {
            case Handover _ -> "handover";
            case Closing() -> "closed";
        }).orElse("finished");
    }

    /** The newest first. */
    List<RunView> list(Tx tx, UUID flow, RunFilter filter, @Nullable After after, int most) {
        return tx.list(RUNS, row -> read(new Columns(row)), flow, after == null ? null : time(after.beganAt()),
                after == null ? null : after.id(), most, filter.version(),
                filter.from() == null ? null : time(filter.from()), filter.to() == null ? null : time(filter.to()),
                filter.block(), filter.port(), filter.isResting(), filter.ending());
    }

    /** The newest first; not many. */
    List<ConversationRun> ofConversation(Tx tx, UUID conversation) {
        return tx.list(OF_CONVERSATION, row -> {
            var columns = new Columns(row);
            return new ConversationRun(columns.id(0), columns.id(1), columns.requiredText(2), columns.integer(3),
                    columns.time(4), columns.text(5), columns.text(6), columns.optionalTime(7), columns.text(8));
        }, conversation);
    }

    Optional<RunView> find(Tx tx, UUID flow, UUID run) {
        return tx.one(FIND, row -> read(new Columns(row)), flow, run);
    }

    List<RunView.Step> steps(Tx tx, UUID run) {
        return tx.list(STEPS, row -> {
            var columns = new Columns(row);
            return new RunView.Step(columns.requiredText(0), columns.requiredText(1), columns.time(2),
                    columns.optionalId(3), columns.optionalId(4));
        }, run);
    }

    List<FlowCounts.Way> ways(Tx tx, UUID flow, @Nullable UUID version, Instant from, Instant to) {
        return tx.list(COUNTS, row -> {
            var columns = new Columns(row);
            return new FlowCounts.Way(columns.requiredText(0), columns.text(1), columns.number(2), columns.number(3));
        }, flow, version, time(from), time(to));
    }

    List<FlowCounts.Visited> visits(Tx tx, UUID flow, @Nullable UUID version, Instant from, Instant to) {
        return tx.list(VISITS, row -> {
            var columns = new Columns(row);
            return new FlowCounts.Visited(columns.requiredText(0), columns.number(1), columns.number(2));
        }, flow, version, time(from), time(to));
    }

    List<FlowCounts.Ended> endings(Tx tx, UUID flow, @Nullable UUID version, Instant from, Instant to) {
        return tx.list(ENDINGS, row -> new FlowCounts.Ended(new Columns(row).text(0), new Columns(row).number(1)), flow,
                version, time(from), time(to));
    }

    private static RunView read(Columns row) {
        return new RunView(row.id(0), row.id(1), row.id(2), row.text(3), row.integer(4), row.time(5), row.text(6),
                row.optionalTime(7), row.text(8));
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
