package io.balcao.scheduling.clinics;

import io.balcao.platform.Ids;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import io.balcao.platform.http.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The clinics of the transaction's organization. */
public final class ClinicRepository {
    private static final String COLUMNS = """
            SELECT c.id, c.key, c.name, c.phone, c.address, c.timezone, c.business_hours, c.buffer_minutes,
                   c.welcome_message, c.pre_session_instructions, c.min_advance_hours, c.max_advance_days,
                   c.slot_duration_minutes, c.max_daily_appointments, c.personality, c.behavior, c.reminders,
                   c.channel_id, c.zapi_instance_id, c.google_spreadsheet_id, c.google_sheet_name, c.is_active,
                   c.zapi_token_encrypted IS NOT NULL,
                   (SELECT count(*) FROM appointments a WHERE a.clinic_id = c.id AND a.needs_review
                       AND a.status = 'CONFIRMED' AND a.local_date >= current_date - 1),
                   c.created_at, c.updated_at, c.last_report_at, c.last_report_error
            FROM clinics c
            """;
    private static final String LIST = COLUMNS + " WHERE $1 OR c.is_active ORDER BY lower(c.name), c.id";
    private static final String FIND = COLUMNS + " WHERE c.key = $1";
    private static final String GET = COLUMNS + " WHERE c.id = $1";
    private static final String LOCK = "SELECT id FROM clinics WHERE key = $1 FOR UPDATE";
    private static final String ORGANIZATION = "SELECT timezone, locale FROM organizations WHERE id = current_organization()";
    private static final String INSERT = """
            INSERT INTO clinics (id, organization_id, key, name, phone, address, timezone, business_hours, buffer_minutes,
                   welcome_message, pre_session_instructions, min_advance_hours, max_advance_days,
                   slot_duration_minutes, max_daily_appointments, personality, behavior, reminders, channel_id,
                   zapi_instance_id, google_spreadsheet_id, google_sheet_name, is_active, next_report_at)
            VALUES ($1, current_organization(), $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,
                   $18, $19, $20, $21, $22, $23)
            """;
    private static final String UPDATE = """
            UPDATE clinics SET name = $2, phone = $3, address = $4, timezone = $5, business_hours = $6,
                   buffer_minutes = $7, welcome_message = $8, pre_session_instructions = $9, min_advance_hours = $10,
                   max_advance_days = $11, slot_duration_minutes = $12, max_daily_appointments = $13, personality = $14,
                   behavior = $15, reminders = $16, channel_id = $17, zapi_instance_id = $18, google_spreadsheet_id = $19,
                   google_sheet_name = $20, is_active = $21, next_report_at = $22
            WHERE id = $1
            """;
    private static final String SET_TOKEN = "UPDATE clinics SET zapi_token_encrypted = $2 WHERE id = $1";
    private static final String UNKNOWN_REFERENCE = "23503";

    /** By name. */
    public List<Clinic> list(Tx tx, boolean all) {
        return tx.list(LIST, ClinicRepository::read, all);
    }

    /** One of them, by its id on the wire. */
    public Optional<Clinic> find(Tx tx, String key) {
        return tx.one(FIND, ClinicRepository::read, key);
    }

    /** One of them that must be there. */
    public Clinic get(Tx tx, UUID id) {
        return tx.one(GET, ClinicRepository::read, id).orElseThrow();
    }

    /** One of them, held until the transaction ends. */
    Optional<Clinic> lock(Tx tx, String key) {
        return tx.one(LOCK, row -> new Columns(row).id(0), key).map(id -> get(tx, id));
    }

    /** The time zone of the organization. */
    String timezone(Tx tx) {
        return tx.one(ORGANIZATION, row -> new Columns(row).requiredText(0)).orElseThrow();
    }

    /** The language of the organization. */
    public String locale(Tx tx) {
        return tx.one(ORGANIZATION, row -> new Columns(row).requiredText(1)).orElseThrow();
    }

    UUID insert(Tx tx, String key, ClinicValues values, @Nullable Instant nextReport) {
        var id = Ids.next();
        checked(() -> tx.change(INSERT, id, key, values.name(), values.phone(), values.address(), values.timezone(),
                values.week().stored(), values.bufferMinutes(), values.welcomeMessage(),
                values.preSessionInstructions(), values.policies().minAdvanceHours(),
                values.policies().maxAdvanceDays(), values.policies().slotDurationMinutes(),
                values.policies().maxDailyAppointments(), json(values.personality()), json(values.behavior()),
                json(values.reminders()), values.channelId(), values.zapiInstanceId(), values.googleSpreadsheetId(),
                values.googleSheetName(), values.active(), time(nextReport)));
        return id;
    }

    void update(Tx tx, UUID id, ClinicValues values, @Nullable Instant nextReport) {
        checked(() -> tx.change(UPDATE, id, values.name(), values.phone(), values.address(), values.timezone(),
                values.week().stored(), values.bufferMinutes(), values.welcomeMessage(),
                values.preSessionInstructions(), values.policies().minAdvanceHours(),
                values.policies().maxAdvanceDays(), values.policies().slotDurationMinutes(),
                values.policies().maxDailyAppointments(), json(values.personality()), json(values.behavior()),
                json(values.reminders()), values.channelId(), values.zapiInstanceId(), values.googleSpreadsheetId(),
                values.googleSheetName(), values.active(), time(nextReport)));
    }

    void setToken(Tx tx, UUID id, byte @Nullable [] sealed) {
        tx.change(SET_TOKEN, id, sealed == null ? null : io.vertx.core.buffer.Buffer.buffer(sealed));
    }

    private static void checked(Runnable statement) {
        try {
            statement.run();
        } catch (PgException e) {
            if (UNKNOWN_REFERENCE.equals(e.getSqlState())) {
                throw new Problem.Unprocessable("channel_id", "names a channel that does not exist");
            }
            throw e;
        }
    }

    private static JsonObject json(Object value) {
        return new JsonObject(Json.text(value));
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private static Clinic read(Row row) {
        var columns = new Columns(row);
        var values = new ClinicValues(columns.requiredText(2), columns.text(3), columns.text(4),
                columns.requiredText(5), Week.of(columns.json(6)), columns.integer(7), columns.text(8),
                columns.text(9), new Policies(columns.integer(10), columns.integer(11), row.getInteger(12),
                        row.getInteger(13)),
                ClinicJson.merged(Personality.USUAL, tree(columns.json(14)), Personality.class),
                ClinicJson.merged(Behavior.USUAL, tree(columns.json(15)), Behavior.class),
                ClinicJson.merged(ReminderSettings.USUAL, tree(columns.json(16)), ReminderSettings.class),
                columns.optionalId(17), columns.text(18), columns.text(19), columns.text(20), columns.flag(21));
        return new Clinic(columns.id(0), columns.requiredText(1), values, columns.flag(22), columns.number(23),
                columns.time(24), columns.time(25), columns.optionalTime(26), columns.text(27));
    }

    private static com.fasterxml.jackson.databind.JsonNode tree(JsonObject json) {
        return Json.mapper().valueToTree(json);
    }
}
