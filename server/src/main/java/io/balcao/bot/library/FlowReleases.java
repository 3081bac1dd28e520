package io.balcao.bot.library;

import io.balcao.accounts.AuditTrail;
import io.balcao.platform.Caller;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which of its versions new conversations of a flow run. */
final class FlowReleases {
    private static final String OBJECT = "flow";

    private final Database database;
    private final AuditTrail audit;
    private final FlowRepository repository;
    private final FlowService service;

    FlowReleases(Database database, AuditTrail audit, FlowRepository repository, FlowService service) {
        this.database = database;
        this.audit = audit;
        this.repository = repository;
        this.service = service;
    }

    private record Audited(int number, int share) {}

    /**
     * Gives a version to a share of new conversations.
     *
     * @param share of a hundred: with 0 the version is withdrawn, with all it is what new conversations run
     * @return all versions
     */
    List<FlowVersionView> share(Caller caller, UUID flow, UUID version, int share) {
        return database.inTransaction(caller.organization(), tx -> {
            hold(tx, flow);
            var wanted = found(tx, flow, version).version();
            var release = repository.release(tx, flow)
                    .orElseThrow(() -> new Problem.Conflict("Publish a version for everybody first"));
            if (version.equals(release.stable())) {
                throw new Problem.Conflict("This version is what new conversations run already");
            }
            boolean isTriedOut = version.equals(release.canary());
            if (!isTriedOut && (share == 0 || share == Release.ALL)) {
                // Of two who decide at once the second is told that there is nothing to decide any more.
                throw new Problem.Conflict("This version is not being tried out");
            }
            change(tx, flow, version, release, share);
            var after = repository.versions(tx, flow);
            audit.record(tx, caller, "flow.canary_changed", OBJECT, flow,
                    new Audited(wanted.number(), isTriedOut ? release.share() : 0),
                    new Audited(wanted.number(), share));
            return after;
        });
    }

    private void change(Tx tx, UUID flow, UUID version, Release before, int share) {
        if (share == Release.ALL) {
            repository.release(tx, flow, new Release(version, null, 0));
        } else {
            @Nullable
            UUID canary = share == 0 ? null : version;
            repository.release(tx, flow, new Release(before.stable(), canary, share));
        }
    }

    /** Publishes anew what an old version was, for everybody: what was published since stays in the list. */
    FlowVersionView republish(Caller caller, UUID flow, UUID version, String note) {
        return database.inTransaction(caller.organization(), tx -> {
            hold(tx, flow);
            var old = found(tx, flow, version);
            return service.publish(tx, caller, flow, old.definition(), note, null);
        });
    }

    private void hold(Tx tx, UUID flow) {
        if (repository.hold(tx, flow).isEmpty()) {
            throw new Problem.NotFound(OBJECT, flow);
        }
    }

    private FlowVersionContent found(Tx tx, UUID flow, UUID version) {
        return repository.version(tx, flow, version)
                .orElseThrow(() -> new Problem.NotFound("flow version", version));
    }
}
