package io.balcao.insights;

import io.balcao.insights.Measure.Length;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How much there is of each fact, of whatever they were gathered for: the only way from facts to metrics. */
final class Sums {
    private final Map<String, Sum> sums = new HashMap<>();
    private final Map<String, Map<Integer, Long>> times = new HashMap<>();

    /** @param begunThen how many of them are of what began in the period */
    private record Sum(long amount, long totalMs, long begunThen) {
        static final Sum NONE = new Sum(0, 0, 0);

        Sum and(Sum other) {
            return new Sum(amount + other.amount, totalMs + other.totalMs, begunThen + other.begunThen);
        }
    }

    void add(String fact, long amount, long totalMs, long begunThen) {
        sums.merge(fact, new Sum(amount, totalMs, begunThen), Sum::and);
    }

    void time(String fact, List<Integer> seconds, List<Integer> amounts) {
        var spread = times.computeIfAbsent(fact, any -> new HashMap<>());
        for (int i = 0; i < seconds.size(); i++) {
            spread.merge(seconds.get(i), amounts.get(i).longValue(), Long::sum);
        }
    }

    boolean hasAny(List<Metric> metrics) {
        return metrics.stream().flatMap(metric -> metric.facts().stream()).anyMatch(sums::containsKey);
    }

    Measure measure(Metric metric) {
        return switch (metric) {
            case RESOLUTION_RATE -> new Measure(begun(), begunThen(metric));
            case CONTAINMENT -> new Measure(begun(), begun() - begunThen(metric));
            case SLA_FIRST_RESPONSE, SLA_NEXT_RESPONSE, SLA_RESOLUTION -> new Measure(
                    amount(metric.met()) + amount(metric.missed()), amount(metric.met()));
            case CSAT -> Measure.ofScores(Metric.scores().stream().map(this::amount).toList());
            case CSAT_ANSWERED -> new Measure(amount(Metric.ASKED), begunThen(metric));
            default -> metric.unit() == Metric.Unit.COUNT
                    ? new Measure(amount(metric.wire()), amount(metric.wire()))
                    : new Measure(amount(metric.wire()), of(metric.wire()).totalMs(), spread(metric));
        };
    }

    private List<Length> spread(Metric metric) {
        return new TreeMap<>(times.getOrDefault(metric.wire(), Map.of())).entrySet().stream()
                .map(time -> new Length(time.getKey(), time.getValue())).toList();
    }

    /** The services that began: conversations that were opened, or opened again. */
    private long begun() {
        return amount(Metric.OPENED.wire()) + amount(Metric.REOPENED.wire());
    }

    private long begunThen(Metric metric) {
        return metric.facts().stream().mapToLong(fact -> of(fact).begunThen()).sum();
    }

    private long amount(String fact) {
        return of(fact).amount();
    }

    private Sum of(String fact) {
        return sums.getOrDefault(fact, Sum.NONE);
    }
}
