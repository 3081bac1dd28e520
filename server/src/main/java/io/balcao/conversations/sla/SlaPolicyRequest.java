package io.balcao.conversations.sla;

import io.balcao.channels.Texts;
import io.balcao.platform.Problem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a policy is to be: schema {@code SlaPolicyRequest} of the OpenAPI document. */
record SlaPolicyRequest(String name, boolean isActive, @Nullable UUID departmentId, @Nullable String priority,
        @Nullable String tag, @Nullable Integer firstResponseMinutes, @Nullable Integer nextResponseMinutes,
        @Nullable Integer resolutionMinutes, String counts, int warnPercent) {
    /** As it is stored; throws why it cannot be. */
    SlaPolicyRequest checked() {
        if (firstResponseMinutes == null && nextResponseMinutes == null && resolutionMinutes == null) {
            throw new Problem.Unprocessable("first_response_minutes", "One of the three targets is needed");
        }
        var stored = Texts.storable(name).strip();
        if (stored.isEmpty()) {
            throw new Problem.Unprocessable("name", "may not be empty");
        }
        return new SlaPolicyRequest(stored, isActive, departmentId, priority,
                tag == null || tag.isBlank() ? null : Texts.storable(tag).strip(), firstResponseMinutes,
                nextResponseMinutes, resolutionMinutes, counts, warnPercent);
    }

    int conditions() {
        return (departmentId == null ? 0 : 1) + (priority == null ? 0 : 1) + (tag == null ? 0 : 1);
    }
}
