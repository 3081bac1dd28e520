package io.balcao.bot.library;

import io.balcao.platform.Problem;
import io.balcao.platform.http.Request;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which runs somebody wants to see.
 *
 * @param block only those that came to it
 * @param port with a block: only those that left it so
 * @param isResting with a block: only those that rest there now, with the bot
 * @param ending {@code under_way} for those without one
 */
record RunFilter(@Nullable UUID version, @Nullable Instant from, @Nullable Instant to, @Nullable String block,
        @Nullable String port, boolean isResting, @Nullable String ending) {
    static RunFilter of(Request request) {
        var filter = new RunFilter(request.queryId("version_id").orElse(null), request.queryTime("from").orElse(null),
                request.queryTime("to").orElse(null), request.query("block").orElse(null),
                request.query("port").orElse(null), request.queryFlag("resting").orElse(false),
                request.query("ending").orElse(null));
        if (filter.block == null && (filter.port != null || filter.isResting)) {
            throw new Problem.Unprocessable("block", "must be given too");
        }
        return filter;
    }
}
