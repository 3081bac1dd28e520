package io.balcao.conversations.ingest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.balcao.channels.Channel;
import io.balcao.platform.work.Background;
import java.time.Duration;
import java.util.UUID;

/**
 * Notes that a webhook for a number came with a wrong signature: most often its app secret was entered wrongly, and who
 * tests the number wants to know. Anybody can send such a thing, so it is noted now and then only.
 */
final class ForgedNotes {
    private static final Duration PAUSE = Duration.ofSeconds(20);
    private static final int MOST = 10_000;

    private final IngestRepository repository;
    private final Background background;
    private final Cache<UUID, Boolean> noted = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(PAUSE).build();

    ForgedNotes(IngestRepository repository, Background background) {
        this.repository = repository;
        this.background = background;
    }

    /** Does not wait. */
    void note(Channel channel) {
        if (noted.asMap().putIfAbsent(channel.id(), true) == null) {
            background.run("forged webhook", () -> repository.noteBadlySigned(channel.organization(), channel.id()));
        }
    }
}
