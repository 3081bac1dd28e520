package io.balcao.operations.alerts;

import io.balcao.platform.http.Cursor;
import io.balcao.platform.http.Reply;
import io.balcao.platform.http.Request;
import io.balcao.platform.http.Routes;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/alerts} and their settings. */
final class AlertRoutes {
    private static final int PAGE = 50;

    private final AlertService alerts;

    private record SnoozeAlertRequest(int minutes) {}

    private record UpdateAlertSettingsRequest(int queueWaitMinutes, @Nullable Integer queueLength, int silenceMinutes,
            int diskFreePercent, int backupHours, List<String> mutedKinds, @Nullable List<UUID> mailUserIds) {}

    AlertRoutes(AlertService alerts) {
        this.alerts = alerts;
    }

    void addTo(Routes routes) {
        routes.add("listAlerts", this::list);
        routes.add("acknowledgeAlert",
                request -> Reply.ok(alerts.acknowledge(request.caller(), request.pathId("id"))));
        routes.add("snoozeAlert", request -> Reply.ok(alerts.snooze(request.caller(), request.pathId("id"),
                request.body(SnoozeAlertRequest.class).minutes())));
        routes.add("getAlertSettings", request -> Reply.ok(alerts.settings(request.caller())));
        routes.add("updateAlertSettings", this::update);
    }

    private Reply list(Request request) {
        int limit = request.limit(PAGE);
        var after = request.cursor(2).orElse(null);
        var found = alerts.list(request.caller(), request.query("state").orElse(null),
                after == null ? null : Cursor.time(after.getFirst()), after == null ? null : Cursor.id(after.getLast()),
                limit + 1);
        var page = found.subList(0, Math.min(limit, found.size()));
        return Reply.page(page, found.size() > limit ? request.cursorAfter(page.getLast().place()) : null);
    }

    private Reply update(Request request) {
        var wanted = request.body(UpdateAlertSettingsRequest.class);
        return Reply.ok(alerts.save(request.caller(), new AlertSettings(wanted.queueWaitMinutes(), wanted.queueLength(),
                wanted.silenceMinutes(), wanted.diskFreePercent(), wanted.backupHours(), wanted.mutedKinds(),
                wanted.mailUserIds(), false)));
    }
}
