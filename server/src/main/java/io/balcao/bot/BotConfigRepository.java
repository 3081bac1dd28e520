package io.balcao.bot;

import io.balcao.bot.flow.Surroundings.Department;
import io.balcao.bot.flow.Surroundings.File;
import io.balcao.bot.flow.Surroundings.Opening;
import io.balcao.platform.Ids;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import io.balcao.platform.http.Json;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The settings of the bot of the organization that the transaction belongs to. */
final class BotConfigRepository {
    private static final String LIST = """
            SELECT id, key, value, updated_at FROM bot_configurations WHERE is_active ORDER BY key
            """;
    private static final String FIND = """
            SELECT id, key, value, updated_at FROM bot_configurations WHERE key = $1
            """;
    // The organization's row, for the setting itself may not exist yet: two who write it at once would both find none.
    private static final String HOLD = "SELECT id FROM organizations FOR NO KEY UPDATE";
    private static final String PUT = """
            INSERT INTO bot_configurations (id, organization_id, key, value) VALUES ($1, $2, $3, $4)
            ON CONFLICT (organization_id, key) DO UPDATE SET value = excluded.value, is_active = true
            RETURNING id, key, value, updated_at
            """;
    private static final String MENU = """
            SELECT o.locale, b.value, (calendar_of(NULL)).timezone FROM organizations o
            LEFT JOIN bot_configurations b ON b.organization_id = o.id AND b.key = $1 AND b.is_active
            """;
    private static final String DEPARTMENTS = """
            SELECT id, name FROM departments WHERE is_active ORDER BY created_at, id
            """;

    private static final String OPENING = "SELECT is_open, holiday, opens_next, timezone FROM opening_of($1, $2)";

    private static final String FILE = """
            SELECT f.id, f.file_name, f.mime_type, f.size FROM media f
            WHERE f.id = $1 AND f.status = 'ready' AND EXISTS (SELECT FROM flow_files x WHERE x.media_id = f.id)
            """;

    /** A setting as it is stored. */
    record Stored(UUID id, String key, JsonObject value, Instant updatedAt) {}

    /** @param value null when the organization never wrote one */
    record StoredMenu(String locale, @Nullable JsonObject value, String timezone) {}

    List<Stored> list(Tx tx) {
        return tx.list(LIST, row -> read(new Columns(row)));
    }

    /** The setting, which nobody else writes until the transaction ends, not even when there is none yet. */
    Optional<Stored> lock(Tx tx, String key) {
        tx.one(HOLD, row -> row);
        return tx.one(FIND, row -> read(new Columns(row)), key);
    }

    Stored put(Tx tx, String key, MenuConfiguration value) {
        return tx.one(PUT, row -> read(new Columns(row)), Ids.next(), tx.organization().value(), key,
                new JsonObject(Json.text(value))).orElseThrow();
    }

    StoredMenu menu(Tx tx, String key) {
        return tx.one(MENU, row -> {
            var columns = new Columns(row);
            return new StoredMenu(columns.requiredText(0),
                    columns.anyJson(1) instanceof JsonObject value ? value : null, columns.requiredText(2));
        }, key).orElseThrow();
    }

    List<Department> departments(Tx tx) {
        return tx.list(DEPARTMENTS, row -> {
            var columns = new Columns(row);
            return new Department(columns.id(0), columns.requiredText(1));
        });
    }

    /** A file that flows send. */
    Optional<File> file(Tx tx, UUID id) {
        return tx.one(FILE, row -> {
            var columns = new Columns(row);
            return new File(columns.id(0), columns.text(1), columns.requiredText(2), columns.number(3));
        }, id);
    }

    Opening opening(Tx tx, @Nullable UUID department, Instant at) {
        return tx.one(OPENING, row -> {
            var columns = new Columns(row);
            var zone = ZoneId.of(columns.requiredText(3));
            return new Opening(columns.flag(0), Optional.ofNullable(columns.text(1)),
                    Optional.ofNullable(columns.optionalTime(2)).map(next -> next.atZone(zone)));
        }, department, at.atOffset(ZoneOffset.UTC)).orElseThrow();
    }

    private static Stored read(Columns row) {
        return new Stored(row.id(0), row.requiredText(1), row.json(2), row.time(3));
    }
}
