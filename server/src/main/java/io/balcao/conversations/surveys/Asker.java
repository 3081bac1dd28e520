package io.balcao.conversations.surveys;

import io.balcao.channels.Choices;
import io.balcao.channels.Choices.Labels;
import io.balcao.channels.Choices.Option;
import io.balcao.channels.Failure;
import io.balcao.conversations.outbox.OutboxWaker;
import io.balcao.conversations.surveys.SurveyRepository.Due;
import io.balcao.conversations.surveys.SurveyRepository.Held;
import io.balcao.conversations.thread.Conversation;
import io.balcao.conversations.thread.CustomerTexts;
import io.balcao.conversations.thread.MessageView;
import io.balcao.conversations.thread.MessageView.Reason;
import io.balcao.conversations.thread.Offered;
import io.balcao.conversations.thread.Outgoing;
import io.balcao.conversations.thread.Owner;
import io.balcao.conversations.thread.StatusEvents.Change;
import io.balcao.conversations.thread.ThreadEvents;
import io.balcao.conversations.thread.ThreadRepository;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.platform.realtime.Event;
import io.balcao.platform.realtime.EventStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what is due: the question, the thanks, that a comment was noted. What is due stands in the database, so whichever
 * server looks next finds what one left that died; under the conversation's lock each is said once, or not at all when the
 * customer wrote or a person came back meanwhile.
 */
final class Asker {
    private static final Logger LOG = LoggerFactory.getLogger(Asker.class);
    private static final String WITHDRAWN = "taken_over";
    private static final Reason WHY_WITHDRAWN = new Reason(WITHDRAWN,
            Failure.text(WITHDRAWN, Locale.forLanguageTag("pt-BR")));
    private static final int STEP = 100;

    private final Database database;
    private final EventStream events;
    private final OutboxWaker outbox;
    private final InstantSource clock;
    private final ThreadRepository threads;
    private final SurveyRepository repository = new SurveyRepository();
    private final SurveySettingsRepository settings = new SurveySettingsRepository();

    Asker(Database database, EventStream events, OutboxWaker outbox, InstantSource clock, ThreadRepository threads) {
        this.database = database;
        this.events = events;
        this.outbox = outbox;
        this.clock = clock;
        this.threads = threads;
    }

    /** Everything that is due. */
    void look() {
        SurveyRepository.organizations(database, clock.instant()).forEach(this::look);
    }

    /** What is due in an organization. */
    void look(OrganizationId organization) {
        var now = clock.instant();
        List<Due> due;
        do {
            due = database.inTransaction(organization, tx -> repository.due(tx.last(), now, STEP));
            due.forEach(one -> doOrLater(organization, one, now));
        } while (due.size() == STEP);
    }

    /** One that fails does not keep the others from being said. */
    private void doOrLater(OrganizationId organization, Due due, Instant now) {
        try {
            act(organization, due, now);
        } catch (RuntimeException failure) {
            if (Database.isAway(failure)) {
                throw failure;
            }
            LOG.error("A question about a service could not be handled", failure);
            database.inTransaction(organization, tx -> {
                repository.later(tx, due.survey());
                return due;
            });
        }
    }

    private record Told(List<MessageView> messages, List<Change> withdrawn, Conversation row) {}

    private void act(OrganizationId organization, Due due, Instant now) {
        var told = database.inTransaction(organization, tx -> {
            var conversation = threads.lock(tx, due.conversation()).orElseThrow();
            var wanted = settings.find(tx);
            return repository.lock(tx, due, now, wanted.pauseDays())
                    .map(held -> new Act(tx, due, held, conversation, wanted).done());
        });
        told.ifPresent(done -> {
            var said = new ArrayList<Event>();
            done.withdrawn().forEach(change -> said.add(ThreadEvents.messageStatus(change)));
            done.messages().forEach(message -> said.add(ThreadEvents.newMessage(message)));
            if (!said.isEmpty()) {
                said.add(ThreadEvents.conversationUpdate(organization, done.row()));
                events.publish(organization, said);
                outbox.wake(organization);
            }
        });
    }

