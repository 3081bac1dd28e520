package io.balcao.operations.letters;

import io.balcao.accounts.AuditTrail;
import io.balcao.conversations.ingest.WhatsappIngest;
import io.balcao.conversations.media.MediaFiles;
import io.balcao.integrations.Webhooks;
import io.balcao.platform.db.Database;
import io.balcao.platform.http.Routes;

/** The door of the dead letters: what could not be used is seen, tried again, or let go with a reason. */
public final class DeadLetters {
    private final DeadLetterRoutes routes;

    /** Where a thing goes once more. */
    public record Roads(WhatsappIngest ingest, MediaFiles media, Webhooks webhooks) {}

    public DeadLetters(Database database, AuditTrail auditTrail, Roads roads) {
        this.routes = new DeadLetterRoutes(new DeadLetterService(database, auditTrail, roads));
    }

    /** Mounts the operations. */
    public void addTo(Routes mounted) {
        routes.addTo(mounted);
    }
}
