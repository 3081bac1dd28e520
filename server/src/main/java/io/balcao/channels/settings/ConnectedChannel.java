package io.balcao.channels.settings;

import io.balcao.platform.http.Json;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A connected number with its sealed secrets.
 *
 * @param status {@code active}, {@code stopped} by this server, or {@code disabled} by an admin
 */
record ConnectedChannel(UUID id, String kind, String name, String phoneNumberId, @Nullable String displayPhoneNumber,
        @Nullable String wabaId, @Nullable Buffer sealedToken, @Nullable Buffer sealedAppSecret, String status,
        @Nullable String statusReason, Instant createdAt) {
    /** The wire form: schema {@code Channel}. */
    record View(UUID id, String kind, String name, String phoneNumberId, @Nullable String displayPhoneNumber,
            @Nullable String wabaId, String status, @Nullable String statusReason, boolean hasAccessToken,
            boolean hasAppSecret, Instant createdAt) {}

    View view() {
        return new View(id, kind, name, phoneNumberId, displayPhoneNumber, wabaId, status, statusReason,
                sealedToken != null, sealedAppSecret != null, createdAt);
    }

    /** Whether messages leave through it. */
    boolean isActive() {
        return status.equals("active");
    }

    /** Its place in the list. */
    String[] place() {
        return new String[]{Json.time(createdAt), id.toString()};
    }
}
