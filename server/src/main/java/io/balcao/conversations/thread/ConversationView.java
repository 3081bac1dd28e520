package io.balcao.conversations.thread;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.balcao.conversations.thread.Conversation.Customer;
import io.balcao.conversations.thread.Conversation.LastMessage;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A conversation on the wire: schema {@code Conversation} of the OpenAPI document. */
public record ConversationView(UUID id, Customer customer, @Nullable UUID assignedUserId,
        @Nullable String assignedUserName, @Nullable UUID departmentId, @Nullable String departmentName, String status,
        String priority, String channel, UUID channelId, @JsonProperty("is_bot_active") boolean isBotActive,
        boolean needsHumanAttention, int unreadCount, @Nullable LastMessage lastMessage, Instant lastMessageAt,
        @Nullable Instant windowExpiresAt, @Nullable Instant waitingSince, @Nullable Instant queuePlace,
        List<Object> tags, JsonObject metadata,
        int version, Instant createdAt, @Nullable Instant closedAt, @Nullable String slaState,
        @Nullable String slaTarget, @Nullable Instant slaDueAt, @Nullable Instant snoozedUntil) {
    private static final String WHATSAPP = "whatsapp";

    /** The wire form. */
    public static ConversationView of(Conversation c) {
        var promise = c.promise();
        return new ConversationView(c.id(), c.customer(), c.assignedUserId(), c.assignedUserName(), c.departmentId(),
                c.departmentName(), c.status(), c.priority(), WHATSAPP, c.channelId(), c.owner() == Owner.BOT,
                c.needsHumanAttention(), c.unreadCount(), c.lastMessage(), c.lastMessageAt(), c.windowExpiresAt(),
                c.waitingSince(), c.queuePlace(), List.copyOf(c.tags()), c.metadata(), c.version(), c.createdAt(),
                c.closedAt(), promise == null ? null : promise.state(), promise == null ? null : promise.target(),
                promise == null ? null : promise.dueAt(), c.snoozedUntil());
    }
}
