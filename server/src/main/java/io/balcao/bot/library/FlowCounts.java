package io.balcao.bot.library;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Schema of the same name in the OpenAPI document: what happened in a flow, of runs that began in a period.
 *
 * @param runs how many there were
 */
record FlowCounts(long runs, List<Ended> endings, List<Way> ways, List<Visited> blocks) {
    FlowCounts {
        blocks = List.copyOf(blocks);
        endings = List.copyOf(endings);
        ways = List.copyOf(ways);
    }

    /** @param ending null of runs under way */
    record Ended(@Nullable String ending, long runs) {}

    /** How many runs came to a block, and how many of them left it again. */
    record Visited(String block, long came, long left) {}

    /**
     * How often a block was left by one way.
     *
     * @param port null for runs that rest at the block now
     * @param times more than runs when runs came by several times
     */
    record Way(String block, @Nullable String port, long times, long runs) {}
}
