package io.balcao.accounts;

import io.balcao.platform.Ids;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Secret;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * What a link in a mail carries: whose it is, and a secret that nobody can guess. The database holds the secret's hash
 * alone.
 */
record AccountLink(OrganizationId organization, UUID id, Secret secret) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;
    private static final int BYTES = 16 + 16 + SECRET_BYTES;

    /** What a link is good for. */
    enum Kind {
        PASSWORD_RESET("password_reset"), INVITATION("invitation");

        private final String wire;

        Kind(String wire) {
            this.wire = wire;
        }

        String wire() {
            return wire;
        }
    }

    static AccountLink create(OrganizationId organization) {
        var secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return new AccountLink(organization, Ids.next(), new Secret(base64(secret)));
    }

    /** Reads what stood in a link; empty when it cannot have been one of ours. */
    static Optional<AccountLink> read(String token) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
            if (bytes.remaining() != BYTES) {
                return Optional.empty();
            }
            var organization = new OrganizationId(new UUID(bytes.getLong(), bytes.getLong()));
            var id = new UUID(bytes.getLong(), bytes.getLong());
            var secret = new byte[SECRET_BYTES];
            bytes.get(secret);
            return Optional.of(new AccountLink(organization, id, new Secret(base64(secret))));
        } catch (IllegalArgumentException | BufferUnderflowException notOurs) {
            return Optional.empty();
        }
    }

    /** What stands in the link. */
    Secret token() {
        var bytes = ByteBuffer.allocate(BYTES)
                .putLong(organization.value().getMostSignificantBits())
                .putLong(organization.value().getLeastSignificantBits())
                .putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits())
                .put(Base64.getUrlDecoder().decode(secret.value()));
        return new Secret(base64(bytes.array()));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
