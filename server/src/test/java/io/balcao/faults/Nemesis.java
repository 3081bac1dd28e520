package io.balcao.faults;

import io.balcao.testing.Relay;
import io.balcao.testing.Relay.Way;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Breaks things, chosen by a seed: the same seed breaks the same things in the same order. */
final class Nemesis {
    /** What is broken. Things of different places may be broken at the same moment. */
    enum Place {
        SERVER, POSTGRES, REDIS, GRAPH, CONSOLES
    }

    /** How. {@link Installation#heal} repairs each of them. */
    enum Fault {
        SERVER_KILLED(Place.SERVER), ALL_SERVERS_KILLED(Place.SERVER), SERVER_TERMINATED(Place.SERVER), SERVER_PAUSED(
                Place.SERVER), SERVER_WITHOUT_POSTGRES(Place.SERVER), SERVER_WITHOUT_REDIS(
                        Place.SERVER), POSTGRES_KILLED(Place.POSTGRES), POSTGRES_RESTARTED(
                                Place.POSTGRES), POSTGRES_PAUSED(Place.POSTGRES), POSTGRES_CUT(
                                        Place.POSTGRES), POSTGRES_SILENT(Place.POSTGRES), POSTGRES_ANSWERS_LOST(
                                                Place.POSTGRES), POSTGRES_SESSIONS_ENDED(Place.POSTGRES), POSTGRES_SLOW(
                                                        Place.POSTGRES), REDIS_KILLED(Place.REDIS), REDIS_WIPED(
                                                                Place.REDIS), REDIS_PAUSED(Place.REDIS), REDIS_CUT(
                                                                        Place.REDIS), REDIS_SILENT(
                                                                                Place.REDIS), REDIS_READ_ONLY(
                                                                                        Place.REDIS), REDIS_FULL(
                                                                                                Place.REDIS), REDIS_SLOW(
                                                                                                        Place.REDIS), GRAPH_CUT(
                                                                                                                Place.GRAPH), GRAPH_REFUSES(
                                                                                                                        Place.GRAPH), GRAPH_ANSWERS_LOST(
                                                                                                                                Place.GRAPH), GRAPH_ACCEPTS_AND_CUTS(
                                                                                                                                        Place.GRAPH), GRAPH_OUT_OF_ORDER(
                                                                                                                                                Place.GRAPH), GRAPH_SLOW(
                                                                                                                                                        Place.GRAPH), CONSOLES_CUT(
                                                                                                                                                                Place.CONSOLES);

        final Place place;

        Fault(Place place) {
            this.place = place;
        }
    }

    private static final int A_FEW = 20;

    private final Installation installation;
    private final Shop shop;
    private final History history;
    private final Random random;
    private final Map<Place, List<Fault>> left = new EnumMap<>(Place.class);

    Nemesis(Installation installation, Shop shop, History history, long seed) {
        this.installation = installation;
        this.shop = shop;
        this.history = history;
        this.random = new Random(seed);
    }

    /** What to break next: one thing of each of two or three places. Each fault comes before any comes again. */
    List<Fault> next() {
        var places = new ArrayList<>(List.of(Place.values()));
        Collections.shuffle(places, random);
        var chosen = new ArrayList<Fault>();
        for (var place : places.subList(0, 2 + random.nextInt(2))) {
            chosen.add(next(place));
        }
        return chosen;
    }

    private Fault next(Place place) {
        var some = left.computeIfAbsent(place, key -> new ArrayList<>());
        if (some.isEmpty()) {
            some.addAll(List.of(Fault.values()));
            some.removeIf(fault -> fault.place != place);
            Collections.shuffle(some, random);
        }
        return some.removeLast();
    }

    void breaks(Fault fault) throws InterruptedException, SQLException {
        history.note(fault.name());
        int victim = random.nextInt(installation.servers.size());
        var server = installation.servers.get(victim);
        var postgres = installation.postgres;
        var redis = installation.redis;
        switch (fault) {
            case SERVER_KILLED -> server.kill();
            case ALL_SERVERS_KILLED -> installation.killAll();
            case SERVER_TERMINATED -> installation.terminate(server);
            case SERVER_PAUSED -> server.pause();
            case SERVER_WITHOUT_POSTGRES -> postgres.relays.get(victim).refuse();
            case SERVER_WITHOUT_REDIS -> redis.relays.get(victim).hold(Way.values());
            case POSTGRES_KILLED -> postgres.kill();
            case POSTGRES_RESTARTED -> postgres.restart();
            case POSTGRES_PAUSED -> postgres.pause();
            case POSTGRES_CUT -> postgres.relays.forEach(Relay::cut);
            case POSTGRES_SILENT -> postgres.relays.forEach(relay -> relay.hold(Way.values()));
            case POSTGRES_ANSWERS_LOST -> postgres.relays.forEach(relay -> {
                relay.hold(Way.DOWN);
                relay.cut();
            });
            case POSTGRES_SESSIONS_ENDED -> postgres.endSessions();
            case POSTGRES_SLOW -> postgres.relays.forEach(relay -> relay.slow(Duration.ofMillis(50)));
            case REDIS_KILLED -> redis.kill();
            case REDIS_WIPED -> redis.wipe();
            case REDIS_PAUSED -> redis.pause();
            case REDIS_CUT -> redis.relays.forEach(Relay::cut);
            case REDIS_SILENT -> redis.relays.forEach(relay -> relay.hold(Way.values()));
            case REDIS_READ_ONLY -> redis.becomeReadOnly();
            case REDIS_FULL -> redis.fill();
            case REDIS_SLOW -> redis.relays.forEach(relay -> relay.slow(Duration.ofMillis(100)));
            case GRAPH_CUT -> installation.graph.cut();
            case GRAPH_REFUSES -> installation.graph.refuse();
            case GRAPH_ANSWERS_LOST -> installation.graph.hold(Way.DOWN);
            case GRAPH_ACCEPTS_AND_CUTS -> shop.whatsapp.faults().nextSends(A_FEW).acceptAndCut();
            case GRAPH_OUT_OF_ORDER -> shop.whatsapp.faults().nextSends(A_FEW).answer(500);
            case GRAPH_SLOW -> shop.whatsapp.faults().latency(Duration.ofMillis(300));
            case CONSOLES_CUT -> installation.sockets.cut();
        }
    }
}
