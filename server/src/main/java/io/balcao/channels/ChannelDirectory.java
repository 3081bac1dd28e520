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
 * Which channel a phone number id belongs to. Remembered for a short while, unknown ones too, so that a flood of foreign
 * webhooks does not become a flood of queries.
 */
public final class ChannelDirectory {
    private static final int MOST = 10_000;
    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    private final ChannelRepository repository;
    private final Cache<String, Optional<Channel>> known = Caffeine.newBuilder().maximumSize(MOST)
            .expireAfterWrite(REMEMBERED).build();
    private final Cache<String, List<Channel>> accounts = Caffeine.newBuilder().maximumSize(MOST)
            .expireAfterWrite(REMEMBERED).build();

    public ChannelDirectory(Database database, Vault vault) {
        this.repository = new ChannelRepository(database, vault);
    }

    /** Finds a channel. Does not wait. */
    public Future<Optional<Channel>> find(String phoneNumberId) {
        var remembered = known.getIfPresent(phoneNumberId);
        return remembered != null
                ? Future.succeededFuture(remembered)
                : repository.find(phoneNumberId).onSuccess(found -> known.put(phoneNumberId, found));
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
