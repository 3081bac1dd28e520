package io.balcao.bot.flow;

import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.UUID;

/**
 * Blocks that ask somebody else's server, or do something that takes long. What the run said before is committed and on its
 * way by then; the call is made in a turn of its own. After a crash in the middle it is made again, under the same id, so
 * that who is asked can tell a repetition; what it answered counts once.
 *
 * @param <S> the settings of a block
 */
public interface CallingType<S> extends BlockType<S> {
    @Override
    default boolean isResting() {
        return true;
    }

    @Override
    default Move enter(S settings, Scene scene) {
        return new Move.Call();
    }

    /**
     * Makes the call. Waits as long as it takes; changes nothing of the run.
     *
     * @param id the same one whenever this call is made again
     * @return what {@link #resume} is to know
     */
    JsonObject call(S settings, Scene scene, UUID id);

    /**
     * What the call would answer while somebody tries the flow out: looks, and changes nothing anywhere. Empty when only the
     * call itself can tell.
     */
    default Optional<JsonObject> rehearse(S settings, Scene scene, UUID id) {
        return Optional.empty();
    }

    /** Acts when the call was answered. */
    Move resume(S settings, Scene scene, JsonObject answer);
}
