package io.balcao.platform.realtime;

import io.balcao.platform.OrganizationId;
import io.balcao.platform.redis.Redis;
import io.balcao.platform.redis.RedisScript;
import io.balcao.platform.redis.RedisUnavailable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Who is at the counter, over all servers. Each server says of its own users what their sockets say, again and again, so
 * that a wiped Redis fills by itself and what a dead server said is forgotten.
 */
final class PresenceBoard implements Presence, Attendance {
    private static final RedisScript SAY = RedisScript.load(PresenceBoard.class, "presence.lua");
    private static final long REPEAT_MILLIS = 20_000;
    private static final long RETRY_MILLIS = 1_000;
    private static final long KEEP_MILLIS = 60_000;
    private static final String GONE = "gone";

    private final Vertx vertx;
    private final Redis redis;
    private final EventStream stream;
    private final Duration absence;
    private final Turns turns;
    private final AtomicBoolean isStale = new AtomicBoolean();
    private volatile boolean isStopped;
    private volatile Listener listener = new Nobody();
    private long repeatTimer;
    private long retryTimer;

    // Guarded by `sockets`.
    private final Map<User, Map<Session, Status>> sockets = new HashMap<>();
    private final Set<User> changed = new HashSet<>();
    private boolean isSaying;

    private static final class Nobody implements Listener {
        @Override
        public void changed(Attendant attendant) {}

        @Override
        public void died(String node) {}
    }

    record User(OrganizationId organization, UUID id) {
        static User of(String member) {
            int blank = member.indexOf(' ');
            return new User(OrganizationId.of(member.substring(0, blank)),
                    UUID.fromString(member.substring(blank + 1)));
        }

        String member() {
            return organization + " " + id;
        }
    }

    PresenceBoard(Vertx vertx, Redis redis, EventStream stream, Duration absence, Turns turns) {
        this.vertx = vertx;
        this.redis = redis;
        this.stream = stream;
        this.absence = absence;
        this.turns = turns;
        stream.onDeath(this::clearUpAfter, this::sayAll);
        stream.onSignal(Signal.PRESENCE_SAID, body -> everywhere(
                new User(OrganizationId.of(body.getString("organization_id")),
                        UUID.fromString(body.getString("user_id"))),
                Status.valueOf(body.getString("status"))));
    }

    void start() {
        repeatTimer = vertx.setPeriodic(REPEAT_MILLIS, fired -> sayAll());
        retryTimer = vertx.setPeriodic(RETRY_MILLIS, fired -> {
            if (isStale.get() && redis.isUp()) {
                sayAll();
            }
        });
    }

    /** Says that nobody is here any more. */
    void stop() {
        vertx.cancelTimer(repeatTimer);
        vertx.cancelTimer(retryTimer);
        List<Attendant> all = all();
        synchronized (sockets) {
            sockets.clear();
        }
        all.forEach(listener::changed);
        sayAll();
        Promise<Void> done = Promise.promise();
        turns.add(done::complete);
        done.future().await();
        isStopped = true;
    }

    void is(Session session, Principal principal, Status status) {
        var user = new User(principal.organization(), principal.userId());
        synchronized (sockets) {
            sockets.computeIfAbsent(user, key -> new HashMap<>()).put(session, status);
        }
        sayOf(user);
    }

    /** A person says whether they are there, in this window and so in all: a forgotten one does not know better. */
    void says(Session session, Principal principal, Status status) {
        is(session, principal, status);
        var user = new User(principal.organization(), principal.userId());
        everywhere(user, status);
        stream.signal(Signal.presenceSaid(user.organization(), user.id(), status));
    }

    private void everywhere(User user, Status status) {
        synchronized (sockets) {
            var all = sockets.get(user);
            if (all == null) {
                return;
            }
            all.replaceAll((session, before) -> status);
        }
        sayOf(user);
    }

    void left(Session session, Principal principal) {
        var user = new User(principal.organization(), principal.userId());
        synchronized (sockets) {
            var all = sockets.get(user);
            if (all == null || all.remove(session) == null) {
                return;
            }
            if (!all.isEmpty()) {
                sayOf(user);
                return;
            }
            sockets.remove(user);
        }
        vertx.setTimer(absence.toMillis(), fired -> sayOf(user));
    }

    @Override
    public Map<UUID, Status> online(OrganizationId organization) {
        try {
            var answer = redis.call(Command.HGETALL, onlineKey(organization));
            Map<UUID, Status> users = new HashMap<>();
            for (int i = 0; answer != null && i + 1 < answer.size(); i += 2) {
                users.put(UUID.fromString(answer.get(i).toString()),
                        Status.valueOf(answer.get(i + 1).toString().toUpperCase(Locale.ROOT)));
            }
            return users;
        } catch (RedisUnavailable e) {
            return here(organization);
        }
    }

