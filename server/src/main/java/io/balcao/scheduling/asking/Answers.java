package io.balcao.scheduling.asking;

import io.balcao.channels.MessageType;
import io.balcao.channels.Typed;
import io.balcao.conversations.lane.Responder;
import io.balcao.conversations.thread.MessageView;
import io.balcao.conversations.thread.Outgoing;
import io.balcao.conversations.thread.ThreadRepository;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Database;
import io.balcao.platform.http.Json;
import io.balcao.platform.work.Background;
import io.balcao.scheduling.asking.AnswerRepository.Unheard;
import io.balcao.scheduling.asking.Asking.Patient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears what customers answer to what they were asked. A button says what it is about, so it works weeks later; a word such
 * as "OK", or the number of a button, answers what was asked last, as long as the business said nothing since.
 *
 * <p>Where the bot has the conversation its turn is heard first, and the rest is left to it. Where a person has it, what may
 * be an answer was noted with the message, and is heard a moment later.
 */
public final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(3);
    /** Within ten minutes, each pause three times as long as the one before. */
    private static final int MOST_ATTEMPTS = 6;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final int LONGER = 3;

    private final Database database;
    private final Background background;
    private final InstantSource clock;
    private final Told told;
    private final List<Asking> askings;
    private final AnswerRepository repository = new AnswerRepository();
    private final ThreadRepository threads = new ThreadRepository();

    /** Who is told that messages for customers were stored, after the commit. */
    @FunctionalInterface
    public interface Told {
        void of(OrganizationId organization, List<UUID> messages, List<UUID> conversations);
    }

    /** What somebody answers to something. */
    private record Reply(Asking asking, String deed, UUID about) {}

    public Answers(Database database, Background background, InstantSource clock, Told told, List<Asking> askings) {
        this.database = database;
        this.background = background;
        this.clock = clock;
        this.told = told;
        this.askings = List.copyOf(askings);
    }

    /** Begins to hear what is said to people. */
    public void start() {
        background.repeat(LOOK_EVERY, "answers to reminders and offers", this::hearDue);
    }

    /** Hears what the bot would be asked about; all else is the bot's. */
    public Responder before(Responder bot) {
        return new Responder() {
            @Override
            public boolean isSlow(Turn turn) {
                return bot.isSlow(turn);
            }

            @Override
            public Answer answer(Turn turn) {
                return hear(bot, turn);
            }
        };
    }

    private Responder.Answer hear(Responder bot, Responder.Turn turn) {
        var replies = new ArrayList<Outgoing>();
        var rest = new ArrayList<MessageView>();
        var customer = turn.conversation().customer();
        for (var message : turn.messages()) {
            said(turn.organization(), new Patient(customer.id(), customer.name(), turn.conversation().id()), message)
                    .ifPresentOrElse(text -> replies.add(
                            Outgoing.bot(MessageType.TEXT, text, Json.mapper().createObjectNode())),
                            () -> rest.add(message));
        }
        if (replies.isEmpty()) {
            return bot.answer(turn);
        }
        // Also when nothing is left to be heard: whatever the bot waits for, it waits for on.
        var answer = bot.answer(new Responder.Turn(turn.organization(), turn.conversation(), turn.state(), rest));
        replies.addAll(answer.replies());
        return new Responder.Answer(answer.state(), replies, answer.deeds(), answer.ending(), answer.dueAt(),
                answer.journal());
    }

    /** Hears what was said to people since the last time, and returns when it is done. */
    public void hearDue() {
        for (var organization : AnswerRepository.organizations(database)) {
            database.inTransaction(organization, tx -> repository.unheard(tx, clock.instant()))
                    .forEach(one -> hear(organization, one));
        }
    }

    /** One that fails does not keep the others from being heard, and is tried again. */
    private void hear(OrganizationId organization, Unheard unheard) {
        Optional<String> text;
        try {
            text = database.inTransaction(organization, tx -> threads.message(tx, unheard.message())).flatMap(
                    message -> said(organization, patient(organization, unheard.conversation()), message));
        } catch (RuntimeException failure) {
            if (Database.isAway(failure)) {
                throw failure;
            }
            failed(organization, unheard, failure);
            return;
        }
        answer(organization, unheard, text.map(Outgoing::toCustomer));
    }

    /** What can never be heard is said to whoever has the conversation: they read what the customer wants, and can do it. */
    private void failed(OrganizationId organization, Unheard unheard, RuntimeException failure) {
        if (unheard.attempts() + 1 < MOST_ATTEMPTS) {
            LOG.warn("Message {} could not be heard as an answer, and is tried again", unheard.message(), failure);
            var pause = FIRST_PAUSE.multipliedBy((long) Math.pow(LONGER, unheard.attempts()));
            database.inTransaction(organization, tx -> {
                repository.later(tx, unheard, clock.instant().plus(pause));
                return unheard;
            });
        } else {
            LOG.error("Message {} could not be heard as an answer, however often it was tried", unheard.message(),
                    failure);
            answer(organization, unheard,
                    Optional.of(Outgoing.systemLine("O que o cliente respondeu não pôde ser feito: confira a agenda",
                            Json.mapper().createObjectNode().put("event", "answer_failed"))));
        }
    }

    private Patient patient(OrganizationId organization, UUID conversation) {
        var customer = database.inTransaction(organization, tx -> threads.find(tx.last(), conversation)).orElseThrow()
                .customer();
        return new Patient(customer.id(), customer.name(), conversation);
    }

    /** What was heard is told once, whichever server did it: by the system, for the bot does not speak where people do. */
    private void answer(OrganizationId organization, Unheard unheard, Optional<Outgoing> said) {
        var stored = database.inTransaction(organization, tx -> {
            threads.lock(tx, unheard.conversation());
            if (!repository.heard(tx, unheard.message())) {
                return Optional.<UUID>empty();
            }
            return said.map(message -> {
                threads.add(tx, unheard.conversation(), message);
                return message.id();
            });
        });
        stored.ifPresent(id -> told.of(organization, List.of(id), List.of(unheard.conversation())));
    }

    /** What is said to a message, if it answers something. */
    private Optional<String> said(OrganizationId organization, Patient patient, MessageView message) {
        return pressed(message).or(() -> written(organization, patient, message))
                .flatMap(answer -> answer.asking().done(organization, patient, answer.deed(), answer.about()));
    }

    private Optional<Reply> pressed(MessageView message) {
        return message.metadata() instanceof JsonObject metadata
                ? button(metadata.getJsonObject("interactive_reply", new JsonObject()).getString("id", ""))
                : Optional.empty();
    }

    private Optional<Reply> written(OrganizationId organization, Patient patient, MessageView message) {
        var plain = Typed.plain(message.content());
        var number = Typed.number(plain);
        if (number.isEmpty() && askings.stream().allMatch(one -> one.deed(plain).isEmpty())) {
            return Optional.empty();
        }
        return database.inTransaction(organization,
                tx -> repository.lastQuestion(tx.last(), patient.id(), clock.instant(), message.id()))
                .flatMap(question -> number.isPresent()
                        ? option(question.metadata(), number.getAsInt()).flatMap(this::button)
                        : asking(question.kind()).flatMap(asking -> asking.deed(plain)
                                .map(deed -> new Reply(asking, deed, question.about()))));
    }

    /** The id of the button that a number means where there are no buttons. */
    private static Optional<String> option(JsonObject metadata, int number) {
        var buttons = metadata.getJsonObject("interactive", new JsonObject()).getJsonArray("buttons", new JsonArray());
        return number >= 1 && number <= buttons.size()
                ? Optional.ofNullable(buttons.getJsonObject(number - 1).getString("id"))
                : Optional.empty();
    }

    private Optional<Reply> button(String id) {
        var parts = id.split("/", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            var about = UUID.fromString(parts[2]);
            return asking(parts[0]).map(asking -> new Reply(asking, parts[1], about));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Optional<Asking> asking(String kind) {
        return askings.stream().filter(one -> one.kind().equals(kind)).findFirst();
    }
}
