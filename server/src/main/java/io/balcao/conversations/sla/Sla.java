package io.balcao.conversations.sla;

import io.balcao.accounts.AuditTrail;
import io.balcao.conversations.thread.ThreadRepository;
import io.balcao.platform.db.Database;
import io.balcao.platform.http.Routes;
import io.balcao.platform.realtime.EventStream;
import io.balcao.platform.work.Background;
import java.time.Duration;
import java.time.InstantSource;

/** How soon customers are to be answered, and who hears of it when they are not. */
public final class Sla {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    private final Background background;
    private final SlaPolicyRoutes routes;
    private final Bell bell;

    public Sla(Database database, AuditTrail audit, EventStream events, Background background, InstantSource clock) {
        this.background = background;
        this.routes = new SlaPolicyRoutes(new SlaPolicyService(database, audit));
        this.bell = new Bell(database, events, clock, new ThreadRepository());
    }

    /** Mounts the operations of the settings. */
    public void addTo(Routes mounted) {
        routes.addTo(mounted);
    }

    /** Begins to tell what is due. */
    public void start() {
        background.repeat(LOOK_EVERY, "targets", bell::ring);
    }

    /** Tells what is due now, without waiting for the time. */
    void ring() {
        bell.ring();
    }
}
