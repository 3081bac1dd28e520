package io.balcao.conversations.queues;

import io.balcao.accounts.AuditTrail;
import io.balcao.accounts.QueueKeeper;
import io.balcao.channels.Failure;
import io.balcao.conversations.outbox.OutboxWaker;
import io.balcao.conversations.queues.Handed.Moved;
import io.balcao.conversations.queues.QueueRepository.Drained;
import io.balcao.conversations.thread.Conversation;
import io.balcao.conversations.thread.CustomerTexts;
import io.balcao.conversations.thread.CustomerTextsRepository;
import io.balcao.conversations.thread.MessageView;
import io.balcao.conversations.thread.MessageView.Reason;
import io.balcao.conversations.thread.Outgoing;
import io.balcao.conversations.thread.StatusEvents.Change;
import io.balcao.conversations.thread.ThreadEvents;
import io.balcao.conversations.thread.ThreadRepository;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.platform.http.Json;
import io.balcao.platform.realtime.Attendance;
import io.balcao.platform.realtime.Event;
import io.balcao.platform.realtime.EventStream;
import io.balcao.platform.realtime.Room;
import io.balcao.platform.realtime.Signal;
import io.balcao.platform.work.Background;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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
    }

    /** Writes down from now on who is at a server's sockets: they may be given conversations. */
    public void follow(Attendance attendance) {
        new Availability(database, this, repository, attendance, background, LEASE).start();
    }

    /** Begins to look for what should not be. */
    public void start() {
        background.repeat(LOOK_EVERY, "queues", monitor::look);
    }

    /** Looks now, without waiting for the time. */
    void look() {
        monitor.look();
    }

    private record Audited(String owner, @Nullable UUID assignedUserId, @Nullable UUID departmentId,
            int ownerVersion) {
        static Audited of(Conversation conversation) {
            return new Audited(conversation.owner().wire(), conversation.assignedUserId(), conversation.departmentId(),
                    conversation.ownerVersion());
        }
    }

    /** What an attendant is told who was given a conversation; the console says it in the reader's language. */
    private record Notice(String kind, UUID conversationId, String title, String body, @Nullable String customerName,
            @Nullable String departmentName) {}

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

    /** Gives out what can be given out. The last that a transaction does, for it looks at what the others did. */
    public Handed drain(Tx tx) {
        return drain(tx, null);
    }

    /** @param handedOver by the bot in this very transaction: what it says there as its last still leaves */
    public Handed drain(Tx tx, @Nullable UUID handedOver) {
        var drained = repository.drain(tx);
        var given = drained.stream().filter(one -> one.user() != null).toList();
        var words = given.isEmpty() ? null : texts.read(tx);
        return new Handed(
                given.stream()
                        .map(one -> give(tx, one, Objects.requireNonNull(words),
                                !one.conversation().equals(handedOver)))
                        .toList(),
                given.size() < drained.size());
    }

    private Moved give(Tx tx, Drained drained, CustomerTexts words, boolean withdraws) {
        var id = drained.conversation();
        var given = threads.find(tx, id).orElseThrow();
        repository.recordGiven(tx, drained);
        audit.record(tx, null, null, "conversation.assigned", "conversation", id,
                new Audited("queue", null, given.departmentId(), given.ownerVersion() - 1), Audited.of(given));
        var withdrawn = withdraws ? repository.withdrawBotSends(tx, id, WHY_WITHDRAWN) : List.<Change>of();
        var messages = new ArrayList<Outgoing>();
        messages.add(assignedLine(given));
        if (given.isWindowOpen(clock.instant())) {
            CustomerTexts.fill(words.takeover(), given.assignedUserName(), given.departmentName())
                    .map(Outgoing::toCustomer).ifPresent(messages::add);
        }
        var stored = store(tx, id, messages);
        return new Moved(threads.find(tx, id).orElseThrow(),
                List.of(Room.organization(tx.organization()), Room.department(drained.department())), stored,
                withdrawn);
    }

    private List<MessageView> store(Tx tx, UUID conversation, List<Outgoing> messages) {
        messages.forEach(message -> threads.add(tx, conversation, message));
        return messages.stream().map(message -> threads.message(tx, message.id()).orElseThrow()).toList();
    }

    private static Outgoing assignedLine(Conversation given) {
        var event = Json.mapper().createObjectNode().put("event", "assigned")
                .put("to_user_id", String.valueOf(given.assignedUserId())).put("to_user_name", given.assignedUserName())
                .put("to_department_id", String.valueOf(given.departmentId()))
                .put("to_department_name", given.departmentName());
        return Outgoing.systemLine("A fila de " + given.departmentName() + " entregou a conversa a "
                + given.assignedUserName(), event);
    }

    private static Outgoing returnedLine(Conversation before) {
        var event = Json.mapper().createObjectNode().put("event", "returned_to_queue")
                .put("by_user_id", String.valueOf(before.assignedUserId()))
                .put("by_user_name", before.assignedUserName());
        return Outgoing.systemLine("A conversa voltou para a fila", event);
    }

    /** Puts back what somebody holds who does not answer any more. The caller holds the conversation. */
    private Moved giveBack(Tx tx, UUID id) {
        var before = threads.find(tx, id).orElseThrow();
        repository.giveBack(tx, id, before.assignedUserId(), before.departmentId());
        var stored = store(tx, id, List.of(returnedLine(before)));
        var after = threads.find(tx, id).orElseThrow();
        audit.record(tx, null, null, "conversation.returned_to_queue", "conversation", id, Audited.of(before),
                Audited.of(after));
        return new Moved(after, before.audience(tx.organization()), stored, List.of());
    }

    /** Says to whom it concerns what a transaction gave out. After its commit. */
    public void tell(OrganizationId organization, Handed handed) {
        var told = new ArrayList<Event>();
        for (var moved : handed.moved()) {
            moved.withdrawn().forEach(change -> told.add(ThreadEvents.messageStatus(change)));
            moved.stored().forEach(message -> told.add(ThreadEvents.newMessage(message)));
            told.add(ThreadEvents.conversationUpdate(organization, moved.after(), moved.before()));
            notice(moved.after()).ifPresent(told::add);
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

    private static Optional<Event> notice(Conversation given) {
        var user = given.assignedUserId();
        if (user == null) {
            return Optional.empty();
        }
        var customer = given.customer().name();
        var notice = new Notice("conversation_assigned", given.id(), "Nova conversa para você",
                customer == null ? "" : customer, customer, given.departmentName());
        return Optional.of(
                Event.of("notification", List.of(Room.user(user)), Buffer.buffer(Json.bytes(notice))));
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

    /** Puts conversations back whose owners work here no longer, and gives out what waits. */
    Handed repair(Tx tx) {
        var ghosts = repository.ghosts(tx);
        repository.lockWaiting(tx, ghosts);
        return giveBack(tx, repository.ghosts(tx));
    }

    private Handed giveBack(Tx tx, List<UUID> conversations) {
        var moved = new ArrayList<>(conversations.stream().map(id -> giveBack(tx, id)).toList());
        var handed = drain(tx);
        moved.addAll(handed.moved());
        return new Handed(moved, handed.isIncomplete());
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
