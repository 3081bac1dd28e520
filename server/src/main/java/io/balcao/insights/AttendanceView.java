package io.balcao.insights;

import io.balcao.insights.Measure.Length;
import io.balcao.insights.MetricRepository.Named;
import io.balcao.insights.MetricRepository.Share;
import io.balcao.insights.MetricRepository.Tagged;
import io.balcao.insights.MetricRepository.Time;
import io.balcao.insights.OverviewView.PeriodView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Schema {@code MetricsAttendance} of the OpenAPI document. */
record AttendanceView(PeriodView period, List<Line> byAttendant, List<Line> byDepartment) {
    /**
     * Schema {@code MetricsLine}.
     *
     * @param id null for what is in no department, or was done by nobody who logged in; and of a tag
     */
    record Line(@Nullable UUID id, @Nullable String name, List<Cell> metrics) {}

    /** Schema {@code MetricsCell}; as {@link OverviewView.Card}. */
    record Cell(String metric, String unit, @Nullable Double value, long amount, long total, @Nullable Long median,
            @Nullable Long p90) {}

    /** What there is of each fact of one line. */
    private static final class Sums {
        private final Map<String, long[]> sums = new HashMap<>();
        private final Map<String, TreeMap<Integer, Long>> times = new HashMap<>();

        void add(String fact, long amount, long totalMs) {
            var sum = sums.computeIfAbsent(fact, any -> new long[2]);
            sum[0] += amount;
            sum[1] += totalMs;
        }

        void time(String fact, int seconds, long amount) {
            times.computeIfAbsent(fact, any -> new TreeMap<>()).merge(seconds, amount, Long::sum);
        }

        boolean hasAny(List<Metric> metrics) {
            return metrics.stream().flatMap(metric -> metric.facts().stream()).anyMatch(sums::containsKey);
        }

        List<Cell> cells(List<Metric> metrics) {
            return metrics.stream().map(metric -> {
                var measure = measure(metric);
                return new Cell(metric.wire(), metric.unit().wire(), measure.value(metric), measure.amount(),
                        measure.total(), measure.median(), measure.p90());
            }).toList();
        }

        private Measure measure(Metric metric) {
            if (metric.isOfTargets()) {
                return new Measure(amount(metric.met()) + amount(metric.missed()), amount(metric.met()));
            }
            var amount = amount(metric.wire());
            return metric.unit() == Metric.Unit.COUNT
                    ? new Measure(amount, amount)
                    : new Measure(amount, sums.getOrDefault(metric.wire(), new long[2])[1],
                            times.getOrDefault(metric.wire(), new TreeMap<>()).entrySet().stream()
                                    .map(time -> new Length(time.getKey(), time.getValue())).toList());
        }

        private long amount(String fact) {
            return sums.getOrDefault(fact, new long[2])[0];
        }
    }

    /** What each one has a share of. */
    record Shares(List<Share> shares, List<Time> times) {
        /** Gathered by whose it is; under null what is nobody's. */
        private Map<@Nullable UUID, Sums> by(Function<Share, @Nullable UUID> whose,
                Function<Time, @Nullable UUID> whoseTime) {
            var lines = new HashMap<@Nullable UUID, Sums>();
            shares.forEach(share -> lines.computeIfAbsent(whose.apply(share), any -> new Sums())
                    .add(share.metric(), share.amount(), share.totalMs()));
            times.forEach(time -> lines.computeIfAbsent(whoseTime.apply(time), any -> new Sums())
                    .time(time.metric(), time.seconds(), time.amount()));
            return lines;
        }

        /** A line for each who is known and of whom there is something, in the order of the names; then what is nobody's. */
        List<Line> lines(Function<Share, @Nullable UUID> whose, Function<Time, @Nullable UUID> whoseTime,
                List<Named> known,
                Metric.Scope scope) {
            var metrics = Metric.of(scope);
            var sums = by(whose, whoseTime);
            var lines = new ArrayList<Line>();
            for (var one : known) {
                var own = sums.get(one.id());
                if (own != null && own.hasAny(metrics)) {
                    lines.add(new Line(one.id(), one.name(), own.cells(metrics)));
                }
            }
            var nobodys = sums.get(null);
            if (nobodys != null && nobodys.hasAny(metrics)) {
                lines.add(new Line(null, null, nobodys.cells(metrics)));
            }
            return lines;
        }
    }

    /** A line for each tag, in their order. */
    static List<Line> lines(List<Tagged> tagged) {
        var metrics = Metric.of(Metric.Scope.USER);
        var tags = new TreeMap<String, Sums>();
        for (var one : tagged) {
            var sums = tags.computeIfAbsent(one.tag(), any -> new Sums());
            sums.add(one.metric(), one.amount(), one.totalMs());
            if (one.seconds() != null) {
                sums.time(one.metric(), Objects.requireNonNull(one.seconds()), one.amount());
            }
        }
        return tags.entrySet().stream().map(tag -> new Line(null, tag.getKey(), tag.getValue().cells(metrics)))
                .toList();
    }

    AttendanceView withoutDepartments() {
        return new AttendanceView(period, byAttendant, List.of());
    }
}
