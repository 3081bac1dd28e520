package io.balcao.channels;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.balcao.platform.Vault;
import io.balcao.platform.db.Database;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Which channel a provider's id of a number belongs to. Remembered for a short while, unknown ones too, so that a flood of foreign
 * webhooks does not become a flood of queries.
 */
public final class ChannelDirectory {
    private static final int MOST = 10_000;
    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    private final ChannelRepository repository;

    private record Named(ChannelKind kind, String providerId) {}

    private final Cache<Named, Optional<Channel>> known = Caffeine.newBuilder().maximumSize(MOST)
            .expireAfterWrite(REMEMBERED).build();
    private final Cache<String, List<Channel>> accounts = Caffeine.newBuilder().maximumSize(MOST)
            .expireAfterWrite(REMEMBERED).build();

    public ChannelDirectory(Database database, Vault vault) {
        this.repository = new ChannelRepository(database, vault);
    }

    /**
     * Finds a channel. Does not wait.
     *
     * @param providerId how the provider calls it
     */
    public Future<Optional<Channel>> find(ChannelKind kind, String providerId) {
        var named = new Named(kind, providerId);
        var remembered = known.getIfPresent(named);
        return remembered != null
                ? Future.succeededFuture(remembered)
                : repository.find(kind, providerId).onSuccess(found -> known.put(named, found));
    }

    /** The channels of a WhatsApp Business Account. Does not wait. */
    public Future<List<Channel>> ofAccount(String wabaId) {
        var remembered = accounts.getIfPresent(wabaId);
        return remembered != null
                ? Future.succeededFuture(remembered)
                : repository.ofAccount(wabaId).onSuccess(found -> accounts.put(wabaId, found));
    }

    /** A channel was made or changed, here or on another server. */
    public void forgetAll() {
        known.invalidateAll();
        accounts.invalidateAll();
    }
}
