package io.balcao.conversations.desk;

import io.balcao.accounts.AuditTrail;
import io.balcao.channels.Failure;
import io.balcao.conversations.desk.Entrances.Handled;
import io.balcao.conversations.desk.Move.Close;
import io.balcao.conversations.desk.Move.Reopen;
import io.balcao.conversations.desk.Move.TakeOver;
import io.balcao.conversations.desk.Move.ToBot;
import io.balcao.conversations.desk.Move.ToDepartment;
import io.balcao.conversations.desk.Move.ToUser;
import io.balcao.conversations.desk.OwnershipRepository.Holder;
import io.balcao.conversations.desk.OwnershipRepository.How;
import io.balcao.conversations.outbox.OutboxWaker;
import io.balcao.conversations.queues.Handed;
import io.balcao.conversations.queues.Queues;
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
import io.balcao.platform.Caller;
import io.balcao.platform.Problem;
import io.balcao.platform.Sight;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.platform.realtime.Event;
import io.balcao.platform.realtime.EventStream;
import io.balcao.platform.realtime.Signal;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who answers a conversation. Each decision is made under the lock of its row, so that of any number who decide at once
 * each sees what the one before it did. From the commit on, the bot is silent where a person took over.
 */
final class OwnershipService {
    private static final String WITHDRAWN = "taken_over";
    private static final Reason WHY_WITHDRAWN = new Reason(WITHDRAWN,
            Failure.text(WITHDRAWN, Locale.forLanguageTag("pt-BR")));

    private final Database database;
    private final ThreadRepository threads;
    private final Queues queues;
    private final AuditTrail audit;
    private final EventStream events;
    private final OutboxWaker outbox;
    private final InstantSource clock;
    private final Entrances entrances;
    private final ConversationRepository conversations = new ConversationRepository();
    private final OwnershipRepository repository = new OwnershipRepository();
    private final CustomerTextsRepository texts = new CustomerTextsRepository();

