package io.balcao.accounts;

import io.balcao.accounts.AuditLogRepository.After;
import io.balcao.accounts.AuditLogRepository.Filter;
import io.balcao.platform.http.Cursor;
import io.balcao.platform.http.Reply;
import io.balcao.platform.http.Request;
import io.balcao.platform.http.Routes;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The audit trail, for administrators; what somebody did themselves, for everybody. */
final class AuditRoutes {
    private static final int PAGE = 50;

    private final AuditService audit;
    private final AuditExport export;
    private final AffectedCustomers affected;

    /** Something that somebody did, as they may read it themselves: without the values, which may be of others. */
    private record Activity(UUID id, String action, String objectType, @Nullable UUID objectId,
            @Nullable String address, Instant createdAt) {
        static Activity of(AuditLog row) {
            return new Activity(row.id(), row.action(), row.objectType(), row.objectId(), row.address(),
                    row.createdAt());
        }
    }

    AuditRoutes(AuditService audit, AuditExport export, AffectedCustomers affected) {
        this.audit = audit;
        this.export = export;
        this.affected = affected;
    }

    void addTo(Routes routes) {
        routes.add("listAuditLogs", this::list);
        routes.add("exportAuditLogs", request -> Reply.download(export.make(request.caller(), filter(request))));
        routes.add("listAffectedCustomers", this::affected);
        routes.add("exportAffectedCustomers", request -> Reply.download(
                affected.export(request.caller(), incident(request), request.query("format").orElse("csv"))));
        routes.add("listOwnActivity", this::listOwn);
        routes.add("checkAuditSeals", request -> Reply.ok(audit.check(request.caller())));
    }

    private Reply list(Request request) {
        return page(request, filter(request), row -> row);
    }

    private Reply listOwn(Request request) {
        return page(request, new Filter(request.caller().userId(), null, null, null, null, null, null, null),
                Activity::of);
    }

    private Reply page(Request request, Filter filter, Function<AuditLog, Object> view) {
        int limit = request.limit(PAGE);
        var found = audit.list(request.caller(), filter, after(request), limit + 1);
        var page = found.subList(0, Math.min(limit, found.size()));
        return Reply.page(page.stream().map(view).toList(), found.size() > limit
                ? request.cursorAfter(page.getLast().createdAt().toString(), page.getLast().id().toString())
                : null);
    }

    private Reply affected(Request request) {
        int limit = request.limit(PAGE);
        var found = affected.list(request.caller(), incident(request), after(request), limit + 1);
        var page = found.subList(0, Math.min(limit, found.size()));
        return Reply.page(page, found.size() > limit
                ? request.cursorAfter(page.getLast().firstAt().toString(), page.getLast().id().toString())
                : null);
    }

    private static Incident incident(Request request) {
        return new Incident(request.queryTime("from").orElseThrow(), request.queryTime("to").orElse(null),
                request.queryId("user_id").orElse(null), request.queryId("api_key_id").orElse(null),
                request.query("address").orElse(null), request.queryId("object_id").orElse(null));
    }

    private static Filter filter(Request request) {
        return new Filter(request.queryId("user_id").orElse(null), request.query("action").orElse(null),
                request.query("object_type").orElse(null), request.queryId("object_id").orElse(null),
                request.queryId("customer_id").orElse(null),
                request.queryTime("from").orElse(null), request.queryTime("to").orElse(null),
                request.query("q").orElse(null));
    }

    private static @Nullable After after(Request request) {
        return request.cursor(2).map(key -> new After(Cursor.time(key.getFirst()), Cursor.id(key.getLast())))
                .orElse(null);
    }
}
