package io.balcao.insights;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.balcao.insights.ReportSchedule.Owner;
import io.balcao.insights.ReportSchedule.Plan;
import io.balcao.insights.ReportSchedule.Sending;
import io.balcao.platform.http.Reply;
import io.balcao.platform.http.Request;
import io.balcao.platform.http.Routes;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reports that are mailed by themselves, over REST. */
final class ScheduleRoutes {
    private final ScheduleService service;
    private final Runnable wake;

    private record ReportScheduleView(UUID id, Owner owner, @JsonUnwrapped Plan plan, String state,
            @Nullable Instant nextAt, @Nullable Sending last) {
        static ReportScheduleView of(ReportSchedule it) {
            return new ReportScheduleView(it.id(), it.owner(), it.plan(), it.state(), it.nextAt(), it.last());
        }
    }

    private record ReportScheduleList(List<ReportScheduleView> data) {}

    private record UpdateReportScheduleRequest(String name, String format, String every, @Nullable Integer weekday,
            @Nullable Integer monthDay, int hour, @Nullable UUID departmentId, @Nullable UUID userId,
            @Nullable String channel, @Nullable UUID channelId, @Nullable String tag, String counts,
            List<UUID> recipientIds, String state) {
        Plan plan() {
            return new Plan(name, format, every, weekday, monthDay, hour, departmentId, userId, channel, channelId, tag,
                    counts,
                    recipientIds);
        }
    }

    ScheduleRoutes(ScheduleService service, Runnable wake) {
        this.service = service;
        this.wake = wake;
    }

    void addTo(Routes routes) {
        routes.add("listReportSchedules", request -> Reply.ok(new ReportScheduleList(
                service.list(request.caller()).stream().map(ReportScheduleView::of).toList())));
        routes.add("createReportSchedule", request -> Reply.created(ReportScheduleView.of(
                service.create(request.caller(), request.body(Plan.class)))));
        routes.add("updateReportSchedule", this::update);
        routes.add("deleteReportSchedule", request -> {
            service.delete(request.caller(), request.pathId("id"));
            return Reply.nothing();
        });
        routes.add("sendReportNow", request -> {
            var sent = service.sendNow(request.caller(), request.pathId("id"));
            wake.run();
            return Reply.ok(ReportScheduleView.of(sent));
        });
    }

    private Reply update(Request request) {
        var body = request.body(UpdateReportScheduleRequest.class);
        return Reply.ok(ReportScheduleView.of(
                service.update(request.caller(), request.pathId("id"), body.plan(), body.state())));
    }
}
