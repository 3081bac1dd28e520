package io.balcao.accounts;

import io.balcao.platform.Problem;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a department does when nobody answers and when too many wait: schema of the same name in the OpenAPI document. Null
 * does nothing.
 */
record QueueRules(@Nullable Integer offlineReturnMinutes, @Nullable Integer answerLimitMinutes,
        String answerLimitAction, @Nullable UUID overflowDepartmentId, @Nullable Integer overflowAfterMinutes,
        @Nullable Integer overflowOver, @Nullable String positionText, @Nullable Integer positionEveryMinutes) {
    /** Of a department of which nothing else was said. */
    static final QueueRules NONE = new QueueRules(null, null, "notify", null, null, null, null, null);

    /** What a request says, if it makes sense for that department. */
    QueueRules checked(@Nullable UUID department) {
        if (overflowDepartmentId != null && Objects.equals(overflowDepartmentId, department)) {
            throw new Problem.Unprocessable("queue_rules.overflow_department_id", "is the department itself");
        }
        if (overflowDepartmentId != null && overflowAfterMinutes == null && overflowOver == null) {
            throw new Problem.Unprocessable("queue_rules.overflow_after_minutes", "says when, or overflow_over does");
        }
        if (positionText != null && (positionText.isBlank() || positionText.indexOf(0) >= 0)) {
            throw new Problem.Unprocessable("queue_rules.position_text", "cannot be sent");
        }
        if ((positionText == null) != (positionEveryMinutes == null)) {
            throw new Problem.Unprocessable("queue_rules.position_every_minutes", "goes together with position_text");
        }
        return this;
    }
}
