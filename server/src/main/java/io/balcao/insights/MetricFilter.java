package io.balcao.insights;

import io.balcao.platform.http.Request;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What of the organization a report is about, all of it where nothing is said; and how it counts times.
 *
 * @param departments only what is of one of these; null for everything
 * @param user only what is this one's
 * @param isInBusinessHours only the time in which people were there; otherwise by the clock
 */
record MetricFilter(@Nullable List<UUID> departments, @Nullable UUID user, @Nullable String channel,
        @Nullable UUID channelId, @Nullable String tag, boolean isInBusinessHours) {
    static final MetricFilter NONE = new MetricFilter(null, null, null, null, null, false);
    /** In the place of a department or a user: what is in none, or nobody's. */
    static final UUID NOBODY = new UUID(0, 0);
    private static final String NOBODY_ON_THE_WIRE = "none";

    static MetricFilter of(Request request) {
        return new MetricFilter(id(request, "department_id").map(List::of).orElse(null),
                id(request, "user_id").orElse(null), request.query("channel").orElse(null),
                request.queryId("channel_id").orElse(null), request.query("tag").orElse(null),
                request.query("counts").filter("business_hours"::equals).isPresent());
    }

    private static Optional<UUID> id(Request request, String name) {
        return request.query(name).filter(NOBODY_ON_THE_WIRE::equals).isPresent()
                ? Optional.of(NOBODY)
                : request.queryId(name);
    }

    /** The department that was asked for, when it is one. */
    @Nullable
    UUID department() {
        return departments != null && departments.size() == 1 ? departments.getFirst() : null;
    }

    MetricFilter onlyOf(UUID one) {
        return new MetricFilter(departments, one, channel, channelId, tag, isInBusinessHours);
    }

    /** Of what was asked for, only what is of these departments. */
    MetricFilter within(Collection<UUID> own) {
        var left = departments == null ? List.copyOf(own) : departments.stream().filter(own::contains).toList();
        return new MetricFilter(left, user, channel, channelId, tag, isInBusinessHours);
    }
}
