package io.balcao.platform.realtime;

import io.balcao.platform.OrganizationId;
import io.balcao.platform.realtime.Hub.View;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the walls true that somebody looks at: one reading for all who look at the same, at most once a second, when
 * something happened. Nobody looks, nothing is read. Confined to the hub's event loop, but for the reading.
 */
final class WallWatch {
    private static final Logger LOG = LoggerFactory.getLogger(WallWatch.class);
    /** What happens together is read together. */
    private static final long GATHER_MILLIS = 100;
    private static final long PAUSE_MILLIS = 1_000;
    /** Of the time, a reading takes no more than a fifth, however much there is to read. */
    private static final long REST_TIMES = 4;
    /** What changes by the clock alone: days begin, a server's word about its users runs out. */
    private static final long ANYWAY_MILLIS = 10_000;

    private final EventStream stream;
    private final Hub hub;
    private final Contexts contexts;
    private final Map<View, Wall> walls = new HashMap<>();
    private volatile @Nullable WallSource source;
    private long timer;

    private static final class Wall {
        final Turns turns;
        /** How often it has still to be read. */
        int looks;
        boolean isUnderWay;
        long restUntil = System.nanoTime();

        Wall(Turns turns) {
            this.turns = turns;
        }
    }

    WallWatch(EventStream stream, Hub hub, Contexts contexts) {
        this.stream = stream;
        this.hub = hub;
        this.contexts = contexts;
    }

    void showWhat(WallSource shown) {
        source = shown;
    }

    void start(Vertx vertx) {
        timer = vertx.setPeriodic(ANYWAY_MILLIS, fired -> stream.context()
                .runOnContext(nothing -> hub.watched().forEach(organization -> look(organization, 1))));
    }

    void stop(Vertx vertx) {
        vertx.cancelTimer(timer);
    }

    /** Something happened that may be seen on the wall, or somebody came to look. */
    void stirred(OrganizationId organization) {
        // Who is present is told before it is written down: so it is looked at again a moment later.
        look(organization, 2);
    }

    private void look(OrganizationId organization, int times) {
        for (var view : hub.watched(organization)) {
            var wall = walls.computeIfAbsent(view, key -> new Wall(new Turns(contexts.next())));
            wall.looks = Math.max(wall.looks, times);
            goOn(view, wall);
        }
    }

    private void goOn(View view, Wall wall) {
        if (wall.isUnderWay) {
            return;
        }
        if (wall.looks == 0 || !hub.isWatched(view)) {
            walls.remove(view, wall);
            return;
        }
        wall.isUnderWay = true;
        long rest = TimeUnit.NANOSECONDS.toMillis(wall.restUntil - System.nanoTime()) + 1;
        stream.later(Math.max(GATHER_MILLIS, rest), () -> read(view, wall));
    }

    private void read(View view, Wall wall) {
        wall.looks--;
        wall.turns.add(() -> {
            long begun = System.nanoTime();
            byte[] seen = null;
            try {
                var shown = source;
                seen = shown == null ? null : shown.wall(view.organization(), view.supervisor());
            } catch (RuntimeException e) {
                LOG.warn("A wall could not be read: {}", e.toString());
            }
            long took = System.nanoTime() - begun;
            var read = seen;
            stream.context().runOnContext(nothing -> wasRead(view, wall, read, took));
        });
    }

    private void wasRead(View view, Wall wall, byte @Nullable [] seen, long took) {
        wall.isUnderWay = false;
        wall.restUntil = System.nanoTime()
                + Math.max(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS) - took, REST_TIMES * took);
        if (seen == null) {
            wall.looks = Math.max(wall.looks, 1);
        } else {
            hub.show(view, seen);
        }
        // It stays known while it rests, so that the next does not come too soon.
        stream.later(TimeUnit.NANOSECONDS.toMillis(wall.restUntil - System.nanoTime()) + 1,
                () -> goOn(view, wall));
    }
}
