package io.balcao.conversations.desk;

import io.balcao.accounts.AuditTrail;
import io.balcao.conversations.desk.Move.ToDepartment;
import io.balcao.conversations.desk.Move.ToUser;
import io.balcao.conversations.desk.RedistributionView.Kept;
import io.balcao.conversations.desk.RedistributionView.Moved;
import io.balcao.conversations.desk.SupervisionRepository.Held;
import io.balcao.conversations.thread.Owner;
import io.balcao.platform.Caller;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.platform.http.Json;
import io.balcao.platform.realtime.Event;
import io.balcao.platform.realtime.EventStream;
import io.balcao.platform.realtime.Presence;
import io.balcao.platform.realtime.Room;
import io.balcao.platform.realtime.Signal;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a supervisor does for the people of the desk: gives away what somebody holds, says for them that they are away. */
final class SupervisionService {
    private static final Logger LOG = LoggerFactory.getLogger(SupervisionService.class);

    private final Database database;
    private final OwnershipService ownership;
    private final AuditTrail audit;
    private final EventStream events;
    private final SupervisionRepository repository = new SupervisionRepository();

    SupervisionService(Database database, OwnershipService ownership, AuditTrail audit, EventStream events) {
        this.database = database;
        this.ownership = ownership;
        this.audit = audit;
        this.events = events;
    }

    private record Audited(String presence) {}

    /** What somebody is told of whom a supervisor set away, or back; the console says it in the reader's language. */
    private record Notice(String kind, String title, String body, String byUserName) {}

    private record Plan(List<Held> held, Map<UUID, Double> room) {}

    /**
     * Gives away what somebody holds, each conversation in a transaction of its own: what cannot be moved keeps no other
     * from it, and nobody waits while all of them are held.
     */
    RedistributionView redistribute(Caller caller, RedistributeRequest request, @Nullable String reason) {
        var from = request.fromUserId();
        var to = request.toUserIds() == null ? List.<UUID>of() : request.toUserIds();
        var plan = database.inTransaction(caller.organization(), tx -> {
            requireKnown(tx, from);
            var room = new HashMap<UUID, Double>();
            repository.room(tx, to).forEach(one -> room.put(one.user(), one.room()));
            if (room.size() < to.size() || to.contains(from)) {
                throw new Problem.Unprocessable("to_user_ids", "are to be other active users");
            }
            return new Plan(repository.heldBy(tx, from, Viewer.of(caller)), room);
        });
        var moved = new ArrayList<Moved>();
        var kept = new ArrayList<Kept>();
        for (var one : plan.held()) {
            var next = to.stream().max(java.util.Comparator.comparing(plan.room()::get)).orElse(null);
            var why = move(caller, one, from, next, reason, moved);
            if (why != null) {
                kept.add(new Kept(one.id(), one.customer(), why));
            } else if (next != null) {
                plan.room().merge(next, -1.0, Double::sum);
            }
        }
        return new RedistributionView(moved, kept);
    }

    /** What there is to give away of somebody. */
    HeldView held(Caller caller, UUID user) {
        return database.inTransaction(caller.organization(), tx -> {
            requireKnown(tx, user);
            var queues = repository.queuesOf(tx, user, Viewer.of(caller));
            return new HeldView(repository.heldBy(tx, user, Viewer.of(caller)).size(), queues);
        });
    }

    private void requireKnown(Tx tx, UUID user) {
        if (!repository.isKnown(tx, user)) {
            throw new Problem.NotFound("user", user);
        }
    }

    /** Why it could not be moved; null when it was. */
    private @Nullable String move(Caller caller, Held one, UUID from, @Nullable UUID to, @Nullable String reason,
            List<Moved> moved) {
        if (to == null && one.department() == null) {
            return "no_department";
        }
        try {
            var now = ownership.move(caller, one.id(),
                    to == null
                            ? new ToDepartment(java.util.Objects.requireNonNull(one.department()), null)
                            : new ToUser(to, null),
                    reason, from);
            if (now.owner() == Owner.USER && from.equals(now.assignedUserId())) {
                return "nobody_else";
            }
            moved.add(Moved.of(now));
            return null;
        } catch (Problem.Conflict | Problem.NotFound changed) {
            return "changed";
        } catch (RuntimeException failure) {
            LOG.warn("A conversation could not be given away: {}", failure.toString());
            return "failed";
        }
    }

    /** Says for somebody, in all of their windows, whether they are there. */
    void setPresence(Caller caller, UUID user, Presence.Status status) {
        var said = status.name().toLowerCase(Locale.ROOT);
        database.inTransaction(caller.organization(), tx -> {
            requireKnown(tx, user);
            var before = repository.presence(tx, user)
                    .orElseThrow(() -> new Problem.Conflict("They are not here, so nothing can be said for them"));
            audit.record(tx, caller, "user.presence_set", "user", user, new Audited(before), new Audited(said));
            return user;
        });
        events.signal(Signal.presenceSaid(caller.organization(), user, status));
        if (!user.equals(caller.userId())) {
            var notice = new Notice("presence_" + said, caller.userName(), "", caller.userName());
            events.publish(caller.organization(),
                    List.of(Event.of("notification", List.of(Room.user(user)), Buffer.buffer(Json.bytes(notice)))));
        }
    }
}
