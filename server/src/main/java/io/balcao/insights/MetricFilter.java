package io.balcao.insights;

import io.balcao.platform.http.Request;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What of the organization a report is about, all of it where nothing is said; and how it counts times.
 *
 * @param isInBusinessHours only the time in which people were there; otherwise by the clock
 */
record MetricFilter(@Nullable UUID department, @Nullable UUID user, @Nullable String channel, @Nullable String tag,
        boolean isInBusinessHours) {
    static final MetricFilter NONE = new MetricFilter(null, null, null, null, false);

    static MetricFilter of(Request request) {
        return new MetricFilter(request.queryId("department_id").orElse(null), request.queryId("user_id").orElse(null),
                request.query("channel").orElse(null), request.query("tag").orElse(null),
                request.query("counts").filter("business_hours"::equals).isPresent());
    }

    MetricFilter onlyOf(UUID one) {
        return new MetricFilter(department, one, channel, tag, isInBusinessHours);
    }
}
