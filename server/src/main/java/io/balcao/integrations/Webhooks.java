package io.balcao.integrations;

import io.balcao.accounts.AuditTrail;
import io.balcao.platform.Caller;
import io.balcao.platform.Vault;
import io.balcao.platform.db.Database;
import io.balcao.platform.http.OutsidePlaces;
import io.balcao.platform.http.Routes;
import io.balcao.platform.mail.Mails;
import io.balcao.platform.work.Background;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.UUID;

/** What happens in an organization is told to the programs that asked for it: signed, in order, again and again for a day. */
public final class Webhooks {
    private final WebhookService service;
    private final WebhookDispatcher dispatcher;
    private final WebhookRoutes routes;

    /**
     * What it stands on.
     *
     * @param consoleUrl what links in mails begin with, without a slash at the end
     */
    public record Ground(Vertx vertx, Database database, Vault vault, AuditTrail auditTrail, Mails mails,
            Background background, String consoleUrl, Clock clock) {}

    /**
     * @param places where something may be sent, asked at each call
     */
    public Webhooks(Ground ground, OutsidePlaces places) {
        var sender = new WebhookSender(ground.vertx(), places, ground.clock());
        this.service = new WebhookService(ground.database(), ground.vault(), ground.auditTrail(), ground.mails(),
                new WebhookMails(ground.consoleUrl()), sender);
        this.dispatcher = new WebhookDispatcher(ground.database(), sender, ground.vault(), ground.background(),
                service::abandoned);
        this.routes = new WebhookRoutes(service, dispatcher);
    }

    /** Tells an event again that an endpoint did not take. Throws the problem when that is not possible. */
    public void replay(Caller caller, UUID delivery) {
        service.replay(caller, delivery);
        dispatcher.wake();
    }

    /** Mounts the operations. */
    public void addTo(Routes operations) {
        routes.addTo(operations);
    }

    /** Begins to tell what is due. */
    public void start() {
        dispatcher.start();
    }

    /** Tells what is due now, without waiting for the next look. */
    public void wake() {
        dispatcher.wake();
    }
}
