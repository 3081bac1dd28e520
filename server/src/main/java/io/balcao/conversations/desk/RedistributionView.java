package io.balcao.conversations.desk;

import io.balcao.conversations.thread.Conversation;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Schema {@code Redistribution} of the OpenAPI document: what became of each conversation. */
record RedistributionView(List<Moved> moved, List<Kept> kept) {
    /** With whom it is now, or in which queue. */
    record Moved(UUID conversationId, @Nullable String customerName, @Nullable UUID toUserId,
            @Nullable String toUserName, @Nullable UUID toDepartmentId, @Nullable String toDepartmentName) {
        static Moved of(Conversation now) {
            return new Moved(now.id(), now.customer().name(), now.assignedUserId(), now.assignedUserName(),
                    now.departmentId(), now.departmentName());
        }
    }

    record Kept(UUID conversationId, @Nullable String customerName, String reason) {}
}
