package io.balcao.conversations.tags;

import io.balcao.accounts.AuditTrail;
import io.balcao.conversations.thread.ThreadRepository;
import io.balcao.platform.db.Database;
import io.balcao.platform.http.Reply;
import io.balcao.platform.http.Request;
import io.balcao.platform.http.Routes;
import io.balcao.platform.realtime.EventStream;
import io.balcao.platform.work.Background;
import java.util.List;

/** The operations on the catalogue of tags. */
public final class Tags {
    private final TagService service;
    private final TagMoves moves;

    public Tags(Database database, AuditTrail audit, EventStream events, Background background) {
        this.moves = new TagMoves(database, events, background, new ThreadRepository());
        this.service = new TagService(database, audit, moves);
    }

    private record All(List<Tag> data) {}

    /** Mounts the operations. */
    public void addTo(Routes routes) {
        routes.add("listTags", request -> Reply.ok(new All(service.list(request.caller(), isCounted(request)))));
        routes.add("createTag", request -> Reply
                .created(service.create(request.caller(), request.body(TagRequest.class))));
        routes.add("replaceTag", request -> Reply
                .ok(service.replace(request.caller(), request.pathId("id"), request.body(TagRequest.class))));
        routes.add("mergeTag", request -> Reply.ok(service.merge(request.caller(), request.pathId("id"),
                request.body(MergeTagRequest.class).intoId())));
        routes.add("deleteTag", request -> {
            service.delete(request.caller(), request.pathId("id"));
            return Reply.nothing();
        });
    }

    /** Begins to finish what other servers left. */
    public void start() {
        moves.start();
    }

    private static boolean isCounted(Request request) {
        return request.query("counted").filter("true"::equals).isPresent();
    }
}
