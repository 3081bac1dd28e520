package io.balcao.platform.realtime;

import com.fasterxml.jackson.databind.JsonNode;
import io.balcao.platform.redis.Redis;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.EventLoop;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
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
    /** How soon after a commit nobody is told any more who may not be. */
    private static final long RIGHTS_MILLIS = 900;
    private static final long RECHECK_SPREAD_MILLIS = 700;
    private static final long RECHECK_MILLIS_EACH = 2;
    private static final Duration RESUMING = Duration.ofSeconds(30);
    private static final long STOP_MILLIS = 1_500;
    private static final int LOOKUPS = 4;
    private static final int MOST_WAITING_WORDS = 128;

    private final Vertx vertx;
    private final EventStream stream;
    private final Rights rights;
    private final Settings settings;
    private final Hub hub;
    private final PresenceBoard presence;
    private final Words words;
    private final Door door;
    private final Transport transport;
    private final Contexts contexts;
    private final List<Turns> lookups = new ArrayList<>();
    private final Map<UUID, Session> sessions = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> unknownByAddress = new ConcurrentHashMap<>();
    /** Who opens a transport on this event loop at this moment: netty-socketio names the session, but not for whom. */
    private static final ThreadLocal<@Nullable Opening> OPENING = new ThreadLocal<>();
    private final MeterRegistry meters;
    private final Counter emitted;
    private final Counter merged;
    private final Counter tooSlow;
    private final Counter resyncs;
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
        this.stream = stream;
        this.rights = rights;
        this.settings = settings;
        this.meters = meters;
        this.contexts = new Contexts(vertx, 2 * Runtime.getRuntime().availableProcessors());
        for (int i = 0; i < LOOKUPS; i++) {
            lookups.add(new Turns(contexts.next()));
        }
        this.hub = new Hub(stream, settings.limits(), new Heeding());
        stream.readWith(hub);
        this.presence = new PresenceBoard(vertx, redis, stream, settings.limits().absence(),
                new Turns(contexts.next()));
        this.words = new Words(hub, stream, presence, rights, settings.limits());
        this.door = new Door(settings.origins(), settings.isTrustedProxy());
        this.transport = new Transport(vertx, settings.limits(), () -> new Gate(this), this::opened, this::ended);
        this.emitted = meters.counter("balcao.sockets.events");
        this.merged = meters.counter("balcao.sockets.updates.merged");
        this.tooSlow = meters.counter("balcao.sockets.too.slow");
        this.resyncs = meters.counter("balcao.sockets.resyncs");
        meters.gauge("balcao.sockets.sessions", sessions, Map::size);
        meters.gauge("balcao.sockets.transport.clients", transport, Transport::clients);
        meters.gauge("balcao.sockets.connected", hub, Hub::sockets);
        meters.gauge("balcao.sockets.users", presence, PresenceBoard::users);
        meters.gauge("balcao.events.remembered.bytes", hub, Hub::memoryBytes);
    }

    /** Listens. */
    public void start() {
        port = transport.start(settings.host(), settings.port());
        presence.start();
        sweeper = vertx.setPeriodic(SWEEP_MILLIS, fired -> sweep());
        LOG.info("Socket.IO listens on {}:{}", settings.host(), port);
    }

    /** The port that it listens on. */
    public int port() {
        return port;
    }

    public Presence presence() {
        return presence;
    }

    /** Lets go of all sockets, so that their clients come back, to another server or to this one's successor. */
    @Override
    public void close() {
        if (!isClosed.compareAndSet(false, true)) {
            return;
        }
        vertx.cancelTimer(sweeper);
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
                case OPEN, ASKING -> {
                    if (age > settings.limits().connectWithin().toNanos()) {
                        refused("silent");
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

    // Coming in

    void connects(Session session, Message.Connect connect) throws Message.Malformed {
        if (!session.moves(Session.State.OPEN, Session.State.ASKING)) {
            throw new Message.Malformed();
        }
        session.turns.add(() -> {
            try {
                admit(session, connect.auth());
            } catch (RuntimeException e) {
                // The database is away: neither let in nor turned away for good.
                LOG.warn("Could not look at a token: {}", e.toString());
                session.drop();
            }
        });
    }

    private void admit(Session session, JsonNode auth) {
        long changes = hub.changes();
        var principal = principal(auth.path("token")).orElse(null);
        if (principal == null) {
            refused("token");
            session.refuse(REFUSAL);
            return;
        }
        var follows = saysWhatItFollows(auth) ? follows(principal, auth.path("conversations")) : Set.<UUID>of();
        session.knownAs(principal);
        isKnown(session);
        if (!session.moves(Session.State.ASKING, Session.State.CONNECTED)) {
            return;
        }
        var claim = auth.path("last_event_id");
        var since = claim.isTextual() ? EventId.parse(claim.textValue()) : Optional.<EventId>empty();
        session.subscriptions.addAll(follows);
        var joined = hub.join(session, principal, follows, since).await();
        session.send("40{\"sid\":\"" + session.id + "\"}");
        begin(session, principal, joined, since, claim.isTextual(), saysWhatItFollows(auth));
        presence.is(session, principal, Presence.Status.ONLINE);
        expireAt(session, principal.expiresAt());
        if (session.isOver()) {
            presence.left(session, principal);
        } else if (joined.changes() != changes) {
            recheck(session, true);
        }
    }

    private Optional<Principal> principal(JsonNode token) {
        return token.isTextual() && !token.textValue().isEmpty()
                ? rights.users().authenticate(token.textValue())
                        .filter(found -> found.expiresAt().isAfter(settings.clock().instant()))
                : Optional.empty();
    }

    /** What a client that comes back followed before, as far as its user may. */
    private Set<UUID> follows(Principal principal, JsonNode wanted) {
        Set<UUID> ids = new HashSet<>();
        for (var one : wanted) {
            Words.uuid(one).ifPresent(ids::add);
        }
        return ids.isEmpty() ? Set.of() : rights.conversations().visible(principal, ids);
    }

    private boolean saysWhatItFollows(JsonNode auth) {
        var conversations = auth.path("conversations");
        return conversations.isArray() && conversations.size() <= settings.limits().subscriptions();
    }

    private void begin(Session session, Principal principal, Hub.Joined joined, Optional<EventId> since,
            boolean isReturning, boolean saysWhatItFollows) {
        var first = new ArrayList<Frame>();
        var missed = isReturning
                ? missed(principal, joined, since)
                        .map(frames -> visible(session, principal, frames, saysWhatItFollows))
                        .filter(frames -> Past.isSensible(frames, settings.limits()))
                : Optional.of(List.<Frame>of());
        if (missed.isEmpty()) {
            resyncs.increment();
            first.add(Frame.local(joined.epoch(), joined.at(), "resync", "{}"));
        } else if (since.isPresent()) {
            first.addAll(missed.get());
            if (!saysWhatItFollows) {
                session.markConversationsAfter(joined.at(), System.nanoTime() + RESUMING.toNanos());
            }
        }
        first.add(Frame.local(joined.epoch(), joined.at(), "ready", "{}"));
        boolean continues = missed.isPresent() && since.isPresent();
        session.begin(joined.epoch(), continues ? since.get().position() : joined.at(),
                continues ? since.get().count() : 0, first);
    }

    /** Empty when it has to load afresh. */
    private Optional<List<Frame>> missed(Principal principal, Hub.Joined joined, Optional<EventId> since) {
        if (since.isEmpty()) {
            return Optional.empty();
        }
        return switch (joined.catchUp()) {
            case CatchUp.Nothing nothing -> Optional.of(List.of());
            case CatchUp.Missed(var frames) -> Optional.of(frames);
            case CatchUp.TooMuch tooMuch -> Optional.empty();
            case CatchUp.Elsewhere elsewhere -> lookUp(principal, elsewhere);
        };
    }

    /** A few at a time: thousands may come back at once. */
    private Optional<List<Frame>> lookUp(Principal principal, CatchUp.Elsewhere elsewhere) {
        Promise<Optional<List<Frame>>> found = Promise.promise();
        lookups.get(ThreadLocalRandom.current().nextInt(LOOKUPS)).add(() -> {
            try {
                found.complete(Past.inStream(stream, settings.limits(), principal, elsewhere));
            } catch (RuntimeException e) {
                found.complete(Optional.empty());
            }
        });
        return found.future().await();
    }

    private List<Frame> visible(Session session, Principal principal, List<Frame> frames, boolean saysWhatItFollows) {
        var seen = saysWhatItFollows
                ? session.subscriptions
                : rights.conversations().visible(principal, Past.conversations(frames));
        return Past.visible(frames, principal, seen::contains);
    }

    // Being in

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
                    ? refresh(session, principal, said.argument())
                    : words.answer(session, principal, said.event(), said.argument());
        } catch (RuntimeException e) {
            LOG.warn("Could not answer {}: {}", said.event().length() > 40 ? "a client" : said.event(), e.toString());
            answer = Words.no("unavailable");
        }
        if (said.ack().isPresent()) {
            session.acknowledge(said.ack().getAsLong(), answer);
        }
    }

    private JsonObject refresh(Session session, Principal principal, JsonNode argument) {
        long changes = hub.changes();
        var token = argument.isObject() ? argument.path("token") : argument;
        var renewed = principal(token).orElse(null);
        if (renewed == null || !renewed.userId().equals(principal.userId())
                || !renewed.organization().equals(principal.organization())) {
            return Words.no("unauthorized");
        }
        session.knownAs(renewed);
        hub.move(session, renewed, session.subscriptions).await();
        expireAt(session, renewed.expiresAt());
        if (hub.changes() != changes) {
            recheck(session, true);
        }
        return Words.yes();
    }

    private void expireAt(Session session, Instant at) {
        long millis = Math.max(0, Duration.between(settings.clock().instant(), at).toMillis());
        session.endsBy(session.loop.schedule(() -> {
            var principal = session.principal();
            if (principal != null && !principal.expiresAt().isAfter(settings.clock().instant())) {
                session.end();
            } else if (principal != null && !principal.expiresAt().isAfter(at)) {
                // The clock was behind the timer.
                expireAt(session, at);
            }
        }, millis + 1, TimeUnit.MILLISECONDS));
        if (session.isOver()) {
            session.endsBy(null);
        }
    }

    // Rights that change

    private final class Heeding implements Hub.Heed {
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
    }

    /** Asks again what the session's user may see. A socket that cannot be asked for in time has to come back. */
    private void recheck(Session session, boolean isUrgent) {
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
