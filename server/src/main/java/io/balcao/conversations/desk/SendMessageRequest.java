package io.balcao.conversations.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.balcao.platform.Vault;
import io.balcao.platform.http.Json;
import io.vertx.core.buffer.Buffer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Schema of the same name in the OpenAPI document, which has checked the shapes of {@code interactive} and {@code template}. */
record SendMessageRequest(UUID conversationId, String content, @Nullable String messageType, @Nullable UUID mediaId,
        @Nullable UUID replyTo, String clientId, @Nullable JsonNode interactive, @Nullable JsonNode template) {
    /** Tells a repetition from a different message under the same client id. */
    Buffer digest() {
        return Buffer.buffer(Vault.sha256(Json.bytes(this)));
    }
}
