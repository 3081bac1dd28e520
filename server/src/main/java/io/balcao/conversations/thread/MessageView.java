package io.balcao.conversations.thread;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message on the wire: schema {@code Message} of the OpenAPI document.
 *
 * @param isRead by a person here, when the customer wrote it; by the customer, when we did
 * @param metadata a JSON object, in whatever form the JSON mapper writes as one
 * @param sentAt when WhatsApp took it; null before, and for what came in
 * @param receivedAt WhatsApp's own time of what came in; null for the rest
 * @param createdAt its place in the thread, together with the id
 * @param version grows with each change but that of {@code isRead}, which never turns back here: of two copies the higher
 *        one is the newer
 */
public record MessageView(UUID id, UUID conversationId, String senderType, @Nullable UUID senderUserId,
        @Nullable String senderName, String content, String messageType, @Nullable String mediaUrl,
        @Nullable Media media, @Nullable Quote replyTo, List<Object> reactions, Object metadata,
        @JsonProperty("is_read") boolean isRead, String status, @Nullable Reason error,
        @Nullable String whatsappMessageId, @Nullable String clientId, @Nullable Instant sentAt,
        @Nullable Instant receivedAt, Instant createdAt, int version) {
    /** The version of a message that was just stored. */
    public static final int FIRST_VERSION = 1;

    private static final Set<String> HAVE_LEFT = Set.of("sent", "delivered", "read");

    /** When WhatsApp took a message of ours: from a certain status on, the time that is stored with it. */
    static @Nullable Instant sentAt(String status, Instant stored) {
        return HAVE_LEFT.contains(status) ? stored : null;
    }

    /** @param status {@code pending}, {@code ready} or {@code unavailable} */
    public record Media(UUID id, String mimeType, @Nullable String fileName, @Nullable Long size, String status) {
        /** Where the file is, once it is there. */
        public @Nullable String url() {
            return status.equals("ready") ? "/api/v1/media/" + id : null;
        }
    }

    /** The beginning of the message that this one answers. */
    public record Quote(UUID id, String content, String senderType, String messageType) {}

    /**
     * Why it failed, why nobody knows whether it arrived, or why it is tried again.
     *
     * @param code the key of the sentence, such as {@code window_closed}
     * @param message the sentence for a person, in the organization's language
     */
    public record Reason(String code, String message) {
        /** Reads the column {@code messages.error}. */
        public static @Nullable Reason of(@Nullable Object stored) {
            return stored instanceof JsonObject error
                    ? new Reason(error.getString("code"), error.getString("message"))
                    : null;
        }
    }
}
