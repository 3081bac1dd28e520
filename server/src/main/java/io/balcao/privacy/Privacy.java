package io.balcao.privacy;

import io.balcao.accounts.AuditTrail;
import io.balcao.channels.media.MediaStore;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Database;
import io.balcao.platform.http.Reply;
import io.balcao.platform.http.Routes;
import io.balcao.platform.realtime.EventStream;
import io.balcao.platform.work.Background;
import java.nio.file.Path;

/** The rights of the people who write to the organization. */
public final class Privacy {
    private final PersonExport exports;
    private final Retention retention;

    /** @param files the directory of customers' files */
    public Privacy(Database database, AuditTrail audit, EventStream events, Background background, Path files) {
        this.exports = new PersonExport(database, audit, new MediaStore(files));
        this.retention = new Retention(database, audit, events, background);
    }

    /** Mounts the operations. */
    public void addTo(Routes routes) {
        routes.add("exportCustomer",
                request -> Reply.download(exports.export(request.caller(), request.pathId("id"))));
        routes.add("getRetention", request -> Reply.ok(retention.view(request.caller())));
        routes.add("updateRetention",
                request -> Reply.ok(retention.change(request.caller(), request.body(Retention.Change.class))));
        routes.add("getRetentionDue", request -> Reply.ok(retention.due(request.caller(),
                request.query("kind").orElseThrow(), Integer.parseInt(request.query("days").orElseThrow()))));
    }

    /** Begins to delete what has had its time. */
    public void start() {
        retention.start();
    }

    /** One step of an organization's run, whatever the hour; whether there are more. */
    boolean retain(OrganizationId organization) {
        return retention.step(organization);
    }
}
