package io.balcao.conversations.desk;

import io.balcao.channels.MessageType;
import io.balcao.conversations.desk.SendRepository.Locked;
import io.balcao.conversations.outbox.OutboxWaker;
import io.balcao.conversations.queues.Handed;
import io.balcao.conversations.queues.Queues;
import io.balcao.conversations.thread.Conversation;
import io.balcao.conversations.thread.Conversation.LastMessage;
import io.balcao.conversations.thread.Conversation.Promise;
import io.balcao.conversations.thread.MessageView;
import io.balcao.conversations.thread.Outgoing;
import io.balcao.conversations.thread.Owner;
import io.balcao.conversations.thread.ThreadEvents;
import io.balcao.conversations.thread.ThreadRepository;
import io.balcao.platform.Caller;
import io.balcao.platform.Ids;
import io.balcao.platform.Permission;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.platform.realtime.Event;
import io.balcao.platform.realtime.EventStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes what an attendant says. Once this returned, the message is sent or shown as failed, whatever happens. */
final class SendService {
    private final Database database;
    private final ThreadRepository threads;
    private final Queues queues;
    private final EventStream events;
    private final OutboxWaker outbox;
    private final InstantSource clock;
    private final SendRepository repository = new SendRepository();

    SendService(Database database, ThreadRepository threads, Queues queues, EventStream events, OutboxWaker outbox,
            InstantSource clock) {
        this.database = database;
        this.threads = threads;
        this.queues = queues;
        this.events = events;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What came of a request. */
    sealed interface Accepted {
        MessageView message();

        /**
         * @param shown the row of the list, when that shows the message
         * @param reactedTo a message that carries a reaction now
         * @param handed what was given out, because a conversation that waits for its customer leaves more room
         * @param whisper what the one who has the conversation is told of another's note
         */
        record Stored(MessageView message, Optional<Conversation> shown, Optional<MessageView> reactedTo,
                Optional<Handed> handed, Optional<Event> whisper) implements Accepted {}

        /** An equal request was accepted before. */
        record Known(MessageView message) implements Accepted {}
    }

    /** Accepts a message, or throws why it cannot be sent. */
    Accepted send(Caller caller, SendMessageRequest request) {
        var draft = Draft.of(request);
        if (!draft.isNote()) {
            caller.require(Permission.SEND);
        }
        if (request.mediaId() == null) {
            draft.check(null);
        }
        var organization = caller.organization();
        var accepted = Retry.onceAfterLostRace(
                () -> database.inTransaction(organization, tx -> accept(tx, caller, draft)));
        if (accepted instanceof Accepted.Stored(var message, var shown, var reactedTo, var handed, var whisper)) {
            var told = new ArrayList<Event>(List.of(ThreadEvents.newMessage(message)));
            reactedTo.ifPresent(target -> told.add(ThreadEvents.newMessage(target)));
            shown.ifPresent(row -> told.add(ThreadEvents.conversationUpdate(organization, row)));
            whisper.ifPresent(told::add);
            events.publish(organization, told);
            handed.ifPresent(all -> queues.tell(organization, all));
            if (!draft.isNote()) {
                outbox.wake(organization);
            }
        }
        return accepted;
    }

    private Accepted accept(Tx tx, Caller caller, Draft draft) {
        var request = draft.request();
        var id = request.conversationId();
        var locked = repository.lock(tx, Viewer.of(caller), id, request.clientId(), request.replyTo())
                .filter(Locked::isSeen).orElseThrow(() -> new Problem.NotFound("conversation", id));
        var digest = locked.digest();
        if (digest != null) {
            if (!digest.equals(request.digest())) {
                throw new Problem.Conflict("Another message was sent with this client_id");
            }
            return new Accepted.Known(threads.byClientId(tx, id, request.clientId()).orElseThrow());
        }
        checkOwner(tx, caller, draft, locked.conversation());
        checkQuote(draft, locked);
        if (draft.needsWindow() && !locked.conversation().isWindowOpen(clock.instant())) {
            throw new Problem.Unprocessable("content", "The customer's 24 hours are over: only a template can be sent");
        }
        checkWish(tx, draft, locked.conversation());
        return store(tx, caller, draft, locked);
    }

    /** What WhatsApp would refuse, and what the customer asked not to get. */
    private void checkWish(Tx tx, Draft draft, Conversation conversation) {
        var template = draft.request().template();
        if (template != null && conversation.customer().marketingStopped() && repository.isMarketing(tx,
                conversation.channelId(), template.path("name").asText(), template.path("language").asText())) {
            throw new Problem.Unprocessable("template.name",
                    "is marketing, and the customer asked for no marketing messages");
        }
    }

    private void checkOwner(Tx tx, Caller caller, Draft draft, Conversation conversation) {
        if (conversation.owner() == Owner.NOBODY) {
            throw new Problem.Conflict("The conversation is closed: open it again to write in it");
        }
        if (!draft.isNote() && !Ownership.isOf(caller, conversation)) {
            // Read once more: what was joined to the locked row may be older than the row.
            throw Ownership.refusal(threads.find(tx, conversation.id()).orElse(conversation));
        }
    }

    private static void checkQuote(Draft draft, Locked locked) {
        if (draft.request().replyTo() == null) {
            return;
        }
        var quoted = locked.quoted();
        if (quoted == null) {
            throw new Problem.Unprocessable("reply_to", "is no message of this conversation");
        }
        if (!draft.isNote() && quoted.whatsappId() == null) {
            throw new Problem.Unprocessable("reply_to", "is not on WhatsApp");
        }
    }

    private Accepted store(Tx tx, Caller caller, Draft asked, Locked locked) {
        var conversation = locked.conversation();
        var media = file(tx, caller, asked);
        var draft = media == null ? asked : asked.with(media);
        if (media != null) {
            draft.check(media);
        }
        if (!draft.templateFiles().isEmpty() && !repository.areReady(tx, draft.templateFiles())) {
            throw new Problem.Unprocessable("template.components", "name a file that is not there");
        }
        var request = draft.request();
        var message = new Outgoing(Ids.next(), "attendant", caller.userId(), caller.userName(), draft.type(),
                draft.content(), draft.metadata(media), request.mediaId(), request.replyTo(), !draft.isNote(),
                request.clientId(), request.digest());
        var quoted = locked.quoted();
        var reactsTo = draft.type() == MessageType.REACTION && quoted != null ? quoted.whatsappId() : null;
        var isDrained = locked.isDrained() && message.isListed();
        var at = threads.add(reactsTo == null && !isDrained ? tx.last() : tx, conversation.id(), message);
        var reactedTo = Optional.<MessageView>empty();
        if (reactsTo != null && quoted != null) {
            repository.react(tx, conversation.channelId(), reactsTo, draft.content());
            reactedTo = threads.message(tx, quoted.quote().id());
        }
        return new Accepted.Stored(view(conversation.id(), message, media, quoted == null ? null : quoted.quote(), at),
                message.isListed() ? Optional.of(moved(conversation, caller, message, at)) : Optional.empty(),
                reactedTo, isDrained ? Optional.of(queues.drain(tx)) : Optional.empty(),
                draft.isNote() ? Whisper.of(caller, conversation, message.content()) : Optional.empty());
    }

    private MessageView.@Nullable Media file(Tx tx, Caller caller, Draft draft) {
        var id = draft.request().mediaId();
        return id == null
                ? null
                : repository.takeFile(tx, id, draft.request().conversationId(), caller.userId()).orElseThrow(
                        () -> new Problem.Unprocessable("media_id",
                                "is no file that you uploaded and did not send yet"));
    }

    /** As the database has it now: to ask it would take one more round trip. */
    private static MessageView view(UUID conversation, Outgoing message, MessageView.@Nullable Media media,
            MessageView.@Nullable Quote quote, Instant at) {
        return new MessageView(message.id(), conversation, message.senderType(), message.senderUserId(),
                message.senderName(), message.content(), message.type().wire(), media == null ? null : media.url(),
                media, quote, List.of(), message.metadata(), false, message.status(), null, null, message.clientId(),
                null, null, at, MessageView.FIRST_VERSION);
    }

    /** The row of the list as the send left it: its lock is ours, so nobody else changed it. */
    private static Conversation moved(Conversation c, Caller caller, Outgoing message, Instant at) {
        var last = new LastMessage(message.preview(), message.senderType(), message.type().wire(), message.status(),
                at);
        return new Conversation(c.id(), c.customer(), c.channelId(), c.owner(), c.ownerVersion(), c.assignedUserId(),
                caller.userId().equals(c.assignedUserId()) ? caller.userName() : c.assignedUserName(), c.departmentId(),
                c.departmentName(), c.status(), c.priority(), c.needsHumanAttention(), c.unreadCount(), last, at,
                c.windowExpiresAt(), c.waitingSince(), c.queuePlace(), c.tags(),
                c.metadata(), c.version() + 1, c.createdAt(), c.closedAt(),
                c.promise() == null ? null : Promise.PAUSED, c.snoozedUntil());
    }
}
