package io.balcao.operations.letters;

import io.balcao.platform.http.Json;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that could not be used, without what it says. Schema {@code DeadLetter}.
 *
 * @param size of what it says, in bytes
 * @param replays how often somebody has tried it again
 * @param outcome what came of the last time
 * @param note why it was discarded
 */
record DeadLetter(UUID id, String source, String state, String reason, int size, @Nullable String channelName,
        int replays, @Nullable String outcome, @Nullable String note, @Nullable String settledByName,
        @Nullable Instant settledAt, Instant createdAt) {
    private static final String OPEN = "open";

    /** Whether somebody has still to look after it. */
    boolean isOpen() {
        return state.equals(OPEN);
    }

    /** A mail's text is gone with its end: there is nothing to be sent again. */
    boolean canReplay() {
        return isOpen() && !source.equals("mail");
    }

    /** Its place in the list. */
    String[] place() {
        return new String[]{Json.time(createdAt), id.toString()};
    }

    View view() {
        return new View(id, source, state, reason, size, channelName, canReplay(), replays, outcome, note,
                settledByName, settledAt, createdAt);
    }

    /** The wire form. */
    record View(UUID id, String source, String state, String reason, int size, @Nullable String channelName,
            boolean canReplay, int replays, @Nullable String outcome, @Nullable String note,
            @Nullable String settledByName, @Nullable Instant settledAt, Instant createdAt) {}
}