    @Override
    public String node() {
        return stream.node();
    }

    @Override
    public Optional<Status> of(OrganizationId organization, UUID user) {
        synchronized (sockets) {
            return Optional.ofNullable(sockets.get(new User(organization, user))).map(all -> overall(all.values()));
        }
    }

    @Override
    public List<Attendant> all() {
        synchronized (sockets) {
            return sockets.keySet().stream().map(user -> new Attendant(user.organization(), user.id())).toList();
        }
    }

    @Override
    public void tell(Listener other) {
        listener = other;
    }

    int users() {
        synchronized (sockets) {
            return sockets.size();
        }
    }

    /** The users with a socket on this server: all that is known without Redis. */
    private Map<UUID, Status> here(OrganizationId organization) {
        Map<UUID, Status> users = new HashMap<>();
        synchronized (sockets) {
            sockets.forEach((user, all) -> {
                if (user.organization().equals(organization)) {
                    users.put(user.id(), overall(all.values()));
                }
            });
        }
        return users;
    }

    /** Who is away in one window is away: only a person says so, and another window of theirs knows nothing of it. */
    private static Status overall(Collection<Status> statuses) {
        return statuses.contains(Status.AWAY) ? Status.AWAY : Status.ONLINE;
    }

    private void sayOf(User user) {
        listener.changed(new Attendant(user.organization(), user.id()));
        synchronized (sockets) {
            changed.add(user);
            if (isSaying || isStopped) {
                return;
            }
            isSaying = true;
        }
        turns.add(this::sayChanged);
    }

    private void sayChanged() {
        try {
            for (var user = nextChanged(); user.isPresent(); user = nextChanged()) {
                say(user.get());
            }
        } catch (RedisUnavailable e) {
            isStale.set(true);
            synchronized (sockets) {
                isSaying = false;
            }
        }
    }

    private Optional<User> nextChanged() {
        synchronized (sockets) {
            var all = changed.iterator();
            if (!all.hasNext()) {
                isSaying = false;
                return Optional.empty();
            }
            var user = all.next();
            all.remove();
            return Optional.of(user);
        }
    }

    /** Says of a user what the sockets say at this moment, so that the last word is the right one. */
    private void say(User user) {
        String status;
        synchronized (sockets) {
            var all = sockets.get(user);
            status = all == null ? GONE : overall(all.values()).name().toLowerCase(Locale.ROOT);
        }
        var answer = redis.run(SAY, keys(stream.node(), user), stream.node(), status, user.id(), user.member(),
                KEEP_MILLIS);
        if (answer != null) {
            publish(user, answer.toString());
        }
    }

    private void publish(User user, String status) {
        var payload = new JsonObject().put("user_id", user.id().toString()).put("status", status).toBuffer();
        stream.publish(user.organization(), List.of(
                Event.latest("presence_update", user.id(), 0, List.of(Room.everyone(user.organization())), payload)));
    }

    /** Says everything again: Redis may have been wiped, or this server taken for dead. */
    private void sayAll() {
        turns.add(() -> {
            try {
                isStale.set(false);
                Set<User> all = new HashSet<>();
                var said = redis.call(Command.SMEMBERS, nodeKey(stream.node()));
                if (said != null) {
                    said.forEach(member -> all.add(User.of(member.toString())));
                }
                synchronized (sockets) {
                    all.addAll(sockets.keySet());
                }
                all.forEach(this::say);
            } catch (RedisUnavailable e) {
                isStale.set(true);
            }
        });
    }

    /** Ends the presence of those who were on a server that died, unless they are elsewhere too. */
    private Future<Void> clearUpAfter(String dead) {
        listener.died(dead);
        return redis.send(Redis.request(Command.SMEMBERS, nodeKey(dead))).compose(members -> {
            List<Future<?>> all = new ArrayList<>();
            for (var member : members) {
                var user = User.of(member.toString());
                all.add(redis.sendScript(SAY, keys(dead, user), dead, GONE, user.id(), user.member(), KEEP_MILLIS)
                        .onSuccess(answer -> {
                            if (answer != null) {
                                publish(user, answer.toString());
                            }
                        }));
            }
            return Future.all(all).mapEmpty();
        });
    }

    private static List<String> keys(String node, User user) {
        return List.of("organization:" + user.organization() + ":socket:user:" + user.id(),
                onlineKey(user.organization()), nodeKey(node));
    }

    private static String onlineKey(OrganizationId organization) {
        return "organization:" + organization + ":online:attendants";
    }

    private static String nodeKey(String node) {
        return "node:" + node + ":users";
    }
}
