package io.balcao.conversations.ingest;

import io.balcao.platform.Secret;
import io.balcao.platform.Vault;
import io.balcao.platform.work.Background;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The question that Meta asks once, when a callback URL is saved (facts 1.1). It carries no signature. */
final class WebhookVerification {
    private final IngestRepository repository;
    private final Background background;
    private final Optional<Secret> defaultToken;

    WebhookVerification(IngestRepository repository, Background background, Optional<Secret> defaultToken) {
        this.repository = repository;
        this.background = background;
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
        var isDefault = channel == null && defaultToken.isPresent()
                && MessageDigest.isEqual(defaultToken.get().bytes(), bytes);
        var known = repository.ofVerifyToken(Vault.sha256(bytes), channel).onSuccess(found -> found
                // For the tests of a number: Meta found the way here. What goes wrong with the note is no matter for Meta.
                .forEach(one -> background.run("webhook verified", () -> repository.noteVerified(one))));
        return isDefault ? Future.succeededFuture(true) : known.map(found -> !found.isEmpty());
    }
}
