package io.balcao.conversations.desk;

import io.balcao.conversations.thread.Conversation;
import io.balcao.conversations.thread.Owner;
import io.balcao.platform.Caller;
import io.balcao.platform.http.Json;
import io.balcao.platform.realtime.Event;
import io.balcao.platform.realtime.Room;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A note of somebody else for the one who has the conversation: they hear of it at once, wherever they are. */
final class Whisper {
    private static final String KIND = "whisper";
    private static final int MOST_LETTERS = 200;

    private record Notice(String kind, UUID conversationId, String title, String body, @Nullable String customerName,
            String byUserName) {}

    private Whisper() {}

    /** Empty when nobody has it, or the writer does. */
    static Optional<Event> of(Caller by, Conversation conversation, @Nullable String text) {
        var owner = conversation.assignedUserId();
        if (conversation.owner() != Owner.USER || owner == null || owner.equals(by.userId())) {
            return Optional.empty();
        }
        var words = text == null ? "" : text;
        var notice = new Notice(KIND, conversation.id(), by.userName(),
                words.length() <= MOST_LETTERS
                        ? words
                        : words.substring(0, words.offsetByCodePoints(0,
                                words.codePointCount(0, MOST_LETTERS) - 1)) + "…",
                conversation.customer().name(), by.userName());
        return Optional.of(Event.of("notification", List.of(Room.user(owner)), Buffer.buffer(Json.bytes(notice))));
    }
}
