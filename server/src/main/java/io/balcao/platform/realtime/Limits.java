package io.balcao.platform.realtime;

import io.balcao.platform.http.OpenConnections;
import java.time.Duration;

/** What one client may cost. The defaults are generous to a console and close what is no console. */
public record Limits(
        /* From a connection to its first request, and from the opening of a transport to the token. */ Duration connectWithin,
        /* Transports of one address that have not shown a token yet. */ int unknownPerAddress,
        /* Connections of one address, whatever they are. */ int connectionsPerAddress,
        /* Bytes of a frame or a request's body. */ int frameBytes,
        /* Events a second over a while, and at once. */ int eventsPerSecond,
        int eventsAtOnce,
        /* Events over the limit before the socket is closed. */ int eventsOverLimit,
        /* Conversations one socket may follow. */ int subscriptions,
        /* Bytes and events that may wait for a client that does not read. */ int waitingBytes,
        int waitingEvents,
        /* List updates a second, and how long one waits at most to go out together with others. */ int updatesPerSecond,
        Duration updatePause,
        /* What a client that was away gets told again at most; beyond it, it loads afresh. */ int replayEvents,
        int replayBytes,
        /* How long a user whose last socket closed counts as online: a page reload is no absence. */ Duration absence) {

    public static Limits standard() {
        return new Limits(Duration.ofSeconds(5), 2_000, OpenConnections.MOST_PER_ADDRESS, 32 * 1024, 20, 60, 200, 200,
                4 * 1024 * 1024, 20_000, 500,
                Duration.ofMillis(100), 2_000, 4 * 1024 * 1024, Duration.ofSeconds(2));
    }
}
