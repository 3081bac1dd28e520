package io.balcao.accounts.hours;

import io.balcao.accounts.AuditTrail;
import io.balcao.accounts.hours.HoursRepository.DepartmentWeek;
import io.balcao.accounts.hours.HoursRepository.Week;
import io.balcao.platform.Caller;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Holidays, and the hours of the organization and of departments. What is under way by them is counted again by triggers. */
final class HoursService {
    private static final String HOLIDAY = "holiday";
    private static final int MOST = 500;

    private final Database database;
    private final AuditTrail audit;
    private final HoursRepository repository = new HoursRepository();

    HoursService(Database database, AuditTrail audit) {
        this.database = database;
        this.audit = audit;
    }

    /** Schema {@code BusinessWeeks}: the organization's week, and which departments have one of their own. */
    record Weeks(String timezone, @Nullable Object days, List<DepartmentWeek> departments) {}

    List<Holiday> holidays(Caller caller) {
        return database.inTransaction(caller.organization(), tx -> repository.holidays(tx.last()));
    }

    Holiday create(Caller caller, HolidayRequest request) {
        var wanted = request.checked();
        return database.inTransaction(caller.organization(), tx -> add(tx, caller, wanted));
    }

    private Holiday add(Tx tx, Caller caller, HolidayRequest wanted) {
        if (repository.count(tx) >= MOST) {
            throw new Problem.Conflict("There are " + MOST + " holidays already");
        }
        var created = repository.hold(tx, repository.insert(tx, wanted)).orElseThrow();
        audit.record(tx, caller, "holiday.created", HOLIDAY, created.id(), null, created);
        return created;
    }

    /** Adds the national holidays of a year, but for the days of which something is said already. Gives those added. */
    List<Holiday> addNational(Caller caller, int year, boolean withOptional) {
        return database.inTransaction(caller.organization(),
                tx -> BrazilianHolidays.of(year, withOptional).stream()
                        .filter(holiday -> !repository.isSpecial(tx, holiday.date()))
                        .map(holiday -> add(tx, caller, holiday)).toList());
    }

    Holiday update(Caller caller, UUID id, HolidayRequest request) {
        var wanted = request.checked();
        return database.inTransaction(caller.organization(), tx -> {
            var before = repository.hold(tx, id).orElseThrow(() -> new Problem.NotFound(HOLIDAY, id));
            repository.update(tx, id, wanted);
            var after = repository.hold(tx, id).orElseThrow();
            audit.record(tx, caller, "holiday.updated", HOLIDAY, id, before, after);
            return after;
        });
    }

    void delete(Caller caller, UUID id) {
        database.inTransaction(caller.organization(), tx -> {
            var before = repository.hold(tx, id).orElseThrow(() -> new Problem.NotFound(HOLIDAY, id));
            repository.delete(tx, id);
            audit.record(tx, caller, "holiday.deleted", HOLIDAY, id, before, null);
            return before;
        });
    }

    Weeks weeks(Caller caller) {
        return database.inTransaction(caller.organization(), this::weeks);
    }

    private Weeks weeks(Tx tx) {
        Week week = repository.organization(tx);
        return new Weeks(week.timezone(), week.days(), repository.departments(tx));
    }

    private record Audited(@Nullable Object hours) {}

    /** @param hours null: always open */
    Weeks setWeek(Caller caller, @Nullable BusinessHours hours) {
        if (hours != null) {
            hours.check();
        }
        return database.inTransaction(caller.organization(), tx -> {
            var before = repository.holdWeek(tx);
            repository.setWeek(tx, hours);
            audit.record(tx, caller, "organization.hours_changed", "organization", caller.organization().value(),
                    new Audited(before), new Audited(repository.holdWeek(tx)));
            return weeks(tx);
        });
    }

    /** @param days null: those of the organization */
    DepartmentWeek setHours(Caller caller, UUID department, @Nullable JsonArray days) {
        if (days != null) {
            check(days);
        }
        return database.inTransaction(caller.organization(), tx -> {
            var before = repository.department(tx, department)
                    .orElseThrow(() -> new Problem.NotFound("department", department));
            repository.setHours(tx, department, days);
            var after = repository.department(tx, department).orElseThrow();
            audit.record(tx, caller, "department.hours_changed", "department", department, before, after);
            return after;
        });
    }

    private static void check(JsonArray days) {
        for (int i = 0; i < days.size(); i++) {
            JsonObject span = days.getJsonObject(i);
            if (Objects.requireNonNull(span.getString("from")).compareTo(span.getString("to")) >= 0) {
                throw new Problem.Unprocessable("days." + i + ".to", "must be later than from");
            }
        }
    }
}
