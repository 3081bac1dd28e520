package io.balcao.conversations.desk;

import io.balcao.platform.db.Tx;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the bot goes on with a conversation that people give back to it. Implemented by the bot. */
@FunctionalInterface
public interface Entrances {
    /**
     * What the bot keeps of the conversation, so that it goes on there by itself.
     *
     * @param block null is the flow's beginning
     * @param ownerVersion of the stretch in which the bot has it
     * @return empty when there is no such place
     */
    Optional<JsonObject> at(Tx tx, UUID flow, @Nullable String block, Handled handled, int ownerVersion);

    /**
     * What people did with it: facts, for the bot's next words.
     *
     * @param userName who had it last; null when nobody did
     * @param lastNote what they noted last, or said when they gave it back; null when they did neither
     */
    record Handled(@Nullable String userName, @Nullable Instant since, @Nullable String lastNote) {}
}
