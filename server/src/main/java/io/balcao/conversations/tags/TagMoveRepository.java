package io.balcao.conversations.tags;

import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** New names that conversations do not have yet. */
final class TagMoveRepository {
    private static final String ORGANIZATIONS = "SELECT organizations_with_tag_moves()";
    private static final String OLDEST = """
            SELECT id, from_name, to_name FROM tag_moves ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED
            """;
    private static final String HOLD = """
            SELECT id FROM conversations WHERE id = ANY(ARRAY(SELECT tagged_conversations($1) LIMIT $2))
            ORDER BY id FOR NO KEY UPDATE
            """;
    private static final String RENAME = """
            UPDATE conversations SET tags = CASE WHEN $3 = ANY(tags) THEN array_remove(tags, $2)
                                                 ELSE array_remove(array_replace(tags, $2, $3), NULL) END,
                                     version = version + 1
            WHERE id = ANY($1)
            """;
    private static final String DONE = "DELETE FROM tag_moves WHERE id = $1";

    /** @param to null when the tag is taken off */
    record Move(UUID id, String from, @Nullable String to) {}

    static List<OrganizationId> organizations(Database database) {
        return database.ask(ORGANIZATIONS, row -> new OrganizationId(row.getUUID(0)));
    }

    /** The one that was asked for first, held until the transaction ends; nothing while another server is at it. */
    Optional<Move> oldest(Tx tx) {
        return tx.one(OLDEST, row -> {
            var columns = new Columns(row);
            return new Move(columns.id(0), columns.requiredText(1), columns.text(2));
        });
    }

    /** Gives some conversations the new name, and says which; none when none is left. */
    List<UUID> carry(Tx tx, Move move, int most) {
        var ids = tx.list(HOLD, row -> row.getUUID(0), move.from(), most);
        if (!ids.isEmpty()) {
            tx.change(RENAME, ids.toArray(UUID[]::new), move.from(), move.to());
        }
        return ids;
    }

    void end(Tx tx, Move move) {
        tx.change(DONE, move.id());
    }
}
