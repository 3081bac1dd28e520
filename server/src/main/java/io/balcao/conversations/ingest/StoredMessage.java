package io.balcao.conversations.ingest;

import io.balcao.conversations.thread.Conversation;
import io.balcao.conversations.thread.MessageView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the database says of a message that was new.
 *
 * @param index which of the batch it was
 * @param answer what it tells of how its writer was served, to be seen among its metadata; null when it is no answer
 * @param isLast whether it is the newest of its conversation in this batch
 */
record StoredMessage(int index, Instant createdAt, boolean isLate, MessageView.@Nullable Quote replyTo,
        @Nullable String answer, boolean isLast, Conversation conversation) {}
