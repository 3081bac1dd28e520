package io.balcao.scheduling.waiting;

import io.balcao.accounts.AuditTrail;
import io.balcao.platform.db.Database;
import io.balcao.platform.http.Routes;
import io.balcao.platform.realtime.EventStream;
import io.balcao.platform.work.Background;
import io.balcao.scheduling.appointments.Booking;
import io.balcao.scheduling.asking.Answers;
import io.balcao.scheduling.asking.Asking;
import io.balcao.scheduling.slots.Slots;
import java.time.InstantSource;

/** The waiting list: who waits, and to whom it is offered what became free. */
public final class Waiting {
    private final WaitingRoutes routes;
    private final Offers offers;
    private final OfferAnswers answers;

    /** What it stands on. */
    public record Ground(Database database, AuditTrail audit, EventStream events, Background background,
            InstantSource clock, Answers.Told told) {}

    public Waiting(Ground ground, Slots slots, Booking booking) {
        var news = new WaitingNews(ground.database(), ground.events());
        this.routes = new WaitingRoutes(ground.database(), ground.audit(), news);
        this.offers = new Offers(ground, slots, booking, news);
        this.answers = new OfferAnswers(ground.database(), ground.clock(), slots, booking, news);
    }

    /** Mounts the operations. */
    public void addTo(Routes mounted) {
        routes.addTo(mounted);
    }

    /** What is done when somebody answers an offer. */
    public Asking answers() {
        return answers;
    }

    /** Begins to offer what becomes free. */
    public void start() {
        offers.start();
    }

    /** Offers what is due now, and returns when it is in the outbox. */
    public void offerDue() {
        offers.offerDue();
    }
}
