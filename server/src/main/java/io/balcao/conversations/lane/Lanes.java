package io.balcao.conversations.lane;

import io.balcao.channels.MessageType;
import io.balcao.conversations.lane.LaneRepository.Claim;
import io.balcao.conversations.lane.Responder.Answer;
import io.balcao.conversations.lane.Responder.Deed;
import io.balcao.conversations.lane.Responder.Handover;
import io.balcao.conversations.lane.Responder.Turn;
import io.balcao.conversations.outbox.OutboxWaker;
import io.balcao.conversations.queues.Handed;
import io.balcao.conversations.queues.Queues;
import io.balcao.conversations.thread.Conversation;
import io.balcao.conversations.thread.MessageView;
import io.balcao.conversations.thread.Outgoing;
import io.balcao.conversations.thread.ThreadEvents;
import io.balcao.conversations.thread.ThreadRepository;
import io.balcao.platform.Ids;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.platform.http.Json;
import io.balcao.platform.realtime.Event;
import io.balcao.platform.realtime.EventStream;
import io.balcao.platform.realtime.Signal;
import io.balcao.platform.work.Background;
import io.balcao.platform.work.FairPlaces;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the conversations that the bot owns, each in order, all beside each other. A wake comes from the server that
 * stored the message; whoever was not woken, because a server died, is found by the sweep. The claim in PostgreSQL keeps
 * a second worker out, and its fence keeps a worker out that slept through its own claim.
 */
public final class Lanes {
    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration SWEEP = Duration.ofSeconds(1);
    private static final int MOST_AT_ONCE = 64;
    /** Answers that wait for somebody else's server: they take memory, and no place of those who need none. */
    private static final int MOST_SLOW_AT_ONCE = 512;
    private static final int MOST_ATTEMPTS = 3;

    private final Database database;
    private final ThreadRepository threads;
    private final LaneRepository repository;
    private final Responder responder;
    private final Queues queues;
    private final EventStream events;
    private final OutboxWaker outbox;
    private final Background background;
    private final InstantSource clock;
    private final FairPlaces<OrganizationId> places = new FairPlaces<>(MOST_AT_ONCE);
    private final FairPlaces<OrganizationId> slowPlaces = new FairPlaces<>(MOST_SLOW_AT_ONCE);
    // Conversations at work here; true when a wake came meanwhile.
    private final ConcurrentHashMap<UUID, Boolean> active = new ConcurrentHashMap<>();

    public Lanes(Database database, ThreadRepository threads, Responder responder, Queues queues, EventStream events,
            OutboxWaker outbox, Background background, InstantSource clock) {
        this.database = database;
        this.threads = threads;
        this.repository = new LaneRepository(threads);
        this.responder = responder;
        this.queues = queues;
        this.events = events;
        this.outbox = outbox;
        this.background = background;
        this.clock = clock;
    }

    /** Begins to look for what nobody was woken for. */
    public void start() {
        background.repeat(SWEEP, "lane sweep", this::sweep);
    }

    /** The bot owes this conversation an answer. Does not wait. */
    public void wake(OrganizationId organization, UUID conversation) {
        if (active.merge(conversation, false, (was, now) -> true)) {
            return;
        }
        background.run("lane", () -> {
            places.take(organization).await();
            try {
                work(organization, conversation);
            } finally {
                places.leave(organization);
            }
        });
    }

    /** Whether nothing is being answered here. */
    public boolean isIdle() {
        return active.isEmpty();
    }

    private void work(OrganizationId organization, UUID conversation) {
        do {
            active.put(conversation, false);
            try {
                while (answerOnce(organization, conversation)) {
                    // More may have come while the answer was computed.
                }
            } catch (RuntimeException failure) {
                LOG.warn("Conversation {} could not be answered: {}", conversation, failure.toString());
                LOG.debug("Lane", failure);
                active.remove(conversation);
                return;
            }
        } while (!active.remove(conversation, false));
    }

    /** Answers what is there; false when nothing is left, or somebody else is at it. */
    private boolean answerOnce(OrganizationId organization, UUID conversation) {
        var claim = database.inTransaction(organization, tx -> repository.claim(tx, conversation, LEASE,
                clock.instant())).orElse(null);
        if (claim == null) {
            return false;
        }
        if (claim.messages().isEmpty() && !isDue(claim.dueAt())) {
            database.inTransaction(organization, tx -> repository.answer(tx, claim, claim.state(), claim.dueAt()));
            return true;
        }
        if (claim.attempts() > MOST_ATTEMPTS) {
            LOG.error("Conversation {} failed {} times and goes to a person", conversation, MOST_ATTEMPTS);
            return commit(organization, claim,
                    Answer.say(claim.state(), List.of()).ending(new Handover(Optional.empty(), true)));
        }
        try (var _ = new Heartbeat(organization, claim)) {
            return commit(organization, claim, asked(
                    new Turn(organization, claim.conversation(), claim.state(), claim.messages())));
        } catch (RuntimeException failure) {
            database.inTransaction(organization, tx -> {
                repository.release(tx, conversation, claim.fence());
                return true;
            });
            throw failure;
        }
    }

    private boolean isDue(Optional<Instant> dueAt) {
        return dueAt.isPresent() && !dueAt.get().isAfter(clock.instant());
    }

