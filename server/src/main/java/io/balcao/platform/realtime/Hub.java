package io.balcao.platform.realtime;

import io.balcao.platform.OrganizationId;
import io.netty.channel.EventLoop;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who is in which room on this server, and what was told lately. Everything here happens on the event stream's own event
 * loop, so that a socket joins exactly between two events: what came before is the past, what comes after is the present,
 * and nothing is in neither or in both.
 */
final class Hub implements EventStream.Reader {
    private static final long MEMORY_BYTES = 16L * 1024 * 1024;
    private static final int FRAME_OVERHEAD = 300;
    private static final int TICKS_A_PAUSE = 4;

    private final EventStream stream;
    private final Limits limits;
    private final Map<OrganizationId, Floor> floors = new HashMap<>();
    private @Nullable Heed heed;
    private Consumer<OrganizationId> stirred = organization -> {};
    private boolean isTicking;
    /** Those with something in their batch. */
    private final List<Session> dirty = new ArrayList<>();
    private final ArrayDeque<Remembered> memory = new ArrayDeque<>();
    private long memoryBytes;
    /** Everything after this place is in the memory. */
    private Position memoryAfter = Position.START;
    private Position lastResync = Position.START;
    private long stamp;
    private int sockets;
    /** Signals heard so far. Who asks the database and then joins can tell whether a right changed in between. */
    private final AtomicLong changes = new AtomicLong();

    /** What the gateway does when rights may have changed. */
    interface Heed {
        void signal(Signal signal, Collection<Session> concerned);

        void resync(Collection<Session> all);
    }

    private record Remembered(Floor floor, Frame frame) {}

    /** One organization's sockets and past. */
    private static final class Floor {
        final OrganizationId organization;
        final Map<Room, Set<Session>> rooms = new HashMap<>();
        final Set<Session> sessions = new HashSet<>();
        final ArrayDeque<Frame> recent = new ArrayDeque<>();
        boolean isWatched;

        Floor(OrganizationId organization) {
            this.organization = organization;
        }
    }

    Hub(EventStream stream, Limits limits) {
        this.stream = stream;
        this.limits = limits;
    }

    /** To be called before the stream is started. */
    void heededBy(Heed watch) {
        this.heed = watch;
    }

    /** To be called before the stream is started: hears of organizations whose wall is looked at when something happens. */
    void stirs(Consumer<OrganizationId> watch) {
        this.stirred = watch;
    }

    // What the stream says

    @Override
    public void newEpoch(String epoch, Position at) {
        memory.clear();
        memoryBytes = 0;
        floors.values().forEach(floor -> floor.recent.clear());
        memoryAfter = at;
        lastResync = Position.START;
    }

    @Override
    public void remember(List<StreamItem> items) {
        if (!items.isEmpty()) {
            var first = items.getFirst().at();
            memoryAfter = new Position(first.millis(), first.sequence(), -1);
        }
        for (var item : items) {
            switch (item) {
                case StreamItem.Told(var at, var organization, var frame) -> keep(floor(organization), frame);
                case StreamItem.Resync(var at) -> lastResync = at;
                case StreamItem.Said said -> {
                }
            }
        }
    }

    @Override
    public void read(StreamItem item) {
        switch (item) {
            case StreamItem.Told(var at, var organization, var frame) -> tell(organization, frame);
            case StreamItem.Said(var at, var signal) -> hear(signal);
            case StreamItem.Resync(var at) -> resync(at);
        }
    }

    @Override
    public void pause() {
        handOver(System.nanoTime(), false);
    }

    /**
     * Hands over what has gathered: one task for each event loop, not one for each event and socket. Updates wait, because
     * a write costs more than what is in it: a socket gets them with the next message, or after a moment.
     */
    private void handOver(long now, boolean isAll) {
        if (dirty.isEmpty()) {
            return;
        }
        var byLoop = new IdentityHashMap<EventLoop, List<Runnable>>();
        dirty.removeIf(session -> {
            if (!isAll && !session.isDue(now)) {
                return false;
            }
            var frames = session.takeBatch(now);
            byLoop.computeIfAbsent(session.loop, loop -> new ArrayList<>()).add(() -> session.accept(frames, now));
            return true;
        });
        byLoop.forEach((loop, tasks) -> loop.execute(() -> tasks.forEach(Runnable::run)));
        if (!dirty.isEmpty() && !isTicking) {
            isTicking = true;
            stream.later(Math.max(1, limits.updatePause().toMillis() / TICKS_A_PAUSE), () -> {
                isTicking = false;
                pause();
            });
        }
    }

