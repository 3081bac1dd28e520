package io.balcao.insights;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a metric came to.
 *
 * @param amount how many were measured; of a share, of how many it is a part
 * @param total the sum of what was measured, in milliseconds or scores; of a share, how many are the part; of a count, the
 *        count
 * @param spread how often each time was there, the shortest first; empty for what is no time
 * @param scores how often each score was given, the lowest first; null for what is no score
 */
record Measure(long amount, long total, List<Length> spread, @Nullable List<Long> scores) {
    private static final long MS_A_SECOND = 1_000;

    /** A length of time, rounded as in {@code rounded_seconds}, and how often it was there. */
    record Length(int seconds, long amount) {}

    Measure(long amount, long total) {
        this(amount, total, List.of(), null);
    }

    Measure(long amount, long total, List<Length> spread) {
        this(amount, total, spread, null);
    }

    static Measure ofScores(List<Long> scores) {
        long total = 0;
        for (int i = 0; i < scores.size(); i++) {
            total += scores.get(i) * (i + 1);
        }
        return new Measure(scores.stream().mapToLong(Long::longValue).sum(), total, List.of(), scores);
    }

    /** Null when there is nothing to take it of. */
    @Nullable
    Double value(Metric metric) {
        return switch (metric.unit()) {
            case COUNT -> (double) amount;
            case MILLISECONDS -> amount == 0 ? null : Double.valueOf(Math.rint((double) total / (double) amount));
            case SHARE, SCORE -> amount == 0 ? null : Double.valueOf((double) total / (double) amount);
        };
    }

    /** The time that half of them did not exceed; a mean hides the bad ones. */
    @Nullable
    Long median() {
        return percentile(50);
    }

    /** The time that nine of ten did not exceed. */
    @Nullable
    Long p90() {
        return percentile(90);
    }

    private @Nullable Long percentile(int percent) {
        var all = spread.stream().mapToLong(Length::amount).sum();
        long seen = 0;
        for (var length : spread) {
            seen += length.amount();
            if (seen * 100 >= all * percent) {
                return length.seconds() * MS_A_SECOND;
            }
        }
        return null;
    }
}
