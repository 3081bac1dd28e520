package io.balcao.conversations.canned;

import io.balcao.accounts.AuditTrail;
import io.balcao.conversations.media.UploadedMedia;
import io.balcao.platform.Caller;
import io.balcao.platform.db.Database;
import io.balcao.platform.http.Cursor;
import io.balcao.platform.http.Reply;
import io.balcao.platform.http.Request;
import io.balcao.platform.http.Routes;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The operations on canned responses. */
public final class CannedResponses {
    private static final int PAGE = 50;

    private final CannedResponseService service;

    /** @param copies files for somebody to send, as if they had uploaded them */
    public CannedResponses(Database database, AuditTrail audit,
            BiFunction<Caller, List<UUID>, List<UploadedMedia>> copies) {
        this.service = new CannedResponseService(database, audit, copies::apply);
    }

    /** Mounts the operations. */
    public void addTo(Routes routes) {
        routes.add("listCannedResponses", this::list);
        routes.add("createCannedResponse", request -> Reply
                .created(service.create(request.caller(), request.body(CannedResponseRequest.class))));
        routes.add("replaceCannedResponse", request -> Reply.ok(service.replace(request.caller(), request.pathId("id"),
                request.body(CannedResponseRequest.class))));
        routes.add("useCannedResponse",
                request -> Reply.ok(new Taken(service.use(request.caller(), request.pathId("id")))));
        routes.add("deleteCannedResponse", request -> {
            service.delete(request.caller(), request.pathId("id"));
            return Reply.nothing();
        });
    }

    private record Taken(List<UploadedMedia> files) {}

    private record Page(List<CannedResponse> data, @Nullable String nextCursor, String greeting) {}

    private Reply list(Request request) {
        var after = request.cursor(2).orElse(null);
        int limit = request.limit(PAGE);
        boolean byUse = request.query("sort").filter("use"::equals).isPresent();
        var found = service.list(request.caller(), request.query("q"), byUse, after == null ? null : after.getFirst(),
                after == null ? null : Cursor.id(after.getLast()), limit + 1);
        var all = found.responses();
        var page = all.subList(0, Math.min(limit, all.size()));
        return Reply.ok(new Page(page, all.size() > limit && !byUse
                ? request.cursorAfter(page.getLast().shortcut(), page.getLast().id().toString())
                : null, found.greeting()));
    }
}
