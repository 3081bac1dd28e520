package io.balcao.conversations.thread;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.balcao.channels.MessageType;
import io.balcao.channels.Previews;
import io.balcao.platform.Ids;
import io.balcao.platform.http.Json;
import io.vertx.core.buffer.Buffer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message of ours, before it is stored.
 *
 * @param senderType {@code bot}, {@code attendant} or {@code system}
 * @param isSent whether it goes to the customer; a system line or a note stays here
 * @param metadata what the console draws and the channel sends: {@code interactive}, {@code template}, {@code
 *     system_event} … as the OpenAPI document's {@code MessageMetadata}
 * @param clientId the browser's own id of it: the same one twice is one message
 * @param clientDigest of what the browser asked for, to tell a repetition from a different message under the same id
 */
public record Outgoing(UUID id, String senderType, @Nullable UUID senderUserId, @Nullable String senderName,
        MessageType type, String content, ObjectNode metadata, @Nullable UUID mediaId, @Nullable UUID replyToId,
        boolean isSent, @Nullable String clientId, @Nullable Buffer clientDigest) {
    /** What the bot says. */
    public static Outgoing bot(MessageType type, String content, ObjectNode metadata) {
        return new Outgoing(Ids.next(), "bot", null, null, type, content, metadata, null, null, true, null, null);
    }

    /** A file that the bot sends, with what stands under it. */
    public static Outgoing bot(MessageType type, String caption, ObjectNode metadata, UUID mediaId) {
        return new Outgoing(Ids.next(), "bot", null, null, type, caption, metadata, mediaId, null, true, null, null);
    }

    /** What the bot notes for people; it stays here. */
    public static Outgoing note(String content) {
        return new Outgoing(Ids.next(), "bot", null, null, MessageType.NOTE, content, empty(), null, null, false, null,
                null);
    }

    /** A text that the system sends to the customer, such as "Ana assumed". */
    public static Outgoing toCustomer(String content) {
        return new Outgoing(Ids.next(), "system", null, null, MessageType.TEXT, content, empty(), null, null, true,
                null,
                null);
    }

    /**
     * A quiet line in the thread.
     *
     * @param event {@code system_event} of the OpenAPI document, from which the console makes the sentence
     */
    public static Outgoing systemLine(String content, ObjectNode event) {
        ObjectNode metadata = empty();
        metadata.set("system_event", event);
        return new Outgoing(Ids.next(), "system", null, null, MessageType.SYSTEM, content, metadata, null, null, false,
                null, null);
    }

    /** The same with other words. */
    public Outgoing withContent(String words) {
        return new Outgoing(id, senderType, senderUserId, senderName, type, words, metadata, mediaId, replyToId, isSent,
                clientId, clientDigest);
    }

    /** What it is at first. */
    public String status() {
        return isSent ? "queued" : "received";
    }

    /** Whether the list's row shows it as the newest message. */
    public boolean isListed() {
        return isSent && type != MessageType.REACTION;
    }

    /** The line under the customer's name in the list. */
    public String preview() {
        return Previews.of(type, metadata.path("voice").asBoolean(), content);
    }

    private static ObjectNode empty() {
        return Json.mapper().createObjectNode();
    }
}
