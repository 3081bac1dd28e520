package io.balcao.conversations.sla;

import io.balcao.conversations.sla.TargetRepository.Noticed;
import io.balcao.conversations.thread.Conversation;
import io.balcao.conversations.thread.ThreadEvents;
import io.balcao.conversations.thread.ThreadRepository;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Database;
import io.balcao.platform.http.Json;
import io.balcao.platform.realtime.Event;
import io.balcao.platform.realtime.EventStream;
import io.balcao.platform.realtime.Room;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells what is due: a target that is at risk, or that was missed. The moments stand in the database, so whichever server
 * looks next finds those of one that died; what was told is written down with the row, so nothing is told twice.
 */
final class Bell {
    /** As many in one transaction: they hold their conversations until it ends. */
    private static final int STEP = 100;

    private final Database database;
    private final EventStream events;
    private final InstantSource clock;
    private final ThreadRepository threads;
    private final TargetRepository targets = new TargetRepository();

    Bell(Database database, EventStream events, InstantSource clock, ThreadRepository threads) {
        this.database = database;
        this.events = events;
        this.clock = clock;
        this.threads = threads;
    }

    /** What its owner and the supervisors are told; the console says it in the reader's language. */
    private record Notice(String kind, UUID conversationId, String title, String body, @Nullable String customerName,
            @Nullable String departmentName, @Nullable String target, @Nullable Instant dueAt) {}

    private record Rung(List<Noticed> noticed, Map<UUID, Conversation> conversations, Map<UUID, List<Room>> supervisors,
            boolean isMore) {
        static final Rung NOTHING = new Rung(List.of(), Map.of(), Map.of(), false);
    }

    void ring() {
        var now = clock.instant();
        for (var organization : TargetRepository.organizations(database, now)) {
            boolean isMore = true;
            while (isMore) {
                isMore = ring(organization, now);
            }
        }
    }

    /** Gives whether there may be more. */
    private boolean ring(OrganizationId organization, Instant now) {
        var rung = database.inTransaction(organization, tx -> {
            if (!targets.isAlone(tx)) {
                return Rung.NOTHING;
            }
            var changed = new HashSet<>(targets.recount(tx, now, STEP));
            var noticed = targets.ring(tx, now, STEP);
            noticed.forEach(one -> changed.add(one.conversation()));
            var conversations = threads.find(tx, changed).stream()
                    .collect(Collectors.toMap(Conversation::id, Function.identity()));
            var supervisors = new HashMap<UUID, List<Room>>();
            noticed.forEach(one -> supervisors.computeIfAbsent(one.conversation(),
                    id -> threads.supervisors(tx, Objects.requireNonNull(conversations.get(id)))));
            return new Rung(noticed, conversations, supervisors,
                    noticed.size() >= STEP || targets.isStale(tx));
        });
        var told = new ArrayList<Event>();
        rung.conversations().values().forEach(
                conversation -> told.add(ThreadEvents.conversationUpdate(organization, conversation)));
        rung.noticed().stream().filter(noticed -> noticed.kind() != null)
                .forEach(noticed -> told.add(notice(noticed,
                        Objects.requireNonNull(rung.conversations().get(noticed.conversation())),
                        Objects.requireNonNull(rung.supervisors().get(noticed.conversation())))));
        if (!told.isEmpty()) {
            events.publish(organization, told);
        }
        return rung.isMore();
    }

    private static Event notice(Noticed noticed, Conversation conversation, List<Room> supervisors) {
        var rooms = new ArrayList<>(supervisors);
        if (conversation.assignedUserId() != null) {
            rooms.add(Room.user(conversation.assignedUserId()));
        }
        var isLate = "breached".equals(noticed.kind());
        var customer = conversation.customer().name();
        var notice = new Notice(isLate ? "sla_breached" : "sla_at_risk", conversation.id(),
                isLate ? "Prazo estourado" : "Prazo em risco", customer == null ? "" : customer, customer,
                conversation.departmentName(), noticed.target(), noticed.dueAt());
        return Event.of("notification", rooms, Buffer.buffer(Json.bytes(notice)));
    }
}
