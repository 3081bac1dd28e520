package io.balcao.conversations.ingest;

import io.balcao.platform.Secret;
import io.balcao.platform.Vault;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The question that Meta asks once, when a callback URL is saved (facts 1.1). It carries no signature. */
final class WebhookVerification {
    private final IngestRepository repository;
    private final Optional<Secret> defaultToken;

    WebhookVerification(IngestRepository repository, Optional<Secret> defaultToken) {
        this.repository = repository;
        this.defaultToken = defaultToken;
    }

    /**
     * Whether to give the challenge back.
     *
     * @param channel the channel that the URL names; then only its own token counts
     */
    Future<Boolean> isAllowed(@Nullable String mode, @Nullable String token, @Nullable UUID channel) {
        if (!"subscribe".equals(mode) || token == null || token.isEmpty()) {
            return Future.succeededFuture(false);
        }
        var bytes = token.getBytes(StandardCharsets.UTF_8);
        if (channel == null && defaultToken.isPresent() && MessageDigest.isEqual(defaultToken.get().bytes(), bytes)) {
            return Future.succeededFuture(true);
        }
        return repository.isVerifyToken(Vault.sha256(bytes), channel);
    }
}
