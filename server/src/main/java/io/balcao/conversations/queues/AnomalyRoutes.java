package io.balcao.conversations.queues;

import io.balcao.accounts.Readings;
import io.balcao.conversations.queues.AnomalyRepository.AnomalyView;
import io.balcao.platform.db.Database;
import io.balcao.platform.http.Cursor;
import io.balcao.platform.http.Reply;
import io.balcao.platform.http.Request;
import io.balcao.platform.http.Routes;

/** {@code /api/v1/queue-anomalies}. */
final class AnomalyRoutes {
    private static final int PAGE = 50;

    private final Database database;
    private final Readings readings;
    private final AnomalyRepository anomalies = new AnomalyRepository();

    AnomalyRoutes(Database database, Readings readings) {
        this.database = database;
        this.readings = readings;
    }

    void addTo(Routes routes) {
        routes.add("listQueueAnomalies", this::list);
    }

    private Reply list(Request request) {
        int limit = request.limit(PAGE);
        var after = request.cursor(2).orElse(null);
        var found = database.inTransaction(request.caller().organization(),
                tx -> anomalies.list(tx, request.query("state").orElse(null),
                        after == null ? null : Cursor.time(after.getFirst()),
                        after == null ? null : Cursor.id(after.getLast()), limit + 1));
        var page = found.subList(0, Math.min(limit, found.size()));
        readings.conversations(request.caller(), page.stream().map(AnomalyView::conversationId).toList());
        return Reply.page(page, found.size() > limit ? cursor(request, page.getLast()) : null);
    }

    private static String cursor(Request request, AnomalyView last) {
        return request.cursorAfter(last.at().toString(), last.id().toString());
    }
}
