package io.balcao.bot.library;

import io.balcao.bot.flow.Interpreter;
import io.balcao.bot.library.StartRepository.Closed;
import io.balcao.platform.Ids;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins the flow that follows a closing: that of the first trigger {@code after_close} that fits the number, in a
 * conversation of the bot's own. What is due stands in the database, so whichever server looks next finds what one left
 * that died; it is begun once, or not at all when the customer wrote or a person came back meanwhile.
 */
final class FollowUps {
    private static final Logger LOG = LoggerFactory.getLogger(FollowUps.class);
    private static final int STEP = 100;

    private final Database database;
    private final FlowRepository flows;
    private final Scripts scripts;
    private final InstantSource clock;
    private final StartRepository repository = new StartRepository();

    FollowUps(Database database, FlowRepository flows, Scripts scripts, InstantSource clock) {
        this.database = database;
        this.flows = flows;
        this.scripts = scripts;
        this.clock = clock;
    }

    /** Everything that is due. */
    void look() {
        var now = clock.instant();
        for (var organization : StartRepository.organizationsToFollowUp(database, now)) {
            List<Closed> due;
            do {
                due = database.inTransaction(organization, tx -> repository.closed(tx.last(), now, STEP));
                due.forEach(closed -> follow(organization, closed));
            } while (due.size() == STEP);
        }
    }

    private void follow(OrganizationId organization, Closed closed) {
        database.inTransaction(organization, tx -> {
            var now = clock.instant();
            if (!repository.takeUp(tx, closed, now)) {
                return false;
            }
            var script = version(tx, closed).flatMap(version -> scripts.version(tx, version));
            var held = script.flatMap(_ -> repository.follow(tx, closed, now));
            if (held.isEmpty()) {
                LOG.debug("Nothing follows conversation {}", closed.id());
                return false;
            }
            repository.begin(tx, held.get().id(), Interpreter.follow(script.get(), held.get().ownerVersion(),
                    Ids.next(), now).orElseThrow(), now);
            return true;
        });
    }

    private Optional<UUID> version(Tx tx, Closed closed) {
        return flows.triggers(tx).stream().filter(trigger -> trigger.kind() == Trigger.Kind.AFTER_CLOSE
                && (trigger.channelId() == null || trigger.channelId().equals(closed.channelId())))
                .flatMap(trigger -> flows.release(tx, trigger.flowId()).stream()).findFirst()
                .map(release -> release.of(closed.customerId()));
    }
}
