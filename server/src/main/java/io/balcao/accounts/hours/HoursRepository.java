package io.balcao.accounts.hours;

import io.balcao.platform.Ids;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import io.balcao.platform.http.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Holidays and the hours of departments of the organization that the transaction belongs to. */
final class HoursRepository {
    private static final String COLUMNS = """
            id, name, day::text, is_yearly, to_char(opens_at, 'HH24:MI'), to_char(closes_at, 'HH24:MI') FROM holidays
            """;
    private static final String LIST = "SELECT " + COLUMNS + " ORDER BY day, is_yearly";
    private static final String FIND = "SELECT " + COLUMNS + " WHERE id = $1 FOR UPDATE";
    private static final String INSERT = """
            INSERT INTO holidays (id, organization_id, name, day, is_yearly, opens_at, closes_at)
            VALUES ($1, $2, $3, $4::text::date, $5, $6::text::time, $7::text::time)
            """;
    private static final String UPDATE = """
            UPDATE holidays SET name = $2, day = $3::text::date, is_yearly = $4, opens_at = $5::text::time,
                   closes_at = $6::text::time
            WHERE id = $1
            """;
    private static final String DELETE = "DELETE FROM holidays WHERE id = $1";
    private static final String IS_SPECIAL = "SELECT (holiday_on($1::text::date)).id IS NOT NULL";
    private static final String COUNT = "SELECT count(*) FROM holidays";
    private static final String ORGANIZATION = "SELECT timezone, week FROM calendar_of(NULL)";
    private static final String HOLD = "SELECT business_hours FROM organizations WHERE id = $1 FOR NO KEY UPDATE";
    private static final String SET_WEEK = "UPDATE organizations SET business_hours = $2 WHERE id = $1";
    private static final String DEPARTMENTS = """
            SELECT id, name, own_hours FROM departments WHERE is_active ORDER BY plain_text(name), id
            """;
    private static final String DEPARTMENT = "SELECT id, name, own_hours FROM departments WHERE id = $1 FOR NO KEY UPDATE";
    private static final String SET_HOURS = "UPDATE departments SET own_hours = $2 WHERE id = $1";
    private static final String UNIQUE_VIOLATION = "23505";

    /** @param days null when they are those of the organization */
    record DepartmentWeek(UUID departmentId, String departmentName, @Nullable Object days) {}

    /** @param days null when it is always open */
    record Week(String timezone, @Nullable Object days) {}

    List<Holiday> holidays(Tx tx) {
        return tx.list(LIST, row -> read(new Columns(row)));
    }

    /** A holiday, which nobody else changes until the transaction ends. */
    Optional<Holiday> hold(Tx tx, UUID id) {
        return tx.one(FIND, row -> read(new Columns(row)), id);
    }

    UUID insert(Tx tx, HolidayRequest holiday) {
        var id = Ids.next();
        unlessTaken(() -> tx.change(INSERT, id, tx.organization().value(), holiday.name(), holiday.day(),
                holiday.isYearly(), holiday.opensAt(), holiday.closesAt()));
        return id;
    }

    void update(Tx tx, UUID id, HolidayRequest holiday) {
        unlessTaken(() -> tx.change(UPDATE, id, holiday.name(), holiday.day(), holiday.isYearly(), holiday.opensAt(),
                holiday.closesAt()));
    }

    void delete(Tx tx, UUID id) {
        tx.change(DELETE, id);
    }

    long count(Tx tx) {
        return tx.one(COUNT, row -> new Columns(row).number(0)).orElseThrow();
    }

    /** Whether something is said of a day already. */
    boolean isSpecial(Tx tx, LocalDate day) {
        return tx.one(IS_SPECIAL, row -> new Columns(row).flag(0), day.toString()).orElseThrow();
    }

    Week organization(Tx tx) {
        return tx.one(ORGANIZATION, row -> {
            var columns = new Columns(row);
            return new Week(columns.requiredText(0), columns.anyJson(1));
        }).orElseThrow();
    }

    /** The organization's hours as they are stored, which nobody else changes until the transaction ends. */
    @Nullable
    Object holdWeek(Tx tx) {
        return tx.one(HOLD, row -> Optional.ofNullable(new Columns(row).anyJson(0)), tx.organization().value())
                .orElseThrow().orElse(null);
    }

    void setWeek(Tx tx, @Nullable BusinessHours hours) {
        tx.change(SET_WEEK, tx.organization().value(), hours == null ? null : new JsonObject(Json.text(hours)));
    }

    List<DepartmentWeek> departments(Tx tx) {
        return tx.list(DEPARTMENTS, row -> week(new Columns(row)));
    }

    Optional<DepartmentWeek> department(Tx tx, UUID id) {
        return tx.one(DEPARTMENT, row -> week(new Columns(row)), id);
    }

    void setHours(Tx tx, UUID department, @Nullable JsonArray days) {
        tx.change(SET_HOURS, department, days);
    }

    private static void unlessTaken(Runnable statement) {
        try {
            statement.run();
        } catch (PgException e) {
            if (UNIQUE_VIOLATION.equals(e.getSqlState())) {
                throw new Problem.Conflict("There is a holiday on this day");
            }
            throw e;
        }
    }

    private static DepartmentWeek week(Columns row) {
        return new DepartmentWeek(row.id(0), row.requiredText(1), row.anyJson(2));
    }

    private static Holiday read(Columns row) {
        return new Holiday(row.id(0), row.requiredText(1), row.requiredText(2), row.flag(3), row.text(4), row.text(5));
    }
}
