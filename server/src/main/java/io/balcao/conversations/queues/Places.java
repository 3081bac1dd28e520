package io.balcao.conversations.queues;

import io.balcao.channels.MessageType;
import io.balcao.channels.OutboundLimits;
import io.balcao.channels.Texts;
import io.balcao.conversations.outbox.OutboxWaker;
import io.balcao.conversations.queues.RuleRepository.Better;
import io.balcao.conversations.queues.RuleRepository.Place;
import io.balcao.conversations.thread.Conversation;
import io.balcao.conversations.thread.CustomerTexts;
import io.balcao.conversations.thread.CustomerTextsRepository;
import io.balcao.conversations.thread.MessageView;
import io.balcao.conversations.thread.Outgoing;
import io.balcao.conversations.thread.ThreadEvents;
import io.balcao.conversations.thread.ThreadRepository;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.platform.http.Json;
import io.balcao.platform.realtime.Event;
import io.balcao.platform.realtime.EventStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells waiting customers how many are before them and how long it takes. These are the bot's words: once a person takes
 * the conversation, none of them leaves any more.
 */
final class Places {
    private static final String POSITION = "{{position}}";
    private static final String WAIT = "{{expectedWait}}";

    private final Database database;
    private final ThreadRepository threads;
    private final EventStream events;
    private final OutboxWaker outbox;
    private final RuleRepository rules = new RuleRepository();
    private final CustomerTextsRepository texts = new CustomerTextsRepository();

    Places(Database database, ThreadRepository threads, EventStream events, OutboxWaker outbox) {
        this.database = database;
        this.threads = threads;
        this.events = events;
        this.outbox = outbox;
    }

    /** The bot's last words with the place of somebody who is about to join a queue; nothing is asked when none names it. */
    List<Outgoing> fill(Tx tx, Conversation joining, @Nullable UUID department, List<Outgoing> words) {
        if (words.stream().noneMatch(message -> names(message.content()))) {
            return words;
        }
        var place = department == null
                ? new Place(1, Optional.empty())
                : rules.outlook(tx, department, joining.priority());
        rules.notePlace(tx, joining.id(), place);
        var usual = texts.read(tx);
        return words.stream().map(message -> message.withContent(filled(message.content(), place, usual))).toList();
    }

    private static boolean names(String text) {
        return text.contains(POSITION) || text.contains(WAIT);
    }

    private static String filled(String text, Place place, CustomerTexts usual) {
        return text.replace(POSITION, Long.toString(place.position()))
                .replace(WAIT, place.expectedWait().map(Places::said).orElse(usual.someMinutes()));
    }

    /** In whole minutes, as no customer counts the seconds. */
    static String said(Duration wait) {
        long minutes = Math.max(1, Math.round(wait.toMillis() / 60_000.0));
        return minutes < 60
                ? minutes + " min"
                : minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
    }

    private record Told(MessageView message, Conversation row) {}

    void tell(OrganizationId organization) {
        if (database.inTransaction(organization, tx -> rules.betterPlaces(tx).isEmpty())) {
            return;
        }
        var told = database.inTransaction(organization, tx -> {
            var all = new ArrayList<Told>();
            for (var better : rules.betterPlaces(tx)) {
                // Held in the order of their ids; what waits no longer, or was told by another server, is left out.
                if (rules.holdsWaiting(tx, better)) {
                    all.add(tell(tx, better));
                }
            }
            return all;
        });
        var news = new ArrayList<Event>();
        for (var one : told) {
            news.add(ThreadEvents.newMessage(one.message()));
            news.add(ThreadEvents.conversationUpdate(organization, one.row()));
        }
        if (!news.isEmpty()) {
            events.publish(organization, news);
            outbox.wake(organization);
        }
    }

    private Told tell(Tx tx, Better better) {
        var text = filled(better.words(), better.place(), texts.read(tx)).replace("{{department}}",
                better.department());
        var message = Outgoing.bot(MessageType.TEXT, Texts.shorten(text, OutboundLimits.TEXT),
                Json.mapper().createObjectNode());
        threads.add(tx, better.conversation(), message);
        rules.notePlace(tx, better.conversation(), better.place());
        return new Told(threads.message(tx, message.id()).orElseThrow(),
                threads.find(tx, better.conversation()).orElseThrow());
    }
}
