package io.balcao.conversations.canned;

import io.balcao.accounts.AuditTrail;
import io.balcao.platform.db.Database;
import io.balcao.platform.http.Cursor;
import io.balcao.platform.http.Reply;
import io.balcao.platform.http.Request;
import io.balcao.platform.http.Routes;

/** The operations on canned responses. */
public final class CannedResponses {
    private static final int PAGE = 50;

    private final CannedResponseService service;

    public CannedResponses(Database database, AuditTrail audit) {
        this.service = new CannedResponseService(database, audit);
    }

    /** Mounts the operations. */
    public void addTo(Routes routes) {
        routes.add("listCannedResponses", this::list);
        routes.add("createCannedResponse", request -> Reply
                .created(service.create(request.caller(), request.body(CannedResponseRequest.class))));
        routes.add("replaceCannedResponse", request -> Reply.ok(service.replace(request.caller(), request.pathId("id"),
                request.body(CannedResponseRequest.class))));
        routes.add("deleteCannedResponse", request -> {
            service.delete(request.caller(), request.pathId("id"));
            return Reply.nothing();
        });
    }

    private Reply list(Request request) {
        var after = request.cursor(2).orElse(null);
        int limit = request.limit(PAGE);
        var found = service.list(request.caller(), request.query("q"), after == null ? null : after.getFirst(),
                after == null ? null : Cursor.id(after.getLast()), limit + 1);
        var page = found.subList(0, Math.min(limit, found.size()));
        return Reply.page(page, found.size() > limit
                ? request.cursorAfter(page.getLast().shortcut(), page.getLast().id().toString())
                : null);
    }
}