    /** An answer that waits for somebody else's server leaves its place to others meanwhile. */
    private Answer asked(Turn turn) {
        if (!responder.isSlow(turn)) {
            return responder.answer(turn);
        }
        places.leave(turn.organization());
        try {
            slowPlaces.take(turn.organization()).await();
            try {
                return responder.answer(turn);
            } finally {
                slowPlaces.leave(turn.organization());
            }
        } finally {
            places.take(turn.organization()).await();
        }
    }

    private boolean commit(OrganizationId organization, Claim claim, Answer answer) {
        var before = claim.conversation().audience(organization);
        var stored = database.inTransaction(organization, tx -> store(tx, claim, answer)).orElse(null);
        if (stored == null) {
            // A person took over, or another worker did: what was computed is void.
            return false;
        }
        var told = new ArrayList<Event>();
        stored.messages().forEach(message -> told.add(ThreadEvents.newMessage(message)));
        told.add(ThreadEvents.conversationUpdate(organization, stored.conversation(), before));
        events.publish(organization, told);
        if (answer.ending().isPresent()) {
            events.signal(Signal.conversationMoved(organization, claim.conversation().id()));
        }
        queues.tell(organization, stored.handed());
        if (!stored.messages().isEmpty()) {
            outbox.wake(organization);
        }
        return stored.isUnanswered() || isDue(answer.dueAt());
    }

    private record Stored(Conversation conversation, List<MessageView> messages, Handed handed, boolean isUnanswered) {}

    private Optional<Stored> store(Tx tx, Claim claim, Answer answer) {
        var id = claim.conversation().id();
        if (answer.deeds().stream().anyMatch(Deed.Describe.class::isInstance)) {
            repository.holdCustomer(tx, claim.conversation().customer().id());
        }
        var handover = answer.handover().map(asked -> placed(tx, asked)).orElse(null);
        boolean isDrained = handover != null && (handover.user().isPresent()
                ? queues.enterAlone(tx, List.of(id))
                : queues.enter(tx, List.of(id), handover.department().orElse(null)));
        var isUnanswered = repository.answer(tx, claim, answer.state(), answer.dueAt());
        if (isUnanswered.isEmpty()) {
            return Optional.empty();
        }
        var ids = new ArrayList<UUID>();
        var replies = handover == null || !claim.conversation().isWindowOpen(clock.instant())
                ? answer.replies()
                : queues.withPlace(tx, claim.conversation(), handover.department().orElse(null),
                        greeted(tx, handover, answer.replies()));
        for (var reply : replies) {
            threads.add(tx, id, reply);
            ids.add(reply.id());
        }
        for (var deed : answer.deeds()) {
            if (deed instanceof Deed.Note(var text)) {
                var note = Outgoing.note(text);
                threads.add(tx, id, note);
                ids.add(note.id());
            } else {
                repository.note(tx, id, deed);
            }
        }
        answer.journal().write(tx, claim.conversation());
        if (handover != null) {
            repository.handOver(tx, Ids.next(), id, handover);
        } else if (answer.ending().isPresent()) {
            var line = Outgoing.systemLine("O robô encerrou a conversa",
                    Json.mapper().createObjectNode().put("event", "closed").put("by_bot", true));
            threads.add(tx, id, line);
            ids.add(line.id());
            repository.close(tx, id);
        }
        return Optional.of(new Stored(threads.find(tx, id).orElseThrow(),
                ids.stream().map(reply -> threads.message(tx, reply).orElseThrow()).toList(),
                isDrained ? drained(tx, id, handover) : Handed.NOTHING, isUnanswered.get()));
    }

    private Handed drained(Tx tx, UUID id, @Nullable Handover handover) {
        var user = handover == null ? Optional.<UUID>empty() : handover.user();
        return user.isPresent() ? queues.give(tx, id, user.get()) : queues.drain(tx, id);
    }

    /** The bot's last words, and the department's first. */
    private List<Outgoing> greeted(Tx tx, Handover handover, List<Outgoing> replies) {
        return Stream.concat(replies.stream(), handover.department().stream()
                .flatMap(department -> queues.greeting(tx, department).stream())
                .map(text -> Outgoing.bot(MessageType.TEXT, text, Json.mapper().createObjectNode()))).toList();
    }

    /** Nobody is left in no queue: what the bot names no department for waits in the fallback. */
    private Handover placed(Tx tx, Handover asked) {
        return asked.department().isPresent()
                ? asked
                : new Handover(Optional.ofNullable(queues.fallback(tx)), asked.user(), asked.needsAttention());
    }

    private void sweep() {
        var now = clock.instant();
        for (var organization : LaneRepository.organizations(database, now)) {
            database.inTransaction(organization, tx -> LaneRepository.due(tx, now)).stream()
                    .filter(conversation -> !active.containsKey(conversation))
                    .forEach(conversation -> wake(organization, conversation));
        }
    }

    /** Keeps the claim while an answer takes long (an AI thinks for a minute). */
    private final class Heartbeat implements AutoCloseable {
        private final OrganizationId organization;
        private final Claim claim;
        private volatile boolean isOver;
        private volatile Future<?> next;

        Heartbeat(OrganizationId organization, Claim claim) {
            this.organization = organization;
            this.claim = claim;
            this.next = schedule();
        }

        private Future<?> schedule() {
            return background.after(LEASE.dividedBy(3), "lane heartbeat", this::beat);
        }

        private void beat() {
            if (!isOver && database.inTransaction(organization,
                    tx -> repository.renew(tx, claim.conversation().id(), claim.fence(), LEASE))) {
                next = schedule();
            }
        }

        @Override
        public void close() {
            isOver = true;
            next.cancel(false);
        }
    }
}
