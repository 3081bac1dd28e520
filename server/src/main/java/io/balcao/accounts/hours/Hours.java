package io.balcao.accounts.hours;

import io.balcao.accounts.AuditTrail;
import io.balcao.platform.db.Database;
import io.balcao.platform.http.Reply;
import io.balcao.platform.http.Request;
import io.balcao.platform.http.Routes;
import io.vertx.core.json.JsonArray;
import org.jspecify.annotations.Nullable;

/** Where an organization says when people are there. */
public final class Hours {
    private final HoursService service;

    private record BusinessWeekRequest(@Nullable BusinessHours hours) {}

    private record NationalHolidaysRequest(int year, boolean withOptional) {}

    public Hours(Database database, AuditTrail audit) {
        this.service = new HoursService(database, audit);
    }

    /** Mounts the operations. */
    public void addTo(Routes routes) {
        routes.add("listHolidays", request -> Reply.page(service.holidays(request.caller()), null));
        routes.add("createHoliday",
                request -> Reply.created(service.create(request.caller(), request.body(HolidayRequest.class))));
        routes.add("updateHoliday", request -> Reply.ok(service.update(request.caller(), request.pathId("id"),
                request.body(HolidayRequest.class))));
        routes.add("deleteHoliday", this::delete);
        routes.add("addNationalHolidays", this::addNational);
        routes.add("getBusinessWeeks", request -> Reply.ok(service.weeks(request.caller())));
        routes.add("setBusinessWeek", this::setWeek);
        routes.add("setDepartmentHours", this::setHours);
    }

    private Reply delete(Request request) {
        service.delete(request.caller(), request.pathId("id"));
        return Reply.nothing();
    }

    private Reply addNational(Request request) {
        var wanted = request.body(NationalHolidaysRequest.class);
        return Reply.page(service.addNational(request.caller(), wanted.year(), wanted.withOptional()), null);
    }

    private Reply setWeek(Request request) {
        return Reply.ok(service.setWeek(request.caller(), request.body(BusinessWeekRequest.class).hours()));
    }

    private Reply setHours(Request request) {
        var days = request.tree().path("days");
        return Reply.ok(service.setHours(request.caller(), request.pathId("id"),
                days.isNull() ? null : new JsonArray(days.toString())));
    }
}
