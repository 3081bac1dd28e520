package io.balcao.conversations.lane;

import io.balcao.conversations.thread.Conversation;
import io.balcao.conversations.thread.MessageView;
import io.balcao.conversations.thread.Outgoing;
import io.balcao.platform.OrganizationId;
import io.vertx.core.json.JsonObject;
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

    /**
     * What the customer said since the last answer.
     *
     * @param state what this responder kept of the conversation; empty at first
     * @param messages at least one, oldest first
     */
    record Turn(OrganizationId organization, Conversation conversation, JsonObject state, List<MessageView> messages) {}

    /**
     * What to say and do.
     *
     * @param state to be kept for the next turn
     * @param replies in the order in which they leave; may be empty
     */
    record Answer(JsonObject state, List<Outgoing> replies, Optional<Handover> handover) {
        /** Says something and waits for the customer. */
        public static Answer say(JsonObject state, List<Outgoing> replies) {
            return new Answer(state, replies, Optional.empty());
        }
    }

    /**
     * The bot gives the conversation to people.
     *
     * @param department whose queue; empty for that of the fallback department
     * @param needsAttention whether the customer asked for a person or the bot gave up
     */
    record Handover(Optional<UUID> department, boolean needsAttention) {}
}
