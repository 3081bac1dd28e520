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
    private final Tombstones tombstones;
    private final Background background;

    /** @param directory where files are: of customers, and who was erased */
    public Privacy(Database database, AuditTrail audit, EventStream events, Background background, Path directory) {
        this.background = background;
        this.exports = new PersonExport(database, audit, new MediaStore(directory.resolve("media")));
        this.tombstones = new Tombstones(database, audit, events, directory.resolve("erasures"));
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

    /** Does erasures again that a backup undid, and only then begins to delete what has had its time. */
    public void start() {
        tombstones.start(background);
        retention.start();
    }

    /** Notes who was erased, and erases who came back; as is done at the start, and every few minutes from then on. */
    public void compareErasures(OrganizationId organization) {
        tombstones.compare(organization);
    }

    /** One step of an organization's run, whatever the hour; whether there are more. */
    boolean retain(OrganizationId organization) {
        return retention.step(organization);
    }
}
