package io.balcao.conversations.queues;

import io.balcao.conversations.thread.Conversation;
import io.balcao.conversations.thread.MessageView;
import io.balcao.conversations.thread.StatusEvents.Change;
import io.balcao.platform.realtime.Event;
import io.balcao.platform.realtime.Room;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a transaction gave out or put back, to be told when it is committed.
 *
 * @param isIncomplete whether a conversation could not be given out because somebody else held it at that moment
 */
public record Handed(List<Moved> moved, boolean isIncomplete) {
    /** Nobody waited, or nobody was free. */
    public static final Handed NOTHING = new Handed(List.of(), false);

    /**
     * @param before the rooms that saw it until now
     * @param notices what particular people are told of it
     */
    record Moved(Conversation after, List<Room> before, List<MessageView> stored, List<Change> withdrawn,
            List<Event> notices) {}

    /** This, and after it what another step of the same transaction did. */
    Handed and(Handed later) {
        return new Handed(Stream.concat(moved.stream(), later.moved().stream()).toList(),
                isIncomplete || later.isIncomplete());
    }

    /** A conversation as it left it, if it touched it. */
    public Optional<Conversation> find(UUID conversation) {
        return moved.stream().map(Moved::after).filter(after -> after.id().equals(conversation))
                .reduce((earlier, later) -> later);
    }
}
