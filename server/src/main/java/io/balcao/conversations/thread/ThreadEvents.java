package io.balcao.conversations.thread;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.http.Json;
import io.balcao.platform.realtime.Event;
import io.balcao.platform.realtime.Room;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the browsers are told about threads. Names and shapes are those of the wire contract. */
public final class ThreadEvents {
    private ThreadEvents() {}

    /** The payload of {@code message_status}: all that becomes of a message. */
    private record StatusPayload(UUID id, UUID conversationId, String status, MessageView.@Nullable Reason error,
            @JsonProperty("is_read") boolean isRead, @Nullable String whatsappMessageId, @Nullable Instant sentAt,
            int version) {}

    /** A message was stored. Told to those who follow the conversation. */
    public static Event newMessage(MessageView message) {
        return Event.of("new_message", List.of(Room.conversation(message.conversationId())), buffer(message));
    }

    /** A message of ours became sent, delivered, read, failed or uncertain, or is tried again. */
    public static Event messageStatus(StatusEvents.Change change) {
        return messageStatus(new StatusPayload(change.messageId(), change.conversationId(), change.status(),
                change.error(), change.status().equals("read"), change.whatsappMessageId(), change.sentAt(),
                change.version()));
    }

    /** The same of a message as it is now. A customer's that was read: so were those of the customer before it. */
    public static Event messageStatus(MessageView message) {
        return messageStatus(new StatusPayload(message.id(), message.conversationId(), message.status(),
                message.error(), message.isRead(), message.whatsappMessageId(), message.sentAt(),
                message.version()));
    }

    private static Event messageStatus(StatusPayload payload) {
        return Event.of("message_status", List.of(Room.conversation(payload.conversationId())), buffer(payload));
    }

    /** The row of a conversation changed, for those who see it now. */
    public static Event conversationUpdate(OrganizationId organization, Conversation conversation) {
        return conversationUpdate(organization, conversation, List.of());
    }

    /** The same, also for those who saw it before, so that it leaves their lists. */
    public static Event conversationUpdate(OrganizationId organization, Conversation conversation, List<Room> before) {
        var rooms = new ArrayList<>(conversation.audience(organization));
        before.stream().filter(room -> !rooms.contains(room)).forEach(rooms::add);
        return Event.latest("conversation_update", conversation.id(), conversation.version(), rooms,
                buffer(ConversationView.of(conversation)));
    }

    /** The row of a conversation whose customer turned out to be another. Whoever saw it waiting: it may be closed by that. */
    public static Event conversationMerged(OrganizationId organization, Conversation row) {
        var department = row.departmentId();
        return conversationUpdate(organization, row, department == null || row.assignedUserId() != null
                ? List.of()
                : List.of(Room.department(department)));
    }

    private static Buffer buffer(Object payload) {
        return Buffer.buffer(Json.bytes(payload));
    }
}
