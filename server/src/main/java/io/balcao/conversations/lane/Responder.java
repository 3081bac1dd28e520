package io.balcao.conversations.lane;

import io.balcao.conversations.thread.Conversation;
import io.balcao.conversations.thread.MessageView;
import io.balcao.conversations.thread.Outgoing;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Tx;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What answers customers as long as no person does: a menu, a flow, an AI. Implemented by the bot. */
@FunctionalInterface
public interface Responder {
    /**
     * Decides what to say. Runs on a virtual thread and may take its time; what it decides counts only if the
     * conversation still belongs to the bot then. Must not change anything itself: it can be asked again for the same
     * turn after a crash.
     */
    Answer answer(Turn turn);

    /** Whether the answer will wait for somebody else's server, and so should not keep others waiting. */
    default boolean isSlow(Turn turn) {
        return false;
    }

    /**
     * What the customer said since the last answer.
     *
     * @param state what this responder kept of the conversation; empty at first
     * @param messages oldest first; none when the responder wanted to be asked now
     */
    record Turn(OrganizationId organization, Conversation conversation, JsonObject state, List<MessageView> messages) {}

    /**
     * What to say and do.
     *
     * @param state to be kept for the next turn
     * @param replies in the order in which they leave; may be empty
     * @param deeds done to the conversation, in order
     * @param ending what ends the bot's part; empty when it goes on
     * @param dueAt when to be asked again although nobody wrote; a time that has passed asks again at once
     * @param journal written in the transaction of the answer
     */
    record Answer(JsonObject state, List<Outgoing> replies, List<Deed> deeds, Optional<Ending> ending,
            Optional<Instant> dueAt, Journal journal) {
        public Answer {
            replies = List.copyOf(replies);
            deeds = List.copyOf(deeds);
        }

        /** Says something and waits for the customer. */
        public static Answer say(JsonObject state, List<Outgoing> replies) {
            return new Answer(state, replies, List.of(), Optional.empty(), Optional.empty(), (tx, conversation) -> {});
        }

        /** The same, and with it the bot's part ends. */
        public Answer ending(Ending end) {
            return new Answer(state, replies, deeds, Optional.of(end), Optional.empty(), journal);
        }

        /** The same, to be asked again at that time. */
        public Answer until(Instant due) {
            return new Answer(state, replies, deeds, ending, Optional.of(due), journal);
        }

        /** Who gets the conversation; empty when people do not get it. */
        public Optional<Handover> handover() {
            return ending.filter(Handover.class::isInstance).map(Handover.class::cast);
        }
    }

    /** Something that is noted of a conversation. */
    sealed interface Deed {
        /** @param name of a tag; one that is in no catalogue, or there already, changes nothing */
        record Tag(String name) implements Deed {}

        record Untag(String name) implements Deed {}

        /** @param priority {@code low}, {@code normal}, {@code high} or {@code urgent} */
        record Prioritize(String priority) implements Deed {}

        /**
         * Something in the customer's record.
         *
         * @param value empty takes it away
         */
        record Describe(String key, String value) implements Deed {}

        /** @param score of how they were served, from 1 to 5; the first that they give counts */
        record Score(short score) implements Deed {}

        /** @param text for people only */
        record Note(String text) implements Deed {}
    }

    /** What ends the bot's part. */
    sealed interface Ending {}

    /** Nothing is left to be said: the next message opens another conversation. */
    record Closing() implements Ending {}

    /** What a responder writes for itself: of an answer that does not count nothing remains. */
    @FunctionalInterface
    interface Journal {
        void write(Tx tx, Conversation conversation);
    }

    /**
     * The bot gives the conversation to people.
     *
     * @param department whose queue; empty for that of the fallback department
     * @param user who gets it at once, if a queue could give it to them now
     * @param needsAttention whether the customer asked for a person or the bot gave up
     */
    record Handover(Optional<UUID> department, Optional<UUID> user, boolean needsAttention) implements Ending {
        /** To whomever the queue finds. */
        public Handover(Optional<UUID> department, boolean needsAttention) {
            this(department, Optional.empty(), needsAttention);
        }
    }
}
