package io.balcao.insights;

import io.balcao.insights.MetricService.Days;
import io.balcao.platform.http.Reply;
import io.balcao.platform.http.Request;
import io.balcao.platform.http.Routes;

/** Metrics as a file. */
final class ExportRoutes {
    private final ExportService service;

    ExportRoutes(ExportService service) {
        this.service = service;
    }

    void addTo(Routes routes) {
        routes.add("exportMetrics", this::export);
    }

    private Reply export(Request request) {
        var days = new Days(request.query("from"), request.query("to"));
        return Reply.download(service.export(request.caller(), days, MetricFilter.of(request),
                request.query("format").orElse("csv")));
    }
}
