package io.balcao.privacy;

import io.balcao.accounts.AuditTrail;
import io.balcao.channels.media.MediaStore;
import io.balcao.platform.db.Database;
import io.balcao.platform.http.Reply;
import io.balcao.platform.http.Routes;
import java.nio.file.Path;

/** The rights of the people who write to the organization. */
public final class Privacy {
    private final PersonExport exports;

    /** @param files the directory of customers' files */
    public Privacy(Database database, AuditTrail audit, Path files) {
        this.exports = new PersonExport(database, audit, new MediaStore(files));
    }

    /** Mounts the operations. */
    public void addTo(Routes routes) {
        routes.add("exportCustomer",
                request -> Reply.download(exports.export(request.caller(), request.pathId("id"))));
    }
}