    private void tell(OrganizationId organization, Frame frame) {
        var floor = floor(organization);
        if (!frame.isPassing) {
            keep(floor, frame);
        }
        stamp++;
        for (var room : frame.rooms) {
            for (var session : floor.rooms.getOrDefault(room, Set.of())) {
                // In two of the event's rooms, it still hears of it once.
                if (session.stamp != stamp) {
                    session.stamp = stamp;
                    if (frame.except == null || !isOf(session, frame.except)) {
                        if (session.batch(frame)) {
                            dirty.add(session);
                        }
                    }
                }
            }
        }
        if (floor.isWatched && frame.isForAny(Hub::concernsAll)) {
            stirred.accept(organization);
        }
        forget(floor);
    }

    /** What changes a row of somebody's list, or somebody's presence: a message alone does not. */
    private static boolean concernsAll(Room room) {
        return room.kind() == Room.Kind.ORGANIZATION || room.kind() == Room.Kind.EVERYONE;
    }

    private void resync(Position at) {
        lastResync = at;
        // What was gathered before the marker goes out before it.
        handOver(System.nanoTime(), true);
        var frame = Frame.local(stream.epoch(), at, "resync", "{}");
        List<Session> all = floors.values().stream().flatMap(floor -> floor.sessions.stream()).toList();
        all.forEach(session -> session.loop.execute(() -> session.resync(frame)));
        changes.incrementAndGet();
        watched().forEach(stirred);
        var watch = heed;
        if (watch != null) {
            watch.resync(all);
        }
    }

    private void hear(Signal signal) {
        changes.incrementAndGet();
        var organization = signal.body().getString("organization_id");
        var floor = organization == null ? null : floors.get(OrganizationId.of(organization));
        var watch = heed;
        if (floor == null || watch == null) {
            return;
        }
        switch (signal.name()) {
            case Signal.RIGHTS_CHANGED -> {
                var user = UUID.fromString(signal.body().getString("user_id"));
                watch.signal(signal, floor.sessions.stream().filter(session -> isOf(session, user)).toList());
            }
            case Signal.SESSION_ENDED -> {
                var ended = UUID.fromString(signal.body().getString("session_id"));
                watch.signal(signal, floor.sessions.stream().filter(session -> isOfLogin(session, ended)).toList());
            }
            case Signal.CONVERSATION_MOVED -> {
                var room = Room.conversation(UUID.fromString(signal.body().getString("conversation_id")));
                watch.signal(signal, List.copyOf(floor.rooms.getOrDefault(room, Set.of())));
            }
            default -> {
            }
        }
    }

    private static boolean isOf(Session session, UUID user) {
        var principal = session.principal();
        return principal != null && principal.userId().equals(user);
    }

    private static boolean isOfLogin(Session session, UUID login) {
        var principal = session.principal();
        return principal != null && principal.sessionId().equals(login);
    }

    // Memory

    private void keep(Floor floor, Frame frame) {
        floor.recent.add(frame);
        memory.add(new Remembered(floor, frame));
        memoryBytes += frame.length() + FRAME_OVERHEAD;
        while (memoryBytes > MEMORY_BYTES) {
            var oldest = memory.remove();
            oldest.floor().recent.remove();
            memoryBytes -= oldest.frame().length() + FRAME_OVERHEAD;
            memoryAfter = oldest.frame().at;
            forget(oldest.floor());
        }
    }

    private Floor floor(OrganizationId organization) {
        return floors.computeIfAbsent(organization, Floor::new);
    }

    private void forget(Floor floor) {
        if (floor.sessions.isEmpty() && floor.recent.isEmpty()) {
            floors.remove(floor.organization, floor);
        }
    }

