package io.balcao.operations.alerts;

import io.balcao.accounts.AuditTrail;
import io.balcao.platform.db.Database;
import io.balcao.platform.http.Routes;
import io.balcao.platform.mail.Mails;
import io.balcao.platform.realtime.EventStream;
import io.balcao.platform.work.Background;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/** The door of the alerts: what is wrong is told once, shown as long as it lasts, and gone by itself. */
public final class Alerts {
    /** More often than each organization is looked after, so that servers which started together do not skip a minute. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(20);

    private static final Duration LOOK_AT_CERTIFICATE_EVERY = Duration.ofDays(1);

    private final AlertRoutes routes;
    private final AlertWatch watch;
    private final Certificate certificate;
    private final Background background;

    /**
     * What it stands on.
     *
     * @param consoleUrl what links in mails begin with, without a slash at the end
     */
    public record Ground(Database database, AuditTrail auditTrail, EventStream events, Mails mails,
            Background background, MeterRegistry metrics, String consoleUrl, InstantSource clock) {}

    /**
     * @param directory of all data
     * @param files of customers
     * @param isBackedUp false for the demo
     */
    public Alerts(Ground ground, Path directory, Path files, boolean isBackedUp) {
        var alerts = new AlertRepository(ground.database());
        this.background = ground.background();
        this.certificate = new Certificate(ground.consoleUrl(), ground.clock());
        this.watch = new AlertWatch(ground.database(), ground.events(), ground.mails(),
                new AlertMails(ground.consoleUrl()), alerts,
                new Installation(directory, files, isBackedUp, ground.clock()), certificate);
        watch.count(ground.metrics());
        this.routes = new AlertRoutes(new AlertService(ground.database(), ground.auditTrail(), alerts));
    }

    /** Mounts the operations. */
    public void addTo(Routes mounted) {
        routes.addTo(mounted);
    }

    /** Begins to look: what was wrong before a restart still is. */
    public void start() {
        background.run("certificate", certificate::look);
        background.repeat(LOOK_AT_CERTIFICATE_EVERY, "certificate", certificate::look);
        background.run("alerts", watch::look);
        background.repeat(LOOK_EVERY, "alerts", watch::look);
    }

    /** Looks at the certificate now, without waiting for its day. */
    void lookAtCertificate() {
        certificate.look();
    }

    /** Looks now, without waiting for the time. */
    void look() {
        watch.look();
    }
}
