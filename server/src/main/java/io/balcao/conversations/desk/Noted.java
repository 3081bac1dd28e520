package io.balcao.conversations.desk;

import io.balcao.conversations.thread.Conversation;
import io.balcao.conversations.thread.MessageView;
import io.balcao.conversations.thread.Outgoing;
import io.balcao.conversations.thread.ThreadEvents;
import io.balcao.conversations.thread.ThreadRepository;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Tx;
import io.balcao.platform.realtime.EventStream;
import java.util.List;
import java.util.Optional;

/**
 * What became of a conversation of which something was noted, such as its priority or a tag.
 *
 * @param line that says so in the thread; empty when nothing changed
 */
record Noted(Conversation after, Optional<MessageView> line) {
    static Noted nothing(Conversation before) {
        return new Noted(before, Optional.empty());
    }

    /** Puts the line into the thread of a conversation that has been changed. */
    static Noted with(Tx tx, ThreadRepository threads, Conversation before, Outgoing line) {
        threads.add(tx, before.id(), line);
        return new Noted(threads.find(tx, before.id()).orElseThrow(), threads.message(tx, line.id()));
    }

    /** Tells whoever sees it, after the commit, and gives the conversation as it is now. */
    Conversation told(EventStream events, OrganizationId organization) {
        line.ifPresent(said -> events.publish(organization,
                List.of(ThreadEvents.newMessage(said), ThreadEvents.conversationUpdate(organization, after))));
        return after;
    }
}
