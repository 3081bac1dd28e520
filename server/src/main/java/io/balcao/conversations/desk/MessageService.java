package io.balcao.conversations.desk;

import io.balcao.conversations.desk.MessageRepository.Place;
import io.balcao.conversations.outbox.OutboxWaker;
import io.balcao.conversations.thread.Conversation;
import io.balcao.conversations.thread.MessageView;
import io.balcao.conversations.thread.ThreadEvents;
import io.balcao.conversations.thread.ThreadRepository;
import io.balcao.platform.Caller;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Database;
import io.balcao.platform.realtime.EventStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reading threads, and the second thoughts about single messages. */
final class MessageService {
    private final Database database;
    private final ThreadRepository threads;
    private final EventStream events;
    private final OutboxWaker outbox;
    private final ReadReceipts receipts;
    private final InstantSource clock;
    private final ConversationRepository conversations = new ConversationRepository();
    private final MessageRepository repository = new MessageRepository();

    MessageService(Database database, ThreadRepository threads, EventStream events, OutboxWaker outbox,
            ReadReceipts receipts, InstantSource clock) {
        this.database = database;
        this.threads = threads;
        this.events = events;
        this.outbox = outbox;
        this.receipts = receipts;
        this.clock = clock;
    }

    /**
     * A page of a thread, oldest first.
     *
     * @param next the id to go on from, in the direction of travel; null at the end
     */
    record Page(List<MessageView> messages, @Nullable UUID next) {}

    Page list(Caller caller, UUID conversation, Optional<UUID> before, Optional<UUID> after, int limit) {
        if (before.isPresent() && after.isPresent()) {
            throw new Problem.Unprocessable("after", "does not go with before");
        }
        return database.inTransaction(caller.organization(), tx -> {
            var viewer = Viewer.of(caller);
            if (before.isEmpty() && after.isEmpty()) {
                if (!conversations.sees(tx, viewer, conversation)) {
                    throw new Problem.NotFound("conversation", conversation);
                }
                return older(threads.newest(tx.last(), conversation, limit + 1), limit);
            }
            var field = before.isPresent() ? "before" : "after";
            var place = repository.place(tx, viewer, before.or(() -> after).orElseThrow())
                    .filter(found -> found.conversation().equals(conversation));
            if (place.isEmpty()) {
                if (!conversations.sees(tx, viewer, conversation)) {
                    throw new Problem.NotFound("conversation", conversation);
                }
                throw new Problem.Unprocessable(field, "is no message of this conversation");
            }
            var from = place.get();
            return before.isPresent()
                    ? older(threads.before(tx.last(), conversation, from.at(), from.id(), limit + 1), limit)
                    : newer(threads.after(tx.last(), conversation, from.at(), from.id(), limit + 1), limit);
        });
    }

    private static Page older(List<MessageView> newestFirst, int limit) {
        var page = new ArrayList<>(newestFirst.subList(0, Math.min(limit, newestFirst.size())));
        Collections.reverse(page);
        return new Page(page, newestFirst.size() > limit ? page.getFirst().id() : null);
    }

    private static Page newer(List<MessageView> oldestFirst, int limit) {
        var page = oldestFirst.subList(0, Math.min(limit, oldestFirst.size()));
        return new Page(page, oldestFirst.size() > limit ? page.getLast().id() : null);
    }

    private record Read(MessageView message, Place place, @Nullable Conversation changed) {}

    /** The customer's messages up to this one were read by a person. */
    MessageView markRead(Caller caller, UUID id) {
        var organization = caller.organization();
        var read = Retry.onceAfterLostRace(() -> database.inTransaction(organization, tx -> {
            var place = place(tx, caller, id);
            Conversation changed = null;
            if (place.senderType().equals("customer")) {
                var conversation = threads.lock(tx, place.conversation()).orElseThrow();
                if (repository.markRead(tx, place, conversation.unreadCount())) {
                    changed = threads.find(tx, place.conversation()).orElseThrow();
                }
            }
            return new Read(threads.message(tx, id).orElseThrow(), place, changed);
        }));
        var changed = read.changed();
        if (changed != null) {
            events.publish(organization, List.of(ThreadEvents.messageStatus(read.message()),
                    ThreadEvents.conversationUpdate(organization, changed)));
            var whatsappId = read.place().whatsappId();
            if (whatsappId != null && Ownership.isOf(caller, changed)) {
                receipts.read(organization, changed.channelId(), whatsappId);
            }
        }
        return read.message();
    }

    private Place place(io.balcao.platform.db.Tx tx, Caller caller, UUID id) {
        return repository.place(tx, Viewer.of(caller), id).orElseThrow(() -> new Problem.NotFound("message", id));
    }

    private record Queued(MessageView message, Conversation conversation) {}

    /** Sends again what failed, or what may not have arrived: a person decided so. */
    MessageView retry(Caller caller, UUID id) {
        var organization = caller.organization();
        var queued = Retry.onceAfterLostRace(() -> database.inTransaction(organization, tx -> {
            var place = place(tx, caller, id);
            var conversation = threads.lock(tx, place.conversation()).orElseThrow();
            Ownership.require(caller, conversation);
            var message = threads.message(tx, id).orElseThrow();
            if (!message.messageType().equals("template") && !conversation.isWindowOpen(clock.instant())) {
                throw new Problem.Unprocessable("content",
                        "The customer's 24 hours are over: only a template can be sent");
            }
            if (!repository.queueAgain(tx, id)) {
                throw new Problem.Conflict("Only a failed or uncertain message of an attendant can be sent again");
            }
            return new Queued(threads.message(tx, id).orElseThrow(),
                    threads.find(tx, place.conversation()).orElseThrow());
        }));
        var message = queued.message();
        events.publish(organization,
                List.of(ThreadEvents.messageStatus(message),
                        ThreadEvents.conversationUpdate(organization, queued.conversation())));
        outbox.wake(organization);
        return message;
    }
}
