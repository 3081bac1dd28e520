package io.balcao.conversations.desk;

import io.balcao.conversations.desk.ConsentView.Author;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** What customers agreed to: {@code sql/R__consents.sql}. */
final class ConsentRepository {
    private static final String LIST = """
            SELECT s.id, s.purpose, s.state, s.channel, s.text_version, s.note, s.recorded_by, u.full_name, s.happened_at,
                   s.recorded_at
            FROM consents s LEFT JOIN users u ON u.id = s.recorded_by
            WHERE s.customer_id = $1 ORDER BY s.happened_at DESC, s.id DESC LIMIT 200
            """;
    private static final String RECORD = "SELECT record_consent($1, $2, $3, $4, $5, $6, $7, $8, $9)";

    /** The newest first. */
    List<ConsentView> list(Tx tx, UUID customer) {
        return tx.list(LIST, row -> {
            var c = new Columns(row);
            var author = c.optionalId(6);
            return new ConsentView(c.id(0), c.requiredText(1), c.requiredText(2), c.requiredText(3), c.text(4),
                    c.text(5), author == null ? null : new Author(author, c.requiredText(7)), c.time(8), c.time(9));
        }, customer);
    }

    /** Gives the conversations whose rows show it. */
    List<UUID> record(Tx tx, UUID customer, ConsentView consent) {
        return tx.list(RECORD, row -> new Columns(row).id(0), consent.id(), customer, consent.purpose(),
                consent.state(), consent.channel(), consent.textVersion(), consent.note(),
                consent.recordedBy() == null ? null : consent.recordedBy().id(),
                consent.happenedAt().atOffset(ZoneOffset.UTC));
    }
}
