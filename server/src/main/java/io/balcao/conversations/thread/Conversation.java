package io.balcao.conversations.thread;

import io.balcao.platform.OrganizationId;
import io.balcao.platform.realtime.Room;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A thread with one customer on one channel, with what its row in the list shows.
 *
 * @param status {@code open}, {@code waiting} or {@code closed}
 * @param priority {@code low}, {@code normal}, {@code high} or {@code urgent}
 * @param ownerVersion grows with each change of owner: an answer computed for an older one is void
 * @param version grows with each change: of two copies the higher one is the newer
 * @param promise how soon people are to do something; null when no target holds for it
 * @param windowExpiresAt until when WhatsApp takes free text; null when the customer never wrote
 * @param snoozedUntil until when its attendant put it on hold; in the past it is about to come back
 * @param queuePlace by which the queue is sorted, the smaller first; null when it does not wait
 */
public record Conversation(UUID id, Customer customer, UUID channelId, Owner owner, int ownerVersion,
        @Nullable UUID assignedUserId, @Nullable String assignedUserName, @Nullable UUID departmentId,
        @Nullable String departmentName, String status, String priority, boolean needsHumanAttention, int unreadCount,
        @Nullable LastMessage lastMessage, Instant lastMessageAt, @Nullable Instant windowExpiresAt,
        @Nullable Instant waitingSince, @Nullable Instant queuePlace, List<String> tags, JsonObject metadata,
        int version, Instant createdAt,
        @Nullable Instant closedAt, @Nullable Promise promise, @Nullable Instant snoozedUntil) {
    /**
     * @param phoneNumber as a person dials it; null when the customer hides it
     * @param marketingStopped whether the customer asked for no marketing
     */
    public record Customer(UUID id, @Nullable String name, @Nullable String phoneNumber, boolean marketingStopped) {}

    /** What the list shows of the newest message. */
    public record LastMessage(String preview, String senderType, String messageType, String status,
            Instant createdAt) {}

    /**
     * How soon people are to do something, as the organization's targets say.
     *
     * @param state {@code running}, {@code at_risk}, {@code breached}, or {@code paused} while the customer is waited for
     * @param target what is due next: {@code first_response}, {@code next_response} or {@code resolution}; null when
     *     nothing is due
     */
    public record Promise(String state, @Nullable String target, @Nullable Instant dueAt) {
        /** While the customer is waited for. */
        public static final Promise PAUSED = new Promise("paused", null, null);

        static @Nullable Promise of(@Nullable String state, @Nullable String target, @Nullable Instant dueAt) {
            return state == null ? null : new Promise(state, target, dueAt);
        }
    }

    /** The rooms whose users have this conversation in a list. */
    public List<Room> audience(OrganizationId organization) {
        var rooms = new ArrayList<Room>(4);
        rooms.add(Room.organization(organization));
        if (departmentId != null) {
            rooms.add(Room.wholeDepartment(departmentId));
            if (owner == Owner.QUEUE) {
                rooms.add(Room.department(departmentId));
            }
        }
        if (assignedUserId != null) {
            rooms.add(Room.user(assignedUserId));
        }
        return rooms;
    }

    /** Whether free text may be sent. */
    public boolean isWindowOpen(Instant now) {
        return windowExpiresAt != null && windowExpiresAt.isAfter(now);
    }
}
