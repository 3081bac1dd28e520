package io.balcao.channels.meta;

import com.fasterxml.jackson.databind.JsonNode;
import io.balcao.channels.StatusUpdate;
import io.balcao.channels.StatusUpdate.Status;
import io.balcao.channels.wire.Fields;
import java.time.Instant;
import java.util.Optional;

/** Reads one element of {@code statuses[]} (Meta for Developers, <i>Webhooks reference: status messages</i>). */
final class StatusReader {
    private StatusReader() {}

    /** Empty for a status that means nothing here: Meta adds words without notice. */
    static Optional<StatusUpdate> read(String id, String word, JsonNode tree, Instant receivedAt) {
        return status(word).map(status -> {
            var at = Fields.moment(tree, "timestamp", receivedAt);
            return new StatusUpdate(id, status, at == null ? receivedAt : at,
                    Fields.text(tree, "biz_opaque_callback_data"), Fields.text(tree, "recipient_id"),
                    Fields.text(tree, "recipient_user_id"), Fields.text(tree, "recipient_participant_id"),
                    Fields.errors(tree));
        });
    }

    private static Optional<Status> status(String word) {
        return switch (word) {
            case "sent" -> Optional.of(Status.SENT);
            case "delivered" -> Optional.of(Status.DELIVERED);
            case "read" -> Optional.of(Status.READ);
            case "played" -> Optional.of(Status.PLAYED);
            case "failed" -> Optional.of(Status.FAILED);
            default -> Optional.empty();
        };
    }
}
