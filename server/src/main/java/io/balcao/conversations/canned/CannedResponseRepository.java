package io.balcao.conversations.canned;

import io.balcao.platform.Caller;
import io.balcao.platform.Ids;
import io.balcao.platform.Problem;
import io.balcao.platform.Role;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Canned responses as far as a caller sees them: everybody's, their departments' and their own. */
final class CannedResponseRepository {
    private static final String COLUMNS = """
            SELECT r.id, r.shortcut, r.title, r.content,
                   CASE WHEN r.owner_id IS NOT NULL THEN 'personal' WHEN r.department_id IS NOT NULL THEN 'department'
                        ELSE 'organization' END,
                   r.department_id, d.name, r.category, r.used_count, r.created_at, r.updated_at,
                   (SELECT coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'file_name', f.file_name, 'mime_type',
                               f.mime_type, 'size', f.size) ORDER BY x.position), '[]')
                    FROM canned_response_files x JOIN media f ON f.id = x.media_id WHERE x.canned_response_id = r.id)
            FROM canned_responses r LEFT JOIN departments d ON d.id = r.department_id
            """;
    private static final String SEES = """
            WHERE CASE WHEN r.owner_id IS NOT NULL THEN r.owner_id = $1
                       WHEN r.department_id IS NOT NULL THEN $2 OR EXISTS (SELECT FROM department_members m
                           WHERE m.department_id = r.department_id AND m.user_id = $1)
                       ELSE true END
            """;
    private static final String LIST = COLUMNS + SEES + """
              AND ($3::text IS NULL OR (r.shortcut, r.id) > ($3, $4::uuid))
              AND ($5::text IS NULL OR r.shortcut LIKE $5 || '%' OR plain_text(r.title) LIKE '%' || $5 || '%'
                   OR plain_text(r.content) LIKE '%' || $5 || '%' OR plain_text(r.category) LIKE '%' || $5 || '%')
            """;
    private static final String BY_SHORTCUT = LIST + " ORDER BY r.shortcut, r.id LIMIT $6";
    private static final String BY_USE = LIST + " ORDER BY r.used_count DESC, r.shortcut, r.id LIMIT $6";
    private static final String PLAIN = "SELECT replace(replace(replace(plain_text(btrim($1)), '\\', '\\\\'), '%', '\\%'), "
            + "'_', '\\_')";
    private static final String FIND = COLUMNS + SEES + " AND r.id = $3";
    private static final String LOCK = "SELECT id FROM canned_responses WHERE id = $1 FOR UPDATE";
    private static final String INSERT = """
            INSERT INTO canned_responses (id, organization_id, shortcut, title, content, department_id, owner_id, created_by,
                   category)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """;
    private static final String UPDATE = """
            UPDATE canned_responses SET shortcut = $2, title = $3, content = $4, department_id = $5, owner_id = $6,
                   category = $7
            WHERE id = $1
            """;
    private static final String USE = "UPDATE canned_responses SET used_count = used_count + 1 WHERE id = $1";
    private static final String NOW = """
            SELECT o.locale, extract(hour FROM now() AT TIME ZONE (calendar_of(NULL)).timezone)::integer
            FROM organizations o WHERE o.id = current_organization()
            """;
    private static final String DROP_FILES = """
            WITH dropped AS (
                DELETE FROM canned_response_files WHERE canned_response_id = $1 AND media_id <> ALL ($2) RETURNING media_id)
            UPDATE media f SET is_in_use = false FROM dropped d WHERE f.id = d.media_id
            """;
    // One's own, uploaded and not sent: what somebody else put there they may have meant for somebody.
    private static final String TAKE_FILES = """
            WITH taken AS (
                UPDATE media SET is_in_use = true
                WHERE id = ANY ($2) AND uploaded_by = $3 AND direction = 'outbound' AND status = 'ready'
                  AND conversation_id IS NULL AND NOT is_in_use
                RETURNING id)
            INSERT INTO canned_response_files (organization_id, canned_response_id, media_id, position)
            SELECT current_organization(), $1, t.id, 0 FROM taken t
            """;
    private static final String ORDER_FILES = """
            UPDATE canned_response_files x SET position = o.place
            FROM unnest($2::uuid[]) WITH ORDINALITY AS o(id, place)
            WHERE x.canned_response_id = $1 AND x.media_id = o.id
            """;
    private static final String DELETE = "DELETE FROM canned_responses WHERE id = $1";
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String UNKNOWN_REFERENCE = "23503";

