package io.balcao.platform.realtime;

import io.micrometer.core.instrument.Counter;
import io.vertx.core.Vertx;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks again what a socket's user may see when that may have changed. */
final class RightsWatch implements Hub.Heed {
    private static final Logger LOG = LoggerFactory.getLogger(RightsWatch.class);
    /** How soon after a commit nobody is told any more who may not be. */
    private static final long RIGHTS_MILLIS = 900;
    private static final long RECHECK_SPREAD_MILLIS = 700;
    private static final long RECHECK_MILLIS_EACH = 2;

    private final Vertx vertx;
    private final EventStream stream;
    private final Hub hub;
    private final Rights rights;
    private final Counter resyncs;

    RightsWatch(Vertx vertx, EventStream stream, Hub hub, Rights rights, Counter resyncs) {
        this.vertx = vertx;
        this.stream = stream;
        this.hub = hub;
        this.rights = rights;
        this.resyncs = resyncs;
    }

    @Override
    public void signal(Signal signal, Collection<Session> concerned) {
        for (var session : concerned) {
            if (signal.name().equals(Signal.SESSION_ENDED)) {
                session.end();
            } else {
                recheck(session, true);
            }
        }
    }

    @Override
    public void resync(Collection<Session> all) {
        resyncs.increment(all.size());
        long spread = Math.max(RECHECK_SPREAD_MILLIS, all.size() * RECHECK_MILLIS_EACH);
        for (var session : all) {
            // A signal may have been among what was lost.
            vertx.setTimer(1 + ThreadLocalRandom.current().nextLong(spread),
                    fired -> recheck(session, false));
        }
    }

    /** Asks again what the session's user may see. A socket that cannot be asked for in time has to come back. */
    void recheck(Session session, boolean isUrgent) {
        var isDone = new AtomicBoolean();
        if (isUrgent) {
            vertx.setTimer(RIGHTS_MILLIS, fired -> {
                if (!isDone.get()) {
                    session.drop();
                }
            });
        }
        session.turns.add(() -> {
            var principal = session.principal();
            if (principal == null || session.isOver()) {
                isDone.set(true);
                return;
            }
            try {
                recheck(session, principal);
                isDone.set(true);
            } catch (RuntimeException e) {
                LOG.warn("Could not check a socket's rights again: {}", e.toString());
            }
        });
    }

    private void recheck(Session session, Principal principal) {
        var now = rights.users().refresh(principal).orElse(null);
        if (now == null) {
            session.end();
            return;
        }
        var visible = session.subscriptions.isEmpty()
                ? Set.<UUID>of()
                : rights.conversations().visible(now, Set.copyOf(session.subscriptions));
        session.subscriptions.retainAll(visible);
        session.knownAs(now);
        hub.move(session, now, visible).await();
        if (!now.rooms().equals(principal.rooms()) || now.seesPhoneNumbers() != principal.seesPhoneNumbers()) {
            // What it shows is not what its user may see now: it loads afresh.
            session.loop.execute(() -> session.resync(Frame.local(stream.epoch(), stream.last(), "resync", "{}")));
        }
    }
}
