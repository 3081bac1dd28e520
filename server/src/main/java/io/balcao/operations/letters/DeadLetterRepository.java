package io.balcao.operations.letters;

import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The dead letters of the organization that the transaction belongs to. */
final class DeadLetterRepository {
    private static final String COLUMNS = """
            SELECT d.id, d.source, d.state, d.reason, octet_length(d.raw), c.name, d.replays, d.outcome, d.note,
                   u.full_name, d.settled_at, d.created_at
            FROM dead_letters d
            LEFT JOIN channels c ON c.id = d.channel_id LEFT JOIN users u ON u.id = d.settled_by
            """;
    private static final String MATCHING = """
            WHERE d.organization_id = $1 AND ($2::text IS NULL OR d.state = $2) AND ($3::text IS NULL OR d.source = $3)
              AND ($4::text IS NULL OR position(lower($4) IN lower(d.reason)) > 0)
              AND ($5::timestamptz IS NULL OR d.created_at >= $5) AND ($6::timestamptz IS NULL OR d.created_at < $6)
            """;
    private static final String LIST = COLUMNS + MATCHING + """
              AND ($7::timestamptz IS NULL OR (d.created_at, d.id) < ($7, $8::uuid))
            ORDER BY d.created_at DESC, d.id DESC LIMIT $9
            """;
    // The oldest first: what a customer wrote earlier comes earlier into the thread.
    private static final String NEXT = COLUMNS + MATCHING + """
              AND d.source <> 'mail' AND ($7::timestamptz IS NULL OR (d.created_at, d.id) > ($7, $8::uuid))
            ORDER BY d.created_at, d.id LIMIT $9
            """;
    private static final String FIND = COLUMNS + "WHERE d.id = $1";
    private static final String RAW = "SELECT raw FROM dead_letters WHERE id = $1";
    private static final String SETTLE = """
            UPDATE dead_letters SET state = 'replayed', outcome = $2, replays = replays + 1, settled_by = $3,
                   settled_at = now()
            WHERE id = $1 AND state = 'open'
            """;
    private static final String NAME_WHO = "UPDATE dead_letters SET settled_by = $2 WHERE id = $1 AND state = 'replayed'";
    private static final String STILL_DEAD = """
            UPDATE dead_letters SET outcome = 'failed', reason = left($2, 1000), replays = replays + 1
            WHERE id = $1 AND state = 'open'
            """;
    private static final String DISCARD = """
            UPDATE dead_letters SET state = 'discarded', note = $2, settled_by = $3, settled_at = now()
            WHERE id = $1 AND state = 'open'
            """;
    private static final String DISCARD_ALL = """
            UPDATE dead_letters AS d SET state = 'discarded', note = $7, settled_by = $8, settled_at = now()
            """ + MATCHING;

    List<DeadLetter> list(Tx tx, LetterFilter filter, @Nullable Instant before, @Nullable UUID beforeId, int limit) {
        return tx.list(LIST, DeadLetterRepository::read, tx.organization().value(), filter.state(), filter.source(),
                filter.q(), time(filter.from()), time(filter.to()), time(before), beforeId, limit);
    }

    List<DeadLetter> next(Tx tx, LetterFilter filter, @Nullable Instant after, @Nullable UUID afterId, int limit) {
        return tx.list(NEXT, DeadLetterRepository::read, tx.organization().value(), filter.state(), filter.source(),
                filter.q(), time(filter.from()), time(filter.to()), time(after), afterId, limit);
    }

    Optional<DeadLetter> find(Tx tx, UUID id) {
        return tx.one(FIND, DeadLetterRepository::read, id);
    }

    Optional<String> raw(Tx tx, UUID id) {
        return tx.one(RAW, row -> new Columns(row).requiredText(0), id);
    }

    /** False when somebody else was first. */
    boolean settle(Tx tx, UUID id, String outcome, UUID by) {
        return tx.change(SETTLE, id, outcome, by) == 1;
    }

    /** Of what came off the list by itself when it was tried again. */
    void nameWho(Tx tx, UUID id, UUID by) {
        tx.change(NAME_WHO, id, by);
    }

    void stillDead(Tx tx, UUID id, String reason) {
        tx.change(STILL_DEAD, id, reason);
    }

    boolean discard(Tx tx, UUID id, String note, UUID by) {
        return tx.change(DISCARD, id, note, by) == 1;
    }

    int discardAll(Tx tx, LetterFilter filter, String note, UUID by) {
        return tx.change(DISCARD_ALL, tx.organization().value(), filter.state(), filter.source(), filter.q(),
                time(filter.from()), time(filter.to()), note, by);
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static DeadLetter read(Row row) {
        var c = new Columns(row);
        return new DeadLetter(c.id(0), c.requiredText(1), c.requiredText(2), c.requiredText(3), c.integer(4),
                c.text(5), c.integer(6), c.text(7), c.text(8), c.text(9), c.optionalTime(10), c.time(11));
    }
}
