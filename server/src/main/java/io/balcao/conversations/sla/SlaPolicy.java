package io.balcao.conversations.sla;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How soon, for whom: schema {@code SlaPolicy} of the OpenAPI document. The first one of the list that fits a conversation
 * holds for it.
 *
 * @param departmentId whom it fits; null is everybody, as for the two after it
 * @param firstResponseMinutes null when there is no such target, as for the two after it
 * @param counts {@code business_hours} or {@code clock}
 * @param warnPercent the share of the time after which a target is at risk
 */
record SlaPolicy(UUID id, int position, String name, boolean isActive, @Nullable UUID departmentId,
        @Nullable String departmentName, @Nullable String priority, @Nullable String tag,
        @Nullable Integer firstResponseMinutes, @Nullable Integer nextResponseMinutes,
        @Nullable Integer resolutionMinutes, String counts, int warnPercent) {
    /** How many of department, priority and tag it names. */
    int conditions() {
        return (departmentId == null ? 0 : 1) + (priority == null ? 0 : 1) + (tag == null ? 0 : 1);
    }
}
