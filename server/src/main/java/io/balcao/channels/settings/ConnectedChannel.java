package io.balcao.channels.settings;

import io.balcao.platform.http.Json;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A connected number with its sealed secrets.
 *
 * @param messagingLimit with how many customers a day it may begin conversations, in Meta's word
 * @param quality {@code low} or {@code fine}; null until WhatsApp says something of it
 * @param accountNotice what keeps its account from sending, or soon will; null when nothing does
 * @param status {@code active}, {@code stopped} by this server, or {@code disabled} by an admin
 */
record ConnectedChannel(UUID id, String kind, String name, String phoneNumberId, @Nullable String displayPhoneNumber,
        @Nullable String wabaId, @Nullable Buffer sealedToken, @Nullable Buffer sealedAppSecret,
        @Nullable Buffer sealedClientToken, String status,
        @Nullable String statusReason, @Nullable String messagingLimit, @Nullable String quality,
        @Nullable AccountNotice accountNotice, Dates dates, Instant createdAt) {
    /**
     * Since when its secrets are there, until when the token lasts (null: for ever, or not known), and since when it is
     * stopped.
     */
    record Dates(@Nullable Instant accessTokenSetAt, @Nullable Instant appSecretSetAt,
            @Nullable Instant verifyTokenSetAt, @Nullable Instant tokenExpiresAt, @Nullable Instant stoppedAt) {}

    /**
     * Bad news of the account.
     *
     * @param code the key of a sentence, such as {@code account_disabled}
     * @param details Meta's own words
     */
    record AccountNotice(String code, String message, @Nullable String details, Instant noticedAt) {}

    /** The wire form: schema {@code Channel}. */
    record View(UUID id, String kind, String name, String phoneNumberId, @Nullable String displayPhoneNumber,
            @Nullable String wabaId, String status, @Nullable String statusReason, boolean hasAccessToken,
            boolean hasAppSecret, boolean hasClientToken, @Nullable Instant accessTokenSetAt,
            @Nullable Instant appSecretSetAt,
            @Nullable Instant verifyTokenSetAt, @Nullable Instant tokenExpiresAt, @Nullable Instant stoppedAt,
            @Nullable String messagingLimit, @Nullable String quality, @Nullable AccountNotice accountNotice,
            Instant createdAt) {}

    View view() {
        return new View(id, kind, name, phoneNumberId, displayPhoneNumber, wabaId, status, statusReason,
                sealedToken != null, sealedAppSecret != null, sealedClientToken != null, dates.accessTokenSetAt(),
                dates.appSecretSetAt(),
                dates.verifyTokenSetAt(), dates.tokenExpiresAt(), dates.stoppedAt(), messagingLimit, quality,
                accountNotice, createdAt);
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
