package io.balcao.insights;

import io.balcao.accounts.AuditTrail;
import io.balcao.platform.db.Database;
import io.balcao.platform.http.Reply;
import io.balcao.platform.http.Routes;
import io.balcao.platform.realtime.WallSource;
import java.time.InstantSource;

/** What the organization wants to know of its work: metrics and the conversations behind them, and what is now. */
public final class Insights {
    private final MetricRoutes metrics;
    private final ExportRoutes exports;
    private final Wall wall;

    public Insights(Database database, AuditTrail audit, InstantSource clock) {
        var repository = new MetricRepository();
        var service = new MetricService(database, repository, clock);
        this.metrics = new MetricRoutes(service);
        this.wall = new Wall(database, repository, clock);
        this.exports = new ExportRoutes(new ExportService(database, service, repository, audit));
    }

    /** Mounts the operations. */
    public void addTo(Routes routes) {
        metrics.addTo(routes);
        exports.addTo(routes);
        routes.add("getWall", request -> Reply.ok(wall.read(request.caller().organization())));
    }

    /** What those are shown live who look at all of the organization's work. */
    public WallSource wall() {
        return wall;
    }
}
