package io.balcao.insights;

import org.jspecify.annotations.Nullable;

/**
 * What a metric came to.
 *
 * @param amount how many were measured; of a share, of how many it is a part
 * @param total the sum of what was measured, in milliseconds; of a share, how many are the part; of a count, the count
 */
record Measure(long amount, long total) {
    /** Null when there is nothing to take it of. */
    @Nullable
    Double value(Metric metric) {
        return switch (metric.unit()) {
            case COUNT -> (double) amount;
            case MILLISECONDS -> amount == 0 ? null : Double.valueOf(Math.rint((double) total / (double) amount));
            case SHARE -> amount == 0 ? null : Double.valueOf((double) total / (double) amount);
        };
    }
}
