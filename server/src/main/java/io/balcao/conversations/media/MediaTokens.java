package io.balcao.conversations.media;

import io.balcao.platform.Caller;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Secret;
import io.balcao.platform.Vault;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tokens for {@code <img>}, {@code <audio>} and {@code <video>}, which cannot send a header. One opens files and nothing
 * else, for a quarter of an hour at most, and only while the session that it names lives.
 */
final class MediaTokens {
    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final int PAYLOAD_BYTES = 3 * 16 + 8;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final InstantSource clock;

    /** Whose token it is. */
    record Holder(OrganizationId organization, UUID userId, UUID sessionId, Instant expiresAt) {}

    /** Schema {@code MediaToken}. */
    record View(String token, Instant expiresAt) {}

    /** @param accessKey signs access tokens; ours get a key of their own made of it, so that neither passes for the other */
    MediaTokens(Secret accessKey, InstantSource clock) {
        this.key = new SecretKeySpec(
                Vault.sha256(("balcao media token\n" + accessKey.value()).getBytes(StandardCharsets.UTF_8)), ALGORITHM);
        this.clock = clock;
    }

    View issue(Caller caller) {
        var expiresAt = Instant.ofEpochSecond(clock.instant().plus(LIFE).getEpochSecond());
        var payload = ByteBuffer.allocate(PAYLOAD_BYTES);
        put(payload, caller.organization().value());
        put(payload, caller.userId());
        put(payload, caller.sessionId());
        payload.putLong(expiresAt.getEpochSecond());
        return new View(text(payload.array()) + "." + text(sign(payload.array())), expiresAt);
    }

    /** Who may be read for with a token; empty when it is not ours, or over. */
    Optional<Holder> read(String token) {
        var dot = token.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        try {
            var payload = Base64.getUrlDecoder().decode(token.substring(0, dot));
            var signature = Base64.getUrlDecoder().decode(token.substring(dot + 1));
            if (payload.length != PAYLOAD_BYTES || !MessageDigest.isEqual(sign(payload), signature)) {
                return Optional.empty();
            }
            var parts = ByteBuffer.wrap(payload);
            var holder = new Holder(new OrganizationId(id(parts)), id(parts), id(parts),
                    Instant.ofEpochSecond(parts.getLong()));
            return holder.expiresAt().isAfter(clock.instant()) ? Optional.of(holder) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private byte[] sign(byte[] payload) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(payload);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void put(ByteBuffer buffer, UUID id) {
        buffer.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static UUID id(ByteBuffer buffer) {
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
