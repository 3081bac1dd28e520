package io.balcao.conversations.desk;

import io.balcao.conversations.thread.Conversation;
import io.balcao.conversations.thread.Owner;
import io.balcao.platform.Caller;
import io.balcao.platform.Problem;

/** Only who owns a conversation speaks to its customer. */
final class Ownership {
    private Ownership() {}

    static boolean isOf(Caller caller, Conversation conversation) {
        return conversation.owner() == Owner.USER && caller.userId().equals(conversation.assignedUserId());
    }

    /** Throws who owns it, when that is not the caller. */
    static void require(Caller caller, Conversation conversation) {
        if (!isOf(caller, conversation)) {
            throw refusal(conversation);
        }
    }

    /** What somebody hears who wants what another one has. */
    static Problem refusal(Conversation conversation) {
        var user = conversation.assignedUserId();
        var name = conversation.assignedUserName();
        return switch (conversation.owner()) {
            case BOT -> new Problem.Conflict("The bot has this conversation: take it over first");
            case QUEUE -> new Problem.Conflict("The conversation waits: take it over first");
            case NOBODY -> new Problem.Conflict("The conversation is closed");
            case USER -> user == null || name == null
                    ? new Problem.Conflict("Somebody else has this conversation")
                    : new Problem.AlreadyTaken(user, name);
        };
    }
}
