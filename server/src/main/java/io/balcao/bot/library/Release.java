package io.balcao.bot.library;

import io.balcao.bot.flow.Spread;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What new conversations of a flow run.
 *
 * @param canary tried out by a share of them; null when none is
 * @param share of a hundred
 */
record Release(UUID stable, @Nullable UUID canary, int share) {
    static final int ALL = 100;

    /**
     * A customer is on the same side in every conversation, and who is in a share is in each larger one. Another version
     * tried out meets others first.
     */
    UUID of(UUID customer) {
        return canary != null && Spread.of(ALL, customer, canary) < share ? canary : stable;
    }
}
