package io.balcao.conversations.ingest;

import io.balcao.channels.Channel;
import io.balcao.channels.StatusUpdate;
import io.balcao.conversations.thread.MessageView;
import org.jspecify.annotations.Nullable;

/**
 * A verified status on its way into the database.
 *
 * @param error why it failed, in our words
 */
record StatusArrival(Channel channel, StatusUpdate update, MessageView.@Nullable Reason error) {
    /** Our word for it: a voice note that was played was read. */
    String status() {
        return switch (update.status()) {
            case SENT -> "sent";
            case DELIVERED -> "delivered";
            case READ, PLAYED -> "read";
            case FAILED -> "failed";
        };
    }
}
