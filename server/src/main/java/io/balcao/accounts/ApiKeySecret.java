package io.balcao.accounts;

import io.balcao.platform.Secret;
import io.balcao.platform.Vault;
import io.balcao.platform.http.BearerToken;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * What a program shows: a prefix that says what it is, and 64 characters that hold the id of the key and its secret.
 *
 * @param id finds the key
 * @param hash of its secret, as it is kept: with 256 bits of chance in it a fast one is enough
 */
record ApiKeySecret(UUID id, Buffer hash) {
    private static final int ID_BYTES = 16;
    private static final int SECRET_BYTES = 32;
    private static final int CHARACTERS = 64;
    private static final int SHOWN = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A key that was just made: the only moment at which it is whole. */
    record Fresh(Secret key, String prefix, ApiKeySecret secret) {}

    static Fresh make() {
        // All by chance, so that keys of the same hour do not look alike in the list.
        var bytes = new byte[ID_BYTES + SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        var text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return new Fresh(new Secret(BearerToken.API_KEY + text), BearerToken.API_KEY + text.substring(0, SHOWN),
                of(bytes));
    }

    /** Reads what somebody showed; nothing when it is no key of ours, whatever the database says. */
    static Optional<ApiKeySecret> read(String token) {
        var text = token.substring(Math.min(token.length(), BearerToken.API_KEY.length()));
        if (!token.startsWith(BearerToken.API_KEY) || text.length() != CHARACTERS) {
            return Optional.empty();
        }
        try {
            return Optional.of(of(Base64.getUrlDecoder().decode(text)));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    private static ApiKeySecret of(byte[] bytes) {
        var id = ByteBuffer.wrap(bytes);
        return new ApiKeySecret(new UUID(id.getLong(), id.getLong()),
                Buffer.buffer(Vault.sha256(Arrays.copyOfRange(bytes, ID_BYTES, bytes.length))));
    }

    /** Compares in a time that tells nothing. */
    boolean fits(Buffer kept) {
        return MessageDigest.isEqual(hash.getBytes(), kept.getBytes());
    }
}
