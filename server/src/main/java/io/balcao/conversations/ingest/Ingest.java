package io.balcao.conversations.ingest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.balcao.channels.Content;
import io.balcao.channels.PhoneNumbers;
import io.balcao.conversations.ingest.IngestRepository.Stored;
import io.balcao.conversations.thread.MessageView;
import io.balcao.conversations.thread.Owner;
import io.balcao.conversations.thread.StatusEvents;
import io.balcao.conversations.thread.ThreadEvents;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Database;
import io.balcao.platform.http.Json;
import io.balcao.platform.realtime.Event;
import io.balcao.platform.realtime.EventStream;
import io.balcao.platform.work.Background;
import io.balcao.platform.work.Batcher;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores what arrives. Each organization has a batcher: what comes while a batch commits goes into the next one, so one
 * commit serves many, a lone message waits for nobody, and organizations do not wait for each other.
 */
final class Ingest {
    private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);
    private static final int LARGEST_BATCH = 400;
    private static final int ROADS = 2;
    /** More than this would take longer to store than a webhook may wait. */
    private static final int MOST_WAITING = 20_000;
    /** A little less than a webhook is kept waiting for its answer. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(4);

    /** WhatsApp tells three times of each message that left: what is told at about the same time is noted together. */
    private static final Duration GATHERING = Duration.ofMillis(10);

    /** One of the organization's ways into the database. A person always takes the same, so their messages keep their order. */
    private record Road(OrganizationId organization, int number) {
        static Road of(Arrival arrival) {
            var sender = arrival.message().sender();
            var person = sender.waId() == null ? sender.userId() : PhoneNumbers.canonical(sender.waId());
            return new Road(arrival.channel().organization(), Math.floorMod(Objects.hashCode(person), ROADS));
        }
    }

    private final IngestRepository repository;
    private final EventStream events;
    private final StatusEvents statusEvents;
    private final IngestListener listener;
    private final RareArrivals rest;
    private final Background background;
    private final ConcurrentHashMap<Road, Batcher<Arrival, Boolean>> messages = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<OrganizationId, Batcher<StatusArrival, Boolean>> statuses = new ConcurrentHashMap<>();

    Ingest(IngestRepository repository, EventStream events, StatusEvents statusEvents, IngestListener listener,
            RareArrivals rest, Background background) {
        this.repository = repository;
        this.events = events;
        this.statusEvents = statusEvents;
        this.listener = listener;
        this.rest = rest;
        this.background = background;
    }

    /** Stores a message. Completes after the commit; true when it was new. */
    Future<Boolean> store(Arrival arrival) {
        return messages.computeIfAbsent(Road.of(arrival),
                road -> new Batcher<>(LARGEST_BATCH, MOST_WAITING, LONGEST_WAIT,
                        batch -> store(road.organization(), batch),
                        (batch, failure) -> !Database.isAway(failure)))
                .add(arrival);
    }

    /** Applies a status. Completes after the commit; true when it changed something. */
    Future<Boolean> store(StatusArrival arrival) {
        return statuses.computeIfAbsent(arrival.channel().organization(),
                organization -> new Batcher<>(LARGEST_BATCH, MOST_WAITING, LONGEST_WAIT,
                        batch -> storeStatuses(organization, batch),
                        (batch, failure) -> !Database.isAway(failure),
                        begin -> background.soon(GATHERING, begin)))
                .add(arrival);
    }

    private Future<List<Boolean>> store(OrganizationId organization, List<Arrival> batch) {
        var acts = batch.stream().filter(arrival -> isAct(arrival.message().content())).toList();
        return repository.store(organization, batch)
                .compose(stored -> acts.isEmpty()
                        ? Future.succeededFuture(stored)
                        : rest.applyActs(organization, acts, "customer").map(stored))
                .compose(stored -> rest.changeNumbers(organization, batch).map(stored))
                .compose(stored -> rest.noteWords(organization, batch).map(stored))
                .map(stored -> {
                    tell(organization, batch, stored);
                    var news = new Boolean[batch.size()];
                    java.util.Arrays.fill(news, false);
                    stored.messages().forEach(message -> news[message.index()] = true);
                    return List.of(news);
                });
    }

    /** After the commit, so that nobody hears of what was rolled back. Must not fail: the commit has happened. */
    private void tell(OrganizationId organization, List<Arrival> batch, Stored stored) {
        try {
            var told = new ArrayList<Event>(stored.messages().size() * 2);
            boolean hasMedia = false;
            for (var message : stored.messages()) {
                var view = view(batch.get(message.index()), message);
                hasMedia |= view.media() != null;
                told.add(ThreadEvents.newMessage(view));
                if (message.isLast()) {
                    told.add(ThreadEvents.conversationUpdate(organization, message.conversation()));
                }
            }
            stored.moved().forEach(row -> told.add(ThreadEvents.conversationMerged(organization, row)));
            events.publish(organization, told);
            stored.messages().stream()
                    .filter(message -> message.isLast() && message.conversation().owner() == Owner.BOT)
                    .forEach(message -> listener.unanswered(organization, message.conversation().id()));
            if (stored.messages().stream().anyMatch(message -> message.answer() != null)) {
                listener.scored(organization);
            }
            if (hasMedia) {
                listener.mediaArrived(organization);
            }
        } catch (RuntimeException bug) {
            LOG.error("Stored messages could not be told", bug);
        }
    }

    private Future<List<Boolean>> storeStatuses(OrganizationId organization, List<StatusArrival> batch) {
        return repository.storeStatuses(organization, batch).map(moved -> {
            if (!moved.isEmpty()) {
                statusEvents.publish(organization, moved);
            }
            return batch.stream().map(one -> true).toList();
        });
    }

    private static MessageView view(Arrival arrival, StoredMessage stored) {
        var message = arrival.message();
        var content = message.content();
        var conversation = stored.conversation();
        var metadata = message.metadata();
        if (stored.isLate()) {
            metadata.put("late", true);
        }
        if (stored.answer() != null) {
            metadata.setAll(Json.mapper().<ObjectNode>valueToTree(new JsonObject(stored.answer()).getMap()));
        }
        if (content instanceof Content.Reaction && stored.replyTo() != null
                && metadata.get("reaction") instanceof ObjectNode reaction) {
            reaction.put("message_id", stored.replyTo().id().toString());
        }
        var media = content instanceof Content.Media file && file.file() != null
                ? new MessageView.Media(arrival.mediaId(),
                        file.file().mimeType() == null ? "application/octet-stream" : file.file().mimeType(),
                        file.file().fileName(), null, "pending")
                : null;
        return new MessageView(arrival.messageId(), conversation.id(), "customer", null, null, content.text(),
                content.messageType().wire(), null, media, stored.replyTo(), List.of(), metadata, false,
                "received", null, message.externalId(), null, null, message.sentAt(), stored.createdAt(),
                MessageView.FIRST_VERSION);
    }

    static boolean isAct(Content content) {
        return content instanceof Content.Reaction || content instanceof Content.Edit
                || content instanceof Content.Revoke;
    }
}
