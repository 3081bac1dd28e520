package io.balcao.insights;

import io.balcao.accounts.Readings;
import io.balcao.insights.MetricRepository.Fact;
import io.balcao.insights.MetricRepository.Place;
import io.balcao.insights.MetricRepository.Wanted;
import io.balcao.insights.MetricService.Days;
import io.balcao.platform.Problem;
import io.balcao.platform.http.Cursor;
import io.balcao.platform.http.Reply;
import io.balcao.platform.http.Request;
import io.balcao.platform.http.Routes;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/** Metrics over REST. */
final class MetricRoutes {
    private static final int PAGE = 50;

    private final MetricService service;
    private final Readings readings;

    MetricRoutes(MetricService service, Readings readings) {
        this.service = service;
        this.readings = readings;
    }

    void addTo(Routes routes) {
        routes.add("getMetricsOverview", request -> Reply
                .ok(service.overview(request.caller(), days(request), MetricFilter.of(request))));
        routes.add("getMetricsAttendance", request -> Reply
                .ok(service.attendance(request.caller(), days(request), MetricFilter.of(request))));
        routes.add("getMetricsTags", request -> Reply
                .ok(service.tags(request.caller(), days(request), MetricFilter.of(request))));
        routes.add("listMetricConversations", this::behind);
    }

    private Reply behind(Request request) {
        var most = request.limit(PAGE);
        var after = request.cursor(3).map(MetricRoutes::place).orElse(null);
        var metric = Metric.of(request.query("metric").orElse(""));
        var score = request.query("score").map(Integer::valueOf).orElse(null);
        if (score != null && metric != Metric.CSAT) {
            throw new Problem.Unprocessable("score", "is only of the metric csat");
        }
        var filter = MetricFilter.of(request);
        var found = service.behind(request.caller(), days(request), filter, new Wanted(metric, score,
                request.query("hour").map(Integer::valueOf).orElse(null)), after, most + 1);
        var page = found.subList(0, Math.min(most, found.size()));
        readings.conversations(request.caller(), page.stream().map(Fact::conversation).toList());
        return Reply.page(page.stream().map(fact -> FactView.of(fact, metric, filter)).toList(),
                found.size() > most ? cursor(request, page.getLast()) : null);
    }

    static Days days(Request request) {
        return new Days(request.query("from"), request.query("to"));
    }

    private static String cursor(Request request, Fact last) {
        return request.cursorAfter(last.at().toString(), last.conversation().toString(),
                Integer.toString(last.position()));
    }

    private static Place place(List<String> key) {
        try {
            return new Place(Instant.parse(key.get(0)), Cursor.id(key.get(1)), Integer.parseInt(key.get(2)));
        } catch (DateTimeException | NumberFormatException forged) {
            throw new Problem.Unprocessable("cursor", "is not one of this list");
        }
    }
}
