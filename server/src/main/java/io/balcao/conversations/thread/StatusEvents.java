package io.balcao.conversations.thread;

import io.balcao.conversations.thread.MessageView.Reason;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Database;
import io.balcao.platform.realtime.Event;
import io.balcao.platform.realtime.EventStream;
import io.balcao.platform.work.Background;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells what became of messages: to the thread at once, to the list, whose row shows the ticks, right after. */
public final class StatusEvents {
    /** The name of the signal that WhatsApp said something new about an organization's templates. */
    public static final String TEMPLATES_CHANGED = "templates_changed";

    private final Database database;
    private final ThreadRepository threads;
    private final EventStream events;
    private final Background background;

    public StatusEvents(Database database, ThreadRepository threads, EventStream events, Background background) {
        this.database = database;
        this.threads = threads;
        this.events = events;
        this.background = background;
    }

    /**
     * All of a message of ours that a status can change.
     *
     * @param version of the message, when it became so
     * @param isLast whether the message is the newest of its conversation, so that the list's row changes too
     */
    public record Change(UUID messageId, UUID conversationId, String status, @Nullable Reason error, boolean isLast,
            @Nullable String whatsappMessageId, @Nullable Instant sentAt, int version) {
        /** What {@code advance_statuses} and the functions on it give. */
        public static final String COLUMNS = "message_id, conversation_id, status, error, is_last, whatsapp_message_id,"
                + " sent_at, version";

        /** Reads a row of the {@link #COLUMNS}. */
        public static Change read(Columns row) {
            var status = row.requiredText(2);
            return new Change(row.id(0), row.id(1), status, Reason.of(row.anyJson(3)), row.flag(4), row.text(5),
                    MessageView.sentAt(status, row.time(6)), row.integer(7));
        }
    }

    /** After the commit. Does not wait. */
    public void publish(OrganizationId organization, List<Change> changes) {
        events.publish(organization, changes.stream().map(ThreadEvents::messageStatus).toList());
        var rows = changes.stream().filter(Change::isLast).map(Change::conversationId).collect(Collectors.toSet());
        if (!rows.isEmpty()) {
            publishAgain(organization, List.of(), rows);
        }
    }

    /** Messages and rows of the list as they are now. Does not wait. */
    public void publishAgain(OrganizationId organization, Collection<UUID> messages, Collection<UUID> conversations) {
        background.run("news of a thread", () -> orLoadAfresh(() -> {
            var told = database.inTransaction(organization, tx -> {
                var found = new ArrayList<Event>();
                messages.forEach(id -> threads.message(tx, id)
                        .ifPresent(message -> found.add(ThreadEvents.newMessage(message))));
                threads.find(tx.last(), conversations)
                        .forEach(row -> found.add(ThreadEvents.conversationUpdate(organization, row)));
                return found;
            });
            events.publish(organization, told);
        }));
    }

    /** Rows of the list whose customer turned out to be another. Does not wait. */
    public void publishMerged(OrganizationId organization, Collection<UUID> conversations) {
        if (!conversations.isEmpty()) {
            background.run("merged conversations", () -> orLoadAfresh(() -> {
                var rows = database.inTransaction(organization, tx -> threads.find(tx.last(), conversations));
                events.publish(organization,
                        rows.stream().map(row -> ThreadEvents.conversationMerged(organization, row)).toList());
            }));
        }
    }

    /** What was committed and cannot be read to be told, the consoles must load. */
    private void orLoadAfresh(Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException failure) {
            events.missed();
            throw failure;
        }
    }
}
