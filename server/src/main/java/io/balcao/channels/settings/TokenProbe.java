package io.balcao.channels.settings;

import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Database;
import io.balcao.platform.work.Background;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries the token of each number now and then, so that a dead one is noticed before somebody's message waits for it; and
 * tells of outages of which a server that died had no time to tell.
 */
final class TokenProbe {
    private static final Logger LOG = LoggerFactory.getLogger(TokenProbe.class);
    private static final Duration PAUSE = Duration.ofMinutes(5);
    private static final Duration SWEEP = Duration.ofSeconds(30);
    private final Database database;
    private final ChannelChecks checks;
    private final Outages outages;
    private final ConnectedChannelRepository channels = new ConnectedChannelRepository();
    private final OutageRepository repository = new OutageRepository();

    TokenProbe(Database database, ChannelChecks checks, Outages outages) {
        this.database = database;
        this.checks = checks;
        this.outages = outages;
    }

    void start(Background background) {
        background.repeat(SWEEP, "token probe", this::sweep);
    }

    /** Tries what was not tried for a while. */
    void sweep() {
        for (var organization : OutageRepository.organizationsToProbe(database, PAUSE)) {
            for (var channel : database.inTransaction(organization, tx -> repository.takeProbes(tx, PAUSE))) {
                try {
                    probe(organization, channel);
                } catch (IllegalStateException unreadable) {
                    // A token that the key does not open, say: the others are looked at all the same.
                    LOG.error("Channel {} cannot be probed", channel, unreadable);
                }
            }
            outages.tell(organization);
        }
    }

    private void probe(OrganizationId organization, UUID id) {
        var channel = database.inTransaction(organization, tx -> channels.find(tx, id)).orElse(null);
        if (channel == null) {
            return;
        }
        var token = channel.sealedToken();
        if (token == null) {
            return;
        }
        checks.inspector(channel).dead(checks.subject(channel)).ifPresent(why -> {
            var stopped = database.inTransaction(organization, tx -> {
                var now = channels.lock(tx, id).orElse(null);
                // Somebody may have given it another token meanwhile.
                return now != null && token.equals(now.sealedToken())
                        && repository.stop(tx, id, why.reason());
            });
            if (stopped) {
                LOG.error("Channel {} stopped: {}", id, why.reason());
            }
        });
    }
}