    // Joining and leaving, from any thread

    /** Signals heard so far. */
    long changes() {
        return changes.get();
    }

    /** The place from which on a socket that has joined is told everything, and what it has missed until there. */
    record Joined(String epoch, Position at, long changes, CatchUp catchUp) {}

    /** @param mayFollow whether what was told in a conversation may have been missed */
    Future<Joined> join(Session session, Principal principal, Set<UUID> subscriptions, Optional<EventId> since,
            Predicate<UUID> mayFollow) {
        return on(() -> {
            var floor = floor(principal.organization());
            if (floor.sessions.add(session)) {
                sockets++;
            }
            principal.rooms().forEach(room -> enter(floor, session, room));
            enter(floor, session, Room.everyone(principal.organization()));
            subscriptions.forEach(id -> enter(floor, session, Room.conversation(id)));
            var at = stream.last();
            session.joinedAt = at;
            if (session.isOver()) {
                // It left while it was on its way in.
                remove(session, principal.organization());
            }
            return new Joined(stream.epoch(), at, changes.get(),
                    since.<CatchUp>map(from -> missed(floor, principal, from, at, mayFollow))
                            .orElseGet(CatchUp.Nothing::new));
        });
    }

    /** Adds a subscription, and gives what was told of it since the socket joined when that is still known. */
    Future<CatchUp> subscribe(Session session, OrganizationId organization, UUID conversation, boolean withPast) {
        return on(() -> {
            var floor = floor(organization);
            var room = Room.conversation(conversation);
            var joinedAt = session.joinedAt;
            if (joinedAt == null || session.isOver() || !enter(floor, session, room) || !withPast) {
                return new CatchUp.Nothing();
            }
            if (memoryAfter.isAfter(joinedAt) || lastResync.isAfter(joinedAt)) {
                return new CatchUp.TooMuch();
            }
            var frames = floor.recent.stream()
                    .filter(frame -> frame.at.isAfter(joinedAt) && frame.rooms.contains(room))
                    .filter(frame -> frame.rooms.stream().noneMatch(other -> !other.equals(room)
                            && session.rooms.contains(other)))
                    .toList();
            // After all that was told before, and before anything that is told from now on.
            long now = System.nanoTime();
            handOver(now, true);
            session.loop.execute(() -> session.accept(frames, now));
            return new CatchUp.Nothing();
        });
    }

    Future<Void> unsubscribe(Session session, OrganizationId organization, Collection<UUID> conversations) {
        return on(() -> {
            var floor = floor(organization);
            conversations.forEach(id -> exit(floor, session, Room.conversation(id)));
            return null;
        });
    }

    /** Shows their wall to a socket whose user may see it: who was moved since they asked is in their rooms no longer. */
    Future<Boolean> watch(Session session, Principal principal) {
        return on(() -> {
            var wall = principal.wall();
            if (wall == null || session.isOver() || !session.rooms.containsAll(principal.rooms())) {
                return false;
            }
            enter(floor(principal.organization()), session, wall);
            stirred.accept(principal.organization());
            return true;
        });
    }

    Future<Void> unwatch(Session session, Principal principal) {
        return on(() -> {
            var wall = principal.wall();
            if (wall != null) {
                exit(floor(principal.organization()), session, wall);
            }
            return null;
        });
    }

    /** A wall that somebody looks at. */
    record View(OrganizationId organization, Room room) {
        /** Whose departments alone are on it; null when all of the organization is. */
        @Nullable
        UUID supervisor() {
            return room.id().equals(organization.value()) ? null : room.id();
        }
    }

    /** The organizations whose walls somebody looks at here. On the event loop. */
    List<OrganizationId> watched() {
        return floors.values().stream().filter(floor -> floor.isWatched).map(floor -> floor.organization).toList();
    }

    /** The walls of an organization that somebody looks at here. On the event loop. */
    List<View> watched(OrganizationId organization) {
        var floor = floors.get(organization);
        return floor == null || !floor.isWatched
                ? List.of()
                : floor.rooms.keySet().stream().filter(room -> room.kind() == Room.Kind.WALL)
                        .map(room -> new View(organization, room)).toList();
    }

