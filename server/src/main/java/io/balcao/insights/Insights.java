package io.balcao.insights;

import io.balcao.accounts.AuditTrail;
import io.balcao.platform.db.Database;
import io.balcao.platform.http.Routes;
import java.time.InstantSource;

/** What the organization wants to know of its work: metrics, and the conversations behind them. */
public final class Insights {
    private final MetricRoutes metrics;
    private final ExportRoutes exports;

    public Insights(Database database, AuditTrail audit, InstantSource clock) {
        var repository = new MetricRepository();
        var service = new MetricService(database, repository, clock);
        this.metrics = new MetricRoutes(service);
        this.exports = new ExportRoutes(new ExportService(database, service, repository, audit));
    }

    /** Mounts the operations. */
    public void addTo(Routes routes) {
        metrics.addTo(routes);
        exports.addTo(routes);
    }
}
