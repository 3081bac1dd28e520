package io.balcao.insights;

import io.balcao.accounts.AuditTrail;
import io.balcao.accounts.Readings;
import io.balcao.insights.WallView.WaitingView;
import io.balcao.platform.db.Database;
import io.balcao.platform.http.Reply;
import io.balcao.platform.http.Request;
import io.balcao.platform.http.Routes;
import io.balcao.platform.realtime.WallSource;
import io.balcao.platform.work.Background;
import java.time.Duration;
import java.time.InstantSource;

/** What the organization wants to know of its work: metrics and the conversations behind them, and what is now. */
public final class Insights {
    private static final Duration SUM_UP_EVERY = Duration.ofMinutes(5);

    private final MetricRepository repository;
    private final MetricService service;
    private final ExportService export;
    private final MetricRoutes metrics;
    private final ExportRoutes exports;
    private final Wall wall;
    private final Readings readings;
    private final SumsAhead sums;

    public Insights(Database database, AuditTrail audit, InstantSource clock) {
        this.readings = audit.readings();
        this.repository = new MetricRepository();
        this.service = new MetricService(database, repository, clock);
        this.metrics = new MetricRoutes(service, readings);
        this.wall = new Wall(database, repository, clock);
        this.sums = new SumsAhead(database, repository, clock);
        this.export = new ExportService(database, service, repository, audit);
        this.exports = new ExportRoutes(export);
    }

    /** Mounts the operations. */
    public void addTo(Routes routes) {
        metrics.addTo(routes);
        exports.addTo(routes);
        routes.add("getWall", this::wall);
    }

    private Reply wall(Request request) {
        var caller = request.caller();
        var shown = wall.read(caller.organization(), caller.permissions().seesAll() ? null : caller.userId());
        readings.conversations(caller, shown.longestWaiting().stream().map(WaitingView::conversationId).toList());
        return Reply.ok(shown);
    }

    /** Begins what goes on by itself. */
    public void start(Background background) {
        background.repeat(SUM_UP_EVERY, "sums of metrics", sums::run);
    }

    /** The reports that are mailed by themselves. */
    public ScheduledReports scheduled(ScheduledReports.Ground ground) {
        return new ScheduledReports(ground, service, repository, export);
    }

    /** What those are shown live who look at all of the organization's work. */
    public WallSource wall() {
        return wall;
    }
}
