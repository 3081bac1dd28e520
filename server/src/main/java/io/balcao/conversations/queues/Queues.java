package io.balcao.conversations.queues;

import io.balcao.accounts.AuditTrail;
import io.balcao.accounts.QueueKeeper;
import io.balcao.channels.Failure;
import io.balcao.conversations.outbox.OutboxWaker;
import io.balcao.conversations.queues.Handed.Moved;
import io.balcao.conversations.queues.QueueLines.Cause;
import io.balcao.conversations.queues.QueueRepository.Drained;
import io.balcao.conversations.queues.RuleRepository.Misplaced;
import io.balcao.conversations.queues.RuleRepository.Overdue;
import io.balcao.conversations.thread.Conversation;
import io.balcao.conversations.thread.CustomerTexts;
import io.balcao.conversations.thread.CustomerTextsRepository;
import io.balcao.conversations.thread.MessageView;
import io.balcao.conversations.thread.MessageView.Reason;
import io.balcao.conversations.thread.Outgoing;
import io.balcao.conversations.thread.Owner;
import io.balcao.conversations.thread.StatusEvents.Change;
import io.balcao.conversations.thread.ThreadEvents;
import io.balcao.conversations.thread.ThreadRepository;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.platform.http.Routes;
import io.balcao.platform.realtime.Attendance;
import io.balcao.platform.realtime.Event;
import io.balcao.platform.realtime.EventStream;
import io.balcao.platform.realtime.Room;
import io.balcao.platform.realtime.Signal;
import io.balcao.platform.work.Background;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Gives who waits to who is free. Whatever changes one of the two begins its transaction with {@link #enter} and ends it
 * with {@link #drain}; after the commit it says {@link #tell}.
 */
public final class Queues implements QueueKeeper {
    private static final String WITHDRAWN = "taken_over";
    private static final Reason WHY_WITHDRAWN = new Reason(WITHDRAWN,
            Failure.text(WITHDRAWN, Locale.forLanguageTag("pt-BR")));

    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    /** For how long a server's word counts about who is at its sockets. */
    private static final Duration LEASE = Duration.ofSeconds(60);

    private final Database database;
    private final ThreadRepository threads;
    private final AuditTrail audit;
    private final EventStream events;
    private final OutboxWaker outbox;
    private final Background background;
    private final InstantSource clock;
    private final QueueRepository repository = new QueueRepository();
    private final QueueMonitor monitor;
    private final Places places;
    private final CustomerTextsRepository texts = new CustomerTextsRepository();

    /** What of the platform and of accounts the queues need. */
    public record Ground(Database database, AuditTrail audit, EventStream events, Background background,
            InstantSource clock, MeterRegistry metrics) {}

    public Queues(Ground ground, ThreadRepository threads, OutboxWaker outbox) {
        this.database = ground.database();
        this.threads = threads;
        this.audit = ground.audit();
        this.events = ground.events();
        this.outbox = outbox;
        this.background = ground.background();
        this.clock = ground.clock();
        this.monitor = new QueueMonitor(database, this, repository, ground.metrics());
        this.places = new Places(ground.database(), threads, events, outbox);
    }

    /** Writes down from now on who is at a server's sockets: they may be given conversations. */
    public void follow(Attendance attendance) {
        new Availability(database, this, repository, attendance, background, LEASE).start();
    }

    /** Mounts the list of what should not have been in the queues. */
    public void addTo(Routes routes) {
        new AnomalyRoutes(database, audit.readings()).addTo(routes);
    }

    /** Begins to look for what should not be. */
    public void start() {
        background.repeat(LOOK_EVERY, "queues", monitor::look);
    }

    /** Looks now, without waiting for the time. */
    void look() {
        monitor.look();
    }

    /** Tells waiting customers whose place has got better. */
    void tellPlaces(OrganizationId organization) {
        places.tell(organization);
    }

    private record Audited(String owner, @Nullable UUID assignedUserId, @Nullable UUID departmentId,
            int ownerVersion) {
        static Audited of(Conversation conversation) {
            return new Audited(conversation.owner().wire(), conversation.assignedUserId(), conversation.departmentId(),
                    conversation.ownerVersion());
        }
    }

    /**
     * Begins a transaction that moves conversations or frees a place: its first statement. True when it has to end with
     * {@link #drain}; then the conversations are held already.
     *
     * @param changing null when the transaction holds the conversations in another way
     * @param joins the department whose queue one of them joins
     */
    public boolean enter(Tx tx, @Nullable List<UUID> changing, @Nullable UUID joins) {
        return repository.enter(tx, changing, joins);
    }

    /** The same for who may give a conversation to somebody in particular: alone, and always to end with a drain. */
    public boolean enterAlone(Tx tx, List<UUID> changing) {
        repository.lock(tx);
        repository.lockWaiting(tx, changing);
        return true;
    }

    /** Gives what waits to somebody if a queue could do so now, and drains. What the bot says there still leaves. */
    public Handed give(Tx tx, UUID conversation, UUID user) {
        var given = repository.give(tx, conversation, user);
        var handed = drain(tx, conversation);
        if (given.isEmpty()) {
            return handed;
        }
        var moved = new ArrayList<Moved>(List.of(give(tx,
                new Drained(conversation, user, given.get(), null), texts.read(tx), false)));
        moved.addAll(handed.moved());
        return new Handed(moved, handed.isIncomplete());
    }

    /** Gives out what can be given out. The last that a transaction does, for it looks at what the others did. */
    public Handed drain(Tx tx) {
        return drain(tx, null);
    }

    /** @param handedOver by the bot in this very transaction: what it says there as its last still leaves */
    public Handed drain(Tx tx, @Nullable UUID handedOver) {
        var drained = repository.drain(tx);
        var moved = new ArrayList<Moved>();
        CustomerTexts words = null;
        for (var one : drained) {
            if (one.user() != null) {
                words = words == null ? texts.read(tx) : words;
                moved.add(give(tx, one, words, !one.conversation().equals(handedOver)));
            } else if (one.from() != null) {
                moved.add(overflow(tx, one, one.from()));
            }
        }
        return new Handed(moved, drained.stream().anyMatch(Drained::isLeft));
    }

    private Moved overflow(Tx tx, Drained drained, UUID from) {
        var id = drained.conversation();
        var name = repository.departmentName(tx, drained.department());
        repository.recordOverflowed(tx, id, from, drained.department());
        var stored = store(tx, id, List.of(QueueLines.overflowed(drained.department(), name)));
        var after = threads.find(tx, id).orElseThrow();
        audit.record(tx, null, null, "conversation.overflowed", "conversation", id, new Place(from),
                new Place(drained.department()));
        return new Moved(after,
                List.of(Room.organization(tx.organization()), Room.department(from), Room.wholeDepartment(from)),
                stored, List.of(), List.of());
    }

    private Moved give(Tx tx, Drained drained, CustomerTexts words, boolean withdraws) {
        var id = drained.conversation();
        var given = threads.find(tx, id).orElseThrow();
        repository.recordGiven(tx, drained);
        audit.record(tx, null, null, "conversation.assigned", "conversation", id,
                new Audited("queue", null, given.departmentId(), given.ownerVersion() - 1), Audited.of(given));
        var withdrawn = withdraws ? repository.withdrawBotSends(tx, id, WHY_WITHDRAWN) : List.<Change>of();
        var messages = new ArrayList<Outgoing>();
        messages.add(QueueLines.assigned(given));
        if (given.isWindowOpen(clock.instant())) {
            CustomerTexts.fill(words.takeover(), given.assignedUserName(), given.departmentName())
                    .map(Outgoing::toCustomer).ifPresent(messages::add);
        }
        var stored = store(tx, id, messages);
        var after = threads.find(tx, id).orElseThrow();
        return new Moved(after,
                List.of(Room.organization(tx.organization()), Room.department(drained.department())), stored,
                withdrawn, QueueNotices.assigned(after));
    }

    private List<MessageView> store(Tx tx, UUID conversation, List<Outgoing> messages) {
        messages.forEach(message -> threads.add(tx, conversation, message));
        return messages.stream().map(message -> threads.message(tx, message.id()).orElseThrow()).toList();
    }

    /** Puts back what somebody holds who does not answer any more. The caller holds the conversation. */
    Moved giveBack(Tx tx, UUID id, Cause cause) {
        var before = threads.find(tx, id).orElseThrow();
        repository.giveBack(tx, id, before.assignedUserId(), before.departmentId());
        var stored = store(tx, id, List.of(QueueLines.returned(before, cause)));
        var after = threads.find(tx, id).orElseThrow();
        audit.record(tx, null, null, "conversation.returned_to_queue", "conversation", id, Audited.of(before),
                Audited.of(after));
        return new Moved(after, before.audience(tx.organization()), stored, List.of(),
                QueueNotices.returned(before, cause));
    }

    /** Says to who has it that a conversation is on hold no longer. */
    Moved woken(Tx tx, UUID id) {
        var stored = store(tx, id, List.of(QueueLines.woken()));
        var after = threads.find(tx, id).orElseThrow();
        return new Moved(after, List.of(), stored, List.of(), QueueNotices.woken(after));
    }

    /** Says to the supervisors whose customer waits. */
    Moved alarm(Tx tx, Overdue overdue) {
        var id = overdue.conversation();
        var stored = store(tx, id,
                List.of(QueueLines.overdue(threads.find(tx, id).orElseThrow(), overdue.minutes())));
        var after = threads.find(tx, id).orElseThrow();
        return new Moved(after, List.of(), stored, List.of(),
                QueueNotices.overdue(threads.supervisors(tx, after), after, overdue.minutes()));
    }

    /** Notes that a conversation is where it can be taken, or where rules hold, now. */
    Moved placed(Tx tx, Misplaced misplaced) {
        var id = misplaced.conversation();
        var placed = threads.find(tx, id).orElseThrow();
        var stored = List.<MessageView>of();
        if (placed.owner() == Owner.QUEUE) {
            repository.recordOverflowed(tx, id, null, misplaced.target());
            stored = store(tx, id, List.of(QueueLines.queued(placed)));
        }
        audit.record(tx, null, null, "conversation.placed", "conversation", id, null, new Place(misplaced.target()));
        return new Moved(threads.find(tx, id).orElseThrow(), List.of(), stored, List.of(), List.of());
    }

    private record Place(UUID departmentId) {}

    /** Says to whom it concerns what a transaction gave out. After its commit. */
    public void tell(OrganizationId organization, Handed handed) {
        var told = new ArrayList<Event>();
        for (var moved : handed.moved()) {
            moved.withdrawn().forEach(change -> told.add(ThreadEvents.messageStatus(change)));
            moved.stored().forEach(message -> told.add(ThreadEvents.newMessage(message)));
            told.add(ThreadEvents.conversationUpdate(organization, moved.after(), moved.before()));
            told.addAll(moved.notices());
        }
        if (!told.isEmpty()) {
            events.publish(organization, told);
            handed.moved().forEach(
                    moved -> events.signal(Signal.conversationMoved(organization, moved.after().id())));
            outbox.wake(organization);
        }
        if (handed.isIncomplete()) {
            background.run("queues", () -> drainNow(organization));
        }
    }

    /** Gives out what can be given out, in a transaction of its own that waits for whoever holds what waits. */
    public void drainNow(OrganizationId organization) {
        alone(organization, tx -> {
            repository.lockWaiting(tx, List.of());
            return drain(tx);
        });
    }

    /** Does something that may free places, and gives out what waits for them. */
    void freeing(OrganizationId organization, Consumer<Tx> change) {
        tell(organization, database.inTransaction(organization, tx -> {
            boolean drains = repository.enter(tx, null, null);
            change.accept(tx);
            if (!drains) {
                return Handed.NOTHING;
            }
            repository.lockWaiting(tx, List.of());
            return drain(tx);
        }));
    }

    /** Does something for which nobody else may change who waits and who is free. */
    void alone(OrganizationId organization, Function<Tx, Handed> change) {
        tell(organization, database.inTransaction(organization, tx -> {
            repository.lock(tx);
            return change.apply(tx);
        }));
    }

    private Handed giveBack(Tx tx, List<UUID> conversations) {
        var moved = conversations.stream().map(id -> giveBack(tx, id, Cause.LEFT)).toList();
        return new Handed(moved, false).and(drain(tx));
    }

    /** What is said to who comes into a department's queue. */
    public Optional<String> greeting(Tx tx, UUID department) {
        return repository.greeting(tx, department)
                .flatMap(one -> CustomerTexts.fill(one.text(), null, one.department()));
    }

    /** Whose queue a conversation joins that nobody named one for; null only where there are no departments. */
    public @Nullable UUID fallback(Tx tx) {
        return repository.fallback(tx).orElse(null);
    }

    /**
     * Fills in what customers are told of their place who join a queue: {@code {{position}}} and {@code
     * {{expectedWait}}}. Before they are in it.
     */
    public List<Outgoing> withPlace(Tx tx, Conversation joining, @Nullable UUID department, List<Outgoing> words) {
        return places.fill(tx, joining, department, words);
    }

    // What accounts ask, around a change of people and departments

    @Override
    public void begin(Tx tx, @Nullable UUID leaving) {
        repository.lock(tx);
        if (leaving != null) {
            repository.lockWaiting(tx, repository.heldBy(tx, leaving));
        }
    }

    @Override
    public Runnable end(Tx tx, @Nullable UUID left) {
        var organization = tx.organization();
        var handed = giveBack(tx, left == null ? List.of() : repository.heldBy(tx, left));
        return () -> tell(organization, handed);
    }
}
