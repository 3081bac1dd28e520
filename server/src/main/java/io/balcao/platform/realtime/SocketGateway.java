package io.balcao.platform.realtime;

import io.balcao.platform.OrganizationId;
import io.balcao.platform.redis.Redis;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.EventLoop;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Socket.IO for the consoles. Lets nobody in who has not shown a valid token, puts sockets only into rooms that their
 * user may be in, tells them what the {@link EventStream} says, and catches up those that were away.
 *
 * <p>Build it before the stream is started: it reads the stream from the first event on.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes its connection, and that is heard of
public final class SocketGateway implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SocketGateway.class);
    private static final String REFUSAL = "44{\"message\":\"unauthorized\",\"data\":{\"code\":401}}";
    private static final long SWEEP_MILLIS = 500;
    /** After this the client knocks again. When thousands come at once, the last of them wait for some time. */
    private static final Duration LONGEST_ADMISSION = Duration.ofSeconds(60);
    private static final long STOP_MILLIS = 1_500;
    private static final int LOOKUPS = 4;
    private static final int MOST_WAITING_WORDS = 128;

    private final Vertx vertx;
    private final Settings settings;
    private final Hub hub;
    private final PresenceBoard presence;
    private final Admission admission;
    private final Words words;
    private final WallWatch walls;
    private final Door door;
    private final Transport transport;
    private final Contexts contexts;
    private final Map<UUID, Session> sessions = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> unknownByAddress = new ConcurrentHashMap<>();
    /** Who opens a transport on this event loop at this moment: netty-socketio names the session, but not for whom. */
    private static final ThreadLocal<@Nullable Opening> OPENING = new ThreadLocal<>();
    private final MeterRegistry meters;
    private final Counter emitted;
    private final Counter merged;
    private final Counter tooSlow;
    private final AtomicBoolean isClosed = new AtomicBoolean();
    private int port;
    private long sweeper;

    /**
     * @param port 0 for one that the system chooses
     * @param origins that a page may come from besides the server's own, such as {@code https://desk.example.org}
     * @param isTrustedProxy whether an address may say where a request came from
     */
    public record Settings(
            String host,
            int port,
            Set<String> origins,
            Predicate<String> isTrustedProxy,
            Limits limits,
            Clock clock) {}

    private static final class Opening {
        final String address;
        final EventLoop loop;
        @Nullable
        Session session;

        Opening(String address, EventLoop loop) {
            this.address = address;
            this.loop = loop;
        }
    }

    public SocketGateway(Vertx vertx, Redis redis, EventStream stream, Rights rights, MeterRegistry meters,
            Settings settings) {
        this.vertx = vertx;
        this.settings = settings;
        this.meters = meters;
        this.contexts = new Contexts(vertx, 2 * Runtime.getRuntime().availableProcessors());
        this.hub = new Hub(stream, settings.limits());
        var resyncs = meters.counter("balcao.sockets.resyncs");
        var watch = new RightsWatch(vertx, stream, hub, rights, resyncs);
        hub.heededBy(watch);
        stream.readWith(hub);
        this.presence = new PresenceBoard(vertx, redis, stream, settings.limits().absence(),
                new Turns(contexts.next()));
        this.admission = new Admission(stream, hub, rights, watch, presence, settings.limits(), settings.clock(),
                Stream.generate(() -> new Turns(contexts.next())).limit(LOOKUPS).toList(), new Noting(resyncs));
        this.walls = new WallWatch(stream, hub, contexts);
        hub.stirs(walls::stirred);
        this.words = new Words(hub, stream, presence, rights, settings.limits());
        this.door = new Door(settings.origins(), settings.isTrustedProxy());
        this.transport = new Transport(vertx, settings.limits(), settings.isTrustedProxy(), () -> new Gate(this),
                this::opened, this::ended);
        this.emitted = meters.counter("balcao.sockets.events");
        this.merged = meters.counter("balcao.sockets.updates.merged");
        this.tooSlow = meters.counter("balcao.sockets.too.slow");
        meters.gauge("balcao.sockets.sessions", sessions, Map::size);
        meters.gauge("balcao.sockets.transport.clients", transport, Transport::clients);
        meters.gauge("balcao.sockets.connected", hub, Hub::sockets);
        meters.gauge("balcao.sockets.users", presence, PresenceBoard::users);
        meters.gauge("balcao.events.remembered.bytes", hub, Hub::memoryBytes);
    }

    /** Where what is on an organization's wall comes from. Without one there is nothing to be seen on it. */
    public void showWalls(WallSource source) {
        walls.showWhat(source);
    }

    /** Listens. */
    public void start() {
        port = transport.start(settings.host(), settings.port());
        presence.start();
        walls.start(vertx);
        sweeper = vertx.setPeriodic(SWEEP_MILLIS, fired -> sweep());
        LOG.info("Socket.IO listens on {}:{}", settings.host(), port);
    }

    /** Ends the sockets of an organization; their clients do not come back by themselves. */
    public void end(OrganizationId organization) {
        for (var session : sessions.values()) {
            var principal = session.principal();
            if (principal != null && principal.organization().equals(organization)) {
                session.end();
            }
        }
    }

    /** The port that it listens on. */
    public int port() {
        return port;
    }

    public Presence presence() {
        return presence;
    }

    /** Who is at this server's own sockets. */
    public Attendance attendance() {
        return presence;
    }

    /** Lets go of all sockets, so that their clients come back, to another server or to this one's successor. */
    @Override
    public void close() {
        if (!isClosed.compareAndSet(false, true)) {
            return;
        }
        vertx.cancelTimer(sweeper);
        walls.stop(vertx);
        transport.stopListening();
        sessions.values().forEach(Session::drop);
        var deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(STOP_MILLIS);
        while (!sessions.isEmpty() && System.nanoTime() - deadline < 0) {
            Promise<Void> moment = Promise.promise();
            vertx.setTimer(5, fired -> moment.complete());
            moment.future().await();
        }
        presence.stop();
        transport.stop();
    }

    // What the gates ask

    Door door() {
        return door;
    }

    @Nullable
    Session session(UUID id) {
        return sessions.get(id);
    }

    void refused(String reason) {
        meters.counter("balcao.sockets.refused", "reason", reason).increment();
    }

    boolean mayOpen(String address) {
        var unknown = unknownByAddress.get(address);
        return unknown == null || unknown.get() < settings.limits().unknownPerAddress();
    }

    /** Runs netty-socketio's handshake, and gives the session that came of it, if one did. */
    @Nullable
    Session opening(String address, EventLoop loop, Runnable handshake) {
        var current = new Opening(address, loop);
        OPENING.set(current);
        try {
            handshake.run();
        } finally {
            OPENING.remove();
        }
        return current.session;
    }

    private void opened(UUID id) {
        var current = OPENING.get();
        if (current == null) {
            throw new IllegalStateException("A session without a request");
        }
        var session = new Session(id, current.address, current.loop, new Turns(contexts.next()), settings.limits(),
                new SessionMeters());
        unknownByAddress.computeIfAbsent(current.address, key -> new AtomicInteger()).incrementAndGet();
        sessions.put(id, session);
        current.session = session;
    }

    private void ended(UUID id) {
        var session = sessions.remove(id);
        if (session == null) {
            return;
        }
        session.ended();
        isKnown(session);
        var principal = session.principal();
        if (principal != null) {
            hub.leave(session, principal.organization());
            presence.left(session, principal);
        }
    }

    /** Not counted among the strangers any more. */
    private void isKnown(Session session) {
        if (session.isCounted.compareAndSet(true, false)) {
            unknownByAddress.computeIfPresent(session.address,
                    (address, count) -> count.decrementAndGet() <= 0 ? null : count);
        }
    }

    /** Strangers who say nothing, and closed sockets of which the transport has not heard. */
    private void sweep() {
        long now = System.nanoTime();
        for (var session : sessions.values()) {
            long age = now - session.openedAt;
            switch (session.state()) {
                case OPEN -> {
                    if (age > settings.limits().connectWithin().toNanos()) {
                        refused("silent");
                        session.drop();
                    }
                }
                case ASKING -> {
                    if (age > LONGEST_ADMISSION.toNanos()) {
                        refused("queue");
                        session.drop();
                    }
                }
                case CLOSING -> {
                    if (session.head() == null) {
                        ended(session.id);
                    }
                }
                case CLOSED -> ended(session.id);
                case CONNECTED -> {
                    if (session.isPolling()) {
                        session.loop.execute(session::write);
                    }
                }
            }
        }
    }

    // What clients say

    void connects(Session session, Message.Connect connect) throws Message.Malformed {
        if (!session.moves(Session.State.OPEN, Session.State.ASKING)) {
            throw new Message.Malformed();
        }
        session.turns.add(() -> {
            try {
                admission.admit(session, connect.auth());
            } catch (RuntimeException e) {
                // The database is away: neither let in nor turned away for good.
                LOG.warn("Could not look at a token: {}", e.toString());
                session.drop();
            }
        });
    }

    void says(Session session, Message.Said said) throws Message.Malformed {
        if (!session.isConnected()) {
            throw new Message.Malformed();
        }
        switch (session.spend()) {
            case YES -> {
                if (session.turns.add(() -> answer(session, said)) > MOST_WAITING_WORDS) {
                    refused("too_many");
                    session.drop();
                }
            }
            case NO -> said.ack().ifPresent(ack -> session.acknowledge(ack, Words.no("too_many")));
            case CLOSE -> {
                refused("too_many");
                session.drop();
            }
        }
    }

    private void answer(Session session, Message.Said said) {
        var principal = session.principal();
        if (principal == null || session.isOver()) {
            return;
        }
        JsonObject answer;
        try {
            answer = said.event().equals("auth:refresh")
                    ? admission.refresh(session, principal, said.argument())
                    : words.answer(session, principal, said.event(), said.argument());
        } catch (RuntimeException e) {
            LOG.warn("Could not answer {}: {}", said.event().length() > 40 ? "a client" : said.event(), e.toString());
            answer = Words.no("unavailable");
        }
        if (said.ack().isPresent()) {
            session.acknowledge(said.ack().getAsLong(), answer);
        }
    }

    private final class Noting implements Admission.Desk {
        private final Counter resyncs;

        Noting(Counter resyncs) {
            this.resyncs = resyncs;
        }

        @Override
        public void isKnown(Session session) {
            SocketGateway.this.isKnown(session);
        }

        @Override
        public void refused(Session session) {
            SocketGateway.this.refused("token");
            session.refuse(REFUSAL);
        }

        @Override
        public void resynced() {
            resyncs.increment();
        }
    }

    private final class SessionMeters implements Session.Meters {
        @Override
        public void wrote(int events) {
            emitted.increment(events);
        }

        @Override
        public void merged(long updates) {
            merged.increment((double) updates);
        }

        @Override
        public void tooSlow() {
            tooSlow.increment();
        }
    }
}
