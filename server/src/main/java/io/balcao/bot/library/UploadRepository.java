package io.balcao.bot.library;

import io.balcao.bot.flow.Surroundings.File;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import io.vertx.sqlclient.Row;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Files that the flows of the transaction's organization send. */
final class UploadRepository {
    private static final String LIST = """
            SELECT f.id, f.file_name, f.mime_type, f.size FROM media f
            WHERE f.status = 'ready' AND EXISTS (SELECT FROM flow_files x WHERE x.media_id = f.id)
            ORDER BY f.created_at DESC, f.id LIMIT $1
            """;
    // Known to a flow already, or one's own, uploaded and not sent: what somebody else put there they meant for somebody.
    private static final String USABLE = """
            FROM media f
            WHERE f.id = ANY ($1) AND f.status = 'ready' AND f.direction = 'outbound' AND f.conversation_id IS NULL
              AND (EXISTS (SELECT FROM flow_files x WHERE x.media_id = f.id) OR (f.uploaded_by = $2 AND NOT f.is_in_use))
            """;
    private static final String FIND = "SELECT f.id " + USABLE;
    private static final String KEEP = """
            INSERT INTO flow_files (organization_id, flow_id, version_id, media_id)
            SELECT current_organization(), $3, $4, f.id
            """ + USABLE + " ON CONFLICT DO NOTHING";
    private static final String DROP = """
            DELETE FROM flow_files WHERE flow_id = $1 AND version_id IS NULL AND media_id <> ALL ($2)
            """;

    /** The newest first. */
    List<File> list(Tx tx, int most) {
        return tx.list(LIST, UploadRepository::read, most);
    }

    /** Those of them that a flow may name when this person draws it. */
    List<UUID> usable(Tx tx, Collection<UUID> files, @Nullable UUID person) {
        return files.isEmpty() ? List.of() : tx.list(FIND, row -> row.getUUID(0), array(files), person);
    }

    /** The draft names these, and no others any more. */
    void keep(Tx tx, UUID flow, Collection<UUID> files, UUID person) {
        if (!files.isEmpty()) {
            tx.change(KEEP, array(files), person, flow, null);
        }
        tx.change(DROP, flow, array(files));
    }

    /** A version names these, for ever. */
    void keepVersion(Tx tx, UUID flow, UUID version, Collection<UUID> files, UUID person) {
        if (!files.isEmpty()) {
            tx.change(KEEP, array(files), person, flow, version);
        }
    }

    private static UUID[] array(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }

    private static File read(Row row) {
        var c = new Columns(row);
        return new File(c.id(0), c.text(1), c.requiredText(2), c.number(3));
    }
}