    OwnershipService(Database database, ThreadRepository threads, Queues queues, AuditTrail audit, EventStream events,
            OutboxWaker outbox, InstantSource clock, Entrances entrances) {
        this.entrances = entrances;
        this.database = database;
        this.threads = threads;
        this.queues = queues;
        this.audit = audit;
        this.events = events;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What a move did. Without one nothing is to be told. */
    private record Outcome(Conversation before, Conversation after, List<MessageView> stored, List<Change> withdrawn,
            Optional<Handed> handed) {
        static Outcome unchanged(Conversation conversation) {
            return new Outcome(conversation, conversation, List.of(), List.of(), Optional.empty());
        }

        /** As it is now: its new queue may have given it to somebody at once. */
        Conversation last() {
            return handed.flatMap(all -> all.find(after.id())).orElse(after);
        }

        boolean isChanged() {
            return before.ownerVersion() != after.ownerVersion();
        }
    }

    /** A state of ownership, for the audit trail: {@code owner_version} puts the rows of one conversation in order. */
    private record Audited(String owner, @Nullable UUID assignedUserId, @Nullable UUID departmentId,
            int ownerVersion) {
        static Audited of(Conversation conversation) {
            return new Audited(conversation.owner().wire(), conversation.assignedUserId(), conversation.departmentId(),
                    conversation.ownerVersion());
        }
    }

    private record Because(@Nullable String reason) {}

    /** Does a move, or throws why it cannot be done now. */
    Conversation move(Caller caller, UUID id, Move move, @Nullable String reason) {
        return move(caller, id, move, reason, null);
    }

    /** @param from who has to have it still, when that matters */
    Conversation move(Caller caller, UUID id, Move move, @Nullable String reason, @Nullable UUID from) {
        var organization = caller.organization();
        var outcome = Retry.onceAfterLostRace(
                () -> database.inTransaction(organization, tx -> decide(tx, caller, id, move, reason, from)));
        if (outcome.isChanged()) {
            tell(caller, outcome);
        }
        outcome.handed().ifPresent(handed -> queues.tell(organization, handed));
        return outcome.last();
    }

    private void tell(Caller caller, Outcome outcome) {
        var organization = caller.organization();
        var told = new ArrayList<Event>();
        outcome.withdrawn().forEach(change -> told.add(ThreadEvents.messageStatus(change)));
        outcome.stored().forEach(message -> told.add(ThreadEvents.newMessage(message)));
        told.add(ThreadEvents.conversationUpdate(organization, outcome.after(),
                outcome.before().audience(organization)));
        events.publish(organization, told);
        events.signal(Signal.conversationMoved(organization, outcome.after().id()));
        outbox.wake(organization);
    }

    private Outcome decide(Tx tx, Caller caller, UUID id, Move move, @Nullable String reason, @Nullable UUID from) {
        var isDrained = queues.enter(tx, List.of(id),
                move instanceof ToDepartment(var department, var _) ? department : null);
        var before = threads.lock(tx, id).orElseThrow(() -> new Problem.NotFound("conversation", id));
        check(tx, caller, before, move);
        if (from != null && (before.owner() != Owner.USER || !from.equals(before.assignedUserId()))) {
            throw new Problem.Conflict("Somebody else has this conversation now");
        }
        var holder = holder(tx, caller, before, move);
        if (holder.owner() == before.owner() && isSame(holder, before)) {
            return Outcome.unchanged(before);
        }
        var stored = say(tx, caller, before, move, reason);
        var withdrawn = repository.withdrawBotSends(tx, id, WHY_WITHDRAWN);
        repository.give(tx, id, holder, new How(caller.userId(), !(move instanceof Close(var asks)) || asks, reason,
                entered(tx, before, move, reason), clock.instant()));
        if (holder.owner() != Owner.NOBODY && before.owner() != Owner.NOBODY) {
            repository.record(tx, before, holder, caller.userId(), reason);
        }
        var after = threads.find(tx, id).orElseThrow();
        // A reason in free text may say who they are.
        audit.record(tx, caller, action(move), "conversation", id, Audited.of(before), Audited.of(after),
                new AuditTrail.Personal(before.customer().id(), new Because(null), new Because(reason)));
        return new Outcome(before, after, stored, withdrawn,
                isDrained ? Optional.of(queues.drain(tx)) : Optional.empty());
    }

    /** What the bot keeps when it is told where to go on; null lets it wait for the customer. */
    private @Nullable JsonObject entered(Tx tx, Conversation before, Move move, @Nullable String reason) {
        if (!(move instanceof ToBot(var flow, var block)) || flow == null) {
            return null;
        }
        var handled = new Handled(before.owner() == Owner.USER ? before.assignedUserName() : null,
                repository.heldSince(tx, before.id()).orElse(null),
                repository.lastNote(tx, before.id()).orElse(reason));
        return entrances.at(tx, flow, block, handled, before.ownerVersion() + 1)
                .orElseThrow(() -> new Problem.Unprocessable("bot_entrance", "is no block of a published flow"));
    }

    private static boolean isSame(Holder holder, Conversation before) {
        return switch (holder.owner()) {
            case BOT -> true;
            case NOBODY -> true;
            case USER -> holder.user() != null && holder.user().equals(before.assignedUserId());
            case QUEUE -> holder.department() != null && holder.department().equals(before.departmentId());
        };
    }

    private void check(Tx tx, Caller caller, Conversation before, Move move) {
        var viewer = Viewer.of(caller);
        var departments = viewer.seesAll() ? Set.<UUID>of() : conversations.departments(tx, viewer.userId());
        var isClosed = before.owner() == Owner.NOBODY;
        if (move instanceof TakeOver && before.owner() == Owner.USER && !caller.userId().equals(before.assignedUserId())
                && (viewer.seesAll()
                        || (viewer.sight() != Sight.OWN && departments.contains(before.departmentId())))) {
            // They saw it waiting a moment ago: whoever was second hears who was first.
            throw Ownership.refusal(before);
        }
        if (!viewer.sees(before, departments)) {
            throw new Problem.NotFound("conversation", before.id());
        }
        if (isClosed && !(move instanceof Reopen)) {
            throw new Problem.Conflict(move instanceof Close ? "Already closed" : "The conversation is closed");
        }
        if (move instanceof Close && !viewer.seesOthers() && before.owner() != Owner.USER) {
            throw new Problem.Forbidden("Take the conversation over before you close it");
        }
        if (!viewer.seesAll() && !mayGo(tx, before, move)) {
            throw new Problem.Forbidden("What is in this department is not transferred there");
        }
        if (move instanceof Reopen) {
            checkReopen(tx, before);
        }
    }

    private boolean mayGo(Tx tx, Conversation before, Move move) {
        return switch (move) {
            case ToUser(var user, var _) -> repository.mayGoTo(tx, before.departmentId(), null, user);
            case ToDepartment(var department, var _) ->
                repository.mayGoTo(tx, before.departmentId(), department, null);
            default -> true;
        };
    }

    private void checkReopen(Tx tx, Conversation before) {
        if (before.owner() != Owner.NOBODY) {
            throw new Problem.Conflict("The conversation is not closed");
        }
        if (repository.isErased(tx, before.customer().id())) {
            throw new Problem.Conflict("All that was known of this customer was erased: nobody can be written to");
        }
        if (repository.hasAnotherOpen(tx, before)) {
            throw new Problem.Conflict("The customer has another open conversation on this channel: go on there");
        }
    }

    private Holder holder(Tx tx, Caller caller, Conversation before, Move move) {
        return switch (move) {
            case TakeOver _,Reopen _ ->
                new Holder(Owner.USER, caller.userId(), department(tx, before, caller.userId()));
            case ToUser(var user, var _) -> {
                userName(tx, user);
                yield new Holder(Owner.USER, user, department(tx, before, user));
            }
            case ToDepartment(var department, var _) -> {
                departmentName(tx, department);
                yield new Holder(Owner.QUEUE, null, department);
            }
            case ToBot _ -> new Holder(Owner.BOT, null, null);
            // Whose it was stays known: they may look it up, and open it again.
            case Close _ -> new Holder(Owner.NOBODY, before.assignedUserId(), before.departmentId());
        };
    }

    /** What has no department gets one of who holds it: its rules hold from now on. */
    private @Nullable UUID department(Tx tx, Conversation before, UUID holder) {
        return before.departmentId() == null
                ? repository.homeDepartment(tx, holder).orElse(null)
                : before.departmentId();
    }

    private String userName(Tx tx, UUID user) {
        return repository.activeUser(tx, user)
                .orElseThrow(() -> new Problem.Unprocessable("to_user_id", "is no active user"));
    }

    private String departmentName(Tx tx, UUID department) {
        return repository.activeDepartment(tx, department)
                .orElseThrow(() -> new Problem.Unprocessable("to_department_id", "is no active department"));
    }

    /** The quiet line in the thread, and what the customer is told. */
    private List<MessageView> say(Tx tx, Caller caller, Conversation before, Move move, @Nullable String reason) {
        var toUser = move instanceof ToUser(var user, var _) ? userName(tx, user) : null;
        var toDepartment = move instanceof ToDepartment(var department, var _) ? departmentName(tx, department) : null;
        var messages = new ArrayList<Outgoing>();
        messages.add(SystemLines.line(move, caller, toUser, toDepartment, reason));
        if (before.isWindowOpen(clock.instant())) {
            customerText(tx, caller, before, move, toUser, toDepartment).map(Outgoing::toCustomer)
                    .ifPresent(messages::add);
            if (move instanceof ToDepartment(var department, var _)) {
                queues.greeting(tx, department).map(Outgoing::toCustomer).ifPresent(messages::add);
            }
        }
        messages.forEach(message -> threads.add(tx, before.id(), message));
        return messages.stream().map(message -> threads.message(tx, message.id()).orElseThrow()).toList();
    }

    private Optional<String> customerText(Tx tx, Caller caller, Conversation before, Move move,
            @Nullable String toUser, @Nullable String toDepartment) {
        var words = texts.read(tx);
        return switch (move) {
            case TakeOver _ -> CustomerTexts.fill(words.takeover(), caller.userName(), before.departmentName());
            case ToUser(var _, var own) ->
                CustomerTexts.fill(own == null ? words.transfer() : own, toUser, before.departmentName());
            case ToDepartment(var _, var own) ->
                CustomerTexts.fill(own == null ? words.transfer() : own, null, toDepartment);
            case Close _ -> CustomerTexts.fill(words.closing(), caller.userName(), before.departmentName());
            // The bot greets by itself when the customer writes; who opens a conversation again has something to say.
            case ToBot _,Reopen _ -> Optional.empty();
        };
    }

    private static String action(Move move) {
        return switch (move) {
            case TakeOver _ -> "conversation.taken_over";
            case ToUser _,ToDepartment _,ToBot _ -> "conversation.transferred";
            case Close _ -> "conversation.closed";
            case Reopen _ -> "conversation.reopened";
        };
    }
}
