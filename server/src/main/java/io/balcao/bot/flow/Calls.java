package io.balcao.bot.flow;

import io.vertx.core.json.JsonObject;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What becomes of calls to somebody else's server: see {@link CallingType}. */
@FunctionalInterface
public interface Calls {
    /** They are made. */
    Calls REAL = (_, call) -> call.get();
    /** They are not: blocks that would make one leave by {@link BlockType#ERROR}. */
    Calls NONE = (_, _) -> null;

    /**
     * The answer; null when there is none, as when this throws.
     *
     * @param block that asks
     * @param call really asks
     */
    @Nullable
    JsonObject answer(String block, Supplier<JsonObject> call);
}