    boolean isWatched(View view) {
        var floor = floors.get(view.organization());
        return floor != null && floor.rooms.containsKey(view.room());
    }

    /** Tells those who look at a wall what is on it now. It is of no interest later: who comes back is shown it anew. */
    void show(View view, byte[] wall) {
        var floor = floors.get(view.organization());
        if (floor == null) {
            return;
        }
        var room = view.room();
        var frame = new Frame(stream.epoch(), stream.last(), "wall_update", List.of(room),
                view.organization().value(), 0, null, true, wall, 0, wall.length);
        for (var session : floor.rooms.getOrDefault(room, Set.of())) {
            if (session.batch(frame)) {
                dirty.add(session);
            }
        }
        pause();
    }

    /** Puts a socket into the rooms that its user is in now, and out of those it may not be in any more. */
    Future<Void> move(Session session, Principal principal, Set<UUID> subscriptions) {
        return on(() -> {
            var floor = floor(principal.organization());
            Set<Room> now = new HashSet<>(principal.rooms());
            now.add(Room.everyone(principal.organization()));
            subscriptions.forEach(id -> now.add(Room.conversation(id)));
            var wall = principal.wall();
            if (wall != null && session.rooms.contains(wall)) {
                now.add(wall);
            }
            List.copyOf(session.rooms).stream().filter(room -> !now.contains(room))
                    .forEach(room -> exit(floor, session, room));
            if (floor.sessions.contains(session)) {
                now.forEach(room -> enter(floor, session, room));
            }
            return null;
        });
    }

    Future<Void> leave(Session session, OrganizationId organization) {
        return on(() -> {
            remove(session, organization);
            return null;
        });
    }

    int sockets() {
        return sockets;
    }

    long memoryBytes() {
        return memoryBytes;
    }

    int rooms() {
        return floors.values().stream().mapToInt(floor -> floor.rooms.size()).sum();
    }

    private void remove(Session session, OrganizationId organization) {
        var floor = floor(organization);
        List.copyOf(session.rooms).forEach(room -> exit(floor, session, room));
        if (floor.sessions.remove(session)) {
            sockets--;
        }
        dirty.remove(session);
        forget(floor);
    }

    private static boolean enter(Floor floor, Session session, Room room) {
        if (!session.rooms.add(room)) {
            return false;
        }
        floor.rooms.computeIfAbsent(room, key -> new LinkedHashSet<>()).add(session);
        floor.isWatched |= room.kind() == Room.Kind.WALL;
        return true;
    }

    private static void exit(Floor floor, Session session, Room room) {
        session.rooms.remove(room);
        var inside = floor.rooms.get(room);
        if (inside != null) {
            inside.remove(session);
            if (inside.isEmpty()) {
                floor.rooms.remove(room);
                floor.isWatched = floor.rooms.keySet().stream().anyMatch(one -> one.kind() == Room.Kind.WALL);
            }
        }
    }

    // The past

    private CatchUp missed(Floor floor, Principal principal, EventId since, Position until,
            Predicate<UUID> mayFollow) {
        if (!since.epoch().equals(stream.epoch()) || since.position().isAfter(until)
                || lastResync.isAfter(since.replayAfter())) {
            return new CatchUp.TooMuch();
        }
        if (memoryAfter.isAfter(since.replayAfter())) {
            return new CatchUp.Elsewhere(since, until);
        }
        var found = new Past(limits, principal, since, mayFollow);
        for (var all = floor.recent.descendingIterator(); all.hasNext();) {
            var frame = all.next();
            if (!frame.at.isAfter(since.replayAfter())) {
                break;
            }
            found.addEarlier(frame);
        }
        return found.catchUp();
    }

    private <T extends @Nullable Object> Future<T> on(Supplier<T> task) {
        Promise<T> promise = Promise.promise();
        stream.context().runOnContext(nothing -> {
            try {
                promise.complete(task.get());
            } catch (RuntimeException e) {
                promise.fail(e);
            }
        });
        return promise.future();
    }
}