    /** One thing to do, in the transaction that holds all it is about. */
    private final class Act {
        private final Tx tx;
        private final UUID survey;
        private final Due due;
        private final Held held;
        private final Conversation conversation;
        private final SurveySettings wanted;

        Act(Tx tx, Due due, Held held, Conversation conversation, SurveySettings wanted) {
            this.tx = tx;
            this.survey = due.survey();
            this.due = due;
            this.held = held;
            this.conversation = conversation;
            this.wanted = wanted;
        }

        Told done() {
            List<Change> withdrawn = List.of();
            List<Outgoing> said = List.of();
            switch (held.act()) {
                case "ask" -> said = ask();
                case "thank" -> said = thank();
                case "acknowledge" -> said = acknowledge();
                case "withdraw" -> withdrawn = withdraw();
                default -> throw new IllegalStateException(held.act());
            }
            said.forEach(message -> threads.add(tx, conversation.id(), message));
            return new Told(said.stream().map(message -> threads.message(tx, message.id()).orElseThrow()).toList(),
                    withdrawn, threads.find(tx, conversation.id()).orElseThrow());
        }

        private List<Outgoing> ask() {
            var whyNot = whyNotAsked();
            if (whyNot != null) {
                repository.drop(tx, survey, whyNot);
                return List.of();
            }
            repository.asked(tx, survey);
            var words = words();
            var options = new ArrayList<Option>();
            for (int i = 0; i < words.scale().size(); i++) {
                int score = words.scale().size() - i;
                options.add(new Option(SurveyAnswer.id(survey, score), score + " – " + words.scale().get(i)));
            }
            return offered(filled(words.question()), options, words, "question");
        }

        private @Nullable String whyNotAsked() {
            if (!wanted.isActive()) {
                return "switched_off";
            }
            if (conversation.owner() != Owner.NOBODY) {
                return "reopened";
            }
            if (held.hasWritten()) {
                return "written";
            }
            if (!conversation.isWindowOpen(clock.instant())) {
                return "window";
            }
            return held.wasAskedLately() && wanted.pauseDays() > 0 ? "asked_lately" : null;
        }

        private boolean isStillTheirs() {
            return conversation.owner() == Owner.NOBODY && !held.hasWritten()
                    && conversation.isWindowOpen(clock.instant());
        }

        /** The score goes into the ledger here, for here the conversation is held. */
        private List<Outgoing> thank() {
            repository.recordScore(tx, survey);
            repository.done(tx, survey);
            if (!isStillTheirs()) {
                return List.of();
            }
            var words = words();
            var thanks = filled(words.thanks());
            return wanted.asksComment()
                    ? offered(thanks + "\n\n" + filled(words.commentQuestion()), List.of(
                            new Option(SurveyAnswer.id(survey, SurveyAnswer.NOTHING_TO_ADD), words.nothingToAdd())),
                            words, "thanks")
                    : offered(thanks, List.of(), words, "thanks");
        }

        private List<Outgoing> acknowledge() {
            repository.done(tx, survey);
            return isStillTheirs()
                    ? offered(filled(words().acknowledgement()), List.of(), words(), "acknowledgement")
                    : List.of();
        }

        private List<Change> withdraw() {
            var withdrawn = repository.withdraw(tx, conversation.id(), WHY_WITHDRAWN);
            if (repository.neverLeft(tx, due)) {
                repository.drop(tx, survey, "unsent");
            } else {
                repository.done(tx, survey);
            }
            return withdrawn;
        }

        private SurveyWords words() {
            return wanted.words(settings.locale(tx));
        }

        private String filled(String text) {
            return CustomerTexts.fill(text, held.attendant(), held.department()).orElse(text);
        }

        /** What the console draws it from says which part of a question it is. */
        private List<Outgoing> offered(String text, List<Option> options, SurveyWords words, String part) {
            var choices = new Choices(null, text, null, options, new Labels(words.open(), words.open()), "surveys");
            return choices.messages().stream().map(Offered::byBot).map(message -> {
                message.metadata().putObject("survey").put("id", survey.toString()).put("part", part);
                return message;
            }).toList();
        }
    }
}
