package io.balcao.conversations.queues;

import io.balcao.conversations.queues.QueueLines.Cause;
import io.balcao.conversations.thread.Conversation;
import io.balcao.platform.http.Json;
import io.balcao.platform.realtime.Event;
import io.balcao.platform.realtime.Room;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people are told of what a queue did with a conversation; the console says it in the reader's language. */
final class QueueNotices {
    private record Notice(String kind, UUID conversationId, String title, String body, @Nullable String customerName,
            @Nullable String departmentName, @Nullable String userName, @Nullable Integer minutes) {}

    private QueueNotices() {}

    /** To who was given it. */
    static List<Event> assigned(Conversation given) {
        return Optional.ofNullable(given.assignedUserId())
                .map(user -> event(Room.user(user),
                        notice("conversation_assigned", "Nova conversa para você", given, null)))
                .stream().toList();
    }

    /** To who has it. */
    static List<Event> woken(Conversation back) {
        return Optional.ofNullable(back.assignedUserId())
                .map(user -> event(Room.user(user),
                        notice("conversation_woken", "Uma conversa voltou da espera", back, null)))
                .stream().toList();
    }

    /** To who had it; a console that comes back within the stream's memory hears it then. */
    static List<Event> returned(Conversation before, Cause cause) {
        var kind = switch (cause) {
            case LEFT -> null;
            case OFFLINE -> "conversation_returned_offline";
            case UNANSWERED -> "conversation_returned_unanswered";
            case WOKEN -> "conversation_returned_woken";
        };
        var user = before.assignedUserId();
        return kind == null || user == null
                ? List.of()
                : List.of(event(Room.user(user),
                        notice(kind, "Uma conversa sua voltou para a fila", before, null)));
    }

    /** To the supervisors. */
    static List<Event> overdue(List<Room> supervisors, Conversation conversation, int minutes) {
        return List.of(Event.of("notification", supervisors, Buffer.buffer(
                Json.bytes(notice("answer_overdue", "Cliente sem resposta", conversation, minutes)))));
    }

    private static Notice notice(String kind, String title, Conversation about, @Nullable Integer minutes) {
        var customer = about.customer().name();
        return new Notice(kind, about.id(), title, customer == null ? "" : customer, customer, about.departmentName(),
                about.assignedUserName(), minutes);
    }

    private static Event event(Room room, Notice notice) {
        return Event.of("notification", List.of(room), Buffer.buffer(Json.bytes(notice)));
    }
}
