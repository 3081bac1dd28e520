package io.balcao.bot.flow;

import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What becomes of what blocks do outside of the conversation: see {@link CallingType}. */
@FunctionalInterface
public interface Calls {
    /** They are made. */
    Calls REAL = (_, call) -> call.make();
    /** They are rehearsed; blocks that cannot rehearse leave by {@link BlockType#ERROR}. */
    Calls REHEARSED = (_, call) -> call.rehearse().orElse(null);
    /** They are made where they cannot be rehearsed: somebody tries a flow out and wants to see what others answer. */
    Calls TRIED = (_, call) -> call.rehearse().orElseGet(call::make);

    /**
     * The answer; null when there is none, as when this throws.
     *
     * @param block that asks
     */
    @Nullable
    JsonObject answer(String block, Call call);

    /** What a block is about to do. */
    interface Call {
        /** Does it. */
        JsonObject make();

        /** What would come of it; empty when only doing it shows that. */
        Optional<JsonObject> rehearse();
    }
}
