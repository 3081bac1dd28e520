package io.balcao.insights;

import io.balcao.platform.http.Request;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What of the organization a report is about; all of it where nothing is said. */
record MetricFilter(@Nullable UUID department, @Nullable UUID user, @Nullable String channel, @Nullable String tag) {
    static MetricFilter of(Request request) {
        return new MetricFilter(request.queryId("department_id").orElse(null), request.queryId("user_id").orElse(null),
                request.query("channel").orElse(null), request.query("tag").orElse(null));
    }

    MetricFilter onlyOf(UUID one) {
        return new MetricFilter(department, one, channel, tag);
    }
}