    /** @param byUse what is taken most often first, instead of by shortcut */
    List<CannedResponse> list(Tx tx, Caller caller, @Nullable String text, boolean byUse,
            @Nullable String afterShortcut, @Nullable UUID afterId, int most) {
        var wanted = text == null ? null : tx.one(PLAIN, row -> new Columns(row).requiredText(0), text).orElseThrow();
        return tx.list(byUse ? BY_USE : BY_SHORTCUT, CannedResponseRepository::read, caller.userId(), seesAll(caller),
                afterShortcut, afterId, wanted, most);
    }

    /** One of them; empty also when the caller may not see it. */
    Optional<CannedResponse> find(Tx tx, Caller caller, UUID id) {
        return tx.one(FIND, CannedResponseRepository::read, caller.userId(), seesAll(caller), id);
    }

    /** The same, held until the transaction ends. */
    Optional<CannedResponse> lock(Tx tx, Caller caller, UUID id) {
        return tx.one(LOCK, row -> new Columns(row).id(0), id).flatMap(held -> find(tx, caller, held));
    }

    UUID insert(Tx tx, Caller caller, CannedResponseRequest wish) {
        var id = Ids.next();
        checked(() -> tx.change(INSERT, id, tx.organization().value(), wish.shortcut(), wish.title(), wish.content(),
                wish.departmentId(), owner(caller, wish), caller.userId(), wish.category()));
        return id;
    }

    void update(Tx tx, Caller caller, UUID id, CannedResponseRequest wish) {
        checked(() -> tx.change(UPDATE, id, wish.shortcut(), wish.title(), wish.content(), wish.departmentId(),
                owner(caller, wish), wish.category()));
    }

    /** What goes with it from now on, and nothing else. */
    void setFiles(Tx tx, Caller caller, UUID id, List<UUID> files) {
        var wanted = files.toArray(UUID[]::new);
        tx.change(DROP_FILES, id, wanted);
        tx.change(TAKE_FILES, id, wanted, caller.userId());
        if (tx.change(ORDER_FILES, id, wanted) != files.size()) {
            throw new Problem.Unprocessable("file_ids", "names a file that is not yours, or was sent already");
        }
    }

    void use(Tx tx, UUID id) {
        tx.change(USE, id);
    }

    /** How one greets now where the organization is, in its language. */
    String greeting(Tx tx) {
        return tx.one(NOW, row -> {
            var columns = new Columns(row);
            return Greetings.at(columns.integer(1), columns.text(0));
        }).orElseThrow();
    }

    void delete(Tx tx, UUID id) {
        tx.change(DELETE, id);
    }

    private static boolean seesAll(Caller caller) {
        return caller.role() != Role.ATTENDANT;
    }

    private static @Nullable UUID owner(Caller caller, CannedResponseRequest wish) {
        return wish.visibility().equals(CannedResponse.PERSONAL) ? caller.userId() : null;
    }

    private static void checked(Runnable statement) {
        try {
            statement.run();
        } catch (PgException e) {
            if (UNIQUE_VIOLATION.equals(e.getSqlState())) {
                throw new Problem.Conflict("There is a canned response with this shortcut");
            }
            if (UNKNOWN_REFERENCE.equals(e.getSqlState())) {
                throw new Problem.Unprocessable("department_id", "names a department that does not exist");
            }
            throw e;
        }
    }

    private static CannedResponse read(Row row) {
        var columns = new Columns(row);
        return new CannedResponse(columns.id(0), columns.requiredText(1), columns.requiredText(2),
                columns.requiredText(3), columns.requiredText(4), columns.optionalId(5), columns.text(6),
                columns.text(7), columns.integer(8), files(row.getJsonArray(11)), columns.time(9), columns.time(10));
    }

    private static List<CannedFile> files(JsonArray files) {
        return files.stream().map(JsonObject.class::cast).map(file -> new CannedFile(
                UUID.fromString(file.getString("id")), file.getString("file_name"), file.getString("mime_type"),
                file.getLong("size"))).toList();
    }
}
